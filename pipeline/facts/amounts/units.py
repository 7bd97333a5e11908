"""Units of amounts in a row of tokens: currencies, measures, durations, percent."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.facts.amounts.lists import endings, words
from pipeline.facts.numerals import cut, numerals
from pipeline.facts.tokens import Token, adjacent, folded_at, tokens

_FOLDER: Final = Path(__file__).parent
_GERMANIC: Final = frozenset({"sv", "de"})
_SHORT_SCALES: Final = {
    "k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "mn": 1e6, "b": 1e9, "B": 1e9, "bn": 1e9, "Md": 1e9, "Mds": 1e9,
    "Mrd": 1e9, "t": 1e12, "T": 1e12, "tn": 1e12,
}  # fmt: skip
"""Letters that scale a sum of money: $5m, 3 M€."""
SHARES: Final = frozenset({"%", "pp", "‰"})
TIMES: Final = frozenset({"s", "min", "h", "d", "wk", "mo", "a"})


_LEAST, _TEN = 3, 10
"""Letters of the shortest numeral before a unit, and the value from which others are added to it."""
_VOWEL: Final = re.compile(r"[aeiouyаеиоуыэюяіїє]", re.IGNORECASE)


class Unit(NamedTuple):
    """A unit that ends before token `last`; a value in it is `factor` times the number."""

    last: int
    code: str
    factor: float = 1.0

    @property
    def is_money(self) -> bool:
        """Whether the code is one of ISO 4217."""
        return len(self.code) == 3 and self.code.isupper() and self.code.isalpha()


Forms = dict[str, list[tuple[tuple[str, ...], str, float]]]
"""By first token: all tokens, code and factor, the longest first."""


@dataclass(frozen=True)
class Units:
    """Names of units of one lexicon."""

    words: Forms = field(default_factory=dict)
    symbols: Forms = field(default_factory=dict)
    signs: dict[tuple[str, ...], str] = field(default_factory=dict)
    suffixes: dict[str, str] = field(default_factory=dict)
    wholes: dict[str, tuple[float, str]] = field(default_factory=dict)


@cache
def units(lexicon: str) -> Units:
    """Return the units of a lexicon."""
    found = Units()
    for kind, code, factor, form in _rows(lexicon):
        several = tokens(form, lexicon)
        if kind == "suffix":
            found.suffixes[several[0].folded] = code
        elif kind == "whole":
            found.wholes[several[0].folded] = (factor, code)
        elif kind == "sign":
            found.signs[tuple(token.text for token in several)] = code
        elif kind == "symbol":
            _put(found.symbols, tuple(token.text for token in several), code, factor)
        else:
            _put(found.words, tuple(stem(token.folded, lexicon) for token in several), code, factor)
    for forms in (found.words, found.symbols):
        for rows in forms.values():
            rows.sort(key=lambda row: -len(row[0]))
    return found


def _rows(lexicon: str) -> Iterator[tuple[str, str, float, str]]:
    """Own names before those of CLDR: the first to name a unit decides."""
    for name in ("units.csv", "cldr.csv"):
        with (_FOLDER / name).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if row["language"] in ("*", lexicon):
                    for form in (row.get("forms") or row["form"]).split("|"):
                        yield row["kind"], row["unit"], float(row["factor"]), form


def _put(forms: Forms, key: tuple[str, ...], code: str, factor: float) -> None:
    rows = forms.setdefault(key[0], [])
    if all(row[0] != key for row in rows):
        rows.append((key, code, factor))


@lru_cache(maxsize=1 << 16)
def stem(word: str, lexicon: str) -> str:
    """Return a word without its ending of case and number, in languages that have many."""
    least = 4 if lexicon in _GERMANIC else 2
    for ending in endings(lexicon, "case_end"):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)]
    return word


def unit_at(found: Sequence[Token], place: int, lexicon: str, *, after_digits: bool) -> Unit | None:
    """Return the unit that begins at a token; symbols count only after digits."""
    if place >= len(found):
        return None
    sign = _sign_at(found, place, lexicon) if after_digits else None
    is_symbol = after_digits or found[place].sort == "sign" or _is_clear(found[place].text, lexicon)
    symbol = _symbol_at(found, place, lexicon) if is_symbol else None
    readings = [one for one in (sign, symbol, _word_at(found, place, lexicon)) if one]
    return max(readings, key=lambda one: one.last, default=None)


@lru_cache(maxsize=1 << 16)
def _is_clear(text: str, lexicon: str) -> bool:
    """Whether a symbol is no word, so that it may follow number words too: сто грн, fünf km."""
    found = units(lexicon).symbols.get(text, ())
    is_money = any(Unit(0, code).is_money for key, code, _ in found if len(key) == 1)
    return len(text) > 1 and bool(found) and (is_money or not _VOWEL.search(text))


def _symbol_at(found: Sequence[Token], place: int, lexicon: str) -> Unit | None:
    for key, code, factor in units(lexicon).symbols.get(found[place].text, ()):
        last = place + len(key)
        if tuple(token.text for token in found[place:last]) == key and not adjacent_word(found, last):
            return Unit(last, code, factor)
    return None


def adjacent_word(found: Sequence[Token], place: int) -> bool:
    """Return whether a word or number follows without a blank."""
    return adjacent(found, place) and found[place].sort != "sign"


def _word_at(found: Sequence[Token], place: int, lexicon: str) -> Unit | None:
    first = stem(found[place].folded, lexicon)
    for key, code, factor in units(lexicon).words.get(first, ()):
        if all(stem(folded_at(found, place + step), lexicon) == part for step, part in enumerate(key)):
            return Unit(place + len(key), code, factor)
    return None


def _sign_at(found: Sequence[Token], place: int, lexicon: str) -> Unit | None:
    """A currency sign or code after a number, perhaps with a letter that scales: 5 €, 3 M€, 20 USD."""
    scale = _SHORT_SCALES.get(found[place].text)
    start = place + 1 if scale and adjacent(found, place + 1) else place
    signs = units(lexicon).signs
    for size in (3, 2, 1):
        code = signs.get(tuple(token.text for token in found[start : start + size]))
        if code and start + size <= len(found) and not _precedes_number(found, start, start + size):
            return Unit(start + size, code, scale if scale and start > place else 1.0)
    return None


def _precedes_number(found: Sequence[Token], start: int, last: int) -> bool:
    """Whether a sign in tokens [start, last) is nearer to a number after it: "2 $5"."""
    if last >= len(found) or found[last].sort != "number":
        return False
    return found[last].start - found[last - 1].end < found[start].start - found[start - 1].end


def sign_before(found: Sequence[Token], place: int, lexicon: str) -> tuple[int, str] | None:
    """Return where a currency sign or code that ends before `place` begins, and the currency."""
    signs = units(lexicon).signs
    for size in (3, 2, 1):
        if place >= size and (code := signs.get(tuple(token.text for token in found[place - size : place]))):
            return None if _follows_number(found, place - size, place) else (place - size, code)
    return None


def _follows_number(found: Sequence[Token], start: int, place: int) -> bool:
    """Whether a sign in tokens [start, place) is nearer to a number before it: "5 € 20 km"."""
    if start == 0 or place >= len(found) or found[start - 1].sort != "number":
        return False
    return found[start].start - found[start - 1].end <= found[place].start - found[place - 1].end


def short_scale(found: Sequence[Token], place: int) -> float | None:
    """Return the scale that a letter right after digits gives to money: $5m."""
    return _SHORT_SCALES.get(found[place].text) if adjacent(found, place) else None


def suffix_at(found: Sequence[Token], place: int, lexicon: str) -> str | None:
    """Return the unit of an adjective that follows digits: 17-jährige, 18-месячный."""
    word = folded_at(found, place)
    return next((code for part, code in units(lexicon).suffixes.items() if _is_of(word, part)), None)


@lru_cache(maxsize=1 << 16)
def compound(word: str, lexicon: str) -> tuple[float, str] | None:
    """Return value and unit of a word that holds both: zweijährig, пятилетний, trogodišnji, полгода."""
    if word in units(lexicon).wholes:
        return units(lexicon).wholes[word]
    for part, code in units(lexicon).suffixes.items():
        at = word.find(part)
        if at > 1 and _is_of(word[at:], part) and (value := _prefix(word[:at], lexicon)):
            return value, code
    return None


def _is_of(word: str, part: str) -> bool:
    return word.startswith(part) and word[len(part) :] in words("*", "suffix_end")


@lru_cache(maxsize=1 << 12)
def _prefix(word: str, lexicon: str) -> float | None:
    prefix = numerals(lexicon).of(word, "prefix")
    if prefix:
        return prefix.value
    for at in range(len(word) - _LEAST, _LEAST, -1):
        last, tens = numerals(lexicon).of(word[at:], "prefix"), cut(word[:at], lexicon)
        if last and last.value < _TEN and len(tens) == 1 and tens[0].value >= 2 * _TEN:
            return tens[0].value + last.value
    several = cut(word, lexicon, ("und",) if lexicon == "de" else ())
    if any(one.value >= 100 and number for number, one in enumerate(several)):
        return None
    total = sum(one.value for one in several)
    return total if total >= 1 else None
