"""Topics."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from checks.fact import Context, Fact, Rules
from checks.find import beside, say, words


def _abstained(rows: pa.Table, _: Context) -> pa.Array:
    wrong = pc.equal(rows.column("is_abstained"), pc.is_null(rows.column("reason")))
    return say(wrong, "is_abstained and reason contradict each other")


def _assigned(rows: pa.Table, _: Context) -> pa.Array:
    lacking = pc.or_(pc.is_null(rows.column("label")), pc.equal(rows.column("code"), ""))
    unmeasured = pc.and_(pc.is_null(rows.column("score")), pc.equal(_weighed(rows), 1))
    lacking = pc.or_(lacking, unmeasured)
    return say(
        pc.and_(pc.invert(rows.column("is_abstained")), lacking), "assigned without code, label or score"
    )


def _weighed(rows: pa.Table) -> pa.Array:
    """1 where the first phrase has a weight, so that a model gave the topic and the row has a score."""
    firsts = [bool(found) and found[0]["weight"] is not None for found in rows.column("evidence").to_pylist()]
    return pa.array([int(first) for first in firsts], pa.int8())


def _evidence(rows: pa.Table, context: Context) -> pa.Array:
    keys = {"document_id": "document_id", "revision": "revision"}
    texts = beside(rows, context.table("documents"), keys, ("text",))
    pairs = zip(rows.column("evidence").to_pylist(), texts.column("text").to_pylist(), strict=True)
    wrong = [
        any((text or "")[each["start_char"] : each["end_char"]] != each["surface"] for each in found)
        for found, text in pairs
    ]
    return say(pa.array(wrong, pa.bool_()), "a phrase of the evidence is not where it says")


def _unit(rows: pa.Table, context: Context) -> pa.Array:
    keys = {"document_id": "document_id", "revision": "revision", "unit_no": "turn_no"}
    is_turn = pc.equal(rows.column("unit"), "turn")
    lost = pc.and_(is_turn, pc.invert(beside(rows, context.table("turns"), keys).column("found")))
    odd = pc.and_(pc.invert(is_turn), pc.not_equal(rows.column("unit_no"), 0))
    return say(pc.or_(lost, odd), words("there is no ", rows.column("unit"), " ", rows.column("unit_no")))


RULES: Rules = {
    "topics": (
        Fact("abstention_explained", "An abstention gives its reason, an assignment none.", _abstained),
        Fact("assigned_in_full", "An assigned topic has code, label and score.", _assigned),
        Fact("evidence_in_text", "Each phrase stands where it says.", _evidence, needs=("documents",)),
        Fact("unit_exists", "The turn scored exists; the document has number 0.", _unit, needs=("turns",)),
    ),
}
