"""The fitted weights (`weights.json`, by `training/quotes`) and what they say of drafts and candidates."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from pipeline.quotes.ranking import Candidate

WEIGHTS = Path(__file__).parent / "weights.json"


class Model(NamedTuple):
    """Weights by feature, of four logistic regressions."""

    quote: Mapping[str, float]
    """Whether a draft is a quote at all."""
    speaker: Mapping[str, float]
    """Which candidate speaks."""
    row: Mapping[str, float]
    """Whether the finished row is right in kind, span and speaker."""


@cache
def model() -> Model:
    """Return the fitted weights."""
    read = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Model(read["quote"], read["speaker"], read["row"])


def logit(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the weighted sum."""
    return sum(value * weights.get(name, 0.0) for name, value in features.items())


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the probability of a logistic regression."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, logit(features, weights)))))


def chosen(some: Sequence[Candidate], weights: Mapping[str, float]) -> tuple[Candidate, float]:
    """Return the likeliest candidate and its share of all."""
    values = [logit(one.features, weights) for one in some]
    best = max(range(len(some)), key=lambda place: (values[place], -place))
    return some[best], 1 / sum(exp(max(-60.0, value - values[best])) for value in values)
