"""Training of the network of changes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

import numpy as np
import torch

from pipeline.speakers.changes.decode import begins, marginals
from pipeline.speakers.changes.vectors import Vectors
from training.speakers.changes.batches import Encoded, batch, batches
from training.speakers.changes.network import Chain, Reader

RATE: Final = 2e-3
_KEPT: Final = 0.998
"""Share of the running mean of the weights that a step keeps; the mean is what is used."""


class Trained:
    """Network and chain, and the running mean of their weights."""

    def __init__(self, words: int, vectors: torch.Tensor, seed: int) -> None:
        torch.manual_seed(seed)
        self.vectors = vectors
        self.reader, self.chain = Reader(words), Chain()
        self.mean = {name: value.detach().clone() for name, value in self._named()}

    def _named(self) -> list[tuple[str, torch.Tensor]]:
        return [
            (f"{prefix}.{name}", value)
            for prefix, module in (("reader", self.reader), ("chain", self.chain))
            for name, value in module.state_dict().items()
        ]

    def follow(self, step: int) -> None:
        """Move the mean towards the weights."""
        kept = min(_KEPT, (1 + step) / (10 + step))
        for name, value in self._named():
            if value.dtype.is_floating_point:
                self.mean[name].mul_(kept).add_(value.detach(), alpha=1 - kept)

    def settle(self) -> None:
        """Take the mean for the weights."""
        for prefix, module in (("reader", self.reader), ("chain", self.chain)):
            module.load_state_dict(
                {
                    name.removeprefix(f"{prefix}."): value
                    for name, value in self.mean.items()
                    if name.startswith(prefix)
                }
            )
        self.reader.eval()

    def parameters(self) -> list[torch.nn.Parameter]:
        """All that is trained."""
        return [*self.reader.parameters(), *self.chain.parameters()]

    def scores(self, one: Encoded) -> np.ndarray:
        """Return the scores [sentences, tags] of one document."""
        given = batch([one])
        with torch.no_grad():
            words = self.reader.words(given.words, self.vectors[given.rows])
            found = self.reader(words, given.shapes, given.classes, given.numbers)[0]
        return np.asarray(found.numpy(), np.float64)

    def begins(self, one: Encoded) -> np.ndarray:
        """Return the probability that a turn begins with each sentence."""
        start, between = (part.detach().numpy().astype(np.float64) for part in self.chain.weights())
        return begins(marginals(self.scores(one), start, between))


def train(
    several: Sequence[Encoded],
    weights: Sequence[float],
    words: int,
    vectors: Vectors,
    *,
    steps: int,
    seed: int = 0,
    report: int = 100,
) -> Trained:
    """Return a network trained on examples that are drawn by weight."""
    trained = Trained(words, torch.from_numpy(vectors.since(0).copy()), seed)
    optimiser = torch.optim.AdamW(trained.parameters(), lr=RATE, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    drawn = batches(several, weights, np.random.default_rng(seed))
    begun, lost = time.monotonic(), 0.0
    for step in range(steps):
        given = next(drawn)
        vectors_of = trained.vectors[given.rows]
        with torch.autocast("cpu", torch.bfloat16):
            scores = trained.reader(
                trained.reader.words(given.words, vectors_of), given.shapes, given.classes, given.numbers
            )
        loss = trained.chain.loss(scores.float(), given.may, given.mask)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        trained.follow(step)
        lost += float(loss)
        if (step + 1) % report == 0:
            print(
                f"step {step + 1} of {steps}: loss {lost / report:.4f}, {time.monotonic() - begun:.0f} s",
                flush=True,
            )
            lost = 0.0
    trained.settle()
    return trained
