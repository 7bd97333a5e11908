"""How well found keyphrases agree with chosen ones.

F1@k as is the custom since Hasan and Ng 2010 ("Conundrums in Unsupervised Keyphrase Extraction", COLING) and
Meng et al. 2017 ("Deep Keyphrase Generation", ACL): the first k found phrases beside all chosen ones, figured
for each document, and the mean over documents. Precision is over k also where fewer are found, so that none
gains by silence (Chan et al. 2019, "Neural Keyphrase Generation via Reinforcement Learning with Adaptive
Rewards", ACL). Matches in part as in Zesch and Gurevych 2009 ("Approximate Matching for Evaluating Keyphrase
Extraction", RANLP), who let a phrase match one that contains it; here by the share of stems in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import Final, NamedTuple

import regex

from pipeline.claims.stems import stem

_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’ʼ-][\p{L}\p{M}\p{N}]+)*")
_LEXICON: Final = {"sr": "sh", "hr": "sh"}
SHARED: Final = 0.5
"""Least share of stems (of both phrases together) that two phrases in part the same have in common."""

Forms = tuple[str, ...]
"""One phrase: the forms in which it stands in the text, the first for all of them."""


class Judged(NamedTuple):
    """A document: what was chosen, what was found (strongest first), and what is never a keyphrase."""

    language: str
    chosen: tuple[Forms, ...]
    found: tuple[Forms, ...]
    never: Forms = ()


class Figures(NamedTuple):
    """Means over documents, of 0 to 1; `never` is a share of all found phrases."""

    f1_at_5: float
    f1_at_10: float
    precision_at_5: float
    partial_f1_at_10: float
    never: float


def figures(documents: Sequence[Judged]) -> Figures:
    """Return the figures over documents, of which there is at least one."""
    shown = sum(len(one.found[:10]) for one in documents)
    return Figures(
        fmean(f1(len(exact(one, 5)), 5, len(one.chosen)) for one in documents),
        fmean(f1(len(exact(one, 10)), 10, len(one.chosen)) for one in documents),
        fmean(len(exact(one, 5)) / 5 for one in documents),
        fmean(f1(len(exact(one, 10)) + len(partial(one, 10)), 10, len(one.chosen)) for one in documents),
        sum(len(barred(one, 10)) for one in documents) / max(shown, 1),
    )


def f1(right: int, k: int, chosen: int) -> float:
    """Return the harmonic mean of right / k and right / chosen."""
    return 2 * right / (k + chosen)


def exact(one: Judged, k: int) -> dict[int, int]:
    """Return which of the first k found phrases is which chosen one, each once, the strongest first.

    They are the same where a form of one is a form of the other, word by word, without regard to case and to
    marks between the words.
    """
    chosen = [{words(form) for form in forms} for forms in one.chosen]
    pairs: dict[int, int] = {}
    for number, forms in enumerate(one.found[:k]):
        own = {words(form) for form in forms}
        rest = (other for other in range(len(chosen)) if other not in pairs.values())
        same = next((other for other in rest if own & chosen[other]), None)
        if same is not None:
            pairs[number] = same
    return pairs


def partial(one: Judged, k: int) -> dict[int, int]:
    """Return further pairs among what `exact` leaves: each found phrase, in order, with its nearest in part.

    The overlap of two forms is |A ∩ B| / |A ∪ B| over the sets of their words' stems (Jaccard). That of two
    phrases is the greatest over the forms of the chosen one and the first form of the found one; it must
    reach `SHARED`.
    """
    pairs = exact(one, k)
    further: dict[int, int] = {}
    chosen = [[_stems(form, one.language) for form in forms] for forms in one.chosen]
    for number, forms in enumerate(one.found[:k]):
        own = _stems(forms[0], one.language)
        taken = {*pairs.values(), *further.values()}
        rest = [other for other in range(len(chosen)) if other not in taken]
        if number in pairs or not rest:
            continue
        overlaps = {other: max(_overlap(own, form) for form in chosen[other]) for other in rest}
        nearest = max(rest, key=overlaps.__getitem__)
        if overlaps[nearest] >= SHARED:
            further[number] = nearest
    return further


def barred(one: Judged, k: int) -> list[int]:
    """Return which of the first k found phrases stand, in any form, among what is never a keyphrase."""
    never = {words(phrase) for phrase in one.never}
    return [n for n, forms in enumerate(one.found[:k]) if any(words(form) in never for form in forms)]


def words(phrase: str) -> Forms:
    """Return the words of a phrase without regard to case."""
    return tuple(_WORD.findall(phrase.casefold()))


def _stems(phrase: str, language: str) -> frozenset[str]:
    return frozenset(stem(word, _LEXICON.get(language, language)) for word in words(phrase))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)
