"""A text as tokens, each with one letter for what it may be in a date: the grammar is written over these.

Besides those of the lexicon: d a number up to 31, o such an ordinal in digits, y a number that may be a year,
1 a year of two figures ("'19"), 6 one that may be, n another number, e and r cardinals and ordinals in words
up to 31, k words for a year, T a decade in digits, R a Roman number, q a quarter ("Q2"), I a whole date in
figures, Z day and month in figures, # what is neither word nor number; and signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from pipeline.facts.dates.figures import whole_year
from pipeline.facts.dates.lexicon import Term, fold_of, lexicon, spellings
from pipeline.facts.numerals import numerals, parts
from pipeline.topics.words import folder

_NUMERIC: Final = (
    r"(?<![\w.,/:-])(?:"
    + "|".join(
        (
            r"\d{4}-\d{1,2}-\d{1,2}(?=T\d|(?![\w/-]|\.\d))",
            *(rf"\d{{4}}{mark}\d{{1,2}}{mark}\d{{1,2}}(?![\w/-]|[.,]\d)" for mark in (r"\.", "/")),
            *(
                rf"\d{{1,2}}{mark}\d{{1,2}}{mark}(?:\d{{4}}|\d\d)(?![\w/-]|[.,:]\d)"
                for mark in (r"\.", "/", "-")
            ),
            r"\d{1,2}\. ?\d{1,2}\. ?\d{4}(?![\w/-]|[.,]\d)",
            r"\d{1,2}\. ?\d{1,2}\.(?![\w/-])",
            r"\d{1,2}[./]\d{1,2}(?![\w/:-]|[.,]\d)",
        )
    )
    + ")"
)
_DIGITS: Final = (
    r"['’](?<!\w['’])\d\d(?![\w'’]|[.,:]\d)|"
    r"\d{1,2}[:.]\d\d(?::\d\d)?(?=\s?(?:uhr|pm|am|p\.m|a\.m|h\b|klo))|\d{1,2}:\d\d(?::\d\d)?(?!\d)"
    r"|(?<!\d)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,5}(?!\d)"
    r"|\d+(?![.,]\d{4}(?!\d))(?:[.,]\d+)+|\d+(?:[-‑:]?[^\W\d_]{1,12}|[º°ª])|\d+"
)
_WORD: Final = r"[^\W\d_]+\d\w*|[^\W\d_]+(?:['’ʼ](?!s\b)[^\W\d_]+)*"
_ELIDED: Final = r"(?:aujourd|[^\W\d_]+\d\w*|(?:[dljnmtsc]|qu|jusqu|lorsqu|puisqu)['’](?=\w)|[^\W\d_]+)"
_FRENCH: Final = rf"aujourd['’]hui|{_ELIDED}"
_REST: Final = r"\n\s*\n|[^\w\s]|_"
_SIGNS: Final = {
    ",": ",", ".": "p", "/": "/", "(": "(", ")": ")", **dict.fromkeys("-–—‑−", "-"),
}  # fmt: skip
_DECLINED_YEARS: Final = frozenset({"ru", "uk", "sh"})
_HUNDREDS: Final = frozenset({"en", "sv"})
"""Languages that call a century "the 1800s"."""
_LONGEST: Final = 40
_KEPT: Final = 1 << 16
"""Tokens that are kept in mind for a lexicon."""
_BEGINNING: Final = 3
_HUNDRED: Final = 100
_THOUSAND: Final = 1000
_SHORT_WEEKDAY: Final = 3
_ONE_WORD: Final = re.compile(_WORD)
_NUMBER: Final = re.compile(r"(\d+)(?:([-‑:]?)([^\W\d_]+|[º°ª]))?")
_SHORT: Final = re.compile(r"(\d{1,2})[./] ?(\d{1,2})\.?")
_ROMAN: Final = re.compile(r"(X{0,2}(?:IX|IV|V?I{0,3}))(?:e|ème|er|th|st|го|м)?")
_LOOKALIKES: Final = str.maketrans("ХІ", "XI")
_ROMAN_FIRST: Final = frozenset("IVXІХ")
_ROMANS: Final = {"I": 1, "V": 5, "X": 10}
_QUARTER: Final = re.compile(r"[QqКк]([1-4])")


class Token(NamedTuple):
    """A token at characters [start, end): its letter in the code, its value, its folded form."""

    start: int
    end: int
    code: str
    value: str
    form: str


class Known(NamedTuple):
    """What is known of a token as written: its letter in the code, its value, its folded form.

    `gate` is the letter before numbers in words are put together: * a word that may be a year by itself.
    """

    code: str
    value: str
    form: str
    gate: str


class Codes(dict[str, Known]):
    """What is known of tokens as written, each worked out once; begun anew where it has grown too large."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.fold = fold_of(name)

    def __missing__(self, token: str) -> Known:
        form = self.fold(token[:_LONGEST])
        if len(token) > _LONGEST:
            return Known(".", "", form, ".")
        term = _term(token, self.name)
        known = Known(*term, form, gate_of(term, form, self.name))
        if len(self) >= _KEPT:
            self.clear()
        self[token] = known
        return known


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return what cuts a text into tokens: phrases first, then dates in figures, numbers, words, signs.

    Each kind is tried only before a character that it can begin with.
    """
    phrases = [own for phrase in lexicon(name).phrases for own in spellings(phrase, name)]
    several = [own for own in phrases if name == "fr" or not _ONE_WORD.fullmatch(own)]
    first = "".join(sorted({own[0] for own in several}))
    head = f"(?=[{re.escape(first)}])(?<!\\w)(?:{'|'.join(map(_spaced, several))})(?!\\w)|" if first else ""
    body = f"{head}(?=['’\\d])(?:{_NUMERIC}|{_DIGITS})|{_FRENCH if name == 'fr' else _WORD}|{_REST}"
    return re.compile(body, re.IGNORECASE)


def _spaced(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"[ \u00a0\n]+").replace("'", "['’ʼ]")


@cache
def codes(name: str) -> Codes:
    """Return what is known of a lexicon's tokens."""
    return Codes(name)


