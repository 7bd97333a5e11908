"""The training run: processes side by side, each on its own core, that average their weights every few steps.

Local SGD (Stich 2019): on a processor two processes of one thread learn faster than one of two. AdamW with a
cosine schedule; the weights that ship are their exponential average.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np
import torch
import torch.distributed as dist

from training.unpunctuated.network import Tagger, loss
from training.unpunctuated.streams import Material, draw

SEED: Final = 1
STEPS: Final = 3_400
_WINDOWS: Final = 32
"""Windows in a batch of one process."""

_LAST_PHASE: Final = 0.7
"""Share of the steps after which speech outweighs written text."""

_REMEMBERED: Final = 0.998
"""How much of the average over time stays at each step, at most."""

_RATE: Final = 3e-3
_WARM: Final = 150
_TOGETHER: Final = 8
"""Steps after which averages are taken: of the processes' weights, and over time."""

Weights = dict[str, torch.Tensor]


MIX: Final[Mapping[str, tuple[float, float]]] = {
    "gold": (0.045, 0.10), "heard": (0.085, 0.20), "poor": (0.006, 0.012), "qmsum": (0.13, 0.15),
    "en": (0.21, 0.10), "ewt": (0.04, 0.03), "de": (0.11, 0.08), "es": (0.10, 0.07), "sv": (0.06, 0.04),
    "talbanken": (0.01, 0.015), "ru": (0.04, 0.03), "factru": (0.005, 0.005), "tilde-ru": (0.02, 0.02),
    "tilde-uk": (0.02, 0.02), "da": (0.02, 0.02), "nb": (0.025, 0.025), "nn": (0.02, 0.02),
    "hr": (0.025, 0.02), "sr": (0.01, 0.01), "sr-cyrl": (0.015, 0.015), "fr": (0.025, 0.02),
}  # fmt: skip
"""Weights of the streams in the first and in the last phase."""


def run(rank: int, processes: int, meeting: Path, material: Material, out: Path) -> None:
    """Train as one of `processes` that meet through the file `meeting`; the first writes `out`."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    dist.init_process_group("gloo", init_method=f"file://{meeting}", rank=rank, world_size=processes)
    torch.manual_seed(SEED)
    model = Tagger()
    torch.manual_seed(SEED + rank)
    average = _train(model, material, np.random.default_rng([SEED, rank]), processes)
    if rank == 0:
        torch.save(average, out)
    dist.destroy_process_group()


def _train(model: Tagger, material: Material, rng: np.random.Generator, processes: int) -> Weights:
    """Return the average weights after all steps."""
    average = {name: value.clone() for name, value in model.state_dict().items()}
    optimizer = torch.optim.AdamW(model.parameters(), lr=_RATE, betas=(0.9, 0.98), weight_decay=0.0)
    for step in range(1, STEPS + 1):
        found = _step(model, optimizer, material, step, rng)
        if step % _TOGETHER == 0 or step == STEPS:
            _agree(model, processes)
            _follow(average, model, min(_REMEMBERED, (step + 1) / (step + 20)) ** _TOGETHER)
        if step % 100 == 0:
            print(f"{step}/{STEPS} loss {found:.4f}", flush=True)
    return average


def _step(
    model: Tagger, optimizer: torch.optim.Optimizer, material: Material, step: int, rng: np.random.Generator
) -> float:
    phase = int(step >= _LAST_PHASE * STEPS)
    mix = {name: weights[phase] for name, weights in MIX.items()}
    batch = draw(material, mix, _WINDOWS, rng)
    rows, marks, cases = (torch.from_numpy(part) for part in batch)
    for group in optimizer.param_groups:
        group["lr"] = _rate(step)
    with torch.autocast("cpu", torch.bfloat16):
        scores = model(rows)
    found = loss(scores.float(), marks, cases)
    optimizer.zero_grad()
    found.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return float(found.detach())


def _rate(step: int) -> float:
    if step < _WARM:
        return _RATE * step / _WARM
    share = (step - _WARM) / (STEPS - _WARM)
    return _RATE * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * share)))


def _agree(model: Tagger, processes: int) -> None:
    """Set the weights of every process to the mean of all."""
    with torch.no_grad():
        for value in model.parameters():
            dist.all_reduce(value.data)
            value.data /= processes


def _follow(average: Weights, model: Tagger, kept: float) -> None:
    """Move the exponential average towards the weights."""
    with torch.no_grad():
        for name, value in model.state_dict().items():
            average[name].lerp_(value, 1 - kept)
