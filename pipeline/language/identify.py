"""Language of a document, a block, a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.language.evidence import Evidence, evidence, languages
from pipeline.language.lexicon import Floats
from pipeline.language.model import OTHER
from pipeline.language.sample import sample

UNKNOWN: Final = OTHER
"""What ISO 639 has for a language that cannot be known: `und`."""

_FEWEST_LETTERS: Final = 3
_FEWEST_LETTERS_WITHIN: Final = 20
_FEWEST_PLAIN: Final = 5
"""Letters of words that cannot be names: with fewer, a text does not change the language around it."""

_SURE: Final = 0.9
_SURE_OF_NEAR: Final = 0.99
_LIKELY: Final = 0.3
"""Where a language and those near it are less probable together, none is named."""

_TAKEN_OVER: Final = 3.5
"""Log odds for the language around a text: of thirty sentences, one is in another language."""

_GLANCE: Final = 10
"""Tokens that are enough where they agree with what surrounds them."""

_AGREED: Final = 0.99


class Identified(NamedTuple):
    """A language (ISO 639-1, or `und`) and its probability; null where there was nothing to measure."""

    language: str
    score: float | None


def identify(text: str) -> Identified:
    """Return the most likely language of `text`; `und` where no language that is known is likely."""
    return identify_many([text])[0]


def identify_many(texts: Sequence[str]) -> list[Identified]:
    """Do for every text what `identify` does, many times faster than one by one."""
    if not texts:
        return []
    found = evidence(list(map(sample, texts)), (), 0.0, most=-1)
    known = (found.letters >= _FEWEST_LETTERS) & (found.near >= _LIKELY) & ~_other()[found.best]
    names = languages()
    return [
        Identified(names[best], score) if is_known else Identified(UNKNOWN, None)
        for best, score, is_known in zip(
            found.best.tolist(), _rounded(found.score), known.tolist(), strict=True
        )
    ]


def identify_within(text: str, surrounding: str) -> Identified:
    """Language of a short text that stands in a longer one, whose language is `surrounding`.

    That language is taken over unless the text speaks clearly for another: a name or a number alone does
    not change the language. The score is the probability of the language returned, given the text and
    what surrounds it; null where the text has next to no letters, or not of that language's alphabet.
    """
    return identify_many_within([text], [surrounding])[0]


def identify_many_within(texts: Sequence[str], surrounding: Sequence[str]) -> list[Identified]:
    """Do for every text and the language around it what `identify_within` does, many times faster.

    Of a text whose first words agree with what surrounds it, no more is read.
    """
    if not texts:
        return []
    found, agreed = _within(texts, surrounding, _GLANCE)
    rest = np.flatnonzero(~agreed).tolist()
    if rest:
        whole, _ = _within([sample(texts[row]) for row in rest], [surrounding[row] for row in rest], -1)
        for row, one in zip(rest, whole, strict=True):
            found[row] = one
    return found


def _within(
    texts: Sequence[str], surrounding: Sequence[str], most: int
) -> tuple[list[Identified], NDArray[np.bool_]]:
    found = evidence(texts, surrounding, _TAKEN_OVER, most)
    changed = _speak_for_another(found)
    measured = ~np.isnan(found.surrounding) & (found.letters >= _FEWEST_LETTERS)
    names = languages()
    scores = _rounded(np.where(changed, found.score, found.surrounding))
    rows = zip(
        surrounding, found.best.tolist(), scores, changed.tolist(), (changed | measured).tolist(), strict=True
    )
    told = [
        Identified(names[best] if is_changed else around, score if is_measured else None)
        for around, best, score, is_changed, is_measured in rows
    ]
    return told, found.surrounding >= _AGREED


def _speak_for_another(found: Evidence) -> NDArray[np.bool_]:
    sure: NDArray[np.bool_] = found.score >= np.where(found.is_near, _SURE_OF_NEAR, _SURE)
    enough = (found.letters >= _FEWEST_LETTERS_WITHIN) & (found.plain >= _FEWEST_PLAIN)
    return sure & enough & ~_other()[found.best]


def _other() -> NDArray[np.bool_]:
    return np.array([language == OTHER for language in languages()])


def _rounded(scores: Floats) -> list[float]:
    rounded: list[float] = np.round(scores.astype(np.float64), 4).tolist()
    return rounded
