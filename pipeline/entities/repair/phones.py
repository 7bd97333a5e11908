"""How a written name may sound: letters to a coarse alphabet of phones, by the rules of a few languages.

The alphabet has one character a phone; where spelling leaves a vowel open one symbol serves several
sounds, and
what recognisers confuse in fact is learned (`costs.py`). Rules are tried in order at each place, the first
that matches wins, as in the letter-to-sound rules of Elovitz et al. 1976 (NRL report 7948), far fewer here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pipeline.entities.normal import fold
from pipeline.entities.repair.rules import CYRILLIC, LETTERS, RULES

PHONES: Final = "pbtdkgfvTszSZCJmnNlrwyhaeioEUuAIWY"
"""p b t d k g f v θ s z ʃ ʒ tʃ dʒ m n ŋ l r w j h, a ɛ ɪ o iː uː ʌ eɪ aɪ aʊ ɔɪ."""

_BY_COUNTRY: Final = {
    **dict.fromkeys(("fr", "be", "ca", "ch", "lu", "sn", "ci", "ml", "ht", "ma", "tn", "dz"), "fr"),
    **dict.fromkeys(("de", "at", "ch", "li", "nl", "se", "no", "dk"), "de"),
    **dict.fromkeys(
        ("es", "mx", "ar", "co", "cl", "pe", "ve", "cu", "ec", "bo", "uy", "py", "hn", "gt", "pa", "do"), "es"
    ),
    **dict.fromkeys(("rs", "hr", "ba", "me", "si", "mk", "cz", "sk", "pl", "lt", "lv"), "sla"),
}
_DOUBLE: Final = re.compile(r"(.)\1+")
_VOWELS: Final = re.compile(r"[aeiouyаеиоуыэюяіїє]")
_SPELLED_LETTERS: Final = 5


def native(country: str | None) -> str | None:
    """Return the key of the rules that read a country's names (lower-case ISO 3166), unless English."""
    return _BY_COUNTRY.get(country or "")


@lru_cache(maxsize=100_000)
def phones(word: str, rules: str = "en") -> str:
    """Return the phones of one word as written; "" where it holds no letter that is known.

    Single letters and words without a vowel are spelled out: "f", "FPL".
    """
    lower = fold(word) if rules == "en" else word.lower()
    if not lower.isascii() and any("а" <= char <= "џ" for char in lower):
        return _DOUBLE.sub(r"\1", "".join(CYRILLIC.get(char, "") for char in lower))
    if rules == "en" and _is_spelled(lower):
        return spelled(lower)
    sounds = "".join(_sounds(lower, rules))
    return _DOUBLE.sub(r"\1", sounds)


def spelled(word: str) -> str:
    """Return the phones of the names of the word's letters."""
    return "".join(LETTERS.get(char, "") for char in word.lower())


def _is_spelled(lower: str) -> bool:
    if len(lower) == 1:
        return lower not in "ai"
    return len(lower) <= _SPELLED_LETTERS and not _VOWELS.search(lower)


def _sounds(lower: str, rules: str) -> list[str]:
    pattern, sounds = RULES[rules]
    return [sounds[match.lastindex - 1] for match in pattern.finditer(lower) if match.lastindex]