def tokens(text: str, name: str) -> list[Token]:
    """Return the tokens of a text in order."""
    known, find = codes(name), text.find
    found, end = [], 0
    # Nothing but blanks lies between two tokens, so each is found again where the one before it ended.
    for own in pattern(name).findall(text):
        start = find(own, end)
        end = start + len(own)
        code, value, form, _ = known[own]
        if code in "dyno" and _is_glued(text, start):
            code = "#"
        found.append(Token(start, end, code, value, form))
    return found


def _is_glued(text: str, start: int) -> bool:
    """Whether a number is the end of a name ("COVID-19"), not of "mid-2025"."""
    if start < 2 or text[start - 1] not in "-‑" or not text[start - 2].isalpha():
        return False
    return text[max(0, start - 4) : start - 1].lower() not in ("mid", " mi", "mi", "\nmi")


def _term(token: str, name: str) -> Term:
    if token[0].isdigit():
        return _figures(token, name)
    if token[0] in "'’" and len(token) == 3:
        return Term("1", str(whole_year(int(token[1:]))))
    if not token[0].isalpha():
        return _sign(token, name)
    form = " ".join(fold_of(name)(token).split())
    known = lexicon(name).terms.get(form)
    if known and known.code not in "h!":
        return known
    return _number_word(token, form, name) or _special(token) or known or Term(".")


def _number_word(token: str, form: str, name: str) -> Term | None:
    is_word = bool(name) and (form.isalpha() or "'" in form)
    return Term("+", form) if is_word and is_number_word(folder(name)(token), name) else None


