"""What the document as a whole says: the countries it speaks of, the people it names in full, its time."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from pipeline.entities.knowledge import Held, KnowledgeBase
from pipeline.entities.linking.types import Candidate, Page, Spot

_SURE_RANK = 3
_YEARS = (1000, 2100)
LONG_AGO = 100.0
_HOME = {
    "sv": "se",
    "nb": "no",
    "nn": "no",
    "no": "no",
    "da": "dk",
    "de": "de",
    "fi": "fi",
    "fr": "fr",
    "es": "es",
    "it": "it",
    "pl": "pl",
    "ru": "ru",
    "uk": "ua",
    "be": "by",
    "sr": "rs",
    "sr-Latn": "rs",
    "hr": "hr",
    "bs": "ba",
    "cs": "cz",
}
"""Where most texts of a language come from (CLDR, likely subtags)."""


class Evidence(NamedTuple):
    """The document's own hints."""

    countries: Counter[str]
    """Country code → how many different names of the document belong to it beyond doubt."""
    people: frozenset[int]
    """People whose full name stands in the document."""
    year: float | None
    """The document's year, or the middle one of the years that its text names."""
    home: str | None


def gather(
    page: Page, places: Sequence[Spot], options: Sequence[list[Candidate]], kb: KnowledgeBase
) -> Evidence:
    """Return what the sure names of a page say about the doubtful ones."""
    countries: Counter[str] = Counter()
    people: set[int] = set()
    for entity in {found for several in options if (found := _sure(several, kb)) is not None}:
        if kb.country[entity]:
            countries[str(kb.country[entity])] += 1
        if kb.type[entity] == "PER":
            people.add(entity)
    return Evidence(countries, frozenset(people), _year(page), _HOME.get(page.language))


def _sure(several: list[Candidate], kb: KnowledgeBase) -> int | None:
    """The one entity of that name, or the one that stands above the others."""
    named = [one for one in several if one.kind != "surname"]
    if not named:
        return None
    ranks = sorted((kb.rank[one.entity] for one in named), reverse=True)
    if len(named) == 1:
        return named[0].entity
    if ranks[0] >= _SURE_RANK and ranks[0] > ranks[1]:
        return next(one.entity for one in named if kb.rank[one.entity] == ranks[0])
    return None


def _year(page: Page) -> float | None:
    if page.day is not None:
        return page.day.year + (page.day.month - 0.5) / 12
    years = [
        int(word.text)
        for word in page.words
        if len(word.text) == 4 and word.text.isascii() and word.text.isdigit()
    ]
    years = [year for year in years if _YEARS[0] <= year <= _YEARS[1]]
    return float(median(years)) if years else None


def distance(posts: Sequence[Held], year: float | None, kind: str | None = None) -> float | None:
    """Return how many years lie between `year` and the nearest post held (of that kind); 0 while in office.

    None where the year is not known or no such post is dated.
    """
    if year is None:
        return None
    gaps = [_gap(post, year) for post in posts if kind is None or post.kind == kind]
    known = [gap for gap in gaps if gap is not None]
    return min(known) if known else None


def _gap(post: Held, year: float) -> float | None:
    if post.start is None and post.end is None:
        return None
    start = _fraction(post.start) if post.start else year
    end = _fraction(post.end) if post.end else max(year, start)
    return max(start - year, year - end, 0.0)


def _fraction(day: datetime.date) -> float:
    return day.year + (day.month - 0.5) / 12
