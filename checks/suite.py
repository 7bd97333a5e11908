"""What is expected of a table, as plain data: nothing here imports Great Expectations or Dagster."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

Severity = Literal["error", "warn"]
"""error stops what depends on the table; warn is recorded and shown."""

_NAME = re.compile(r"[A-Za-z0-9_]+")
_SEVERITY_OF_GX: Mapping[str, Severity] = {"critical": "error", "warning": "warn", "info": "warn"}


@dataclass(frozen=True)
class Expectation:
    """One Great Expectations expectation: its `type` in snake case, its arguments, and the name of its check.

    Raises ValueError when the name has characters that a Dagster check may not have.
    """

    type: str
    kwargs: Mapping[str, Any]
    name: str
    severity: Severity = "error"
    description: str = ""

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"expectation name {self.name!r} must be letters, digits and underscores")

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns that the arguments name, in order; empty for one about the whole table."""
        named = [self.kwargs.get(key) for key in ("column", "column_A", "column_B")]
        return (*(name for name in named if name), *self.kwargs.get("column_list", ()))

    @property
    def about_table(self) -> bool:
        """Whether it is about the table as a whole, so that it means something without rows."""
        return self.type.startswith("expect_table_") or self.type == "expect_column_to_exist"


@dataclass(frozen=True)
class Suite:
    """Expectations of one table. `identify` names the columns that tell a row in samples of failing rows.

    Raises ValueError when two expectations have the same name.
    """

    table: str
    expectations: tuple[Expectation, ...]
    identify: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names = [expectation.name for expectation in self.expectations]
        if repeated := {name for name in names if names.count(name) > 1}:
            raise ValueError(f"suite {self.table}: names used more than once: {', '.join(sorted(repeated))}")

    def only(self, names: Iterable[str]) -> Suite:
        """Return the suite with just the named expectations, in the suite's order."""
        chosen = set(names)
        return replace(self, expectations=tuple(e for e in self.expectations if e.name in chosen))


def from_gx(definition: Mapping[str, Any], identify: tuple[str, ...] = ()) -> Suite:
    """Read a suite that Great Expectations 1.x saved as JSON (`ExpectationSuite.to_json_dict()`).

    A check is named by `meta.name`, else by type and columns, with a number where that repeats. Severity
    critical blocks, warning and info do not. KeyError when `name` or an expectation's `type` is missing.
    """
    expectations: list[Expectation] = []
    taken: set[str] = set()
    for item in definition.get("expectations", ()):
        expectation = _from_gx(item)
        name = _free(expectation.name, taken)
        taken.add(name)
        expectations.append(replace(expectation, name=name))
    return Suite(definition["name"], tuple(expectations), identify)


def _from_gx(item: Mapping[str, Any]) -> Expectation:
    bare = Expectation(item["type"], dict(item.get("kwargs", {})), "unnamed")
    name = (item.get("meta") or {}).get("name") or "_".join(
        (item["type"].removeprefix("expect_"), *bare.columns)
    )
    return replace(
        bare,
        name=re.sub(r"\W", "_", name, flags=re.ASCII),
        severity=_SEVERITY_OF_GX[item.get("severity") or "critical"],
        description=item.get("description") or "",
    )


def _free(name: str, taken: set[str]) -> str:
    number, free = 2, name
    while free in taken:
        number, free = number + 1, f"{name}_{number}"
    return free
