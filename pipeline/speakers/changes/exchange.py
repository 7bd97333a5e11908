"""Whether a written body is an exchange of several speakers at all: most are not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from math import exp, log1p
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.speakers.spoken import Spoken

FILE: Final = Path(__file__).parent / "model" / "exchange.json"
_MARKS: Final = "?？؟;"
_OPENING: Final = frozenset("\"“„«»‘‚'”—–-")


class Change(NamedTuple):
    """Whether a turn begins with a sentence, and the probability of it."""

    begins: bool
    score: float


def signs(spoken: Sequence[Spoken], said: Sequence[Change]) -> list[float]:
    """Return what speaks for an exchange: expected changes and how sure they are, questions, quoted lines."""
    scores = [one.score for one in said[1:]] or [0.0]
    best = sorted(scores, reverse=True)
    third = best[2] if len(best) > 2 else 0.0
    changing = max(sum(one.begins for one in said), 1)
    return [
        log1p(sum(scores)),
        sum(scores) / len(scores),
        best[0],
        third,
        sum(one.text.rstrip()[-1:] in _MARKS for one in spoken) / len(spoken),
        sum(one.text[:1] in _OPENING for one, two in zip(spoken, said, strict=True) if two.begins) / changing,
        log1p(len(spoken)),
    ]


def is_exchange(spoken: Sequence[Spoken], said: Sequence[Change]) -> bool:
    """Return whether several people are likelier to speak here than one, or none."""
    weights, bias, threshold = _weights()
    total = bias + sum(a * b for a, b in zip(weights, signs(spoken, said), strict=True))
    return 1 / (1 + exp(-max(min(total, 50.0), -50.0))) >= threshold


@cache
def _weights() -> tuple[tuple[float, ...], float, float]:
    stored = json.loads(FILE.read_text(encoding="utf-8"))
    return tuple(stored["weights"]), float(stored["bias"]), float(stored["threshold"])
