"""The lessons: scenes of all corpora that are not held out, and what makes a person speak often."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.entities.knowledge import knowledge
from pipeline.speakers.naming.people import person_rows
from pipeline.speakers.naming.survey import Survey
from training.speakers.corpora import calls, kremlin, own
from training.speakers.naming.absent import with_absent
from training.speakers.naming.fit import fit_worth
from training.speakers.naming.truth import Lesson, lesson, speakers
from training.speakers.scene import Scene
from training.speakers.speeches import Example, examples

WEIGHTS: Final = {"kremlin": 0.5, "calls": 0.5, "own": 0.75}
"""How much a document counts, by corpus. Meetings of `qmsum` are only measured: many of their speakers are
called by seat or title, and learning from them made the other forms worse."""


def scenes(data: Path) -> Iterator[Scene]:
    """Yield the scenes that are learnt from, and the test parts of their corpora."""
    yield from kremlin.scenes(data)
    yield from calls.scenes(data)
    yield from own.scenes()


def lessons(data: Path) -> tuple[list[Lesson], NDArray[np.float64]]:
    """Return the lessons of train and development parts, and the weights of what persons are worth.

    Each scene comes twice: as it is, and with more people spoken of who are not there.
    """
    found = [_seen(one) for one in examples([scene for scene in scenes(data) if scene.part != "test"])]
    worth = fit_worth(
        np.concatenate([person_rows(seen) for _, seen, _ in found]),
        np.concatenate([turns_of(example, seen, persons) for example, seen, persons in found]),
    )
    twice = [
        (example, version, persons)
        for number, (example, seen, persons) in enumerate(found)
        for version in (seen, with_absent(seen, random.Random(number)))
    ]
    return [
        lesson(example, seen, persons, worth, WEIGHTS[example.scene.corpus])
        for example, seen, persons in twice
    ], worth


def _seen(example: Example) -> tuple[Example, Survey, dict[str, int]]:
    return example, *speakers(example, knowledge())


def turns_of(example: Example, seen: Survey, persons: dict[str, int]) -> NDArray[np.float64]:
    """Return how many turns each person of a document speaks."""
    counts = Counter(example.speakers)
    out = np.zeros(len(seen.persons))
    for speaker, person in persons.items():
        out[person] = counts[speaker]
    return out


def folds(several: Sequence[Lesson], count: int) -> list[int]:
    """Return the fold of each lesson; all versions of a scene are in one."""
    keys = [one.example.scene.scene_id for one in several]
    numbers = {key: number % count for number, key in enumerate(sorted(set(keys)))}
    return [numbers[key] for key in keys]
