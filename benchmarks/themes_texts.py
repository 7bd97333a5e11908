"""Twelve weeks of texts for the figures of themes: dated statements, debates, and an event of our own."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.themes.passage import Passage, passages

WEEKS: Final = 12
FIRST: Final = date(2024, 1, 1)
LANGUAGES: Final = ("en", "de", "es", "sv", "ru")
EVENT: Final = Path(__file__).with_name("themes_event.tsv")
EVENT_WEEKS: Final = {5: 30, 6: 2, 7: 2, 8: 2}
"""Texts of the event in each week, counted from 1."""
_LEAST, _ENOUGH = 25, 60
_OF_DOCUMENT: Final = 5
_ID: Final = re.compile(r"\n  \{\n    id: '([^']+)'")
_MARKS: Final = re.compile(r"[*_#]+")


class Dated(NamedTuple):
    """A passage with the Monday of its week."""

    passage: Passage
    week: date


def week(number: int) -> date:
    """Return the Monday of a simulated week, counted from 1."""
    return FIRST + timedelta(days=7 * (number - 1))


def statements(data: Path) -> list[Dated]:
    """Return the statements of resistinua in Ukrainian and English, in the twelve weeks they were made in.

    A document is called by its language and the id that both versions share.
    """
    found = [
        Dated(passage, day - timedelta(days=day.weekday()))
        for language, mark in (("uk", ""), ("en", "-en"))
        for name in ("messages", "messages-2", "messages-3")
        for day, passage in _messages(data / "pairs" / "resistinua" / f"{name}{mark}.js", language)
    ]
    known = sorted({one.week for one in found})[:WEEKS]
    unique = {one.passage.key: one for one in found if one.week in known}
    return [unique[key] for key in sorted(unique)]


def _messages(file: Path, language: str) -> Iterator[tuple[date, Passage]]:
    parts = _ID.split(file.read_text(encoding="utf-8"))
    for own, record in zip(parts[1::2], parts[2::2], strict=True):
        day = re.search(r"date: '(\d{4}-\d\d-\d\d)", record)
        text = re.search(r"text: `(.*?)`", record, re.DOTALL)
        if day and text:
            lines = [_MARKS.sub("", line).strip() for line in text[1].split("\n")]
            document = f"{language} {own}"
            for passage in _passages(document, language, [line for line in lines if line]):
                yield date.fromisoformat(day[1]), passage


def _passages(document: str, language: str, texts: list[str]) -> Iterator[Passage]:
    shared = {"document_id": document, "revision": 1, "block_no": 0, "turn_no": None, "language": language}
    given: dict[str, list[str]] = {"entity_ids": [], "topics": []}
    return passages(
        {**shared, **given, "sentence_no": number, "text": text} for number, text in enumerate(texts)
    )


def debates(data: Path, a_week: int, skip: int = 0) -> list[Dated]:
    """Return paragraphs of debates and posts in five languages, in the order of their files.

    So many of each language, behind those skipped, make a week; what is debated drifts as it did there.
    """
    return [
        Dated(passage, week(1 + number // a_week))
        for language in LANGUAGES
        for number, passage in enumerate(islice(_paragraphs(data, language), skip, skip + a_week * WEEKS))
    ]


def _paragraphs(data: Path, language: str) -> Iterator[Passage]:
    """Yield paragraphs as passages, five of which make a document; short lines are put together."""
    with gzip.open(data / "text" / f"{language}.txt.gz", "rt", encoding="utf-8") as lines:
        for number, text in enumerate(_joined(lines)):
            document = f"{language} {number // _OF_DOCUMENT:05}"
            place = number % _OF_DOCUMENT
            yield Passage(document, 1, "document", 0, place, place, language, (text,), (place,))


def _joined(lines: Iterator[str]) -> Iterator[str]:
    held: list[str] = []
    for line in lines:
        held += line.split()
        if len(held) >= _LEAST and (len(held) >= _ENOUGH or line.rstrip().endswith((".", "!", "?"))):
            yield " ".join(held[: 3 * _ENOUGH])
            held = []


def event() -> list[Dated]:
    """Return the texts of the event, each a document of its own, in the weeks in which it is spoken of."""
    with EVENT.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    # The languages take turns, so that each week hears several.
    ordered = sorted(range(len(rows)), key=lambda one: (_rank(rows, one), rows[one]["language"]))
    numbers = [number for number, count in EVENT_WEEKS.items() for _ in range(count)]
    return [Dated(_told(rows[one], one), week(number)) for one, number in zip(ordered, numbers, strict=True)]


def _rank(rows: list[dict[str, str]], one: int) -> int:
    return sum(1 for row in rows[:one] if row["language"] == rows[one]["language"])


def _told(row: dict[str, str], number: int) -> Passage:
    return Passage(f"event {number:02}", 1, "document", 0, 0, 0, row["language"], (row["text"],), (0,))
