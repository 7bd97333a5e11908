"""Train the topics: `python -m training.topics`; prints figures out of fold and writes the weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from pipeline.topics.judge import FIRST, FURTHER, kinds, views
from pipeline.topics.model import FILE
from pipeline.topics.schemes import heads
from training.topics.fit import judged_apart, judgement, out_of_fold, separators
from training.topics.material import tallied, truth_of, units
from training.topics.matrix import features, space
from training.topics.score import figures
from training.topics.write import write

out = Console()


def main(to: Path = FILE) -> None:
    """Fit, measure out of fold, and write."""
    material = units()
    out.print(f"{len(material)} statements; {len(heads())} topics")
    tallies = tallied(material)
    known = space(tallies)
    data, truth = features(tallies, known), truth_of(material)
    margins = out_of_fold(data, truth, np.ones(len(material), dtype=bool))
    show = Table("scheme", "from", "macro-F1, covered", "macro-F1, all", "coverage", "silence", "ECE")
    judge = []
    for name, kind in kinds().items():
        seen = views(margins[:, kind].astype(np.float32), tallies)
        judge.append(judgement(seen, truth[:, kind]))
        chances = judged_apart(seen, truth[:, kind])
        for first in sorted({FIRST.get(name, FURTHER), 0.25, 0.3, 0.35, 0.4, 0.5}):
            found = figures(chances, truth[:, kind], first)
            show.add_row(name, f"{first:.2f}", *(f"{value:.3f}" for value in found))
    out.print("Out of fold:", show)
    write(to, known, separators(data, truth), np.array(judge))
    out.print(f"{to.name}: {to.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
