"""What stands above a transcript on a video page: the role of each line, by form, place and neighbours.

Words of an interface are never needed. A heading is the last short line above the first time mark; a
category stands above it, under a label or a picture; buttons are short lines among counts and dates.
"""

from __future__ import annotations

from typing import Final

import regex

from pipeline.language import identify
from pipeline.readers.spoken import cues, furniture
from pipeline.readers.statements.layout import Part, Piece, merged
from pipeline.readers.statements.words import CATEGORY
from pipeline.text.lines import PICTURES, URL, Line, is_hashtag_line, is_terminated

_CATEGORY: Final = regex.compile(rf"\s*(?:{'|'.join(CATEGORY)})\s*:?\s*", regex.IGNORECASE)
_GLUED: Final = regex.compile(r"(?P<category>.*\p{Ll})(?P<label>\p{Lu}\p{Ll}[\p{Ll}\p{M} ]*)")
_SEPARATORS: Final = ("::", "|", "–", "-", "—", ":")
_LONGEST_LABEL: Final = 40
_LONGEST_TITLE: Final = 150
_HEADING_WORDS: Final = 2
_PANE: Final = 4
"""Lines from a known heading down to the first time mark: the heading itself and a search field or two."""

_AFTER_TITLE: Final = frozenset({"description", "byline", "interface", "heading", "hashtags"})
_AROUND: Final = frozenset({"byline", "interface", "category", "related_links", "heading"})


def parts(lines: list[Line]) -> list[Part]:
    """Return the blocks of the lines above a transcript, none of them blank."""
    pieces: list[tuple[str, Piece]] = []
    for line, role in zip(lines, roles(lines), strict=True):
        pieces += _split_heading(line) if role == "heading" else [(role, Piece.of(line))]
    return merged(pieces, apart=frozenset({"interface", "title"}))


def roles(lines: list[Line]) -> list[str]:
    """Return the role of each line; "heading" for the heading of the transcript."""
    language = identify("\n".join(line.body for line in lines)).language if lines else ""
    found = [_by_form(line, language) for line in lines]
    for index in range(1, len(lines)):
        if found[index] == "description" and furniture.has_date(lines[index], language):
            found[index] = "byline"
    for index in range(1, len(lines)):
        # Two addresses in a row that end their lines are a list, with or without separators.
        if _ends_in_address(lines[index]) and _ends_in_address(lines[index - 1]):
            found[index - 1 : index + 1] = ["related_links", "related_links"]
    _mark_heading(lines, found)
    _mark_category(lines, found)
    _mark_labels(lines, found)
    _mark_title(lines, found)
    _mark_channel(lines, found)
    _mark_buttons(lines, found)
    return found


def _by_form(line: Line, language: str) -> str:
    if is_hashtag_line(line.text):
        return "hashtags"
    if _ends_in_address(line) and _before_address(line).endswith(_SEPARATORS):
        return "related_links"
    if PICTURES.fullmatch(line.text):
        return "category"
    if furniture.is_byline(line, language):
        return "byline"
    return "interface" if furniture.is_interface(line) else "description"


def _ends_in_address(line: Line) -> bool:
    address = URL.search(line.body)
    return address is not None and address.end() == len(line.body)


def _before_address(line: Line) -> str:
    address = URL.search(line.body)
    return line.body[: address.start()].rstrip() if address else ""


def _mark_heading(lines: list[Line], found: list[str]) -> None:
    """The last line if it can be a heading; with a known one close above, all from that on is the site's."""
    known = [i for i in range(max(len(lines) - _PANE, 0), len(lines)) if cues.is_heading(lines[i])]
    if known:
        found[known[0] :] = ["heading", *["interface"] * (len(lines) - known[0] - 1)]
    elif lines and found[-1] == "description" and furniture.is_button(lines[-1]):
        is_long = len(lines[-1].body.split()) > _HEADING_WORDS
        found[-1] = "title" if is_long and "description" not in found[:-1] else "heading"


