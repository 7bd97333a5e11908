"""The pandas frame that expectations meet: a table's rows, and beside them what is wrong with each.

Facts about other tables and raw text are worked out with Arrow before Great Expectations sees the frame
(docs/decisions says why): each fact is one column of texts, null where the row is as it should be.
"""

from __future__ import annotations

import pandas as pd
import pyarrow as pa

from checks.fact import Context, Fact
from checks.suites import FACTS
from pipeline.tables import TABLES

__all__ = ["Context", "frame"]

_NULLABLE = {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
"""pandas types that keep whole numbers whole beside a null."""


def frame(table: str, rows: pa.Table, context: Context) -> pd.DataFrame:
    """Return `rows` of the named table with one column per fact, ready for its suite.

    A fact that cannot be worked out counts as wrong for every row, with the reason. KeyError when no such
    table is declared.
    """
    beside = [(fact.column, _worked_out(fact, rows, context)) for fact in FACTS[TABLES[table].name]]
    examined = rows
    for column, problems in beside:
        examined = examined.append_column(column, problems)
    met: pd.DataFrame = examined.to_pandas(types_mapper=_NULLABLE.get)
    return met


def _worked_out(fact: Fact, rows: pa.Table, context: Context) -> pa.Array:
    try:
        problems = fact.find(rows, context)
        if len(problems) == rows.num_rows:
            return problems
        reason = f"cannot be examined: {len(problems)} answers for {rows.num_rows} rows"
    except Exception as error:  # a broken table must fail its checks with a reason, not crash the night
        reason = f"cannot be examined: {type(error).__name__}: {error}"
    return pa.array([reason] * rows.num_rows, pa.string())
