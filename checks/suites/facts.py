"""Dates, amounts, percentages, counts and places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from checks.columns import not_after, not_empty
from checks.fact import Context, Fact, Rules
from checks.find import joined, say
from checks.spans import in_order, inside

_MEASURED: Final = ("amount", "percentage", "count")
_DATE: Final = ("date_granularity", "date_method")
_DAYS: Final = ("date_from", "date_to")
_PLACE: Final = ("latitude", "longitude", "entity_id")
_SHARES: Final = ("%", "‰", "pp")


def _only(rows: pa.Table, kinds: Sequence[str], columns: Sequence[str]) -> pa.Array:
    """Say where a row of other kinds has one of the columns, or a row of these kinds lacks one."""
    own = pc.is_in(rows.column("kind"), pa.array(kinds, pa.string()))
    wrong = [say(pc.xor(own, pc.is_valid(rows.column(name))), _misplaced(name)) for name in columns]
    return joined(rows, wrong)


def _misplaced(name: str) -> str:
    return f"{name} is lacking, or given for another kind"


def _valued(rows: pa.Table, _: Context) -> pa.Array:
    ranged = pc.and_(pc.is_valid(rows.column("value_to")), pc.is_null(rows.column("value")))
    return joined(rows, [_only(rows, _MEASURED, ("value",)), say(ranged, "value_to without a value")])


def _measured(rows: pa.Table, _: Context) -> pa.Array:
    shared = pc.is_in(rows.column("unit"), pa.array(_SHARES, pa.string()))
    wrong = pc.xor(pc.equal(rows.column("kind"), "percentage"), pc.fill_null(shared, False))
    other = say(wrong, "a percentage is in %, ‰ or pp, and nothing else is")
    return joined(rows, [_only(rows, ("amount", "percentage"), ("unit",)), other])


def _counted(rows: pa.Table, _: Context) -> pa.Array:
    return _only(rows, ("count",), ("counted",))


def _dated(rows: pa.Table, _: Context) -> pa.Array:
    days = [pc.is_valid(rows.column(name)) for name in _DAYS]
    others = pc.and_(pc.or_(*days), pc.not_equal(rows.column("kind"), "date"))
    fixed = pc.and_(pc.equal(rows.column("date_method"), "absolute"), pc.invert(days[0]))
    return joined(
        rows,
        [
            _only(rows, ("date",), _DATE),
            say(pc.xor(*days), "only one of date_from and date_to is given"),
            say(others, "days are given for another kind"),
            say(fixed, "a date with its year has no days"),
        ],
    )


def _placed(rows: pa.Table, _: Context) -> pa.Array:
    return _only(rows, ("place",), _PLACE)


RULES: Rules = {
    "facts": (
        in_order("fact_no", overlap=True),
        inside("sentences", "sentence_no", whole=False),
        Fact("valued", "Amounts, percentages and counts have a value, and nothing else has.", _valued),
        Fact("measured", "Amounts and percentages have a unit of their kind, nothing else has.", _measured),
        Fact("counted", "A count says what is counted, and nothing else does.", _counted),
        Fact(
            "dated",
            "A date has granularity, method and, where they can be told, days; nothing else has.",
            _dated,
        ),
        Fact("placed", "A place has coordinates and an entity, and nothing else has.", _placed),
        not_after("value", "value_to", "No range ends below its beginning."),
        not_after("date_from", "date_to", "No date ends before it begins."),
        not_empty("surface", "No fact is empty."),
    ),
}
