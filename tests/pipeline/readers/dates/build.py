"""Documents for the tests of dates."""

from __future__ import annotations

from datetime import UTC, datetime

from pipeline.readers.dates import published
from pipeline.readers.draft import Draft, Facts, Published, Span
from pipeline.text import Builder

RECEIVED = datetime(2026, 11, 22, 12, tzinfo=UTC)


def draft(text: str, roles: tuple[str, ...] = (), title: str | None = None) -> Draft:
    """A draft whose clean text is its raw text; with `roles`, one for each line."""
    builder = Builder(text)
    builder.put("copy", len(text))
    spans, start = [], 0
    for role, line in zip(roles, text.split("\n"), strict=False):
        spans.append(Span(start, start + len(line), role))
        start += len(line) + 1
    mapped = builder.build()
    blocks = tuple(spans) or (Span(0, len(mapped.text), "body"),)
    return Draft("text", mapped, blocks, facts=Facts(title=title))


def dated(
    text: str, language: str = "en", uri: str | None = None, title: str | None = None
) -> Published | None:
    made = draft(text, title=title)
    return published(made.facts, uri, made, language, RECEIVED)


def day(year: int, month: int, number: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    return datetime(year, month, number, hour, minute, second, tzinfo=UTC)
