"""The gender that a given name shows, from a list of facts; else from how such names end."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from functools import cache, lru_cache
from pathlib import Path

from pipeline.entities.normal import fold
from pipeline.entities.translit import sound

GIVEN_NAMES = Path(__file__).parent / "given_names.csv"
_ENDING = 2
_LEAST_NAMES = 20
_AGREEMENT = 0.85


@lru_cache(maxsize=50_000)
def gender_of(given_name: str) -> str:
    """Return `m` or `f` for a given name in any romanisation; empty where it says neither."""
    if len(given_name) <= _ENDING:
        return ""
    key = sound(fold(given_name))
    return _names().get(key) or _endings().get(key[-_ENDING:], "")


@lru_cache(maxsize=50_000)
def is_given(word: str) -> bool:
    """Whether a word is a known given name."""
    return len(word) > _ENDING and sound(fold(word)) in _names()


@cache
def _names() -> dict[str, str]:
    with GIVEN_NAMES.open(encoding="utf-8", newline="") as lines:
        return {row["name"]: row["gender"] for row in csv.DictReader(lines)}


@cache
def _endings() -> dict[str, str]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, gender in _names().items():
        counts[name[-_ENDING:]][gender] += 1
    return {
        ending: some.most_common(1)[0][0]
        for ending, some in counts.items()
        if sum(some.values()) >= _LEAST_NAMES and max(some.values()) >= _AGREEMENT * sum(some.values())
    }
