"""Finds stretches of heard words that sound like a way to say an expected name.

What is compared with what decides the speed: names close to the document (given in its head, said in it)
with all
that is suspicious and with ordinary words of about the same outline; those merely related to it with words
in the slot of a name or unknown to ordinary text; treaties with what stands in front of their noun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from pipeline.entities.repair.costs import Costs, score
from pipeline.entities.repair.expected import Expected
from pipeline.entities.repair.forms import RARE, Form
from pipeline.entities.repair.heard import Heard
from pipeline.entities.repair.outline import by_outline, outline
from pipeline.entities.repair.windows import Windows, windows_of

_LEAST_ALIKE: Final = 0.45
_LEAST_ALIKE_ORDINARY: Final = 0.5
_LEAST_ALIKE_DISTANT: Final = 0.5
_LEAST_ALIKE_HEAD: Final = 0.3
_LEAST_ODDS: Final = 1.0
_LEAST_ODDS_DISTANT: Final = 3.0
_LEAST_ODDS_HEAD: Final = -6.0


class Candidate(NamedTuple):
    """Heard words `first` to `last` (exclusive) that may be a form of an expected name."""

    first: int
    last: int
    form: int
    odds: float
    """Log odds in nats that the form was heard so, against chance."""
    alike: float
    """Share of phones that agree, 0 to 1."""


def search(
    heard: Heard,
    forms: Sequence[Form],
    expected: Sequence[Expected],
    costs: Costs,
    is_name: Callable[[str], bool],
) -> list[Candidate]:
    """Return the candidates: suspicious words somewhat alike, others that have about the same outline.

    Words that say a form exactly are none, nor those inside a linked name, nor any that `is_name` knows.
    """
    heads = [at for at, form in enumerate(forms) if form.part == "head"]
    rest = [at for at, form in enumerate(forms) if form.part != "head"]
    close = [at for at in rest if expected[forms[at].owner].source != "related"]
    distant = [at for at in rest if expected[forms[at].owner].source == "related"]
    near = by_outline([forms[at] for at in close])
    found = windows_of(heard, near)
    said = {form.words for form in forms if form.part != "head"}
    kept: list[Candidate] = []
    for windows, pairs, least in (
        (found.single, _somewhat(found.single, forms, close, _LEAST_ALIKE), _LEAST_ODDS),
        (found.several, _outlined(found.several, near, forms, close), _LEAST_ODDS),
        (found.distant, _somewhat(found.distant, forms, distant, _LEAST_ALIKE_DISTANT), _LEAST_ODDS_DISTANT),
        (found.head, _somewhat(found.head, forms, heads, _LEAST_ALIKE_HEAD), _LEAST_ODDS_HEAD),
    ):
        some = list(pairs)
        odds = score([(forms[form].sounds, sounds) for sounds, form, _ in some], costs).tolist()
        kept += [
            Candidate(first, last, form, chance, alike)
            for (sounds, form, alike), chance in zip(some, odds, strict=True)
            if chance >= least
            for first, last in windows[sounds]
            if _fits(tuple(heard.folded[first:last]), forms[form], heard.frequency[first], said, is_name)
        ]
    return sorted(set(kept))


def _somewhat(
    windows: Windows, forms: Sequence[Form], some: Sequence[int], least: float
) -> Iterator[tuple[str, int, float]]:
    sounds = list(windows)
    if not sounds or not some:
        return
    alike = cdist(
        sounds,
        [forms[at].sounds for at in some],
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=least,
        dtype=np.float32,
    )
    rows, columns = np.nonzero(alike)
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        yield sounds[row], some[column], float(alike[row, column])


def _outlined(
    windows: Windows, near: dict[int, list[int]], forms: Sequence[Form], some: Sequence[int]
) -> Iterator[tuple[str, int, float]]:
    for sounds in windows:
        for at in near[outline(sounds)]:
            alike = Levenshtein.normalized_similarity(sounds, forms[some[at]].sounds)
            if alike >= _LEAST_ALIKE_ORDINARY:
                yield sounds, some[at], alike


def _fits(
    words: tuple[str, ...],
    form: Form,
    frequency: float,
    said: set[tuple[str, ...]],
    is_name: Callable[[str], bool],
) -> bool:
    """Whether the surface is no name itself, nor another form of the word that is expected."""
    if words in said or "".join(words) == "".join(form.words) or is_name(" ".join(words)):
        return False
    if any(word not in form.words and is_name(word) for word in words):
        return False
    if len(form.words) > 1:
        return True
    return not any(word in (form.words[0], form.words[0] + "s") for word in words) and not (
        len(words) == 1 and frequency > RARE and _is_stem(words[0], form.words[0])
    )


def _is_stem(word: str, said: str) -> bool:
    """Whether an ordinary word is what the name is made from: "cement" where "Cementos" is expected."""
    return word.startswith(said) or said.startswith(word)
