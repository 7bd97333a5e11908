"""Telling forms apart by content, and reading a text in the form it has."""

from __future__ import annotations

from pipeline.readers.draft import Draft, Reading, Record, Refusal
from pipeline.readers.feeds import read as feeds
from pipeline.readers.feeds.scan import root_of
from pipeline.readers.pages import page
from pipeline.readers.spoken import cues, runs, subtitles, video_page
from pipeline.readers.statements import post
from pipeline.readers.statements.marked import marked
from pipeline.readers.statements.split import split
from pipeline.text.lines import Line, lines

_HTML = frozenset({"text/html", "application/xhtml+xml"})


def read_text(record: Record) -> Reading:
    """Read one decoded text in whichever form it has; every text with something to read gives a document."""
    raw = record.raw
    root = root_of(raw)
    if root is not None:
        return feeds.read(raw, root)
    if page.is_page(raw) or record.media_type in _HTML:
        return page.read(record)
    found_lines = list(lines(raw))
    if all(line.is_blank for line in found_lines):
        return Reading(refusals=[Refusal("whole text", "empty", "The text holds nothing to read.")])
    if subtitles.is_subtitles(found_lines):
        return subtitles.read(raw, found_lines)
    pages = runs.pages(found_lines, cues.find_cues(found_lines))
    if pages:
        return video_page.read(raw, found_lines, pages)
    parts = split(found_lines)
    drafts = [_read_statement(raw, part, is_copied=len(parts) > 1) for part in parts]
    return Reading([marked(draft, record) for draft in drafts])


def _read_statement(raw: str, part: list[Line], *, is_copied: bool) -> Draft:
    return post.read(raw, part, "post" if post.is_post(part) else "text", is_copied=is_copied)
