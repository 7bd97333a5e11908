"""Everything the model of changes learns from, with the weight each corpus is drawn by."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from training.speakers.changes.material import Example, example
from training.speakers.corpora import calls, kremlin, own, plain, qmsum
from training.speakers.scene import Scene
from training.unpunctuated.calls import SYSTEMS

WEIGHTS: Final = (
    {"kremlin": 8.0, "qmsum": 2.0, "calls": 4.0, "own": 2.5, "heard": 1.1, "plain": 0.25},
    {"kremlin": 6.0, "qmsum": 2.0, "calls": 3.0, "own": 4.0, "heard": 0.8, "plain": 0.25},
    {"kremlin": 6.0, "qmsum": 2.0, "calls": 4.0, "own": 3.0, "heard": 1.0, "plain": 0.25},
)
"""How much oftener a stretch is drawn for the square root of its sentences, by each network."""


class Drawn(NamedTuple):
    """An example and how often it is drawn."""

    example: Example
    kind: str

    def weight(self, weights: Mapping[str, float]) -> float:
        """Return its weight."""
        return weights[self.kind] * math.sqrt(max(1, len(self.example.sentences)))


def scenes(data: Path) -> Iterator[tuple[str, Scene]]:
    """Yield kinds and scenes, of all parts."""
    yield from (("own", scene) for scene in own.scenes())
    yield from (("kremlin", scene) for scene in kremlin.scenes(data))
    yield from (("qmsum", without_lines(scene)) for scene in qmsum.scenes(data))
    yield from (("calls", scene) for scene in calls.scenes(data))
    for system in SYSTEMS:
        yield from (("heard", scene) for scene in calls.scenes(data, system))
    yield from (("plain", scene) for scene in plain.scenes(data))
    yield from (("plain", scene) for scene in plain.sessions(data))


def without_lines(scene: Scene) -> Scene:
    """Return a scene whose lines do not give its turns away."""
    return replace(scene, said=tuple(one._replace(opens_paragraph=False) for one in scene.said))


def drawn(data: Path) -> list[Drawn]:
    """Return all examples that say anything, of all parts."""
    found = (Drawn(example(scene), kind) for kind, scene in scenes(data))
    return [one for one in found if len(one.example.sentences) > 3]
