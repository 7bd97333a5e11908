"""Read the dictionary of concepts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pyarrow.parquet as pq

from pipeline.topics.schemes import codes_of, reference_files, topics
from pipeline.topics.words import words as words_of

COLUMNS: Final = ("en", "sv", "ru", "uk", "sh", "de", "fr", "es")
FOLDER: Final = Path(__file__).parent
NO_TOPIC: Final = "-"
MANNERS: Final = ("address", "procedure")
"""Fields of what is said at every occasion and is no subject of anything."""


class Concept(NamedTuple):
    """One concept: a name that is its own, the codes it speaks for, and its field (such as `rail`)."""

    name: str
    codes: tuple[str, ...]
    field: str


class Term(NamedTuple):
    """How a concept is said in the language of a lexicon: words, of which some end in `*`."""

    lexicon: str
    words: tuple[str, ...]
    concept: int


class Dictionary(NamedTuple):
    """All concepts in their order, and all terms."""

    concepts: tuple[Concept, ...]
    terms: tuple[Term, ...]


def dictionary_files() -> tuple[Path, ...]:
    """Return the files of our own concepts, in the order in which they are numbered."""
    return tuple(sorted(FOLDER.glob("*.txt")))


@cache
def dictionary_digest() -> str:
    """Return the SHA-256 of all that concepts are numbered by."""
    digest = hashlib.sha256()
    for path in (*dictionary_files(), reference_files()[1]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def dictionary() -> Dictionary:
    """Read our own concepts, and the labels and terms of Media Topics as one concept for each code."""
    concepts: list[Concept] = []
    terms: list[Term] = []
    for path in dictionary_files():
        _read(path, concepts, terms)
    _labels(concepts, terms)
    return Dictionary(tuple(concepts), tuple(terms))


@cache
def manners() -> frozenset[int]:
    """Return the numbers of the concepts of address and procedure."""
    return frozenset(
        number for number, concept in enumerate(dictionary().concepts) if concept.field in MANNERS
    )


def _read(path: Path, concepts: list[Concept], terms: list[Term]) -> None:
    codes: tuple[str, ...] = ()
    field = ""
    for number, line in _lines(path):
        if line.startswith("@"):
            codes, field = _heading(line, path, number)
            continue
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            raise ValueError(f"{path.name}, line {number}: {len(cells)} cells, not {len(COLUMNS)}")
        terms += _terms(cells, len(concepts))
        concepts.append(Concept(f"{path.stem}:{cells[0].split()[0]}:{number}", codes, field))


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            yield number, line


def _heading(line: str, path: Path, number: int) -> tuple[tuple[str, ...], str]:
    cells = [cell.strip() for cell in line[1:].split("|")]
    codes = codes_of(*cells[:2])
    unknown = [code for code in codes if code not in topics()]
    if len(cells) != 3 or unknown:
        raise ValueError(f"{path.name}, line {number}: {unknown or 'not three cells'}")
    return codes, cells[2].strip("- ")


def _given(cell: str) -> list[str]:
    return [code for code in cell.split() if code != NO_TOPIC]


def _terms(cells: Iterable[str], concept: int) -> Iterator[Term]:
    for lexicon, cell in zip(COLUMNS, cells, strict=True):
        for term in _given(cell):
            words = _cut(term.split("_"), lexicon)
            if words:
                yield Term(lexicon, words, concept)


def _cut(pieces: Iterable[str], lexicon: str) -> tuple[str, ...]:
    """Cut a term as texts are cut, at apostrophes and hyphens too; nothing where figures are part of it."""
    cut: list[str] = []
    for piece in pieces:
        found = [piece[start:end] for start, end, _ in words_of(piece, lexicon)]
        if any(char.isdigit() for char in piece):
            return ()
        cut += [*found[:-1], found[-1] + "*" * piece.endswith("*")] if found else []
    return tuple(cut)


def _labels(concepts: list[Concept], terms: list[Term]) -> None:
    """One concept for each Media Topic; a word that looks like evidence and is none stands for nothing."""
    place: dict[str, int] = {}
    for row in pq.read_table(reference_files()[1]).to_pylist():
        code = row["code"]
        if code not in place:
            place[code] = len(concepts)
            concepts.append(Concept(f"label:{code}", () if code == NO_TOPIC else (code,), ""))
        if words := _cut(row["term"].split(), row["language"]):
            terms.append(Term(row["language"], words, place[code]))
