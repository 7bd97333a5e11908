"""`python -m training.quotes`: fits `pipeline/quotes/weights.json` on `training/quotes/texts`.

Three logistic regressions: whether a draft is a quote, which candidate speaks (a conditional logit), and, on
rows of texts that the first two did not see, whether a row is right. Prints what texts left out give; those
that are translations of each other are left out together.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.gold_quotes import print_table
from benchmarks.gold_quotes_score import Compared, compared, whole
from benchmarks.gold_quotes_texts import Marked, marked
from pipeline.quotes.find import traced
from pipeline.quotes.model import WEIGHTS, Model, logit, probability
from training.quotes.examples import Example, examples
from training.quotes.regression import choice, logistic

TEXTS: Final = Path(__file__).parent / "texts"
CALIBRATION: Final = Path(__file__).parent / "calibration"
"""Texts that nobody looked at while writing rules: what they give tells how much to trust scores."""
MEANS: Final = Path(__file__).parent / "prior.json"
"""What the weights are believed to be before any text is read, by whoever wrote the features."""
_PRIOR: Final = 0.7
_ROW_PRIOR: Final = 0.7
_PLATT_PRIOR: Final = 1.0


def main() -> int:
    """Fit, print, write."""
    fitted, table = cross_validated(marked(TEXTS))
    print_table(table)
    write(calibrated(fitted, marked(CALIBRATION)))
    return 0


def calibrated(fitted: Model, unseen: Sequence[Marked]) -> Model:
    """Return the model with the scores of rows moved to what texts give that no rule was written for.

    The rules were made with `TEXTS` at hand, so even folds left out flatter them. One slope and one shift on
    the logit (Platt, 1999) are fitted on the unseen texts.
    """
    left = [_left_out(text, "", fitted) for text in unseen]
    rows = [row for one in left for row in one.features]
    shown = [{"slope": logit(row, fitted.row), "shift": 1.0} for row in rows]
    right = [whole(pair) for one in left for pair in one.pairs[: len(one.features)]]
    platt = logistic(shown, right, _PLATT_PRIOR, {"slope": 1.0})
    moved = {name: platt["slope"] * value for name, value in fitted.row.items()}
    moved["bias"] = moved.get("bias", 0.0) + platt.get("shift", 0.0)
    table: dict[str, list[Compared]] = defaultdict(list)
    for one in left:
        table[one.language] += _scored(one, moved)
    print_table(table)
    return fitted._replace(row={name: round(value, 4) for name, value in moved.items()})


class Left(NamedTuple):
    """What a text left out gives: its pairs, of which the first are the rows found, with features."""

    fold: str
    language: str
    pairs: list[Compared]
    features: list[Mapping[str, float]]


def cross_validated(texts: Sequence[Marked]) -> tuple[Model, dict[str, list[Compared]]]:
    """Return the model fitted on all texts, and by language what it finds in texts left out."""
    some = examples(texts)
    left: list[Left] = []
    for fold in sorted({_fold(text.name) for text in texts}):
        part = _fitted([one for one in some if _fold(one.text) != fold])
        left += [_left_out(text, fold, part) for text in texts if _fold(text.name) == fold]
    table: dict[str, list[Compared]] = defaultdict(list)
    for one in left:
        row = _rows([other for other in left if other.fold != one.fold])
        table[one.language] += _scored(one, row)
    return _fitted(some)._replace(row=_rows(left)), table


def _left_out(text: Marked, fold: str, fitted: Model) -> Left:
    rows = traced(text.asked, fitted)
    pairs = compared(text, [quote for quote, _ in rows])
    return Left(fold, text.language, pairs, [features for _, features in rows])


def _scored(one: Left, row: Mapping[str, float]) -> list[Compared]:
    """The pairs with scores by the weights of rows."""
    scores = [probability(features, row) for features in one.features]
    found = [
        pair._replace(found=pair.found._replace(score=score))
        for pair, score in zip(one.pairs, scores, strict=False)
        if pair.found
    ]
    return [*found, *one.pairs[len(found) :]]


def _fold(name: str) -> str:
    return name.split("-")[1]


def _fitted(some: Sequence[Example]) -> Model:
    """The model without the scores of rows."""
    prior = json.loads(MEANS.read_text(encoding="utf-8"))
    chosen = [one for one in some if one.speaker is not None and len(one.candidates) > 1]
    quote = logistic([one.features for one in some], [one.is_quote for one in some], _PRIOR, prior["quote"])
    speaker = choice(
        [one.candidates for one in chosen], [one.speaker or 0 for one in chosen], _PRIOR, prior["speaker"]
    )
    return Model(quote, speaker, {})


def _rows(left: Sequence[Left]) -> dict[str, float]:
    features = [row for one in left for row in one.features]
    right = [whole(pair) for one in left for pair in one.pairs[: len(one.features)]]
    return logistic(features, right, _ROW_PRIOR, {})


def write(fitted: Model) -> None:
    """Write the weights."""
    text = json.dumps(fitted._asdict(), indent=0, sort_keys=True, ensure_ascii=False)
    WEIGHTS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
