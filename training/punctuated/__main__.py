"""Train the splitter of punctuated text: `python -m training.punctuated [DATA_DIR]`.

Reads `ner/` and `text/` of DATA_DIR (default ../shared/data) and writes pipeline/segment/boundaries.npz. With
`--check` a thirteenth of each training corpus is kept out and the figures on it are printed, without writing:
that is what decisions are taken on, never the held-out parts of `benchmarks.sentences`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch

from pipeline.segment.model import FILE, LEFT
from training.punctuated.examples import Examples
from training.punctuated.material import Material
from training.punctuated.network import Network, alone, fit, fit_gate, limits, predict, save

_EPOCHS = 6
_LOST_BARE, _LOST = 0.02, 0.0007
"""Shares of ends that the cheap step may settle otherwise than the network, without and with a mark."""


def main(arguments: list[str]) -> None:
    """Train, and write the weights or print the figures on what was kept out."""
    folders = [a for a in arguments if not a.startswith("--")]
    torch.manual_seed(0)
    torch.set_num_threads(1)
    material = Material(Path(folders[0] if folders else "../shared/data"), "--check" in arguments)
    first = material.epoch()
    network = Network(material.places)
    fit(network, [lambda: first, *[material.epoch] * (_EPOCHS - 1)], _EPOCHS * len(first.ends))
    if "--check" in arguments:
        report(material, network)
    else:
        finish(material, network, first)


def finish(material: Material, network: Network, found: Examples) -> None:
    """Train the cheap step to say what the network says, and write all weights."""
    marked = material.traits["marked"][found.windows[:, LEFT - 1]]
    wanted = predict(network, found) > 0
    some = Examples(*(column[~marked] for column in found))
    bare = fit_gate(material.places, some, wanted[~marked])
    least = alone(bare, some, wanted[~marked], _LOST_BARE / 4)
    low_bare, _ = limits(bare, some, wanted[~marked], _LOST_BARE, 0.0)
    rest = Examples(*(column[marked] for column in found))
    gate = fit_gate(material.places, rest, wanted[marked])
    low, high = limits(gate, rest, wanted[marked], _LOST, _LOST)
    save(FILE, network, (bare, gate), (least, low_bare, low, high), material.levels)


def report(material: Material, network: Network) -> None:
    """Print F1, precision and recall for each corpus on what was kept out, with its language told and not."""
    for name, language, sentences in material.kept_out:
        for is_known in (True, False):
            found = material.of(sentences, language, 0.0, is_known)
            guess, ends = predict(network, found) > 0, found.ends > 0
            hits, guesses, every = int((guess & ends).sum()), max(1, int(guess.sum())), len(sentences) - 1
            figures = (2 * hits / (guesses + every), hits / guesses, hits / every)
            row = "".join(f"{figure:8.4f}" for figure in figures)
            print(f"{name:24}{language if is_known else 'und':5}{row}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
