"""The stem under which the inflected forms of a word are compared.

Snowball's stemmers (Porter 2001, "Snowball: a language for stemming algorithms") where there is one; for
Ukrainian there is none, and its endings are taken off by a list of our own.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final, Protocol

import snowballstemmer

_ALGORITHM: Final = {
    "en": "english",
    "sv": "swedish",
    "de": "german",
    "ru": "russian",
    "sh": "serbian",
    "fr": "french",
    "da": "danish",
    "nb": "norwegian",
    "es": "spanish",
    "pl": "polish",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
    "fi": "finnish",
    "cs": "czech",
    "ro": "romanian",
    "hu": "hungarian",
    "tr": "turkish",
}
_UKRAINIAN: Final = tuple(
    sorted(
        (
            "ування ювання ення ання іння ття ого ому ими ім ій ої их ий ая яя ою єю ею ами ями ах ях ів їв"
            " ам ям ові еві єві ом ем єм ості істю ість ати яти ити їти уть ють ать ять ємо емо имо їмо ете"
            " єте ите їте ав ів ив яв ала ила яла али или яли ало ило яло ано ено єть еть ить їть ує ює є"
            " ся сь а я о е і ї и у ю й ь"
        ).split(),
        key=len,
        reverse=True,
    )
)
_LEAST_STEM: Final = 3
_LONGEST: Final = 40


class _Stemmer(Protocol):
    maxCacheSize: int  # noqa: N815

    def stemWord(self, word: str) -> str: ...  # noqa: N802


@cache
def _stemmer(language: str) -> _Stemmer | None:
    name = _ALGORITHM.get(language)
    if not name:
        return None
    stemmer: _Stemmer = snowballstemmer.stemmer(name)
    stemmer.maxCacheSize = 0  # It would clear up among its words more slowly than it finds the stems anew.
    return stemmer


@lru_cache(maxsize=200_000)
def stem(word: str, language: str | None) -> str:
    """Return the stem of a word in lower case; the word itself in a language that nothing is known of."""
    if language is None or len(word) > _LONGEST:
        return word
    if language == "uk":
        return _ukrainian(word)
    stemmer = _stemmer(language)
    return stemmer.stemWord(word) if stemmer else word


def _ukrainian(word: str) -> str:
    bare = word.removesuffix("ся").removesuffix("сь")
    for ending in _UKRAINIAN:
        if bare.endswith(ending) and len(bare) - len(ending) >= _LEAST_STEM:
            return bare[: -len(ending)]
    return bare
