"""Number words of nine languages with their values, and words made of several ("fünfundzwanzig")."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.topics.words import folder

_FILE: Final = Path(__file__).parent / "lexicon" / "numerals.csv"
_LONGEST: Final = 60
_PHRASES: Final = frozenset({"half", "and_half", "half_unit"})
_COMPOUNDS: Final = {"de": ("und",), "sv": ()}
"""Languages that write a number in one word, with what may stand between its parts."""


class Numeral(NamedTuple):
    """A number word: `kind` as in the lexicon (one, cardinal, scale, scales, about, …), and its value."""

    kind: str
    value: float


@dataclass(frozen=True)
class Numerals:
    """The number words of one lexicon: single words, and phrases such as "and a half" by kind."""

    words: dict[str, list[Numeral]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)

    def of(self, word: str, *kinds: str) -> Numeral | None:
        """Return the reading of a word as one of `kinds`; None where it has none."""
        return next((one for one in self.words.get(word, ()) if one.kind in kinds), None)


@cache
def numerals(lexicon: str) -> Numerals:
    """Return the number words of a lexicon, folded as `pipeline.topics.words` folds text."""
    found, fold = Numerals(), folder(lexicon)
    with _FILE.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["language"] == lexicon]
    for row in rows:
        for form in map(fold, row["words"].split("|")):
            if row["kind"] in _PHRASES:
                found.phrases.setdefault(row["kind"], []).append(tuple(form.split()))
            else:
                found.words.setdefault(form, []).append(Numeral(row["kind"], float(row["value"])))
    for phrases in found.phrases.values():
        phrases.sort(key=len, reverse=True)
    return found


@lru_cache(maxsize=1 << 16)
def parts(word: str, lexicon: str) -> tuple[Numeral, ...]:
    """Return the numerals in a folded word, tens before units; empty where it is no number word."""
    known = numerals(lexicon).of(word, "one", "cardinal", "scale", "scales", "about")
    if known:
        return (known,)
    if lexicon not in _COMPOUNDS or len(word) > _LONGEST:
        return ()
    found = cut(word, lexicon, _COMPOUNDS[lexicon])
    return _tens_first(found) if len(found) > 1 else ()


def cut(word: str, lexicon: str, links: Sequence[str] = ()) -> tuple[Numeral, ...]:
    """Return the numerals that a word is made of, the longest at each place; empty where a rest remains."""
    known = numerals(lexicon)
    found: list[Numeral] = []
    while word:
        size, numeral = _head(word, known)
        link = next((one for one in links if found and word.startswith(one)), "")
        if numeral is None and not link:
            return ()
        if numeral:
            found.append(numeral)
        word = word[size or len(link) :]
    return tuple(found)


def _head(word: str, known: Numerals) -> tuple[int, Numeral | None]:
    for size in range(min(len(word), 16), 1, -1):
        kinds = ("one", "cardinal", "scale", *(("scales",) if size == len(word) else ()))
        numeral = known.of(word[:size], *kinds)
        if numeral:
            return size, numeral
    return 0, None


def _tens_first(found: tuple[Numeral, ...]) -> tuple[Numeral, ...]:
    ordered = list(found)
    for place, (one, two) in enumerate(pairwise(found)):
        if one.value < 10 and 20 <= two.value < 100:
            ordered[place : place + 2] = [two, one]
    return tuple(ordered)
