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
_LONG: Final = 120
"""From this length on lingua looks at trigrams only, whatever its mode (its documentation says so)."""

_FEWEST_LETTERS: Final = 3
_FEWEST_LETTERS_WITHIN: Final = 20
_SURE: Final = 0.9


class Identified(NamedTuple):
    """A language (ISO 639-1, or `und`) and lingua's confidence in it; null where nothing was measured."""

    language: str
    score: float | None


def identify(text: str) -> Identified:
    """Return the most likely language of `text`; `und` where it has fewer than three letters."""
    if _letters(text) < _FEWEST_LETTERS:
        return Identified(UNKNOWN, None)
    return _best(text, _thorough(LANGUAGES) if len(text) < _LONG else _quick())


def identify_quickly(text: str) -> Identified:
    """Do what `identify` does with the quick models, whatever the length: less sure for a short text."""
    return _best(text, _quick()) if _letters(text) >= _FEWEST_LETTERS else Identified(UNKNOWN, None)


def _best(text: str, detector: LanguageDetector) -> Identified:
    values = _confidences(text, detector)
    best = max(values, key=lambda code: values[code])
    return Identified(best, round(values[best], 4)) if values[best] > 0 else Identified(UNKNOWN, None)


def identify_within(text: str, surrounding: str) -> Identified:
    """Language of a short text that stands in a longer one.

    The surrounding language is taken over, without a score, unless the text agrees with it or speaks
    clearly for another: a name or a number alone does not change the language. The quick models look
    first; before the language changes, the thorough models of the two languages must agree.
    """
    if surrounding not in LANGUAGES or _letters(text) < _FEWEST_LETTERS_WITHIN:
        return Identified(surrounding, None)
    values = _confidences(text, _quick())
    best = max(values, key=lambda code: values[code])
    if best == surrounding:
        return Identified(surrounding, round(values[best], 4))
    if values[best] >= _SURE:
        sure = _confidences(text, _thorough(tuple(sorted((best, surrounding)))))[best]
        if sure >= _SURE:
            return Identified(best, round(sure, 4))
    return Identified(surrounding, None)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text[:_LONGEST]))


def _confidences(text: str, detector: LanguageDetector) -> dict[str, float]:
    computed = detector.compute_language_confidence_values(text[:_LONGEST])
    return {item.language.iso_code_639_1.name.lower(): item.value for item in computed}


@cache
def _quick() -> LanguageDetector:
    """Trigrams of all languages: a quarter of a second to load."""
    return _builder(LANGUAGES).with_low_accuracy_mode().build()


@cache
def _thorough(languages: tuple[str, ...]) -> LanguageDetector:
    """All n-grams: seconds and hundreds of megabytes for all languages, little for two."""
    return _builder(languages).build()


def _builder(languages: tuple[str, ...]) -> LanguageDetectorBuilder:
    chosen = [Language.from_iso_code_639_1(getattr(IsoCode639_1, code.upper())) for code in languages]
    return LanguageDetectorBuilder.from_languages(*chosen)
