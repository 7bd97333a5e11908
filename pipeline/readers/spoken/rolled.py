"""Copied transcripts of rolling captions: which words of a cue are those of the cue before."""

from __future__ import annotations

from typing import Final

import regex

from pipeline.readers.spoken.rolling import carried
from pipeline.readers.statements.layout import Piece
from pipeline.text.transforms import ends_with, spoken, spoken_each

_WORD_START: Final = regex.compile(r"(?<=\s)\S")


def rolled(raw: str, pieces: list[Piece]) -> list[Piece]:
    """Return the same pieces; those that repeat the words just before them say where they stop to."""
    counts = carried([[words] for words in spoken_each([raw[_begin(piece) : piece.end] for piece in pieces])])
    if not any(counts):
        return pieces
    before, made = "", []
    for piece, count in zip(pieces, counts, strict=True):
        end = _end_of(raw, piece, count) if count else 0
        shown_again = bool(end) and ends_with(before, raw[_begin(piece) : end])
        made.append(piece._replace(again_end=end) if shown_again else piece)
        before = f"{before} {raw[end if shown_again else _begin(piece) : piece.end]}"[-_LOOK_BACK:]
    return made


_LOOK_BACK: Final = 2_000


def _begin(piece: Piece) -> int:
    return piece.start if piece.cue_end is None else min(piece.cue_end, piece.end)


def _end_of(raw: str, piece: Piece, count: int) -> int:
    """Where the first `count` words of a piece end, with the white space after them; 0 if words are cut."""
    begin = _begin(piece)
    for end in [*(match.start() for match in _WORD_START.finditer(raw, begin + 1, piece.end)), piece.end]:
        words = len(spoken(raw[begin:end]))
        if words >= count:
            return end if words == count else 0
    return 0
