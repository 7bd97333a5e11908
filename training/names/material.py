"""What the network learns names from: all training windows, and how often each set is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np

from training.names.batches import LONGEST, Material
from training.names.corpora import Document
from training.names.examples import Example, examples
from training.names.varied import inventory

WEIGHTS: Final = {
    "ewt": 4.0,
    "swedish-ner-corpus": 3.0,
    "set-sr": 3.0,
    "set-hr": 1.5,
    "germeval": 3.0,
    "tilde-uk": 2.0,
    "factrueval": 2.0,
    "crossner-politics": 4.0,
    "crossner-politics-official": 2.5,
    "wikigold": 1.5,
    "talbanken": 1.5,
    "wnut17": 0.5,
    "earnings21": 0.7,
    "btc": 0.7,
    "tilde-ru": 0.7,
    "norne-nob": 0.35,
    "norne-nno": 0.25,
    "tilde-cs": 0.4,
    "tilde-pl": 0.4,
    "newseye-sv": 0.3,
    "europeana-bnf": 0.2,
    "europeana-lft": 0.1,
    "europeana-onb": 0.1,
    "europeana-sbb": 0.1,
}
"""How often a set is drawn for its length; 1 where not named. Old newspapers with misread letters least."""
ALSO: Final = frozenset({"crossner-politics-official"})
"""Development parts that train: CrossNER's own, as a fifth of its training part is held back instead."""


class Lesson(NamedTuple):
    """The windows, the sets they come from by number, and the types that each set marks."""

    material: Material
    sources: list[str]
    types: list[frozenset[str]]


def training_parts(documents: Iterable[Document]) -> list[Document]:
    """Return the documents that train."""
    return [one for one in documents if one.types and (one.split == "train" or one.source in ALSO)]


def lesson(documents: Iterable[Document]) -> Lesson:
    """Return the windows of the documents that train, with their weights."""
    parts = training_parts(documents)
    marked = {one.source: frozenset[str](one.types) for one in parts}
    sources = sorted(marked)
    windows = [window for document in parts for window in examples(document, LONGEST)]
    weights = np.array([_weight(window) for window in windows])
    material = Material(windows, weights, inventory(windows), sources)
    return Lesson(material, sources, [marked[source] for source in sources])


def _weight(window: Example) -> float:
    return WEIGHTS.get(window.source, 1.0) * len(window.tokens) / LONGEST
