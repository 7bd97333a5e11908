"""`python -m benchmarks.gold_claims [file]`: verdicts of claims against gold, and words a second.

The gold (tests/gold/claims.jsonl) is of our own making and nothing was fitted on it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

import numpy as np

from pipeline.claims import VERDICTS, Checked, Claim, Said, check, check_all
from training.claims.pairs import Example, own, read
from training.linking.fit import calibration_error

GOLD: Final = Path("tests/gold/claims.jsonl")
TARGET: Final = 0.85
_WORDS: Final = 100_000
_CLAIMS: Final = 40
Judged = tuple[Example, Checked]


def main(arguments: Sequence[str]) -> int:
    """Print the tables; 2 where the file is not there."""
    path = Path(arguments[0]) if arguments else GOLD
    if not path.is_file():
        print(f"no {path}: claims are not measured", file=sys.stderr)
        return 2
    judged = [(one, check(one.claim, one.said)) for one in read(path)]
    print(f"{path.name}: {len(judged)} pairs, accuracy {accuracy(judged):.3f} (target {TARGET})")
    _table("kind", judged, lambda one: one.kind)
    _table("language", judged, lambda one: one.claim.language or "")
    _confusions(judged)
    _more(judged)
    print(
        f"speed: {speed():,.0f} words of transcript a second with {_CLAIMS} claims a document of 10,000 words"
    )
    return 0


def accuracy(judged: Sequence[Judged]) -> float:
    """Return the share of verdicts that are right."""
    return sum(one.verdict == got.verdict for one, got in judged) / len(judged)


def altered_called_verbatim(judged: Sequence[Judged]) -> int:
    """Count the claims with an altered number or negation that were called verbatim."""
    return sum(one.kind.startswith("altered") and got.verdict == "verbatim" for one, got in judged)


def speed() -> float:
    """Return the words of transcript a second on one core, with claims of the same language."""
    pairs = [one for one in own() if one.claim.language == "en"]
    sentences = [said for one in pairs[:: len(pairs) // 4] for said in one.said]
    length = sum(len(said.text.split()) for said in sentences)
    document: list[Said] = sentences * (10_000 // length)
    claims: list[Claim] = [one.claim for one in pairs[:_CLAIMS]]
    rounds = _WORDS // 10_000
    start = perf_counter()
    for _ in range(rounds):
        check_all(claims, document)
    return rounds * length * (10_000 // length) / (perf_counter() - start)


def _table(title: str, judged: Sequence[Judged], key: Callable[[Example], str]) -> None:
    print(f"\n{title:20} pairs  right  altered called verbatim")
    for name in sorted({key(one) for one, _ in judged}):
        part = [pair for pair in judged if key(pair[0]) == name]
        print(f"{name:20} {len(part):5}  {accuracy(part):.3f}  {altered_called_verbatim(part)}")


def _confusions(judged: Sequence[Judged]) -> None:
    counts: Counter[tuple[str, str]] = Counter((one.verdict, got.verdict or "null") for one, got in judged)
    shown = (*VERDICTS, "null")
    print(f"\n{'right, then given':20}" + "".join(f"{name:>10}" for name in shown))
    for name in VERDICTS:
        print(f"{name:20}" + "".join(f"{counts[name, other]:10}" for other in shown))


def _more(judged: Sequence[Judged]) -> None:
    scored = [(one, got) for one, got in judged if got.score is not None]
    sure = np.array([got.score for _, got in scored])
    right = np.array([float(one.verdict == got.verdict) for one, got in scored])
    nearest = [
        (one.sentence, got.near[0].sentence if got.near else None)
        for one, got in judged
        if one.sentence is not None
    ]
    found = sum(wanted == got for wanted, got in nearest)
    print(f"\nexpected calibration error {calibration_error(sure, right):.3f}")
    print(f"nearest sentence right {found / max(len(nearest), 1):.3f} of {len(nearest)}")
    for name in ("number", "negation", "speaker"):
        kind = {"number": "altered_number", "negation": "altered_negation", "speaker": "wrong_speaker"}[name]
        part = [got for one, got in judged if one.kind == kind]
        named = sum(name in got.disagreements for got in part)
        print(f"{kind}: {named} of {len(part)} say that the {name} disagrees")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
