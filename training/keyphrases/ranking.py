"""Fit which phrases of a document are its keyphrases, on documents of our own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import regex
from sklearn.linear_model import LogisticRegression

from pipeline.claims.stems import stem
from pipeline.keyphrases.candidates import Candidate, candidates
from pipeline.keyphrases.rank import FEATURES, FILE, Stems, count, features
from pipeline.topics.words import LEXICON_OF, folder

FOLDER: Final = Path(__file__).with_name("documents")
_STRENGTH: Final = 0.5
_SENTENCE: Final = regex.compile(r"[^.!?]+[.!?]*")
_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}]+")
Floats = npt.NDArray[np.float64]


class Own(NamedTuple):
    """A document of our own: its language, text, keyphrases, and words that are in no keyphrase."""

    language: str
    text: str
    phrases: tuple[str, ...]
    never: frozenset[str]


def documents() -> list[Own]:
    """Read our documents: a line of text, one of keyphrases (`+`), one of words of no keyphrase (`-`)."""
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        for text, chosen, never in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
            phrases = tuple(phrase.strip() for phrase in chosen.removeprefix("+").split("|"))
            found.append(Own(path.stem, text, phrases, frozenset(never.removeprefix("-").split())))
    return found


def key(phrase: str, language: str) -> Stems:
    """Return the stems of a phrase, by which inflected forms are one."""
    family = LEXICON_OF[language]
    return tuple(stem(folder(family)(word), family) for word in _WORD.findall(phrase))


def found_in(own: Own) -> list[Candidate]:
    """Return the candidates of a document, its names not known."""
    return [
        each
        for sentence in _SENTENCE.finditer(own.text)
        for each in candidates(sentence.group(), own.language, offset=sentence.start())
    ]


def examples(own: Own) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Return the features of the candidates of a document, and which are keyphrases."""
    chosen = {key(phrase, own.language) for phrase in own.phrases}
    rows, right = [], []
    for counted in count(found_in(own)).values():
        start, end = counted.places[0]
        rows.append(features(counted, len(own.text)))
        right.append(key(own.text[start:end], own.language) in chosen)
    return np.array(rows, np.float64).reshape(-1, len(FEATURES)), np.array(right, np.bool_)


def fit(given: Sequence[Own]) -> dict[str, float]:
    """Return the weight of each feature."""
    pairs = [examples(own) for own in given]
    rows, right = np.vstack([pair[0] for pair in pairs])[:, 1:], np.concatenate([pair[1] for pair in pairs])
    middle, spread = rows.mean(0), rows.std(0) + 1e-9
    model = LogisticRegression(C=_STRENGTH, max_iter=500).fit((rows - middle) / spread, right)
    slopes = model.coef_[0] / spread
    constant = float(model.intercept_[0] - slopes @ middle)
    return dict(zip(FEATURES, [round(each, 4) for each in (constant, *slopes.tolist())], strict=True))


def write(weights: dict[str, float]) -> None:
    """Store the weights."""
    FILE.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")
