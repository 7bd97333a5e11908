"""Whether the numbers of a claim agree with those said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.claims.align import CONCEPT, Aligned
from pipeline.claims.words import Word

_NEAR: Final = 3


def values(words: Sequence[Word]) -> list[float]:
    """Return the values of the numbers in a text, without a lone "one"."""
    return [word.value for word in words if word.value is not None and not word.is_weak]


def missing(aligned: Aligned) -> int:
    """Count the claim's numbers that were not said in the window, or were said of something else."""
    said = set(values(aligned.window))
    return sum(
        word.value not in said or _said_of_another(aligned, place)
        for place, word in enumerate(aligned.claim)
        if word.value is not None and not word.is_weak
    )


def _said_of_another(aligned: Aligned, place: int) -> bool:
    """Return whether the word counted is counted by another number in the window: "40 schools", not "4"."""
    counted = range(place + 1, place + 3)
    noun = next((one for one in aligned.pairs if one.claimed in counted and one.level >= CONCEPT), None)
    if noun is None:
        return False
    before = aligned.window[max(0, noun.said - _NEAR) : noun.said]
    near = values(before)
    return bool(near) and aligned.claim[place].value not in near


def all_in_run(aligned: Aligned) -> bool:
    """Return whether the stretch said has the claim's numbers in their order, and no other."""
    if not aligned.run:
        return False
    stretch = aligned.window[aligned.run[0].said : aligned.run[-1].said + 1]
    return values(aligned.claim) == values(stretch) and not _one_for_another(aligned)


def _one_for_another(aligned: Aligned) -> bool:
    """Return whether a "one" of the claim stands where another number, or none, was said."""
    found = {pair.claimed for pair in aligned.run}
    return any(word.is_weak and place not in found for place, word in enumerate(aligned.claim))
