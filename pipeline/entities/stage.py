"""The stage `mentions`: documents with their blocks and sentences in, names with their entities out."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import Final

import pipeline.documents
import pipeline.entities
from pipeline.documents import Document, Row, by_document, documents
from pipeline.entities import linking, reference, repair
from pipeline.entities.annotate import Asked, annotate
from pipeline.entities.knowledge import knowledge
from pipeline.entities.linking import Link
from pipeline.entities.recognise import identity, recogniser
from pipeline.entities.spans import Stretch
from pipeline.stage import Annotator, Stage, Tables, code_hash, file_hash
from pipeline.tables import TABLES, conform, from_rows
from seeds import REFERENCE

VERSION: Final = "2"
SILENT_ROLES = frozenset({"boilerplate", "interface"})
"""Roles of blocks in which no names are looked for: nobody says them."""
_SPOKEN: Final = "transcript"
_AT_ONCE: Final = 64


def mentions_stage() -> Stage:
    """Return the stage; its fingerprint covers this package, the reference files and all fitted weights."""
    made = identity()
    model = file_hash(*reference.files(), *_fitted(), *sorted((REFERENCE / "patterns").glob("*.csv")))
    return _stage(made.name, made.version, made.model_sha256 + model, tuple(sorted(made.parameters.items())))


def _fitted() -> list[Path]:
    """The weights of linking and repair."""
    return [Path(linking.__file__).parent / "weights.json", Path(repair.__file__).parent / "model.npz"]


@cache
def _stage(name: str, version: str, model: str, parameters: tuple[tuple[str, object], ...]) -> Stage:
    annotator = Annotator(
        name,
        f"{version}.{VERSION}",
        code_hash(pipeline.entities, pipeline.documents),
        model,
        dict(parameters),
    )
    inputs = ("documents", "blocks", "source_map", "sentences")
    return Stage(
        "mentions", inputs, ("mentions",), annotator, run, "Recognises names, links and repairs them."
    )


def run(tables: Tables) -> Tables:
    """Return the mentions in all documents of the shard, in the order of the text."""
    columns = ("sentence_no", "start_char", "end_char")
    sentences = by_document(tables["sentences"], "sentence_no", columns)
    label = mentions_stage().annotator.label  # once a shard: it hashes the reference files
    rows: list[Row] = []
    several: list[Document] = []
    for document in documents(tables):
        several.append(document)
        if len(several) == _AT_ONCE:
            rows += _rows_of(several, sentences, label)
            several = []
    rows += _rows_of(several, sentences, label)
    return {"mentions": conform(TABLES["mentions"], from_rows(TABLES["mentions"], rows))}


def _rows_of(several: list[Document], sentences: dict[tuple[str, int], list[Row]], label: str) -> list[Row]:
    """The rows of some documents, which a recogniser may read together."""
    found = annotate([_asked(document) for document in several], recogniser(), knowledge())
    return [
        row
        for document, mentions in zip(several, found, strict=True)
        for row in _rows(document, mentions, sentences.get(document.key, []), label)
    ]


def _asked(document: Document) -> Asked:
    row = document.row
    return Asked(
        document.text,
        _searched(document),
        document.day,
        row["title"],
        str(row["language"]),
        row["source_id"],
    )


def _rows(document: Document, mentions: list[Link], sentences: list[Row], label: str) -> list[Row]:
    if not mentions:
        return []
    sentences = sorted(sentences, key=lambda row: int(row["start_char"]))
    starts = [row["start_char"] for row in sentences]
    places = document.places([one.start for one in mentions], [one.end for one in mentions])
    columns = {name: values.tolist() for name, values in places.items()}
    return [
        {
            **document.shared,
            **{name: values[number] for name, values in columns.items()},
            "mention_no": number,
            "sentence_no": _sentence_at(one.start, starts, sentences),
            "surface": document.text[one.start : one.end],
            "type": one.type,
            "score": one.score,
            "entity_id": one.entity_id,
            "link_score": one.link_score,
            "link_method": one.link_method,
            "link_candidates": [reading._asdict() for reading in one.candidates],
            "is_repair": one.is_repair,
            "annotator": label,
        }
        for number, one in enumerate(mentions)
    ]


def _searched(document: Document) -> list[Stretch]:
    """The stretches to search, with their language."""
    text = document.text
    found = [
        Stretch(
            text,
            block["start_char"],
            block["end_char"],
            document.language_of(block),
            block["role"] == _SPOKEN,
        )
        for block in document.blocks
        if block["role"] not in SILENT_ROLES and block["end_char"] > block["start_char"]
    ]
    return sorted(found, key=lambda stretch: stretch.start)


def _sentence_at(position: int, starts: list[int], sentences: list[Row]) -> int | None:
    index = bisect_right(starts, position) - 1
    if index < 0 or position >= sentences[index]["end_char"]:
        return None
    return int(sentences[index]["sentence_no"])
