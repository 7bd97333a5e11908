"""Telling forms apart by content, and reading a text in the form it has."""

from __future__ import annotations

from pipeline.readers.draft import Draft, Reading, Record, Refusal
from pipeline.readers.spoken import cues, video_page
from pipeline.readers.statements import post
from pipeline.readers.statements.split import split
from pipeline.text.lines import Line, lines


def read_text(record: Record) -> Reading:
    """Read one decoded text in whichever form it has; every text with something to read gives a document."""
    raw = record.raw
    found_lines = list(lines(raw))
    if all(line.is_blank for line in found_lines):
        return Reading(refusals=[Refusal("whole text", "empty", "The text holds nothing to read.")])
    found = cues.find_cues(found_lines)
    if found:
        return video_page.read(raw, found_lines, found)
    parts = split(found_lines)
    return Reading([_read_statement(raw, part, is_copied=len(parts) > 1) for part in parts])


def _read_statement(raw: str, part: list[Line], *, is_copied: bool) -> Draft:
    return post.read(raw, part, "post" if post.is_post(part) else "text", is_copied=is_copied)
