"""Numbers in words among tokens: days ("twenty-ninth"), years ("две тысячи двадцать пятом"), counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.facts import numbers as cardinals
from pipeline.facts.dates.lexicon import Lexicon
from pipeline.facts.dates.tokens import Token, code_of
from pipeline.facts.numerals import parts
from pipeline.facts.tokens import Token as Word
from pipeline.topics.words import folder

_RUN: Final = re.compile(r"[+=](?:[-&]?[+=]){0,11}")
_ARTICLE: Final = re.compile(r"-?0(?=([.!]))?")
_CENTURIES: Final = range(10, 22)


def with_numbers(found: list[Token], known: Lexicon) -> list[Token]:
    """Return the tokens with each number in words as one of them: e, r, k or n."""
    code = code_of(found)
    if "+" not in code and "=" not in code:
        return found
    kept: list[Token] = []
    done = 0
    for run in _RUN.finditer(code):
        end = run.end() + _has_one(found, code, run.end(), known)
        kept += found[done : run.start()]
        kept += _read(found[run.start() : end], known)
        done = end
    return kept + found[done:]


def _has_one(found: Sequence[Token], code: str, place: int, known: Lexicon) -> int:
    """How many tokens of an article end a number: "deux mille un" before no noun, "quatre-vingt-un"."""
    article = _ARTICLE.match(code, place)
    if article is None or not _is(found[article.end() - 1], "one", known):
        return 0
    if code[place] != "-" and not (_is(found[place - 1], "scale", known) and article[1] is None):
        return 0
    return article.end() - place


def _is(token: Token, kind: str, known: Lexicon) -> bool:
    """Whether the last part of a number word is of a kind."""
    several = parts(folder(known.name)(token.form), known.name)
    return bool(several) and several[-1].kind == kind


def _read(run: Sequence[Token], known: Lexicon) -> list[Token]:
    """The numbers of a run of number words; an ordinal ends a number."""
    read: list[Token] = []
    for part in _parts(run):
        read += _years(list(_numbers(part, known)))
    return _years(read)


def _parts(run: Sequence[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token in run:
        part.append(token)
        if token.code == "=":
            yield part
            part = []
    if part:
        yield part


def _numbers(part: Sequence[Token], known: Lexicon) -> Iterator[Token]:
    """The numbers of a part; its ordinal goes on the last of them, or stands alone."""
    ordinal = part[-1] if part[-1].code == "=" else None
    plain = part[:-1] if ordinal else part
    done, read = 0, list[Token]()
    for number in cardinals.numbers([_word(token, known) for token in plain], known.name):
        read += plain[done : number.first]
        own = plain[number.first : number.last]
        read.append(_joined(own, int(number.value)) if number.value == int(number.value) else _part(own))
        done = number.last
    read += plain[done:]
    if ordinal is None:
        yield from read
        return
    base = next((place for place in reversed(range(len(read))) if read[place].code in "enk"), None)
    if base is not None and _goes_on(int(read[base].value), int(ordinal.value)):
        yield from read[:base]
        value = int(read[base].value) + int(ordinal.value)
        yield _joined([read[base], ordinal], value, is_ordinal=True)
    else:
        yield from read
        yield _joined([ordinal], int(ordinal.value), is_ordinal=True)


def _goes_on(base: int, ordinal: int) -> bool:
    """Whether "twenty" and "fifth" are one number."""
    return base >= 20 and base % (10 if ordinal < 10 else 100 if ordinal < 100 else 1000) == 0


def _word(token: Token, known: Lexicon) -> Word:
    form = folder(known.name)(token.form)
    return Word(token.start, token.end, form, form, "word" if form[0].isalpha() else "sign")


def _joined(part: Sequence[Token], value: int, *, is_ordinal: bool = False) -> Token:
    form = " ".join(token.form for token in part)
    return Token(part[0].start, part[-1].end, _code(value, is_ordinal), str(value), form)


def _part(several: Sequence[Token]) -> Token:
    """A number that is not whole ("anderthalb"): no date has one."""
    form = " ".join(token.form for token in several)
    return Token(several[0].start, several[-1].end, "#", "", form)


def _code(value: int, is_ordinal: bool) -> str:
    if 1 <= value <= 31:
        return "r" if is_ordinal else "e"
    return "k" if 1000 < value < 2200 else "n"


def _years(read: list[Token]) -> list[Token]:
    """Join "nineteen ninety" and "twenty twenty-five"."""
    joined: list[Token] = []
    for token in read:
        before = joined[-1] if joined else None
        if before and before.code == "e" and int(before.value) in _CENTURIES and _is_two_figures(token):
            value = int(before.value) * 100 + int(token.value)
            form = f"{before.form} {token.form}"
            joined[-1] = Token(before.start, token.end, "k", str(value), form)
        else:
            joined.append(token)
    return joined


def _is_two_figures(token: Token) -> bool:
    return token.code in "en" and token.value.isdecimal() and 10 <= int(token.value) < 100
