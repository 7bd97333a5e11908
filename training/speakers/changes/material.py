"""Scenes as examples: sentences as the product cuts them, and where in truth a turn begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.segment.lanes import sentences_of
from pipeline.segment.runs import Stretch
from pipeline.speakers.changes.tags import TAGS
from pipeline.speakers.spoken import Spoken
from training.speakers.scene import Scene, laid

PAUSE_S = 0.5
"""Silence at which the product lets a sentence end, in seconds."""


@dataclass(frozen=True)
class Example:
    """The sentences of a scene, and of each whether a turn begins with it and what tags it may have."""

    scene: Scene
    sentences: tuple[Spoken, ...]
    places: tuple[int, ...]
    """Where each sentence begins in the text of `laid`."""
    begins: NDArray[np.bool_]
    may: NDArray[np.bool_]
    """[sentences, tags]: several where the role is not known."""


def example(scene: Scene) -> Example:
    """Return a scene as an example."""
    document = laid(scene)
    starts = [start for start, _ in document.said]
    lines = _lines(document.text, document.said)
    pauses = _pauses(scene)
    breaks = [starts[number] for number, silence in pauses.items() if silence >= PAUSE_S]
    bounds = [
        one
        for own in sentences_of(
            [Stretch(document.text, start, end, scene.language) for start, end in lines],
            [[place for place in breaks if start < place < end] for start, end in lines],
        )
        for one in own
    ]
    opens = {start for start, _ in lines}
    first = [start for start, _ in bounds]
    whose = _speakers(scene, starts, bounds)
    begins = np.array([True, *(before != after for before, after in pairwise(whose))])
    sentences = tuple(
        Spoken(
            document.text[start:end],
            scene.language,
            _opens(document.text, start, opens),
            pauses.get(bisect_right(starts, start) - 1, 0.0)
            if _is_at(starts, start) and pauses
            else (0.0 if pauses else None),
        )
        for start, end in bounds
    )
    return Example(scene, sentences, tuple(first), begins, _may(scene, whose, begins))


def _opens(text: str, start: int, opens: set[int]) -> bool:
    line = text.rfind("\n", 0, start) + 1
    return start in opens or not text[line:start].strip()


def _is_at(starts: Sequence[int], place: int) -> bool:
    number = bisect_right(starts, place) - 1
    return number >= 0 and starts[number] == place


def _lines(text: str, said: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines of the speech, as spans."""
    start, end = said[0][0], said[-1][1]
    edges = [start]
    place = text.find("\n", start, end)
    while place >= 0:
        edges += [place, place + 1]
        place = text.find("\n", place + 1, end)
    edges.append(end)
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _pauses(scene: Scene) -> dict[int, float]:
    """Silence before each stretch whose times are known, in seconds."""
    return {
        number: max(0.0, after.start_s - before.end_s)
        for number, (before, after) in enumerate(pairwise(scene.said), start=1)
        if after.start_s is not None and before.end_s is not None
    }


def _speakers(scene: Scene, starts: Sequence[int], bounds: Sequence[tuple[int, int]]) -> list[str]:
    """The speaker of each sentence: who says the most of its characters, the later of two alike."""
    ends = [*starts[1:], 1 << 60]
    out = []
    for start, end in bounds:
        number = bisect_right(starts, start) - 1
        shares: dict[str, int] = {}
        while number < len(starts) and starts[number] < end:
            share = min(end, ends[number]) - max(start, starts[number])
            name = scene.said[number].speaker
            shares[name] = shares.pop(name, 0) + share
            number += 1
        out.append(max(reversed(list(shares)), key=lambda name: shares[name]))
    return out


def _may(scene: Scene, whose: Sequence[str], begins: NDArray[np.bool_]) -> NDArray[np.bool_]:
    roles = [scene.roles.get(name, "unknown") for name in whose]
    return np.array(
        [
            [tag.begins == starts and role in (tag.role, "unknown") for tag in TAGS]
            for role, starts in zip(roles, begins, strict=True)
        ]
    )
