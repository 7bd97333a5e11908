"""Official posts copied as text, alone or followed by copies in other languages in the same file."""

from __future__ import annotations

from typing import Final

import regex

from pipeline.readers.draft import Draft
from pipeline.readers.labels import find_labels
from pipeline.readers.layout import Part, Piece, write
from pipeline.text.lines import MARKS, PICTURES, Line, is_hashtag_line, is_terminated

_ELISION: Final = regex.compile(r"<\s*(?:\.\s*){2,}>|<\s*…\s*>|[\[(](?:\.{3}|…)[\])]")
_BULLET: Final = regex.compile(r"\s*[•▪‣◦●■►▶]\s")
_LONGEST_HEADING: Final = 80
_LONGEST_CLOSING_WORDS: Final = 6
_ENOUGH: Final = 2


def is_post(lines: list[Line]) -> bool:
    """Whether the lines look like a post: the marks that channels use are counted, none is asked for."""
    filled = [line.text for line in lines if not line.is_blank]
    if not filled:
        return False
    evidence = 2 * (PICTURES.match(filled[0]) is not None)
    evidence += any(PICTURES.match(text) for text in filled[1:])
    evidence += any(_BULLET.match(text) for text in filled)
    evidence += any(_ELISION.search(text) for text in filled)
    evidence += is_hashtag_line(filled[-1])
    evidence += any(label.is_marked for text in filled for label in find_labels(text, 0, len(text)))
    return evidence >= _ENOUGH


def read(raw: str, lines: list[Line], kind: str = "post") -> Draft:
    """Read the lines of one post: title, headings, body, hashtags, closing pointer."""
    filled = [line for line in lines if not line.is_blank]
    parts: list[Part] = []
    for index, line in enumerate(filled):
        role = _role(filled, index)
        if parts and parts[-1].role == role and role in {"body", "hashtags"}:
            parts[-1] = Part(role, (*parts[-1].pieces, Piece.of(line)))
        else:
            parts.append(Part(role, (Piece.of(line),)))
    title = MARKS.sub("", filled[0].body, count=1) if parts[0].role == "title" else None
    return write(raw, kind, parts, title or None)


def _role(lines: list[Line], index: int) -> str:
    line = lines[index]
    if is_hashtag_line(line.text):
        return "hashtags"
    if find_labels(line.text, 0, len(line.text)):
        return "body"
    is_bare = not is_terminated(line.text) and _BULLET.match(line.text) is None
    if index == 0 and len(lines) > 1 and (PICTURES.match(line.text) or is_bare):
        return "title"
    if is_bare and is_closing(line) and all(is_hashtag_line(rest.text) for rest in lines[index + 1 :]):
        return "boilerplate"
    is_heading = is_bare and len(line.body) <= _LONGEST_HEADING and index + 1 < len(lines) and index > 0
    return "heading" if is_heading and _opens_list(lines[index + 1]) else "body"


def _opens_list(line: Line) -> bool:
    return MARKS.match(line.text) is not None


def is_closing(line: Line) -> bool:
    """Whether a line is a short pointer to somewhere else ("Read in full"): few words, no end, no mark."""
    words = line.body.split()
    return (
        0 < len(words) <= _LONGEST_CLOSING_WORDS
        and not is_terminated(line.text)
        and not line.body.startswith("#")
    )
