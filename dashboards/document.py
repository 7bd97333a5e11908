"""Rows behind the page "One document", read from one publication."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from dashboards.watch import Row, rows

CHOICES = """
select document_id, title, left(text, 300) as opening, kind, language, published_at, received_at,
       count(*) over () as total
from documents
where is_current and ($words = '' or contains(lower(coalesce(title, '') || ' ' || text), lower($words)))
order by received_at desc, uri, part_no limit 300
"""
DOCUMENT = """
select documents.*, left(text, 300) as opening, sources.name as source_name
from documents left join sources using (source_id)
where document_id = $id and ($revision = 0 and is_current or revision = $revision)
"""
REVISIONS = (
    "select revision, received_at, is_current from documents where document_id = $id order by revision"
)
MENTIONS = """
select mentions.*, entities.name as entity_name, entities.wikidata_id, entities.description
from mentions left join entities using (entity_id)
where document_id = $id and revision = $revision order by start_char
"""
ANSWERS = """
select quote_no, null as other_id, null as other_title, verdict, verdict_score, disagreements,
       evidence_start_s, nearest
from quotes
where document_id = $id and revision = $revision and verdict is not null
union all
select quote_no, other.document_id, coalesce(other.title, other.uri), verdict, verdict_score, disagreements,
       evidence_start_s, nearest
from claim_evidence as found join documents as other
  on other.document_id = found.evidence_document_id and other.revision = found.evidence_revision
where found.document_id = $id and found.revision = $revision and verdict is not null
order by quote_no, other_id nulls first
"""
SPEAKERS = """
select coalesce(speaker_entity_id, speaker_name, speaker_role) as speaker,
       arg_max(speaker_name, turn_words) as speaker_name, arg_max(speaker_role, turn_words) as speaker_role,
       count(*) as turn_count, sum(turn_words)::bigint as word_count, sum(end_s - start_s) as seconds,
       sum(turn_words) / nullif(sum(sum(turn_words)) over (), 0) as word_share
from (
    select turns.*, coalesce(counted.turn_words, 0) as turn_words
    from turns left join (
        select turn_no, sum(len(regexp_extract_all(text, '\\S+'))) as turn_words
        from sentences where document_id = $id and revision = $revision group by turn_no
    ) as counted using (turn_no)
    where document_id = $id and revision = $revision
)
group by speaker, speaker_name is null order by word_count desc, speaker
"""
COPIES = """
select other.document_id, other.title, other.language, other.part_no
from documents as this join documents as other using (raw_id)
where this.document_id = $id and this.revision = $revision and other.is_current
  and other.record_no is not distinct from this.record_no and other.document_id <> this.document_id
order by other.part_no
"""


@dataclass(frozen=True)
class Statement:
    """One revision of a document with everything found in it; lists are in the order of the text."""

    document: Row
    revisions: list[Row]
    copies: list[Row]
    blocks: list[Row]
    turns: list[Row]
    speakers: list[Row]
    """Who speaks how much, most first."""
    sentences: list[Row]
    mentions: list[Row]
    hashtags: list[Row]
    links: list[Row]
    topics: list[Row]
    keyphrases: list[Row]
    facts: list[Row]
    quotes: list[Row]
    answers: list[Row]
    """What speech says of claims among the quotes, by quote; that of other documents after its own."""


def choices(reading: duckdb.DuckDBPyConnection, words: str = "") -> list[Row]:
    """Return up to 300 current documents, newest first, whose title or text contains `words`.

    `total` in each row is how many there are.
    """
    return rows(reading, CHOICES, {"words": words.strip()})


def load(reading: duckdb.DuckDBPyConnection, document_id: str, revision: int = 0) -> Statement | None:
    """Read one document; revision 0 is the current one. None when there is no such document."""
    key = {"id": document_id, "revision": revision}
    found = rows(reading, DOCUMENT, key)
    if not found:
        return None
    key["revision"] = found[0]["revision"]

    def of(table: str, order: str) -> list[Row]:
        query = f"select * from {table} where document_id = $id and revision = $revision order by {order}"
        return rows(reading, query, key)

    return Statement(
        document=found[0],
        revisions=rows(reading, REVISIONS, {"id": document_id}),
        copies=rows(reading, COPIES, key),
        blocks=of("blocks", "block_no"),
        turns=of("turns", "turn_no"),
        speakers=rows(reading, SPEAKERS, key),
        sentences=of("sentences", "sentence_no"),
        mentions=rows(reading, MENTIONS, key),
        hashtags=of("hashtags", "position"),
        links=of("links", "position"),
        topics=of("topics", "unit, unit_no, score desc nulls last, code"),
        keyphrases=of("keyphrases", "phrase_no"),
        facts=of("facts", "fact_no"),
        quotes=of("quotes", "quote_no"),
        answers=rows(reading, ANSWERS, key),
    )
