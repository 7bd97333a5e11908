"""What a reader hands on: documents not yet numbered, and refusals."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from pipeline.text import MappedText


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why some input was not taken in: place in the file, reason code, and the reason in words."""

    place: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Span:
    """Clean characters [start, end), in code points, with a role or value."""

    start: int
    end: int
    value: str
    title: str | None = None


@dataclass(frozen=True)
class Draft:
    """One statement as read: its text and parts, before it has an identity."""

    kind: str
    text: MappedText
    blocks: tuple[Span, ...]
    links: tuple[Span, ...] = ()
    title: str | None = None


@dataclass(frozen=True)
class Record:
    """One text to read, with what its container says of it.

    `number` counts records in a file of records; `language` is an ISO 639-1 code or null.
    """

    raw: str
    encoding: str
    number: int | None = None
    external_id: str | None = None
    title: str | None = None
    uri: str | None = None
    language: str | None = None
    published_at: datetime | None = None


@dataclass
class Reading:
    """The documents and refusals of one record or file."""

    drafts: list[Draft] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
