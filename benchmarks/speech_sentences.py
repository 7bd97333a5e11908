"""Sentence boundaries without marks and case: `python -m benchmarks.speech_sentences ../shared/data`.

Prints precision, recall and F1 on calls and texts that trained nothing: gold words of earnings calls, what
each recogniser made of them (words alone; with pauses; with its own marks too), and written text in every
language with its marks and case taken off. Then how often the lane is the right one, and the speed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from pipeline.segment.lanes import lane
from pipeline.segment.unpunctuated.boundaries import sentences
from training.unpunctuated.calls import SYSTEMS, calls, gold, heard, projected
from training.unpunctuated.corpora import LANGUAGES, written
from training.unpunctuated.fit import LEFT_OUT
from training.unpunctuated.measure import Score, ends, pauses, score
from training.unpunctuated.tokens import Token

_MOST = 30_000
"""Words of written text per stream."""


def main(data: Path) -> None:
    """Print the tables."""
    print(f"{'earnings calls, test part':34}   P      R      F1   boundaries")
    for name, found in gold_scores(data):
        _show(name, found)
    for system in SYSTEMS:
        for name, found in heard_scores(data, system):
            _show(name, found)
    _means(data)
    print("\nheld-out written text, small letters and no marks")
    for name, language in LANGUAGES.items():
        _show(f"{language} ({name})", written_score(data, name))
    print()
    _lanes(data)
    _speed(data)


def gold_scores(data: Path) -> Iterator[tuple[str, Score]]:
    """Yield the scores on gold words: with the ends of sentences broken off, and without."""
    texts = [gold(data, call) for call in calls(data, "test")]
    found = [boundaries([row.word for row in text]) for text in texts]
    yield "gold words", score(found, [ends(text) for text in texts])
    yield "gold words, . ? ! alone", score(found, [ends(text, broken=False) for text in texts])


def heard_scores(data: Path, system: str) -> Iterator[tuple[str, Score]]:
    """Yield the scores on what one recogniser heard: by words, with pauses, with its own marks as well."""
    heards = [heard(data, system, call) for call in calls(data, "test")]
    truths = [
        projected(gold(data, call), words) for call, words in zip(calls(data, "test"), heards, strict=True)
    ]
    true = [ends(truth) for truth in truths]
    plain = [[row.word for row in truth] for truth in truths]
    yield system, score([boundaries(words) for words in plain], true)
    breaks = [pauses(words) for words in heards]
    if any(some.any() for some in breaks):
        found = [boundaries(words, some) for words, some in zip(plain, breaks, strict=True)]
        yield f"{system}, with pauses", score(found, true)
    marked = [[word.written.lower() + word.mark for word in words] for words in heards]
    if any(word.mark for words in heards for word in words):
        found = [boundaries(words, some) for words, some in zip(marked, breaks, strict=True)]
        yield f"{system}, with pauses and marks", score(found, true)
        own = [np.array([word.mark in {".", "?", "!"} for word in words], np.bool_) for words in heards]
        yield f"{system}, its own marks alone", score(own, true)


def written_score(data: Path, name: str) -> Score:
    """Return the score on the held-out part of a stream of written text."""
    text = written(data, name, "test")[:_MOST]
    found = boundaries([row.word for row in text], language=LANGUAGES[name])
    return score([found], [ends(text)])


def boundaries(
    words: Sequence[str], breaks: NDArray[np.bool_] | None = None, language: str = "en"
) -> NDArray[np.bool_]:
    """Return whether a sentence ends after each word, by `sentences` over the words with spaces between."""
    stops = [place - 1 for place in accumulate(len(word) + 1 for word in words)]
    text = " ".join(words)
    places = (
        [] if breaks is None else [stop + 1 for stop, is_break in zip(stops, breaks, strict=True) if is_break]
    )
    found = {end for _, end in sentences(text, 0, len(text), language, places)}
    return np.array([stop in found for stop in stops], np.bool_)


def _show(name: str, found: Score) -> None:
    print(
        f"{name:34} {found.precision:6.3f} {found.recall:6.3f} {found.f1:6.3f} {found.boundaries:8d}",
        flush=True,
    )


def heard_score(data: Path, system: str) -> Score:
    """Return the score on what one recogniser heard, by its words alone."""
    truths = [projected(gold(data, call), heard(data, system, call)) for call in calls(data, "test")]
    found = [boundaries([row.word for row in truth]) for truth in truths]
    return score(found, [ends(truth) for truth in truths])


def _means(data: Path) -> None:
    """Print the mean F1 over the recognisers but the poorest, and how far it lies below gold words."""
    found = fmean(heard_score(data, system).f1 for system in SYSTEMS if system != LEFT_OUT)
    gap = next(gold_scores(data))[1].f1 - found
    print(f"words of {len(SYSTEMS) - 1} recognisers: mean F1 {found:.3f}, {gap:.3f} below gold words")


def _lanes(data: Path) -> None:
    """Print for each kind of text the share of its stretches of a hundred words that go to the model."""
    print("stretches of 100 words taken for unpunctuated")
    test = calls(data, "test")
    for system in SYSTEMS:
        words = [word for call in test for word in heard(data, system, call)]
        _lane_share(f"{system}, bare", [word.written.lower() for word in words])
        _lane_share(f"{system}, as it comes", [word.written + word.mark for word in words])
    for name, language in LANGUAGES.items():
        printed = [_printed(row) for row in written(data, name, "test")[:_MOST]]
        _lane_share(f"{language} ({name}), printed", printed)


def _lane_share(name: str, words: Sequence[str]) -> None:
    texts = [" ".join(words[place : place + 100]) for place in range(0, len(words) - 100, 100)]
    found = sum(lane(text, 0, len(text)) == "unpunctuated" for text in texts)
    print(f"{name:34} {found / max(len(texts), 1):6.3f} of {len(texts)}")


def _printed(row: Token) -> str:
    word = (row.word, row.word.capitalize(), row.word.upper())[row.case]
    return word + ("", ",", ".", "?", "…")[row.mark]


def _speed(data: Path) -> None:
    words = [row.word for call in calls(data, "test") for row in gold(data, call)]
    began = time.perf_counter()
    boundaries(words)
    print(f"\n{len(words) / (time.perf_counter() - began):,.0f} words/s in one process")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
