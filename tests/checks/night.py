"""One small night of staged tables that is right in every way, and ways to spoil it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pyarrow as pa

from checks.evaluate import evaluate
from checks.evidence import Context, frame
from checks.outcome import Outcome
from checks.suites import SUITES
from pipeline.stage import Tables
from pipeline.tables import TABLES, from_rows
from pipeline.text.mapped import Builder

DAY = date(2026, 3, 1)
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
RAW = (
    "\ufeff0:05Good  morning,\u200b Geneva. 0:09We meet \u2060again\u2060 today. #Peace https://example.org/a"
)
RAW_ID = hashlib.sha256(RAW.encode()).hexdigest()
OF = {"document_id": "doc", "revision": 1}
MADE = {"annotator": "test@1", "partition_day": DAY}


def _mapped() -> Builder:
    builder = Builder(RAW)
    builder.put("drop", 1)
    builder.put("cue", 5, 5.0)
    builder.clean(RAW.index(" 0:09"))
    builder.put("space", RAW.index("0:09"))
    builder.put("cue", RAW.index("We"), 9.0)
    builder.clean(len(RAW))
    return builder


MAPPED = _mapped().build()
TEXT = MAPPED.text


def span(words: str) -> dict[str, int]:
    """Return the four offsets of the first place where the words stand."""
    start = TEXT.index(words)
    raw_start, raw_end = MAPPED.to_raw(start, start + len(words))
    return {
        "start_char": start,
        "end_char": start + len(words),
        "raw_start_char": raw_start,
        "raw_end_char": raw_end,
    }


FIRST, SECOND = "Good morning, Geneva.", "We meet again today."
SPOKEN = f"{FIRST} {SECOND}"
DOCUMENT = {
    **OF, "is_current": True, "source_id": "test", "receipt_id": "receipt", "raw_id": RAW_ID,
    "encoding": "utf-8",
    "part_no": 0, "kind": "post", "uri": "a.txt", "received_at": AT, "language": "en", "text": TEXT,
    "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "char_count": len(TEXT), "word_count": 8,
    "first_seen_at": AT, **MADE,
}  # fmt: skip
SENTENCE = {
    **OF,
    **MADE,
    "block_no": 0,
    "turn_no": 0,
    "language": "en",
    "is_question": False,
    "is_repeat": False,
}
TOPIC = {**OF, **MADE, "scheme": "iptc", "unit_no": 0}
PHRASE = {"start_char": TEXT.index("again"), "end_char": TEXT.index("again") + 5, "surface": "again"}
FACT = {**OF, **MADE, "sentence_no": 1, "is_negated": False}
QUALITY = {
    "run_id": "run",
    "partition_day": DAY,
    "table_name": "turns",
    "kind": "expectation",
    "succeeded": True,
}
QUOTE = {**OF, **MADE, "form": "clause", "disagreements": [], "nearest": []}
NEAR = {"sentence_no": 1, "score": 0.7, "start_s": None, "end_s": None, "text": SECOND}
CHECKED = {
    "verdict": "partial",
    "verdict_score": 0.9,
    "disagreements": ["number"],
    "evidence_sentence_no": 1,
    "evidence_start_char": 22,
    "evidence_end_char": 30,
    "evidence_start_s": 9.0,
    "evidence_end_s": 12.0,
    "evidence_score": 0.7,
    "nearest": [NEAR],
}
MART = {"day": DAY, "source_id": "test", "language": "en", "document_count": 1}

WEEK = date(2026, 2, 23)
THEME = {
    "theme_id": "theme-2026w09-1a2b3c4d", "first_week": WEEK, "label": "again", "label_language": "en",
    "phrases": [{"phrase": "again", "language": "en", "score": 1.0}], "entities": ["Q71"], "member_count": 12,
    "new_member_count": 12, "document_count": 4, "languages": [{"language": "en", "member_count": 12}],
    "cohesion": 0.6, "examples": [], "is_over": False, "annotator": "test@1",
}  # fmt: skip

ROWS: Mapping[str, list[dict[str, Any]]] = {
    "sources": [{"source_id": "test", "name": "Test", "kind": "folder", "uri": "folder"}],
    "receipts": [
        {"receipt_id": "receipt", "source_id": "test", "uri": "a.txt", "raw_id": RAW_ID, "received_at": AT,
         "media_type": "text/plain", "byte_count": len(RAW.encode()), "partition_day": DAY}
    ],
    "documents": [DOCUMENT],
    "blocks": [
        {**OF, **MADE, "block_no": 0, "role": "transcript", "language": "en", **span(SPOKEN)},
        {**OF, **MADE, "block_no": 1, "role": "hashtags", "language": "und", **span("#Peace https://example.org/a")},
    ],
    "source_map": [
        {**OF, **MADE, "stretch_no": number, "start_char": s.start, "end_char": s.end,
         "raw_start_char": s.raw_start, "raw_end_char": s.raw_end, "transform": s.transform, "cue_s": s.cue_s}
        for number, s in enumerate(MAPPED.stretches)
    ],
    "labels": [
        {**OF, **MADE, "label_no": 0, **span("Good"), "role": "unknown", "kind": "text"},
        {**OF, **MADE, "label_no": 1, **span("We"), "role": "unknown", "kind": "chevron"},
    ],
    "turns": [
        {**OF, **MADE, "turn_no": 0, **span(SPOKEN), "start_s": 5.0, "end_s": 12.0,
         "speaker_name": "Ana Lind", "speaker_role": "principal", "speaker_method": "label",
         "speaker_candidates": [{"name": "Ana Lind", "entity_id": None, "score": 1.0}]}
    ],
    "sentences": [
        {**SENTENCE, "sentence_no": 0, "text": FIRST, **span(FIRST), "start_s": 5.0, "end_s": 9.0,
         "time_method": "cue", "time_error_s": 0.0},
        {**SENTENCE, "sentence_no": 1, "text": SECOND, **span(SECOND)},
    ],
    "mentions": [
        {**OF, **MADE, "mention_no": 0, "sentence_no": 0, "surface": "Geneva", **span("Geneva"),
         "type": "LOC", "entity_id": "Q71", "link_method": "name", "link_candidates": [], "is_repair": False},
        {**OF, **MADE, "mention_no": 1, "sentence_no": 1, "surface": "We", **span("We"), "type": "MISC",
         "link_candidates": [], "is_repair": False},
    ],
    "entities": [
        {"entity_id": "Q71", "name": "Geneva", "type": "LOC", "wikidata_id": "Q71", "country": "ch",
         "valid_from": date(1815, 5, 19), "source": "test"}
    ],
    "entity_names": [
        {"entity_id": "Q71", "name": "Genève", "language": "fr", "script": "Latn", "kind": "primary"}
    ],
    "entity_merges": [{"entity_id": "local:loc:1", "merged_into": "Q71"}],
    "quotes": [
        {**QUOTE, "quote_no": 0, "kind": "mixed", "sentence_no": 0, "surface": FIRST, **span(FIRST),
         "cue": "Good", "cue_start_char": 0, "cue_end_char": 4, "speaker_surface": "Geneva",
         "speaker_start_char": 14, "speaker_end_char": 20, "speaker_name": "Geneva", "speaker_entity_id": "Q71"},
        {**QUOTE, "quote_no": 1, "kind": "direct", "form": "marks", "sentence_no": 0, "parent_no": 0,
         "surface": "morning", **span("morning")},
        {**QUOTE, **CHECKED, "quote_no": 2, "kind": "headline", "sentence_no": 1, "continues_no": 1,
         "surface": "again", **span("again"), "evidence_document_id": "doc"},
    ],
    "claim_evidence": [
        {**OF, **CHECKED, "quote_no": 2, "evidence_document_id": "later", "evidence_revision": 1,
         "event_score": 0.8, "annotator": "test@1"},
        {**OF, **CHECKED, "document_id": "later", "quote_no": 7, "evidence_document_id": "doc",
         "evidence_revision": 1, "event_score": 0.8, "annotator": "test@1"},
    ],
    "topics": [
        {**TOPIC, "unit": "document", "code": "11000000", "label": "politics", "score": 0.8,
         "is_abstained": False, "evidence": [{**PHRASE, "weight": 0.7}]},
        {**TOPIC, "unit": "turn", "code": "", "is_abstained": True, "reason": "too_short", "evidence": []},
    ],
    "keyphrases": [
        {**OF, **MADE, "phrase_no": 0, **span("Good morning"), "surface": "Good morning", "phrase": "good morning",
         "score": 1.0, "count": 1, "occurrences": [{"start_char": 0, "end_char": 12}]},
        {**OF, **MADE, "phrase_no": 1, **span("again"), "surface": "again", "phrase": "again", "score": 0.5,
         "count": 2, "occurrences": [{"start_char": 30, "end_char": 35}, {"start_char": 36, "end_char": 41}]},
    ],
    "facts": [
        {**FACT, "sentence_no": 0, "fact_no": 0, "kind": "place", "surface": "Geneva", **span("Geneva"),
         "latitude": 46.2, "longitude": 6.15, "entity_id": "Q71"},
        {**FACT, "fact_no": 1, "kind": "count", "surface": "We", **span("We"), "value": 2.0, "value_to": 3.0,
         "counted": "We"},
        {**FACT, "fact_no": 2, "kind": "percentage", "surface": "meet", **span("meet"), "value": 5.0, "unit": "%"},
        {**FACT, "fact_no": 3, "kind": "amount", "surface": "again", **span("again"), "value": 5.0, "unit": "km",
         "qualifier": "about"},
        {**FACT, "fact_no": 4, "kind": "date", "surface": "today", **span("today"), "date_from": DAY,
         "date_to": DAY, "date_granularity": "day", "date_method": "relative"},
    ],
    "themes": [
        {**THEME, "week": WEEK, "status": "new", "last_seen_week": WEEK, "quiet_weeks": 0},
        {**THEME, "week": WEEK + timedelta(days=7), "status": "quiet", "last_seen_week": WEEK, "quiet_weeks": 1},
    ],
    "theme_members": [
        {**OF, "sentence_no": 0, "last_sentence_no": 1, "week": WEEK, "theme_id": "theme-2026w09-1a2b3c4d",
         "unit": "document", "unit_no": 0, "language": "en", "similarity": 0.7, "is_current": True,
         "received_day": DAY, "annotator": "test@1"},
    ],
    "links": [
        {**OF, **MADE, "position": 0, "block_no": 1, "url": "https://example.org/a",
         "surface": "https://example.org/a", **span("https://example.org/a")}
    ],
    "hashtags": [
        {**OF, **MADE, "position": 0, "block_no": 1, "surface": "#Peace", "tag": "Peace", **span("#Peace")}
    ],
    "rejects": [
        {"receipt_id": "receipt", "raw_id": RAW_ID, "stage": "read", "reject_no": 0, "uri": "a.txt", "at": AT,
         "place": "line 1", "reason": "not_text", "detail": "The line is not text.", "partition_day": DAY}
    ],
    "quality": [
        {**QUALITY, "name": "key", "severity": "error", "observed": "0 of 1 rows unexpected"},
        {**QUALITY, "name": "rare", "severity": "warn", "succeeded": False},
    ],
    "annotators": [
        {"annotator": "test@1", "version": "1", "parameters": "{}", "code_sha256": RAW_ID}
    ],
    "runs": [
        {"run_id": "run", "partition_day": DAY, "started_at": AT, "ended_at": AT, "status": "published",
         "document_count": 1, "word_count": 8, "seconds_by_stage": [{"stage": "read", "seconds": 0.5}]}
    ],
    "daily_mentions": [{**MART, "entity_id": "Q71", "name": "Geneva", "type": "LOC", "mention_count": 1}],
    "daily_topics": [{**MART, "scheme": "iptc", "code": "11000000", "label": "politics"}],
    "daily_places": [
        {**MART, "entity_id": "Q71", "name": "Geneva", "latitude": 46.2, "longitude": 6.15, "mention_count": 1}
    ],
    "entity_pairs": [
        {**MART, "entity_id": "Q71", "name": "Geneva", "type": "LOC", "other_entity_id": "Q9",
         "other_name": "Ferry Office", "other_type": "ORG", "sentence_count": 1}
    ],
    "speaker_share": [
        {"day": DAY, "source_id": "test", "language": "en", "document_id": "doc", "speaker": "Ana Lind",
         "speaker_name": "Ana Lind", "speaker_role": "principal", "turn_count": 1, "word_count": 6,
         "seconds": 7.0, "word_share": 0.75},
        {"day": DAY, "source_id": "test", "language": "en", "document_id": "doc", "speaker": "<journalist>",
         "speaker_role": "journalist", "turn_count": 1, "word_count": 2, "word_share": 0.25},
    ],
    "speaker_mentions": [
        {**MART, "manner": "said", "speaker": "Ana Lind", "speaker_name": "Ana Lind", "entity_id": "Q71",
         "name": "Geneva", "type": "LOC", "mention_count": 1}
    ],
    "source_health": [
        {"source_id": "test", "day": DAY, "receipt_count": 1, "byte_count": 80, "document_count": 1,
         "word_count": 8, "reject_count": 1}
    ],
}  # fmt: skip


def night(**spoilt: list[dict[str, Any]]) -> Tables:
    """Return every table of the night, with other rows where given."""
    return {name: from_rows(table, list((ROWS | spoilt)[name])) for name, table in TABLES.items()}


def raw_text(raw_id: str, record_no: int | None, encoding: str) -> str:
    """Return the one raw text there is."""
    if raw_id != RAW_ID or record_no is not None:
        raise FileNotFoundError(raw_id)
    return RAW.encode().decode(encoding)


def context(tables: Tables, table: str) -> Context:
    """Return what the expectations of a table may look at in this night."""
    day = DAY if TABLES[table].partitioned else None
    size = {RAW_ID: len(RAW.encode())}
    return Context(day, tables.__getitem__, raw_text, size.get)


def examined(table: str, rows: pa.Table | None = None, **spoilt: list[dict[str, Any]]) -> dict[str, Outcome]:
    """Return the outcomes of a table's suite by name; `rows` stand in for the table's own."""
    tables = night(**spoilt)
    looked_at = tables[table] if rows is None else rows
    return {
        outcome.name: outcome
        for outcome in evaluate(SUITES[table], frame(table, looked_at, context(tables, table)))
    }


def failed(outcomes: Mapping[str, Outcome]) -> set[str]:
    """Return the names of the expectations that were not met."""
    return {name for name, outcome in outcomes.items() if not outcome.succeeded}


def spoil(table: str, row: int = 0, **changes: Any) -> list[dict[str, Any]]:
    """Return the rows of a table with one of them changed."""
    return [{**old, **changes} if number == row else old for number, old in enumerate(ROWS[table])]
