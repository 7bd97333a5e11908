"""Names and their entities in one text: the matcher over each stretch, then the linker over all of it."""

from __future__ import annotations

import datetime

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.link import Linked, Page, link
from pipeline.entities.match import Found, find
from pipeline.entities.normal import Word, words


def annotate(
    text: str, stretches: list[tuple[int, int, str]], day: datetime.date | None, kb: KnowledgeBase
) -> list[Linked]:
    """Return the names in stretches (start, end, language) of a text, linked as one document of that day."""
    spoken: list[Word] = []
    found: list[Found] = []
    for start, end, language in sorted(stretches):
        here = words(text, start, end)
        shift = len(spoken)
        found += [
            one._replace(first=one.first + shift, last=one.last + shift)
            for one in find(text, here, language, kb)
        ]
        spoken += here
    return link(Page(text, spoken, day), found, kb)
