"""The score that a sentence ends in a gap: a small network over the chunks around it, in plain numpy.

Two steps, both learned (`training/punctuated`). A sum of two numbers, one of the chunk before the gap and one
of the chunk after it, settles what is plain. What is left is scored by a network with two hidden layers over
seven chunks before and six after, how far the nearest marks are, what the rules of `abbreviations` say, and
the language. A cascade after Viola and Jones 2001, in which the cheap step imitates the dear one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from pipeline.segment.abbreviations import continues, ends
from pipeline.segment.chunks import clip

LEFT, RIGHT = 7, 6
"""Chunks before and after the gap that the network sees."""

FILE: Final = Path(__file__).with_name("boundaries.npz")
UNKNOWN: Final = "und"
LANGUAGES: Final = (UNKNOWN, "en", "da", "hr", "sr", "sv", "nb", "nn", "de", "ru", "es", "uk")
_SAME_AS: Final = {"no": "nb", "bs": "hr", "sh": "sr", "cnr": "sr"}
STEPS: Final = 24
"""Classes of a distance in chunks."""

RULES: Final = 3
"""No full stop; a full stop that the rules take for part of an abbreviation; one that they do not."""

EXTRA: Final = ("before", "after", "rule", "language")
"""Inputs besides the chunks: steps to the mark before and after, the rule, the language."""

SIDES: Final = ("bare_before", "bare_after", "marked_before", "marked_after")
"""The chunk before or after a gap, without or with a mark before it."""

_ROWS: Final = 4
"""Gaps multiplied at once: for more, OpenBLAS wakes up its threads, which costs more than the product."""

Floats = NDArray[np.float32]


@lru_cache(maxsize=1)
def weights() -> dict[str, Any]:
    """Load the weights: whole numbers of 8 bits with a scale for each table become single precision."""
    with np.load(FILE) as stored:
        names = [name for name in stored.files if not name.endswith("_scale")]
        return {
            name: stored[name].astype(np.float32) * stored[f"{name}_scale"]
            if f"{name}_scale" in stored.files
            else stored[name]
            for name in names
        }


def language_number(code: str) -> int:
    """Return the number of a language; 0 for one that the network was not taught."""
    known = _SAME_AS.get(code, code)
    return LANGUAGES.index(known) if known in LANGUAGES else 0


def steps(distance: int) -> int:
    """Return the class of a distance in chunks: exact up to 15, then coarser; 0 to STEPS - 1."""
    return max(0, min(distance if distance < 16 else 16 + (distance - 16) // 6, STEPS - 1))


def rule(chunks: Sequence[str], gap: int, language: str) -> int:
    """Return what the rules say of the gap after a chunk; see RULES."""
    after = chunks[gap + 1]
    if not chunks[gap].endswith(".") or chunks[gap].endswith("..") or after[0].islower():
        return 0
    text, dot = _around(chunks, gap)
    return 1 if continues(text, 0, dot, len(text), language) else 2


def listed(chunks: Sequence[str], gap: int) -> bool | None:
    """Return what the lists know of the gap after a chunk with a full stop; see `abbreviations.ends`."""
    text, dot = _around(chunks, gap)
    return ends(text, 0, dot, len(text))


def _around(chunks: Sequence[str], gap: int) -> tuple[str, int]:
    before = " ".join(map(clip, chunks[max(0, gap - 2) : gap + 1]))
    return f"{before} {' '.join(map(clip, chunks[gap + 1 : gap + 4]))}", len(before) - 1


@lru_cache(maxsize=1)
def limits() -> tuple[float, float, float, float]:
    """Return the limits of evidence, each for a sum of two sides but the first.

    Below the first, the chunk after a gap without a mark rules out an end alone; below the second, both
    do. Below the third, a gap with a mark is no end, and above the fourth it is one.
    """
    least, bare, low, high = (float(value) for value in weights()["limits"])
    return least, bare, low, high


def scores(windows: NDArray[np.int64], extra: NDArray[np.int64]) -> Floats:
    """Return the log odds that a sentence ends, for gaps; shape (gaps,).

    `windows` holds the features of LEFT + RIGHT chunks for each gap, shape (gaps, LEFT + RIGHT, 5), `extra`
    the numbers named in EXTRA, shape (gaps, 4).
    """
    table = weights()
    places = [windows[..., k] for k in range(4)] + [table["levels"][windows[..., 4]]]
    seen = [table[f"chunk{k}"][column] for k, column in enumerate(places)]
    around = np.concatenate(seen, axis=-1).reshape(len(windows), -1)
    beside = [table[name][extra[:, k]] for k, name in enumerate(EXTRA)]
    inputs = np.concatenate((around, *beside), axis=1)
    return np.concatenate([_layers(inputs[at : at + _ROWS]) for at in range(0, len(inputs), _ROWS)])


def _layers(inputs: Floats) -> Floats:
    table = weights()
    hidden = np.maximum(inputs @ table["weight1"] + table["bias1"], 0)
    hidden = np.maximum(hidden @ table["weight2"] + table["bias2"], 0)
    result: Floats = (hidden @ table["weight3"] + table["bias3"])[:, 0]
    return result
