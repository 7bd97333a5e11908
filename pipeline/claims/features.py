"""What is measured of a claim beside the best window of a transcript: the columns of the model."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz import fuzz

from pipeline.claims.align import CONCEPT, FORM, NOISY, STEM, VECTOR, Aligned, Pair, is_repeat
from pipeline.claims.vectors import Array, alike, meaning
from pipeline.claims.weights import RARE

NAMES: Final = (
    "covered",  # weighted share of the claim's words found, by level
    "stems",  # the same by stem or form only
    "meanings",  # by concept only
    "in_run",  # share of words in the stretch, in order
    "exact",  # share of words in the stretch with the same form
    "longest",  # share of words in the longest run without a gap
    "extra",  # words said between those of the claim, per word of the claim
    "half",  # weighted share found of the half of the claim that has less
    "clause",  # weighted share found of the clause of the claim that has least
    "lost",  # weighted share of the longest part of the claim that is not found
    "nothing_lost",
    "order",  # share of neighbouring pairs found in order
    "letters",  # alikeness of letters of the claim and the likest stretch
    "sentences",
    "short",
    "quoted",
    "number",  # a number differs; this and the next ones by how much is found
    "has_number",  # whether the claim has any
    "negation",  # share said with the other polarity
    "turned",  # most of it is
    "name",  # another name was said
    "other_speaker",
    "same_speaker",  # whether the speaker is the one claimed
    "opposite",  # an opposite word stands for one
    "all_exact",
    "bits",  # weight of all that is found
    "rarest",  # weight of the rarest word found
    "answered",  # weighted share of the stretch said that the claim has
    "one_sentence",  # covered by the sentence that has most
    "stands_out",  # that, less what any other sentence has
    "alike",  # covered by the likest sentence, with the likest word for each
    "alike_back",  # how much of that sentence is like a word of the claim
    "meaning",  # cosine of the mean vectors of claim and that sentence
)
_SHORT: Final = 4.0
_MANY_BITS: Final = 40.0
_SENTENCES: Final = 3
"""Sentences above which one more tells nothing: a claim that long has as many itself."""
_CLAUSE: Final = 0.2
"""Least share of a claim's weight that a clause has."""


class Differs(NamedTuple):
    """What is known of the differences: `negation` is the share said with the other polarity."""

    number: bool
    has_number: bool
    negation: float
    name: bool
    speaker: bool | None


def measured(
    aligned: Aligned,
    family: str | None,
    parts: Sequence[tuple[int, int]],
    elsewhere: float,
    is_quoted: bool,
    differs: Differs,
) -> list[float]:
    """Return the columns `NAMES` of a claim beside a window.

    `parts` are the window's sentences as (first word, last word exclusive), `elsewhere` the share of the
    claim that a sentence outside the window has.
    """
    shares = sorted((_share_in(aligned, *part) for part in parts), reverse=True)
    extra, exact = between(aligned), in_order(aligned)
    return [
        *_by_words(aligned, extra, exact),
        float(min(sum(share > 0 for share in shares), _SENTENCES)),
        1.0 / (1.0 + len(aligned.claim) / _SHORT),
        float(is_quoted),
        *_by_differences(differs, covered(aligned)),
        float(any(pair.is_opposite for pair in aligned.pairs)),
        float(exact == 1.0 and extra == 0),
        min(_found(aligned) / _MANY_BITS, 1.0),
        max((aligned.weights[pair.claimed] * pair.level for pair in aligned.pairs), default=0.0) / RARE,
        _answered(aligned),
        shares[0],
        shares[0] - max([elsewhere, *shares[1:]]),
        *_by_vectors(aligned, family, parts),
    ]


def _by_words(aligned: Aligned, extra: int, exact: float) -> list[float]:
    size = max(len(aligned.claim), 1)
    lost = _lost(aligned)
    return [
        covered(aligned),
        _share(aligned, STEM, FORM),
        _share(aligned, 0.0, CONCEPT),
        len(aligned.run) / size,
        exact,
        _longest(aligned.run) / size,
        min(extra / size, 2.0),
        _least_half(aligned),
        _least_clause(aligned),
        lost,
        float(lost == 0.0),
        _ordered(aligned),
        _letters(aligned),
    ]


def _by_differences(differs: Differs, found: float) -> list[float]:
    return [
        found * differs.number,
        float(differs.has_number),
        found * differs.negation,
        found * (differs.negation > 0.5),
        found * differs.name,
        found * (differs.speaker is False),
        float(differs.speaker is True),
    ]


def in_order(aligned: Aligned) -> float:
    """Return the share of the claim's words in the stretch, in order, in the same form or misheard."""
    return sum(pair.level >= NOISY for pair in aligned.run) / max(len(aligned.claim), 1)


def covered(aligned: Aligned) -> float:
    """Return the weighted share of the claim's words that were found, each by how alike; 0 to 1."""
    return _share(aligned, 0.0, FORM)


def _share(aligned: Aligned, least: float, most: float) -> float:
    total = sum(aligned.weights)
    found = sum(
        pair.level * aligned.weights[pair.claimed] for pair in aligned.pairs if least <= pair.level <= most
    )
    return found / total if total else 0.0


