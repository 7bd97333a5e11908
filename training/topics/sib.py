"""SIB-200 (Adelani et al. 2024): seven topics, the same sentences in nine languages, where gold exists."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from sklearn.svm import LinearSVC

from training.topics.material import SENTENCES, Labelled, Unit, tallied
from training.topics.matrix import features, space

LANGUAGES: Final = {
    "eng_Latn": "en", "swe_Latn": "sv", "rus_Cyrl": "ru", "ukr_Cyrl": "uk", "srp_Cyrl": "sr",
    "hrv_Latn": "hr", "deu_Latn": "de", "fra_Latn": "fr", "spa_Latn": "es",
}  # fmt: skip
COST: Final = 0.5
"""C of the machines, chosen like `PARTS` in folds of the train part."""
PARTS: Final = (1.0, 1.5, 0.4, 0.2)
"""Weights of the blocks: sentences of encyclopaedias say more by their words than by their subject."""


def sib(folder: Path, part: str) -> list[Labelled]:
    """Read one part of SIB-200 in all languages: train, dev or test."""
    return [
        each for name, language in LANGUAGES.items() for each in _sib(folder / f"{name}-{part}.tsv", language)
    ]


def _sib(path: Path, language: str) -> Iterator[Labelled]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Labelled(language, int(row["index_id"]), row["category"], row["text"])


def sentences(folder: Path = SENTENCES) -> list[Labelled]:
    """Read our own sentences of the same classes."""
    found = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                found.append(Labelled(path.stem, -1, row["class"], row["text"]))
    return found


def predicted(train: list[Labelled], test: list[Labelled]) -> npt.NDArray[np.str_]:
    """Fit on `train` and return the class of each sentence of `test`."""
    tallies = tallied(Unit(each.language, (), each.text) for each in train)
    known = space(tallies)
    machine = LinearSVC(C=COST, random_state=0)
    machine.fit(features(tallies, known, PARTS), [each.label for each in train])
    judged = features(tallied(Unit(each.language, (), each.text) for each in test), known, PARTS)
    found: npt.NDArray[np.str_] = machine.predict(judged)
    return found


def accuracy_by_language(folder: Path, part: str = "dev") -> dict[str, float]:
    """Return the accuracy on a part of SIB-200 of a separator fitted on its train part and our sentences."""
    test = sib(folder, part)
    found = predicted(sib(folder, "train") + sentences(), test)
    right = np.array([each.label == label for each, label in zip(test, found, strict=True)])
    languages = np.array([each.language for each in test])
    return {language: float(right[languages == language].mean()) for language in LANGUAGES.values()}
