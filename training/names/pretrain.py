"""Lets the network read plain text: which word is hidden, and how was it capitalised.

The hidden word is told from the other words of the batch by its vector (van den Oord et al. 2018, InfoNCE),
so that no vocabulary is needed and the pieces of words learn too. A third of the windows is read in lower
case, most of these without marks, as speech comes, and the capitals are asked for (Lita et al. 2003).
"""

from __future__ import annotations

import time
from typing import Final, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from pipeline.entities.recognise.words import INITIAL, LOWER, MIXED, TITLE, UPPER
from training.names.batches import LONGEST, language_number
from training.names.examples import Coder
from training.names.network import Network
from training.names.plain import Plain

ROWS: Final = 192
HIDDEN, WITHOUT_CASE, WITHOUT_MARKS, WITHOUT_LANGUAGE = 0.18, 0.35, 0.7, 0.2
_NO_SHAPE: Final = 15
_OTHER_CASE: Final = 3
_CASES: Final = np.full(8, _OTHER_CASE)
_CASES[[LOWER, TITLE, INITIAL, UPPER]] = 0, 1, 1, 2


class Windows(NamedTuple):
    """Windows of LONGEST words of all texts."""

    words: NDArray[np.int32]
    shapes: NDArray[np.int8]
    languages: NDArray[np.int64]


class Task(NamedTuple):
    """One batch: what is read and what is asked. N unique words."""

    pieces: Tensor
    starts: Tensor
    words: Tensor
    """[rows, steps] of N"""
    shapes: Tensor
    kept: Tensor
    hidden: Tensor
    """[rows, steps]: the words to be told"""
    blank: Tensor
    """[rows, steps]: those of them that are not shown"""
    cases: Tensor
    asked: Tensor
    languages: Tensor


def windows(texts: list[Plain]) -> Windows:
    """Return the windows of the texts, each as often as its share says."""
    parts: list[tuple[NDArray[np.int32], NDArray[np.int8], NDArray[np.int64]]] = []
    for text in texts:
        count = len(text.words) // LONGEST
        rows = np.arange(count)[:: max(1, round(1 / text.share))].repeat(max(1, round(text.share)))
        words = text.words[: count * LONGEST].reshape(count, LONGEST)[rows]
        shapes = text.shapes[: count * LONGEST].reshape(count, LONGEST)[rows]
        parts.append((words, shapes, np.full(len(rows), language_number(text.language))))
    return Windows(*(np.concatenate([part[at] for part in parts]) for at in range(3)))


def pretrain(network: Network, texts: list[Plain], coder: Coder, steps: int, rate: float, seed: int) -> None:
    """Train for `steps` batches of ROWS windows, in place."""
    rng, all_windows = np.random.default_rng(seed), windows(texts)
    table = [network.table.weight]
    dense = [weight for name, weight in network.named_parameters() if name != "table.weight"]
    sparse = torch.optim.SparseAdam(table, lr=rate * 2)
    adam = torch.optim.AdamW(dense, lr=rate, weight_decay=0.01, betas=(0.9, 0.98))
    flat, starts = np.array(coder.flat, np.int64), np.array(coder.starts, np.int64)
    is_mark = np.array([not word[0].isalnum() for word in coder.numbers])
    order, started = rng.permutation(len(all_windows.words)), time.monotonic()
    for step in range(steps):
        now = min(1.0, step / 200) * (1 - 0.95 * step / steps) * rate
        for group in adam.param_groups:
            group["lr"] = now
        for group in sparse.param_groups:
            group["lr"] = now * 2
        rows = order[np.arange(step * ROWS, (step + 1) * ROWS) % len(order)]
        batch = task(all_windows, rows, flat, starts, is_mark, rng)
        with torch.autocast("cpu", torch.bfloat16):
            told, cased = losses(network, batch)
        adam.zero_grad()
        sparse.zero_grad()
        (told + cased).backward()
        torch.nn.utils.clip_grad_norm_(dense, 1.0)
        adam.step()
        sparse.step()
        if step % 100 == 99:
            seconds = time.monotonic() - started
            print(
                f"{step + 1} of {steps} steps, {seconds:.0f} s, word {told:.3f}, case {cased:.3f}", flush=True
            )


def task(
    source: Windows,
    rows: NDArray[np.int64],
    flat: NDArray[np.int64],
    starts: NDArray[np.int64],
    is_mark: NDArray[np.bool_],
    rng: np.random.Generator,
) -> Task:
    """Return a batch of these windows, some in lower case and without marks, with words hidden."""
    words, shapes = source.words[rows], source.shapes[rows].astype(np.int64)
    cases, sorts = _CASES[shapes >> 1], shapes >> 1
    low = rng.random(len(rows)) < WITHOUT_CASE
    shapes = np.where(
        low[:, None] & np.isin(sorts, (TITLE, UPPER, INITIAL, MIXED)), LOWER * 2 + (shapes & 1), shapes
    )
    bare = low & (rng.random(len(rows)) < WITHOUT_MARKS)
    kept = ~(bare[:, None] & is_mark[words])
    left = np.argsort(~kept, axis=1, kind="stable")  # what is kept moves to the left
    words, shapes, cases, kept = (np.take_along_axis(part, left, 1) for part in (words, shapes, cases, kept))
    unique, inverse = np.unique(words, return_inverse=True)
    sizes = starts[unique + 1] - starts[unique]
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    pieces = flat[np.repeat(starts[unique] - first, sizes) + np.arange(sizes.sum())]
    hidden = (rng.random(words.shape) < HIDDEN) & kept
    shown = np.where(hidden & (rng.random(words.shape) < 0.7), _NO_SHAPE, shapes)
    languages = np.where(rng.random(len(rows)) < WITHOUT_LANGUAGE, 0, source.languages[rows])
    blank = hidden & (rng.random(words.shape) < 0.9)
    asked = (low[:, None] | hidden) & kept & (cases < _OTHER_CASE)
    arrays = (
        pieces,
        first,
        inverse.reshape(words.shape),
        shown,
        kept,
        hidden,
        blank,
        cases,
        asked,
        languages,
    )
    return Task(*map(torch.from_numpy, arrays))


def losses(network: Network, batch: Task) -> tuple[Tensor, Tensor]:
    """Return the losses of the hidden words and of the capitals."""
    vectors = network.vectors(batch.pieces, batch.starts)
    x = torch.where(batch.blank[..., None], network.masked.to(vectors.dtype), vectors[batch.words])
    style = torch.zeros_like(batch.languages)
    state = network.read(x, batch.shapes, batch.languages, style, None, batch.kept[:, None, None, :])
    logits = network.word(state[batch.hidden]) @ network.target(vectors).T
    told = functional.cross_entropy(logits.float(), batch.words[batch.hidden])
    cased = functional.cross_entropy(network.case(state[batch.asked]).float(), batch.cases[batch.asked])
    return told, cased
