"""A sentence as it was said, all that the search for changes of speaker sees of it."""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

_NOTE: Final = regex.compile(r"\[[^\[\]\n]{0,60}\]")
"""What a captioner writes of sounds: [Music], [applause]."""


class Spoken(NamedTuple):
    """A sentence as it was said.

    `opens_line` says whether it begins a line of the document, `pause_s` how many seconds of silence come
    before it; None where the document gives no times.
    """

    text: str
    language: str
    opens_line: bool = False
    pause_s: float | None = None


def has_words(text: str) -> bool:
    """Return whether anything is said in a sentence, besides notes of sounds in brackets."""
    return any(character.isalnum() for character in _NOTE.sub("", text))
