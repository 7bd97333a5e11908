"""The words that make names of peoples, laws and events, by group of languages; loaded once per process.

Four tables of `seeds/reference/patterns` are read: `norp.csv` (peoples and persuasions, whose forms are made
by `paradigms`), `names.csv` (heads and parts of names, as stems that a short ending may follow), `bodies.csv`
(organisations) and `countries.csv` (compiled from CLDR by `seeds/compile_patterns.py`), as stems too.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.entities.normal import fold
from pipeline.entities.patterns import paradigms
from seeds import REFERENCE

FOLDER = REFERENCE / "patterns"
GROUPS = {
    "en": "en", "sv": "sv", "nb": "nb", "nn": "nb", "no": "nb", "da": "nb", "de": "de", "fr": "fr",
    "es": "es", "ru": "ru", "uk": "uk", "sr": "sh", "sr-Latn": "sh", "hr": "sh", "bs": "sh", "sh": "sh",
    "cnr": "sh",
}  # fmt: skip
"""Language → the group whose words serve it: Norwegian and Danish share one, as Serbian and Croatian do."""
_ENDINGS = {
    "en": ("", "s"), "fr": ("", "s", "es", "x"), "es": ("", "s", "es"),
    "de": ("", "s", "es", "e", "en", "n", "er", "em", "ern", "ns"),
    "sv": tuple(" s n ns t ts a e en ens et ets er ers ar ars or na nas erna ernas arna arnas".split(" ")),
    "nb": tuple(" s n ns t ts e en ens et ets er ers ene enes erne ernes ne nes a".split(" ")),
}  # fmt: skip
_COMPOUNDING = frozenset({"sv", "nb", "de"})
_SLAVIC_ENDING = 3
_SLAVIC_START = frozenset("aeiouаеиоуыэюяєіїйь")
_REMEMBERED = 200_000
_LATIN = str.maketrans(
    dict(
        zip(
            "абвгджзијклмнопрстћуфхцчш",
            "a b v g d z z i j k l m n o p r s t c u f h c c s".split(),
            strict=True,
        )
    )
    | {"е": "e", "ђ": "dj", "љ": "lj", "њ": "nj", "џ": "dz"}
)


class Term(NamedTuple):
    """A word or phrase of the lexicon, as it begins at some word."""

    role: str
    type: str
    tail: tuple[str, ...]
    """What must follow: folded words for a people, stems for the rest."""
    written: str
    """The only spelling allowed, where capitals tell the name from a word; empty if any."""
    code: str
    """Country code of a people or state, English name of a body; empty if it has none."""
    part: str
    """Of a people: `adj`, `noun`, or `plural` where the form is also the country's name."""


class Lexicon(dict[str, tuple[Term, ...]]):
    """Folded word → the terms that may begin with it. Remembers the words it has been asked for."""

    def __init__(self, group: str, stems: Mapping[str, list[Term]], forms: Mapping[str, list[Term]]) -> None:
        super().__init__()
        self.group = group
        self._stems, self._forms = stems, forms

    def __missing__(self, word: str) -> tuple[Term, ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        terms = [*self._forms.get(word, ())]
        for cut in range(min(len(word), 6)):
            stem = word[: len(word) - cut]
            if stem in self._stems and may_end(word[len(word) - cut :], self.group):
                terms += [term for term in self._stems[stem] if cut == 0 or not term.written]
        if self.group in _COMPOUNDING:
            terms += self._compound(word)
        self[word] = tuple(sorted(set(terms), key=lambda term: -len(term.tail)))
        return self[word]

    def _compound(self, word: str) -> list[Term]:
        """Return the treaty that a compound of a place and a head names: "Minskavtalet"."""
        for cut in range(3, len(word) - 3):
            if any(term.role == "place" and not term.tail for term in self._stems.get(word[:cut], ())):
                head = self[word[cut:].removeprefix("s")] or self[word[cut:]]
                if any(term.role == "treaty" for term in head):
                    return [Term("fixed", "LAW", (), "", "", "")]
        return []


def may_end(ending: str, group: str) -> bool:
    """Whether a stem of the lexicon may carry an ending in a group of languages."""
    endings = _ENDINGS.get(group)
    if endings is not None:
        return ending in endings
    return not ending or (len(ending) <= _SLAVIC_ENDING and ending[0] in _SLAVIC_START and ending[:2] != "ij")


def matches(word: str, stem: str, group: str) -> bool:
    """Whether a folded word is a form of a stem."""
    return word.startswith(stem) and may_end(word[len(stem) :], group)


@lru_cache(maxsize=200_000)
def latin(word: str) -> str:
    """Return the folded word in the Latin letters of Serbian."""
    return fold(word).translate(_LATIN)


@cache
def lexicon(group: str, folder: Path = FOLDER) -> Lexicon:
    """Return the lexicon of a group of languages."""
    forms: dict[str, list[Term]] = defaultdict(list)
    stems: dict[str, list[Term]] = defaultdict(list)
    for row in _rows(folder / "norp.csv"):
        for words, term in _people(row["code"], row[group], group):
            forms[words].append(term)
    for term, first in _phrases(group, folder):
        stems[first].append(term)
    return Lexicon(group, stems, forms)


def _phrases(group: str, folder: Path) -> Iterator[tuple[Term, str]]:
    """Yield (term, its first stem) of the tables whose cells are phrases of stems."""
    for name in ("names", "bodies", "countries"):
        for row in _rows(folder / f"{name}.csv"):
            role, sort, code = row.get("role", "state"), row.get("type", "ORG"), row.get("code", "")
            for cell in row[group].split():
                first, *tail = _folded(cell.rstrip("!")).split("_")
                yield Term(role, sort, tuple(tail), cell[:-1] if cell.endswith("!") else "", code, ""), first


@cache
def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [*csv.DictReader(line for line in lines if not line.startswith("#"))]


def _people(code: str, cell: str, group: str) -> Iterator[tuple[str, Term]]:
    """Yield (first word, term) for the forms of a cell `adjectives/nouns`."""
    adjectives, _, nouns = cell.partition("/")
    for part, stems in (("adj", adjectives), ("noun", nouns)):
        make = paradigms.adjective if part == "adj" else paradigms.noun
        for stem in stems.split():
            bare = stem.rstrip("!*")
            if bare != "-":
                yield from _terms(_unique(make(bare, group)), stem[len(bare) :], code, part)


def _terms(forms: Iterable[str], marks: str, code: str, part: str) -> Iterator[tuple[str, Term]]:
    for form in forms:
        first, *tail = _folded(form).split("_")
        written = form.replace("_", " ") if "!" in marks else ""
        kind = (
            "plural" if "*" in marks and form.endswith("n") else "people" if _is_plural(form, part) else part
        )
        yield first, Term("norp", "NORP", tuple(tail), written, code.replace("-", ""), kind)


def _is_plural(form: str, part: str) -> bool:
    """Whether an English form is the plural of people: "Serbs"."""
    return part == "adj" and form.endswith("s") and form[0].isascii() and form[0].isupper()


def _folded(form: str) -> str:
    return "_".join(map(fold, form.split("_")))


def _unique(forms: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(forms))
