"""The proof of positions, as two facts of each span table, and facts about places within a document."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from checks.fact import Context, Fact
from checks.find import beside, previous, say, words
from pipeline.positions import RawText, verify
from pipeline.tables import Table
from pipeline.text.transforms import apply, ends_with

_DOCUMENT = ("document_id", "revision")
_PLACE = (*_DOCUMENT, "text", "raw_id", "record_no", "encoding")
_OFFSETS = ("start_char", "end_char", "raw_start_char", "raw_end_char")


def facts(table: Table) -> tuple[Fact, ...]:
    """Return the two facts of a span table that every night proves for every row."""
    needs = ("documents", *(() if table.name == "source_map" else ("source_map",)))
    shown = f"`{table.surface}` is the text" if table.surface else "the offsets lie in the text"
    return (
        Fact(
            "text_matches",
            f"In the clean text, {shown} between start_char and end_char.",
            lambda rows, context: _proof(table, rows, context, "text_matches"),
            needs,
        ),
        Fact(
            "raw_matches",
            "The raw stretch gives the same characters once the transforms are undone.",
            lambda rows, context: _proof(table, rows, context, "raw_matches"),
            needs,
        ),
    )


def _proof(table: Table, rows: pa.Table, context: Context, which: str) -> pa.Array:
    proof = context.proof(table.name, rows, lambda: _verify(table, rows, context))
    start, end = ("start_char", "end_char") if which == "text_matches" else ("raw_start_char", "raw_end_char")
    place = words("characters ", rows.column(start), " to ", rows.column(end), " do not match")
    return say(pc.invert(proof.column(which)), place)


def _verify(table: Table, rows: pa.Table, context: Context) -> pa.Table:
    documents = context.table("documents")
    if table.name == "source_map":
        return _verify_stretches(rows, documents, context.raw_text)
    return verify(rows, documents, context.table("source_map"), context.raw_text, table.surface)


def _verify_stretches(stretches: pa.Table, documents: pa.Table, raw_text: RawText) -> pa.Table:
    """Prove each stretch by its own transform: what the proof of all other spans stands on."""
    texts = {(row["document_id"], row["revision"]): row for row in documents.select(_PLACE).to_pylist()}
    proofs = []
    raw_of = lru_cache(maxsize=2)(raw_text)
    for row in stretches.to_pylist():
        document = texts.get((row["document_id"], row["revision"]))
        if document is None:
            proofs.append((False, False))
            continue
        raw = raw_of(document["raw_id"], document["record_no"], document["encoding"])
        proofs.append(_stretch(row, document["text"], raw))
    return pa.table(
        {"text_matches": [a for a, _ in proofs], "raw_matches": [b for _, b in proofs]},
        schema=pa.schema([("text_matches", pa.bool_()), ("raw_matches", pa.bool_())]),
    )


def _stretch(row: dict[str, Any], text: str, raw: str) -> tuple[bool, bool]:
    start, end, raw_start, raw_end = (row[name] for name in _OFFSETS)
    in_text = 0 <= start <= end <= len(text)
    in_raw = 0 <= raw_start <= raw_end <= len(raw)
    made = apply(row["transform"], raw[raw_start:raw_end]) if in_raw else None
    is_shown_again = row["transform"] != "overlap" or ends_with(text[:start], raw[raw_start:raw_end])
    return in_text, in_text and made == text[start:end] and is_shown_again


def in_order(number: str, *, overlap: bool = False) -> Fact:
    """Return the fact that rows follow each other in the text as their numbers do, apart unless `overlap`."""
    edge = "start_char" if overlap else "end_char"

    def find(rows: pa.Table, _: Context) -> pa.Array:
        before = previous(rows, _DOCUMENT, number, edge)
        starts = rows.column("start_char")
        return say(pc.less(starts, before), words("starts at ", starts, ", the one before at or to ", before))

    rule = "starts before the one before it" if overlap else "starts before the one before it ends"
    return Fact("in_order", f"In the order of {number}, none {rule}.", find)


def inside(parent: str, number: str, *, whole: bool = True) -> Fact:
    """Return the fact that a row lies in the row of `parent` that its `number` names; a null names none.

    With `whole` false only its first character must lie there.
    """

    def find(rows: pa.Table, context: Context) -> pa.Array:
        keys = dict.fromkeys((*_DOCUMENT, number))
        at = beside(rows, context.table(parent), {key: key for key in keys}, ("start_char", "end_char"))
        start, end = rows.column("start_char"), rows.column("end_char" if whole else "start_char")
        out = pc.or_(pc.less(start, at.column("start_char")), pc.greater(end, at.column("end_char")))
        lost = pc.or_(pc.invert(at.column("found")), pc.fill_null(out, False))
        named = pc.and_(pc.is_valid(rows.column(number)), lost)
        return say(named, words(f"{parent} {number} ", rows.column(number), " does not hold it"))

    return Fact(f"in_{parent}", f"Lies in the row of {parent} that {number} names.", find, (parent,))


def holds(child: str, number: str) -> Fact:
    """Return the fact that a row holds all rows of `child`, made before it, that name it by `number`."""

    def find(rows: pa.Table, context: Context) -> pa.Array:
        keys = [*_DOCUMENT, number]
        edges = [("start_char", "min"), ("end_char", "max")]
        theirs = (
            context.table(child).select([*keys, "start_char", "end_char"]).group_by(keys).aggregate(edges)
        )
        at = beside(rows, theirs, {key: key for key in keys}, ("start_char_min", "end_char_max"))
        before = pc.less(at.column("start_char_min"), rows.column("start_char"))
        after = pc.greater(at.column("end_char_max"), rows.column("end_char"))
        return say(pc.fill_null(pc.or_(before, after), False), words(f"does not hold its {child}"))

    return Fact(f"holds_{child}", f"Holds the rows of {child} that name it.", find, (child,))
