"""How far a topic of the schemes is what a theme is about: a theme that is a topic over again is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from pipeline.themes.passage import Passage

_SHARE: Final = 0.5
"""Shares of a theme that has the topic, and of the topic that is in the theme, which together name it."""


class Nearest(NamedTuple):
    """The topic that overlaps most with a theme.

    `share` is how much of the theme has it, of what has any; `cover` how much of the topic is in the theme.
    """

    code: str | None
    share: float
    cover: float

    @property
    def is_name(self) -> bool:
        """Return whether the topic says what the theme is."""
        return self.share >= _SHARE and self.cover >= _SHARE


def frequencies(passages: Iterable[Passage]) -> Counter[str]:
    """Count the passages of each topic."""
    return Counter(code for passage in passages for code in set(passage.topics))


def nearest(members: Sequence[Passage], everywhere: Counter[str]) -> Nearest:
    """Return the topic with which the members overlap most, by the harmonic mean of share and cover."""
    coded = sum(1 for one in members if one.topics)
    found = [
        Nearest(code, count / coded, count / everywhere[code])
        for code, count in sorted(frequencies(members).items())
    ]
    best = max(found, key=lambda one: one.share * one.cover / (one.share + one.cover), default=None)
    return best or Nearest(None, 0.0, 0.0)
