"""Train the topics: `python -m training.topics`; prints figures out of fold and writes the weights."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
from rich.console import Console
from rich.table import Table

from pipeline.topics.judge import FIRST, FURTHER, kinds, views
from pipeline.topics.model import FILE
from pipeline.topics.schemes import heads
from training.topics.fit import folds, judged_apart, judgement, out_of_fold, separators
from training.topics.lesson import lesson, longer_truth
from training.topics.longer import longer
from training.topics.material import tallied, truth_of, units
from training.topics.matrix import features, space
from training.topics.score import figures
from training.topics.write import write

LONGER: Final = 300
"""Texts made of the statements of each fold."""
out = Console(width=120)


def main(to: Path = FILE) -> None:
    """Fit, measure out of fold, and write."""
    material = units()
    out.print(f"{len(material)} statements; {len(heads())} topics")
    tallies = tallied(material)
    known = space(tallies)
    data, truth = features(tallies, known), truth_of(material)
    learned = lesson(material, known)
    made = [
        longer(material, tallies, held.tolist(), LONGER, seed)
        for seed, held in enumerate(folds(len(material)))
    ]
    margins, further = out_of_fold(
        data, learned, [features([each.tally for each in some], known) for some in made]
    )
    texts = [each for some in made for each in some]
    about = np.concatenate([truth, longer_truth(texts)])
    show = Table("scheme", "from", "macro-F1, covered", "macro-F1, all", "coverage", "silence", "ECE")
    judge = []
    for name, kind in kinds().items():
        seen = views(margins[:, kind].astype(np.float32), tallies)
        seen_longer = views(np.vstack(further)[:, kind].astype(np.float32), [each.tally for each in texts])
        everything = np.concatenate([seen, seen_longer]), about[:, kind]
        judge.append(judgement(*everything))
        chances = judged_apart(*everything)
        for what, rows in (("statements", slice(0, len(seen))), ("longer", slice(len(seen), None))):
            for first in sorted({FIRST.get(name, FURTHER), 0.25, 0.3, 0.35, 0.4, 0.5}):
                found = figures(chances[rows], everything[1][rows], first)
                show.add_row(f"{name}, {what}", f"{first:.2f}", *(f"{value:.3f}" for value in found))
    out.print("Out of fold:", show)
    write(to, known, separators(*learned(np.arange(len(material)))), np.array(judge))
    out.print(f"{to.name}: {to.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
