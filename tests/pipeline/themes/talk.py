"""Talk of made-up subjects in made-up words: what belongs together is known beforehand."""

from __future__ import annotations

import random
from datetime import date, timedelta

from pipeline.themes.passage import Passage

FIRST = date(2026, 1, 5)
_SOUNDS = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo")


def word(key: str) -> str:
    """Return a word that a key always gives."""
    lot = random.Random(key)
    return "".join(lot.choice(_SOUNDS) for _ in range(4))


def week(number: int) -> date:
    """Return a Monday, counted from 1."""
    return FIRST + timedelta(days=7 * (number - 1))


def text(subject: str, key: str, language: str = "en") -> str:
    """Return a sentence of words of a subject, among words that anybody may say."""
    lot = random.Random(f"{subject} {key} {language}")
    own = [word(f"{subject} {lot.randrange(14)}") for _ in range(12)]
    other = [word(f"any {lot.randrange(2000)}") for _ in range(6)]
    both = own + other
    lot.shuffle(both)
    return " ".join(both).capitalize() + "."


def passage(subject: str, key: str, language: str = "en", topics: tuple[str, ...] = ()) -> Passage:
    """Return a passage of a document of its own."""
    document = f"{subject} {key} {language}"
    return Passage(
        document, 1, "document", 0, 0, 0, language, (text(subject, key, language),), (0,), (), topics
    )


def talk(subject: str, number: int, count: int, language: str = "en") -> list[tuple[Passage, date]]:
    """Return what is said of a subject in a week."""
    return [(passage(subject, f"{number}-{one}", language), week(number)) for one in range(count)]


def noise(number: int, count: int = 60) -> list[tuple[Passage, date]]:
    """Return so many passages in each of two languages that speak of nothing that others do."""
    return [
        (passage(f"noise {number} {one} {language}", "0", language), week(number))
        for language in ("en", "de")
        for one in range(count)
    ]
