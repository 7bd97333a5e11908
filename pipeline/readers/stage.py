"""The reading stage: raw objects in; documents, blocks, source map, links, hashtags and rejects out."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import regex

import pipeline.language
import pipeline.readers
import pipeline.text
from pipeline.language import UNKNOWN, Identified, identify, identify_within
from pipeline.readers.containers.records import read_records
from pipeline.readers.draft import Draft, Facts, Record, Refusal
from pipeline.readers.identity import identifier, text_sha256
from pipeline.readers.recognise import read_text
from pipeline.readers.revisions import arrival_id
from pipeline.stage import Annotator, Stage, Tables, code_hash
from pipeline.tables import TABLES, from_rows
from pipeline.text.lines import HASHTAG, count_words

NAME, VERSION = "reader", "1"
OUTPUTS = ("documents", "blocks", "source_map", "labels", "links", "hashtags", "rejects")
PROSE = frozenset({"title", "description", "body", "heading", "transcript"})
"""Roles of blocks that hold a statement's own words."""

_FACTS = ("external_id", "title", "author", "edited_at", "forwarded_from", "reply_to", "views")

Row = dict[str, Any]


def read_stage() -> Stage:
    """Return the reading stage. Its input `raw_objects` is `receipts` with a column `path`."""
    annotator = Annotator(NAME, VERSION, code_hash(pipeline.readers, pipeline.text, pipeline.language))
    return Stage("read", ("raw_objects",), OUTPUTS, annotator, run, "Turns raw objects into documents.")


