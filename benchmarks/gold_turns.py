"""How well changes of speaker are found where labels are taken away: exact sentence, by form and language.

    python -m benchmarks.gold_turns [../shared/data]

A change counts as found where a turn begins with exactly the sentence with which it begins in truth, as the
product cuts sentences; a sentence with words of two speakers belongs to the one who says more of it. Scenes
of `tests/gold/turns` need no data; the test parts of calls, pages and meetings do.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from pipeline.speakers.changes import changes
from training.speakers.changes.material import Example, example
from training.speakers.corpora import calls, kremlin, own, qmsum
from training.speakers.scene import Scene
from training.unpunctuated.calls import SYSTEMS

GOLD: Final = Path(__file__).parent.parent / "tests" / "gold" / "turns"
UNLIKE: Final = "kaldi-librispeech"
"""A recogniser of audio books that misses every second word of a call: shown, left out of the mean."""


class Score(NamedTuple):
    """Changes: found rightly, found, and in truth; likewise with a sentence of slack; words and seconds."""

    right: int
    found: int
    true: int
    near: int
    words: int
    seconds: float

    @property
    def precision(self) -> float:
        """Share of the changes found that are right."""
        return self.right / max(self.found, 1)

    @property
    def recall(self) -> float:
        """Share of the true changes that are found."""
        return self.right / max(self.true, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / max(self.found + self.true, 1)

    @property
    def near_f1(self) -> float:
        """The same where the sentence before or after counts too."""
        return 2 * self.near / max(self.found + self.true, 1)


def score(examples: Iterable[Example]) -> Score:
    """Return the score over several scenes, all changes counted together."""
    return total([_one(each) for each in examples])


def _one(each: Example) -> Score:
    begun = time.perf_counter()
    found = np.array([one.begins for one in changes(each.sentences)][1:], bool)
    seconds = time.perf_counter() - begun
    true = each.begins[1:]
    words = sum(len(one.text.split()) for one in each.sentences)
    return Score(
        int((found & true).sum()), int(found.sum()), int(true.sum()), _near(found, true), words, seconds
    )


def _near(found: np.ndarray, true: np.ndarray) -> int:
    """Pairs of a found and a true change at most a sentence apart, each used once."""
    left = [int(place) for place in np.flatnonzero(true)]
    pairs = 0
    for place in map(int, np.flatnonzero(found)):
        match = next((one for one in (place, place - 1, place + 1) if one in left), None)
        if match is not None:
            left.remove(match)
            pairs += 1
    return pairs


def sets(data: Path | None) -> Iterator[tuple[str, list[Scene]]]:
    """Yield names and scenes: own gold by language, and the test parts of the data where they are."""
    for path in sorted(GOLD.glob("*.jsonl")):
        yield f"own {path.stem}", list(own.read(path, "gold"))
    if data is None or not (data / "speech").is_dir():
        return
    yield "calls, gold marks", _tests(calls.scenes(data))
    for system in SYSTEMS:
        yield f"calls, {system}", _tests(calls.scenes(data, system))
    yield (
        "kremlin, questions and answers",
        [one for one in _tests(kremlin.scenes(data)) if one.form == "q_and_a"],
    )
    yield "qmsum, no lines", [_without_lines(one) for one in _tests(qmsum.scenes(data))]


def _tests(scenes: Iterable[Scene]) -> list[Scene]:
    return [scene for scene in scenes if scene.part == "test"]


def _without_lines(scene: Scene) -> Scene:
    return replace(scene, said=tuple(one._replace(opens_paragraph=False) for one in scene.said))


def show(name: str, found: Score) -> str:
    """Return one line of the report."""
    figures = (
        f"P {found.precision:.3f}  R {found.recall:.3f}  F1 {found.f1:.3f}  within one {found.near_f1:.3f}"
    )
    return (
        f"{name:34} {figures}  {found.true:5} changes  {found.words / max(found.seconds, 1e-9):9,.0f} words/s"
    )


def total(scores: Sequence[Score]) -> Score:
    """Return scores added up."""
    parts = [Score(0, 0, 0, 0, 0, 0.0), *scores]
    return Score(*(sum(column) for column in zip(*parts, strict=True)))


def main(data: Path | None) -> None:
    """Print the report."""
    changes([])
    of: dict[str, list[Score]] = {"own gold, all": [], "calls, six recognisers": []}
    for name, scenes in sets(data):
        found = score(example(scene) for scene in scenes)
        print(show(name, found), flush=True)
        if name.startswith("own"):
            of["own gold, all"].append(found)
        elif name.removeprefix("calls, ") in SYSTEMS and UNLIKE not in name:
            of["calls, six recognisers"].append(found)
    for name, scores in of.items():
        if scores:
            print(show(name, total(scores)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
