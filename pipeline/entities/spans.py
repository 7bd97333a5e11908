"""Spans of text that name something, and what every recogniser of them offers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, Protocol

NameType = Literal["PER", "ORG", "LOC", "NORP", "EVENT", "LAW", "MISC"]
"""A person, a body, a place, a people or persuasion, an event, a law or treaty, anything else named."""
TYPES: tuple[NameType, ...] = ("PER", "ORG", "LOC", "NORP", "EVENT", "LAW", "MISC")


class Stretch(NamedTuple):
    """A part of a document to search for names: `text` is the document's from `start` to `end`."""

    text: str
    start: int
    end: int
    language: str
    """ISO 639-1 code of the stretch, `und` where nobody knows."""
    is_spoken: bool = False
    """Whether a speech recogniser wrote it: capitals and full stops may be missing or wrong."""


class Span(NamedTuple):
    """A name at code points `start` to `end` (exclusive) of the document's text."""

    start: int
    end: int
    type: NameType
    score: float | None = None
    """Calibrated probability that span and type are right; None where nobody measured one."""


class Recogniser(Protocol):
    """Finds names. Implementations load their model once and hold no state between documents."""

    @property
    def name(self) -> str:
        """Name of the model, part of the annotator's."""
        ...

    @property
    def version(self) -> str:
        """Version of the model; another version gives other spans."""
        ...

    def recognise(self, text: str, stretches: Sequence[Stretch]) -> list[Span]:
        """Return the names in the stretches of one document, sorted by place and without overlaps."""
        ...

    def recognise_many(self, documents: Iterable[tuple[str, Sequence[Stretch]]]) -> list[list[Span]]:
        """Return `recognise` of each document (text, stretches); a model may batch them."""
        ...
