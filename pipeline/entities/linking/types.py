"""What linking takes and gives: a page, the places where something may be named, and the links."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.entities.match import Found
from pipeline.entities.normal import Word
from pipeline.entities.patterns.posts import PostPhrase
from pipeline.entities.spans import NameType, Span


class Page(NamedTuple):
    """A document as the decisions see it: its text, its words in order, and what is known about it."""

    text: str
    words: Sequence[Word]
    day: datetime.date | None = None
    title: str | None = None
    language: str = "und"
    source: str | None = None


class Reading(NamedTuple):
    """What a mention may mean besides what it says: "Moscow" the government of Russia."""

    entity_id: str
    score: float | None
    """Probability, where one was measured."""
    reading: str
    """`rival` another bearer of the name, `government` of which this is the seat, `country` of a people."""


class Link(NamedTuple):
    """A mention at code points `start` to `end`, and the entity it stands for."""

    start: int
    end: int
    type: NameType
    score: float | None
    """The recogniser's probability that this is a name of this type; None where it did not find it."""
    entity_id: str | None
    """Of the knowledge base, or a stable local id; None where it stays open."""
    link_score: float | None
    """Calibrated probability that the entity is right; None for local and open ones."""
    link_method: str | None
    candidates: tuple[Reading, ...] = ()
    is_repair: bool = False
    """Whether speech was misheard here, and the entity is what was meant."""


class Spot(NamedTuple):
    """Words `first` to `last` (exclusive) where the recogniser, the matcher or both see a name."""

    first: int
    last: int
    start: int
    end: int
    span: Span | None
    hit: Found | None
    cover: str
    """How the recogniser's spans lie: `same`, `wider`, `narrower`, `across`, `none`; `unasked` where the page
    has no spans at all."""


class Candidate(NamedTuple):
    """An entity that a spot may stand for, by which name and how that was matched."""

    entity: int
    row: int
    """Row of the name; -1 where only the surname fits."""
    how: int
    """`match.AS_WRITTEN`, `INFLECTED` or `SOUND`, `LOOSE` or `FOREIGN`."""
    kind: str
    fit: float = 1.0
    """Likeness of a foreign name as heard."""


class Survey(NamedTuple):
    """A document's spots, their candidates, and the features of all candidates in one list."""

    places: list[Spot]
    options: list[list[Candidate]]
    chains: dict[int, list[int]]
    """Spots that hold part of a name → those that hold it in full, by number."""
    rows: list[list[float]]
    alone: list[PostPhrase]
    """Posts that stand for their holder: no name beside them."""


LOOSE, FOREIGN = 3, 4
"""The name fits when titles, middle names or initials are left aside; or as another language hears it."""
