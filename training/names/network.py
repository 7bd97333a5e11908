"""The recogniser's network in torch: pieces of words, gated attention blocks, three heads.

Blocks are pre-norm transformer layers (Vaswani et al. 2017; Xiong et al. 2020) with rotary positions (Su et
al. 2021), small enough for one core.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.entities.recognise.words import ROWS, SHAPES


@dataclass(frozen=True)
class Size:
    """How large a network is."""

    table: int = 128
    width: int = 192
    heads: int = 4
    layers: int = 4
    inner: int = 512
    flags: int = 0
    languages: int = 16
    styles: int = 32
    tags: int = 0
    dropout: float = 0.1


class Block(nn.Module):  # type: ignore[misc]
    """Self-attention and a gated feed-forward layer, each added to what comes in."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.heads, self.dropout = size.heads, size.dropout
        self.before = nn.LayerNorm(size.width)
        self.qkv = nn.Linear(size.width, 3 * size.width)
        self.out = nn.Linear(size.width, size.width)
        self.between = nn.LayerNorm(size.width)
        self.up = nn.Linear(size.width, size.inner)
        self.down = nn.Linear(size.inner, size.width)

    def forward(self, x: Tensor, turn: tuple[Tensor, Tensor], mask: Tensor | None) -> Tensor:
        """Return [rows, steps, width] for x of that shape; `mask` is False where a step may not be seen."""
        rows, steps, width = x.shape
        qkv = self.qkv(self.before(x)).view(rows, steps, 3, self.heads, width // self.heads)
        q, k, v = (part.transpose(1, 2) for part in qkv.unbind(2))
        seen = functional.scaled_dot_product_attention(turned(q, turn), turned(k, turn), v, attn_mask=mask)
        seen = self.out(seen.transpose(1, 2).reshape(rows, steps, width))
        x = x + functional.dropout(seen, self.dropout, self.training)
        inner = self.down(functional.gelu(self.up(self.between(x)), approximate="tanh"))
        return x + functional.dropout(inner, self.dropout, self.training)


class Network(nn.Module):  # type: ignore[misc]
    """Words in, vectors out; heads for the masked word, for capitals, and for names."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.size = size
        self.table = nn.EmbeddingBag(ROWS, size.table, mode="mean", sparse=True)
        nn.init.normal_(self.table.weight, std=0.3)
        self.shape = nn.Embedding(SHAPES, 16)
        self.language = nn.Embedding(size.languages, size.width)
        self.style = nn.Embedding(size.styles, size.width)
        nn.init.normal_(self.language.weight, std=0.02)
        nn.init.normal_(self.style.weight, std=0.02)
        self.masked = nn.Parameter(torch.zeros(size.table))
        self.enter = nn.Linear(size.table + 16, size.width)
        self.flags = nn.Linear(size.flags, size.width, bias=False) if size.flags else None
        self.blocks = nn.ModuleList(Block(size) for _ in range(size.layers))
        self.last = nn.LayerNorm(size.width)
        self.word = nn.Linear(size.width, size.table)
        self.target = nn.Linear(size.table, size.table, bias=False)
        self.case = nn.Linear(size.width, 4)
        self.names = nn.Linear(size.width, size.tags) if size.tags else None

    def vectors(self, rows: Tensor, starts: Tensor) -> Tensor:
        """Return [words, table] for the table rows of words laid end to end, word i from `starts[i]`."""
        return self.table(rows, starts)

    def read(
        self,
        x: Tensor,
        shapes: Tensor,
        language: Tensor,
        style: Tensor,
        flags: Tensor | None,
        mask: Tensor | None,
    ) -> Tensor:
        """Return [rows, steps, width] for word vectors x [rows, steps, table] and what else is known."""
        h = self.enter(torch.cat([x, self.shape(shapes)], -1))
        h = h + (self.language(language) + self.style(style))[:, None]
        if self.flags is not None and flags is not None:
            h = h + self.flags(flags)
        h = functional.dropout(h, self.size.dropout, self.training)
        turn = turns(x.shape[1], self.size.width // self.size.heads, h.dtype)
        for block in self.blocks:
            h = block(h, turn, mask)
        return self.last(h)


def turns(steps: int, width: int, dtype: torch.dtype) -> tuple[Tensor, Tensor]:
    """Return cosines and sines [steps, width] of rotary positions."""
    rates = 1.0 / (1000.0 ** (torch.arange(0, width, 2) / width))
    angles = torch.arange(steps)[:, None] * rates[None]
    angles = torch.cat([angles, angles], -1)
    return angles.cos().to(dtype), angles.sin().to(dtype)


def turned(x: Tensor, turn: tuple[Tensor, Tensor]) -> Tensor:
    """Return x [rows, heads, steps, width] turned by its positions."""
    first, second = x.chunk(2, -1)
    return x * turn[0] + torch.cat([-second, first], -1) * turn[1]
