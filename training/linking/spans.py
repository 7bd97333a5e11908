"""Spans as a recogniser would give them, made from the gold with its usual errors.

For fitting before a recogniser is at hand, and so that the weights do not lean on one recogniser's habits.
"""

from __future__ import annotations

import random

from pipeline.entities.normal import Word
from pipeline.entities.patterns import find
from pipeline.entities.spans import Span, Stretch
from training.linking.texts import Name, Text

_MISSED, _MOVED, _RETYPED, _INVENTED = 0.12, 0.06, 0.08, 0.15


def simulated(text: Text, spoken: list[Word]) -> list[Span]:
    """Return spans with errors drawn by the text's id."""
    draw = random.Random(text.id)
    spans = [span for name in text.names if (span := _said(name, spoken, draw))]
    covered = {position for name in text.names for position in range(name.start, name.end)}
    spans += [
        Span(word.start, word.end, draw.choice(("PER", "ORG", "LOC", "MISC")))
        for word in spoken
        if word.text.istitle() and word.start not in covered and draw.random() < _INVENTED * 0.2
    ]
    whole = Stretch(text.text, 0, len(text.text), text.language)
    return apart([*find(text.text, [whole]), *spans])


def _said(name: Name, spoken: list[Word], draw: random.Random) -> Span | None:
    if (name.type == "MISC" and draw.random() < 0.5) or draw.random() < _MISSED:
        return None
    kind = draw.choice(("PER", "ORG", "LOC")) if draw.random() < _RETYPED else name.type
    inside = [word for word in spoken if name.start <= word.start and word.end <= name.end]
    if draw.random() < _MOVED and len(inside) > 1:
        return (
            Span(inside[1].start, name.end, kind)
            if draw.random() < 0.5
            else Span(name.start, inside[-2].end, kind)
        )
    return Span(name.start, name.end, kind)


def apart(spans: list[Span]) -> list[Span]:
    """Return the spans by place, the earlier and then the longer of those that overlap."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return kept
