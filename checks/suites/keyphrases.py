"""Keyphrases."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from checks.columns import not_empty
from checks.fact import Context, Fact, Rules
from checks.find import beside, previous, say, words

_KEY = ("document_id", "revision")
Row = dict[str, Any]


def _counted_up(rows: pa.Table, _: Context) -> pa.Array:
    numbers = rows.column("phrase_no")
    expected = pc.add(pc.fill_null(previous(rows, _KEY, "phrase_no", "phrase_no"), -1), 1)
    return say(pc.not_equal(numbers, expected), words("number ", numbers, " where ", expected, " is due"))


def _weaker(rows: pa.Table, _: Context) -> pa.Array:
    before = previous(rows, _KEY, "phrase_no", "score")
    return say(pc.greater(rows.column("score"), before), "is stronger than the phrase before it")


def _occurs(rows: pa.Table, context: Context) -> pa.Array:
    texts = beside(rows, context.table("documents"), {name: name for name in _KEY}, ("text",))
    columns = ("start_char", "end_char", "count", "occurrences")
    found = rows.select(columns).to_pylist()
    lengths = [len(text or "") for text in texts.column("text").to_pylist()]
    wrong = [_fault(row, length) for row, length in zip(found, lengths, strict=True)]
    return pa.array(wrong, pa.string())


def _fault(row: Row, length: int) -> str | None:
    places = [(each["start_char"], each["end_char"]) for each in row["occurrences"]]
    if len(places) != row["count"]:
        return f"{len(places)} places, count {row['count']}"
    if places[:1] != [(row["start_char"], row["end_char"])]:
        return "the first place is not that of the row"
    ends = [0, *(end for _, end in places)]
    apart = all(before <= start < end for before, (start, end) in zip(ends, places, strict=False))
    return None if apart and ends[-1] <= length else "places out of order or out of the text"


RULES: Rules = {
    "keyphrases": (
        Fact("counted_up", "The phrases of a document are numbered from 0 without a gap.", _counted_up),
        Fact("strongest_first", "No phrase is stronger than the one before it.", _weaker),
        Fact(
            "occurs",
            "Its places lie in the text, apart and in order, its own first.",
            _occurs,
            ("documents",),
        ),
        not_empty("surface", "No phrase is empty."),
        not_empty("phrase", "No phrase is shown by nothing."),
    ),
}
