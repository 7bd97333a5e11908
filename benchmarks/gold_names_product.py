"""What `gold-names` measures: the product's own way from text to names, or with another recogniser."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import cast

from benchmarks.gold_names_links import Linker, Named
from pipeline.entities import patterns
from pipeline.entities import recognise as product
from pipeline.entities.annotate import Asked, annotate, longest
from pipeline.entities.knowledge import knowledge
from pipeline.entities.spans import Recogniser, Span, Stretch


def recogniser(place: str | None = None) -> WithPatterns:
    """Return what the function at `module:name` gives, else the product's own, with the patterns."""
    if not place:
        return WithPatterns(product.recogniser())
    module, _, name = place.partition(":")
    return WithPatterns(cast("Callable[[], Recogniser]", getattr(import_module(module), name))())


class WithPatterns:
    """A recogniser and the patterns for peoples, events and laws, put together as the product does."""

    def __init__(self, found: Recogniser) -> None:
        """Take the recogniser whose name and version this one goes by."""
        self.alone = found
        self.name, self.version = found.name, found.version

    def recognise(self, text: str, stretches: Sequence[Stretch]) -> list[Span]:
        """Return both's names."""
        return self.recognise_many([(text, stretches)])[0]

    def recognise_many(self, documents: Iterable[tuple[str, Sequence[Stretch]]]) -> list[list[Span]]:
        """Return `recognise` of each."""
        held = list(documents)
        return [
            longest([*patterns.find(text, stretches), *spans])
            for (text, stretches), spans in zip(held, self.alone.recognise_many(held), strict=True)
        ]


def linker(found: WithPatterns) -> Linker:
    """Return a function from a text, its language and day to its mentions, as the stage makes them."""
    kb = knowledge()

    def linked(text: str, language: str, day: str | None) -> list[Named]:
        on = datetime.date.fromisoformat(day) if day else None
        asked = Asked(text, [Stretch(text, 0, len(text), language)], on, None, language)
        (mentions,) = annotate([asked], found.alone, kb)
        return [
            Named(one.start, one.end, one.type, one.entity_id, one.link_method or "none") for one in mentions
        ]

    return linked
