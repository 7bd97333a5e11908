"""Marts."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from checks.columns import at_least, before, not_after
from checks.fact import Context, Fact, Rules
from checks.find import beside, say, words

_ROUNDING = 1e-6


def _words_of_documents(rows: pa.Table, _: Context) -> pa.Array:
    none = pc.equal(rows.column("document_count"), 0)
    return say(pc.and_(none, pc.greater(rows.column("word_count"), 0)), "has words but no documents")


def _shares(rows: pa.Table, _: Context) -> pa.Array:
    whole = rows.group_by("document_id").aggregate([("word_share", "sum")])
    at = beside(rows, whole, {"document_id": "document_id"}, ("word_share_sum",)).column("word_share_sum")
    wrong = pc.greater(pc.abs(pc.subtract(at, 1.0)), _ROUNDING)
    return say(wrong, words("the shares of the document make ", at))


_COUNTED = at_least("document_count", 1, "A row exists only where there is something to count.")

RULES: Rules = {
    "daily_mentions": (
        _COUNTED,
        not_after("document_count", "mention_count", "Each document counted has a mention."),
    ),
    "daily_topics": (_COUNTED,),
    "daily_places": (
        _COUNTED,
        not_after("document_count", "mention_count", "Each document counted names the place."),
    ),
    "entity_pairs": (
        _COUNTED,
        not_after("document_count", "sentence_count", "Each document counted has a sentence."),
        before("entity_id", "other_entity_id", "A pair is counted once."),
    ),
    "speaker_share": (Fact("shares_whole", "The shares of all who speak in a document make one.", _shares),),
    "speaker_mentions": (
        _COUNTED,
        not_after("document_count", "mention_count", "Each document counted has a mention."),
    ),
    "source_health": (Fact("words_of_documents", "Words come from documents.", _words_of_documents),),
}
