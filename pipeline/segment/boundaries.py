"""Sentence boundaries of punctuated text, by rules on the characters around a sentence end.

First version, for text that recognisers or editors have punctuated; a stretch without sentence ends
stays one sentence. Rules after Unicode UAX #29 (sentence boundaries) with abbreviations and ordinals.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

_END: Final = regex.compile(
    r"(?<![<\[(])(?<![<\[(][.…]+)(?P<mark>[.!?…。！？؟]+)(?P<closing>[\"'”’»“)\]]*)(?:\s+(?=[\"'“”„«»‘(\[<¿¡–—-]*[^\p{Ll}\s])|(?<=[。！？])\s*)"
)
_ABBREVIATION: Final = regex.compile(
    r"(?:^|[\s(\[«\"'“„./-])(?:\p{Lu}|bl|bzw|ca|dr|etc|ev|fr|ggr|gen|gov|hr|ing|jr|kl|lt|m\.fl|mr|mrs|ms|nr|no|prof|"
    r"rep|rev|sen|sgt|sr|st|sv|tel|tj|vgl|vs|zb|г|гг|гос|д-р|др|ул|им|проф|руб|тыс|млн|млрд|стр|см|тов|св|р|напр|тзв)"
    r"\Z",
    regex.IGNORECASE,
)
_NUMBER: Final = regex.compile(r"(?:^|[^\p{N}.,])\p{Nd}{1,2}\Z")
_ORDINAL_DOT: Final = frozenset("bs cs da de fi hr nb nn no pl sk sl sr".split())
"""Languages that write ordinals with a full stop ("3. Oktober")."""

_ELISION: Final = r"(?:<\s*[.…][.…\s]*>|\[\s*(?:\.{3}|…)\s*\]|\(\s*(?:\.{3}|…)\s*\))"
_BODY: Final = regex.compile(rf"(?:\s|{_ELISION})*(?P<body>\S(?:.*?\S)??)(?:\s|{_ELISION})*", regex.DOTALL)
_SAID: Final = regex.compile(r"[\p{L}\p{N}]")
_LOOK_BACK: Final = 16

Bounds = tuple[int, int]


def sentences(text: str, start: int, end: int, language: str = "und") -> list[Bounds]:
    """Return the sentences of text[start:end] as spans (code points), without the white space around them.

    Every letter and digit lies in one of them. What stands alone without any, such as an elision
    ("<...>") between two sentences, is none.
    """
    cuts = [start, *_cuts(text, start, end, language), end]
    spans = (_strip(text, a, b) for a, b in zip(cuts, cuts[1:], strict=False))
    return [span for span in spans if span and _SAID.search(text, *span)]


def _cuts(text: str, start: int, end: int, language: str) -> Iterator[int]:
    for match in _END.finditer(text, start, end):
        if match.end() < end and not _continues(text, match, start, language):
            yield match.end()


def _continues(text: str, match: regex.Match[str], start: int, language: str) -> bool:
    """Whether the full stop belongs to an abbreviation or an ordinal and ends nothing."""
    if match.group("mark") != "." or match.group("closing"):
        return False
    before = text[max(start, match.start() - _LOOK_BACK) : match.start()]
    if _ABBREVIATION.search(before):
        return not before.endswith(("I", "И", "Я", "А"))
    return language in _ORDINAL_DOT and _NUMBER.search(before) is not None


def _strip(text: str, start: int, end: int) -> Bounds | None:
    match = _BODY.fullmatch(text, start, end)
    return match.span("body") if match else None
