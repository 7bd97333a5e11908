"""Sentence boundaries of punctuated text, by rules on the characters around a sentence end.

First version, for text that recognisers or editors have punctuated; a stretch without sentence ends
stays one sentence. Rules after Unicode UAX #29 (sentence boundaries) with abbreviations and ordinals.
Every expression reads a text once: repeats are possessive, and a run of marks is tried at its start only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from pipeline.segment.abbreviations import continues

_MARKS: Final = ".!?…。！？؟"
_CLOSING: Final = r"[\"'”’»“)\]]*+"
_END: Final = regex.compile(
    rf"(?<![<\[({_MARKS}])"
    rf"(?:(?P<mark>[{_MARKS}]++(?<=[。！？]))(?P<closing>{_CLOSING})\s*+"
    rf"|(?P<mark>[{_MARKS}]++)(?P<closing>{_CLOSING})\s++(?=[^\p{{Ll}}\s]))"
)
"""Marks that end a sentence, the quotes they stand in, and the space before what is no small letter."""

_ELISION: Final = r"(?:<\s*[.…][.…\s]*>|\[\s*(?:\.{3}|…)\s*\]|\(\s*(?:\.{3}|…)\s*\))"
_BEFORE: Final = regex.compile(rf"(?:\s|{_ELISION})*+")
_AFTER: Final = regex.compile(rf"(?r)(?:\s|{_ELISION})*")
"""Matched backwards from the end."""

_SAID: Final = regex.compile(r"[\p{L}\p{N}]")

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
        is_stop = match.group("mark") == "." and not match.group("closing")
        if match.end() < end and not (is_stop and continues(text, start, match.start(), end, language)):
            yield match.end()


def _strip(text: str, start: int, end: int) -> Bounds | None:
    before = _BEFORE.match(text, start, end)
    begin = before.end() if before else start
    after = _AFTER.match(text, begin, end)
    stop = after.start() if after else end
    return (begin, stop) if begin < stop else None
