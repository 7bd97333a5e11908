"""The few numbers beside the weights, fitted on the development calls for the highest boundary F1.

First the threshold, on gold words and on what recognisers heard alike; then what a pause adds, where times
are known; then what a recogniser's own marks add, where it sets any.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.segment.unpunctuated.model import Settings, log_odds
from training.unpunctuated.calls import SYSTEMS, Heard, calls, gold, heard, projected
from training.unpunctuated.corpora import LANGUAGES, written
from training.unpunctuated.measure import ends, pauses, score
from training.unpunctuated.tokens import Token

Numbers = NDArray[np.float32]
_THRESHOLDS: Final = np.arange(-2.5, 1.01, 0.05)
_THRESHOLDS_WRITTEN: Final = np.arange(-1.25, 0.26, 0.05)
_ADDED: Final = np.arange(0.0, 5.01, 0.25)
_MOST: Final = 20_000
"""Words of written text per stream."""

LEFT_OUT: Final = "kaldi-librispeech"
"""Trained on read books; what it makes of telephone calls is too poor to tune on."""


def fit(data: Path) -> Settings:
    """Return the fitted settings for the weights that are in place."""
    spoken = [(gold(data, call), heard_by(data, call)) for call in calls(data, "dev")]
    truths = [(log_odds([row.word for row in truth]), ends(truth)) for truth, _ in spoken]
    others = [one for _, some in spoken for one in some]
    texts = [(log_odds([row.word for row in tokens]), ends(tokens)) for tokens, _ in others]
    threshold = _best(_THRESHOLDS, lambda value: _f1(truths, value) + _f1(texts, value))
    pause = _best(_ADDED, lambda value: _f1(_moved(texts, [value * pauses(w) for _, w in others]), threshold))
    marked = [place for place, (_, words) in enumerate(others) if any(word.mark == "." for word in words)]
    own = [others[place][1] for place in marked]
    shown = [texts[place] for place in marked]
    mark = _best(_ADDED, lambda value: _f1(_moved(shown, [value * _has(w, ".?!") for w in own]), threshold))
    ended = _moved(shown, [mark * _has(w, ".?!") for w in own])
    comma = -_best(
        _ADDED, lambda value: _f1(_moved(ended, [-value * _has(w, ",;:") for w in own]), threshold)
    )
    return Settings(threshold, pause, mark, comma)


def fit_languages(data: Path) -> dict[str, float]:
    """Return a threshold for each language but English, from the development parts of its written text.

    A language with little text is told less surely, so its ends are taken at lower odds. The range is held
    narrow because the text to fit on is little too, and in French the product of a scanner.
    """
    out: dict[str, float] = {}
    for language in sorted(set(LANGUAGES.values()) - {"en"}):
        texts = [written(data, name, "dev")[:_MOST] for name, its in LANGUAGES.items() if its == language]
        shown = [(log_odds([row.word for row in text]), ends(text)) for text in texts]
        out[language] = _best(_THRESHOLDS_WRITTEN, partial(_f1, shown))
    out["no"] = out["nb"]
    return out


def development_f1(data: Path, threshold: float) -> dict[str, float]:
    """Return the F1 on the development calls, gold words and what recognisers heard of them."""
    truths = [gold(data, call) for call in calls(data, "dev")]
    others = [tokens for call in calls(data, "dev") for tokens, _ in heard_by(data, call)]
    shown = {"gold": truths, "heard": others}
    return {
        name: round(_f1([(log_odds([row.word for row in text]), ends(text)) for text in texts], threshold), 4)
        for name, texts in shown.items()
    }


def heard_by(data: Path, call: str) -> list[tuple[list[Token], list[Heard]]]:
    """Return what each recogniser but the poorest made of a call, with the gold marks carried over."""
    truth = gold(data, call)
    found = [heard(data, system, call) for system in SYSTEMS if system != LEFT_OUT]
    return [(projected(truth, words), words) for words in found if words]


def _f1(texts: Sequence[tuple[Numbers, NDArray[np.bool_]]], threshold: float) -> float:
    return score([odds >= threshold for odds, _ in texts], [truth for _, truth in texts]).f1


def _moved(
    texts: Sequence[tuple[Numbers, NDArray[np.bool_]]], by: Sequence[NDArray[np.floating]]
) -> list[tuple[Numbers, NDArray[np.bool_]]]:
    return [(odds + added, truth) for (odds, truth), added in zip(texts, by, strict=True)]


def _has(words: Sequence[Heard], marks: str) -> NDArray[np.bool_]:
    return np.array([bool(word.mark) and word.mark in marks for word in words], np.bool_)


def _best(values: NDArray[np.floating], goodness: Callable[[float], float]) -> float:
    return round(float(max(values, key=lambda value: goodness(float(value)))), 2)
