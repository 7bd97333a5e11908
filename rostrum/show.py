"""Printing tables and messages, for people and for pipes."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Sequence
from enum import StrEnum

import typer
from duckdb import DuckDBPyConnection, Statement
from rich.console import Console
from rich.table import Table

from rostrum.codes import Exit

_PIPED_WIDTH = 120
# A pipe or log has no width of its own; rich would fold everything to 80 characters there.
out = Console(width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else _PIPED_WIDTH)
err = Console(stderr=True)


class Format(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"


def fail(message: str, code: Exit = Exit.FAILED) -> typer.Exit:
    """Print a message on standard error and return the exit to raise."""
    err.print(f"[red]rostrum:[/red] {_escaped(message)}", highlight=False, soft_wrap=True)
    return typer.Exit(int(code))


def answer(
    connection: DuckDBPyConnection,
    query: str | Statement,
    shape: Format = Format.table,
    most: int | None = None,
) -> None:
    """Run one statement and print what it gives; at most `most` rows of a table, with a word on the rest.

    In JSON, columns of one name are numbered: `a`, `a_1`.
    """
    cursor = connection.execute(query)
    columns = [column[0] for column in cursor.description or []]
    if shape is Format.table:
        rows = cursor.fetchall()
        grid(columns, rows[:most])
        if most is not None and len(rows) > most:
            out.print(f"  … and {len(rows) - most} more rows", style="dim")
    elif shape is Format.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(cursor.fetchall())
    else:
        columns = _told_apart(columns)
        for row in cursor.fetchall():
            print(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=str))


def _told_apart(columns: list[str]) -> list[str]:
    """Number names that occur again, past numbered names that are there already."""
    taken, given = set(columns), set[str]()
    names = []
    for column in columns:
        name, number = column, 0
        while name in given or (number and name in taken):
            number += 1
            name = f"{column}_{number}"
        given.add(name)
        names.append(name)
    return names


def grid(columns: Sequence[str], rows: Sequence[Sequence[object]], title: str | None = None) -> None:
    """Print rows as a table; null shows as a dash."""
    table = Table(title=title, title_justify="left", header_style="bold")
    for name in columns:
        table.add_column(_escaped(name), overflow="fold")
    for row in rows:
        table.add_row(*("–" if value is None else _escaped(str(value)) for value in row))
    out.print(table)


def _escaped(text: str) -> str:
    return text.replace("[", "\\[")
