"""`python -m benchmarks.repair_names ../shared/data`: misheard names of earnings calls, per recogniser.

Over the test calls, which nothing was trained or tuned on. A document is a recogniser's output of a call
under
a head that names the company and who speaks; in it the product finds and links names first.

P: of the repairs made, those that put the right name where the gold has it
(`training.repair.documents.is_right`);
repairs of what was heard right count as wrong. R: of gold names not heard as written, those repaired, over
three sets, each part of the one before:
- all: every tagged name of which something else was heard, also those that no context offers;
- expected: names whose missing words the document's context offers;
- audible: of these the ones of which something is left: under the learned costs, some words heard in their
stead are likelier to be that name misheard than to have nothing to do with it.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from typing import Final

from pipeline.entities.knowledge import KnowledgeBase, knowledge
from pipeline.entities.repair.costs import score
from pipeline.entities.repair.model import Model, model, probabilities
from pipeline.entities.repair.page import Survey, chosen, survey, thresholds
from pipeline.entities.repair.phones import phones
from training.repair.calls import Call, load
from training.repair.documents import Miss, document, is_right, misses, truth, with_links
from training.unpunctuated.calls import SYSTEMS, calls

_LONGEST: Final = 4


def main(arguments: list[str]) -> int:
    """Print a line per recogniser and one for all; 2 where the calls are not there."""
    data = Path(arguments[0]) if arguments else Path()
    if not (data / "speech" / "earnings21").is_dir():
        print("no speech/earnings21: repair is not measured", file=sys.stderr)
        return 2
    kb, fitted, total = knowledge(), model(), Counter[str]()
    for system in SYSTEMS:
        counts = Counter[str]()
        for number in calls(data, "test"):
            counts += measured(data, system, load(data, number), kb, fitted)
        print(f"{system:18} {figures(counts)}")
        total += counts
    seconds = total["nanoseconds"] / 1e3 / total["words"]
    print(f"{'all':18} {figures(total)}\n{seconds:.1f} µs of CPU a word")
    return 0


def measured(data: Path, system: str, call: Call, kb: KnowledgeBase, fitted: Model) -> Counter[str]:
    """Return the counts of one document."""
    made = with_links(document(data, system, call), kb)
    started = time.process_time_ns()
    seen = survey(made.page, made.links, made.stretches, kb, (), fitted)
    chances = probabilities(seen.rows, fitted).tolist()
    kept = chosen(seen.candidates, chances, thresholds(seen, fitted))
    spent = time.process_time_ns() - started
    known = truth(call, seen.scene.heard.folded)
    counts = Counter(words=len(made.page.words), nanoseconds=spent, made=len(kept))
    repaired: set[tuple[int, str]] = set()
    for one, _ in kept:
        if is_right(one, seen, known):
            counts["right"] += 1
            words = seen.scene.forms[one.form].words
            repaired.update((place, word) for place in range(one.first, one.last) for word in words)
    offered = {word for form in seen.scene.forms for word in form.words}
    for miss in misses(known):
        if miss.places:
            counts += _counted(miss, repaired, offered, seen, fitted)
    return counts


def _counted(
    miss: Miss, repaired: set[tuple[int, str]], offered: set[str], seen: Survey, fitted: Model
) -> Counter[str]:
    got = any((place, word) in repaired for place in miss.places for word in miss.changed)
    counts = Counter({"all": 1, "all got": int(got)})
    if offered.issuperset(miss.changed):
        counts += Counter({"expected": 1, "expected got": int(got)})
        if is_audible(miss, seen, fitted):
            counts += Counter({"audible": 1, "audible got": int(got)})
    return counts


def is_audible(miss: Miss, seen: Survey, fitted: Model) -> bool:
    """Whether some of the words heard in a name's stead are likelier that name than by chance."""
    said = "".join(map(phones, miss.changed))
    heard = ["".join(seen.scene.heard.sounds[at] for at in stretch) for stretch in _stretches(miss.places)]
    pairs = [(said, sounds) for sounds in heard if said and sounds]
    return bool(pairs) and bool(score(pairs, fitted.costs).max() > 0)


def _stretches(places: range) -> list[range]:
    return [
        range(first, last)
        for first in places
        for last in range(first + 1, min(first + _LONGEST, places.stop) + 1)
    ]


def figures(counts: Counter[str]) -> str:
    """Return one line of figures."""
    recalls = "   ".join(
        f"{name} {_share(counts[name + ' got'], counts[name])}" for name in ("all", "expected", "audible")
    )
    return f"P {_share(counts['right'], counts['made'])}   R {recalls}"


def _share(part: int, whole: int) -> str:
    return f"{part:4}/{whole:4} = {part / max(whole, 1):.3f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
