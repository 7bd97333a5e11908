"""`python -m training.linking ../shared/data`: fits the weights of linking and says what they are worth.

Figures are out of fold: five folds by text, each judged by weights that never saw it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import numpy as np

from pipeline.entities.knowledge import KnowledgeBase, knowledge
from pipeline.entities.linking.model import ALL, FILE, Model, columns, probabilities
from pipeline.entities.linking.posts import holders
from training.linking.examples import Example, example, ways
from training.linking.fit import Array, calibration_error, fit
from training.linking.measure import counted, figures
from training.linking.texts import Text, benchmarks, news, newspapers, own

FOLDS = 5
WEIGHT = {"newseye": 0.5, "bsnlp": 0.3, "own": 2.0}
"""Of an example: newspapers of 1900 are far from today's, BSNLP's entities are our own inference, and our own
gold is written like what is linked."""
GOLD = Path("tests/gold/linking")
NEWS_SHARE = 0.4
"""Of BSNLP's documents, which are many and alike."""
MODES = ("hits", "spans", "heard", "own")
_JUDGES = ("linking", "own")
_LEAST = 0.001
"""Weight under which a column is left out of the file."""
_MARGIN = 0.005
"""F1 given up for fewer wrong links: NIL when in doubt."""
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6)


def main(arguments: list[str]) -> int:
    """Fit on the folder named, print the figures, write the weights; 2 where the folder lacks the sets."""
    folder = Path(arguments[0]) if arguments else Path("../shared/data")
    if not (folder / "linking").is_dir():
        print(f"{folder}/linking: not there", file=sys.stderr)
        return 2
    kb = knowledge()
    several = [example(one, kb) for text in texts(folder, kb) for one in ways(text, kb)]
    reported = [example(one, kb) for text in own(GOLD) if not is_tuned_on(text) for one in ways(text, kb)]
    folds = [fitted(one for one in several if fold(one) != number) for number in range(FOLDS)]
    judged = "own" if any(one.material.mode == "own" for one in several) else "spans"
    print(f"{sum(len(one.rows) for one in several)} candidates; the threshold is chosen on `{judged}`")
    print_calibration(several, folds)
    threshold = print_figures(several, folds, judged, kb)
    weights, post = fitted(several), post_share(several, kb)
    print("own gold, the half that nothing was fitted on")
    print_own(reported, Model(weights, threshold, post), kb)
    _write(weights, threshold, post)
    return 0


def texts(folder: Path, kb: KnowledgeBase) -> Iterator[Text]:
    """Yield all texts to fit on."""
    yield from benchmarks(folder / "linking")
    yield from (text for text in own(GOLD) if is_tuned_on(text))
    yield from newspapers(folder / "ner" / "newseye-sv")
    yield from (
        text for text in news(folder / "ner" / "tilde-bsnlp", kb) if _number(text) % 100 < 100 * NEWS_SHARE
    )


def is_tuned_on(text: Text) -> bool:
    """Return whether a text of our own gold is in the half for fitting; the other half is only reported."""
    return int(sha256(text.id.encode()).hexdigest(), 16) % 2 == 1


def fold(one: Example) -> int:
    """Return the fold of a text: the same wording in two sets is in one fold."""
    return _number(one.material.text) // 1000 % FOLDS


def _number(text: Text) -> int:
    return int(sha256(text.text.encode()).hexdigest(), 16)


def fitted(several: Iterable[Example]) -> Array:
    """Return the weights fitted to the examples."""
    used = list(several)
    rows = columns([row for one in used for row in one.rows])
    right = np.array([flag for one in used for flag in one.right], dtype=np.float64)
    weights = [WEIGHT.get(one.material.text.set.split("-")[0], 1.0) for one in used for _ in one.rows]
    return fit(rows, right, np.array(weights))


def print_calibration(several: list[Example], folds: list[Array]) -> None:
    """Print the expected calibration error of each set, over candidates and over those likelier than not."""
    parts: dict[str, list[Array]] = defaultdict(list)
    for one in several:
        if one.rows:
            chances = probabilities(one.rows, Model(folds[fold(one)], 0.0))
            pairs = np.stack([chances, np.array(one.right, dtype=np.float64)])
            for name in ("all", one.material.text.set):
                parts[name].append(pairs)
    for name, several_pairs in sorted(parts.items()):
        chance, right = np.concatenate(several_pairs, axis=1)
        likely = chance >= np.median(THRESHOLDS)
        print(
            f"{name:24} expected calibration error {calibration_error(chance, right):.3f} of {len(right)},"
            f" of the likely {calibration_error(chance[likely], right[likely]):.3f} of {likely.sum()}"
        )


def print_figures(several: list[Example], folds: list[Array], judged: str, kb: KnowledgeBase) -> float:
    """Print the figures at each threshold; return the highest that costs next to no F1 in the KB."""
    means: dict[float, float] = {}
    for threshold in THRESHOLDS:
        sets: dict[str, Counter[str]] = defaultdict(Counter)
        for one in several:
            name = one.material.text.set
            mode = one.material.mode
            counts = counted(one, Model(folds[fold(one)], threshold), kb)
            whole = name.split("-")[0] if name.startswith(tuple(WEIGHT)) else "linking"
            for group in {name, whole}:
                sets[f"{mode} {group}"] += counts
        shown = (
            sorted(sets)
            if threshold == THRESHOLDS[3]
            else [f"{mode} {one}" for mode in MODES for one in _JUDGES]
        )
        for name in shown:
            print(f"≥{threshold:.2f} {name:30} {_line(sets[name])}")
        means[threshold] = sum(figures(sets[f"{judged} {one}"], "_kb")[2] for one in _JUDGES) / len(_JUDGES)
    return max(threshold for threshold, mean in means.items() if mean >= max(means.values()) - _MARGIN)


def post_share(several: list[Example], kb: KnowledgeBase) -> float:
    """Return the share of posts with one known holder who is the gold's (Laplace's estimate)."""
    right = asked = 0
    for one in several:
        gold = {(name.start, name.end): name.entity_id for name in one.material.text.names}
        for phrase in one.seen.alone if one.material.mode == "spans" else ():
            found = holders(phrase, one.material.page.day, kb)
            if len(found) == 1 and (phrase.start, phrase.end) in gold:
                asked += 1
                right += kb.entity_id[found[0]] == gold[phrase.start, phrase.end]
    print(f"posts: {right} of {asked} right")
    return round((right + 1) / (asked + 2), 3)


def print_own(several: list[Example], model: Model, kb: KnowledgeBase) -> None:
    """Print the figures over our own gold, by language."""
    sets: dict[str, Counter[str]] = defaultdict(Counter)
    for one in several:
        sets[f"{one.material.mode} {one.material.text.set}"] += counted(one, model, kb)
    for name in sorted(sets):
        print(f"{name:36} {_line(sets[name])}")


def _line(counts: Counter[str]) -> str:
    return "   ".join(
        "{} P {:.3f} R {:.3f} F1 {:.3f}".format(label, *figures(counts, tail))
        for label, tail in (("all", ""), ("in KB", "_kb"))
    )


def _write(weights: Array, threshold: float, post: float) -> None:
    named = {
        name: round(float(weight), 4)
        for name, weight in zip(ALL, weights, strict=True)
        if abs(weight) >= _LEAST
    }
    stored = {"threshold": threshold, "post": post, "weights": named}
    FILE.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(f"threshold {threshold}, weights written to {FILE.name}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