def _mark_category(lines: list[Line], found: list[str]) -> None:
    """The line between a label or a picture and the heading."""
    at = len(lines) - 1
    if at < 1 or found[at] != "heading":
        return
    is_glued = _glued(lines[at]) is not None
    name, label = (at, at - 1) if is_glued else (at - 1, at - 2)
    has_picture = label >= 0 and found[label] == "category"
    is_label = label >= 0 and found[label] == "description" and _is_label(lines[label])
    if not is_glued and found[name] == "description" and _is_label(lines[name]):
        is_told = label > 0 and is_label and found[label - 1] not in {"byline", "interface"}
        if has_picture or is_told or (label >= 0 and _CATEGORY.fullmatch(lines[label].text)):
            found[name] = "category"
    if is_label and (is_glued or found[name] == "category") and label > 0:
        found[label] = "interface"


def _mark_labels(lines: list[Line], found: list[str]) -> None:
    """A short line without an end above links or a category is a label of the site."""
    for index, line in enumerate(lines):
        following = found[index + 1] if index + 1 < len(lines) else ""
        if found[index] != "description":
            continue
        if _CATEGORY.fullmatch(line.text) or (following in {"related_links", "category"} and _is_label(line)):
            found[index] = "interface"


def _is_label(line: Line) -> bool:
    is_short = len(line.body) <= _LONGEST_LABEL and not is_terminated(line.text.rstrip(" :"))
    return is_short and not any(char.isdigit() for char in line.body)


def _mark_title(lines: list[Line], found: list[str]) -> None:
    """The first line of words when it is short and ends nothing; short lines above it are a site's links."""
    first = next((i for i, role in enumerate(found) if role not in {"interface", "byline"}), len(found))
    title = _after_buttons(lines, found, first)
    following = found[title + 1] if title + 1 < len(found) else "heading"
    if title < len(found) and found[title] == "description" and _is_title(lines[title]):
        found[first:title] = ["interface"] * (title - first)
        found[title] = "title" if following in _AFTER_TITLE else "description"


def _after_buttons(lines: list[Line], found: list[str], first: int) -> int:
    """The line that can be a title after a run of buttons; the first itself where there is none."""
    for index in range(first, len(lines)):
        if found[index] != "description":
            break
        if not furniture.is_button(lines[index]):
            return index if _is_title(lines[index]) else first
    return first


def _is_title(line: Line) -> bool:
    return len(line.text) <= _LONGEST_TITLE and not is_terminated(line.text)


def _mark_channel(lines: list[Line], found: list[str]) -> None:
    """A short line just above a count, under the title, names the channel."""
    for index in range(1, len(lines) - 1):
        is_short = found[index] == "description" and furniture.is_button(lines[index])
        if is_short and furniture.is_count(lines[index + 1]) and found[index - 1] in {"title", "interface"}:
            found[index] = "byline"


def _mark_buttons(lines: list[Line], found: list[str]) -> None:
    """Runs of short lines with the site's own lines on both sides, or above the heading."""
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and found[end] == "description" and furniture.is_button(lines[end]):
            end += 1
        before = found[index - 1] if index else ""
        following = found[end] if end < len(lines) else ""
        is_framed = before in _AROUND | {"title"} and following in _AROUND
        if end > index and (is_framed or following == "heading"):
            found[index:end] = ["interface"] * (end - index)
        elif before == "byline":  # a description that follows does not begin with one or two bare words
            for place in range(index, end):
                if len(lines[place].body.split()) > _HEADING_WORDS:
                    break
                found[place] = "interface"
        index = max(end, index + 1)


def _glued(line: Line) -> regex.Match[str] | None:
    """The category and the heading that a copy glued to it ("NewsTranscript"), where there is one."""
    known = cues.HEADING.fullmatch(line.body)
    if known:
        is_glued = known.group("category") and known.end("category") == known.start("label")
        return known if is_glued else None
    return _GLUED.fullmatch(line.body)


def _split_heading(line: Line) -> list[tuple[str, Piece]]:
    match = _glued(line)
    start, end = line.extent
    if match is None:
        return [("interface", Piece(start, end))]
    category_end, label_start = start + match.end("category"), start + match.start("label")
    return [("category", Piece(start, category_end)), ("interface", Piece(label_start, end))]
