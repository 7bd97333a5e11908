"""Finds the closing advertisement of a transcript by what it is, not by its words.

A station's farewell comes last, after the talk has paused, and names the station's own web address.
Evidence is added up; a talk that merely ends, or names a site in its middle, does not reach the bar.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

import regex

from pipeline.readers.statements.layout import Piece
from pipeline.text.lines import URL

_HOST: Final = regex.compile(
    r"(?<![\w@.])(?P<www>www\s?\.\s?)?(?P<name>[\p{L}\p{N}][\p{L}\p{N}-]{1,62}(?:\.[\p{L}\p{N}-]{2,62})*)"
    r"\.(?P<top>[a-z]{2,24}|[A-Z]{2,24})\b"
)
_GENERIC: Final = frozenset("com org net info news tv media eu int gov edu live online".split())
"""Top-level domains that no sentence end looks like."""

_SECOND_LEVEL: Final = frozenset("ac co com edu go gob gouv gov ne net or org".split())
"""Labels that countries put before their own domain ("co.uk")."""

_LAST_CUES: Final = 6
_PAUSE_S: Final = 6.0
_CHARS_PER_S: Final = 15.0
_LONGEST: Final = 300
_BAR: Final = 3


def start(raw: str, pieces: list[Piece], head_end: int) -> int:
    """Return the index of the first piece of the advertisement; len(pieces) where there is none.

    `raw[:head_end]` is what stands above the transcript; the addresses there tell the site's own name.
    """
    own = {_site(urlsplit(match.group()).netloc) for match in URL.finditer(raw, 0, head_end)}
    best, begin = _BAR - 1, len(pieces)
    for index in range(len(pieces) - 1, max(len(pieces) - 1 - _LAST_CUES, 0), -1):
        if sum(piece.end - piece.start for piece in pieces[index:]) > _LONGEST:
            break
        evidence = _evidence(raw, pieces, index, own)
        if evidence > best:
            best, begin = evidence, index
    return begin


def _evidence(raw: str, pieces: list[Piece], index: int, own: set[str]) -> int:
    """How much speaks for an advertisement that begins with this piece; 0 where no site is named."""
    text = " ".join(_words(raw, piece) for piece in pieces[index:])
    matches = list(_HOST.finditer(text))
    is_own = any(_site(match.group()) in own for match in matches)
    if not is_own and not any(
        match.group("www") or match.group("top").lower() in _GENERIC for match in matches
    ):
        return 0
    return 1 + 2 * is_own + _opens(raw, pieces[index - 1]) + _pauses(raw, pieces, index)


def _words(raw: str, piece: Piece) -> str:
    return raw[piece.start if piece.cue_end is None else piece.cue_end : piece.end]


def _opens(raw: str, before: Piece) -> bool:
    """Whether a new sentence can begin here, because the piece before ends one."""
    return _words(raw, before).rstrip().endswith((".", "!", "?", "…"))


def _pauses(raw: str, pieces: list[Piece], index: int) -> bool:
    """Whether more time passed before this piece than the words before it take to say."""
    here, before = pieces[index].cue_s, pieces[index - 1].cue_s
    if here is None or before is None:
        return False
    return here - before - len(_words(raw, pieces[index - 1])) / _CHARS_PER_S >= _PAUSE_S


def _site(host: str) -> str:
    """Return the registered name in a host name: `bbc.co.uk` of `www.bbc.co.uk`."""
    labels = regex.sub(r"\s", "", host.lower()).removeprefix("www.").split(":")[0].split(".")
    is_country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if is_country else -2 :])
