"""Quotes and claims of a document as rows of `quotes`, but for what became of the claims."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pipeline.claims.find import Made
from pipeline.documents import Document
from pipeline.quotes.types import Quote, Span

Row = dict[str, Any]


class Entry(NamedTuple):
    """A quote or a claim with its columns, before it is numbered.

    `made` is the claim that it is, `quote` its index among the quotes; a bare title has none.
    """

    start: int
    end: int
    columns: Row
    made: Made | None
    quote: int | None


def entries(quotes: Sequence[Quote], claims: Sequence[Made]) -> list[Entry]:
    """Return quotes and claims by place, what holds another before it; a quote that is a claim comes once."""
    claimed = {one.quote: one for one in claims if one.quote is not None}
    found = [_quoted(one, number, claimed.get(number)) for number, one in enumerate(quotes)]
    found += [_bare(one) for one in claims if one.quote is None]
    return sorted(found, key=lambda one: (one.start, -one.end, one.quote is None, one.quote or 0))


def numbered(document: Document, found: Sequence[Entry], sentences: Sequence[Row]) -> list[Row]:
    """Return the rows with positions, numbers, and the numbers of those they stand in or go on from.

    `sentences` are all of the document, in order.
    """
    if not found:
        return []
    number = {one.quote: place for place, one in enumerate(found) if one.quote is not None}
    went_on = (number.get(one.columns["continues_no"]) for one in found)
    after = {before: place for place, before in enumerate(went_on) if before is not None and before < place}
    places = document.places([one.start for one in found], [one.end for one in found])
    columns = {name: values.tolist() for name, values in places.items()}
    starts = [row["start_char"] for row in sentences]
    return [
        {
            **document.shared,
            **{name: values[place] for name, values in columns.items()},
            **one.columns,
            **_surfaces(document.text, one.columns),
            "quote_no": place,
            "surface": document.text[one.start : one.end],
            "sentence_no": _sentence_at(one.start, starts, sentences),
            "parent_no": _parent(place, found, number, after),
            "continues_no": _earlier(one, found, number),
        }
        for place, one in enumerate(found)
    ]


def _parent(
    own: int, found: Sequence[Entry], number: Mapping[int, int], after: Mapping[int, int]
) -> int | None:
    """The number of the quote that one stands in: of one in pieces that piece which holds it, if any does."""
    place = number.get(found[own].columns["parent_no"])
    while place is not None and not (place < own and _holds(found[place], found[own])):
        place = after.get(place)
    return place


def _earlier(one: Entry, found: Sequence[Entry], number: Mapping[int, int]) -> int | None:
    """The number of the quote that one goes on from, which ends before it."""
    place = number.get(one.columns["continues_no"])
    return place if place is not None and found[place].end <= one.start else None


def _holds(one: Entry, other: Entry) -> bool:
    return one.start <= other.start and other.end <= one.end


def _quoted(one: Quote, number: int, made: Made | None) -> Entry:
    columns = {
        "kind": "headline" if made else one.kind,
        "form": one.form,
        **_span("cue", one.cue),
        **_span("speaker", one.speaker),
        "speaker_name": one.speaker_name,
        "speaker_entity_id": one.speaker_entity_id if one.speaker_name else None,
        "score": None if one.score is None else round(one.score, 4),
        "parent_no": one.parent,
        "continues_no": one.continues,
    }
    return Entry(one.start, one.end, columns, made, number)


def _bare(made: Made) -> Entry:
    columns = {
        "kind": "headline",
        "form": made.form,
        **_span("cue", made.cue),
        **_span("speaker", made.speaker),
        "speaker_name": made.speaker_name,
        "speaker_entity_id": made.speaker_entity_id if made.speaker_name else None,
        "score": made.score,
        "parent_no": None,
        "continues_no": None,
    }
    return Entry(made.start, made.end, columns, made, None)


def _span(name: str, span: Span | None) -> Row:
    start, end = span or (None, None)
    return {f"{name}_start_char": start, f"{name}_end_char": end}


def _surfaces(text: str, columns: Row) -> Row:
    """The words of cue and speaker."""
    names = (("cue", "cue"), ("speaker_surface", "speaker"))
    return {
        column: None
        if columns[f"{name}_start_char"] is None
        else text[columns[f"{name}_start_char"] : columns[f"{name}_end_char"]]
        for column, name in names
    }


def _sentence_at(position: int, starts: list[int], sentences: Sequence[Row]) -> int | None:
    index = bisect_right(starts, position) - 1
    if index < 0 or position >= sentences[index]["end_char"]:
        return None
    return int(sentences[index]["sentence_no"])
