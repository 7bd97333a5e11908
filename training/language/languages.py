"""The counts of every language of an alphabet, mended where lingua's own are not enough."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple
from zipfile import ZipFile

import regex

from pipeline.language.model import OTHER
from training.language.corpora import words_of
from training.language.counts import Counts, from_lingua, from_words, merged
from training.language.draw import draw
from training.language.norwegian import parted
from training.language.scripts import romanised, to_cyrillic, to_latin

REAL: Final = 8.0
"""What a word of real political text weighs against one of lingua's."""

_DRAWN: Final = 4_000_000
_DRAWN_OF_OTHER: Final = 60_000
_RANDOM_WORDS: Final = 4_000


class Script(NamedTuple):
    """An alphabet, the languages told apart in it and those that stand for all others."""

    letters: tuple[int, int]
    languages: tuple[str, ...]
    others: tuple[str, ...]
    alphabet: str


LATIN: Final = Script(
    (0x61, 0x24F),
    tuple("bs cs da de en es fi fr hr it nb nl nn pl pt ro sk sl sq sr sv tr".split()),
    tuple("af az cy eo eu ga hu id la lt lv mi ms sn so st tl tn vi xh yo zu".split()),
    "abcdefghijklmnopqrstuvwxyz",
)
CYRILLIC: Final = Script(
    (0x400, 0x4FF), tuple("be bg mk ru sr uk".split()), ("kk", "mn"), "абвгдежзийклмнопрстуфхцчшщыьэюя"
)


def counts(wheel: ZipFile, data: Path, script: Script) -> dict[str, list[Counts]]:
    """Count the n-grams of every language of the script and, last, of all others together."""
    found = {language: _language(wheel, data, script, language) for language in script.languages}
    if "nn" in found:
        pure = [from_words(_of(script, words_of(data, language))) for language in ("nb", "nn")]
        found["nb"], found["nn"] = parted(found["nb"], found["nn"], *pure)
    return {**found, OTHER: from_words(_others(wheel, script))}


def _language(wheel: ZipFile, data: Path, script: Script, language: str) -> list[Counts]:
    lingua = from_lingua(wheel, language)
    if (language, script) == ("sr", LATIN):  # lingua knows Serbian in Cyrillic only
        lingua = from_words(_spelled(draw(lingua, _DRAWN, seed=3), to_latin))
    real = _real(data, script, language)
    if not real or language in ("nb", "nn"):
        return lingua
    return [
        merged(some, (more[0], REAL * more[1])) for some, more in zip(lingua, from_words(real), strict=True)
    ]


def _real(data: Path, script: Script, language: str) -> Counter[str]:
    words = words_of(data, language)
    if language == "sr":
        words = _spelled(words, to_latin if script is LATIN else to_cyrillic)
    return _of(script, words)


def _of(script: Script, words: Counter[str]) -> Counter[str]:
    own = regex.compile(f"[{chr(script.letters[0])}-{chr(script.letters[1])}]+")
    return Counter({word: times for word, times in words.items() if own.fullmatch(word)})


def _spelled(words: Counter[str], spell: Callable[[str], str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for word, times in words.items():
        found[spell(word)] += times
    return found


def _others(wheel: ZipFile, script: Script) -> Counter[str]:
    """Words of languages that are not told apart, of no language, and of other alphabets in this one."""
    words: Counter[str] = Counter()
    for seed, language in enumerate(script.others):
        words.update(_of(script, draw(from_lingua(wheel, language), _DRAWN_OF_OTHER, seed)))
    if script is LATIN:
        for seed, language in enumerate(("ru", "uk", "bg")):
            drawn = draw(from_lingua(wheel, language), _DRAWN_OF_OTHER, seed)
            words.update(_of(script, _spelled(drawn, romanised)))
    rng = random.Random(5)
    lengths = (rng.randint(3, 10) for _ in range(_RANDOM_WORDS * len(script.alphabet)))
    words.update("".join(rng.choices(script.alphabet, k=length)) for length in lengths)
    return words
