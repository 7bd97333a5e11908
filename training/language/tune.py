"""What the weights do not give: priors, by reason, and heat, by the odd lines of the tuning texts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.language.model import OTHER, Alphabet
from training.language.scripts import to_latin

_FOREMOST: Final = frozenset("be bg bs da de en es fr hr mk nb pl ru sr sv uk".split())
_LOG_PRIOR: Final = {"nn": -2.5, "bs": 1.0, OTHER: -5.0}
"""Nynorsk is a tenth of what is written in Norwegian. Bosnian, between two others, is told too seldom."""

_LESS: Final = -4.0
"""Languages that statements are seldom in: for a text that could be Spanish or Portuguese, the former."""

_HEATS: Final = tuple(np.geomspace(0.5, 4, 13).tolist())
_GROWTHS: Final = tuple(np.linspace(0, 0.8, 9).tolist())
_SHORTEST, _KINDS_OF_LENGTH = 3, 6


def prior(languages: tuple[str, ...]) -> NDArray[np.float32]:
    """Return the log prior of each language, the foremost at 0."""
    return np.array(
        [0.0 if one in _FOREMOST else _LOG_PRIOR.get(one, _LESS) for one in languages], np.float32
    )


def texts(folder: Path, alphabet: Alphabet) -> Iterator[tuple[str, str]]:
    """Every odd line of the tuning texts with its language: sentences, word pairs and cuttings."""
    for path in sorted(folder.glob("*-*.txt")):
        language, _, kind = path.stem.partition("-")
        if language not in alphabet.languages:
            continue
        lines = [line.strip().lower() for line in path.read_text("utf-8").strip().split("\n")[::2]]
        if language == "sr" and alphabet.first < 0x400:
            lines = [to_latin(line) for line in lines]
        yield from ((language, line) for line in lines)
        if kind == "sentences":
            yield from ((language, cut(line, number)) for number, line in enumerate(lines))


def cut(sentence: str, number: int) -> str:
    """Return three to eight words from the sentence; which, its number says."""
    words = sentence.split()
    length = min(_SHORTEST + number % _KINDS_OF_LENGTH, len(words))
    start = number * 7 % (len(words) - length + 1)
    return " ".join(words[start : start + length])


def heat(
    sums: NDArray[np.float32],
    letters: NDArray[np.float32],
    true: NDArray[np.int64],
    log_prior: NDArray[np.float32],
) -> tuple[float, float]:
    """Find the heat under which the true languages of the texts are most probable.

    Temperature scaling (Guo et al. 2017), here growing with length.
    """

    def surprise(heat: float, growth: float) -> float:
        logs = (sums + log_prior) / (heat * letters**growth)[:, None]
        logs -= logs.max(axis=1, keepdims=True)
        own = logs[np.arange(len(true)), true] - np.log(np.exp(logs).sum(axis=1))
        return float(-own.mean())

    return min(product(_HEATS, _GROWTHS), key=lambda pair: surprise(*pair))
