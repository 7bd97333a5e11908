"""Which single-word names are also common words, judged by how a language writes them in running text."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from itertools import islice
from pathlib import Path

import pyarrow as pa

from seeds.compile.facts import Facts

_LINES = 60_000
_WORD = re.compile(r"(?<![\w@#])[^\W\d_]{2,}(?![\w])")
_LANGUAGES = ("de", "en", "es", "ru", "sv")
_LEAST, _LEAST_SHARE = 5, 0.02
_SCHEMA = pa.schema([("word", pa.string()), ("language", pa.string()), ("lower_share", pa.float32())])


def common_words(facts: Facts, ids: set[str]) -> pa.Table:
    """Return the words that are names of one word and that running text also writes in lower case.

    Columns: word, language, and the share of lower case among all its occurrences there, from 0 to 1.
    """
    wanted = {name.lower() for entity_id, name, _, _ in facts.names if entity_id in ids and " " not in name}
    rows = [
        row
        for language in _LANGUAGES
        for row in _of(facts.root / f"text/{language}.txt.gz", language, wanted)
    ]
    words, languages, shares = zip(*sorted(rows), strict=True) if rows else ((), (), ())
    return pa.table({"word": words, "language": languages, "lower_share": shares}, schema=_SCHEMA)


def _of(path: Path, language: str, wanted: set[str]) -> list[tuple[str, str, float]]:
    if not path.exists():
        return []
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in islice(file, _LINES):
            words = _WORD.findall(line)
            lower.update(word for word in words if word in wanted)
            capital.update(word.lower() for word in words if not word.islower())
    counted = ((word, count, count / (count + capital[word])) for word, count in lower.items())
    return [
        (word, language, round(share, 3))
        for word, count, share in counted
        if count >= _LEAST and share >= _LEAST_SHARE
    ]
