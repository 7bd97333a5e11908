"""A reading in its text: what stands before, in and behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from pipeline.facts.dates.grammar import Piece
from pipeline.facts.dates.lexicon import Lexicon
from pipeline.facts.dates.partial import Partial
from pipeline.facts.dates.tokens import Token

ENDS: Final = frozenset(";p|()")
"""Letters of tokens that end a sentence or a part of it."""
SIGNS: Final = frozenset("$€£¥%‰°№#§₽₴")
"""Signs that make figures beside them a sum, a share or a number."""
_OPEN: Final = Token(0, 0, "|", "", "")


NOTHING: Final = Piece(0, 0, "", Partial(""))
"""Stands for the reading before there is one."""


def case_of(text: str) -> str:
    """Return "lower" or "upper" where a text is written so throughout, else an empty string."""
    return "lower" if text.islower() else "upper" if text.isupper() else ""


class Place(NamedTuple):
    """A reading in its text: `tokens` are all, `piece` says which of them it takes; `case` is `case_of`'s."""

    text: str
    tokens: Sequence[Token]
    piece: Piece
    known: Lexicon
    case: str = ""

    def before(self, steps: int = 1) -> Token:
        """Return the token so many before the reading."""
        at = self.piece.first - steps
        return self.tokens[at] if at >= 0 else _OPEN

    @property
    def after(self) -> Token:
        """The token behind the reading."""
        return self.tokens[self.piece.last] if self.piece.last < len(self.tokens) else _OPEN

    @property
    def second_after(self) -> Token:
        """The second token behind the reading."""
        at = self.piece.last + 1
        return self.tokens[at] if at < len(self.tokens) else _OPEN

    @property
    def own(self) -> Sequence[Token]:
        """The tokens of the reading."""
        return self.tokens[self.piece.first : self.piece.last]

    def is_capital(self, token: Token) -> bool:
        """Whether a token is written with a capital."""
        return self.text[token.start : token.start + 1].isupper()

    def is_content(self, token: Token) -> bool:
        """Whether a token is a word that may be counted or named: none of the grammar's, no function word."""
        known = self.known.words
        is_word = token.code in ".!PUAQHCSsRz" and self.text[token.start : token.start + 1].isalpha()
        return (
            is_word and token.form not in known.get("function", ()) and token.form not in known.get("at", ())
        )

    def follows(self, kind: str) -> bool:
        """Whether one of the words or phrases of a kind stands before the reading."""
        forms = self.known.words.get(kind, frozenset())
        one = self.before().form
        return one in forms or f"{self.before(2).form} {one}" in forms
