"""Drafts and candidates of marked texts with what is right of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from benchmarks.gold_quotes_texts import Marked
from pipeline.quotes.attribution import Draft, drafts
from pipeline.quotes.find import read
from pipeline.quotes.lexicon import SLAVIC, group_of
from pipeline.quotes.people import Cast
from pipeline.quotes.resolve import introduce
from pipeline.quotes.speeches import speeches
from pipeline.quotes.tokens import Tokens

_HALF = 0.5


class Example(NamedTuple):
    """A draft of a text: its features, whether it is a quote, its candidates and which of them speaks."""

    text: str
    features: Mapping[str, float]
    is_quote: bool
    candidates: list[Mapping[str, float]]
    speaker: int | None
    """None where nothing is marked, or no candidate is right."""


def examples(texts: Sequence[Marked]) -> list[Example]:
    """Return the examples of all texts."""
    return [one for text in texts for one in _examples(text)]


def _examples(text: Marked) -> Iterator[Example]:
    parts, names = read(text.asked)
    slavic = any(group_of(one.language) in SLAVIC for one in text.asked.stretches)
    cast = Cast(text.asked.text, names, slavic)
    for seen in parts:
        introduce(seen, cast)
        genders = {number: cast.of[number].gender() for number in seen.mention.values()}
        for draft in drafts(seen, speeches(seen), names, genders):
            gold = _gold(seen, draft, text.quotes)
            speaker = _speaker(seen, draft, gold) if gold and draft.clause is None else None
            shown = [one.features for one in draft.candidates]
            yield Example(text.name, draft.features, gold is not None, list(shown), speaker)


def _gold(seen: Tokens, draft: Draft, quotes: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The marked quote that a draft stands for."""
    kinds = ("direct",) if draft.speech is not None else ("indirect", "mixed")
    for start, end in draft.pieces:
        first, last = seen.starts[start], seen.ends[end - 1]
        for one in quotes:
            common = min(last, one["end"]) - max(first, one["start"])
            union = max(last, one["end"]) - min(first, one["start"])
            if one["kind"] in kinds and common > _HALF * union:
                return one
    return None


def _speaker(seen: Tokens, draft: Draft, gold: dict[str, Any]) -> int | None:
    """The candidate that is marked as the speaker, the one that leaves the subject out where none is."""
    if gold["speaker"] is None:
        return next((at for at, one in enumerate(draft.candidates) if one.source is None), None)
    start, end = gold["speaker"]
    best, most = None, 0
    for at, one in enumerate(draft.candidates):
        if one.source:
            first, last = seen.starts[one.source.first], seen.ends[one.source.last - 1]
            common = min(last, end) - max(first, start)
            if common > most:
                best, most = at, common
    return best
