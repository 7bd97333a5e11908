import json
from pathlib import Path

import pytest

import training.quotes
from pipeline.quotes.model import probability
from training.quotes.regression import choice, logistic

FOLDER = Path(training.quotes.__file__).parent


def test_a_feature_that_tells_gets_its_weight() -> None:
    rows = [{"told": 1.0, "bias": 1.0}] * 20 + [{"bias": 1.0}] * 20
    weights = logistic(rows, [True] * 20 + [False] * 20, 2.0, {})
    assert probability(rows[0], weights) > 0.8
    assert probability(rows[-1], weights) < 0.2


def test_without_evidence_the_prior_stays() -> None:
    weights = logistic([{"seen": 1.0}], [True], 0.5, {"unseen": -1.5})
    assert weights["unseen"] == -1.5


def test_the_candidate_that_is_always_chosen_wins() -> None:
    group = [{"left": 1.0}, {"right": 1.0}]
    weights = choice([group] * 20, [1] * 20, 2.0, {})
    assert weights["right"] > 0 > weights["left"]


@pytest.mark.parametrize(
    "path", sorted(FOLDER.glob("*/*.jsonl")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_marks_of_the_texts_lie_where_they_say(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for number, one in enumerate(row["quotes"]):
            surface = row["text"][one["start"] : one["end"]]
            assert surface
            assert surface == surface.strip()
            assert one["parent"] is None or one["parent"] != number
            assert one["continues"] is None or one["continues"] < number
