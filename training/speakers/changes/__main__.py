"""Train the model of changes: `python -m training.speakers.changes ../shared/data [--steps N] [--fold K]`.

Three networks are trained from different beginnings; they draw recognisers' output in different measure.


With a fold, of the official pages every fourth from that one on is held out instead of the test part, the
score on them is printed, and nothing is written: four folds measure all pages.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from pipeline.speakers.changes.network import FOLDER
from pipeline.speakers.changes.vectors import Vectors
from training.speakers.changes import gate
from training.speakers.changes.batches import Encoded, encode, vocabulary
from training.speakers.changes.export import save, settle
from training.speakers.changes.sets import WEIGHTS, Drawn, drawn
from training.speakers.changes.train import Trained, train

_FOLDS: Final = 4
_GRID: Final = np.arange(0.2, 0.75, 0.02)


def main() -> None:
    """Train, fit the threshold on the development parts, write the files, print the scores."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("data", type=Path)
    given.add_argument("--steps", type=int, default=1_600)
    given.add_argument("--fold", type=int)
    given.add_argument("--out", type=Path, default=FOLDER)
    asked = given.parse_args()
    several = _parts(drawn(asked.data), asked.fold)
    training = several["train"] + (several["dev"] if asked.fold is not None else [])
    vectors = Vectors()
    words = vocabulary([one.example for one in training if one.kind != "heard"])
    encoded = [encode(one.example, words, vectors) for one in training]
    held = several["test" if asked.fold is not None else "dev"]
    checked = [(one, encode(one.example, words, vectors)) for one in held]
    print(f"{len(training)} scenes, {len(words)} words", flush=True)
    trained = [
        train(
            encoded,
            [one.weight(own) for one in training],
            len(words) + 2,
            vectors,
            steps=asked.steps,
            seed=seed,
        )
        for seed, own in enumerate(WEIGHTS)
    ]
    threshold = _report(trained, checked)
    if asked.fold is None:
        for number, one in enumerate(trained):
            save(one, words, asked.out, number)
        settle(len(trained), threshold, asked.out)
        gate.fit(asked.data, asked.out)


def _parts(several: Sequence[Drawn], fold: int | None) -> dict[str, list[Drawn]]:
    out: dict[str, list[Drawn]] = {"train": [], "dev": [], "test": []}
    pages = 0
    for one in several:
        part = one.example.scene.part
        if fold is not None and one.kind == "kremlin":
            part = "test" if pages % _FOLDS == fold else "train"
            pages += 1
        out[part].append(one)
    return out


def _report(trained: Sequence[Trained], checked: Sequence[tuple[Drawn, Encoded]]) -> float:
    """Print the score of each kind at the threshold that is best over the means of kinds; return that."""
    found: dict[str, list[tuple[np.ndarray, np.ndarray]]] = {}
    for one, numbers in checked:
        found.setdefault(one.kind, []).append((_mean(trained, numbers)[1:], one.example.begins[1:]))
    kinds = {kind: pairs for kind, pairs in found.items() if any(true.any() for _, true in pairs)}
    best = max(_GRID, key=lambda at: sum(_f1(pairs, at)[2] for pairs in kinds.values()))
    for kind, pairs in kinds.items():
        precision, recall, f1 = _f1(pairs, best)
        print(f"{kind:10} at {best:.2f}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    return float(best)


def _mean(trained: Sequence[Trained], numbers: Encoded) -> np.ndarray:
    return np.asarray(np.mean([one.begins(numbers) for one in trained], axis=0))


def _f1(pairs: Sequence[tuple[np.ndarray, np.ndarray]], at: float) -> tuple[float, float, float]:
    right = sum(int(((scores >= at) & true).sum()) for scores, true in pairs)
    said = sum(int((scores >= at).sum()) for scores, _ in pairs)
    true = sum(int(true.sum()) for _, true in pairs)
    return right / max(said, 1), right / max(true, 1), 2 * right / max(said + true, 1)


if __name__ == "__main__":
    main()
