"""A few failing rows, small enough to be kept with a check's result."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from checks.outcome import Cell

LONGEST = 200


def failing_rows(
    rows: pd.DataFrame, indices: Iterable[int], columns: Iterable[str]
) -> tuple[Mapping[str, Cell], ...]:
    """Return the rows at `indices` (their labels), cut to `columns`, each preceded by its row number.

    Columns that the frame lacks are left out; long values are cut after 200 characters.
    """
    shown = [column for column in dict.fromkeys(columns) if column in rows.columns]
    return tuple(
        {"row": int(index), **{column: cell(rows.at[index, column]) for column in shown}} for index in indices
    )


def cell(value: object) -> Cell:
    """Return a value of any type as one that Dagster's tables and JSON can hold."""
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    text = str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
