"""Video pages copied as text: description, hashtags, links, category, transcript, advertisement."""

from __future__ import annotations

from typing import Final

import regex

from pipeline.readers.draft import Reading
from pipeline.readers.spoken import advertisement, cues
from pipeline.readers.statements.layout import Part, Piece, merged, write
from pipeline.readers.statements.words import CATEGORY
from pipeline.text.lines import PICTURES, URL, Line, is_hashtag_line, is_terminated

_CATEGORY: Final = regex.compile(rf"\s*(?:{'|'.join(CATEGORY)})\s*:?\s*", regex.IGNORECASE)
_SEPARATORS: Final = ("::", "|", "–", "-", "—", ":")
_LONGEST_LABEL: Final = 40
_LONGEST_TITLE: Final = 150
_LEAST_CONTINUATION: Final = 2


def read(raw: str, lines: list[Line], found: list[cues.Cue]) -> Reading:
    """Read one page. `found` are its cues, of which there is at least one."""
    head = [line for line in lines[: found[0].line] if not line.is_blank]
    keep = cues.sound(found)
    parts = _head(head) + _transcript(raw, lines, found, keep)
    return Reading([write(raw, "video_page", parts)], cues.refusals(found, keep, lines))


def _head(lines: list[Line]) -> list[Part]:
    pieces: list[tuple[str, Piece]] = []
    for line, role in zip(lines, _roles(lines), strict=True):
        pieces += _split_heading(line) if role == "transcript_heading" else [(role, Piece.of(line))]
    return merged(pieces, apart=frozenset({"interface", "title"}))


def _roles(lines: list[Line]) -> list[str]:
    roles = [_role_by_form(line) for line in lines]
    for index in range(1, len(lines)):
        # Two addresses in a row that end their lines are a list, with or without separators.
        if _ends_in_address(lines[index]) and _ends_in_address(lines[index - 1]):
            roles[index - 1 : index + 1] = ["related_links", "related_links"]
    if lines and cues.is_heading(lines[-1]):
        roles[-1] = "transcript_heading"
    for index, line in enumerate(lines):
        following = roles[index + 1] if index + 1 < len(lines) else "transcript"
        before = roles[index - 1] if index else ""
        if roles[index] == "description":
            roles[index] = _role_by_place(line, before, following)
    _mark_title(lines, roles)
    return roles


def _role_by_form(line: Line) -> str:
    if is_hashtag_line(line.text):
        return "hashtags"
    if _ends_in_address(line) and _before_address(line).endswith(_SEPARATORS):
        return "related_links"
    return "category" if PICTURES.fullmatch(line.text) else "description"


def _ends_in_address(line: Line) -> bool:
    address = URL.search(line.body)
    return address is not None and address.end() == len(line.body)


def _before_address(line: Line) -> str:
    address = URL.search(line.body)
    return line.body[: address.start()].rstrip() if address else ""


def _role_by_place(line: Line, before: str, following: str) -> str:
    """A short line without an end above links or a category is a label of the site."""
    is_label = len(line.body) <= _LONGEST_LABEL and not is_terminated(line.text.rstrip(" :"))
    if is_label and before == "category" and following == "transcript_heading":
        return "category"
    if _CATEGORY.fullmatch(line.text) or (is_label and following in {"related_links", "category"}):
        return "interface"
    return "description"


def _mark_title(lines: list[Line], roles: list[str]) -> None:
    """Call the first line a title when it is short, without an end, and a description follows it."""
    if len(lines) > 1 and roles[0] == roles[1] == "description" and len(lines[0].text) <= _LONGEST_TITLE:
        roles[0] = "description" if is_terminated(lines[0].text) else "title"


def _split_heading(line: Line) -> list[tuple[str, Piece]]:
    """Part the category from the heading that the copy glued to it ("NewsTranscript")."""
    match = cues.HEADING.fullmatch(line.body)
    start, end = line.extent
    if match is None or not match.group("category").strip():
        return [("interface", Piece(start, end))]
    category_end, label_start = start + match.end("category"), start + match.start("label")
    return [("category", Piece(start, category_end)), ("interface", Piece(label_start, end))]


def _transcript(raw: str, lines: list[Line], found: list[cues.Cue], keep: list[bool]) -> list[Part]:
    last = _last_line(lines, found)
    pieces = _pieces(lines[:last], found, keep)
    first_ad = advertisement.start(raw, pieces, found[0].start)
    tail = tuple(Piece.of(line) for line in lines[last:] if not line.is_blank)
    parts = (
        Part("transcript", tuple(pieces[:first_ad]), "space"),
        Part("boilerplate", tuple(pieces[first_ad:]), "space"),
        Part("interface", tail),
    )
    return [part for part in parts if part.pieces]


def _last_line(lines: list[Line], found: list[cues.Cue]) -> int:
    """Line after the transcript: the last cue has no more lines to it than the longest before."""
    starts = [cue.line for cue in found]
    longest = max((b - a for a, b in zip(starts, starts[1:], strict=False)), default=len(lines))
    return min(starts[-1] + max(longest, _LEAST_CONTINUATION), len(lines))


def _pieces(lines: list[Line], found: list[cues.Cue], keep: list[bool]) -> list[Piece]:
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
    return pieces
