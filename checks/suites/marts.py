"""Marts."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from checks.columns import at_least, before, not_after
from checks.fact import Context, Fact, Rules
from checks.find import say


def _words_of_documents(rows: pa.Table, _: Context) -> pa.Array:
    none = pc.equal(rows.column("document_count"), 0)
    return say(pc.and_(none, pc.greater(rows.column("word_count"), 0)), "has words but no documents")


_COUNTED = at_least("document_count", 1, "A row exists only where there is something to count.")

RULES: Rules = {
    "daily_mentions": (
        _COUNTED,
        not_after("document_count", "mention_count", "Each document counted has a mention."),
    ),
    "daily_topics": (_COUNTED,),
    "entity_pairs": (
        _COUNTED,
        not_after("document_count", "sentence_count", "Each document counted has a sentence."),
        before("entity_id", "other_entity_id", "A pair is counted once."),
    ),
    "source_health": (Fact("words_of_documents", "Words come from documents.", _words_of_documents),),
}
