"""Finds peoples, laws and events in the stretches of a document by lexicon and grammar, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from pipeline.entities.patterns import laws, meetings, votes, wars
from pipeline.entities.patterns.lexicon import Term
from pipeline.entities.patterns.norp import is_people, leads_to_institution, merged
from pipeline.entities.patterns.parts import Bounds
from pipeline.entities.patterns.view import View, length, view
from pipeline.entities.spans import Span, Stretch

Kind = Literal["NORP", "EVENT", "LAW"]
_HEADS: dict[str, tuple[Kind, Callable[[View, int, int], Bounds | None]]] = {
    "treaty": ("LAW", laws.treaty),
    "act": ("LAW", laws.act),
    "resolution": ("LAW", laws.resolution),
    "war": ("EVENT", wars.war),
    "battle": ("EVENT", wars.battle),
    "meeting": ("EVENT", meetings.meeting),
    "games": ("EVENT", votes.games),
    "vote": ("EVENT", votes.vote),
}


def find(text: str, stretches: Sequence[Stretch]) -> list[Span]:
    """Return the peoples (NORP), events and laws in `stretches` of `text`, sorted and without overlaps.

    Positions are code points of `text`. Of overlapping names the longer stays. `score` is None: no rule
    here measures a probability.
    """
    return found([view(text, stretch) for stretch in stretches])


def found(views: Iterable[View]) -> list[Span]:
    """Return what `find` returns, of stretches already read."""
    return _apart([span for seen in views for span in _found(seen)])


def _found(seen: View) -> list[Span]:
    peoples: list[tuple[Span, Term]] = []
    names: list[Span] = []
    lexicon = seen.lexicon
    for index, word in enumerate(seen.keys):
        if terms := lexicon[word]:
            names += _names(seen, index, terms)
            peoples += _peoples(seen, index, terms)
    return names + merged(seen, peoples)


def _peoples(seen: View, index: int, terms: Iterable[Term]) -> Iterator[tuple[Span, Term]]:
    for term in terms:
        if term.role == "norp" and (size := length(seen, index, term)) and is_people(seen, index, size, term):
            yield Span(seen.words[index].start, seen.words[index + size - 1].end, "NORP"), term
            return


def _names(seen: View, index: int, terms: Iterable[Term]) -> Iterator[Span]:
    for term in terms:
        if term.role != "fixed" and term.role not in _HEADS:
            continue
        size = length(seen, index, term)
        if size and (named := _named(seen, index, size, term)):
            kind, (first, last) = named
            first = laws.with_article(seen, first) if kind == "LAW" else first
            yield Span(seen.words[first].start, seen.words[last - 1].end, kind)


def _named(seen: View, index: int, size: int, term: Term) -> tuple[Kind, Bounds] | None:
    if term.role == "fixed":
        if leads_to_institution(seen, index + size):
            return None  # "Brexit Party"
        if term.type == "LAW" and seen.group == "de" and laws.is_titled(seen, index):
            return "LAW", (index - 1, index + size)
        return ("LAW" if term.type == "LAW" else "EVENT"), (index, index + size)
    kind, decide = _HEADS[term.role]
    bounds = decide(seen, index, size)
    return (kind, bounds) if bounds else None


def _apart(spans: list[Span]) -> list[Span]:
    """Keep the longer of overlapping spans, the earlier of equally long ones; sort by place."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda one: (one.start, -one.end)):
        if kept and span.start < kept[-1].end:
            if span.end - span.start > kept[-1].end - kept[-1].start:
                kept[-1] = span
        else:
            kept.append(span)
    return kept
