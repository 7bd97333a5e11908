"""Measure peoples, laws and events: `python -m benchmarks.patterns [DATA_DIR]`.

Prints precision, recall and F1 of exact spans, by type and by language, on the half of the project's own
gold (tests/gold/patterns.jsonl) that nothing was tuned on, as written and as a speech recogniser would write
it (small letters, no punctuation). Read the own gold with care: its sentences are plain, and by the hand that
wrote the patterns. With DATA_DIR (default ../shared/data) it adds what others annotated:

- CrossNER, politics, second half of dev: its `event` and `election` against EVENT. (The first half and the
  training part without its last fifth served for tuning.)
- GermEval 2014, dev: its `LOCderiv` against NORP, by overlap. It also marks adjectives of cities ("Wiener"),
  which are no peoples; the last column leaves them out.
- NorNE, Bokmål, last fifth: its `DRV` against NORP, by overlap. They are compounds ("FN-soldater"), hardly
  ever peoples: the figure says only that the two schemes differ.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.entities.normal import words
from pipeline.entities.patterns import find, posts
from pipeline.entities.spans import Span, Stretch

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "patterns.jsonl"
LANGUAGES = ("en", "sv", "nb", "da", "de", "fr", "es", "ru", "uk", "sr", "hr")
TYPES = ("NORP", "EVENT", "LAW")
_MARKS = str.maketrans(dict.fromkeys('.,;:!?"«»„“”()', " "))
Place = tuple[int, int]
Tokens = list[tuple[str, str]]


def spoken(text: str) -> str:
    """Return a text as a recogniser writes it, every character at its place."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text).translate(_MARKS)


