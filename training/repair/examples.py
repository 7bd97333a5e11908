"""Labelled candidates of the calls, in the context that production gives, and of text misheard on purpose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pipeline.entities.knowledge import knowledge
from pipeline.entities.repair.costs import Costs, Floats
from pipeline.entities.repair.features import NAMES
from pipeline.entities.repair.model import Model
from pipeline.entities.repair.ordinary import Ordinary
from pipeline.entities.repair.page import Survey, survey
from training.repair import mishear
from training.repair.calls import Call
from training.repair.documents import document, is_right, truth, with_matches
from training.repair.ordinary import with_calls
from training.unpunctuated.calls import SYSTEMS


class Example(NamedTuple):
    """A document with what was weighed, and which candidates are right (1 or 0)."""

    call: str
    system: str
    seen: Survey
    is_right: Floats


def examples(
    data: Path, calls: Sequence[Call], others: Sequence[Call], costs: Costs, base: Ordinary
) -> Iterator[Example]:
    """Yield each recogniser's output of each call.

    What ordinary text looks like comes from `others` without the call itself, as for a call never seen.
    """
    kb = knowledge()
    for call in calls:
        rest = [other for other in others if other.number != call.number]
        fitted = _unfitted(costs, with_calls(base, rest))
        for system in SYSTEMS:
            made = with_matches(document(data, system, call), kb)
            seen = survey(made.page, made.links, made.stretches, kb, (), fitted)
            known = truth(call, seen.scene.heard.folded)
            labels = [is_right(one, seen, known) for one in seen.candidates]
            yield Example(call.number, system, seen, np.array(labels, dtype=np.float64))


def misheard_examples(
    data: Path, count: int, costs: Costs, ordinary: Ordinary, seed: int
) -> Iterator[Example]:
    """Yield political text with names misheard on purpose."""
    fitted = _unfitted(costs, ordinary)
    for seen, right in mishear.examples(data, count, fitted, knowledge(), seed):
        yield Example("made", "made", seen, np.array(right, dtype=np.float64))


def _unfitted(costs: Costs, ordinary: Ordinary) -> Model:
    return Model(costs, {"en": ordinary}, np.zeros(len(NAMES) + 1), 0.5, 0.5)
