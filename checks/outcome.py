"""What came of one expectation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from checks.suite import Severity

Cell = str | int | float | bool | None


@dataclass(frozen=True)
class Outcome:
    """Result of one expectation on one frame.

    `observed` and `threshold` are text; `unexpected_count` and `unexpected_percent` (of the values looked
    at, 0 to 100) are None for an expectation about the whole table; `sample` holds a few failing rows;
    `error` says why the expectation could not be evaluated, which counts as a failure.
    """

    table: str
    name: str
    type: str
    severity: Severity
    succeeded: bool
    row_count: int
    observed: str | None = None
    threshold: str | None = None
    unexpected_count: int | None = None
    unexpected_percent: float | None = None
    sample: tuple[Mapping[str, Cell], ...] = ()
    error: str | None = None

    @property
    def blocks(self) -> bool:
        """Whether it stops what depends on the table."""
        return not self.succeeded and self.severity == "error"

    @property
    def summary(self) -> str:
        """One sentence for people."""
        if self.error:
            return f"could not be evaluated: {self.error}"
        return f"{'met' if self.succeeded else 'not met'}: {self.observed or 'nothing observed'}"

    def quality_row(self, partition_day: date | None) -> dict[str, object]:
        """Return the row of table `quality`, without `run_id`, which the publication adds."""
        return {
            "partition_day": partition_day,
            "table_name": self.table,
            "name": self.name,
            "kind": "expectation",
            "severity": self.severity,
            "succeeded": self.succeeded,
            "observed": self.observed if self.error is None else f"error: {self.error}",
            "threshold": self.threshold,
            "language": None,
            "source_kind": None,
        }
