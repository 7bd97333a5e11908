"""Language identification with lingua (n-gram models inside the package, nothing fetched)."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

LANGUAGES: Final = tuple(
    "be bg bs cs da de en es fi fr hr it mk nb nl nn pl pt ro ru sk sl sq sr sv tr uk".split()
)
"""Languages told apart (ISO 639-1)."""

UNKNOWN: Final = "und"
_LONGEST: Final = 2000
_FEWEST_LETTERS: Final = 3
_SURE: Final = 0.9
_OTHER: Final = 0.05


class Identified(NamedTuple):
    """A language (ISO 639-1, or `und`) and lingua's confidence in it; null where nothing was measured."""

    language: str
    score: float | None


@cache
def _detector() -> LanguageDetector:
    chosen = [Language.from_iso_code_639_1(getattr(IsoCode639_1, code.upper())) for code in LANGUAGES]
    return LanguageDetectorBuilder.from_languages(*chosen).build()


def identify(text: str) -> Identified:
    """Return the most likely language of `text`; `und` where it has fewer than three letters."""
    values = _confidences(text)
    if not values:
        return Identified(UNKNOWN, None)
    best = max(values, key=lambda code: values[code])
    return Identified(best, round(values[best], 4)) if values[best] > 0 else Identified(UNKNOWN, None)


def identify_within(text: str, surrounding: str) -> Identified:
    """Language of a short text that stands in a longer one.

    The surrounding language is taken over, without a score, unless the short text speaks clearly for
    another: a name or a number alone does not change the language.
    """
    if surrounding == UNKNOWN or sum(map(str.isalpha, text)) < 20:
        return Identified(surrounding, None)
    values = _confidences(text)
    best = max(values, key=lambda code: values[code], default=surrounding)
    if best != surrounding and values[best] >= _SURE and values.get(surrounding, 0.0) <= _OTHER:
        return Identified(best, round(values[best], 4))
    return Identified(surrounding, round(values[surrounding], 4) if best == surrounding and values else None)


def _confidences(text: str) -> dict[str, float]:
    if sum(map(str.isalpha, text[:_LONGEST])) < _FEWEST_LETTERS:
        return {}
    computed = _detector().compute_language_confidence_values(text[:_LONGEST])
    return {item.language.iso_code_639_1.name.lower(): item.value for item in computed}
