"""Words, numbers in digits and signs of a text, as the grammars of facts read them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, Literal, NamedTuple

from pipeline.topics.words import LEXICON_OF, folder

Sort = Literal["number", "word", "sign"]
_BLANKS: Final = " \u00a0\u2009\u202f"
_FRACTIONS: Final = "½⅓⅔¼¾⅕⅛⅜⅝⅞"
# Groups of thousands are at most five, so that a long row of numbers is no number.
_NUMBER: Final = (
    rf"(?=[\d.{_FRACTIONS}])(?:(?<![^\s(\[$€£¥−-])\.\d{{1,6}}(?![\w.,])|\d{{1,3}}(?:\.\d{{1,3}})?[eE]\d{{1,2}}(?!\w)|\d{{0,9}}[{_FRACTIONS}]|\d{{1,3}}(?:[{_BLANKS}]\d{{3}}){{1,5}}(?!\d)(?:[.,]\d{{1,3}}(?!\d))?"
    r"|\d+(?:[.,'’]\d+)*)"
)
_LETTERS: Final = r"[^\W\d_]+"
_LONGEST: Final = 40
_KEPT: Final = 1 << 16
"""Pieces of text that are kept in mind for a lexicon."""
_APART: Final = re.compile(rf"{_NUMBER}|{_LETTERS}|\S")
_JOINED: Final = re.compile(rf"{_NUMBER}|{_LETTERS}(?:['’ʼ]{_LETTERS})*|\S")
_FIGURES: Final = re.compile(_NUMBER)
_FIRST: Final = re.compile(_LETTERS)
_ELIDING: Final = frozenset({"fr", "es"})


class Token(NamedTuple):
    """A word, a number in digits or a sign: its place (code points) and, of words, the folded form."""

    start: int
    end: int
    text: str
    folded: str
    sort: Sort


class Forms(dict[str, tuple[str, Sort]]):
    """The folded form and the sort of each piece of text, worked out once, a bounded number."""

    def __init__(self, lexicon: str) -> None:
        super().__init__()
        self.fold = folder(lexicon)

    def __missing__(self, own: str) -> tuple[str, Sort]:
        sort: Sort = "word" if own[0].isalpha() else "number" if _FIGURES.match(own) else "sign"
        if sort == "sign" and _FIRST.match(own):
            sort = "word"
        if len(own) > _LONGEST:
            return own, sort
        form = (self.fold(own) if sort == "word" else own), sort
        if len(self) >= _KEPT:
            self.clear()
        self[own] = form
        return form


def lexicon_of(language: str) -> str:
    """Return the lexicon that reads a language: Serbian, Croatian and Bosnian share `sh`."""
    return LEXICON_OF.get(language, language)


@cache
def _forms(lexicon: str) -> Forms:
    return Forms(lexicon)


def tokens(text: str, language: str) -> list[Token]:
    """Return words, numbers and signs of `text` in order; French and Spanish words end at an apostrophe."""
    lexicon = lexicon_of(language)
    forms, find = _forms(lexicon), text.find
    found, end = [], 0
    # Nothing but blanks lies between two pieces, so each is found again where the one before it ended.
    for own in (_APART if lexicon in _ELIDING else _JOINED).findall(text):
        start = find(own, end)
        end = start + len(own)
        folded, sort = forms[own]
        found.append(Token(start, end, own, folded, sort))
    return found


def adjacent(found: Sequence[Token], place: int) -> bool:
    """Return whether the token at `place` follows the one before it without a blank."""
    return 0 < place < len(found) and found[place - 1].end == found[place].start


def folded_at(found: Sequence[Token], place: int) -> str:
    """Return the folded form of the token at `place`, or an empty string outside the text."""
    return found[place].folded if 0 <= place < len(found) else ""