def run(tables: Tables) -> Tables:
    """Read the raw objects of a shard. Documents carry arrival ids, which `revisions.assign` numbers."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for receipt in tables["raw_objects"].to_pylist():
        for name, row in _read_receipt(receipt):
            rows[name].append(row)
    return {name: from_rows(TABLES[name], rows[name]) for name in OUTPUTS}


def _read_receipt(receipt: Row) -> Iterator[tuple[str, Row]]:
    number = 0
    for item in read_records(Path(receipt["path"])):
        refusals = [item] if isinstance(item, Refusal) else []
        if isinstance(item, Record):
            reading = read_text(item)
            refusals = [_at_record(refusal, item) for refusal in reading.refusals]
            for part_no, draft in enumerate(reading.drafts):
                yield from _document_rows(receipt, item, draft, part_no)
        for refusal in refusals:
            yield "rejects", reject_row(receipt, refusal, number, "read")
            number += 1


def _at_record(refusal: Refusal, record: Record) -> Refusal:
    if record.number is None:
        return refusal
    return Refusal(f"record {record.number}, {refusal.place}", refusal.reason, refusal.detail)


def reject_row(receipt: Row, refusal: Refusal, number: int, stage: str) -> Row:
    """Return the row of `rejects` for the refusal `number` of a stage within one arrival."""
    return {
        **{name: receipt[name] for name in ("receipt_id", "raw_id", "uri", "partition_day")},
        "stage": stage,
        "reject_no": number,
        "place": refusal.place,
        "reason": refusal.reason,
        "detail": refusal.detail,
        "at": receipt["received_at"],
    }


def _document_rows(receipt: Row, record: Record, draft: Draft, part_no: int) -> Iterator[tuple[str, Row]]:
    facts = record.facts.otherwise(draft.facts)
    identity = facts.external_id or facts.uri or f"{receipt['uri']}#{record.number}"
    shared = {
        "document_id": arrival_id(
            identifier(receipt["source_id"], identity, part_no), receipt["receipt_id"], record.number
        ),
        "revision": 0,
        "annotator": f"{NAME}@{VERSION}",
        "partition_day": receipt["partition_day"],
    }
    language = _language(facts, draft)
    yield (
        "documents",
        shared | _fact_row(receipt, facts) | _document_row(receipt, record, draft, part_no, language),
    )
    yield from (("blocks", shared | row) for row in _block_rows(draft, language.language))
    yield from (("source_map", shared | row) for row in _stretch_rows(draft))
    yield from (("labels", shared | row) for row in _label_rows(draft))
    yield from (("links", shared | row) for row in _link_rows(draft))
    yield from (("hashtags", shared | row) for row in _hashtag_rows(draft))


def _language(facts: Facts, draft: Draft) -> Identified:
    if facts.language:
        return Identified(facts.language, None)
    text = draft.text.text
    own = identify("\n".join(text[b.start : b.end] for b in draft.blocks if b.value in PROSE))
    return own if own.language != UNKNOWN else identify(text)


def _document_row(receipt: Row, record: Record, draft: Draft, part_no: int, language: Identified) -> Row:
    text = draft.text.text
    return {
        **{name: receipt[name] for name in ("source_id", "receipt_id", "raw_id", "received_at")},
        "is_current": True,
        "record_no": record.number,
        "encoding": record.encoding,
        "part_no": part_no,
        "kind": record.kind or draft.kind,
        "language": language.language,
        "language_score": language.score,
        "text": text,
        "text_sha256": text_sha256(text),
        "char_count": len(text),
        "word_count": count_words(text),
        "first_seen_at": receipt["received_at"],
        "superseded_at": None,
    }


def _fact_row(receipt: Row, facts: Facts) -> Row:
    published = facts.published
    return {
        **{name: getattr(facts, name) for name in _FACTS},
        "uri": facts.uri or receipt["uri"],
        "published_at": published.at if published else None,
        "published_method": published.method if published else None,
        "published_precision": published.precision if published else None,
    }


def _block_rows(draft: Draft, language: str) -> Iterator[Row]:
    for number, block in enumerate(draft.blocks):
        own = (
            identify_within(draft.text.text[block.start : block.end], language)
            if block.value in PROSE
            else None
        )
        yield {
            "block_no": number,
            "role": block.value,
            **draft.text.positions(block.start, block.end),
            "language": own.language if own else language,
            "language_score": own.score if own else None,
        }


def _stretch_rows(draft: Draft) -> Iterator[Row]:
    for number, stretch in enumerate(draft.text.stretches):
        yield {
            "stretch_no": number,
            "start_char": stretch.start,
            "end_char": stretch.end,
            "raw_start_char": stretch.raw_start,
            "raw_end_char": stretch.raw_end,
            "transform": stretch.transform,
            "cue_s": stretch.cue_s,
            "cue_end_s": stretch.cue_end_s,
        }


def _label_rows(draft: Draft) -> Iterator[Row]:
    for number, label in enumerate(draft.labels):
        yield {
            "label_no": number,
            **draft.text.positions(label.start, label.end),
            "name": label.name,
            "role": label.role,
            "kind": label.kind,
        }


def _link_rows(draft: Draft) -> Iterator[Row]:
    starts = [block.start for block in draft.blocks]
    for position, link in enumerate(draft.links):
        yield {
            "position": position,
            **draft.text.positions(link.start, link.end),
            "url": link.value,
            "surface": draft.text.text[link.start : link.end],
            "title": link.title,
            "block_no": _at(starts, link.start),
        }


def _hashtag_rows(draft: Draft) -> Iterator[Row]:
    """Hashtags of the text, but for the fragments of addresses."""
    starts = [block.start for block in draft.blocks]
    for position, match in enumerate(_hashtags(draft)):
        yield {
            "position": position,
            **draft.text.positions(match.start(), match.end()),
            "surface": match.group(),
            "tag": match.group("tag"),
            "block_no": _at(starts, match.start()),
        }


def _hashtags(draft: Draft) -> Iterator[regex.Match[str]]:
    starts = [link.start for link in draft.links]
    for match in HASHTAG.finditer(draft.text.text):
        link = _at(starts, match.start())
        if link < 0 or match.start() >= draft.links[link].end:
            yield match


def _at(starts: list[int], position: int) -> int:
    """Number of the last span that begins at or before `position`, of spans in order; -1 before all."""
    return bisect_right(starts, position) - 1
