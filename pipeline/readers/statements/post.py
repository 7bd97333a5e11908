"""Official posts copied as text, and plain statements: title, headings, body, hashtags, closing pointer."""

from __future__ import annotations

from typing import Final

import regex

from pipeline.readers.draft import Draft
from pipeline.readers.statements.labels import is_labelled
from pipeline.readers.statements.layout import Piece, merged, write
from pipeline.readers.statements.words import POINTER
from pipeline.text.lines import MARKS, PICTURES, WORD, Line, is_hashtag_line, is_terminated

_ELISION: Final = regex.compile(r"<\s*(?:\.\s*){2,}>|<\s*…\s*>|[\[(](?:\.{3}|…)[\])]")
_BULLET: Final = regex.compile(r"\s*[•▪‣◦●■►▶]\s")
_LONGEST_HEADING: Final = 80
_LONGEST_TITLE: Final = 200
_LONGEST_CLOSING_WORDS: Final = 6
_ENOUGH: Final = 2
_POINTER: Final = frozenset(POINTER)


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
    evidence += any(is_labelled(text) for text in filled)
    return evidence >= _ENOUGH


def read(raw: str, lines: list[Line], kind: str, *, is_copied: bool) -> Draft:
    """Read the lines of one statement. `is_copied` where the file holds copies of it, which end alike."""
    filled = [line for line in lines if not line.is_blank]
    closing = _closing(filled) if kind == "post" else None
    roles = [_role(filled, index) for index in range(len(filled))]
    if closing is not None and (is_copied or is_pointer(filled[closing])):
        roles[closing] = "boilerplate"
    pieces = [(role, Piece.of(line)) for role, line in zip(roles, filled, strict=True)]
    return write(raw, kind, merged(pieces, apart=frozenset({"title", "heading"})))


def _role(lines: list[Line], index: int) -> str:
    line = lines[index]
    if is_hashtag_line(line.text):
        return "hashtags"
    if is_labelled(line.text):
        return "body"
    if index == 0:
        return "title" if len(lines) > 1 and is_title(line) else "body"
    is_bare = not is_terminated(line.text) and _BULLET.match(line.text) is None
    is_heading = is_bare and len(line.body) <= _LONGEST_HEADING and index + 1 < len(lines)
    return "heading" if is_heading and MARKS.match(lines[index + 1].text) else "body"


def is_title(line: Line) -> bool:
    """Whether a line can open a statement: a picture opens it, or it is short and no sentence ends it."""
    if is_labelled(line.text) or _BULLET.match(line.text):
        return False
    return bool(PICTURES.match(line.text)) or (
        len(line.body) <= _LONGEST_TITLE and not is_terminated(line.text)
    )


def _closing(lines: list[Line]) -> int | None:
    """Index of the last line if it is short and ends nothing, hashtags after it aside."""
    index = len(lines) - 1
    while index > 0 and is_hashtag_line(lines[index].text):
        index -= 1
    return index if index > 0 and is_short(lines[index]) else None


def is_short(line: Line) -> bool:
    """Whether a line holds a few words without an end, and is neither label nor item of a list."""
    words = len(line.body.split())
    is_plain = not is_labelled(line.text) and _BULLET.match(line.text) is None
    return 0 < words <= _LONGEST_CLOSING_WORDS and is_plain and not is_terminated(line.text)


def is_pointer(line: Line) -> bool:
    """Whether a line is a short pointer to the whole text ("Read in full")."""
    return is_short(line) and any(word.casefold() in _POINTER for word in WORD.findall(line.text))
