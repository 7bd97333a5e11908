"""Whether two names are one person's, as far as a document's reader would say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from pipeline.entities.normal import key
from pipeline.entities.translit import sound
from pipeline.speakers.naming.persons import SHORT
from training.speakers.scene import Scene

LEAST: Final = 0.7
_ALIKE: Final = 78
_PREFIX: Final = 3


@lru_cache(maxsize=100_000)
def likeness(truth: str, shown: str) -> float:
    """Return how surely a shown name is the true one, 0 to 1: in full, by surname, by given name."""
    true, own = _words(truth), _words(shown)
    if not true or not own:
        return 0.0
    if len(true) > 1 and len(own) > 1:
        return _full(true, own)
    if len(own) == 1:
        return max(_one(own[0], true[-1]), 0.95 * _one(own[0], true[0]))
    return max(0.9 * _one(true[0], own[-1]), 0.9 * _one(true[0], own[0]))


def who(shown: str, names: Mapping[str, Sequence[str]]) -> str | None:
    """Return the speaker (key) whom a shown name means; None where it means nobody, or two alike.

    `names` holds the name of each speaker, and the forms in which the text has it besides.
    """
    ranked = sorted(
        (
            (max(likeness(name, shown) for name in several), speaker)
            for speaker, several in names.items()
            if several
        ),
        reverse=True,
    )
    if not ranked or ranked[0][0] < LEAST:
        return None
    is_tied = len(ranked) > 1 and ranked[1][0] == ranked[0][0]
    return None if is_tied else ranked[0][1]


def _words(name: str) -> list[str]:
    pieces = (key(piece).replace(" ", "") for piece in name.split())
    return [sound(piece) for piece in pieces if len(piece) > 1]


def _full(true: list[str], own: list[str]) -> float:
    whole = fuzz.ratio("".join(true), "".join(own)) / 100
    both = [max(_one(word, part) for word in own) for part in (true[0], true[-1])]
    if all(both):
        return max(whole, sum(both) / 2)
    return whole if whole * 100 >= _ALIKE else 0.0


def _one(own: str, true: str) -> float:
    """How alike two words of names are; 0 where they are not."""
    if own == true:
        return 1.0
    short, long = sorted((own, true), key=len)
    if len(short) >= _PREFIX and (long.startswith(short) or SHORT.get(short) == long):
        return 0.9
    alike = fuzz.ratio(own, true)
    return alike / 100 if alike >= _ALIKE else 0.0


def forms(scene: Scene) -> dict[str, tuple[str, ...]]:
    """Return the name of each speaker of a scene who has one, with its other forms in the text."""
    return {key: (name, *scene.heard.get(key, ())) for key, name in scene.names.items() if name}
