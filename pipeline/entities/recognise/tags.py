"""Tags of words, and the best lawful sequence of them.

BIOES tags: the first, inner, last or only word of a name of a type, or outside (Ratinov & Roth 2009).
"""

from __future__ import annotations

from typing import Final, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from pipeline.entities.spans import NameType

TYPES: Final = ("PER", "LOC", "ORG", "MISC", "EVENT")
"""Types that the training sets mark; peoples and laws are found by `entities.patterns`."""
TAGS: Final = ("O", *(f"{place}-{sort}" for sort in TYPES for place in "BIES"))
NUMBER: Final = {name: number for number, name in enumerate(TAGS)}


def tag(sort: str, first: bool, last: bool) -> str:
    """Return the tag of a word in a name of this type."""
    return f"{'S' if first and last else 'B' if first else 'E' if last else 'I'}-{sort}"


def _lawful() -> NDArray[np.float32]:
    """[before, after]: 0 where one tag may follow another, minus a million where not."""
    table = np.full((len(TAGS), len(TAGS)), -1e6, np.float32)
    for before, left in enumerate(TAGS):
        for after, right in enumerate(TAGS):
            opened = left[0] in "BI"
            if opened == (right[0] in "IE") and (not opened or left[1:] == right[1:]):
                table[before, after] = 0.0
    return table


LAWFUL: Final = _lawful()
_OPENS: Final = np.array([name[0] in "OBS" for name in TAGS])
_CLOSES: Final = np.array([name[0] in "OES" for name in TAGS])


class Name(NamedTuple):
    """A name over words `first` to `last` (exclusive)."""

    first: int
    last: int
    type: NameType
    score: float


def names(scores: NDArray[np.float32]) -> list[Name]:
    """Return the names of the best lawful tags for log probabilities [words, tags].

    A name's score is the mean probability of its tags. Words surely outside cut the text, so that the search
    (Viterbi 1967) runs only where names may be.
    """
    best = scores.argmax(1)
    busy = np.flatnonzero(best != 0)
    found: list[Name] = []
    for stretch in np.split(busy, np.flatnonzero(np.diff(busy) > 1) + 1) if len(busy) else ():
        found += _names_in(scores, best, int(stretch[0]), int(stretch[-1]) + 1)
    return found


def _names_in(scores: NDArray[np.float32], best: NDArray[np.int64], first: int, last: int) -> list[Name]:
    tags = best[first:last]
    if not _is_lawful(tags):
        tags = _search(scores[first:last])
    found, opened = [], first
    for at, number in enumerate(tags.tolist(), first):
        place = TAGS[number][0]
        if place in "BS":
            opened = at
        if place in "ES":
            sure = np.exp(scores[np.arange(opened, at + 1), tags[opened - first : at + 1 - first]])
            sort = cast("NameType", TAGS[number][2:])
            found.append(Name(opened, at + 1, sort, float(sure.mean())))
    return found


def _is_lawful(tags: NDArray[np.int64]) -> bool:
    joined = LAWFUL[tags[:-1], tags[1:]]
    return bool(_OPENS[tags[0]] and _CLOSES[tags[-1]] and (joined == 0).all())


def _search(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """The best lawful tags (Viterbi)."""
    total = np.where(_OPENS, scores[0], -1e6)
    back = np.zeros(scores.shape, np.int64)
    for at in range(1, len(scores)):
        joined = total[:, None] + LAWFUL
        back[at] = joined.argmax(0)
        total = joined.max(0) + scores[at]
    tags = np.empty(len(scores), np.int64)
    tags[-1] = np.where(_CLOSES, total, -1e6).argmax()
    for at in range(len(scores) - 1, 0, -1):
        tags[at - 1] = back[at, tags[at]]
    return tags
