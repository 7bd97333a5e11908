"""Speech of one person at a time, in five languages: a long statement is no exchange."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

import regex

from training.speakers.scene import Said, Scene

LANGUAGES: Final = ("de", "en", "es", "ru", "sv")
_EACH: Final = 400
_EVERY: Final = 97
"""One paragraph of so many is taken, so that many speeches are seen."""
_LENGTH: Final = range(700, 6_000)
"""Characters of a paragraph that is long enough to show how a statement goes on."""

_OPENINGS: Final = {
    "de": regex.compile(r"(?:Sehr )?(?:geehrte[r]? )?(?:Frau|Herr) Präsident"),
    "sv": regex.compile(r"(?:Herr|Fru) (?:talman|ålderspresident)"),
}
_SESSIONS: Final = 60
_SPEAKERS: Final = 8
_LONGEST: Final = 2_000


def scenes(data: Path) -> Iterator[Scene]:
    """Yield paragraphs as scenes of one unknown speaker each."""
    for language in LANGUAGES:
        yield from islice(_paragraphs(data, language), _EACH)


def _paragraphs(data: Path, language: str) -> Iterator[Scene]:
    with gzip.open(data / "text" / f"{language}.txt.gz", "rt", encoding="utf-8") as lines:
        long = (line.strip() for line in lines if len(line) in _LENGTH)
        for number, line in enumerate(islice(long, 0, None, _EVERY)):
            said = (Said(line, "one", opens_paragraph=True),)
            yield Scene(
                f"plain-{language}-{number}", "plain", language, "briefing", None, None, None, (), said
            )


def sessions(data: Path) -> Iterator[Scene]:
    """Yield speeches of two parliaments one after another, each known to be a speaker's by its opening."""
    for language, opening in _OPENINGS.items():
        speeches = _speeches(data, language, opening)
        for number in range(_SESSIONS):
            said = tuple(_said(islice(speeches, _SPEAKERS)))
            yield Scene(
                f"session-{language}-{number}", "plain", language, "parliament", None, None, None, (), said
            )


def _said(speeches: Iterator[str]) -> Iterator[Said]:
    for number, speech in enumerate(speeches):
        yield Said(speech, f"#{number}")


def _speeches(data: Path, language: str, opening: regex.Pattern[str]) -> Iterator[str]:
    """Speeches from opening to opening, no longer than `_LONGEST`; what is there twice is taken once."""
    before, lines = "", list[str]()
    with gzip.open(data / "text" / f"{language}.txt.gz", "rt", encoding="utf-8") as source:
        for line in source:
            text = " ".join(line.split())
            if text == before:
                continue
            before = text
            if opening.match(text) and lines:
                yield _shortened(" ".join(lines))
                lines = []
            if lines or opening.match(text):
                lines.append(text)


def _shortened(speech: str) -> str:
    """The speech to the end of a sentence, as long as a statement at a press conference."""
    stop = speech.rfind(". ", 0, _LONGEST) + 1 if len(speech) > _LONGEST else len(speech)
    return speech[: stop or _LONGEST]
