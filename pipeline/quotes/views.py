"""A sentence with the verbs of saying and sources in it, and what a said clause is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.quotes.cues import Cue, cue_at, guessed
from pipeline.quotes.titles import Source
from pipeline.quotes.tokens import Tokens

SAYING = frozenset({"say", "tell", "ask", "deny", "guess"})
"""Sorts of verbs that take said clauses."""


class View(NamedTuple):
    """A sentence with what was found in it."""

    seen: Tokens
    items: list[int]
    cues: list[Cue]
    """In items."""
    sources: list[Source]
    closed: frozenset[int] = frozenset()
    """Items of speeches that end with a comma, ? or !, so that their attribution follows."""

    def word(self, at: int) -> str:
        """The item as the lexicon has it; a speech is a quotation mark, what is not there a line end."""
        if not 0 <= at < len(self.items):
            return "\n"
        return self.seen.keys[self.items[at]] if self.items[at] >= 0 else '"'

    def small(self, at: int, sort: str) -> bool:
        """Whether the item is a small word of a sort."""
        return self.word(at) in self.seen.words.small.get(sort, ())


class Clause(NamedTuple):
    """A said clause: items of its pieces, its cue (number), and how it was found."""

    pieces: tuple[tuple[int, int], ...]
    cue: int
    way: str
    """that, whether, bare, before, accord."""
    gap: int
    """Items between cue and clause."""


def cues_of(seen: Tokens, items: Sequence[int]) -> list[Cue]:
    """Return the cues among the items of a sentence, in items."""
    found: list[Cue] = []
    at = 0
    while at < len(items):
        cue = cue_at(seen, items[at]) if items[at] >= 0 else None
        if cue and cue.sort == "so":
            close = at > 0 and (items[at - 1] < 0 or seen.said[items[at - 1]] in (",", "–"))
            cue = cue._replace(sort="say") if close else None
        if cue and items[min(at + cue.end - cue.start, len(items)) - 1] == cue.end - 1:
            found.append(Cue(at, at + cue.end - cue.start, cue.sort))
            at += cue.end - cue.start
        else:
            at += 1
    return found


def guesses(seen: Tokens, items: Sequence[int], found: Sequence[Source], cues: Sequence[Cue]) -> list[Cue]:
    """Return the verbs between a source and "that" that no list has, in items."""
    that = seen.words.small.get("that", frozenset())
    if seen.words.group == "sh":
        return []  # "da" stands behind any verb
    known = {at for cue in cues for at in range(cue.start, cue.end)}
    guessed_here = []
    for one in found:
        at = one.end
        while (
            at < len(items)
            and items[at] >= 0
            and any(seen.keys[items[at]] in seen.words.small.get(sort, ()) for sort in ("aux", "have", "not"))
        ):
            at += 1
        if at + 1 >= len(items) or items[at] < 0 or at in known or not guessed(seen, items[at]):
            continue
        after = at + 2 if items[at + 1] >= 0 and seen.said[items[at + 1]] == "," else at + 1
        if after < len(items) and items[after] >= 0 and seen.keys[items[after]] in that and one.sort != "who":
            guessed_here.append(Cue(at, at + 1, "guess"))
    return guessed_here
