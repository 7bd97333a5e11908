"""Learn the parts of speech of keyphrases: `python -m training.keyphrases DATA`."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.claims.stems import stem
from pipeline.keyphrases.known import lexicon_of
from pipeline.keyphrases.parts import FILE, FINE, NONE, RARE, SCALE, Parts, logs_of, parts_of, prior
from pipeline.topics.concepts.read import COLUMNS
from training.keyphrases.counts import MARKS, Stream, stream
from training.keyphrases.fit import Learnt, learn
from training.keyphrases.ranking import documents, fit, write
from training.keyphrases.seeds import seeds

_LIGHT = 0.08
"""An ending that moves no tag by so much is left out."""
_DIFFERENT = 0.15
"""A form is kept where the endings miss its probabilities by more."""
_LEAST = 1e-3


def main() -> None:
    """Learn, print how many seeds are tagged right by seeds of other stems, and write what is learnt."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("data", type=Path)
    stored: dict[str, npt.NDArray[np.generic]] = {}
    for lexicon in COLUMNS:
        read = stream(asked.parse_args().data, lexicon)
        learnt = learn(read, seeds(lexicon))
        figures = "  ".join(f"{name} {value:.3f}" for name, value in learnt.accuracy.items())
        print(f"{lexicon}: {len(learnt.forms)} forms  {figures}", flush=True)
        stored |= {f"{lexicon}_{name}": value for name, value in _arrays(learnt).items()}
        stored |= {f"{lexicon}_{name}": value for name, value in _frequencies(read, lexicon).items()}
    np.savez_compressed(FILE, **stored)  # type: ignore[arg-type]
    parts_of.cache_clear()
    lexicon_of.cache_clear()
    weights = fit(documents())
    print("  ".join(f"{name} {value}" for name, value in weights.items()))
    write(weights)


def _arrays(learnt: Learnt) -> dict[str, npt.NDArray[np.generic]]:
    heavy = np.abs(learnt.weights).max(1) > _LIGHT
    endings = [ending for ending, is_heavy in zip(learnt.endings, heavy, strict=True) if is_heavy]
    weights = _whole(learnt.weights[heavy])
    rest = Parts(NONE, logs_of(endings, weights), {}, {}, {})
    kept = [at for at, form in enumerate(learnt.forms) if _is_special(rest, form, learnt.probabilities[at])]
    logs = np.log(np.maximum(learnt.probabilities[kept], _LEAST))
    return {
        "forms": _text([learnt.forms[at] for at in kept]),
        "forms_logs": _whole(logs),
        "endings": _text(endings),
        "endings_logs": weights,
        "contexts": _text(learnt.contexts),
        "left_logs": _whole(learnt.left),
        "right_logs": _whole(learnt.right),
    }


def _frequencies(read: Stream, lexicon: str) -> dict[str, npt.NDArray[np.generic]]:
    """Surprisal of the stems that are met often enough for it."""
    counts: Counter[str] = Counter()
    for form, count in zip(read.forms, np.bincount(read.words, minlength=len(read.forms)), strict=True):
        if form not in MARKS:
            counts[stem(form, lexicon)] += int(count)
    whole = counts.total()
    bits = {word: -np.log2((count + 0.5) / whole) for word, count in counts.items()}
    common = sorted(word for word, bit in bits.items() if bit < RARE)
    values = np.array([bits[word] for word in common])
    return {"stems": _text(common), "bits": np.round(values * FINE).astype(np.uint8)}


def _is_special(rest: Parts, form: str, probabilities: npt.NDArray[np.float64]) -> bool:
    return bool(np.abs(np.exp(prior(rest, form)) - probabilities).max() > _DIFFERENT)


def _whole(logs: npt.NDArray[np.float64]) -> npt.NDArray[np.int8]:
    return np.clip(np.round(logs * SCALE), -127, 127).astype(np.int8)


def _text(strings: list[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(strings).encode("utf-8"), np.uint8)


if __name__ == "__main__":
    main()
