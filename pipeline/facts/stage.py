"""The stage that finds dates, amounts, percentages, counts and places: documents and names in, facts out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

import pipeline.documents
import pipeline.facts
import pipeline.readers.dates.cldr
import pipeline.topics.units
import pipeline.topics.words
from pipeline.documents import Document, by_document, documents
from pipeline.facts.amounts import find_amounts
from pipeline.facts.amounts.heads import shares_file
from pipeline.facts.dates import find_dates
from pipeline.facts.fact import Fact
from pipeline.facts.places import Point, is_elsewhere, is_unclear, places_file, point_of, regions_file
from pipeline.stage import Annotator, Stage, Tables, code_hash, file_hash, uncollected
from pipeline.tables import TABLES, from_rows
from pipeline.topics.units import SPOKEN_ROLES, readable, spoken

NAME, VERSION = "facts", "1"
_SENTENCE: Final = ("sentence_no", "block_no", "text", "start_char", "language", "is_repeat")
_MENTION: Final = (
    "sentence_no", "start_char", "end_char", "type", "entity_id", "link_score", "link_candidates",
)  # fmt: skip
_CODE: Final = frozenset({".py", ".pyc", ".md"})

Row = dict[str, Any]


@cache
def facts_stage() -> Stage:
    """Return the stage; its fingerprint covers code, lists and coordinates."""
    code = code_hash(
        pipeline.facts,
        pipeline.documents,
        pipeline.readers.dates.cldr,
        pipeline.topics.units,
        pipeline.topics.words,
    )
    annotator = Annotator(
        NAME, VERSION, code, file_hash(*model_files()), parameters={"roles": list(SPOKEN_ROLES)}
    )
    inputs = ("documents", "blocks", "source_map", "sentences", "mentions")
    return Stage("facts", inputs, ("facts",), annotator, run, "Finds dates, amounts, counts and places.")


def model_files() -> list[Path]:
    """Return the lists and coordinates that facts hang on beside the code."""
    folder = Path(pipeline.facts.__file__ or "").parent
    own = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in _CODE]
    return [*sorted(own), places_file(), regions_file(), shares_file()]


def run(tables: Tables) -> Tables:
    """Return the facts of all documents of the shard; sentences that repeat the one before are left out."""
    label = facts_stage().annotator.label
    with uncollected():
        sentences = by_document(tables["sentences"], "sentence_no", _SENTENCE)
        mentions = by_document(tables["mentions"], "mention_no", _MENTION)
        rows = [
            {**row, "annotator": label}
            for one in documents(tables)
            for row in _rows(one, sentences.get(one.key, []), mentions.get(one.key, []))
        ]
    return {"facts": from_rows(TABLES["facts"], rows)}


def _rows(document: Document, sentences: Sequence[Row], mentions: Sequence[Row]) -> list[Row]:
    """Rows in reading order; of two that begin together the longer is first."""
    found = [*_expressions(document, sentences), *_places(document, sentences, mentions)]
    found.sort(key=lambda row: (row["start_char"], -row["end_char"]))
    if not found:
        return []
    starts, ends = ([row[name] for row in found] for name in ("start_char", "end_char"))
    columns = {name: values.tolist() for name, values in document.places(starts, ends).items()}
    return [
        {
            **document.shared,
            **row,
            **{name: values[place] for name, values in columns.items()},
            "fact_no": place,
            "surface": document.text[row["start_char"] : row["end_char"]],
        }
        for place, row in enumerate(found)
    ]


def _expressions(document: Document, sentences: Sequence[Row]) -> Iterator[Row]:
    for row in spoken(document, sentences):
        language = readable(row["language"], document.row["language"])
        for fact in facts_of(row["text"], language, document.day):
            yield _row(fact, row)


def facts_of(text: str, language: str, day: datetime.date | None) -> list[Fact]:
    """Return the facts of a sentence in order and apart: of an expression that is both, the date."""
    dates = find_dates(text, language, day)
    return sorted([*dates, *apart(find_amounts(text, language), dates)], key=lambda fact: fact.start)


def apart(facts: Iterable[Fact], others: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts that overlap none of `others`; both are in order and overlap none of their own."""
    place = 0
    for fact in facts:
        while place < len(others) and others[place].end <= fact.start:
            place += 1
        if place == len(others) or fact.end <= others[place].start:
            yield fact


def _row(fact: Fact, sentence: Row) -> Row:
    offset, text = sentence["start_char"], sentence["text"]
    return {
        "sentence_no": sentence["sentence_no"],
        "kind": fact.kind,
        "start_char": offset + fact.start,
        "end_char": offset + fact.end,
        "value": fact.value,
        "value_to": fact.value_to,
        "unit": fact.unit,
        "counted": text[slice(*fact.counted)] if fact.counted else None,
        "qualifier": fact.qualifier,
        "is_negated": fact.is_negated,
        "date_from": fact.date_from,
        "date_to": fact.date_to,
        "date_granularity": fact.granularity,
        "date_method": fact.date_method,
    }


def _places(document: Document, sentences: Sequence[Row], mentions: Sequence[Row]) -> Iterator[Row]:
    """Names of places whose entity has coordinates, but for those in repeats.

    Where a comma and a region follow that the entity is not in, the name is another place's: Paris, Texas.
    Where a place of the same name elsewhere is about as probable, a point on a map would be a guess.
    """
    repeats = {row["sentence_no"] for row in sentences if row["is_repeat"]}
    for mention, after in zip_longest(mentions, mentions[1:]):
        point = point_of(mention["entity_id"]) if mention["type"] == "LOC" else None
        follows = after is not None and document.text[mention["end_char"] : after["start_char"]] == ", "
        if point and follows and is_elsewhere(point, after["entity_id"]):
            continue
        rivals = [(one["entity_id"], one["score"]) for one in mention["link_candidates"] or ()]
        if point and is_unclear(point, mention["link_score"], rivals):
            continue
        if point and mention["sentence_no"] not in repeats:
            yield _place(mention, point)


def _place(mention: Row, point: Point) -> Row:
    return {
        **{name: mention[name] for name in ("sentence_no", "start_char", "end_char", "entity_id")},
        "kind": "place",
        "is_negated": False,
        "latitude": point.latitude,
        "longitude": point.longitude,
    }
