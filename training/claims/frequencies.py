"""How common the stems of a language are, from plain texts of `../shared/data`."""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pipeline.claims.weights import FILE
from pipeline.claims.words import words

_STEMS: Final = 3000
_CHARACTERS: Final = 6_000_000
_PLAIN: Final = ("en", "de", "es", "sv", "ru")
_COLUMNS: Final = {
    "sh": ("ner/uner/sr_set-train.iob2", "ner/uner/hr_set-train.iob2"),
    "da": ("ner/uner/da_ddt-train.iob2",),
}


def texts(folder: Path, family: str) -> Iterator[str]:
    """Yield lines of text in a family of languages."""
    if family in _PLAIN:
        with gzip.open(folder / "text" / f"{family}.txt.gz", "rt", encoding="utf-8") as lines:
            yield from lines
    for name in _COLUMNS.get(family, ()):
        yield from _columns(folder / name)
    if family == "fr":
        yield from (folder / "align" / "text-berg" / "dev.fr").read_text(encoding="utf-8").splitlines()
    if family == "uk":
        yield from _ukrainian(folder / "pairs" / "resistinua")
    if family == "nb":
        yield from _columns(folder / "ner" / "norne" / "nob.conll")


def _columns(path: Path) -> Iterator[str]:
    sentence: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 1 and cells[0].isdigit():
            sentence.append(cells[1])
        elif sentence and not line:
            yield " ".join(sentence)
            sentence = []


def _ukrainian(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("messages*.js")):
        if "-en" not in path.name:
            yield from path.read_text(encoding="utf-8").splitlines()


def counted(lines: Iterable[str], family: str) -> Counter[str]:
    """Count the stems of the first millions of characters."""
    counts: Counter[str] = Counter()
    left = _CHARACTERS
    for line in lines:
        counts.update(word.stem for word in words(line, family) if word.value is None)
        left -= len(line)
        if left < 0:
            break
    return counts


def write(folder: Path) -> None:
    """Write the stems of each family by their surprisal in whole bits."""
    stored: dict[str, dict[str, str]] = {}
    for family in (*_PLAIN, *_COLUMNS, "fr", "uk", "nb"):
        counts = counted(texts(folder, family), family)
        bits: dict[int, list[str]] = {}
        for word, count in counts.most_common(_STEMS):
            bits.setdefault(round(-math.log2(count / counts.total())), []).append(word)
        stored[family] = {str(bit): " ".join(sorted(several)) for bit, several in sorted(bits.items())}
        print(f"{family}: {counts.total()} words")
    FILE.write_text(json.dumps(stored, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
