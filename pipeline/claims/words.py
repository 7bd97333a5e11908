"""A text as the words that are compared: folded, contractions spelled out, numbers read, fillers marked."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

import regex

from pipeline.claims.lexicon import Lexicon, lexicon
from pipeline.claims.numbers import numbers
from pipeline.claims.stems import stem

_TOKEN: Final = regex.compile(
    r"\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})++(?!\d)(?:[.,]\d++)?+|\d++(?:[.,]\d++)*+\p{L}{0,3}+"
    r"|[\p{L}\p{M}]++(?:['’ʼ`][\p{L}\p{M}]++)*+|%"
)
_CLAUSE: Final = regex.compile(r"[,:()—–]|\s-\s")
_SENTENCE: Final = regex.compile(r"[.;!?…\n]")
CONJUNCTION, MARK, SENTENCE = 1, 2, 3
"""What a word opens: a clause by being a conjunction, a clause behind a mark, a sentence."""
_PLAIN: Final = str.maketrans(
    {"ё": "е", "’": "'", "ʼ": "'", "`": "'"}
    | dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True))
)
_SERBIAN: Final = {"љ": "lj", "њ": "nj", "џ": "dž"}
_APOSTROPHES: Final = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "`": "'"})
_ELIDED: Final = frozenset("l d j n c s m t qu jusqu lorsqu puisqu".split())
_LONGEST_REPEAT: Final = 4


class Word(NamedTuple):
    """A word: its form, its stem, its place in the text; `value` is that of a number, else null.

    `opens` tells what begins with it (0 for nothing), `is_name` that it is written like a name.
    """

    form: str
    stem: str
    start: int
    end: int
    value: float | None
    is_weak: bool
    opens: int
    is_filler: bool
    is_name: bool


class _Piece(NamedTuple):
    form: str
    start: int
    end: int
    opens: int
    is_name: bool


def words(text: str, family: str | None) -> list[Word]:
    """Return the words of a text in order; `family` is a language as `lexicon.family` names it."""
    lists = lexicon(family)
    pieces = _joined(_pieces(text, family, lists), lists)
    forms = [piece.form for piece in pieces]
    found: list[Word] = []
    position = 0
    for number in (*numbers(forms, family), None):
        stop = number.first if number else len(pieces)
        found += [_word(piece, family, lists) for piece in pieces[position:stop]]
        if number:
            found.append(_number(pieces[number.first : number.last], number.value, number.is_weak))
            position = number.last
    return found


def _pieces(text: str, family: str | None, lists: Lexicon) -> list[_Piece]:
    pieces: list[_Piece] = []
    end = 0
    fresh = True
    for match in _TOKEN.finditer(text):
        start, stop = match.span()
        if start > end and (start - end > 1 or text[end] != " "):
            gap = text[end:start]
            opens = SENTENCE if _SENTENCE.search(gap) else MARK if _CLAUSE.search(gap) else 0
            fresh = fresh or any(mark in gap for mark in '.!?…:\n"“„«»”')
        else:
            opens = 0
        word = match.group()
        is_name = not fresh and word[0].isupper()
        for number, form in enumerate(_forms(word, family)):
            here = 0 if number else opens
            if form in lists.breaks and here < SENTENCE:
                here = CONJUNCTION
            pieces.append(_Piece(form, start, stop, here, is_name))
        end, fresh = stop, False
    return pieces


@lru_cache(maxsize=200_000)
def _forms(word: str, family: str | None) -> tuple[str, ...]:
    """Return the words that a written word stands for: "don't" is two."""
    lower = folded(word, family)
    variants = lexicon(family).variants
    if lower in variants:
        return variants[lower]
    if "'" not in lower:
        return (lower,)
    head, _, tail = lower.rpartition("'")
    if family == "en" and lower.endswith("n't"):
        return (lower[:-3], "not")
    if family == "fr" and head in _ELIDED:
        return (*variants.get(head + "'", (head,)), *variants.get(tail, (tail,)))
    if "'" + tail in variants:
        return (head, *variants["'" + tail])
    return (head,) if tail == "s" else (lower,)


def folded(word: str, family: str | None) -> str:
    """Return a word in lower case with one apostrophe, one е, and one script for Serbian."""
    lower = word.lower()
    if lower.isascii():
        return lower
    if family == "sh":
        return "".join(_SERBIAN.get(letter, letter) for letter in lower).translate(_PLAIN)
    return lower.translate(_APOSTROPHES)


def _word(piece: _Piece, family: str | None, lists: Lexicon) -> Word:
    form = piece.form
    return Word(
        form,
        stem(form, family),
        piece.start,
        piece.end,
        None,
        False,
        piece.opens,
        form in lists.fillers,
        piece.is_name,
    )


def _number(pieces: list[_Piece], value: float, is_weak: bool) -> Word:
    form = pieces[0].form if is_weak else f"{value:.10g}"
    opens = pieces[0].opens
    return Word(form, form, pieces[0].start, pieces[-1].end, value, is_weak, opens, False, False)


def _joined(pieces: list[_Piece], lists: Lexicon) -> list[_Piece]:
    """Join variants of two words ("per cent") and mark fillers of two ("you know")."""
    joined: list[_Piece] = []
    for piece in pieces:
        phrase = f"{joined[-1].form}_{piece.form}" if joined else ""
        if phrase in lists.variants:
            joined[-1] = joined[-1]._replace(form=lists.variants[phrase][0], end=piece.end)
        elif phrase in lists.fillers:
            joined[-1] = joined[-1]._replace(form=phrase, end=piece.end)
        else:
            joined.append(piece)
    return joined


def spoken(text: str, family: str | None) -> list[Word]:
    """Return the words of a text without fillers and without what is said twice in a row."""
    kept: list[Word] = []
    for word in words(text, family):
        if word.is_filler:
            continue
        kept.append(word)
        for size in range(1, min(_LONGEST_REPEAT, len(kept) // 2) + 1):
            if kept[-1 - size].form == word.form and _is_said_again(kept, size):
                again = [kept[-size]._replace(opens=kept[-2 * size].opens), *kept[len(kept) - size + 1 :]]
                kept[-2 * size :] = again
                break
    return kept


def _is_said_again(several: list[Word], size: int) -> bool:
    again, first = several[-size:], several[-2 * size : -size]
    return all(
        one.form == other.form and (one.value is None or one.is_weak)
        for one, other in zip(again, first, strict=True)
    )
