"""The units that get topics: each document and each turn, with the evidence of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap
from typing import Any, Final, NamedTuple

import pyarrow as pa

from pipeline.documents import Document
from pipeline.stage import Tables
from pipeline.topics.tally import Sentence, Tally, read
from pipeline.topics.words import LEXICON_OF, Span

SPOKEN_ROLES: Final = ("title", "heading", "description", "body", "transcript")
"""Roles of blocks whose sentences say what a document is about."""
HASHTAG_SHARE: Final = 0.5
"""A hashtag is weak evidence: posts carry them for reach."""

Key = tuple[str, int]
Unit = tuple[str, int, str, int]
"""document_id, revision, "document" or "turn", number of the unit."""
_CAMEL: Final = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁÀ-Þ])(?=[A-ZА-ЯЁÀ-Þ])")
_HIDDEN: Final = frozenset({"PER", "LOC"})
_HASH: Final = re.compile(r"[#_]")


class _Sentence(NamedTuple):
    """What is read of a row of `sentences`: its columns, in their order here."""

    document_id: str
    revision: int
    sentence_no: int
    block_no: int
    turn_no: int | None
    text: str
    language: str
    is_repeat: bool
    start_char: int


def tallies(tables: Tables) -> dict[Unit, Tally]:
    """Return the evidence of every document and every turn of a shard, sentence by sentence.

    Repeats that a recogniser made are left out; a sentence in no known language is read in its document's.
    Names of persons and places say nothing of the subject.
    """
    found = _empty_tallies(tables)
    names = _names(tables)
    languages = {_key(row): row["language"] for row in _rows(tables["documents"], "language")}
    blocks = _rows(tables["blocks"], "block_no", "role")
    spoken_blocks = {(*_key(row), row["block_no"]) for row in blocks if row["role"] in SPOKEN_ROLES}
    for row in _sentences(tables["sentences"]):
        key = row.document_id, row.revision
        if not row.is_repeat and (*key, row.block_no) in spoken_blocks:
            _add_sentence(found, row, languages[key], names.get((*key, row.sentence_no), ()))
    _add_hashtags(found, tables, languages)
    return found


def spoken(document: Document, sentences: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the sentences of a document that say what it is about, without a recogniser's repeats."""
    read = {block["block_no"] for block in document.blocks if block["role"] in SPOKEN_ROLES}
    return [row for row in sentences if row["block_no"] in read and not row["is_repeat"]]


def _empty_tallies(tables: Tables) -> dict[Unit, Tally]:
    documents = [(*_key(row), "document", 0) for row in _rows(tables["documents"])]
    turns = [(*_key(row), "turn", row["turn_no"]) for row in _rows(tables["turns"], "turn_no")]
    return {unit: Tally() for unit in (*documents, *turns)}


def _names(tables: Tables) -> dict[tuple[str, int, int], list[Span]]:
    """Return where persons and places are named, by document, revision and sentence (in the clean text)."""
    found: dict[tuple[str, int, int], list[Span]] = {}
    for row in _rows(tables["mentions"], "sentence_no", "start_char", "end_char", "type"):
        if row["type"] in _HIDDEN:
            spans = found.setdefault((*_key(row), row["sentence_no"]), [])
            spans.append((row["start_char"], row["end_char"]))
    return found


def _sentences(table: pa.Table) -> Iterator[_Sentence]:
    columns = (table.column(name).to_pylist() for name in _Sentence._fields)
    return starmap(_Sentence, zip(*columns, strict=True))


def _add_sentence(
    found: dict[Unit, Tally], row: _Sentence, document_language: str, names: Sequence[Span]
) -> None:
    offset = row.start_char
    hidden = [(start - offset, end - offset) for start, end in names]
    sentence = read(row.text, readable(row.language, document_language), hidden)
    found[row.document_id, row.revision, "document", 0].add(sentence, offset)
    if row.turn_no is not None:
        found[row.document_id, row.revision, "turn", row.turn_no].add(sentence, offset)


def _add_hashtags(found: dict[Unit, Tally], tables: Tables, languages: dict[Key, str]) -> None:
    texts = {_key(row): row["text"] for row in _rows(tables["documents"], "text")}
    for row in _rows(tables["blocks"], "role", "start_char", "end_char", "language"):
        if row["role"] == "hashtags":
            start, tally = row["start_char"], found[*_key(row), "document", 0]
            tags = texts[_key(row)][start : row["end_char"]]
            language = readable(row["language"], languages[_key(row)])
            for at, sentence in hashtags(tags, language):
                tally.add(sentence, start + at, HASHTAG_SHARE)


def hashtags(tags: str, language: str) -> list[tuple[int, Sentence]]:
    """Read each hashtag as words, cut at its capitals; return each stretch of one word with its place."""
    plain = _HASH.sub(" ", tags)
    bounds = [0, *(match.start() for match in _CAMEL.finditer(plain)), len(plain)]
    return [(start, read(plain[start:end], language)) for start, end in zip(bounds, bounds[1:], strict=False)]


def readable(language: str, document_language: str) -> str:
    """Return the language in which to read a sentence: its own if a lexicon knows it, else the document's."""
    return language if language in LEXICON_OF else document_language


def _rows(table: pa.Table, *columns: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.select(["document_id", "revision", *columns]).to_pylist()
    return rows


def _key(row: dict[str, Any]) -> Key:
    return row["document_id"], row["revision"]
