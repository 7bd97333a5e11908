"""The entity that a printed speaker label names."""

from __future__ import annotations

import datetime

from pipeline.entities.annotate import annotate
from pipeline.entities.knowledge import knowledge


def resolve(name: str, language: str = "und", day: datetime.date | None = None) -> str | None:
    """Return the entity of a person's full name as printed; None where it is not wholly and surely one."""
    kb = knowledge()
    linked = annotate(name, [(0, len(name), language)], day, kb)
    whole = [item for item in linked if (item.found.start, item.found.end) == (0, len(name))]
    if len(whole) != 1 or whole[0].type != "PER" or whole[0].method != "name" or whole[0].entity is None:
        return None
    return kb.entity_id[whole[0].entity]
