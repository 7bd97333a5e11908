"""`python -m training.unpunctuated ../shared/data`: train, write the weights, fit the numbers beside them.

Takes some 45 minutes on two cores; needs the extra `train`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Final

import numpy as np

import pipeline.segment.unpunctuated as package
from training.unpunctuated.corpora import speech, written
from training.unpunctuated.export import save
from training.unpunctuated.fit import development_f1, fit, fit_languages
from training.unpunctuated.streams import Material, encode

_PROCESSES: Final = 2


def main(data: Path) -> None:
    """Train on `data` and write model.npz and model.json where the package reads them."""
    import torch
    from torch import multiprocessing

    from training.unpunctuated.train import SEED, STEPS, run

    here = Path(package.__file__).parent
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "weights.pt"
        arguments = (_PROCESSES, Path(folder) / "meeting", material(data), out)
        multiprocessing.spawn(run, args=arguments, nprocs=_PROCESSES)
        weights = torch.load(out)
    save({name: value.numpy().astype(np.float32) for name, value in weights.items()}, here / "model.npz")
    settle(data, here, {"seed": SEED, "steps": STEPS, "processes": _PROCESSES})


def settle(data: Path, here: Path, made: dict[str, int]) -> None:
    """Fit the settings for the weights in `here` and write them beside."""
    settings = fit(data)
    record = {
        "made": made,
        "settings": settings._asdict(),
        "thresholds": fit_languages(data),
        "development_f1": development_f1(data, settings.threshold),
    }
    beside = here / "model.new.json"
    beside.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    beside.replace(here / "model.json")


def material(data: Path) -> Material:
    """Return all that trains, as numbers."""
    from training.unpunctuated.train import MIX

    texts = dict(speech(data, "train"))
    for name in MIX:
        if name not in texts:
            texts[name] = [written(data, name)]
    return encode(texts)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
