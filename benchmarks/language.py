"""How often and how fast languages are told: `python -m benchmarks.language [../shared/data]`.

Reads `langid/<language>-<kind>.txt`, one text a line, and cuts three to eight words from every sentence. The
odd lines tuned the heat and the priors, so what is printed is of the even lines alone; Serbian also spelled
in Latin. Then: documents of ten sentences, texts in no known language, how often a score is right, and speed.
"""

from __future__ import annotations

import gzip
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from pipeline.language import UNKNOWN, Identified, identify, identify_many, identify_many_within

Texts = Mapping[str, Sequence[str]]
"""Texts by their language."""

SOUTH_SLAVIC: Final = frozenset({"bs", "hr", "sr"})
NORWEGIAN: Final = frozenset({"nb", "nn"})

_SENTENCE: Final = re.compile(r"(?<=[.!?…]) +")
_TO_LATIN: Final = str.maketrans(
    dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True))
    | {"љ": "lj", "њ": "nj", "џ": "dž"}
)


def kinds(folder: Path) -> dict[str, dict[str, list[str]]]:
    """Return the held-out texts of every kind: sentences, word pairs, and three to eight words."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for path in sorted(folder.glob("*-*.txt")):
        language, _, kind = path.stem.partition("-")
        lines = [line.strip() for line in path.read_text(encoding="utf-8").strip().split("\n")]
        found[kind][language] = lines[1::2]
        if kind == "sentences":
            found["three to eight words"][language] = [cut(line, n) for n, line in enumerate(lines)][1::2]
    for texts in found.values():
        texts["sr in Latin"] = [text.lower().translate(_TO_LATIN) for text in texts["sr"]]
    return found


def cut(sentence: str, number: int) -> str:
    """Return three to eight words of the sentence; which, its number says."""
    words = sentence.split()
    length = min(3 + number % 6, len(words))
    start = number * 7 % (len(words) - length + 1)
    return " ".join(words[start : start + length])


def documents(texts: Texts, sentences: int = 10) -> dict[str, list[str]]:
    """Join every ten sentences into a document."""
    return {
        language: ["\n".join(lines[at : at + sentences]) for at in range(0, len(lines), sentences)]
        for language, lines in texts.items()
    }


def share(found: Iterable[Identified], of: frozenset[str]) -> float:
    """Share of the answers that are among the languages `of`."""
    right = [one.language in of for one in found]
    return sum(right) / len(right)


def accuracy(texts: Texts) -> dict[str, tuple[float, float]]:
    """Share of the texts of each language told rightly: exactly, and with those near it as one."""
    rows = {}
    for name, some in texts.items():
        language = name[:2]
        near = next((g for g in (SOUTH_SLAVIC, NORWEGIAN) if language in g), frozenset({language}))
        found = identify_many(some)
        rows[name] = share(found, frozenset({language})), share(found, near)
    return rows


def means(rows: Mapping[str, tuple[float, float]]) -> tuple[float, float, float, float]:
    """Mean over all but hr, sr, bs: exact, nb and nn as one; then over hr, sr, bs: exact, as one."""
    apart = [rows[name] for name in rows if name[:2] in SOUTH_SLAVIC]
    others = [rows[name] for name in rows if name[:2] not in SOUTH_SLAVIC]
    return (*_mean(others), *_mean(apart))


def _mean(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return sum(one for one, _ in pairs) / len(pairs), sum(two for _, two in pairs) / len(pairs)


def nonsense(count: int = 500) -> list[str]:
    """Random letters, two to six words of them, Latin and Cyrillic."""
    rng = random.Random(11)
    alphabets = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщыьэюя")

    def word(letters: str) -> str:
        return "".join(rng.choices(letters, k=rng.randint(3, 9)))

    return [" ".join(word(alphabets[number % 2]) for _ in range(2 + number % 5)) for number in range(count)]


def reliability(texts: Texts) -> Iterator[tuple[float, float, float, int]]:
    """Of every tenth of the scores: its lower end, their mean, how many are right, how many there are."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for name, some in texts.items():
        for language, score in identify_many(some):
            if score is not None:
                bins[min(int(score * 10), 9)].append((score, language == name[:2]))
    for tenth, pairs in sorted(bins.items()):
        yield tenth / 10, *_mean([(score, float(right)) for score, right in pairs]), len(pairs)


def speed(folder: Path, paragraphs: int = 4000) -> Iterator[tuple[str, float, float, float]]:
    """Megabytes a second over real text, of documents of twenty paragraphs, their paragraphs and sentences
    together: with every word new, and once the words are known. And the size, in megabytes.
    """  # noqa: D205
    for path in sorted(folder.glob("*.txt.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            blocks = [line.strip() for line in islice(file, paragraphs)]
        size = sum(len(block.encode()) for block in blocks) / 1e6
        took = []
        for _ in range(2):
            began = time.process_time()
            _identify_all(blocks)
            took.append(time.process_time() - began)
        yield path.name[:2], size / took[0], size / took[1], size


def _identify_all(blocks: Sequence[str]) -> None:
    for start in range(0, len(blocks), 20):
        some = blocks[start : start + 20]
        around = identify("\n".join(some)).language
        sentences = [sentence for block in some for sentence in _SENTENCE.split(block)]
        identify_many_within([*some, *sentences], [around] * (len(some) + len(sentences)))


def main(data: Path) -> None:
    """Print the tables."""
    held_out = kinds(data / "langid")
    held_out["documents of ten sentences"] = documents(held_out["sentences"])
    for kind, texts in held_out.items():
        rows = accuracy(texts)
        print(f"\n{kind} (even lines)\nlanguage     exact  near as one  texts")
        for name, (exact, near) in rows.items():
            print(f"{name:12} {exact:.3f} {near:12.3f} {len(texts[name]):6}")
        exact, norwegian, apart, one = means(rows)
        print(f"mean without hr, sr, bs  {exact:.4f}, nb and nn as one {norwegian:.4f}")
        print(f"mean of hr, sr, bs       {apart:.4f}, as one {one:.4f}")
    print(f"\nrandom letters refused   {share(identify_many(nonsense()), frozenset({UNKNOWN})):.3f}")
    print("\nscore   mean  right  texts (word pairs and three to eight words)")
    short = {f"{n} {k}": t for k in ("word-pairs", "three to eight words") for n, t in held_out[k].items()}
    for low, mean, right, count in reliability(short):
        print(f"{low:.1f} –  {mean:.3f}  {right:.3f} {count:6}")
    print("\nlanguage  MB/s  MB/s, words known    MB (documents, paragraphs and sentences together)")
    for name, first, again, size in speed(data / "text"):
        print(f"{name:8} {first:5.1f} {again:18.1f} {size:5.1f}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data"))
