"""Measure topics: `python -m benchmarks.gold_topics [DATA_DIR] [--set FOLDER]`.

Prints, for our own gold (tests/gold/topics, or another folder of the same form), for each scheme: macro-F1
over the units that got a topic and over all of them, coverage (share of topical units that got one), silence
(share of empty talk that rightly got none) and the calibration error of the scores; then the same for each
language. With DATA_DIR (default ../shared/data) it adds SIB-200, made by others: the features of
`pipeline.topics` with a separator fitted on its train part and our own sentences, measured on its dev part.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from pipeline.topics.judge import FIRST, FURTHER, kinds, probabilities
from pipeline.topics.model import Array, model, weigh
from training.topics.material import Unit, tallied, truth_of, units
from training.topics.score import Figures, figures
from training.topics.sib import accuracy_by_language

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "topics"
DATA = Path(__file__).parents[1] / ".." / "shared" / "data"
out = Console(width=120)


def judged(material: Sequence[Unit]) -> Array:
    """Return the probabilities that the product gives: shape (units, heads)."""
    tallies = tallied(material)
    return probabilities(weigh(tallies).margin, tallies, model())


def by_scheme(material: Sequence[Unit]) -> dict[str, dict[str, Figures]]:
    """Return the figures of each scheme over all units, and for each language."""
    chances, truth = judged(material), truth_of(material)
    languages = np.array([unit.language for unit in material])
    found: dict[str, dict[str, Figures]] = {}
    for scheme, group in kinds().items():
        rows = {"all": np.ones(len(material), dtype=bool)}
        rows |= {str(language): languages == language for language in sorted(set(languages))}
        found[scheme] = {
            name: figures(chances[row][:, group], truth[row][:, group], FIRST.get(scheme, FURTHER))
            for name, row in rows.items()
        }
    return found


def main(arguments: Sequence[str]) -> None:
    """Print all figures."""
    folder = Path(arguments[arguments.index("--set") + 1]) if "--set" in arguments else GOLD
    data = Path(arguments[0]) if arguments and not arguments[0].startswith("--") else DATA
    material = units(folder)
    for scheme, found in by_scheme(material).items():
        table = Table("", "macro-F1, covered", "macro-F1, all", "coverage", "silence", "ECE", title=scheme)
        for name, row in found.items():
            table.add_row(name, *(f"{value:.3f}" for value in row))
        out.print(table)
    _show_sib(data / "topics" / "sib200")


def _show_sib(folder: Path) -> None:
    if not folder.is_dir():
        out.print(f"SIB-200 skipped: {folder} is not here")
        return
    found = accuracy_by_language(folder)
    mean = sum(found.values()) / len(found)
    shown = ", ".join(f"{language} {value:.3f}" for language, value in found.items())
    out.print(f"SIB-200 dev, accuracy: mean {mean:.3f}; {shown}")


if __name__ == "__main__":
    main(sys.argv[1:])
