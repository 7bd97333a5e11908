"""The networks at work: sentences to scores of tags, run by ONNX Runtime on one core.

Several networks, trained alike from different beginnings, are asked, and their probabilities averaged. A
graph is `training.speakers.changes.network.Reader` without the vectors of words: those do not depend on
their neighbours, so each is made once per process, from a table of frequent words and the vectors of the
names recogniser.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from pipeline.speakers.changes import vectors as of_words
from pipeline.speakers.changes.decode import Floats, begins, marginals
from pipeline.speakers.changes.vectors import Vectors
from pipeline.speakers.changes.words import Words, read
from pipeline.speakers.spoken import Spoken

FOLDER: Final = Path(__file__).parent / "model"
SETTINGS: Final = "model.json"
UNKNOWN: Final = 1
_AT_ONCE: Final = 512
"""Sentences read together, so that memory does not grow with the document."""
_BESIDE: Final = 48
"""Sentences on either side that are read along, for what they say of those in between."""


class Network:
    """One graph, its vectors of words, and the transitions of its chain."""

    def __init__(self, folder: Path, number: int) -> None:
        import onnxruntime

        own = np.load(folder / f"words-{number}.npz")
        self._given: Floats = own["given"].astype(np.float64)
        self._own: NDArray[np.float32] = own["own"].astype(np.float32)
        self._numbers = {word: row for row, word in enumerate(str(own["words"]).split("\n"), start=2)}
        self._vectors: NDArray[np.float32] = np.zeros((1, self._own.shape[1]), np.float32)
        self.start: Floats = own["start"].astype(np.float64)
        self.between: Floats = own["between"].astype(np.float64)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # a worker is one core
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            str(folder / f"network-{number}.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def scores(self, seen: Words, rows: NDArray[np.int64], words: Vectors) -> NDArray[np.float32]:
        """Return the scores [sentences, tags] of sentences in a row; `rows` are their words' in `words`."""
        self._learn(words)
        given: dict[str, NDArray[Any]] = {
            "words": self._vectors[rows],
            "shapes": seen.shapes,
            "classes": seen.classes,
            "numbers": seen.numbers,
        }
        out = self._session.run(None, {name: part[None] for name, part in given.items()})[0][0]
        return np.asarray(out, np.float32)

    def _learn(self, words: Vectors) -> None:
        """Make the vectors of words that are new."""
        known = len(self._vectors)
        if known < len(words.words):
            numbers = [self._numbers.get(word, UNKNOWN) for word in words.words[known:]]
            # In double precision, so that a word's vector does not hang on the words it was made with.
            made = words.since(known).astype(np.float64) @ self._given + self._own[numbers]
            self._vectors = np.concatenate([self._vectors, made.astype(np.float32)])

    def forget(self) -> None:
        """Forget the words met."""
        self._vectors = self._vectors[:1]


def probabilities(sentences: Sequence[Spoken], several: Sequence[Network]) -> Floats:
    """Return the probability that a turn begins with each sentence of a speech: the mean of all networks'."""
    parts = zip(*_parts(sentences, several), strict=True)
    found = [
        begins(marginals(np.concatenate(own).astype(np.float64), one.start, one.between))
        for one, own in zip(several, parts, strict=True)
    ]
    return np.asarray(np.mean(found, axis=0))


def _parts(sentences: Sequence[Spoken], several: Sequence[Network]) -> Iterator[list[NDArray[np.float32]]]:
    """Yield stretch after stretch the scores of each network."""
    words = vectors()
    for start in range(0, len(sentences), _AT_ONCE):
        if words.forget_many():
            for one in several:
                one.forget()
        first, stop = max(0, start - _BESIDE), min(len(sentences), start + _AT_ONCE)
        seen = read(sentences[first : stop + _BESIDE])
        rows = words.rows(seen.forms)
        yield [one.scores(seen, rows, words)[start - first : stop - first] for one in several]


@cache
def vectors() -> Vectors:
    """Return the words met so far in this process, which all networks share."""
    return Vectors()


@cache
def networks() -> tuple[Network, ...]:
    """Return the networks that ship, loaded once per process."""
    return tuple(Network(FOLDER, number) for number in range(settings()["networks"]))


@cache
def settings() -> dict[str, Any]:
    """Return what was fitted beside the weights: how many networks there are, the threshold."""
    stored: dict[str, Any] = json.loads((FOLDER / SETTINGS).read_text(encoding="utf-8"))
    return stored


def files() -> tuple[Path, ...]:
    """Return all files that the probabilities hang on."""
    own = sorted(path for path in FOLDER.iterdir() if path.suffix in (".onnx", ".npz", ".json"))
    return (*own, of_words.FILE)
