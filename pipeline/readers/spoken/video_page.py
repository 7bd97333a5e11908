"""Video pages copied as text, and transcripts copied without their page."""

from __future__ import annotations

from dataclasses import replace

from pipeline.readers.draft import Draft, Reading
from pipeline.readers.spoken import advertisement, cues, head, subtitles_labels
from pipeline.readers.spoken.rolled import rolled
from pipeline.readers.spoken.runs import Page, after
from pipeline.readers.statements.layout import Part, Piece, write
from pipeline.text.lines import Line


def read(raw: str, lines: list[Line], pages: list[Page]) -> Reading:
    """Read the pages of one file, each with a transcript: see `pipeline.readers.spoken.runs.pages`."""
    reading = Reading()
    for page in pages:
        keep = cues.sound(page.cues)
        reading.drafts.append(_draft(raw, lines, page, keep))
        reading.refusals += cues.refusals(page.cues, keep, lines)
    return reading


def _draft(raw: str, lines: list[Line], page: Page, keep: list[bool]) -> Draft:
    above = [line for line in lines[page.start : page.cues[0].line] if not line.is_blank]
    around = head.parts(above)
    parts = around + _transcript(raw, lines, page, keep)
    is_page = any(part.role != "interface" for part in around)
    return _with_turn_marks(write(raw, "video_page" if is_page else "transcript", parts))


def _with_turn_marks(draft: Draft) -> Draft:
    """The same draft with the turn marks (>>) of captions among its labels."""
    if ">>" not in draft.text.text:
        return draft
    starts = [stretch.end for stretch in draft.text.stretches if stretch.transform == "cue"]
    spoken = [block for block in draft.blocks if block.value == "transcript"]
    found = subtitles_labels.labels(draft.text.text, starts)
    inside = tuple(
        label for label in found if any(b.start <= label.start and label.end <= b.end for b in spoken)
    )
    return replace(draft, labels=inside)


def _transcript(raw: str, lines: list[Line], page: Page, keep: list[bool]) -> list[Part]:
    last = min(after(lines, page.cues), page.end)
    pieces = rolled(raw, _pieces(lines[:last], page.cues, keep))
    first_ad = advertisement.start(raw, pieces, page.cues[0].start)
    tail = tuple(Piece.of(line) for line in lines[last : page.end] if not line.is_blank)
    parts = (
        Part("transcript", tuple(pieces[:first_ad]), "space"),
        Part("boilerplate", tuple(pieces[first_ad:]), "space"),
        Part("interface", tail),
    )
    return [part for part in parts if part.pieces]


def _pieces(lines: list[Line], found: list[cues.Cue], keep: list[bool]) -> list[Piece]:
    times = {cue.line: (cue, good) for cue, good in zip(found, keep, strict=True)}
    pieces: list[Piece] = []
    for index in range(found[0].line, len(lines)):
        whole = Piece.of(lines[index])
        is_taken = bool(pieces) and (pieces[-1].cue_end or 0) >= whole.end
        if lines[index].is_blank or is_taken:
            continue
        cue, good = times.get(index, (None, False))
        if cue is None:
            pieces.append(whole)
        else:
            pieces.append(Piece(cue.start, max(whole.end, cue.end), cue.end, cue.seconds if good else None))
    return pieces
