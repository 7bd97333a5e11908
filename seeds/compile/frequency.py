"""How often running text holds a word, and how often without a capital: what tells names from words."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from itertools import islice
from pathlib import Path

import pyarrow as pa

from pipeline.entities.normal import fold
from seeds.compile.facts import Facts

_LINES = 120_000
_CHARACTERS = 25_000_000
_WORD = re.compile(r"(?<![\w@#])[^\W\d_]{2,}(?![\w])")
_LANGUAGES = ("de", "en", "es", "ru", "sv")
_MOST, _LEAST = 25_000, 5
_SCHEMA = pa.schema(
    [
        ("word", pa.string()),
        ("language", pa.string()),
        ("lower_share", pa.float32()),
        ("per_ten_million", pa.int32()),
    ]
)


def common_words(facts: Facts) -> pa.Table:
    """Return the most frequent words of each language that there is text of.

    Columns: word (folded), language, the share of lower case among its occurrences (0 to 1, two places), and
    how many of ten million words of running text it is.
    """
    rows = [row for language in _LANGUAGES for row in _of(facts.root / f"text/{language}.txt.gz", language)]
    columns = zip(*sorted(rows), strict=True) if rows else ((), (), (), ())
    return pa.table(dict(zip(_SCHEMA.names, columns, strict=True)), schema=_SCHEMA)


def _of(path: Path, language: str) -> list[tuple[str, str, float, int]]:
    if not path.exists():
        return []
    written = _count(path)
    lower, every = Counter[str](), Counter[str]()
    for word, count in written.items():
        folded = fold(word)
        every[folded] += count
        lower[folded] += count if word.islower() else 0
    most = sorted(every.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
    total = sum(every.values())
    return [
        (word, language, round(lower[word] / count, 2), max(1, round(count * 1e7 / total)))
        for word, count in most
        if count >= _LEAST
    ]


def _count(path: Path) -> Counter[str]:
    written: Counter[str] = Counter()
    read = 0
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in islice(file, _LINES):
            written.update(_WORD.findall(line))
            read += len(line)
            if read > _CHARACTERS:
                break
    return written
