"""What was said beside what was heard, as phones: all differences of the calls, names counted more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pipeline.entities.repair.phones import phones
from training.repair.calls import UNHEARD, Call, blocks, heard, load, pieces
from training.repair.em import Pair
from training.unpunctuated.calls import SYSTEMS

_LONGEST: Final = 18
_RATIO: Final = 2.0
_NAME_WEIGHT: Final = 3.0
_SAME_WEIGHT: Final = 0.2
SYSTEMS_LEARNED: Final = tuple(SYSTEMS)


def pairs(data: Path, numbers: Iterable[str]) -> list[Pair]:
    """Return (phones said, phones heard, weight) of the calls, each pair once."""
    weights: Counter[tuple[str, str]] = Counter()
    for number in numbers:
        call = load(data, number)
        for system in SYSTEMS_LEARNED:
            said = [piece for word in heard(data, system, number) for piece in pieces(word)]
            for gold, other, weight in _differences(call, said):
                weights[gold, other] += weight  # type: ignore[assignment]
    return [(gold, other, float(weight)) for (gold, other), weight in sorted(weights.items())]


def sound(words: Iterable[str]) -> str:
    """Return the phones of words said without a pause."""
    return "".join(map(phones, words))


def _differences(call: Call, said: list[str]) -> Iterator[tuple[str, str, float]]:
    named = {place for name in call.names for place in range(name.first, name.last)}
    for block in blocks(call.gold, said):
        gold = call.gold[block.gold_start : block.gold_end]
        if block.is_equal:
            yield from ((sound([word]), sound([word]), _SAME_WEIGHT) for word in gold if phones(word))
            continue
        if UNHEARD in gold:
            continue
        left, right = sound(gold), sound(said[block.heard_start : block.heard_end])
        if not left or not right or max(len(left), len(right)) > _LONGEST:
            continue
        if max(len(left), len(right)) <= _RATIO * min(len(left), len(right)):
            is_name = not named.isdisjoint(range(block.gold_start, block.gold_end))
            yield left, right, _NAME_WEIGHT if is_name else 1.0
