"""A fact: something that must hold for each row and that only Arrow, or another table, can tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa

from checks.suite import Expectation, Severity
from pipeline.positions import RawText


@dataclass(frozen=True)
class Context:
    """What a fact may look at besides its own rows, so that checks need not know where things are kept.

    `table` gives the staged rows of another table: those of the same day where it is partitioned, all
    otherwise. `raw_text` decodes a raw object as `pipeline.positions.verify` asks. `raw_size` is the size of
    a raw object in bytes, None where there is no such object. `partition_day` is None without partitions.
    """

    partition_day: date | None
    table: Callable[[str], pa.Table]
    raw_text: RawText
    raw_size: Callable[[str], int | None]
    _proofs: dict[str, tuple[pa.Table, pa.Table]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def proof(self, name: str, rows: pa.Table, prove: Callable[[], pa.Table]) -> pa.Table:
        """Return `prove()`, worked out once for the same rows of table `name`: two facts share it."""
        known = self._proofs.get(name)
        if known is None or known[0] is not rows:
            known = self._proofs[name] = (rows, prove())
        return known[1]


Find = Callable[[pa.Table, Context], pa.Array]
"""Returns one text per row, in order: null where the fact holds, what is wrong where it does not."""


@dataclass(frozen=True)
class Fact:
    """A fact about each row. `needs` names the other tables that `find` asks the context for."""

    name: str
    description: str
    find: Find
    needs: tuple[str, ...] = ()
    severity: Severity = "error"

    @property
    def column(self) -> str:
        """Column of the frame that holds what is wrong."""
        return f"problem_{self.name}"

    @property
    def expectation(self) -> Expectation:
        """The expectation that nothing is wrong."""
        return Expectation(
            "expect_column_values_to_be_null",
            {"column": self.column},
            self.name,
            self.severity,
            self.description,
        )


Rules = Mapping[str, tuple[Fact | Expectation, ...]]
"""Hand-written facts and expectations by table."""
