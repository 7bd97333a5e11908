"""The names that a document leads one to expect: given in its head, said in it, or close to what is said."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, cast

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking.types import Link, Page
from pipeline.entities.normal import key
from pipeline.entities.repair.related import names_of, related
from pipeline.entities.spans import NameType, Stretch

Source = Literal["given", "said", "related"]


class Expected(NamedTuple):
    """A name that may be said in the document."""

    name: str
    type: NameType
    entity_id: str | None
    country: str | None
    source: Source
    """`given` in title, description, labels or hashtags, `said` elsewhere in the speech, `related` to a
    country that is named."""
    other_names: tuple[str, ...] = ()


def expected_names(
    page: Page, links: Sequence[Link], stretches: Sequence[Stretch], kb: KnowledgeBase
) -> list[Expected]:
    """Return the names to expect in the spoken stretches of a document, each entity once.

    A name of the speech that is not linked is none, however often it recurs: it may be misheard itself.
    """
    spoken = sorted((one.start, one.end) for one in stretches if one.is_spoken)
    said = [link for link in links if _is_within(link.start, spoken)]
    given = [link for link in links if not _is_within(link.start, spoken)]
    found = [
        *_named(page, given, "given", kb),
        *_named(page, [link for link in said if link.link_score is not None], "said", kb),
    ]
    known = [number for one in found if one.entity_id and (number := kb.number(one.entity_id)) is not None]
    for number in related(known, page.day, kb):
        found.append(_known(number, "related", kb))
    return unique(found)


def _is_within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the spans, which lie in order and apart, holds the place."""
    at = bisect_right(spans, (place, sys.maxsize)) - 1
    return at >= 0 and place < spans[at][1]


def unique(found: Iterable[Expected]) -> list[Expected]:
    """Return each entity and each name without one once, the first of each."""
    kept: dict[str, Expected] = {}
    for one in found:
        kept.setdefault(one.entity_id or key(one.name), one)
    return list(kept.values())


def _named(page: Page, links: Sequence[Link], source: Source, kb: KnowledgeBase) -> list[Expected]:
    found = []
    for link in links:
        number = kb.number(link.entity_id) if link.entity_id else None
        surface = page.text[link.start : link.end]
        if number is not None:
            one = _known(number, source, kb)
            found.append(one._replace(other_names=(*one.other_names, surface)))
        else:
            found.append(Expected(surface, link.type, link.entity_id, None, source))
    return found


def _known(number: int, source: Source, kb: KnowledgeBase) -> Expected:
    first, *others = names_of(number, kb)
    kind = cast("NameType", kb.type[number])
    return Expected(first, kind, kb.entity_id[number], kb.country[number], source, tuple(others))
