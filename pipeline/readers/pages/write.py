"""Writing runs of a page as clean text: tags, references and hidden elements dealt with one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import Final, NamedTuple
from urllib.parse import urljoin

import regex

from pipeline.readers.draft import Span
from pipeline.readers.pages.runs import BREAK, HIDDEN, Piece, Run
from pipeline.text import Builder
from pipeline.text.characters import INVISIBLE
from pipeline.text.markup import ENTITY, MARKUP
from pipeline.text.transforms import apply

_NESTED: Final = regex.compile(rf"&(?:amp|#38|#[xX]26);{ENTITY.pattern.removeprefix('&')}|{ENTITY.pattern}")
_FIRST: Final = regex.compile(rf"[^\s{INVISIBLE}]")
_LAST: Final = regex.compile(rf"(?r)[^\s{INVISIBLE}]")
_WHITE: Final = regex.compile(r"\s")
_LINE: Final = regex.compile(r"[^\r\n]+")
_LINE_END: Final = regex.compile(r"[\r\n]")
_BREAK: Final = regex.compile(r"(?:<|&lt;|&#60;)br\b", regex.IGNORECASE)
_SHORT: Final = 64
_WORDS: Final = "words"
_WEB: Final = regex.compile(r"(?:https?:)?//\S|(?!#)(?![a-z][a-z0-9+.-]*:)\S", regex.IGNORECASE)


@dataclass
class Written:
    """What was written, in clean characters: blocks, stretches in bold type, and links with their addresses.

    Bold type in lists is not noted: there it sets off what the items are about, not who speaks.
    """

    blocks: list[Span] = field(default_factory=list)
    bold: list[Span] = field(default_factory=list)
    links: list[Span] = field(default_factory=list)


class _Atom(NamedTuple):
    """Raw characters [start, end) that one transform deals with; `words` are copied, cleaned."""

    transform: str
    start: int
    end: int
    piece: Piece


def write(builder: Builder, picked: Iterable[tuple[Run, str]], base: str | None = None) -> Written:
    """Write runs with their roles, in the order of the page, an empty line between them.

    A run that was not picked is left out by `omit`, so no row may reach across it. `base` is the address
    of the page, to which addresses in it may be relative.
    """
    written = Written()
    place = builder.raw_position
    for run, role in picked:
        atoms = list(_atoms(builder.raw, run))
        _go_to(builder, run, atoms[0].start, is_next=run.lead == place)
        place = run.end
        start = len(builder)
        _write_atoms(builder, run, atoms, written)
        written.blocks.append(Span(start, len(builder), role))
    written.links = [_resolved(link, base) for link in written.links if _WEB.match(link.value)]
    return written


def first_place(raw: str, run: Run) -> int:
    """Return the raw place of the first character that a run shows: where a builder begins."""
    return next(_atoms(raw, run)).start


def _go_to(builder: Builder, run: Run, start: int, *, is_next: bool) -> None:
    if not len(builder):
        if start > builder.raw_position:
            builder.put("omit", start)
        return
    if not is_next and run.lead > builder.raw_position:
        builder.put("omit", run.before[-1].end if run.before else run.lead)
    for hidden in run.before:
        if hidden.start >= builder.raw_position:
            _put(builder, "markup", hidden.start)
            _put(builder, "hidden", hidden.end)
    _put(builder, "paragraph", start)


def _write_atoms(builder: Builder, run: Run, atoms: list[_Atom], written: Written) -> None:
    bold, links = _Spans(written.bold), _Spans(written.links)
    is_spaced = False
    for atom in atoms:
        joiner = _joiner(builder.raw[builder.raw_position : atom.start], run.tag)
        is_white = joiner in ("space", "break")
        if joiner:
            _put(builder, "markup" if is_white and is_spaced else joiner, atom.start)
        start = len(builder)
        if atom.transform == _WORDS:
            builder.clean(atom.end)
        else:
            _put(builder, atom.transform, atom.end)
        is_spaced = atom.transform == HIDDEN and (is_spaced or is_white)
        if atom.transform != HIDDEN:
            bold.add(start, len(builder), "bold" if atom.piece.is_bold and run.tag != "li" else None)
            links.add(start, len(builder), atom.piece.href)


class _Spans:
    """Spans that grow while pieces of one value follow each other."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = spans
        self._value: str | None = None

    def add(self, start: int, end: int, value: str | None) -> None:
        """Add the next piece; null where it has no value."""
        if value is not None and value == self._value:
            start = self._spans.pop().start
        if value is not None:
            self._spans.append(Span(start, end, value))
        self._value = value


def _put(builder: Builder, transform: str, raw_end: int) -> None:
    """Deal with the raw characters up to `raw_end`; where no licence covers them they stay, as they are."""
    if raw_end > builder.raw_position or transform == "paragraph":
        try:
            builder.put(transform, raw_end)
        except ValueError:
            builder.clean(raw_end)


def _joiner(gap: str, tag: str) -> str | None:
    """The transform for what stands between two pieces of a run."""
    if not gap or gap == " ":
        return "copy" if gap else None
    return _short_joiner(gap, tag) if len(gap) <= _SHORT else _long_joiner(gap, tag)


def _long_joiner(gap: str, tag: str) -> str:
    if _BREAK.search(gap) or (tag == "pre" and _LINE_END.search(gap)):
        return "break"
    return "space" if _WHITE.search(unescape(unescape(MARKUP.sub("", gap)))) else "markup"


_short_joiner = lru_cache(maxsize=4096)(_long_joiner)


def _atoms(raw: str, run: Run) -> Iterator[_Atom]:
    for piece in run.pieces:
        if piece.kind == HIDDEN:
            yield _Atom(HIDDEN, piece.start, piece.end, piece)
        elif piece.kind != BREAK:
            yield from _text_atoms(raw, run, piece)


def _text_atoms(raw: str, run: Run, piece: Piece) -> Iterator[_Atom]:
    at = piece.start
    if raw.find("&", at, piece.end) >= 0:
        for match in (_NESTED if run.is_escaped else ENTITY).finditer(raw, at, piece.end):
            yield from _words(raw, at, match.start(), run, piece)
            transform = "entity" if ENTITY.fullmatch(match.group()) else "nested_entity"
            if _FIRST.search(apply(transform, match.group()) or ""):
                yield _Atom(transform, *match.span(), piece)
            at = match.end()
    yield from _words(raw, at, piece.end, run, piece)


def _words(raw: str, start: int, end: int, run: Run, piece: Piece) -> Iterator[_Atom]:
    """The visible characters of a stretch; in preformatted text, of each of its lines."""
    parts = (
        [match.span() for match in _LINE.finditer(raw, start, end)] if run.tag == "pre" else [(start, end)]
    )
    for a, b in parts:
        first = _FIRST.search(raw, a, b)
        last = _LAST.search(raw, a, b)
        if first and last:
            yield _Atom(_WORDS, first.start(), last.end(), piece)


def _resolved(link: Span, base: str | None) -> Span:
    href = link.value.strip()
    try:
        return Span(link.start, link.end, urljoin(base, href) if base else href)
    except ValueError:  # an address that cannot be taken apart
        return Span(link.start, link.end, href)
