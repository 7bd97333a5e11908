"""How blocks of lines become one clean text: the same for every form that comes as lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from pipeline.readers.draft import Draft, Facts, Span
from pipeline.readers.statements import emphasis
from pipeline.readers.statements.labels import printed
from pipeline.text import Builder
from pipeline.text.lines import MARKS, URL, Line


class Piece(NamedTuple):
    """A stretch of one raw line that belongs to a block; `cue_end` where a time mark opens it.

    Up to `again_end` its words only show again what stands before it.
    """

    start: int
    end: int
    cue_end: int | None = None
    cue_s: float | None = None
    again_end: int | None = None

    @property
    def is_silent(self) -> bool:
        """Whether it adds no words."""
        return max(self.cue_end or 0, self.again_end or 0) >= self.end

    @staticmethod
    def of(line: Line) -> Piece:
        """The whole line without the white space around it."""
        return Piece(*line.extent)


@dataclass(frozen=True)
class Part:
    """A block before it is written: its role, its pieces in order, and what joins them."""

    role: str
    pieces: tuple[Piece, ...]
    joiner: str = "break"


def merged(pieces: Iterable[tuple[str, Piece]], apart: frozenset[str]) -> list[Part]:
    """Join neighbours of one role into a part each, but for the roles that stay `apart`."""
    numbered = enumerate(pieces)
    groups = groupby(numbered, key=lambda item: (item[1][0], item[0] if item[1][0] in apart else -1))
    return [Part(role, tuple(piece for _, (_, piece) in group)) for (role, _), group in groups]


def write(raw: str, kind: str, parts: list[Part]) -> Draft:
    """Write parts one after the other, an empty line between blocks; return the draft they make."""
    builder = Builder(raw, parts[0].pieces[0].start)
    blocks, bold = [], []
    for number, part in enumerate(parts):
        if number:
            builder.put("paragraph", part.pieces[0].start)
        start = len(builder)
        bold += _write_part(builder, part)
        blocks.append(Span(start, len(builder), part.role))
    mapped = builder.build()
    filled = tuple(block for block in blocks if block.end > block.start)
    facts = Facts(title=_title(mapped.text, filled))
    return Draft(kind, mapped, filled, links(mapped.text, filled), printed(mapped, filled, bold), facts)


def _write_part(builder: Builder, part: Part) -> list[Span]:
    """Write the pieces, joined; a time mark alone on its line takes the line end after it along.

    Returns what is in bold type.
    """
    if part.joiner == "break" and _is_plain(builder, part):
        builder.clean(part.pieces[0].end)
        builder.put_lines([(piece.start, piece.end) for piece in part.pieces[1:]])
        return []
    bold: list[Span] = []
    is_joined = True
    for number, piece in enumerate(part.pieces):
        is_last = number + 1 == len(part.pieces)
        following = piece.end if is_last else part.pieces[number + 1].start
        if not is_joined and not (piece.is_silent and is_last):
            builder.put(part.joiner, piece.start)
        if piece.cue_end is not None:
            builder.put("cue", piece.cue_end if piece.cue_end < piece.end else following, piece.cue_s)
        if piece.again_end is not None:
            builder.put("overlap", piece.again_end if piece.again_end < piece.end else following)
        if not piece.is_silent:
            bold += emphasis.clean(builder, piece.end)
        is_joined = piece.is_silent
    return bold


def _is_plain(builder: Builder, part: Part) -> bool:
    """Whether a part holds whole lines, without time marks or bold type."""
    if emphasis.may_be_marked(builder.raw, part.pieces[0].start, part.pieces[-1].end):
        return False
    return all(piece.cue_end is None and piece.again_end is None for piece in part.pieces)


def _title(text: str, blocks: tuple[Span, ...]) -> str | None:
    """The words of the title block, without the marks that open it and the asterisks of bold type."""
    if not blocks or blocks[0].value != "title":
        return None
    start, end = blocks[0].start, blocks[0].end
    marks = MARKS.match(text, start, end)
    return text[marks.end() if marks else start : end].strip("*_ #") or None


def links(text: str, blocks: tuple[Span, ...]) -> tuple[Span, ...]:
    """Addresses in the text; in a list of related links, with the title that stands before each."""
    found = []
    for block in blocks:
        for match in URL.finditer(text, block.start, block.end):
            line_start = max(text.rfind("\n", 0, match.start()) + 1, block.start)
            before = text[line_start : match.start()].rstrip(" :–—|-")
            title = before if block.value == "related_links" and before else None
            found.append(Span(match.start(), match.end(), match.group(), title))
    return tuple(found)
