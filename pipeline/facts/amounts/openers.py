"""Where an amount may begin: a necessary test of texts and words, made before anything is cut up.

Every number word, and every word that holds a number, begins with one of few beginnings; nearly all words
are told from them by three letters, and a grammar never sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from pipeline.facts.amounts.gate import may_measure, may_say
from pipeline.facts.amounts.lists import words
from pipeline.facts.amounts.ranges import DASHES
from pipeline.facts.amounts.units import SHARES, compound, stem, units
from pipeline.facts.numerals import numerals, parts
from pipeline.facts.tokens import Token, folded_at
from pipeline.topics.words import folder

_LONGEST: Final = 40
_BEGINNING: Final = 3
"""Letters by which a word is told from those that hold no number."""
_OPENING: Final = ("one", "cardinal", "scale", "scales", "about", "article", "prefix")
"""Kinds of number words that a number may begin with."""
_COMPOUNDING: Final = frozenset({"sv"})
"""Languages with a numeral of two letters that others are made with: "enårig"."""
_NEXT: Final = re.compile(r"(?:\s|[-‑])([^\W\d_]+)(?:[\s-]([^\W\d_]+))?|(?=[,;:!?)»”\"]|$)")
"""The two words after "one", or a mark at which it ends."""
_LETTER: Final = r"[^\W\d_]"
_SCRIPTS: Final = "".join(filter(str.isalpha, map(chr, range(0x530)))) + "'’ʼ‘"
"""Latin and Cyrillic letters, and the apostrophes within words."""
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyzåäö"
_ONE: Final = frozenset({"en", "ru", "uk", "sh"})
"""Languages in which "one" is no article, so that it may measure by itself."""


def may_hold(text: str, lexicon: str) -> bool:
    """Return whether a number in digits or a number word stands in the text that may measure or count."""
    if may_measure(text, lexicon) or "%" in text or "‰" in text:
        return True
    return any(
        match.end() - match.start() <= _LONGEST
        and _is_sign(match.group(), lexicon)
        and (not _is_one(match.group(), lexicon) or _is_measured(text, match.end(), lexicon))
        for match in _near(lexicon).finditer(text)
    )


def _is_measured(text: str, place: int, lexicon: str) -> bool:
    """Whether a unit may follow "one" at a place: its name, perhaps behind another word, or a sign."""
    after = _NEXT.match(text, place)
    near = text[max(0, place - _LONGEST) : place]
    if after is None or any(age in near for age in words(lexicon, "age")):
        return True
    return any(word and _is_unit(word, lexicon) for word in after.groups())


@lru_cache(maxsize=1 << 14)
def _is_unit(word: str, lexicon: str) -> bool:
    if len(word) > _LONGEST:
        return False
    folded, own = folder(lexicon)(word), units(lexicon)
    is_name = stem(folded, lexicon) in own.words or word in own.symbols
    return is_name or (word,) in own.signs or folded.startswith(tuple(own.suffixes))


@lru_cache(maxsize=1 << 14)
def _is_one(word: str, lexicon: str) -> bool:
    """Whether a word is "one", which counts nothing."""
    folded = folder(lexicon)(word)
    own = parts(folded, lexicon)
    return len(own) == 1 and own[0].kind == "one" and folded not in _halves(lexicon)


def openers(text: str, found: Sequence[Token], lexicon: str) -> list[int]:
    """Return the places of the tokens of `text` at which an amount may begin, in order."""
    known = _beginnings(lexicon)
    return [
        place
        for place, (_, _, own, folded, sort) in enumerate(found)
        if (sort == "number" and _is_figure(text, found, place, lexicon))
        or (folded[:_BEGINNING] in known and len(own) <= _LONGEST and _may_open(folded, lexicon))
    ]


def _is_figure(text: str, found: Sequence[Token], place: int, lexicon: str) -> bool:
    """Whether digits may say something; before a scale they are read, so that it is none of its own."""
    if not found[place].text[0].isdecimal() or may_say(text, found[place].start, lexicon):
        return True
    after = folded_at(found, place + 1)
    return after in DASHES or (len(after) <= _LONGEST and _may_open(after, lexicon))


@cache
def _near(lexicon: str) -> re.Pattern[str]:
    """Words that begin as one that holds a number, in all the letters that fold to its own."""
    rows: dict[str, list[str]] = {}
    for one in sorted(_beginnings(lexicon)):
        rest = "".join(_class(letter, lexicon) for letter in one[1:])
        rows.setdefault(one[0], []).append(rest if len(one) == _BEGINNING else rf"{rest}(?!{_LETTER})")
    starts = "|".join(f"{_class(letter, lexicon)}(?:{'|'.join(rests)})" for letter, rests in rows.items())
    return re.compile(rf"(?<!{_LETTER})(?:{starts}){_LETTER}*(?:['’ʼ]{_LETTER}+)*")


@cache
def _class(letter: str, lexicon: str) -> str:
    """All letters of our scripts whose folded form begins with this one, as a class of a pattern."""
    fold = folder(lexicon)
    return f"[{re.escape(letter)}{''.join(one for one in _SCRIPTS if fold(one)[:1] == letter)}]"


@cache
def _beginnings(lexicon: str) -> frozenset[str]:
    """The first letters of all that may begin a number or name a share; of shorter words, all letters."""
    several = set(_words(lexicon))
    longer = (known + letter for known in several for letter in _ALPHABET if lexicon in _COMPOUNDING)
    return frozenset(word[:_BEGINNING] for word in (*several, *longer))


def _words(lexicon: str) -> Iterator[str]:
    known = numerals(lexicon)
    yield from (word for word in known.words if known.of(word, *_OPENING))
    yield from (phrase[0] for kind in ("half", "half_unit") for phrase in known.phrases.get(kind, ()))
    yield from units(lexicon).wholes
    yield from _shares(lexicon) | _halves(lexicon)


@cache
def _shares(lexicon: str) -> frozenset[str]:
    """The last words of names of shares, as stems: "percent", "ciento"."""
    forms = (row for rows in units(lexicon).words.values() for row in rows)
    names = ([part for part in key if part.isalpha()] for key, code, _ in forms if code in SHARES)
    return frozenset(name[-1] for name in names)


@cache
def _halves(lexicon: str) -> frozenset[str]:
    """The longest words of halves, which stand by an article: eine halbe Stunde, un año y medio."""
    phrases = numerals(lexicon).phrases.values()
    return frozenset(max(phrase, key=len) for several in phrases for phrase in several)


@lru_cache(maxsize=1 << 14)
def _is_sign(word: str, lexicon: str) -> bool:
    """Whether a word is one of numbers, other than an article, or of shares, which "one" may stand before."""
    folded = folder(lexicon)(word)
    if folded in _halves(lexicon):
        return True
    own = parts(folded, lexicon)
    if own or numerals(lexicon).of(folded, "cardinal", "scale", "scales", "about"):
        return any(one.kind != "one" for one in own) or lexicon in _ONE
    return compound(folded, lexicon) is not None or stem(folded, lexicon) in _shares(lexicon)


@lru_cache(maxsize=1 << 14)
def _may_open(word: str, lexicon: str) -> bool:
    known = numerals(lexicon)
    phrases = (phrase for kind in ("half", "half_unit") for phrase in known.phrases.get(kind, ()))
    return bool(
        known.of(word, *_OPENING)
        or any(phrase[0] == word for phrase in phrases)
        or parts(word, lexicon)
        or compound(word, lexicon)
    )
