"""`python -m training.claims`: fits the verdict on our own pairs and says what it is worth.

    --data ../shared/data   count the words of each language and place them among each other again first

Figures are out of fold: five folds by transcript, each judged by weights that never saw it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from pipeline.claims.check import Evidence, decided, evidence_for
from pipeline.claims.claim import VERDICTS
from pipeline.claims.features import NAMES
from pipeline.claims.heard import heard
from pipeline.claims.model import FILE, Model, columns
from training.claims import frequencies, vectors
from training.claims.fit import Array, fit
from training.claims.pairs import Example, own
from training.claims.variants import variants
from training.linking.fit import calibration_error

FOLDS: Final = 5
RIDGE: Final = 3.0
HEATS: Final = (0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.5, 1.75, 2.0)


class Row(NamedTuple):
    """An example with the evidence found for it; null where no word of it was said."""

    example: Example
    found: Evidence


def main(arguments: Sequence[str]) -> int:
    """Fit, print the figures out of fold, write the weights."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path)
    asked = parser.parse_args(arguments)
    if asked.data:
        frequencies.write(asked.data)
        vectors.write(asked.data)
    written = list(own())
    several = rows([*written, *variants(written)])
    print(f"{len(written)} pairs of our own, {len(several)} with variants")
    models = [fitted([one for one in several if fold(one) != number]) for number in range(FOLDS)]
    heat = hottest(several, models)
    models = [Model(one.weights / heat) for one in models]
    print_figures(several, models)
    whole = fitted(several).weights / heat
    stored = {"features": NAMES, "verdicts": VERDICTS, "weights": whole.round(4).tolist()}
    FILE.write_text(json.dumps(stored) + "\n", encoding="utf-8")
    return 0


def rows(examples: Sequence[Example]) -> list[Row]:
    """Return the examples with their evidence, those without any left out: they are absent by rule."""
    found = ((one, evidence_for(one.claim, heard(one.said))) for one in examples)
    return [Row(one, evidence) for one, evidence in found if evidence]


def fold(one: Row) -> int:
    """Return the fold of an example: that of the transcript for which its claim was written."""
    return int(sha256(one.example.group.encode()).hexdigest(), 16) % FOLDS


def fitted(several: Sequence[Row]) -> Model:
    """Return the weights fitted to examples."""
    matrix = columns([one.found.features for one in several])
    right = np.array([VERDICTS.index(one.example.verdict) for one in several])
    weights = np.array([one.example.weight for one in several])
    return Model(fit(matrix, right, weights, len(VERDICTS), RIDGE))


def hottest(several: Sequence[Row], models: Sequence[Model]) -> float:
    """Return the temperature by which our own pairs, out of fold, are likeliest (Guo et al. 2017)."""
    part = [one for one in several if "/" not in one.example.id]
    losses: dict[float, float] = {}
    for heat in HEATS:
        shares = [decided(one.found, Model(models[fold(one)].weights / heat))[2] for one in part]
        right = [got[VERDICTS.index(one.example.verdict)] for one, got in zip(part, shares, strict=True)]
        losses[heat] = -float(np.log(np.maximum(right, 0.001)).mean())
    print(f"temperature {min(losses, key=losses.__getitem__)}")
    return min(losses, key=losses.__getitem__)


def print_figures(several: Sequence[Row], models: Sequence[Model]) -> None:
    """Print accuracy by kind and language, the confusions and the calibration, of our own and of variants."""
    for is_variant in (False, True):
        part = [one for one in several if ("/" in one.example.id) is is_variant]
        judged = [(one.example, *decided(one.found, models[fold(one)])[:2]) for one in part]
        right = np.array([float(one.verdict == verdict) for one, verdict, _ in judged])
        sure: Array = np.array([score for *_, score in judged])
        name = "variants" if is_variant else "pairs"
        print(
            f"\n{name}: accuracy {right.mean():.3f} of {len(part)}, ECE {calibration_error(sure, right):.3f}"
        )
        _print_groups([one.kind for one, *_ in judged], right)
        _print_groups([one.claim.language or "" for one, *_ in judged], right)
        confusion = Counter((one.verdict, verdict) for one, verdict, _ in judged)
        for verdict in VERDICTS:
            given = "  ".join(f"{other} {confusion[verdict, other]:4}" for other in VERDICTS)
            print(f"  {verdict:10}{given}")


def _print_groups(groups: Sequence[str], right: Array) -> None:
    for group in sorted(set(groups)):
        mask = np.array([one == group for one in groups])
        print(f"  {group:18} {right[mask].mean():.3f} of {mask.sum()}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
