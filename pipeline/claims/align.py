"""The words of a claim laid beside the words said: which are there, how alike, and where."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from pipeline.claims.lexicon import Lexicon, lexicon
from pipeline.claims.weights import bits, weight
from pipeline.claims.words import Word

FORM, NOISY, STEM, CONCEPT, VECTOR = 1.0, 0.95, 0.9, 0.75, 0.6
CONTENT: Final = 1.0
"""Least weight of a word that says something."""
_LEAST_LETTERS: Final = 5
_LEAST_BARE: Final = 3
_LEAST_RATIO: Final = 84.0
_GAP: Final = 0.7
"""What a word between two matches costs, where a match is worth one."""
_OPPOSITES: Final = frozenset(
    "un in im il ir dis non anti o miss не без бес анти ne bez anti im dé des".split()
)
_REPEAT: Final = 4


class Pair(NamedTuple):
    """Word `claimed` of the claim is word `said` of the window; `is_opposite` as in "raise" and "cut"."""

    claimed: int
    said: int
    level: float
    is_opposite: bool


class Aligned(NamedTuple):
    """A claim beside a window.

    `pairs` is the best counterpart of each word in any order; `run` the pairs of the stretch that says the
    claim in order; `weights` of the claim's words and `said_weights` of the window's.
    """

    claim: Sequence[Word]
    window: Sequence[Word]
    pairs: list[Pair]
    run: list[Pair]
    weights: list[float]
    said_weights: list[float]


def align(claim: Sequence[Word], window: Sequence[Word], family: str | None) -> Aligned:
    """Lay a claim's words beside a window's: a longest common subsequence, and the likest of each."""
    lists = lexicon(family)
    same = _same(claim, window, family, lists)
    run = _run(claim, window, same)
    in_run = {pair.claimed: pair for pair in run}
    there = _there(window, lists)
    pairs = [
        pair
        for place, word in enumerate(claim)
        if (pair := in_run.get(place) or _likest(place, word, same[place], there, lists))
    ]
    return Aligned(
        claim,
        window,
        pairs,
        run,
        [weight(word, family) for word in claim],
        [weight(word, family) for word in window],
    )


class _There(NamedTuple):
    """Where the forms and the concepts of a window are first; concepts by number and side."""

    forms: dict[str, int]
    concepts: dict[tuple[int, int], int]


def _there(window: Sequence[Word], lists: Lexicon) -> _There:
    forms: dict[str, int] = {}
    concepts: dict[tuple[int, int], int] = {}
    for place, word in enumerate(window):
        forms.setdefault(word.form, place)
        if word.value is None:
            for meaning in lists.meanings(word.form):
                concepts.setdefault(meaning, place)
    return _There(forms, concepts)


def _same(
    claim: Sequence[Word], window: Sequence[Word], family: str | None, lists: Lexicon
) -> list[dict[str, float]]:
    """Return for each word of the claim the forms of the window that are the same word, with their level."""
    forms: dict[str, str] = {word.form: word.stem for word in window if word.value is None or word.is_weak}
    values = {word.form for word in window if word.value is not None}
    by_stem: dict[str, list[str]] = {}
    for form, stem in forms.items():
        by_stem.setdefault(stem, []).append(form)
    return [_forms_of(word, forms, values, by_stem, family, lists) for word in claim]


def _forms_of(
    word: Word,
    forms: dict[str, str],
    values: set[str],
    by_stem: dict[str, list[str]],
    family: str | None,
    lists: Lexicon,
) -> dict[str, float]:
    if word.value is not None and not word.is_weak:
        return {word.form: FORM} if word.form in values else {}
    found = dict.fromkeys(by_stem.get(word.stem, ()), STEM)
    if word.form in forms:
        found[word.form] = FORM
    if found or len(word.form) < _LEAST_LETTERS or word.form in lists.negators:
        return found
    for form, _, _ in process.extract(
        word.form, forms.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST_RATIO, limit=2
    ):
        if _is_noise(word.form, form, forms[form], word.stem, family, lists):
            found[form] = NOISY
    return found


def _is_noise(one: str, other: str, other_stem: str, stem: str, family: str | None, lists: Lexicon) -> bool:
    """Return whether two forms could be one word misheard: not both known words, nor opposites."""
    if one[0] != other[0] or other in lists.negators or opposite_by_prefix(one, other):
        return False
    known = bits(family)
    return not (stem in known and other_stem in known)


def _run(claim: Sequence[Word], window: Sequence[Word], same: list[dict[str, float]]) -> list[Pair]:
    stem_of = {
        form: word.stem for word, forms in reversed(list(zip(claim, same, strict=True))) for form in forms
    }
    numbers: dict[str, int] = {}
    left = [numbers.setdefault(word.stem, len(numbers)) for word in claim]
    right = [
        numbers[stem_of[word.form]] if word.form in stem_of else -1 - place
        for place, word in enumerate(window)
    ]
    pairs = [
        Pair(start + step, other + step, _level(same, start + step, window[other + step]), False)
        for start, other, size in LCSseq.editops(left, right).as_matching_blocks()
        for step in range(size)
    ]
    return _best_stretch(pairs)


def _level(same: list[dict[str, float]], place: int, word: Word) -> float:
    return same[place].get(word.form, STEM)


def _best_stretch(pairs: list[Pair]) -> list[Pair]:
    """Return the part of the pairs that is densest on both sides: matches less what lies between them."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    total, first = 0.0, 0
    for place, pair in enumerate(pairs):
        if place:
            before = pairs[place - 1]
            total -= _GAP * max(pair.said - before.said - 1, pair.claimed - before.claimed - 1)
        if total <= 0:
            total, first = 0.0, place
        total += 1.0
        if total > best[0]:
            best = (total, first, place + 1)
    return pairs[best[1] : best[2]]


