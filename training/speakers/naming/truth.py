"""Which states of a document are true: what the fitting may choose among."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.speakers.naming.chain import NAMED_ROLES, UNNAMED_ROLES
from pipeline.speakers.naming.model import Numbers, numbers
from pipeline.speakers.naming.persons import Person
from pipeline.speakers.naming.survey import Survey, survey
from training.speakers.identity import LEAST, forms, likeness
from training.speakers.speeches import Example


class Lesson(NamedTuple):
    """A document in numbers with its true states [turn][state]; `weight` is how much it counts."""

    example: Example
    seen: Survey
    given: Numbers
    allowed: list[NDArray[np.bool_]]
    persons: dict[str, int]
    """Speaker (key) → the person who that is, of speakers whom the document names."""
    weight: float = 1.0


def speakers(example: Example, kb: KnowledgeBase) -> tuple[Survey, dict[str, int]]:
    """Return what a scene says, and who of its persons speaks."""
    seen = survey(example.speech, kb)
    return seen, matched(example, seen.persons)


def lesson(
    example: Example, seen: Survey, persons: dict[str, int], worth: NDArray[np.float64], weight: float = 1.0
) -> Lesson:
    """Return a scene as a lesson; `worth` orders the persons when there are too many."""
    given = numbers(seen, worth)
    roles = example.scene.roles
    allowed = [
        _allowed(given.pairs.persons[turn], persons.get(key), roles.get(key, "unknown"))
        for turn, key in enumerate(example.speakers)
    ]
    return Lesson(example, seen, given, allowed, persons, weight)


def matched(example: Example, people: Sequence[Person]) -> dict[str, int]:
    """Return who of the persons each named speaker is; one person is at most one speaker."""
    pairs = sorted(
        (
            (-max(likeness(name, person.name) for name in names), -len(person.words), number, speaker)
            for speaker, names in forms(example.scene).items()
            for number, person in enumerate(people)
        ),
    )
    found: dict[str, int] = {}
    taken: set[int] = set()
    for score, _, number, speaker in pairs:
        if -score >= LEAST and speaker not in found and number not in taken:
            found[speaker] = number
            taken.add(number)
    return found


def _allowed(persons: Sequence[int], truth: int | None, role: str) -> NDArray[np.bool_]:
    """The true states of a turn: of the person where he is among those who may speak, else unnamed ones."""
    named = np.array([[who == truth and role in (own, "unknown") for own in NAMED_ROLES] for who in persons])
    named = named.reshape(-1)
    unnamed = np.array([role in (own, "unknown") for own in UNNAMED_ROLES])
    if named.any():
        return np.concatenate([named, np.zeros(len(UNNAMED_ROLES), np.bool_)])
    return np.concatenate([named, unnamed])
