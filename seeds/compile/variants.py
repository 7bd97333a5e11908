"""Spellings made from known names by safe rules: plain letters, Serbian Cyrillic, other romanisations."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from seeds.compile.facts import Facts

_PLAIN = str.maketrans(
    {"đ": "dj", "Đ": "Dj", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "Ae"}
)
_SERBIAN = {
    "a": "а",
    "b": "б",
    "v": "в",
    "g": "г",
    "d": "д",
    "đ": "ђ",
    "e": "е",
    "ž": "ж",
    "z": "з",
    "i": "и",
    "j": "ј",
    "k": "к",
    "l": "л",
    "m": "м",
    "n": "н",
    "o": "о",
    "p": "п",
    "r": "р",
    "s": "с",
    "t": "т",
    "ć": "ћ",
    "u": "у",
    "f": "ф",
    "h": "х",
    "c": "ц",
    "č": "ч",
    "š": "ш",
    "lj": "љ",
    "nj": "њ",
    "dž": "џ",
}
_SERBIAN_STATES = {"rs", "me", "ba"}
# Surname first in the order of writing; elsewhere the last word, with its particles, is the surname.
_SURNAME_FIRST = {"cn", "tw", "kr", "kp", "vn"}
_PARTICLES = {"von", "der", "den", "van", "de", "la", "le", "di", "da", "dos", "du", "zu", "af", "bin", "ter"}


def add_variants(facts: Facts) -> None:
    """Add variants of the names in `facts`, and surnames of the people who held posts of government."""
    high = {post.entity_id for post in facts.posts if post.level >= 2}
    for entity_id, name, _, kind in list(facts.names):
        entity = facts.entities[entity_id]
        if entity.type == "PER" and kind in ("primary", "alias"):
            _person(facts, entity_id, name, entity.country, high)
        if plain(name) != name:
            facts.call(entity_id, plain(name), "und", "variant")
    _drop_repeats(facts)


def _person(facts: Facts, entity_id: str, name: str, country: str | None, high: set[str]) -> None:
    for other in _other_given_names(name):
        facts.call(entity_id, other, "und", "variant")
        facts.call(entity_id, plain(other), "und", "variant")
    if country in _SERBIAN_STATES and (cyrillic := serbian_cyrillic(name)):
        facts.call(entity_id, cyrillic, "sr", "variant")
    if entity_id in high and (surname := surname_of(name, country)):
        facts.call(entity_id, surname, "und", "surname")


def plain(name: str) -> str:
    """Return a Latin name without diacritics ("Vučić" → "Vucic"); other scripts stay as they are."""
    spread = unicodedata.normalize("NFD", name.translate(_PLAIN))
    return unicodedata.normalize("NFC", re.sub(r"([A-Za-z])[\u0300-\u036f]+", r"\1", spread))


def serbian_cyrillic(name: str) -> str:
    """Return a Serbian Latin name in Cyrillic, letter for letter; empty where a letter is not Serbian."""
    words = [_serbian_word(word) for word in re.split(r"([ -])", name)]
    return "" if None in words else "".join(filter(None, words))


def _serbian_word(word: str) -> str | None:
    if word in (" ", "-", ""):
        return word
    letters = re.findall(r"lj|nj|dž|.", word.lower())
    if not all(letter in _SERBIAN for letter in letters):
        return None
    written = "".join(_SERBIAN[letter] for letter in letters)
    return written.title() if word[0].isupper() else written


@cache
def _given_names() -> dict[str, tuple[str, ...]]:
    text = (Path(__file__).parent / "given_names.txt").read_text(encoding="utf-8")
    lines = [tuple(line.split()) for line in text.splitlines() if line and not line.startswith("#")]
    return {name: line for line in lines for name in line}


def _other_given_names(name: str) -> list[str]:
    first, _, rest = name.partition(" ")
    return [f"{other} {rest}" for other in _given_names().get(first, ()) if rest and other != first]


def surname_of(name: str, country: str | None) -> str:
    """Return the surname that stands in a full name, with its particles; empty for a name of one word."""
    words = name.split()
    if len(words) < 2 or "of" in words or not any(char.isalpha() for char in words[-1]):
        return ""
    if country in _SURNAME_FIRST and len(words) <= 3:
        return words[0]
    words = (
        words[:-1] if words[-1].rstrip(".") in ("Jr", "Sr", "II", "III", "IV") and len(words) > 2 else words
    )
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def _drop_repeats(facts: Facts) -> None:
    """Leave out what adds nothing: an alias or variant that a better row already spells."""
    better = {
        (entity_id, name, language) for entity_id, name, language, kind in facts.names if kind == "primary"
    }
    better |= {(entity_id, name, "und") for entity_id, name, _ in better}
    given = {(entity_id, name) for entity_id, name, _, kind in facts.names if kind != "variant"}
    facts.names = {
        key: None
        for key in facts.names
        if not (key[3] == "variant" and key[:2] in given)
        and not (key[3] in ("alias", "official") and key[:3] in better)
    }
