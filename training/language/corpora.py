"""Words of real texts by language, from the rows marked for training."""

from __future__ import annotations

import gzip
import random
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final

import regex

_WORD: Final = regex.compile(r"[\p{L}\p{M}]{1,32}+")
_PARAGRAPHS: Final = 6000
_BSNLP_HEAD: Final = 4


def words_of(data: Path, language: str) -> Counter[str]:
    """Count the words of a language's training rows; empty for a language without any."""
    sources = _SOURCES.get(language, ())
    lines = chain.from_iterable(source(data) for source in sources)
    return Counter(word for line in lines for word in _WORD.findall(line.lower()))


def _column(path: str, number: int) -> Callable[[Path], Iterator[str]]:
    """A file with a word a line, in column `number`."""

    def read(data: Path) -> Iterator[str]:
        for line in (data / path).read_text("utf-8", "ignore").splitlines():
            fields = regex.split(r"[\t ]", line)
            if len(fields) > number and not line.startswith("#"):
                yield fields[number]

    return read


def _paragraphs(language: str) -> Callable[[Path], Iterator[str]]:
    """A fixed sample of the paragraphs of plain political speech."""

    def read(data: Path) -> Iterator[str]:
        with gzip.open(data / f"text/{language}.txt.gz", "rt", encoding="utf-8") as file:
            lines = file.readlines()
        yield from islice(random.Random(1).sample(lines, len(lines)), _PARAGRAPHS)

    return read


def _topics(code: str) -> Callable[[Path], Iterator[str]]:
    def read(data: Path) -> Iterator[str]:
        rows = (data / f"topics/sib200/{code}-train.tsv").read_text("utf-8").splitlines()[1:]
        yield from (row.split("\t")[2] for row in rows)

    return read


def _news(language: str) -> Callable[[Path], Iterator[str]]:
    def read(data: Path) -> Iterator[str]:
        for path in sorted((data / "ner/tilde-bsnlp/raw").glob(f"*/{language}/*.txt")):
            yield from path.read_text("utf-8", "ignore").splitlines()[_BSNLP_HEAD:]

    return read


_SOURCES: Final[dict[str, tuple[Callable[[Path], Iterator[str]], ...]]] = {
    "cs": (_news("cs"),),
    "da": (_column("ner/uner/da_ddt-train.iob2", 1),),
    "de": (_paragraphs("de"), _topics("deu_Latn"), _column("ner/germeval2014/NER-de-dev.tsv", 1)),
    "en": (_paragraphs("en"), _topics("eng_Latn"), _column("ner/uner/en_ewt-train.iob2", 1)),
    "es": (_paragraphs("es"), _topics("spa_Latn")),
    "fr": (_topics("fra_Latn"),),
    "hr": (_column("ner/uner/hr_set-train.iob2", 1), _topics("hrv_Latn")),
    "nb": (_column("ner/norne/nob.conll", 1),),
    "nn": (_column("ner/norne/nno.conll", 1),),
    "pl": (_news("pl"),),
    "ru": (_paragraphs("ru"), _topics("rus_Cyrl"), _news("ru")),
    "sr": (_column("ner/uner/sr_set-train.iob2", 1), _topics("srp_Cyrl")),
    "sv": (
        _paragraphs("sv"),
        _topics("swe_Latn"),
        _column("ner/uner/sv_talbanken-train.iob2", 1),
        _column("ner/swedish-ner-corpus/train_corpus.txt", 0),
    ),
    "uk": (_news("uk"), _topics("ukr_Cyrl")),
}
