"""The data dictionary, written from the declarations: `python -m pipeline.tables.dictionary PATH`."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.tables import TABLES
from pipeline.tables.schema import Column, Table

_HEAD = """# Data dictionary

Made from the declarations in `pipeline/tables/` by `make dictionary`; do not edit by hand.
All positions count Unicode code points from 0; an end is one past the last. All times are UTC.

"""


def render() -> str:
    """Return the whole dictionary as Markdown."""
    contents = "".join(
        f"- [`{table.name}`](#{table.name}): {table.description}\n" for table in TABLES.values()
    )
    return _HEAD + contents + "\n" + "\n".join(_section(table) for table in TABLES.values())


def _section(table: Table) -> str:
    lines = [
        f"## {table.name}",
        "",
        table.description,
        "",
        f"One row per {table.grain}. Key: {_names(table.key)}. Made by: {table.maker}."
        + (" Partitioned by `partition_day`." if table.partitioned else ""),
        "",
        "| column | type | null | meaning | from |",
        "|---|---|---|---|---|",
        *(_row(column) for column in table.columns),
        "",
    ]
    return "\n".join(lines)


def _row(column: Column) -> str:
    meaning = column.description + (f" Unit: {column.unit}." if column.unit else "")
    meaning += f" One of: {_names(column.values)}." if column.values else ""
    null = "yes" if column.nullable else "no"
    return f"| `{column.name}` | {column.type} | {null} | {meaning} | {_names(column.made_from)} |"


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(render(), encoding="utf-8")