def _likest(place: int, word: Word, same: dict[str, float], there: _There, lists: Lexicon) -> Pair | None:
    """Return the likest word of the window, in any order; null where none is like it."""
    if same:
        form = max(same, key=lambda one: (same[one], one))
        return Pair(place, there.forms[form], same[form], False)
    if word.value is not None:
        return None
    for other, number in there.forms.items() if len(word.form) > _LEAST_BARE else ():
        if opposite_by_prefix(word.form, other):
            return Pair(place, number, CONCEPT, True)
    for turned in (1, -1):
        for concept, side in lists.meanings(word.form):
            found = there.concepts.get((concept, side * turned))
            if found is not None:
                return Pair(place, found, CONCEPT, turned < 0)
    return None


@lru_cache(maxsize=100_000)
def opposite_by_prefix(one: str, other: str) -> bool:
    """Return whether one word is the other with a prefix that negates it: "legal" and "illegal"."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _LEAST_BARE and long.endswith(short) and long[: len(long) - len(short)] in _OPPOSITES


def is_repeat(window: Sequence[Word], first: int, last: int) -> bool:
    """Return whether the words of a gap, `window[first:last]`, are said again right before or after it."""
    size = last - first
    if not 0 < size <= _REPEAT:
        return False
    forms = [word.form for word in window[first:last]]
    before = [word.form for word in window[max(0, first - size) : first]]
    after = [word.form for word in window[last : last + size]]
    return forms in (before, after)


def all_content_in_run(aligned: Aligned) -> bool:
    """Return whether no word that says something is missing from the stretch, replaced or added in it.

    One word ("raise" for "cut", "only") can turn the whole round; words said twice are not added.
    """
    found = {pair.claimed for pair in aligned.run}
    if any(weight >= CONTENT and place not in found for place, weight in enumerate(aligned.weights)):
        return False
    return not any(
        aligned.said_weights[place] >= CONTENT
        for before, after in pairwise(aligned.run)
        if not is_repeat(aligned.window, before.said + 1, after.said)
        for place in range(before.said + 1, after.said)
    )
