"""What a reader hands on: documents not yet numbered, and refusals."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
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


@dataclass(frozen=True, slots=True)
class Label:
    """A mark at clean characters [start, end) after which somebody speaks; see the table `labels`.

    `name` is null where the label names nobody (question, answer, a bare turn mark).
    """

    start: int
    end: int
    name: str | None
    role: str
    kind: str


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published (UTC), how that is known, and the smallest unit that is known."""

    at: datetime
    method: str
    precision: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a container or a page says of a document beside its text; null where it says nothing.

    `language` is an ISO 639-1 code; moments are in UTC.
    """

    external_id: str | None = None
    title: str | None = None
    uri: str | None = None
    author: str | None = None
    language: str | None = None
    published: Published | None = None
    edited_at: datetime | None = None
    forwarded_from: str | None = None
    reply_to: str | None = None
    views: int | None = None

    def otherwise(self, other: Facts) -> Facts:
        """Return these facts, with those of `other` where they say nothing."""
        mine = {field.name: getattr(self, field.name) for field in fields(self)}
        return Facts(**{n: getattr(other, n) if value is None else value for n, value in mine.items()})


@dataclass(frozen=True)
class Draft:
    """One statement as read: its text and parts, before it has an identity."""

    kind: str
    text: MappedText
    blocks: tuple[Span, ...]
    links: tuple[Span, ...] = ()
    labels: tuple[Label, ...] = ()
    facts: Facts = Facts()


@dataclass(frozen=True)
class Record:
    """One text to read, with what its container says of it.

    `number` counts records in a container of records and is null for a file that is one text. `media_type`
    is what the container calls the text, if anything. `kind` where the container knows it (`message`).
    `bold` and `links` are stretches of `raw`, in order, that a messenger keeps beside the text.
    """

    raw: str
    encoding: str
    number: int | None = None
    facts: Facts = Facts()
    media_type: str | None = None
    kind: str | None = None
    bold: tuple[Span, ...] = ()
    links: tuple[Span, ...] = ()


@dataclass
class Reading:
    """The documents and refusals of one record or file."""

    drafts: list[Draft] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
