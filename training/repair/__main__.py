"""`python -m training.repair ../shared/data`: learn costs, fit the classifier, write the model (5 minutes).

The training calls teach; the threshold is the one that holds the precision on calls left out in turn, over
the training and the development calls together. The test calls are never looked at.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import numpy as np

from pipeline.entities.repair.costs import Costs, Floats
from pipeline.entities.repair.model import FILE, Model, probabilities
from training.repair.calls import Call, load
from training.repair.classifier import fit, threshold
from training.repair.em import learn as learn_costs
from training.repair.examples import Example, examples, misheard_examples
from training.repair.ordinary import learn as learn_ordinary
from training.repair.ordinary import with_calls
from training.repair.pairs import pairs
from training.repair.write import write
from training.unpunctuated.calls import calls

PRECISION: Final = 0.92
PRECISION_OF_SLOTS: Final = 0.94
_FRESH: Final = 1_500
_FOLDS: Final = 4
_MADE: Final = 3_000


def main(data: Path) -> None:
    """Train on the calls under `data` and write the model file of the package."""
    numbers = sorted(calls(data, "train") + calls(data, "dev"))
    known = [load(data, number) for number in numbers]
    base = learn_ordinary(data)
    costs, ordinary = learn_costs(pairs(data, numbers)), with_calls(base, known)
    made = list(misheard_examples(data, _MADE, costs, ordinary, seed=5))
    folds = [known[first::_FOLDS] for first in range(_FOLDS)]
    found = [list(examples(data, fold, known, _costs_without(data, fold, known), base)) for fold in folds]
    least = threshold(_left_out(found, made), PRECISION, is_slot=False)
    weights = fit([one for some in found for one in some], made)
    print(f"{sum(len(one.is_right) for some in found for one in some)} candidates, threshold {least:.3f}")
    fitted = Model(costs, {"en": ordinary}, weights, least, 0.5)
    fresh = misheard_examples(data, _FRESH, costs, ordinary, seed=6)
    judged = [(one, probabilities(one.seen.rows, fitted)) for one in fresh]
    write(fitted._replace(slot_threshold=threshold(judged, PRECISION_OF_SLOTS, is_slot=True)), FILE)


def _left_out(found: list[list[Example]], made: list[Example]) -> list[tuple[Example, Floats]]:
    """Each fold's examples with the chances that weights fitted to the other folds give."""
    judged: list[tuple[Example, Floats]] = []
    for number, here in enumerate(found):
        rest = [one for other, some in enumerate(found) if other != number for one in some]
        model = Model(_NO_COSTS, {}, fit(rest, made), 0.5, 0.5)
        judged += [(one, probabilities(one.seen.rows, model)) for one in here]
    return judged


_NO_COSTS: Final = Costs(np.zeros((0, 0)), np.zeros((2, 0)), 0.0)


def _costs_without(data: Path, fold: list[Call], known: list[Call]) -> Costs:
    left = {call.number for call in fold}
    return learn_costs(pairs(data, [call.number for call in known if call.number not in left]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
