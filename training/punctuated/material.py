"""Everything the training draws from, as numbers of chunks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.segment.chunks import STRONG, chunks_of
from pipeline.segment.model import LANGUAGES
from training.punctuated import plain
from training.punctuated.corpora import training
from training.punctuated.examples import (
    Examples,
    Ints,
    Running,
    Vocabulary,
    examples,
    running,
    shuffled,
)
from training.punctuated.styles import QUOTES, cyrillic, has_quotes, restyled

_SHUFFLES = 2
_PLAIN, _READ, _WINDOW = 60_000, 7_000_000, 500_000
_BROKEN, _STRIPPED = 0.1, 0.05
_BLOCK, _PARTS, _OUT = 60, 13, 6
Written = tuple[str, str, list[str]]
Numbered = tuple[str, str, list[Ints]]
"""A corpus: its name, its language, its sentences."""


class Material:
    """Sentences of the corpora, some kept out for a check, and plain texts; `epoch` draws from them."""

    def __init__(self, data: Path, is_check: bool) -> None:
        self.rng = np.random.default_rng(0)
        self.vocabulary = Vocabulary()
        texts = {language: plain.paragraphs(data, language, _READ) for language in plain.LANGUAGES}
        written, self.kept_out = self._split(list(_written(data)), is_check)
        chunked = [(language, list(map(_chunked, listed))) for _, language, listed in written]
        self.levels = plain.name_levels([*chunked, *texts.items()])
        self.ordered = [self._numbered(corpus) for corpus in written]
        self.loose = [*self.ordered, *map(self._numbered, self._restyled(written))]
        self.plain = {language: self._labelled(language, listed) for language, listed in texts.items()}
        self.stripped = self._stripped()
        self.traits = self.vocabulary.traits()
        self.places = self.vocabulary.features()
        self.places[:, 4] = self.levels[self.places[:, 4]]

    def _split(self, written: list[Written], is_check: bool) -> tuple[list[Written], list[Numbered]]:
        """Keep out one block of sentences in thirteen, for a check."""
        if not is_check:
            return written, []
        kept, out = (
            [(n, g, _blocks(s, False)) for n, g, s in written],
            [(n, g, _blocks(s, True)) for n, g, s in written],
        )
        return kept, [self._numbered(corpus) for corpus in out]

    def _numbered(self, corpus: Written) -> Numbered:
        name, language, listed = corpus
        return name, language, [self.vocabulary.numbers(_chunked(s), language) for s in listed]

    def _restyled(self, written: Iterable[Written]) -> Iterable[Written]:
        for name, language, listed in written:
            quoted = [sentence for sentence in listed if has_quotes(sentence)]
            styles = self.rng.integers(0, len(QUOTES), len(quoted))
            yield name, language, [restyled(s, QUOTES[k]) for s, k in zip(quoted, styles, strict=True)]

    def _labelled(self, language: str, listed: list[list[str]]) -> Running:
        known = plain.abbreviations(listed)
        numbers = [self.vocabulary.numbers(chunks, language) for chunks in listed]
        ends = [np.array(plain.labels(chunks, known), np.int64) for chunks in listed]
        return Running(np.concatenate(numbers), np.concatenate(ends))

    def _stripped(self) -> Ints:
        """For each chunk the number of the same without its last mark."""
        chunks = list(self.vocabulary.chunks)
        bare = [c[:-1] if len(c) > 2 and c[-1] in STRONG and c[-2].isalnum() else "" for c in chunks]
        numbers: NDArray[np.int64] = np.arange(len(chunks))
        for at in (at for at, chunk in enumerate(bare) if chunk):
            numbers[at] = self.vocabulary.numbers((bare[at],), "und")[0]
        return numbers

    def of(self, sentences: list[Ints], language: str, share: float, is_known: bool = True) -> Examples:
        """Return the examples of sentences in their order, with paragraph ends after a share of them."""
        text = running(sentences, list(self.rng.random(len(sentences)) < share))
        number, code = (LANGUAGES.index(language), language) if is_known else (0, "")
        return examples(text, number, code, self.vocabulary, self.traits)

    def epoch(self) -> Examples:
        """Draw: all corpora in their order, each language shuffled, and a part of the plain texts."""
        drawn = [self.of(sentences, language, _BROKEN) for _, language, sentences in self.ordered]
        for code in (code for code in LANGUAGES for _ in range(_SHUFFLES)):
            pool = [s for _, language, sentences in self.loose if language == code for s in sentences]
            if pool:
                drawn.append(self.of(shuffled(pool, self.stripped, _STRIPPED, self.rng), code, 0.0))
        drawn += [self._window(code, text) for code, text in self.plain.items()]
        return Examples(*(np.concatenate(column) for column in zip(*drawn, strict=True)))

    def _window(self, code: str, text: Running) -> Examples:
        at = int(self.rng.integers(0, max(1, len(text.numbers) - _WINDOW)))
        cut = Running(text.numbers[at : at + _WINDOW], text.ends[at : at + _WINDOW])
        return examples(cut, LANGUAGES.index(code), code, self.vocabulary, self.traits, _PLAIN, self.rng)


def _written(data: Path) -> Iterable[Written]:
    for corpus in training(data):
        sentences = [sentence for document in corpus.documents for sentence in document if sentence]
        yield corpus.name, corpus.language, sentences
        if corpus.language == "sr":
            yield f"{corpus.name}_cyrillic", "sr", list(map(cyrillic, sentences))


def _chunked(sentence: str) -> list[str]:
    return chunks_of(sentence, 0, len(sentence))[0]


def _blocks(sentences: list[str], is_out: bool) -> list[str]:
    starts = range(0, len(sentences), _BLOCK)
    chosen = [at for at in starts if (at // _BLOCK % _PARTS == _OUT) == is_out]
    return [sentence for at in chosen for sentence in sentences[at : at + _BLOCK]]
