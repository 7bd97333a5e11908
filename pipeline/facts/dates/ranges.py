"""Two dates that are the ends of one: "from March to June", "2014–2016", "entre mai et juin"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.facts.dates.context import begins
from pipeline.facts.dates.grammar import Piece
from pipeline.facts.dates.lexicon import Lexicon
from pipeline.facts.dates.tokens import Token

_TO: Final = re.compile(r"(?:-|b)[XOb]{0,3}")
_AND: Final = re.compile(r"&[XO]{0,3}")
_NEVER: Final = frozenset({"rolling"})


def joined(pieces: Sequence[Piece], tokens: Sequence[Token], code: str, known: Lexicon) -> list[Piece]:
    """Return the readings in order, those that are ends of one range as one."""
    found: list[Piece] = []
    for piece in pieces:
        before = found[-1] if found else None
        if before and _are_ends(before, piece, tokens, code, known):
            found[-1] = Piece(before.first, piece.last, "range", before.begin, piece.begin)
        else:
            found.append(piece)
    return found


def _are_ends(one: Piece, two: Piece, tokens: Sequence[Token], code: str, known: Lexicon) -> bool:
    if one.end or two.end or {one.begin.kind, two.begin.kind} & _NEVER:
        return False
    between = code[one.last : begins(tokens, two.first)]
    if between == "/":
        return one.begin.kind == two.begin.kind == "year" and two.begin.year == (one.begin.year or 0) + 1
    is_opened = _follows(tokens, begins(tokens, one.first), known, "from")
    if _AND.fullmatch(between):
        return _follows(tokens, begins(tokens, one.first), known, "between")
    return _TO.fullmatch(between) is not None and (
        is_opened or one.begin.granularity == two.begin.granularity
    )


def _follows(tokens: Sequence[Token], first: int, known: Lexicon, kind: str) -> bool:
    words = known.words.get(kind, frozenset())
    for token in reversed(tokens[max(0, first - 3) : first]):
        if token.form in words:
            return True
        if token.code not in "XObfWw":
            return False
    return False
