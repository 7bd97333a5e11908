"""The entity that a printed speaker label names."""

from __future__ import annotations

import datetime
from functools import lru_cache

from pipeline.entities.knowledge import KnowledgeBase, knowledge
from pipeline.entities.linking import Page, is_cluster, link
from pipeline.entities.match import find
from pipeline.entities.normal import words
from pipeline.entities.spans import Span

_FULL_NAME = 2
"""Words of a name that says who it is; a surname alone does not."""


def resolve(name: str, language: str = "und", day: datetime.date | None = None) -> str | None:
    """Return the entity of a person's full name as printed; None where it is not wholly and surely one."""
    return _resolved(name, language, day, knowledge())


@lru_cache(maxsize=10_000)
def _resolved(name: str, language: str, day: datetime.date | None, kb: KnowledgeBase) -> str | None:
    spoken = words(name)
    if len(spoken) < _FULL_NAME:
        return None
    page = Page(name, spoken, day, None, language)
    links = link(page, [Span(0, len(name), "PER")], find(name, spoken, language, kb), kb)
    whole = [one for one in links if (one.start, one.end, one.type) == (0, len(name), "PER")]
    sure = [str(one.entity_id) for one in whole if one.entity_id and not is_cluster(one.entity_id)]
    return sure[0] if len(sure) == 1 else None