def own_gold(split: str, *, as_spoken: bool) -> dict[tuple[str, str], Counter[str]]:
    """Return counts `right`, `said`, `gold` by ("type", type) and ("language", language) of one half."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for line in GOLD.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["split"] != split:
            continue
        text = spoken(row["text"]) if as_spoken else row["text"]
        gold = {(start, end, kind) for start, end, kind in row["spans"]}
        said = {span[:3] for span in _found(text, row["language"], as_spoken=as_spoken)}
        for kind in TYPES:
            wanted, got = ({span for span in spans if span[2] == kind} for spans in (gold, said))
            tally = Counter(right=len(wanted & got), said=len(got), gold=len(wanted))
            counts["type", kind] += tally
            counts["language", row["language"]] += tally
    return counts


def f1(counts: Mapping[str, int]) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    precision = counts["right"] / max(counts["said"], 1)
    recall = counts["right"] / max(counts["gold"], 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _found(text: str, language: str, *, as_spoken: bool = False) -> list[Span]:
    return find(text, [Stretch(text, 0, len(text), language, as_spoken)])


def sentences(
    path: Path, word: int, label: Callable[[list[str]], str], separator: str | None
) -> Iterator[Tokens]:
    """Yield the sentences of a column file as (word, label) pairs."""
    tokens: Tokens = []
    for line in path.read_text("utf-8").splitlines():
        cells = line.split(separator)
        if len(cells) > word + 1 and cells[word]:
            tokens.append((cells[word], label(cells)))
        elif not line.strip() and tokens:
            yield tokens
            tokens = []
    if tokens:
        yield tokens


def compared(
    tokens: Tokens, language: str, kinds: frozenset[str], kind: str
) -> tuple[str, set[Place], set[Place]]:
    """Return (text, gold places of `kinds`, places found of `kind`) of a sentence."""
    places, text = [], ""
    for token, _ in tokens:
        places.append((len(text), len(text) + len(token)))
        text += token + " "
    gold, first = set(), -1
    for number, (_, tag) in enumerate([*tokens, ("", "O")]):
        if first >= 0 and not tag.startswith("I"):
            if tokens[first][1][2:] in kinds:
                gold.add((places[first][0], places[number - 1][1]))
            first = -1
        if tag.startswith("B"):
            first = number
    return text, gold, {span[:2] for span in _found(text, language) if span.type == kind}


def _exact(sets: Iterable[tuple[str, set[Place], set[Place]]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for _, gold, said in sets:
        counts += Counter(right=len(gold & said), said=len(said), gold=len(gold))
    return counts


def _overlapping(sets: Iterable[tuple[str, set[Place], set[Place]]]) -> Counter[str]:
    """Count `said`, `gold`, their overlaps, and the same for gold that is no adjective in -er."""
    counts: Counter[str] = Counter()
    for text, gold, said in sets:
        counts.update(said=len(said), gold=len(gold), good=sum(_touches(one, gold) for one in said))
        for place in gold:
            hit, people = _touches(place, said), not text[slice(*place)].endswith("er")
            counts.update(hit=hit, people=people, hit_people=hit and people)
    return counts


def _touches(place: Place, others: Iterable[Place]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in others)


def _print_own() -> None:
    for as_spoken in (False, True):
        counts = own_gold("test", as_spoken=as_spoken)
        print(f"\nown gold, reported half, {'as spoken' if as_spoken else 'as written'}: P, R, F1, names")
        for name in (*(("type", kind) for kind in TYPES), *(("language", code) for code in LANGUAGES)):
            print(
                f"{name[1]:10}"
                + "".join(f"{value:8.3f}" for value in f1(counts[name]))
                + f"{counts[name]['gold']:6}"
            )


def _print_others(data: Path) -> None:
    crossner = data / "ner/crossner/politics-dev.txt"
    if not crossner.is_file():
        print(f"\nCrossNER, GermEval, NorNE skipped: no {crossner}")
        return
    found = [*sentences(crossner, 0, lambda cells: cells[-1], None)]
    events = frozenset({"event", "election"})
    figures = f1(_exact(compared(tokens, "en", events, "EVENT") for tokens in found[len(found) // 2 :]))
    print("\nCrossNER politics dev, second half, EVENT: P {:.3f} R {:.3f} F1 {:.3f}".format(*figures))
    german = sentences(data / "ner/germeval2014/NER-de-dev.tsv", 1, lambda cells: cells[2], "\t")
    _print_overlap("GermEval dev", [compared(t, "de", frozenset({"LOCderiv"}), "NORP") for t in german])
    nynorsk = [*sentences(data / "ner/norne/nob.conll", 1, _norne, "\t")]
    derived = nynorsk[len(nynorsk) * 4 // 5 :]
    _print_overlap("NorNE last fifth", [compared(t, "nb", frozenset({"DRV"}), "NORP") for t in derived])


def _norne(cells: list[str]) -> str:
    return cells[-1].rpartition("name=")[2].split("|")[0]


def _print_overlap(name: str, sets: Sequence[tuple[str, set[Place], set[Place]]]) -> None:
    counts = _overlapping(sets)
    print(
        f"{name}, NORP by overlap: P {counts['good'] / max(counts['said'], 1):.3f} "
        f"R {counts['hit'] / max(counts['gold'], 1):.3f} of {counts['gold']}, "
        f"without -er {counts['hit_people'] / max(counts['people'], 1):.3f} of {counts['people']}"
    )


def _print_speed() -> None:
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    texts = [
        (language, " ".join(row["text"] for row in rows if row["language"] == language))
        for language in LANGUAGES
    ]
    spoken_words = sum(len(words(text)) for _, text in texts) * 20
    for name, work in (("find", find), ("posts", posts)):
        stretches = [(text, [Stretch(text, 0, len(text), language)]) for language, text in texts]
        for text, stretch in stretches:
            work(text, stretch)
        started = time.perf_counter()
        for _ in range(20):
            for text, stretch in stretches:
                work(text, stretch)
        print(f"{name}: {spoken_words / (time.perf_counter() - started):,.0f} words/s")


def main(arguments: Sequence[str]) -> int:
    """Print all figures; `arguments` may name the data folder."""
    _print_own()
    _print_others(Path(arguments[0] if arguments else "../shared/data"))
    _print_speed()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
