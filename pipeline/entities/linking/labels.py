"""A name of each entity, for where only the entity is at hand."""

from __future__ import annotations

from functools import lru_cache

from pipeline.entities.knowledge import KnowledgeBase


def label(entity: int, kb: KnowledgeBase) -> str:
    """Return the first primary name of an entity, any name where it has no primary one."""
    return _first_names(kb)[entity]


@lru_cache(maxsize=2)
def _first_names(kb: KnowledgeBase) -> list[str]:
    names = [""] * len(kb.entity_id)
    primary = [False] * len(kb.entity_id)
    for name, owner, kind in zip(kb.name, kb.owner, kb.kind, strict=True):
        if not primary[owner] and (kind == "primary" or not names[owner]):
            names[owner], primary[owner] = name, kind == "primary"
    return names