def _longest(run: Sequence[Pair]) -> int:
    best = length = min(len(run), 1)
    for before, after in pairwise(run):
        joined = after.said == before.said + 1 and after.claimed == before.claimed + 1
        length = length + 1 if joined else 1
        best = max(best, length)
    return best


def between(aligned: Aligned) -> int:
    """Return how many words are said between those of the claim, without what was only said twice."""
    return sum(
        after.said - before.said - 1
        for before, after in pairwise(aligned.run)
        if not is_repeat(aligned.window, before.said + 1, after.said)
    )


def _least_half(aligned: Aligned) -> float:
    """Return the coverage of the half, by weight, of the claim that has less of it."""
    levels = _levels(aligned)
    total = sum(aligned.weights)
    halves = [[0.0, 0.0], [0.0, 0.0]]
    passed = 0.0
    for weight, level in zip(aligned.weights, levels, strict=True):
        half = halves[passed + weight / 2 > total / 2]
        half[0] += weight * level
        half[1] += weight
        passed += weight
    return min((found / size for found, size in halves if size), default=0.0)


def _levels(aligned: Aligned) -> list[float]:
    levels = [0.0] * len(aligned.claim)
    for pair in aligned.pairs:
        levels[pair.claimed] = pair.level
    return levels


def _lost(aligned: Aligned) -> float:
    best = part = 0.0
    for weight, level in zip(aligned.weights, _levels(aligned), strict=True):
        part = part + weight if level < VECTOR else 0.0
        best = max(best, part)
    total = sum(aligned.weights)
    return best / total if total else 1.0


def _found(aligned: Aligned) -> float:
    return sum(pair.level * aligned.weights[pair.claimed] for pair in aligned.pairs)


def _least_clause(aligned: Aligned) -> float:
    """Return the coverage of the clause, between marks and conjunctions, that has least of it.

    Small clauses tell little and are left out, unless there are none but small ones.
    """
    parts: list[list[float]] = [[0.0, 0.0]]
    for word, weight, level in zip(aligned.claim, aligned.weights, _levels(aligned), strict=True):
        if word.opens and parts[-1][1]:
            parts.append([0.0, 0.0])
        parts[-1][0] += weight * level
        parts[-1][1] += weight
    least = min(_CLAUSE * sum(aligned.weights), max(size for _, size in parts))
    return min((found / size for found, size in parts if size and size >= least), default=0.0)


def _answered(aligned: Aligned) -> float:
    """Return the share, by weight, of the words between the first and last one found that were found."""
    places = [pair.said for pair in aligned.pairs if aligned.weights[pair.claimed] >= 1.0]
    if not places:
        return 0.0
    stretch = aligned.said_weights[min(places) : max(places) + 1]
    return min(sum(aligned.said_weights[place] for place in set(places)) / sum(stretch), 1.0)


def _by_vectors(
    aligned: Aligned, family: str | None, sentences: Sequence[tuple[int, int]]
) -> tuple[float, float, float]:
    """Return, of the likest sentence, the last three columns: by words alone without vectors."""
    found = alike([word.stem for word in aligned.claim], [word.stem for word in aligned.window], family)
    for pair in aligned.pairs:
        found[pair.claimed, pair.said] = max(found[pair.claimed, pair.said], pair.level)
    mean = meaning([word.stem for word in aligned.claim], aligned.weights, family)
    best = (0.0, 0.0, 0.0)
    for first, last in sentences:
        if first < last:
            best = max(best, _by_sentence(aligned, family, found[:, first:last], mean, first, last))
    return best


def _by_sentence(
    aligned: Aligned, family: str | None, found: Array, mean: Array | None, first: int, last: int
) -> tuple[float, float, float]:
    claimed, weights = np.array(aligned.weights), np.array(aligned.said_weights[first:last])
    levels = found.max(axis=1)
    covered_by = float(levels @ claimed) / (claimed.sum() or 1.0)
    back = float(found.max(axis=0) @ weights) / (weights.sum() or 1.0)
    said = meaning(
        [word.stem for word in aligned.window[first:last]], aligned.said_weights[first:last], family
    )
    cosine = covered_by if mean is None or said is None else float(mean @ said)
    return covered_by, back, cosine


def _share_in(aligned: Aligned, first: int, last: int) -> float:
    """Return the coverage of a claim by a part of the window."""
    total = sum(aligned.weights) or 1.0
    return (
        sum(pair.level * aligned.weights[pair.claimed] for pair in aligned.pairs if first <= pair.said < last)
        / total
    )


def _ordered(aligned: Aligned) -> float:
    found = sorted(aligned.pairs)
    steps = [one.said < other.said for one, other in pairwise(found)]
    return sum(steps) / len(steps) if steps else 0.0


def _letters(aligned: Aligned) -> float:
    claim = " ".join(word.form for word in aligned.claim)
    window = " ".join(word.form for word in aligned.window)
    if not claim or not window:
        return 0.0
    return (
        fuzz.partial_ratio(claim, window) / 100.0
        if len(claim) <= len(window)
        else fuzz.ratio(claim, window) / 100.0
    )
