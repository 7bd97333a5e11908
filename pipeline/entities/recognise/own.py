"""The recogniser that ships with Rostrum."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from pipeline.entities.recognise.choose import Identity
from pipeline.entities.recognise.digest import digest
from pipeline.entities.recognise.lexicon import FLAGS, ORDINARY, Lexicon
from pipeline.entities.recognise.network import FOLDER, Floats, Network
from pipeline.entities.recognise.tags import Name, names
from pipeline.entities.recognise.windows import windows
from pipeline.entities.recognise.words import Word, cut, shape
from pipeline.entities.spans import Span, Stretch

_LEAST: Final = 1e-6
_OTHER: Final = "MISC"
"""Works, products and the like: learned so that they are taken for nothing else, and not given out."""
_BITS: Final = (
    np.arange(1 << len(FLAGS), dtype=np.uint32)[:, None] >> np.arange(len(FLAGS), dtype=np.uint32) & 1
).astype(np.float32)


class _About(NamedTuple):
    """What is known of a word without its place."""

    lower: str
    number: int
    shape: int
    flags: int


class Own:
    """The network with its lexicon, as a `Recogniser`. Built by `own`, once per process."""

    name: Final = "rostrum-names"

    def __init__(self, folder: Path) -> None:
        self._network = Network(folder)
        self._lexicon = Lexicon(folder)
        settings = self._network.settings
        self.version: str = settings["version"]
        self._languages: dict[str, int] = {code: at for at, code in enumerate(settings["languages"])}
        self._calibration: dict[str, tuple[float, float]] = settings["calibration"]
        self._known: dict[tuple[str, str], _About] = {}

    def recognise(self, text: str, stretches: Sequence[Stretch]) -> list[Span]:
        """Return the names in the stretches of one document, sorted by place and without overlaps."""
        return self.recognise_many([(text, stretches)])[0]

    def recognise_many(self, documents: Iterable[tuple[str, Sequence[Stretch]]]) -> list[list[Span]]:
        """Return the names of each document."""
        return [self._document(text, stretches) for text, stretches in documents]

    def _document(self, text: str, stretches: Sequence[Stretch]) -> list[Span]:
        if self._network.forget_many():
            self._known.clear()
        found: list[Span] = []
        for language, together in groupby(stretches, key=lambda stretch: stretch.language):
            words: list[Word] = []
            ends: set[int] = set()
            for stretch in together:  # a heading helps to read what stands below it
                words += cut(text, stretch.start, stretch.end)
                ends.add(len(words))
            found += self._read(words, ends, language)
        return sorted(found)

    def _read(self, words: list[Word], ends: set[int], language: str) -> Iterator[Span]:
        """The names in words of one language; `ends` are the numbers behind the last words of stretches."""
        code = language if language in self._languages else _plain(language)
        known, number = self._known, self._languages.get(code, 0)
        about = [known.get((word.text, code)) or self._look(word.text, code) for word in words]
        ordinary = [bool(one.flags & ORDINARY) for one in about]
        for first, last in windows(words, ordinary, ends):
            scores = self._scores(words[first:last], about[first:last], number)
            for name in names(scores):
                placed = name._replace(first=first + name.first, last=first + name.last)
                yield from self._spans(words, placed, ends)

    def _scores(self, words: list[Word], about: list[_About], language: int) -> Floats:
        flags = [one.flags for one in about]
        self._lexicon.mark_phrases([one.lower for one in about], flags)
        befores = [-1, *(word.end for word in words)]
        shapes = [
            one.shape + (word.start != before)
            for one, word, before in zip(about, words, befores, strict=False)
        ]
        return self._network.scores([one.number for one in about], shapes, _BITS[flags], language)

    def _look(self, word: str, language: str) -> _About:
        lower = word.lower()
        about = _About(
            lower, self._network.number(lower), shape(word) * 2, self._lexicon.of_word(lower, language)
        )
        self._known[word, language] = about
        return about

    def _spans(self, words: list[Word], name: Name, ends: set[int]) -> Iterator[Span]:
        """The span of a name; one that runs over the end of a stretch is none."""
        if name.type == _OTHER or not ends.isdisjoint(range(name.first + 1, name.last)):
            return
        slope, shift = self._calibration[name.type]
        odds = math.log(max(name.score, _LEAST) / max(1 - name.score, _LEAST))
        score = 1 / (1 + math.exp(-(slope * odds + shift)))
        yield Span(words[name.first].start, words[name.last - 1].end, name.type, round(score, 4))


def _plain(language: str) -> str:
    """A language without its script and region, Norwegian's two as one."""
    return {"nb": "no", "nn": "no", "bs": "hr", "sh": "hr"}.get(language, language.partition("-")[0])


def identity(folder: Path = FOLDER) -> Identity:
    """Return name, version and hash of the model, which is not loaded."""
    settings = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    return Identity(Own.name, settings["version"], digest(folder), {})


@cache
def own(folder: Path = FOLDER) -> Own:
    """Load the recogniser, once per process."""
    return Own(folder)
