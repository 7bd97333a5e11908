"""Statements of our own, and what they hold."""

from __future__ import annotations

from typing import Final

from pipeline.topics.tally import Tally, read

WAR: Final = (
    "The ceasefire along the river holds, and both armies pulled their artillery back from the front."
)
CLINIC: Final = "Patients wait four months for surgery, so the hospital hires nurses and doctors from abroad."
SCHOOL: Final = "Die Schulen im Landkreis suchen Lehrkräfte, und die Schüler lernen wieder im Klassenzimmer."
FERRY: Final = "Паром не ходит третий день, и пассажиры ждут автобус до вокзала."
STATEMENTS: Final = ((WAR, "en"), (CLINIC, "en"), (SCHOOL, "de"), (FERRY, "ru"))


def tally(text: str, language: str = "en") -> Tally:
    """Return what a text holds."""
    made = Tally()
    made.add(read(text, language))
    return made


def tallies() -> list[Tally]:
    """Return what all the statements hold."""
    return [tally(text, language) for text, language in STATEMENTS]
