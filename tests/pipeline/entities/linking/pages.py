"""Pages for the tests: names marked with brackets become spans."""

from __future__ import annotations

import datetime
import re

from pipeline.entities.knowledge import knowledge
from pipeline.entities.linking import Link, Page, link
from pipeline.entities.match import find
from pipeline.entities.normal import words
from pipeline.entities.patterns.posts import posts
from pipeline.entities.spans import NameType, Span, Stretch

DAY = datetime.date(2025, 3, 1)


def linked(marked: str, language: str = "en", day: datetime.date | None = DAY) -> dict[str, Link]:
    """Link a text whose spans are written "[PER Jane Doe]"; return the links by surface, the last of each."""
    text, spans, end = "", list[Span](), 0
    for found in re.finditer(r"\[([A-Z]+) ([^]]+)\]", marked):
        text += marked[end : found.start()]
        kind: NameType = found[1]  # type: ignore[assignment]
        spans.append(Span(len(text), len(text) + len(found[2]), kind, 0.9))
        text, end = text + found[2], found.end()
    text += marked[end:]
    return {text[one.start : one.end]: one for one in linked_text(text, spans, language, day)}


def linked_text(text: str, spans: list[Span], language: str, day: datetime.date | None = DAY) -> list[Link]:
    """Link a text with the matcher's hits and the posts found in it."""
    kb, spoken = knowledge(), words(text)
    stretch = Stretch(text, 0, len(text), language)
    page = Page(text, spoken, day, language=language)
    return link(page, spans, find(text, spoken, language, kb), kb, posts(text, [stretch]))
