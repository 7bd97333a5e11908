"""A language as numbers: its words in the order in which they stand, with marks for what is no word."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

import training.topics
from pipeline.keyphrases.parts import BREAK, COMMA, DIGITS, END, NAME, START, word_pattern
from pipeline.topics.words import folder
from training.claims.frequencies import texts

CHARACTERS: Final = 12_000_000
MARKS: Final = (START, END, COMMA, BREAK, DIGITS, NAME)
_CAPITALS_OF_NOUNS: Final = "de"
_LANGUAGES: Final = {"sh": ("sr", "hr")}
_SENTENCES: Final = {
    "en": ("eng_Latn",), "sv": ("swe_Latn",), "de": ("deu_Latn",), "fr": ("fra_Latn",), "es": ("spa_Latn",),
    "ru": ("rus_Cyrl",), "uk": ("ukr_Cyrl",), "sh": ("srp_Cyrl", "hrv_Latn"),
}  # fmt: skip


class Stream(NamedTuple):
    """Forms by number; the words of a language as those numbers, in order; how often each has a capital."""

    forms: tuple[str, ...]
    words: npt.NDArray[np.int32]
    capitals: npt.NDArray[np.float64]
    nouns_have_capitals: bool


def lines(data: Path, lexicon: str) -> Iterator[str]:
    """Yield text in a language: our own statements, and short sentences and plain text of `data`."""
    own = Path(training.topics.__file__).parent
    for language in _LANGUAGES.get(lexicon, (lexicon,)):
        for path in (own / "statements" / f"{language}.tsv", own / "sentences" / f"{language}.tsv"):
            yield from _column(path)
        yield from (data / "langid" / f"{language}-sentences.txt").read_text("utf-8").splitlines()
    for name in _SENTENCES[lexicon]:
        yield from _column(data / "topics" / "sib200" / f"{name}-train.tsv")
    if lexicon == "fr":
        yield from _newspapers(data / "ner" / "europeana" / "enp_FR.bnf.bio")
    if lexicon == "uk":
        for path in sorted((data / "ner" / "tilde-bsnlp" / "raw").glob("*/uk/*.txt*")):
            yield from path.read_text("utf-8").splitlines()[4:]
    yield from texts(data, lexicon)


def _column(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield str(row["text"])


def _newspapers(path: Path) -> Iterator[str]:
    """One word a line; a line of text is what stands between two full stops."""
    words: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        words.append(line.split(" ")[0])
        if words[-1] == ".":
            yield " ".join(words).replace("' ", "'")
            words = []


def stream(data: Path, lexicon: str) -> Stream:
    """Read the first `CHARACTERS` characters of a language.

    A capital inside a sentence makes a name, except in German, where it is counted.
    """
    numbers = {mark: number for number, mark in enumerate(MARKS)}
    words: list[int] = []
    capitals: Counter[int] = Counter()
    inside: Counter[int] = Counter()
    left = CHARACTERS
    for line in lines(data, lexicon):
        left -= len(line)
        if left < 0:
            break
        for item, is_capital, is_first in chain(_items(line, lexicon), [(END, False, False)]):
            number = numbers.setdefault(item, len(numbers))
            words.append(number)
            if not is_first:
                inside[number] += 1
                capitals[number] += is_capital
    share = [capitals[number] / max(1, inside[number]) for number in range(len(numbers))]
    return Stream(tuple(numbers), np.array(words, np.int32), np.array(share), lexicon == _CAPITALS_OF_NOUNS)


def _items(line: str, lexicon: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield words and marks, whether each has a capital, and whether it opens a sentence."""
    fold, is_first = folder(lexicon), True
    for match in _items_of(lexicon).finditer(line):
        text = match.group()
        if is_first:
            yield START, False, False
        if match.lastgroup == "word":
            is_name = text[0].isupper() and not is_first and lexicon != _CAPITALS_OF_NOUNS
            yield (NAME if is_name else fold(text)), text[0].isupper(), is_first
            is_first = False
        elif match.lastgroup == "number":
            yield DIGITS, False, False
            is_first = False
        elif text in ".!?…":
            yield END, False, False
            is_first = True
        else:
            yield (COMMA if text == "," else BREAK), False, False
            is_first = False


@cache
def _items_of(lexicon: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{word_pattern(lexicon)})|(?P<number>\d+)|(?P<mark>\S)")
