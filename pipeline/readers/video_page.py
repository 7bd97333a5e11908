"""Video pages copied as text: description, hashtags, links, category, transcript, advertisement."""

from __future__ import annotations

from typing import Final

import regex

from pipeline.readers import advertisement, cues
from pipeline.readers.draft import Reading
from pipeline.readers.layout import Part, Piece, write
from pipeline.readers.words import CATEGORY, TRANSCRIPT
from pipeline.text.lines import PICTURES, URL, Line, is_hashtag_line, is_terminated

_HEADING: Final = regex.compile(
    rf"(?P<category>.*?)\s*(?P<label>{'|'.join(TRANSCRIPT)})\s*:?\s*", regex.IGNORECASE
)
_CATEGORY: Final = regex.compile(rf"\s*(?:{'|'.join(CATEGORY)})\s*:?\s*", regex.IGNORECASE)
_LONGEST_LABEL: Final = 40
_LONGEST_TITLE: Final = 150


def read(raw: str, lines: list[Line], found: list[cues.Cue]) -> Reading:
    """Read one page. `found` are its cues, of which there is at least one."""
    head = [line for line in lines[: found[0].line] if not line.is_blank]
    keep = cues.sound(found)
    parts = _head(head) + _transcript(raw, lines, found, keep)
    title = _title(parts, raw)
    return Reading([write(raw, "video_page", parts, title)], cues.refusals(found, keep, lines))


def _head(lines: list[Line]) -> list[Part]:
    roles = _roles(lines)
    parts: list[Part] = []
    for line, role in zip(lines, roles, strict=True):
        pieces = _split_heading(line) if role == "transcript_heading" else [(role, Piece.of(line))]
        for piece_role, piece in pieces:
            if parts and parts[-1].role == piece_role != "interface":
                parts[-1] = Part(piece_role, (*parts[-1].pieces, piece))
            else:
                parts.append(Part(piece_role, (piece,)))
    return parts


def _roles(lines: list[Line]) -> list[str]:
    roles = [_role_by_form(line) for line in lines]
    if lines and _HEADING.fullmatch(lines[-1].text) and len(lines[-1].body) <= _LONGEST_LABEL:
        roles[-1] = "transcript_heading"
    for index, line in enumerate(lines):
        following = roles[index + 1] if index + 1 < len(lines) else "transcript"
        if roles[index] == "description":
            roles[index] = _role_by_place(line, following)
    _mark_title(lines, roles)
    return roles


def _role_by_form(line: Line) -> str:
    if is_hashtag_line(line.text):
        return "hashtags"
    address = URL.search(line.text)
    if (
        address
        and not line.text[address.end() :].strip()
        and line.text[: address.start()].rstrip().endswith(("::", "|", "–", "-", "—", ":"))
    ):
        return "related_links"
    return "category" if PICTURES.fullmatch(line.text) else "description"


def _role_by_place(line: Line, following: str) -> str:
    """A short line without an end above links or a category is a label of the site."""
    is_label = len(line.body) <= _LONGEST_LABEL and not is_terminated(line.text.rstrip(" :"))
    if _CATEGORY.fullmatch(line.text) or (is_label and following in {"related_links", "category"}):
        return "interface"
    return "description"


def _mark_title(lines: list[Line], roles: list[str]) -> None:
    """The first line is a title when it is short, without an end, and a description follows it."""
    if len(lines) > 1 and roles[0] == roles[1] == "description" and len(lines[0].text) <= _LONGEST_TITLE:
        roles[0] = "description" if is_terminated(lines[0].text) else "title"


def _split_heading(line: Line) -> list[tuple[str, Piece]]:
    """Part the category from the heading that the copy glued to it ("NewsTranscript")."""
    match = _HEADING.fullmatch(line.text)
    start, end = line.extent
    if match is None or not match.group("category").strip():
        return [("interface", Piece(start, end))]
    category_end, label_start = line.start + match.end("category"), line.start + match.start("label")
    return [("category", Piece(start, category_end)), ("interface", Piece(label_start, end))]


def _transcript(raw: str, lines: list[Line], found: list[cues.Cue], keep: list[bool]) -> list[Part]:
    times = {cue.line: (cue, good) for cue, good in zip(found, keep, strict=True)}
    pieces: list[Piece] = []
    for index in range(found[0].line, len(lines)):
        if lines[index].is_blank:
            continue
        whole = Piece.of(lines[index])
        cue, good = times.get(index, (None, False))
        if cue is None:
            pieces.append(whole)
        else:
            pieces.append(Piece(cue.start, max(whole.end, cue.end), cue.end, cue.seconds if good else None))
    first_ad = advertisement.start(raw, pieces, found[0].start)
    spoken, closing = tuple(pieces[:first_ad]), tuple(pieces[first_ad:])
    parts = [Part("transcript", spoken, "space")] if spoken else []
    return parts + ([Part("boilerplate", closing, "space")] if closing else [])


def _title(parts: list[Part], raw: str) -> str | None:
    first = parts[0]
    return raw[first.pieces[0].start : first.pieces[0].end] if first.role == "title" else None
