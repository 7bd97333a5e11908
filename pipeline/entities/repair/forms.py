"""How an expected name may be said: in full, by surname or given name, without what all such bear."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from pipeline.entities.normal import key
from pipeline.entities.repair.expected import Expected
from pipeline.entities.repair.phones import native, phones, spelled

Part = Literal["full", "last", "first", "head"]
_LEGAL: Final = frozenset(
    "inc incorporated corp corporation company co ltd limited llc plc ag sa spa se nv ab asa oy gmbh group "
    "holding holdings the".split()
)
HEADS: Final = frozenset(
    "accord accords agreement agreements treaty treaties protocol protocols convention conventions pact "
    "pacts charter resolution declaration process format formula memorandum conference summit congress "
    "forum".split()
)
"""Nouns that a treaty's or an event's name ends with; one often stands for the other."""
_ABBREVIATION: Final = re.compile(r"[A-Z]{2,5}$")
_GAPS: Final = re.compile(r"[\s.]+")
_LEAST_PHONES: Final = 3
RARE: Final = 1.0
"""Decimal logarithm of the count up to which a word is no ordinary one."""
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*|\d+")


class Form(NamedTuple):
    """One way to say an expected name."""

    words: tuple[str, ...]
    """Folded words; of a treaty those before the noun."""
    sounds: str
    """Their phones, without pauses."""
    owner: int
    """Place in the list of expected names."""
    part: Part


def forms(expected: Sequence[Expected], frequency: Mapping[str, float]) -> list[Form]:
    """Return the ways to say each expected name, each once.

    A body goes by its first word alone where that is no ordinary one: "Spire", not "General".
    """
    found: dict[Form, None] = {}
    for owner, one in enumerate(expected):
        for words, sounds, part in _ways(one):
            if part != "first" or _goes_by_first(one, words[0], frequency):
                found[Form(words, sounds, owner, part)] = None
    return list(found)


@lru_cache(maxsize=20_000)
def _ways(one: Expected) -> tuple[tuple[tuple[str, ...], str, Part], ...]:
    """The folded words, their phones and the part of a name, of all that it may be called."""
    return tuple(
        (tuple(key(" ".join(words)).split(" ")), sounds, part)
        for name in (one.name, *one.other_names)
        if one.source == "given" or not _is_abbreviation(name)  # one sounds like many others
        for words, part in _said(name, one.type)
        for sounds in _sounds(words, one.country)
        if len(sounds) >= _LEAST_PHONES
    )


def _is_abbreviation(name: str) -> bool:
    """Whether a name is spoken by its letters: "FPL", "F. P. L.", "fpl"."""
    joined = _GAPS.sub("", name)
    return bool(_ABBREVIATION.match(joined)) or "".join(map(phones, _WORD.findall(name))) == spelled(joined)


def _goes_by_first(one: Expected, word: str, frequency: Mapping[str, float]) -> bool:
    """Whether a name may be said by its first word: of people, those the document is about."""
    if one.type == "PER":
        return one.source != "related"
    return frequency.get(word, 0.0) <= RARE


@lru_cache(maxsize=50_000)
def _said(name: str, kind: str) -> tuple[tuple[tuple[str, ...], Part], ...]:
    words = tuple(_WORD.findall(name))
    if not words:
        return ()
    if kind == "PER":
        return _person(words)
    if kind in ("LAW", "EVENT"):
        return _treaty(words)
    bare = tuple(word for word in words if key(word) not in _LEGAL) or words
    return ((bare, "full"),) if kind != "ORG" or len(bare) < 2 else ((bare, "full"), (bare[:1], "first"))


def _person(words: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], Part], ...]:
    if len(words) == 1:
        return ((words, "last"),)
    return ((words, "full"), ((words[0], words[-1]), "full"), (words[-1:], "last"), (words[:1], "first"))


def _treaty(words: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], Part], ...]:
    """What stands in front of the noun, up to three words: "Dayton" of "the Dayton Agreement"."""
    for place, word in enumerate(words):
        if key(word) in HEADS:
            front = tuple(one for one in words[:place] if key(one) not in _LEGAL)
            return ((front, "head"),) if 0 < len(front) <= 3 else ()
    return ()


@lru_cache(maxsize=50_000)
def _sounds(words: tuple[str, ...], country: str | None) -> tuple[str, ...]:
    """As an English reader would say it, as its own country's, and letter by letter where in capitals."""
    found = ["".join(map(phones, words))]
    own = native(country)
    if own:
        found.append("".join(phones(word, own) for word in words))
    if len(words) == 1 and _ABBREVIATION.match(words[0]):
        found.append(spelled(words[0]))
    return tuple(dict.fromkeys(found))
