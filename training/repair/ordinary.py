"""Counts what ordinary text looks like, from political speech, meetings and the training calls."""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from pipeline.entities.normal import fold
from pipeline.entities.repair.ordinary import BITS, Ordinary, place
from training.repair.calls import Call

_WORD: Final = re.compile(r"[^\W\d_]+")
_PART: Final = re.compile(r"[.!?;:,()\"\n]+")
_LEAST_WORD, _LEAST_PAIR, _LEAST_AROUND = 2, 2, 8
_MOSTLY_SMALL: Final = 0.5
_SMOOTH: Final = 2.0
_CALL_WORD: Final = 10.0


def learn(data: Path, language: str = "en") -> Ordinary:
    """Return the counts of one language's text; nothing yet about where names stand."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for part in _parts(data, language):
        words = _WORD.findall(part)
        small.update(fold(word) for word in words if word[0].islower())
        capital.update(fold(word) for word in words[1:] if word[0].isupper())
        bare = [fold(word) if not at or word[0].islower() else "" for at, word in enumerate(words)]
        pairs.update(pair for pair in zip(bare, bare[1:], strict=False) if pair[0] and pair[1])
    frequency = {
        word: math.log10(count)
        for word, count in sorted(small.items())
        if count >= _LEAST_WORD and count >= _MOSTLY_SMALL * (count + capital[word])
    }
    return Ordinary(frequency, _bits(pairs), {}, {})


def with_calls(base: Ordinary, calls: Sequence[Call]) -> Ordinary:
    """Return the counts with the small words of calls added, and with where their names stand.

    A word of theirs counts at least as a few: text of debates lacks everyday words.
    """
    seen = Counter(word for call in calls for word in call.small)
    frequency = dict(base.frequency)
    for word, count in sorted(seen.items()):
        frequency[word] = max(frequency.get(word, 0.0), math.log10(_CALL_WORD * count))
    before, after = around(calls)
    return Ordinary(frequency, base.pairs, before, after)


def _parts(data: Path, language: str) -> Iterator[str]:
    """Stretches of text between marks. A line of the debates is no paragraph: lines end no part."""
    with gzip.open(data / "text" / f"{language}.txt.gz", "rt", encoding="utf-8") as file:
        yield from _PART.split(file.read().replace("\n", " "))
    if language == "en":
        for place_ in sorted((data / "turns" / "qmsum").glob("*.json")):
            meeting = json.loads(place_.read_text(encoding="utf-8"))
            for turn in meeting["meeting_transcripts"]:
                yield from _PART.split(turn["content"])


def _bits(pairs: Counter[tuple[str, str]]) -> np.ndarray:
    bits = np.zeros(1 << BITS, dtype=bool)
    for (left, right), count in pairs.items():
        if count >= _LEAST_PAIR:
            bits[place(left, right)] = True
    return np.packbits(bits)


def around(calls: Iterable[Call]) -> tuple[dict[str, float], dict[str, float]]:
    """Return for words the log odds that a name follows, and precedes, less the odds of any word."""
    left: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    right: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for call in calls:
        starts = {name.first for name in call.names}
        inside = {at for name in call.names for at in range(name.first, name.last)}
        ends = {name.last for name in call.names}
        for at, word in enumerate(call.gold):
            if at not in inside:
                left[at + 1 in starts][word] += 1
                right[at in ends][word] += 1
    return _odds(left), _odds(right)


def _odds(counts: tuple[Counter[str], Counter[str]]) -> dict[str, float]:
    other, named = counts
    base = math.log(sum(named.values()) / sum(other.values()))
    rate = sum(named.values()) / (sum(named.values()) + sum(other.values()))
    return {
        word: math.log((named[word] + _SMOOTH * rate) / (other[word] + _SMOOTH * (1 - rate))) - base
        for word in sorted(set(other) | set(named))
        if other[word] + named[word] >= _LEAST_AROUND
    }
