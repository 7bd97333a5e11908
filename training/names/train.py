"""Trains the network to tag names, from weights that have read plain text."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from pipeline.entities.recognise.tags import NUMBER, TAGS, TYPES
from training.names.batches import Batch
from training.names.examples import UNKNOWN
from training.names.network import Network

AVERAGE = 0.998
_HIDDEN = 0.1
_UNMARKED = -2.3
"""Log weight of the types that a set does not mark: a word outside may be one, but is likely to be none."""


def outside(types: list[frozenset[str]]) -> Tensor:
    """Return [sources, tags]: which tags a word outside could have, as a set marks only its types."""
    table = torch.zeros(len(types), len(TAGS), dtype=torch.bool)
    for row, marked in enumerate(types):
        table[row, 0] = True
        for sort in set(TYPES) - marked:
            for place in "BIES":
                table[row, NUMBER[f"{place}-{sort}"]] = True
    return table


def loss_of(network: Network, batch: Batch, allowed: Tensor, hidden: float = 0.0) -> Tensor:
    """Return the mean loss over the tagged words; a share `hidden` of the words loses its vector."""
    logits = tagged(network, batch, hidden)
    chances = functional.log_softmax(logits.float(), -1)
    tags = torch.from_numpy(batch.tags)
    known = tags != UNKNOWN
    given = chances.gather(-1, tags.clamp(min=0)[..., None])[..., 0]
    free = allowed[torch.from_numpy(batch.source)][:, None].expand_as(chances)
    outer = torch.where(free, chances + _UNMARKED, chances.new_full((), -1e9))
    outer = torch.cat([outer[..., 1:], chances[..., :1]], -1).logsumexp(-1)
    return -torch.where(tags == 0, outer, given)[known].mean()


def tagged(network: Network, batch: Batch, hidden: float = 0.0) -> Tensor:
    """Return the logits [rows, steps, tags] of a batch."""
    assert network.names is not None
    vectors = network.vectors(torch.from_numpy(batch.pieces), torch.from_numpy(batch.starts))
    x = vectors[torch.from_numpy(batch.words)]
    if hidden:
        hide = torch.rand(x.shape[:2]) < hidden
        x = torch.where(hide[..., None], network.masked.to(x.dtype), x)
    kept = torch.from_numpy(batch.kept)
    state = network.read(
        x,
        torch.from_numpy(batch.shapes),
        torch.from_numpy(batch.language),
        torch.from_numpy(batch.style),
        torch.from_numpy(batch.flags),
        kept[:, None, None, :],
    )
    out: Tensor = network.names(state)
    return out


def fit(
    network: Network, draw: Iterator[Batch], allowed: Tensor, steps: int, rate: float, *, show: int = 50
) -> Network:
    """Train for `steps` batches and return the running average of the weights."""
    table, dense = [network.table.weight], [p for n, p in network.named_parameters() if n != "table.weight"]
    sparse = torch.optim.SparseAdam(table, lr=rate)
    adam = torch.optim.AdamW(dense, lr=rate, weight_decay=0.02, betas=(0.9, 0.98))
    average = copy.deepcopy(network)
    started, mean = time.monotonic(), 0.0
    for step in range(steps):
        part = step / steps
        now = rate * min(1.0, step / 100) * (1 - 0.97 * part)
        for group in (*adam.param_groups, *sparse.param_groups):
            group["lr"] = now
        with torch.autocast("cpu", torch.bfloat16):
            loss = loss_of(network, next(draw), allowed, hidden=_HIDDEN)
        adam.zero_grad()
        sparse.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(dense, 1.0)
        adam.step()
        sparse.step()
        mean = 0.98 * mean + 0.02 * loss.item() if step else loss.item()
        if step % 4 == 3:
            _follow(average, network, min(AVERAGE**4, 1 - 4 / (step + 10)))
        if step % show == show - 1:
            print(f"{step + 1} steps, {time.monotonic() - started:.0f} s, loss {mean:.4f}", flush=True)
    return average


def _follow(average: Network, network: Network, keep: float) -> None:
    with torch.no_grad():
        for old, new in zip(average.parameters(), network.parameters(), strict=True):
            old.lerp_(new, 1 - keep)


def seeded(seed: int) -> np.random.Generator:
    """Seed torch and return a generator of the same seed."""
    torch.manual_seed(seed)
    return np.random.default_rng(seed)
