"""Subtitles and captions: SRT, WebVTT, SBV."""

from __future__ import annotations

from typing import Final

import regex

from pipeline.language import language_code
from pipeline.readers.draft import Draft, Facts, Reading, Refusal, Span
from pipeline.readers.spoken import cues
from pipeline.readers.spoken.subtitles_cues import Caption, captions, is_subtitles, is_webvtt
from pipeline.readers.spoken.subtitles_labels import labels
from pipeline.readers.spoken.subtitles_text import write
from pipeline.text.lines import Line

__all__ = ["is_subtitles", "read"]

_LANGUAGE: Final = regex.compile(r"\bLanguage:\s*+(?P<code>[A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*+\s*$")
_UNREADABLE: Final = "The times of this cue cannot be read. Its words are kept, without seconds of their own."
_REVERSED: Final = "The cue ends before it begins. Its words are kept, its end is not used."
_LOOSE: Final = "Words without a cue. They are kept, without seconds of their own."


def read(raw: str, lines: list[Line]) -> Reading:
    """Read one file of subtitles; what is wrong with single cues is refused beside the document."""
    found = captions(lines)
    times = {
        n: cues.Cue(c.line, c.start, c.head_end, c.seconds)
        for n, c in enumerate(found)
        if c.seconds is not None
    }
    keep = cues.sound(list(times.values()))
    sound = dict(zip(times, keep, strict=True))
    refusals = [*_refusals(found, lines), *cues.refusals(list(times.values()), keep, lines)]
    script = write(raw, found, [sound.get(number, False) for number in range(len(found))]) if found else None
    text = script.builder.build() if script else None
    if script is None or text is None or not text.text.strip():
        detail = "Subtitles without a word to read. Nothing to do unless words were expected."
        return Reading(refusals=[*refusals, Refusal("whole text", "empty", detail)])
    blocks = (Span(0, len(text.text), "transcript"),)
    facts = Facts(language=_language(lines))
    return Reading(
        [
            Draft(
                "subtitles", text, blocks, labels=labels(text.text, script.starts, script.voices), facts=facts
            )
        ],
        refusals,
    )


def _refusals(found: list[Caption], lines: list[Line]) -> list[Refusal]:
    wrong = []
    for caption in found:
        if caption.has_times and caption.seconds is None:
            wrong.append((caption.line, "bad_cue_time", _UNREADABLE))
        if caption.is_reversed:
            wrong.append((caption.line, "cue_ends_early", _REVERSED))
        if caption.loose is not None:
            wrong.append((caption.loose, "words_without_cue", _LOOSE))
    return [Refusal(f"line {lines[line].number}", reason, detail) for line, reason, detail in wrong]


def _language(lines: list[Line]) -> str | None:
    """The language that the header of WebVTT declares."""
    filled = next((index for index, line in enumerate(lines) if not line.is_blank), 0)
    if not is_webvtt(lines[filled]):
        return None
    for line in lines[filled:]:
        if not line.text:
            return None
        if match := _LANGUAGE.search(line.text):
            return language_code(match.group("code"))
    return None
