"""HTML as a stream of tokens, each with its place in the raw text; also HTML that stands escaped in a feed.

The grammar is that of the WHATWG tokenizer as far as positions need it. Time is linear in the length of the
text, whatever stands in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from html import unescape
from typing import Final, NamedTuple

from pipeline.text.markup import ATTRIBUTES, COMMENT, ENTITY

TEXT, START, END, COMMENTED = "text", "start", "end", "comment"

_TOKEN: Final = re.compile(
    r"(?P<text>(?:[^<]++|<(?![a-zA-Z/!?]))++)"
    rf"|<(?P<close>/)?+(?P<name>[a-zA-Z][^\s/<>]*+)(?P<attributes>{ATTRIBUTES})>"
    rf"|(?P<cdata><!\[CDATA\[)|(?P<comment>{COMMENT})",
    re.DOTALL,
)
_LOOSE: Final = re.compile(
    r"<(?P<close>/)?+(?P<name>[a-zA-Z][^\s/<>]*+)(?P<attributes>[^<>]*+)>"
    r"|(?P<comment></?+[a-zA-Z!?][^<>]*+\Z)|(?P<text><[^<]*+)|(?P<cdata>(?!))"
)
"""For what that is not: a tag with a quote left open, one that the end cuts off, or text."""

_RAW: Final = frozenset("script style textarea title iframe noembed xmp".split())
"""Elements whose content holds no tags."""

_CDATA_END: Final = re.compile(r"\]\]>")
_RAW_END: Final = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW} | {
    "": _CDATA_END
}


class Token(NamedTuple):
    """Characters [start, end): text, a start tag, an end tag or a comment; `source`: a tag's attributes."""

    kind: str
    start: int
    end: int
    name: str = ""
    source: str = ""


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the tokens of text[start:end], in order and without gap."""
    end = len(text) if end is None else end
    closed_nowhere: set[str] = set()
    at = start
    while match := _TOKEN.match(text, at, end) or _LOOSE.match(text, at, end):
        token = _token(match)
        yield token
        at = token.end
        if token.name in _RAW or match["cdata"]:
            content = _raw_content(text, token, end, closed_nowhere)
            yield from content
            at = content[-1].end if content else at


def _token(match: re.Match[str]) -> Token:
    start, end = match.span()
    close, name, source = match.group("close", "name", "attributes")
    if name:
        return Token(END if close else START, start, end, name.lower(), source)
    return Token(TEXT if match.lastgroup == "text" else COMMENTED, start, end)


def _raw_content(text: str, opening: Token, end: int, closed_nowhere: set[str]) -> list[Token]:
    """The text before the end of an element without tags or of a CDATA section.

    None where the element closes itself (XHTML) or is never closed; `closed_nowhere` remembers that.
    """
    if opening.kind == END or opening.source.endswith("/") or opening.name in closed_nowhere:
        return []
    close = _RAW_END[opening.name].search(text, opening.end, end)
    if close is None:
        closed_nowhere.add(opening.name)
        return []
    content = [Token(TEXT, opening.end, close.start())] if close.start() > opening.end else []
    return content if opening.name else [*content, Token(COMMENTED, *close.span())]


def unescaped(raw: str, start: int, end: int) -> tuple[str, Callable[[int], int]]:
    """Return raw[start:end] with its references undone once, and the map from its positions to raw ones.

    For HTML that stands escaped in XML (`&lt;p&gt;`): tokens of the result have raw places through the map.
    """
    pieces: list[str] = []
    clean_starts, raw_starts = [0], [start]
    at, length = start, 0
    for match in ENTITY.finditer(raw, start, end):
        made = unescape(match.group())
        pieces += [raw[at : match.start()], made]
        length += match.start() - at
        clean_starts += [length, length + len(made)]
        raw_starts += [match.start(), match.end()]
        at, length = match.end(), length + len(made)
    pieces.append(raw[at:end])

    def to_raw(position: int) -> int:
        place = bisect_right(clean_starts, position) - 1
        is_reference = place % 2 == 1
        return raw_starts[place] + (0 if is_reference else position - clean_starts[place])

    return "".join(pieces), to_raw
