"""Rows of the reading stage: what a record and its drafts become in the tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import regex

from pipeline.language import Identified
from pipeline.readers.boilerplate import edge_lines
from pipeline.readers.dates.decide import published
from pipeline.readers.draft import Draft, Facts, Published, Record, Refusal
from pipeline.readers.identity import identifier, text_sha256
from pipeline.readers.revisions import arrival_id
from pipeline.text.lines import HASHTAG, count_words

NAME, VERSION = "reader", "2"
_FACTS = ("external_id", "title", "author", "edited_at", "forwarded_from", "reply_to", "views")

Row = dict[str, Any]


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


def facts_of(record: Record, draft: Draft) -> Facts:
    """Return what is said of a document: by its record, but of an entry of a feed first by itself."""
    mine, other = (draft.facts, record.facts) if draft.kind == "feed_entry" else (record.facts, draft.facts)
    return mine.otherwise(other)


def identity_of(receipt: Row, record: Record, facts: Facts) -> str:
    """Return what a document is known by from night to night; several of one file may share it."""
    return facts.external_id or facts.uri or f"{receipt['uri']}#{record.number}"


@dataclass(frozen=True)
class Found:
    """A document as read, before it is a row.

    `same_before` counts the documents before it in its record which have the same identity. With it, and not
    with the place in the file, an entry of a feed keeps its identifier when others come before it.
    """

    receipt: Row
    record: Record
    draft: Draft
    part_no: int
    same_before: int


def document_rows(found: Found, language: Identified, blocks: list[Identified]) -> Iterator[tuple[str, Row]]:
    """Yield the rows of one document, by table: its own first, then all but those of `source_map`.

    `blocks` are the languages of its blocks.
    """
    receipt, record, draft = found.receipt, found.record, found.draft
    facts = facts_of(record, draft)
    identity = identifier(receipt["source_id"], identity_of(receipt, record, facts), found.same_before)
    facts = replace(facts, published=_published(receipt, record, facts, draft, language.language))
    shared = {
        "document_id": arrival_id(identity, receipt["receipt_id"], record.number),
        "revision": 0,
        "annotator": f"{NAME}@{VERSION}",
        "partition_day": receipt["partition_day"],
    }
    yield "documents", shared | _fact_row(receipt, facts) | _document_row(found, language)
    yield from (("blocks", shared | row) for row in _block_rows(draft, blocks))
    yield from (("labels", shared | row) for row in _label_rows(draft))
    yield from (("links", shared | row) for row in _link_rows(draft))
    yield from (("hashtags", shared | row) for row in _hashtag_rows(draft))


def _published(receipt: Row, record: Record, facts: Facts, draft: Draft, language: str) -> Published | None:
    # The name of a file with many records dates none of them.
    own = facts.uri or (receipt["uri"] if record.number is None else None)
    return published(facts, own, draft, language, receipt["received_at"])


def _document_row(found: Found, language: Identified) -> Row:
    receipt, record, draft = found.receipt, found.record, found.draft
    text = draft.text.text
    return {
        **{name: receipt[name] for name in ("source_id", "receipt_id", "raw_id", "received_at")},
        "is_current": True,
        "record_no": record.number,
        "encoding": record.encoding,
        "part_no": found.part_no,
        "kind": record.kind or draft.kind,
        "language": language.language,
        "language_score": language.score,
        "text": text,
        "text_sha256": text_sha256(text),
        "char_count": len(text),
        "word_count": count_words(text),
        "first_seen_at": receipt["received_at"],
        "superseded_at": None,
        "edge_lines": _edge_lines(draft),
    }


def _edge_lines(draft: Draft) -> list[int] | None:
    labelled = {label.start for label in draft.labels}
    return [line.fingerprint for line in edge_lines(draft.text.text, draft.blocks, labelled)] or None


def _fact_row(receipt: Row, facts: Facts) -> Row:
    published = facts.published
    return {
        **{name: getattr(facts, name) for name in _FACTS},
        "uri": facts.uri or receipt["uri"],
        "published_at": published.at if published else None,
        "published_method": published.method if published else None,
        "published_precision": published.precision if published else None,
    }


def _block_rows(draft: Draft, languages: list[Identified]) -> Iterator[Row]:
    for number, (block, language) in enumerate(zip(draft.blocks, languages, strict=True)):
        yield {
            "block_no": number,
            "role": block.value,
            **draft.text.positions(block.start, block.end),
            "language": language.language,
            "language_score": language.score,
        }


def stretch_columns(draft: Draft) -> dict[str, list[Any]]:
    """Return the columns of a document's rows of `source_map`, but for those that all its rows share."""
    stretches = draft.text.stretches
    return {
        "stretch_no": list(range(len(stretches))),
        "start_char": [stretch.start for stretch in stretches],
        "end_char": [stretch.end for stretch in stretches],
        "raw_start_char": [stretch.raw_start for stretch in stretches],
        "raw_end_char": [stretch.raw_end for stretch in stretches],
        "transform": [stretch.transform for stretch in stretches],
        "cue_s": [stretch.cue_s for stretch in stretches],
        "cue_end_s": [stretch.cue_end_s for stretch in stretches],
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