def is_number_word(word: str, name: str) -> bool:
    """Return whether a word, folded as topics are, is a number in words or several in one."""
    first = _first_letters(name)
    if word[:_BEGINNING] not in first and word[: _BEGINNING - 1] not in first:
        return False
    several = parts(word, name)
    return bool(several) and several[0].kind != "about"


@cache
def _first_letters(name: str) -> frozenset[str]:
    """The first letters of all number words, by which most other words are told from them."""
    return frozenset(word[:_BEGINNING] for word in numerals(name).words)


def gate_of(term: Term, form: str, name: str) -> str:
    """Return the letter of a token before numbers in words are put together."""
    if term.code == "w":
        return "W" if len(form) > _SHORT_WEEKDAY else "w"
    if term.code == "=":
        return "*" if int(term.value) >= _THOUSAND else "="
    if term.code != "+":
        return term.code
    several = parts(folder(name)(form), name)
    return "*" if len(several) > 1 and any(one.value >= _HUNDRED for one in several) else "+"


def _special(token: str) -> Term | None:
    roman = _ROMAN.fullmatch(token.translate(_LOOKALIKES)) if token[0] in _ROMAN_FIRST else None
    if roman and roman[1]:
        return Term("R", str(_roman(roman[1])))
    if token.isalpha():
        return None
    quarter = _QUARTER.fullmatch(token)
    if quarter:
        return Term("q", quarter[1])
    return Term("#") if any(char.isdigit() for char in token) else None


def _roman(text: str) -> int:
    values = [_ROMANS[char] for char in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _sign(token: str, name: str) -> Term:
    known = lexicon(name).terms.get(fold_of(name)(token))
    if known:
        return known
    return Term("|" if "\n" in token else _SIGNS.get(token, ";"))


def _figures(token: str, name: str) -> Term:
    match = _NUMBER.fullmatch(token)
    if match is None:
        return _dated(token)
    digits, _, suffix = match.groups()
    value = int(digits) if len(digits) < 9 else 0
    if suffix:
        return _suffixed(value, suffix, len(digits), name)
    if 1 <= value <= 31 and len(digits) <= 2:
        return Term("d", str(value))
    return Term("y" if len(digits) == 4 and 1000 <= value < 2200 else "n", str(value))


def _suffixed(value: int, suffix: str, size: int, name: str) -> Term:
    words, suffix = lexicon(name).words, fold_of(name)(suffix)
    is_decade = value % 10 == 0 and (size == 2 or (size == 4 and 1000 <= value < 2200))
    is_decade = is_decade and suffix in _suffixes(name, "decade")
    if is_decade and value % 100 == 0 and 1000 <= value < 2000 and name in _HUNDREDS:
        return Term("t", str(value // 100 + 1))
    if is_decade and (size == 4 or value >= 20 or value == 0):
        return Term("T", str(value) if size == 4 else f"{value:02d}")
    if 1 <= value <= 31 and suffix in _suffixes(name, "ordinal"):
        return Term("o", str(value))
    if (
        size == 4
        and suffix in _suffixes(name, "ordinal")
        and name in _DECLINED_YEARS
        and 1000 <= value < 2200
    ):
        return Term("y", str(value))
    if suffix in words.get("year_mark", ()) and size == 4 and 1000 <= value < 2200:
        return Term("y", str(value))
    return Term("#")


@cache
def _suffixes(name: str, value: str) -> frozenset[str]:
    return frozenset(form for form, kind in lexicon(name).suffixes if kind == value)


def _dated(token: str) -> Term:
    if re.fullmatch(r"\d{1,2}[./] ?\d{1,2}\.?", token):
        return Term("Z", token)
    parted = re.split(r"[./-]\s?", token)
    is_date = len(parted) == 3 and all(part.isdecimal() and len(part) in (1, 2, 4) for part in parted)
    return Term("I" if is_date else "#", token)


def code_of(found: Sequence[Token]) -> str:
    """Return the letters of tokens."""
    return "".join([token.code for token in found])
