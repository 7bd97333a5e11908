"""How well speakers are told: what of the words is named, how much of that is right, and how honest it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np

from pipeline.speakers.naming import Named
from training.speakers.identity import forms, who
from training.speakers.speeches import Example

_BINS: Final = 10


class Row(NamedTuple):
    """One turn judged: its words, the likeliest name's probability, and what is right."""

    words: int
    score: float
    is_right: bool
    """Whether the likeliest name is the speaker's."""
    is_named: bool
    is_nameable: bool
    """Whether the speaker has a name that the document says."""
    role_score: float
    is_role_right: bool | None
    """None where nobody judged the role."""


class Figures(NamedTuple):
    """Shares of words (names) and of turns (roles)."""

    turns: int
    words: int
    precision: float
    coverage: float
    nameable: float
    roles: float
    error: float
    """Expected calibration error of names, over turns."""
    role_error: float


def judged(example: Example, found: Sequence[Named]) -> list[Row]:
    """Return the turns of a scene with what was found about them."""
    scene, out = example.scene, []
    names = forms(scene)
    for turn, key, named in zip(example.speech.turns, example.speakers, found, strict=True):
        best = named.candidates[0] if named.candidates else None
        truth = scene.names.get(key)
        is_right = best is not None and truth is not None and who(best.name, names) == key
        role = scene.roles.get(key, "unknown")
        out.append(
            Row(
                len(example.speech.text[turn.start : turn.end].split()),
                best.score if best else 0.0,
                is_right,
                named.name is not None,
                truth is not None,
                named.role_score,
                None if role == "unknown" else named.role == role,
            )
        )
    return out


def figures(rows: Sequence[Row]) -> Figures:
    """Return the figures of judged turns."""
    total = sum(row.words for row in rows) or 1
    named = sum(row.words for row in rows if row.is_named)
    right = sum(row.words for row in rows if row.is_named and row.is_right)
    roles = [row for row in rows if row.is_role_right is not None]
    return Figures(
        len(rows),
        total,
        right / named if named else float("nan"),
        named / total,
        sum(row.words for row in rows if row.is_nameable) / total,
        sum(bool(row.is_role_right) for row in roles) / max(len(roles), 1),
        expected_error((row.score, row.is_right) for row in rows if row.score),
        expected_error((row.role_score, bool(row.is_role_right)) for row in roles),
    )


def expected_error(pairs: Iterable[tuple[float, bool]]) -> float:
    """Return the expected calibration error in ten equal bins (Guo et al. 2017)."""
    given = np.array(list(pairs), float).reshape(-1, 2)
    if not len(given):
        return 0.0
    bins = np.minimum((given[:, 0] * _BINS).astype(int), _BINS - 1)
    gaps = [
        abs(given[bins == one].mean(0) @ np.array([1.0, -1.0])) * (bins == one).mean()
        for one in range(_BINS)
        if (bins == one).any()
    ]
    return float(sum(gaps))
