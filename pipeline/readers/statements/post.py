"""Official posts copied as text, and plain statements: title, headings, body, hashtags, closing pointer."""

from __future__ import annotations

from typing import Final

import regex

from pipeline.readers.draft import Draft
from pipeline.readers.statements.labels import is_labelled
from pipeline.readers.statements.layout import Piece, merged, write
from pipeline.readers.statements.words import POINTER
from pipeline.text.lines import (
    MARKS,
    PICTURES,
    WORD,
    Line,
    is_hashtag_line,
    is_terminated,
    opens_with_picture,
)

_ELISION: Final = regex.compile(r"<\s*(?:\.\s*){2,}>|<\s*…\s*>|[\[(](?:\.{3}|…)[\])]")
_BULLETS: Final = frozenset("•▪‣◦●■►▶")
_BULLET: Final = regex.compile(rf"\s*[{''.join(sorted(_BULLETS))}]\s")
_LONGEST_HEADING: Final = 80
_LONGEST_TITLE: Final = 200
_LONGEST_CLOSING_WORDS: Final = 6
_ENOUGH: Final = 2
_POINTER: Final = frozenset(POINTER)


def is_post(lines: list[Line]) -> bool:
    """Whether the lines look like a post: the marks that channels use are counted, none is asked for."""
    filled = [line for line in lines if not line.is_blank]
    if not filled:
        return False
    evidence = 2 * opens_with_picture(filled[0])
    evidence += any(opens_with_picture(line) for line in filled[1:])
    evidence += any(_is_item(line) for line in filled)
    evidence += any(_ELISION.search(line.text) for line in filled if _may_elide(line.text))
    evidence += is_hashtag_line(filled[-1].text)
    evidence += any(is_labelled(line.text) for line in filled if ":" in line.text)
    return evidence >= _ENOUGH


def _is_item(line: Line) -> bool:
    return line.body[0] in _BULLETS and _BULLET.match(line.text) is not None


def _may_elide(text: str) -> bool:
    return "<" in text or "(" in text or "[" in text


def read(raw: str, lines: list[Line], kind: str, *, is_copied: bool) -> Draft:
    """Read the lines of one statement. `is_copied` where the file holds copies of it, which end alike."""
    filled = [line for line in lines if not line.is_blank]
    closing = _closing(filled) if kind == "post" else None
    roles = [_role(filled, index) for index in range(len(filled))]
    is_told_apart = is_copied and closing is not None and not _are_listed(filled, closing - 1)
    if closing is not None and (is_told_apart or is_pointer(filled[closing])):
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
    if index + 1 == len(lines) or len(line.body) > _LONGEST_HEADING or is_terminated(line.text):
        return "body"
    is_body = _is_item(line) or not MARKS.match(lines[index + 1].text) or _are_listed(lines, index)
    return "body" if is_body else "heading"


def _are_listed(lines: list[Line], index: int) -> bool:
    """Whether a line and the next open with one picture, as items of a list do."""
    first, second = (PICTURES.match(line.text) for line in lines[index : index + 2])
    return first is not None and second is not None and first.group().strip() == second.group().strip()


def is_title(line: Line) -> bool:
    """Whether a line can open a statement: a picture opens it, or it is short and no sentence ends it."""
    if _is_item(line) or is_labelled(line.text):
        return False
    return opens_with_picture(line) or (len(line.body) <= _LONGEST_TITLE and not is_terminated(line.text))


def _closing(lines: list[Line]) -> int | None:
    """Index of the last line if it is short and ends nothing, hashtags after it aside."""
    index = len(lines) - 1
    while index > 0 and is_hashtag_line(lines[index].text):
        index -= 1
    return index if index > 0 and is_short(lines[index]) else None


def is_short(line: Line) -> bool:
    """Whether a line holds a few words without an end, and is neither label nor item of a list."""
    if is_terminated(line.text) or not 0 < len(line.body.split()) <= _LONGEST_CLOSING_WORDS:
        return False
    return not _is_item(line) and not is_labelled(line.text)


def is_pointer(line: Line) -> bool:
    """Whether a line is a short pointer to the whole text ("Read in full")."""
    return is_short(line) and any(word.casefold() in _POINTER for word in WORD.findall(line.text))
