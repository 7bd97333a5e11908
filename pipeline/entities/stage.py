"""The stage `mentions`: documents with their blocks and sentences in, names with their entities out."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections import defaultdict
from functools import cache

import pipeline.documents
import pipeline.entities
from pipeline.documents import Document, Row, documents
from pipeline.entities import reference
from pipeline.entities.annotate import annotate
from pipeline.entities.knowledge import knowledge
from pipeline.stage import Annotator, Stage, Tables, code_hash, file_hash
from pipeline.tables import TABLES, conform, from_rows

NAME, VERSION = "gazetteer", "1"
SILENT_ROLES = frozenset({"boilerplate", "interface"})
"""Roles of blocks in which no names are looked for: nobody says them."""


@cache
def mentions_stage() -> Stage:
    """Return the stage; its fingerprint covers this package and the reference files."""
    annotator = Annotator(
        NAME, VERSION, code_hash(pipeline.entities, pipeline.documents), file_hash(*reference.files())
    )
    inputs = ("documents", "blocks", "source_map", "sentences")
    return Stage(
        "mentions", inputs, ("mentions",), annotator, run, "Finds names of the knowledge base and links them."
    )


def run(tables: Tables) -> Tables:
    """Return the mentions in all documents of the shard, in the order of the text."""
    sentences: dict[tuple[str, int], list[Row]] = defaultdict(list)
    columns = ["document_id", "revision", "sentence_no", "start_char", "end_char"]
    for row in tables["sentences"].select(columns).to_pylist():
        sentences[row["document_id"], row["revision"]].append(row)
    rows = [
        row
        for document in documents(tables)
        for row in _rows(document, sentences[document.row["document_id"], document.row["revision"]])
    ]
    return {"mentions": conform(TABLES["mentions"], from_rows(TABLES["mentions"], rows))}


def _rows(document: Document, sentences: list[Row]) -> list[Row]:
    kb, text = knowledge(), document.text
    found = annotate(text, _searched(document), _day(document), kb)
    sentences = sorted(sentences, key=lambda row: int(row["start_char"]))
    starts = [row["start_char"] for row in sentences]
    return [
        {
            **document.shared,
            **document.mapped.positions(item.found.start, item.found.end),
            "mention_no": number,
            "sentence_no": _sentence_at(item.found.start, starts, sentences),
            "surface": text[item.found.start : item.found.end],
            "type": item.type,
            "entity_id": None if item.entity is None else kb.entity_id[item.entity],
            "link_method": item.method,
            "is_repair": False,
            "annotator": f"{NAME}@{VERSION}",
        }
        for number, item in enumerate(found)
    ]


def _searched(document: Document) -> list[tuple[int, int, str]]:
    """The stretches to search, with their language."""
    main = str(document.row["language"])
    return [
        (
            block["start_char"],
            block["end_char"],
            main if block["language"] in ("und", None) else block["language"],
        )
        for block in document.blocks
        if block["role"] not in SILENT_ROLES
    ]


def _day(document: Document) -> datetime.date | None:
    published: datetime.datetime | None = document.row["published_at"]
    return published.date() if published else None


def _sentence_at(position: int, starts: list[int], sentences: list[Row]) -> int | None:
    index = bisect_right(starts, position) - 1
    if index < 0 or position >= sentences[index]["end_char"]:
        return None
    return int(sentences[index]["sentence_no"])
