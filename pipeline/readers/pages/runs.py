"""Block-level runs of a page: what stands in one paragraph, item or cell, in raw places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final, NamedTuple

import regex

from pipeline.readers.pages.elements import BLOCK, Frame, opened
from pipeline.readers.pages.tokens import END, START, TEXT, Token, tokens, unescaped
from pipeline.text.characters import INVISIBLE

_VOID: Final = frozenset(
    "area base br col embed frame hr img input link meta param source track wbr basefont bgsound".split()
)
_IN_HEAD: Final = frozenset("html head title meta link script style base noscript template".split())
_IMPLIED: Final = {
    **dict.fromkeys(BLOCK, frozenset({"p"})),
    "li": frozenset({"p", "li"}),
    "dt": frozenset({"p", "dt", "dd"}),
    "dd": frozenset({"p", "dt", "dd"}),
    "td": frozenset({"p", "td", "th"}),
    "th": frozenset({"p", "td", "th"}),
    "tr": frozenset({"p", "td", "th", "tr"}),
    "option": frozenset({"option"}),
}
"""Elements, as the innermost ones, that the start of another one ends."""

BREAK, HIDDEN = "break", "hidden"
_VISIBLE: Final = regex.compile(rf"[^\s{INVISIBLE}]")


class Piece(NamedTuple):
    """Raw characters [start, end) of a run: text, a line break, or an element that is not shown."""

    kind: str
    start: int
    end: int
    is_bold: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What stands between two boundaries of blocks.

    `tag` is the block element it stands in and `regions` the parts of the page around it. Between `lead`,
    where the run before it ends, and its first piece stands markup, and `before`: elements that are not
    shown. `is_escaped`: its HTML stands escaped in the raw text.
    """

    tag: str
    regions: frozenset[str]
    lead: int
    before: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    is_escaped: bool = False

    @property
    def start(self) -> int:
        """Where its first piece begins, in the raw text."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where its last piece ends, in the raw text."""
        return self.pieces[-1].end

    def text(self, raw: str) -> str:
        """Its words with single spaces, as a reader of the page sees them."""
        shown = " ".join("".join(self._shown(raw)).split())
        return unescape(shown) if self.is_escaped else shown

    def _shown(self, raw: str) -> Iterator[str]:
        for piece in self.pieces:
            yield unescape(raw[piece.start : piece.end]) if piece.kind == TEXT else " "


@dataclass
class _Walk:
    """A walk over the tokens of a page; `runs` grows."""

    raw: str
    is_escaped: bool
    lead: int
    shows_all: bool
    runs: list[Run] = field(default_factory=list)
    stack: list[Frame] = field(default_factory=lambda: [Frame("")])
    open: Counter[str] = field(default_factory=Counter)
    pieces: list[Piece] = field(default_factory=list)
    hidden_from: int = 0
    home: Frame = field(default_factory=lambda: Frame(""))

    def take(self, token: Token) -> None:
        """Take the next token."""
        if token.kind == START:
            self._start(token)
        elif token.kind == END:
            self._end(token)
        elif token.kind == TEXT and not self.stack[-1].is_hidden:
            self._text(token)

    def _text(self, token: Token) -> None:
        top = self.stack[-1]
        if _is_visible(self.raw[token.start : token.end], self.is_escaped):
            if all(piece.kind != TEXT for piece in self.pieces[:1]):
                self.home = top
            self.pieces.append(Piece(TEXT, token.start, token.end, top.is_bold, top.href))

    def _start(self, token: Token) -> None:
        name = token.name
        if self.open["head"] and name not in _IN_HEAD:
            self._close("head", token.start)
        while self.stack[-1].name in _IMPLIED.get(name, ()):
            self._pop(token.start)
        if name == "br":
            self._break(token)
        elif name in BLOCK:
            self.flush()
        if name in _VOID or token.source.endswith("/"):
            return
        frame = opened(token, self.stack[-1], shows_all=self.shows_all)
        if frame.is_hidden and not self.stack[-1].is_hidden:
            self.hidden_from = token.start
        self.stack.append(frame)
        self.open[name] += 1

    def _end(self, token: Token) -> None:
        if token.name in BLOCK or token.name == "br":
            self.flush()
        if self.open[token.name]:
            self._close(token.name, token.start)
            self._pop(token.end)

    def _close(self, name: str, at: int) -> None:
        """End the elements inside the innermost `name`, which is open."""
        while self.stack[-1].name != name:
            self._pop(at)

    def _pop(self, at: int) -> None:
        frame = self.stack.pop()
        self.open[frame.name] -= 1
        if frame.name in BLOCK:
            self.flush()
        if frame.is_hidden and not self.stack[-1].is_hidden:
            self.pieces.append(Piece(HIDDEN, self.hidden_from, at))

    def close(self) -> None:
        """End what is still open at the end of the text."""
        while len(self.stack) > 1:
            self._pop(len(self.raw))
        self.flush()

    def _break(self, token: Token) -> None:
        """A line break; two in a row part paragraphs."""
        if self.stack[-1].is_hidden:
            return
        if self.pieces and self.pieces[-1].kind == BREAK:
            self.flush()
        elif self.pieces:
            self.pieces.append(Piece(BREAK, token.start, token.end))

    def flush(self) -> None:
        """End the run; what is not text at its beginning and end belongs to no run."""
        if not self.pieces or self.stack[-1].is_hidden:
            return
        texts = [index for index, piece in enumerate(self.pieces) if piece.kind == TEXT]
        first, last = (texts[0], texts[-1] + 1) if texts else (0, 0)
        if texts:
            pieces = tuple(self.pieces[first:last])
            before = tuple(_hidden(self.pieces[:first]))
            home = self.home
            self.runs.append(Run(home.block, home.regions, self.lead, before, pieces, self.is_escaped))
            self.lead = pieces[-1].end
        self.pieces = _hidden(self.pieces[last:])


def _hidden(pieces: list[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.kind == HIDDEN]


def runs(
    raw: str,
    start: int = 0,
    end: int | None = None,
    *,
    found: Iterable[Token] = (),
    is_escaped: bool = False,
    shows_all: bool = False,
) -> list[Run]:
    """Return the runs of raw[start:end] in order, without those that the page hides unless `shows_all`.

    `found`: its tokens, where they are known already.
    """
    end = len(raw) if end is None else end
    walk = _Walk(raw, is_escaped, start, shows_all)
    for token in found or _raw_tokens(raw, start, end, is_escaped):
        walk.take(token)
    walk.close()
    return walk.runs


def _raw_tokens(raw: str, start: int, end: int, is_escaped: bool) -> Iterator[Token]:
    if not is_escaped:
        yield from tokens(raw, start, end)
        return
    text, to_raw = unescaped(raw, start, end)
    for token in tokens(text):
        yield token._replace(start=to_raw(token.start), end=to_raw(token.end))


def _is_visible(raw: str, is_escaped: bool) -> bool:
    first = _VISIBLE.search(raw)
    if first is None or first.group() != "&":
        return first is not None
    shown = unescape(raw) if "&" in raw else raw
    return bool(_VISIBLE.search(unescape(shown) if is_escaped and "&" in shown else shown))
