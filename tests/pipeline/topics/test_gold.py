"""Quality floors on our own gold. Raise them when the classifier gets better; never change the gold."""

import hashlib
from pathlib import Path

import pytest

from benchmarks.topics import GOLD, gold_items, main, score

FROZEN = "de3d3e7aa71941196d8b121c2075fb9d37bc19bc3fab0cbec3afadfc6e2d0305"


def test_the_gold_is_the_one_that_was_frozen() -> None:
    assert hashlib.sha256(GOLD.read_bytes()).hexdigest() == FROZEN


@pytest.mark.parametrize(
    ("split", "macro_f1", "accuracy", "coverage"),
    [("test", 0.95, 0.95, 0.95), ("blind", 0.28, 0.80, 0.28)],
)
def test_figures_hold(split: str, macro_f1: float, accuracy: float, coverage: float) -> None:
    figures = score(gold_items(split))
    assert figures.macro_f1 >= macro_f1
    assert figures.accuracy >= accuracy
    assert figures.coverage >= coverage
    assert figures.silence >= 0.95


def test_the_benchmark_prints_and_says_what_it_skips(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(tmp_path)])
    printed = capsys.readouterr().out
    assert "own gold, test: 85 statements" in printed
    assert "SIB-200 skipped" in printed
