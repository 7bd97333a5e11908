"""Short ways to ask for quotes in tests."""

from __future__ import annotations

import re

from pipeline.entities.spans import Stretch
from pipeline.quotes import Asked, Mention, Quote, quotes


def asked(language: str, text: str, *names: str, bodies: tuple[str, ...] = ()) -> Asked:
    """The text as one stretch with all occurrences of some names."""
    wanted = [(name, "PER") for name in names] + [(name, "ORG") for name in bodies]
    found = {
        match.start(): Mention(match.start(), match.end(), kind, None)
        for name, kind in sorted(wanted, key=lambda one: len(one[0]))
        for match in re.finditer(re.escape(name), text)
    }
    return Asked(text, [Stretch(text, 0, len(text), language)], [], [found[start] for start in sorted(found)])


def rows(
    language: str, text: str, *names: str, bodies: tuple[str, ...] = ()
) -> list[tuple[str, str, str | None]]:
    """Kind, words and speaker of each quote."""
    return [
        (one.kind, text[one.start : one.end], one.speaker_name)
        for one in quotes(asked(language, text, *names, bodies=bodies))
    ]


def words(text: str, one: Quote, name: str) -> str | None:
    """The words of a cue or speaker."""
    span = getattr(one, name)
    return text[span[0] : span[1]] if span else None
