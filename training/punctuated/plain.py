"""What plain text without sentence marks teaches: how words are written, and the gaps that are plain to see.

Parliament speech and posts (`text/` of the data) are many times larger than the treebanks. Three things are
taken from them: how often a word is written small (the orthographic evidence of Kiss and Strunk 2006,
"Unsupervised multilingual sentence boundary detection"), which words with a full stop are abbreviations
(followed by a small letter), and gaps whose label is beyond doubt.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.segment.chunks import (
    CLOSERS,
    MARKS,
    SIZES,
    chunks_of,
    is_marked,
    name_place,
    parts,
)

LANGUAGES: Final = ("de", "en", "es", "ru", "sv", "uk")
_WRAPPED: Final = 60
"""Lines of the English text that make one paragraph: it is broken into lines of a page."""

_OPENERS: Final = "\"'“„”«»(¿¡–—-"
Chunks = list[str]


def paragraphs(data: Path, language: str, size: int) -> list[Chunks]:
    """Return the first paragraphs of a plain text, as chunks; at most `size` characters are read."""
    lines = list(_news(data, language)) if language == "uk" else _speech(data, language, size).split("\n")
    if language == "en":
        lines = [" ".join(lines[at : at + _WRAPPED]) for at in range(0, len(lines), _WRAPPED)]
    return [chunks_of(line, 0, len(line))[0] for line in lines if len(line.strip()) > 40]


def _speech(data: Path, language: str, size: int) -> str:
    with gzip.open(data / "text" / f"{language}.txt.gz", "rt", encoding="utf-8") as file:
        return file.read(size)


def _news(data: Path, language: str) -> Iterator[str]:
    """Lines of the news of `tilde-bsnlp`, without the five lines of each file's head."""
    for file in sorted((data / "ner" / "tilde-bsnlp" / "raw").glob(f"*/{language}/*")):
        yield from file.read_text("utf-8").split("\n")[5:]


def name_levels(texts: Iterable[tuple[str, Iterable[Chunks]]]) -> NDArray[np.uint8]:
    """Return for each place of the table how its words are written within sentences.

    0: not seen three times; 1 (never small, so a name) to 5 (never large).
    """
    small, large = np.zeros(SIZES[4]), np.zeros(SIZES[4])
    for language, listed in texts:
        counted = _counted(listed)
        for (word, is_small), count in counted.items():
            if counted[word, True] + counted[word, False] >= 3:
                (small if is_small else large)[name_place(word, language == "de")] += count
    levels = 1 + np.digitize(small / np.maximum(1, small + large), (0.05, 0.3, 0.8, 0.99))
    levels[small + large == 0] = 0
    levels[0] = 0
    return levels.astype(np.uint8)


def _counted(texts: Iterable[Chunks]) -> Counter[tuple[str, bool]]:
    """How often each word stands small, or large after a word without a mark."""
    counted: Counter[tuple[str, bool]] = Counter()
    for chunks in texts:
        for before, chunk in pairwise(["", *chunks]):
            word = parts(chunk)[1] if chunk[0].isalpha() else ""
            if word.isalpha() and (word[0].islower() or (before[-1:].isalnum() and word[1:].islower())):
                counted[word.lower(), word[0].islower()] += 1
    return counted


def abbreviations(texts: Iterable[Chunks]) -> frozenset[str]:
    """Return the words with a full stop that often stand before a small letter."""
    seen: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for chunks in texts:
        for chunk, after in pairwise(chunks):
            if chunk[-1] == "." and len(chunk) < 12:
                seen[chunk.lower()] += 1
                inside[chunk.lower()] += after[0].islower()
    return frozenset(word for word, count in seen.items() if count >= 3 and inside[word] / count > 0.3)


def labels(chunks: Chunks, known: frozenset[str]) -> list[int]:
    """Return for the gap after each chunk 1 (a sentence ends), 0 (none does) or -1 (not plain)."""
    return [*(_label(chunk, after, known) for chunk, after in pairwise(chunks)), -1]


def _label(chunk: str, after: str, known: frozenset[str]) -> int:
    if not is_marked(chunk):
        return 0
    bare = chunk.rstrip(CLOSERS)
    if after[0].islower():
        return 0 if bare[-1:] in ".:;" else -1
    is_end = bare and is_plain_end(parts(bare)[1] + bare[-1]) and bare[-1] in MARKS
    start = after.lstrip(_OPENERS)
    return (
        1 if is_end and chunk.lower() not in known and (not start or is_plain_start(parts(start)[1])) else -1
    )


def is_plain_end(chunk: str) -> bool:
    """Whether a chunk is a small word of four letters or more with one mark that ends a sentence."""
    word = chunk[:-1]
    return chunk[-1] in ".!?" and len(word) >= 4 and word.isalpha() and word.islower()


def is_plain_start(word: str) -> bool:
    """Whether a word has a capital and small letters after it."""
    return word.isalpha() and word[0].isupper() and (word[1:].islower() or len(word) == 1)
