"""Who and what is close to the countries that a document names: those in office, and treaties."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.entities.knowledge import Held, KnowledgeBase

_LEADERS: Final = frozenset({"head_of_state", "head_of_government", "head_of_organisation"})
_OFFICE: Final = frozenset({*_LEADERS, "foreign_minister", "deputy_head"})
_MEMORY: Final = datetime.timedelta(days=365 * 20)
_NEAR: Final = datetime.timedelta(days=365)
_LANGUAGES: Final = ("en", "und")
_KINDS: Final = frozenset({"primary", "alias", "abbreviation"})
_LATIN: Final = re.compile(r"[A-Za-zÀ-ſ]")
_MOST_NAMES: Final = 6


class Index(NamedTuple):
    """What is looked up for each document."""

    rows: NDArray[np.intp]
    """Rows of names in the order of their entities."""
    starts: NDArray[np.intp]
    """Entity → place of its first row in `rows`; one more at the end."""
    leaders: dict[str, list[int]]
    """Country → people who held a high post there."""
    laws: list[int]


_CACHE: dict[int, tuple[KnowledgeBase, Index]] = {}


def index(kb: KnowledgeBase) -> Index:
    """Return the index of a knowledge base, built once per process (0.1 s)."""
    held = _CACHE.get(id(kb))
    if held is None or held[0] is not kb:
        held = _CACHE[id(kb)] = (kb, _built(kb))
    return held[1]


@lru_cache(maxsize=20_000)
def names_of(number: int, kb: KnowledgeBase) -> tuple[str, ...]:
    """Return the English names of an entity in Latin letters, the primary one first; else its id."""
    table = index(kb)
    rows = table.rows[table.starts[number] : table.starts[number + 1]].tolist()
    good = [row for row in rows if kb.kind[row] in _KINDS and _LATIN.match(kb.name[row])]
    own = [row for row in good if kb.language[row] in _LANGUAGES] or good
    own.sort(key=lambda row: kb.kind[row] != "primary")
    return tuple(kb.name[row] for row in own[:_MOST_NAMES]) or (kb.entity_id[number],)


def related(known: Iterable[int], day: datetime.date | None, kb: KnowledgeBase) -> list[int]:
    """Return who leads the countries of `known` entities around the day, or led them; and all treaties."""
    table = index(kb)
    countries = {kb.country[number] for number in known} - {None}
    people = [
        number
        for country in sorted(filter(None, countries))
        for number in table.leaders.get(country, ())
        if any(_is_near(post, day) for post in kb.posts.get(number, ()))
    ]
    return people + table.laws


def _is_near(post: Held, day: datetime.date | None) -> bool:
    """Whether a post is held around the day; who led a country is spoken of for long after."""
    if post.kind not in _OFFICE:
        return False
    if day is None or post.end is None:
        return True
    return post.end >= day - (_MEMORY if post.kind in _LEADERS else _NEAR)


def _built(kb: KnowledgeBase) -> Index:
    owners = np.array(kb.owner, dtype=np.intp)
    rows = np.argsort(owners, kind="stable")
    starts = np.searchsorted(owners[rows], np.arange(len(kb.entity_id) + 1))
    leaders: dict[str, list[int]] = defaultdict(list)
    for number, posts in kb.posts.items():
        for country in {post.country or kb.country[number] for post in posts if post.kind in _OFFICE}:
            if country:
                leaders[country].append(number)
    laws = [number for number, kind in enumerate(kb.type) if kind == "LAW"]
    return Index(rows, starts, dict(leaders), laws)
