"""Plain text as numbers, for the network to read before it learns names.

Texts without labels under `text/` and the words of the training parts; repeated paragraphs are read once.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import regex
from numpy.typing import NDArray

from pipeline.entities.recognise.words import cut, shape
from training.names.corpora import Document, Sentence
from training.names.examples import BREAK, Coder

FILES: Final = {"en": 1.0, "de": 1.0, "es": 0.5, "sv": 5.0, "ru": 2.0}
"""Files of plain text, and how often a pass reads each."""
_LINE_WRAPPED: Final = frozenset({"en"})
_PARAGRAPH: Final = 600
_LINK: Final = regex.compile(r"\[([^\]]*)\]\([^)]*\)")


class Plain(NamedTuple):
    """One text: numbers and shapes of its words in order; breaks between paragraphs are words too."""

    language: str
    share: float
    words: NDArray[np.int32]
    shapes: NDArray[np.int8]


def plain_texts(data: Path, documents: Iterable[Document], coder: Coder) -> list[Plain]:
    """Return the texts of `data` and those of `documents` of the training parts, by language."""
    found = [_numbered(code, share, _paragraphs(data, code), coder) for code, share in FILES.items()]
    by_language: dict[str, list[str]] = {}
    for document in documents:
        language = {"nb": "no", "nn": "no"}.get(document.language, document.language)
        by_language.setdefault(language, []).append(" ".join(map(_sentence, document.sentences)))
    return found + [_numbered(code, 3.0, texts, coder) for code, texts in sorted(by_language.items())]


def _sentence(sentence: Sentence) -> str:
    return "".join(
        word + " " * space for word, space in zip(sentence.words, sentence.spaces, strict=True)
    ).strip()


def _paragraphs(data: Path, language: str) -> Iterator[str]:
    with gzip.open(data / "text" / f"{language}.txt.gz", "rt", encoding="utf-8") as lines:
        if language in _LINE_WRAPPED:
            yield from _joined(lines)
        else:
            yield from dict.fromkeys(_LINK.sub(r"\1", line.strip()) for line in lines)


def _joined(lines: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    for line in lines:
        held.append(line.strip())
        if sum(map(len, held)) > _PARAGRAPH:
            yield " ".join(held)
            held = []
    yield " ".join(held)


def _numbered(language: str, share: float, paragraphs: Iterable[str], coder: Coder) -> Plain:
    numbers, shapes = [], []
    for paragraph in paragraphs:
        end = -1
        for word in cut(paragraph):
            numbers.append(coder.number(word.text.lower()))
            shapes.append(shape(word.text) * 2 + (word.start != end))
            end = word.end
        numbers.append(coder.number(BREAK))
        shapes.append(15)
    return Plain(language, share, np.array(numbers, np.int32), np.array(shapes, np.int8))


def lower_counts(texts: Iterable[Plain], coder: Coder) -> dict[str, tuple[int, int]]:
    """Return how often each word stands (in lower case, at all) behind a word, so at no sentence's start."""
    words = list(coder.numbers)
    is_word = np.array([word[0].isalpha() for word in words])
    small, seen = np.zeros(len(words), np.int64), np.zeros(len(words), np.int64)
    for text in texts:
        inside = is_word[text.words[:-1]] & is_word[text.words[1:]]
        numbers, shapes = text.words[1:][inside], text.shapes[1:][inside] >> 1
        seen += np.bincount(numbers, minlength=len(words))
        small += np.bincount(numbers[shapes == 0], minlength=len(words))
    return {word: (int(small[at]), int(seen[at])) for at, word in enumerate(words) if seen[at] >= 3}
