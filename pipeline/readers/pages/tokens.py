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
    rf"|<(?P<close>/)?+(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>{ATTRIBUTES})>"
    rf"|(?P<cdata><!\[CDATA\[)|(?P<comment>{COMMENT})",
    re.DOTALL,
)
_LOOSE: Final = re.compile(
    r"(?P<text>(?:[^<]++|<(?!/?+[a-zA-Z][^<>]*+(?:>|\Z)))++)"
    r"|<(?P<close>/)?+(?P<name>[a-zA-Z][^\s/<>]*+)(?P<attributes>[^<>]*+)>"
    r"|(?P<cdata>(?!))|(?P<comment><[^<>]*+\Z)"
)
"""For what follows a tag that quotes keep open to the end: every > ends a tag, and the rest is text."""

_RAW: Final = frozenset("script style textarea title iframe noembed noframes xmp".split())
"""Elements whose content holds no tags."""

_RAW_END: Final = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}
_CDATA_END: Final = "]]>"


class Token(NamedTuple):
    """Characters [start, end): text, a start tag, an end tag or a comment; `source` holds a tag's attributes."""

    kind: str
    start: int
    end: int
    name: str = ""
    source: str = ""


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the tokens of text[start:end], in order and without gap."""
    end = len(text) if end is None else end
    closed_nowhere: set[str] = set()
    pattern, at = _TOKEN, start
    while at < end:
        match = pattern.match(text, at, end)
        if match is None:
            pattern = _LOOSE
            continue
        found = _cdata(text, match, end) if match["cdata"] else [_token(match)]
        if found[-1].kind == START and found[-1].name in _RAW:
            found += _raw_content(text, found[-1], end, closed_nowhere)
        yield from found
        at = found[-1].end


def _token(match: re.Match[str]) -> Token:
    start, end = match.span()
    name = match["name"]
    if name:
        return Token(END if match["close"] else START, start, end, name.lower(), match["attributes"])
    return Token(TEXT if match["text"] else COMMENTED, start, end)


def _cdata(text: str, match: re.Match[str], end: int) -> list[Token]:
    """The marks of a CDATA section around its text; a mark alone where it has no end."""
    opening = Token(COMMENTED, *match.span())
    close = text.find(_CDATA_END, match.end(), end)
    if close < 0:
        return [opening]
    content = [Token(TEXT, match.end(), close)] if close > match.end() else []
    return [opening, *content, Token(COMMENTED, close, close + len(_CDATA_END))]


def _raw_content(text: str, opening: Token, end: int, closed_nowhere: set[str]) -> list[Token]:
    """The text up to the end tag; none where the element closes itself (XHTML) or is never closed."""
    if opening.source.endswith("/") or opening.name in closed_nowhere:
        return []
    close = _RAW_END[opening.name].search(text, opening.end, end)
    if close is None:
        closed_nowhere.add(opening.name)
        return []
    return [Token(TEXT, opening.end, close.start())] if close.start() > opening.end else []


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
