"""The network that scores gaps: its shape in torch, its training, and the file of its weights."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from pipeline.segment.chunks import SIZES
from pipeline.segment.model import LANGUAGES, LEFT, RIGHT, RULES, SIDES, STEPS
from training.punctuated.examples import Examples

_WIDTHS: Final = (24, 8, 12, 12, 6)
_PLACES: Final = (*SIZES[:4], 8)
_HIDDEN: Final = (96, 32)
_BATCH, _RATE = 512, 3e-3
_FORGET, _DROP, _UNKNOWN = 0.3, 0.4, 0.25
"""Shares of words made unknown, of inputs dropped, and of examples without their language."""


class Network(nn.Module):  # type: ignore[misc]
    """Tables for the features of each chunk, then two hidden layers, then log odds; and the gate's sums."""

    def __init__(self, chunks: NDArray[np.int64]) -> None:
        super().__init__()
        self.places = torch.tensor(chunks)
        self.chunk = nn.ModuleList([nn.Embedding(n, w) for n, w in zip(_PLACES, _WIDTHS, strict=True)])
        self.before, self.after = nn.Embedding(STEPS, 6), nn.Embedding(STEPS, 6)
        self.rule, self.language = nn.Embedding(RULES, 4), nn.Embedding(len(LANGUAGES), 8)
        wide = sum(_WIDTHS) * (LEFT + RIGHT) + 24
        self.layers = nn.ModuleList(
            [nn.Linear(wide, _HIDDEN[0]), nn.Linear(*_HIDDEN), nn.Linear(_HIDDEN[1], 1)]
        )
        self.drop = nn.Dropout(_DROP)
        for table in self.chunk:
            nn.init.normal_(table.weight, 0.0, 0.1)

    def forward(self, window: torch.Tensor, *extra: torch.Tensor) -> torch.Tensor:
        """Return log odds; shape (gaps,)."""
        places = self.places[window]
        seen = [table(places[..., k]) for k, table in enumerate(self.chunk)]
        if self.training:
            for k in (0, 4):
                seen[k] = seen[k] * (torch.rand(window.shape) > _FORGET).unsqueeze(-1)
        tables = (self.before, self.after, self.rule, self.language)
        parts = [torch.cat(seen, -1).flatten(1), *(t(x) for t, x in zip(tables, extra, strict=True))]
        first, second, last = self.layers
        hidden = torch.relu(first(self.drop(torch.cat(parts, 1))))
        hidden = torch.relu(second(self.drop(hidden)))
        return last(hidden).squeeze(1)


def fit(network: Network, epochs: Iterable[Callable[[], Examples]], expected: int) -> None:
    """Train by AdamW with one cycle of the rate; `expected` is the number of examples in all."""
    dense = list(network.layers.parameters())
    tables = [p for p in network.parameters() if all(p is not q for q in dense)]
    groups = [{"params": tables, "weight_decay": 0.02}, {"params": dense, "weight_decay": 0.01}]
    optimizer = torch.optim.AdamW(groups, lr=_RATE)
    total = int(expected / _BATCH * 1.1) + 100
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=total)
    network.train()
    for number, draw in enumerate(epochs):
        columns = [torch.tensor(np.asarray(c)) for c in draw()]
        loss = np.mean([_step(network, optimizer, rate, [c[i] for c in columns])
                        for i in torch.randperm(len(columns[0])).split(_BATCH)])  # fmt: skip
        print(f"epoch {number + 1}: {len(columns[0])} examples, loss {loss:.4f}", flush=True)
    network.eval()


def _step(
    network: Network,
    optimizer: torch.optim.Optimizer,
    rate: torch.optim.lr_scheduler.LRScheduler,
    batch: list[torch.Tensor],
) -> float:
    *inputs, language, ends = batch
    known = torch.where(torch.rand(len(language)) < _UNKNOWN, 0, language)
    loss = nn.functional.binary_cross_entropy_with_logits(network(*inputs, known), ends.float())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    rate.step()
    return float(loss.detach())


def predict(network: Network, found: Examples) -> NDArray[np.float32]:
    """Return log odds of all examples; shape (examples,)."""
    columns = [torch.tensor(np.asarray(c)) for c in found[:-1]]
    with torch.no_grad():
        parts = [network(*(c[i] for c in columns)) for i in torch.arange(len(columns[0])).split(8192)]
    return np.asarray(torch.cat(parts).numpy())


