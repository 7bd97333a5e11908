"""Fits the weights of naming and writes them: `python -m training.speakers.naming [../shared/data]`.

Nothing is fitted on the test parts; `python -m benchmarks.gold_speakers` prints the figures on them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import numpy as np

from pipeline.speakers.naming.model import FILE, Model
from training.speakers.naming.fit import ROUNDS
from training.speakers.naming.lessons import lessons
from training.speakers.naming.stack import stacked

_DEFAULT: Final = Path("../shared/data")


def main(data: Path) -> None:
    """Fit and write."""
    several, worth = lessons(data)
    print(f"{len(several)} documents, {sum(len(one.example.speakers) for one in several)} turns")
    model, lines = stacked(several, worth, ROUNDS)
    write(model, FILE)
    print(*lines, sep="\n")
    print(f"threshold {model.threshold:.3f}")


def write(model: Model, file: Path) -> None:
    """Write a model in a compact form."""
    held: dict[str, Any] = {name: part.astype(np.float32) for name, part in model.weights._asdict().items()}
    held |= {name: getattr(model, name) for name in ("trust", "raw", "honest", "threshold")}
    np.savez_compressed(file, **held)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else _DEFAULT)
