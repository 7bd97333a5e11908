"""What naming takes and gives: speech cut into turns, and for each turn its role and its speaker."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final, NamedTuple

from pipeline.entities.linking import Link

ROLES: Final = ("principal", "host", "journalist", "moderator", "announcer", "unknown")


class Turn(NamedTuple):
    """Speech of one speaker at code points [start, end), its sentences `first` to `last` (exclusive)."""

    start: int
    end: int
    first: int
    last: int
    label: str | None = None
    """Who speaks, where the document says so: then that is the truth."""


class Sentence(NamedTuple):
    """A sentence at code points [start, end)."""

    start: int
    end: int
    is_question: bool = False


@dataclass(frozen=True)
class Speech:
    """A document of speech whose turns are known. Spans are code points of `text`."""

    text: str
    language: str
    turns: tuple[Turn, ...]
    sentences: tuple[Sentence, ...]
    """Of the turns, in order."""
    mentions: tuple[Link, ...]
    """Of the whole document, title and description too, in order."""
    day: datetime.date | None = None
    title: tuple[int, int] | None = None
    description: tuple[int, int] | None = None
    hashtags: tuple[tuple[int, int], ...] = ()


class Guess(NamedTuple):
    """Somebody who may be the speaker."""

    name: str
    entity_id: str | None
    score: float
    """Calibrated probability."""
    evidence: int | None
    """Sentence that speaks for it most; None where none does, as for a name from the title alone."""


class Named(NamedTuple):
    """The role and the speaker of a turn; `name` is None where nobody is likely enough."""

    role: str
    role_score: float
    name: str | None
    entity_id: str | None
    score: float | None
    evidence: int | None
    candidates: tuple[Guess, ...]
    """The likeliest persons, best first, the chosen one among them."""
