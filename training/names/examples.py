"""Training documents as windows of words with tags, and words as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.entities.recognise.lexicon import FLAGS, Lexicon
from pipeline.entities.recognise.tags import tag
from pipeline.entities.recognise.words import Word, cut, pieces, shape
from training.names.corpora import Document

BREAK: Final = "¶"
UNKNOWN: Final = -100
"""The tag of a word whose tag nobody gave."""


class Token(NamedTuple):
    """A word as written, whether a space stands in front, and its tag: "O", "?" or "S-PER" and its like."""

    text: str
    spaced: bool
    tag: str


class Example(NamedTuple):
    """A window of one document."""

    language: str
    source: str
    types: frozenset[str]
    tokens: tuple[Token, ...]


def examples(document: Document, longest: int) -> list[Example]:
    """Return the windows of a document, whole sentences as far as they fit."""
    windows: list[list[Token]] = []
    room = 0
    for sentence in document.sentences:
        tokens = _tokens(sentence.words, sentence.tags, sentence.spaces)
        for at in range(0, len(tokens), longest):
            part = tokens[at : at + longest]
            if len(part) > room or not windows:
                windows.append([])
                room = longest
            windows[-1] += part
            room -= len(part)
    about = (document.language, document.source, frozenset(document.types))
    return [Example(*about, tuple(window)) for window in windows if window]


def _tokens(words: Sequence[str], tags: Sequence[str], spaces: Sequence[bool]) -> list[Token]:
    """Cut a sentence as running text is cut, and give each piece the tag of the name that it lies in."""
    text, position = "", 0
    spans: list[list[Any]] = []
    unknown: list[tuple[int, int]] = []
    for word, name, space in zip(words, tags, spaces, strict=True):
        start, position = position, position + len(word)
        if name == "?":
            unknown.append((start, position))
        elif name.startswith("B-") or (
            name.startswith("I-") and (not spans or spans[-1][1] != len(text.rstrip()))
        ):
            spans.append([start, position, name[2:]])
        elif name.startswith("I-"):
            spans[-1][1] = position
        text += word + " " * bool(space)
        position += bool(space)
    return _tagged(cut(text), spans, unknown)


def _tagged(words: list[Word], spans: list[list[Any]], unknown: list[tuple[int, int]]) -> list[Token]:
    tags = ["O"] * len(words)
    for start, end, sort in spans:
        inside = [at for at, word in enumerate(words) if word.start >= start and word.end <= end]
        for number, at in enumerate(inside):
            tags[at] = tag(sort, number == 0, number == len(inside) - 1)
    for start, end in unknown:
        for at, word in enumerate(words):
            if word.start >= start and word.end <= end:
                tags[at] = "?"
    lasts = [-1, *(word.end for word in words)]
    return [
        Token(word.text, word.start != last, name)
        for word, last, name in zip(words, lasts, tags, strict=False)
    ]


class Coder:
    """Turns words into numbers; each word's numbers are found once."""

    def __init__(self, lexicon: Lexicon | None) -> None:
        """Take the lexicon that flags are asked of; None where nobody will."""
        self.lexicon = lexicon
        self.numbers: dict[str, int] = {}
        self.flat: list[int] = []
        self.starts: list[int] = [0]
        self._flags: dict[tuple[str, str], int] = {}
        self.number(BREAK)

    def number(self, lower: str) -> int:
        """Return the number of a word in lower case."""
        found = self.numbers.get(lower)
        if found is None:
            found = self.numbers[lower] = len(self.numbers)
            self.flat += pieces(lower)
            self.starts.append(len(self.flat))
        return found

    def flags(self, lower: list[str], language: str) -> NDArray[np.float32]:
        """Return [words, flags] of 0 and 1."""
        codes = []
        assert self.lexicon is not None
        for word in lower:
            key = (word, language)
            code = self._flags.get(key)
            if code is None:
                code = self._flags[key] = self.lexicon.of_word(word, language)
            codes.append(code)
        self.lexicon.mark_phrases(lower, codes)
        bits = np.array(codes, np.uint32)[:, None] >> np.arange(len(FLAGS), dtype=np.uint32) & 1
        return bits.astype(np.float32)


def shapes_of(tokens: Iterable[Token]) -> list[int]:
    """Return the shape of each token, with whether a space stands in front."""
    return [shape(token.text) * 2 + token.spaced for token in tokens]
