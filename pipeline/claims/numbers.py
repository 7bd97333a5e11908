"""Numbers in digits and in words, read to values: "40 000", "forty thousand", "сорок тысяч", "1.2 bn"."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

_FILE: Final = Path(__file__).parent / "lexicon" / "numbers.csv"
_LINKS: Final = {"en": {"and"}, "de": {"und"}, "da": {"og"}, "nb": {"og"}, "sv": {"och"}, "sh": {"i"},
                 "fr": {"et"}, "es": {"y"}}  # fmt: skip
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[\s.,'’]\d{3})+(?!\d)")
_LONGEST_WORD: Final = 80
_COMPOUNDS: Final = frozenset({"de", "sv", "da", "nb"})
_POINTS: Final = frozenset(
    {"point", "komma", "virgule", "кома", "коми", "запятая", "zarez", "zapeta", "coma"}
)


class Number(NamedTuple):
    """A number in a row of words: from word `first` up to `last` (exclusive).

    `is_weak` marks a lone "one", which is as often an article or a pronoun.
    """

    first: int
    last: int
    value: float
    is_weak: bool


@cache
def atoms(language: str | None) -> dict[str, int]:
    """Return the number words of a language with their values."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["language"] == language]
    return {word: int(row["value"]) for row in rows for word in row["words"].split()}


def digits(word: str) -> float | None:
    """Return the value of a number in digits: with groups of thousands and a decimal mark, or with an ending.

    "1,244" and "1.244" are read as thousands, "4.5" and "4,5" as a fraction.
    """
    if not word[:1].isdigit():
        return None
    match = re.match(r"[\d\s.,'’]*\d", word)
    text = match.group() if match else ""
    groups = _THOUSANDS.match(text)
    whole = re.sub(r"\D", "", groups.group()) if groups else re.match(r"\d+", text).group()  # type: ignore[union-attr]
    rest = text[groups.end() :] if groups else text[len(whole) :]
    fraction = re.sub(r"\D", "", rest)
    try:
        return float(f"{whole}.{fraction}" if fraction else whole)
    except ValueError:
        return None


@lru_cache(maxsize=50_000)
def parts(word: str, language: str | None) -> tuple[int, ...]:
    """Return the values in a number word, which Germanic languages write in one; none for others."""
    known = atoms(language)
    if word in known:
        return (known[word],)
    if language not in _COMPOUNDS or len(word) > _LONGEST_WORD:
        return ()
    return _cut(word, known, frozenset(_LINKS.get(language, ())))


def _cut(word: str, known: dict[str, int], links: frozenset[str]) -> tuple[int, ...]:
    found: list[int] = []
    while word:
        size = next((n for n in range(min(len(word), 14), 1, -1) if word[:n] in known), 0)
        link = next((one for one in links if found and word.startswith(one)), "")
        if not size and not link:
            return ()
        if size:
            found.append(known[word[:size]])
        word = word[size or len(link) :]
    return tuple(found) if len(found) > 1 else ()


def numbers(words: Sequence[str], language: str | None) -> list[Number]:
    """Return the numbers in a row of words in lower case, in order."""
    found: list[Number] = []
    position = 0
    while position < len(words):
        number = _in_digits(words, position, language) or _in_words(words, position, language)
        if number:
            number = _with_fraction(words, number, language)
            found.append(number)
        position = number.last if number else position + 1
    return _years(found) if language == "en" else found


def _in_digits(words: Sequence[str], first: int, language: str | None) -> Number | None:
    value = digits(words[first])
    if value is None:
        return None
    last = first + 1
    tail = words[first].lstrip("0123456789.,'’ \u00a0\u202f")
    scale = atoms(language).get(tail, 1)
    while last < len(words) and (atoms(language).get(words[last], 0)) >= 1000:
        scale *= atoms(language)[words[last]]
        last += 1
    return Number(first, last, value * max(scale, 1), False)


def _with_fraction(words: Sequence[str], number: Number, language: str | None) -> Number:
    """Return a number with what follows "point": "two point four" is 2.4."""
    if number.last + 1 >= len(words) or words[number.last] not in _POINTS:
        return number
    after = _in_words(words, number.last + 1, language)
    if after is None or after.value >= 100:
        return number
    value = float(f"{number.value:.0f}.{after.value:.0f}")
    return Number(number.first, after.last, value, False)


class _Sum(NamedTuple):
    total: float = 0.0
    part: float = 0.0
    least: float = 1e15

    def add(self, value: int) -> _Sum | None:
        """Return the sum with one more word, or null where the word begins another number."""
        if value >= 1000:
            return _Sum(self.total + max(self.part, 1.0) * value, 0.0, 1e15) if self.fits(value) else None
        if value == 100:
            return _Sum(self.total, max(self.part, 1.0) * 100, 100) if self.part < 100 else None
        if value == 20 and self.least == 4:
            return _Sum(self.total, self.part + 76, 20)  # quatre-vingts
        return _Sum(self.total, self.part + value, value) if self.least >= self.room(value) else None

    def room(self, value: int) -> int:
        """Return the least word after which this one goes on the same number."""
        french = (value in range(10, 17) and self.part % 100 in (60, 80)) or (
            value in range(7, 10) and self.least == 10
        )
        return 10 if value == 0 or french else 20 if value < 10 else 100

    def fits(self, scale: int) -> bool:
        return self.total == 0 or self.total % (scale * 1000) == 0


def _in_words(words: Sequence[str], first: int, language: str | None) -> Number | None:
    links = _LINKS.get(language or "", set())
    state, position, read = _Sum(), first, 0
    last = first
    while position < len(words):
        values = parts(words[position], language)
        if not values:
            if read and words[position] in links and state.least >= 20 and last == position:
                position += 1
                continue
            break
        after = _word_added(state, values)
        if after is None:
            break
        state, read, position = after, read + len(values), position + 1
        last = position
    if not read:
        return None
    value = state.total + state.part
    return Number(first, last, value, read == 1 and value <= 1)


def _word_added(state: _Sum, values: tuple[int, ...]) -> _Sum | None:
    after: _Sum | None = state
    for value in _tens_first(values):
        after = after.add(value) if after else None
    return after


def _tens_first(values: tuple[int, ...]) -> list[int]:
    """Return the values of one word with tens before units, as in "fünfundzwanzig"."""
    ordered = list(values)
    for place, (one, two) in enumerate(pairwise(values)):
        if one < 10 and 20 <= two < 100:
            ordered[place : place + 2] = [two, one]
    return ordered


def _years(found: list[Number]) -> list[Number]:
    """Join "nineteen ninety" and "twenty twenty-five"."""
    joined: list[Number] = []
    for number in found:
        before = joined[-1] if joined else None
        if before and before.last == number.first and 10 <= before.value <= 20 and 10 <= number.value < 100:
            joined[-1] = Number(before.first, number.last, before.value * 100 + number.value, False)
        else:
            joined.append(number)
    return joined