class Gate(nn.Module):  # type: ignore[misc]
    """A number for the chunk before a gap and one for the chunk after it, each a sum over its features."""

    def __init__(self, chunks: NDArray[np.int64]) -> None:
        super().__init__()
        self.places = torch.tensor(chunks)
        self.sides = nn.ModuleList([nn.ModuleList([nn.Embedding(n, 1) for n in _PLACES]) for _ in range(2)])
        for side in self.sides:
            for table in side:
                nn.init.zeros_(table.weight)

    def forward(self, left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
        """Return log odds; shape (gaps,)."""
        both = zip(self.sides, (self.places[left], self.places[right]), strict=True)
        return sum(t(x[..., k]).squeeze(-1) for side, x in both for k, t in enumerate(side))


def fit_gate(chunks: NDArray[np.int64], found: Examples, wanted: NDArray[np.bool_]) -> Gate:
    """Train a gate to say what the network says (`wanted`)."""
    gate = Gate(chunks)
    optimizer = torch.optim.AdamW(gate.parameters(), lr=0.02, weight_decay=0.02)
    left, right = (torch.tensor(found.windows[:, k]) for k in (LEFT - 1, LEFT))
    ends = torch.tensor(wanted).float()
    for _ in range(3):
        for i in torch.randperm(len(ends)).split(1024):
            loss = nn.functional.binary_cross_entropy_with_logits(gate(left[i], right[i]), ends[i])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return gate


def alone(gate: Gate, found: Examples, wanted: NDArray[np.bool_], lost: float) -> float:
    """Return the evidence of the chunk after a gap below which the share `lost` of all ends is given up."""
    places = gate.places[torch.tensor(found.windows[wanted, LEFT])]
    with torch.no_grad():
        after = sum(table(places[..., k]).squeeze(-1) for k, table in enumerate(gate.sides[1]))
    return float(np.quantile(np.asarray(after), lost))


def limits(
    gate: Gate, found: Examples, wanted: NDArray[np.bool_], lost: float, wrong: float
) -> tuple[float, float]:
    """Return below and above which evidence the gate decides.

    Of the ends, the share `lost` is given up below; above, as many gaps are taken for ends against the
    network as the share `wrong` of all ends.
    """
    left, right = (torch.tensor(found.windows[:, k]) for k in (LEFT - 1, LEFT))
    with torch.no_grad():
        passed = gate(left, right).numpy()
    low = float(np.quantile(passed[wanted], lost))
    others = np.sort(passed[~wanted])
    high = float(others[-1 - int(wrong * wanted.sum())])
    for number, code in enumerate(LANGUAGES):
        part = passed[found.languages == number]
        if len(part):
            print(f"  {code:4} left open {np.mean((part > low) & (part <= high)):.3f}")
    return low, max(low, high)


def save(
    path: Path,
    network: Network,
    gates: tuple[Gate, Gate],
    limits: tuple[float, ...],
    levels: NDArray[np.uint8],
) -> None:
    """Write the weights in 8 bits, with a scale for each table; about half a megabyte."""
    arrays = {f"chunk{k}": t.weight for k, t in enumerate(network.chunk)}
    arrays |= {name: getattr(network, name).weight for name in ("before", "after", "rule", "language")}
    stored: dict[str, Any] = {"levels": levels, "limits": np.array(limits, np.float32)}
    for name, tensor in arrays.items():
        stored |= _small(name, tensor.detach().numpy())
    for number, layer in enumerate(network.layers, 1):
        stored[f"weight{number}"] = layer.weight.detach().numpy().T.astype(np.float16).astype(np.float32)
        stored[f"bias{number}"] = layer.bias.detach().numpy()
    for name, side in zip(SIDES, (side for gate in gates for side in gate.sides), strict=True):
        for k, table in enumerate(side):
            stored |= _small(f"{name}{k}", table.weight.detach().numpy()[:, 0])
    np.savez_compressed(path, **stored)


def _small(name: str, values: NDArray[np.float32]) -> dict[str, Any]:
    scale = np.float32(max(float(np.abs(values).max()), 1e-6) / 127)
    return {name: np.round(values / scale).astype(np.int8), f"{name}_scale": scale}
