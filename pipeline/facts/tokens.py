"""Words, numbers in digits and signs of a text, as the grammars of facts read them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from pipeline.topics.words import LEXICON_OF, folder

Sort = Literal["number", "word", "sign"]
_BLANKS: Final = " \u00a0\u2009\u202f"
_FRACTIONS: Final = "½⅓⅔¼¾⅕⅛⅜⅝⅞"
# Groups of thousands are at most five, so that a long row of numbers is no number.
_NUMBER: Final = (
    rf"(?<![^\s(\[$€£¥−-])\.\d{{1,6}}(?![\w.,])|\d{{1,3}}(?:\.\d{{1,3}})?[eE]\d{{1,2}}(?!\w)|\d{{0,9}}[{_FRACTIONS}]|\d{{1,3}}(?:[{_BLANKS}]\d{{3}}){{1,5}}(?!\d)(?:[.,]\d{{1,3}}(?!\d))?"
    r"|\d+(?:[.,'’]\d+)*"
)
_LETTERS: Final = r"[^\W\d_]+"
_LONGEST: Final = 40


class Token(NamedTuple):
    """A word, a number in digits or a sign: its place (code points) and, of words, the folded form."""

    start: int
    end: int
    text: str
    folded: str
    sort: Sort


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<number>{_NUMBER})|(?P<word>{word})|(?P<sign>\S)")


_APART: Final = _pattern(_LETTERS)
_JOINED: Final = _pattern(rf"{_LETTERS}(?:['’ʼ]{_LETTERS})*")


def lexicon_of(language: str) -> str:
    """Return the lexicon that reads a language: Serbian, Croatian and Bosnian share `sh`."""
    return LEXICON_OF.get(language, language)


def tokens(text: str, language: str) -> list[Token]:
    """Return words, numbers and signs of `text` in order; French and Spanish words end at an apostrophe."""
    lexicon = lexicon_of(language)
    fold = folder(lexicon)
    pattern = _APART if lexicon in ("fr", "es") else _JOINED
    found = []
    for match in pattern.finditer(text):
        sort: Sort = match.lastgroup  # type: ignore[assignment]
        own = match.group()
        folded = fold(own) if sort == "word" and len(own) <= _LONGEST else own
        found.append(Token(match.start(), match.end(), own, folded, sort))
    return found


def adjacent(found: Sequence[Token], place: int) -> bool:
    """Return whether the token at `place` follows the one before it without a blank."""
    return 0 < place < len(found) and found[place - 1].end == found[place].start


def folded_at(found: Sequence[Token], place: int) -> str:
    """Return the folded form of the token at `place`, or an empty string outside the text."""
    return found[place].folded if 0 <= place < len(found) else ""
