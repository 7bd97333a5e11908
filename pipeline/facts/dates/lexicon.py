"""The words of dates in a language, read from `lexicon/*.tsv`.

A row holds a kind, a value and forms, apart by bars; `stem{a,b}` stands for `stema` and `stemb`. Kinds with a
question mark are words that mean something else as often. Serbian and Croatian share a file in Latin script;
the words of a text are folded to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.topics.words import LEXICON_OF, folder

FOLDER: Final = Path(__file__).parent / "lexicon"
CODES: Final = {
    "week_or_sunday": "N", "month": "M", "month?": "m", "month_short": "m", "weekday": "W",
    "weekday?": "w", "weekday_of": "K",
    "season": "S", "season?": "s", "season_of": "g", "day": "D", "day?": "z", "unit": "U", "units": "P",
    "end_of": "j", "week_no": "J", "quarter": "Q", "half": "H", "century": "C", "decade_of": "T",
    "century_of": "t", "last": "L", "after": "l", "both": "B", "rolling": "G", "ago": "a", "ago_before": "F",
    "ago_around": "9", "in_before": "f", "in_bare": "8", "early": "E", "of": "O", "the": "X", "a": "0",
    "to": "b", "and": "&", "from": "X", "between": "X", "at": "X", "year_mark": "Y", "year_of": "V",
    "bc": "x", "unit_of": "i", "stretch": "c", "number_day": "u", "ordinal": "=", "name": "!", "every": "v",
    "near": "^", "function": "h",
}  # fmt: skip
"""The letter of each kind in the code of a text, over which the grammar is written. Years are A."""
QUALIFIERS: Final = ("about", "at_most", "at_least", "less_than", "more_than")
_ACCENTED: Final = frozenset({"fr", "es"})
_PLAIN_KINDS: Final = frozenset(
    "month weekday season day day? unit units century both rolling ordinal last early after".split()
)
_OTHERS: Final = frozenset({"passe", "passes"})
"""Words that are others without their accents: the verb "passe"."""
_CYRILLIC: Final = (
    ("lj", "љ"), ("nj", "њ"), ("dž", "џ"),
    *zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш", strict=True),
)  # fmt: skip
_APOSTROPHES: Final = str.maketrans("’ʼ‘`", "''''")


class Term(NamedTuple):
    """A word of dates: its letter in the code, its value as the file has it."""

    code: str
    value: str = ""


class Lexicon(NamedTuple):
    """The words of dates of a language, folded.

    `terms` gives each word its first meaning in the file; `phrases` are the terms of several words; `words`
    the forms of a kind, also of those that have another meaning first; `bounds` for the last word of a
    qualifier the whole of it and what it says; `suffixes` what may stand behind figures, with "ordinal" or
    "decade".
    """

    name: str
    terms: Mapping[str, Term]
    phrases: tuple[str, ...]
    words: Mapping[str, frozenset[str]]
    bounds: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    suffixes: frozenset[tuple[str, str]]


@cache
def lexicon_name(language: str) -> str:
    """Return which lexicon reads a language; an empty name where there is none."""
    name = LEXICON_OF.get(language, "")
    return name if name and (FOLDER / f"{name}.tsv").exists() else ""


@cache
def fold_of(name: str) -> Callable[[str], str]:
    """Return what folds a word for a lexicon: lower case, straight apostrophes, Latin script for Serbian."""
    fold = folder(name) if name in ("sh", "ru") else str.lower

    def folded(word: str) -> str:
        form = fold(word)
        return form if form.isalpha() else form.translate(_APOSTROPHES)

    return folded


def spellings(phrase: str, name: str) -> Iterator[str]:
    """Yield a phrase of a lexicon as texts may write it: that of Serbian also in Cyrillic."""
    yield phrase
    if name == "sh":
        for latin, cyrillic in _CYRILLIC:
            phrase = phrase.replace(latin, cyrillic)
        yield phrase


@cache
def lexicon(name: str) -> Lexicon:
    """Return a lexicon by name; an empty one has no words."""
    terms: dict[str, Term] = {}
    words: dict[str, set[str]] = defaultdict(set)
    plain: dict[str, Term] = {}
    suffixes: set[tuple[str, str]] = set()
    for kind, value, form in _rows(name):
        words[kind].add(form)
        suffixes |= {(form, value)} if kind == "suffix" else set()
        if kind in CODES:
            term = Term("A" if kind == "unit" and value == "year" else CODES[kind], value)
            terms.setdefault(form, term)
            if name in _ACCENTED and kind in _PLAIN_KINDS and _unaccented(form) not in _OTHERS:
                plain.setdefault(_unaccented(form), term)
    phrases = sorted((form for form in terms if not form.isalpha()), key=len, reverse=True)
    kept = {kind: frozenset(forms) for kind, forms in words.items()}
    return Lexicon(name, plain | terms, tuple(phrases), kept, _bounds(kept), frozenset(suffixes))


def _bounds(words: Mapping[str, frozenset[str]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for kind in QUALIFIERS:
        for form in words.get(kind, ()):
            phrase = tuple(form.split())
            found[phrase[-1]].append((phrase, kind))
    return {last: tuple(sorted(rows, key=lambda row: -len(row[0]))) for last, rows in found.items()}


def _rows(name: str) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, value, folded form) of a file."""
    if not name:
        return
    fold = fold_of(name)
    for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        kind, value, forms = line.split("\t")
        for form in re.split(r"\|(?![^{]*\})", forms):
            yield from ((kind, value, fold(one)) for one in _expanded(form))


def _expanded(form: str) -> Iterator[str]:
    stem, brace, endings = form.partition("{")
    if not brace:
        yield form
    for ending in endings.rstrip("}").split(",") if brace else ():
        yield stem + ending


def _unaccented(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
