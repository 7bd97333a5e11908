"""Who held a post on the document's day: "the President of Serbia", "Serbian President Vučić"."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking.types import Page, Spot
from pipeline.entities.patterns.posts import PostPhrase

Post = tuple[str, str]


def holders(phrase: PostPhrase, day: datetime.date | None, kb: KnowledgeBase) -> list[int]:
    """Return who is known to hold the post on a day, by number; nobody where the day is not known."""
    if day is None or phrase.country is None or phrase.standing:
        return []
    post = (phrase.kind, phrase.country)
    return [person for person in _by_post(kb).get(post, ()) if held(person, post, day, kb)]


def held(person: int, post: Post, day: datetime.date | None, kb: KnowledgeBase) -> bool:
    """Whether a person held the post on the day, or ever where the day is not known."""
    return any(
        (one.kind, one.country) == post
        and (
            day is None
            or (one.start is not None and one.start <= day and (one.end is None or day <= one.end))
        )
        for one in kb.posts.get(person, ())
    )


@lru_cache(maxsize=2)
def _by_post(kb: KnowledgeBase) -> dict[Post, list[int]]:
    people: dict[Post, list[int]] = defaultdict(list)
    for person, kind in enumerate(kb.type):
        if kind == "PER":
            for post in {(one.kind, one.country) for one in kb.posts.get(person, ()) if one.country}:
                people[post].append(person)
    return dict(people)


def beside(page: Page, places: Sequence[Spot], phrases: Sequence[PostPhrase]) -> dict[int, int]:
    """Return for spots (by number) right after or before a post phrase the number of the phrase.

    "Serbian President Vučić" and "Vučić, the President of Serbia" say whose post it is.
    """
    found: dict[int, int] = {}
    starts = {spot.start: number for number, spot in enumerate(places)}
    ends = {spot.end: number for number, spot in enumerate(places)}
    for number, phrase in enumerate(phrases):
        for gap in (" ", ", ", ""):
            after = starts.get(phrase.end + len(gap))
            if after is not None and page.text.startswith(gap, phrase.end):
                found.setdefault(after, number)
            before = ends.get(phrase.start - len(gap))
            if gap == ", " and before is not None and page.text.endswith(gap, 0, phrase.start):
                found.setdefault(before, number)
    return found
