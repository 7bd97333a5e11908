"""Quotes, headline claims, and what other documents say of them."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from checks.columns import not_after, not_empty
from checks.fact import Context, Fact, Rules
from checks.find import beside, either_null, joined, say, words
from checks.spans import in_order, inside

_KEY = ("document_id", "revision")
_EVIDENCE = ("evidence_document_id", "evidence_revision")
_SHOWN = (("cue", "cue"), ("speaker_surface", "speaker"))
_IN_ORDER = (
    not_after("evidence_start_char", "evidence_end_char", "The words nearest to a claim do not end first."),
    not_after("evidence_start_s", "evidence_end_s", "They are not over before they are said."),
)


def _shown(rows: pa.Table, context: Context) -> pa.Array:
    documents = context.table("documents").select([*_KEY, "text"]).to_pylist()
    texts = {(row["document_id"], row["revision"]): row["text"] for row in documents}
    keys = zip(*(rows.column(name).to_pylist() for name in _KEY), strict=True)
    own = [texts.get(key, "") for key in keys]
    return joined(rows, [_differing(rows, own, column, place) for column, place in _SHOWN])


def _differing(rows: pa.Table, texts: list[str], column: str, place: str) -> pa.Array:
    names = (column, f"{place}_start_char", f"{place}_end_char")
    values = zip(texts, *(rows.column(name).to_pylist() for name in names), strict=True)
    wrong = [
        any(one is not None for one in (surface, start, end))
        and (None in (surface, start, end) or not surface or text[start:end] != surface)
        for text, surface, start, end in values
    ]
    return say(pa.array(wrong, pa.bool_()), f"{column} is not the text at its place")


def _entity(rows: pa.Table, _: Context) -> pa.Array:
    nameless = pc.and_(pc.is_valid(rows.column("speaker_entity_id")), pc.is_null(rows.column("speaker_name")))
    return say(nameless, "an entity without a name")


def _judged(rows: pa.Table, _: Context) -> pa.Array:
    verdict, compared = rows.column("verdict"), rows.column("evidence_document_id")
    other = pc.not_equal(compared, rows.column("document_id"))
    quoted = pc.and_(pc.is_valid(verdict), pc.not_equal(rows.column("kind"), "headline"))
    return joined(
        rows,
        [
            say(either_null(verdict, compared), "only one of verdict and evidence_document_id is given"),
            say(other, "was compared with another document"),
            say(quoted, "has a verdict and is no headline"),
        ],
    )


def _scored(rows: pa.Table, _: Context) -> pa.Array:
    lacks = pc.is_null(rows.column("verdict"))
    given = pc.or_(
        pc.is_valid(rows.column("verdict_score")),
        pc.or_(
            pc.is_valid(rows.column("evidence_sentence_no")),
            pc.greater(pc.list_value_length(rows.column("nearest")), 0),
        ),
    )
    return say(pc.and_(lacks, given), "has a score or evidence without a verdict")


def _evidence(rows: pa.Table, context: Context) -> pa.Array:
    return _sentence(rows, context, {"document_id": "document_id", "revision": "revision"})


def _sentence(rows: pa.Table, context: Context, keys: dict[str, str]) -> pa.Array:
    keys = {**keys, "evidence_sentence_no": "sentence_no"}
    lost = pc.invert(beside(rows, context.table("sentences"), keys).column("found"))
    named = pc.and_(pc.is_valid(rows.column("evidence_sentence_no")), lost)
    return say(named, words("there is no sentence ", rows.column("evidence_sentence_no")))


def _around(rows: pa.Table, _: Context) -> pa.Array:
    keys = {"document_id": "document_id", "revision": "revision", "parent_no": "quote_no"}
    at = beside(rows, rows, keys, ("start_char", "end_char"))
    out = pc.or_(
        pc.less(rows.column("start_char"), at.column("start_char")),
        pc.greater(rows.column("end_char"), at.column("end_char")),
    )
    later = pc.greater_equal(rows.column("parent_no"), rows.column("quote_no"))
    lost = pc.or_(pc.or_(pc.invert(at.column("found")), pc.fill_null(out, False)), pc.fill_null(later, False))
    return say(
        pc.and_(pc.is_valid(rows.column("parent_no")), lost),
        words("quote ", rows.column("parent_no"), " does not hold it"),
    )


def _before(rows: pa.Table, _: Context) -> pa.Array:
    keys = {"document_id": "document_id", "revision": "revision", "continues_no": "quote_no"}
    at = beside(rows, rows, keys, ("end_char",))
    late = pc.greater(at.column("end_char"), rows.column("start_char"))
    lost = pc.or_(pc.invert(at.column("found")), pc.fill_null(late, False))
    return say(
        pc.and_(pc.is_valid(rows.column("continues_no")), lost),
        words("does not come after quote ", rows.column("continues_no")),
    )


def _elsewhere(rows: pa.Table, _: Context) -> pa.Array:
    return say(
        pc.equal(rows.column("document_id"), rows.column("evidence_document_id")),
        "is compared with its own document",
    )


def _claimed(rows: pa.Table, context: Context) -> pa.Array:
    keys = {name: name for name in (*_KEY, "quote_no")}
    known = pc.invert(beside(rows, context.table("quotes"), keys).column("found"))
    return say(
        pc.and_(_of_day(rows, context, _KEY), known),
        words("there is no quote ", rows.column("quote_no")),
    )


def _spoken(rows: pa.Table, context: Context) -> pa.Array:
    keys = dict(zip(_EVIDENCE, _KEY, strict=True))
    problem = _sentence(rows, context, keys)
    return pc.if_else(
        _of_day(rows, context, _EVIDENCE), problem, pa.scalar(None, pa.string())
    ).combine_chunks()


def _of_day(rows: pa.Table, context: Context, key: tuple[str, str]) -> pa.ChunkedArray:
    """Whether a document is of the day being examined: the rows of other days are not at hand."""
    return beside(rows, context.table("documents"), dict(zip(key, _KEY, strict=True))).column("found")


RULES: Rules = {
    "quotes": (
        in_order("quote_no", overlap=True),
        inside("sentences", "sentence_no", whole=False),
        Fact("shown", "Cue and source are the text at their places.", _shown, ("documents",)),
        Fact("speaker_named", "An entity that is quoted has a name.", _entity),
        Fact("parent_holds", "A quote lies in the one that it is said to stand in.", _around),
        Fact("continues_earlier", "A quote goes on from one that ends before it.", _before),
        Fact("verdict_explained", "A headline with a verdict says what it was compared with.", _judged),
        Fact("evidence_judged", "Scores and evidence come with a verdict.", _scored),
        Fact("evidence_exists", "The sentence nearest to a claim exists.", _evidence, ("sentences",)),
        not_empty("surface", "No quote is empty."),
        *_IN_ORDER,
    ),
    "claim_evidence": (
        Fact("elsewhere", "A claim is compared with other documents only.", _elsewhere),
        Fact(
            "claim_exists",
            "A claim of the day's documents is one of its quotes.",
            _claimed,
            ("documents", "quotes"),
        ),
        Fact(
            "evidence_exists",
            "The sentence nearest to a claim exists, where it is of the day.",
            _spoken,
            ("documents", "sentences"),
        ),
        Fact("evidence_judged", "Scores and evidence come with a verdict.", _scored),
        *_IN_ORDER,
    ),
}
