"""Longer texts made of statements: what is judged about a document must be learned on documents too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from pipeline.topics.schemes import topics
from pipeline.topics.tally import Tally
from training.topics.material import Unit, widened

SHARE: Final = 0.3
"""Part of its statements from which on a text is about their topic."""
SIZES: Final = (3, 30)
"""Statements of a text, least and most."""


class Longer(NamedTuple):
    """A text: what it holds, and its topics."""

    tally: Tally
    codes: frozenset[str]


def longer(
    material: Sequence[Unit], tallies: Sequence[Tally], rows: Sequence[int], count: int, seed: int
) -> list[Longer]:
    """Make `count` texts of the statements `rows`: most of each text of one topic, the rest of any.

    In turn that topic is one of the first and one of the second level, as speeches keep to both.
    """
    chance = np.random.default_rng(seed)
    pools = [_by_topic(material, rows, level) for level in (1, 2)]
    return [_text(material, tallies, pools[at % 2], list(rows), chance) for at in range(count)]


def _by_topic(material: Sequence[Unit], rows: Sequence[int], level: int) -> list[list[int]]:
    """Return the rows of each main topic of a level, and those of none."""
    found: dict[str, list[int]] = {}
    for row in rows:
        codes = material[row].codes
        main = topics()[codes[0]] if codes else None
        name = "" if main is None else (main.second or main.top) if level == 2 else main.top
        found.setdefault(name, []).append(row)
    return [found[name] for name in sorted(found)]


def _text(
    material: Sequence[Unit],
    tallies: Sequence[Tally],
    pools: list[list[int]],
    rows: list[int],
    chance: np.random.Generator,
) -> Longer:
    own = pools[int(chance.integers(len(pools)))]
    size = int(np.exp(chance.uniform(np.log(SIZES[0]), np.log(SIZES[1]))))
    kept = chance.choice(own, min(len(own), max(1, round(size * chance.uniform(0.3, 1)))), replace=False)
    rest = chance.choice(rows, max(size - len(kept), 0), replace=False)
    chosen = list(dict.fromkeys([*kept.tolist(), *rest.tolist()]))
    counts: dict[str, int] = {}
    for row in chosen:
        for code in widened(material[row].codes):
            counts[code] = counts.get(code, 0) + 1
    about = frozenset(code for code, number in counts.items() if number >= SHARE * len(chosen))
    return Longer(_joined([tallies[row] for row in chosen]), about)


def _joined(parts: Sequence[Tally]) -> Tally:
    whole = Tally()
    for part in parts:
        whole.count += part.count
        for word, number in part.words.items():
            whole.words[word] = whole.words.get(word, 0.0) + number
        for concept, number in part.concepts.items():
            whole.concepts[concept] = whole.concepts.get(concept, 0.0) + number
    return whole
