"""The words of quoting, by language: verbs of saying, sources, small words; loaded once per process."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
GROUPS = {
    "en": "en", "sv": "sv", "da": "da", "nb": "nb", "nn": "nb", "no": "nb", "de": "de", "fr": "fr",
    "es": "es",
    "ru": "ru", "uk": "uk", "sr": "sh", "sr-Latn": "sh", "hr": "sh", "bs": "sh", "sh": "sh", "cnr": "sh",
}  # fmt: skip
"""Language → group whose words serve it; others have marks and names only."""
SLAVIC = frozenset({"ru", "uk", "sh"})
COMPOUNDING = frozenset({"sv", "da", "nb", "de"})
VERB_SECOND = COMPOUNDING
DROPPING = frozenset({"ru", "uk", "sh", "es"})
"""Languages whose verbs often go without a subject."""
PARTS = re.compile(r"\w+|[^\w\s]|\n")
_JOINED = re.compile(r"\w+(?:['’ʼ]\w+)*|[^\w\s]|\n")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})
_SHORTEST_PART = 5
_SAME_NOUN = 5
_SHORTEST_LAST = 4
_MASCULINE_FOR_ALL = frozenset({"ru", "uk", "en"})
"""Groups whose masculine nouns for posts are used of women too."""
_LONGEST_ENDING = 4
_LATIN = str.maketrans(
    dict(
        zip(
            "абвгдђежзијклмнопрстћуфхцчш",
            "a b v g d đ e ž z i j k l m n o p r s t ć u f h c č š".split(),
            strict=True,
        )
    )
    | {"љ": "lj", "њ": "nj", "џ": "dž"}
)


class Phrase(NamedTuple):
    """An expression: the words behind its first one, and its sort."""

    tail: tuple[str, ...]
    sort: str


class Role(NamedTuple):
    """A noun for a source."""

    sort: str
    """person, body, many or source."""
    gender: str
    key: str
    noun: str
    """Key and how the noun begins: "worker:farme"."""


class Lexicon(NamedTuple):
    """The words of a group of languages; all in lower case, Serbian in Latin letters."""

    group: str
    cues: dict[str, tuple[Phrase, ...]]
    """First word → expressions of saying, the longest first."""
    roles: dict[str, Role]
    ends: dict[str, Role]
    """Ends of compounds, or stems, that show a role."""
    small: dict[str, frozenset[str]]
    """Sort of small word → words."""


def tokens_of(group: str) -> re.Pattern[str]:
    """Return what a word or mark is; in Ukrainian an apostrophe is a letter."""
    return _JOINED if group == "uk" else PARTS


def key(word: str, group: str) -> str:
    """Return a word as the lexicon has it."""
    lower = word.lower().translate(_APOSTROPHES)
    return lower.translate(_LATIN) if group == "sh" and not lower.isascii() else lower


def group_of(language: str) -> str:
    """Return the group of a language; empty where there are no words for it."""
    return GROUPS.get(language, "")


@cache
def lexicon(group: str) -> Lexicon:
    """Return the words of a group; of none, where it is unknown."""
    roles, ends = _roles(group)
    return Lexicon(group, _cues(group), roles, ends, _small(group))


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))


def _own(name: str, group: str) -> Iterator[tuple[dict[str, str], str]]:
    for row in _rows(name):
        if row["language"] == group:
            for form in filter(None, row["forms"].split(";")):
                for one in _spelt(form):
                    yield row, one


def _spelt(form: str) -> Iterator[str]:
    """`sa(id|ys) on` → "said on", "says on"."""
    match = re.fullmatch(r"([^()]*)\(([^()]*)\)([^()]*)", form)
    if not match:
        yield form
        return
    for ending in match[2].split("|"):
        yield match[1] + ending + match[3]


def _cues(group: str) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = defaultdict(list)
    for row, form in _own("verbs.csv", group):
        first, *tail = (key(word, group) for word in tokens_of(group).findall(form))
        found[first].append(Phrase(tuple(tail), row["sort"]))
    return {
        word: tuple(sorted(set(some), key=lambda one: (-len(one.tail), one))) for word, some in found.items()
    }


def _roles(group: str) -> tuple[dict[str, Role], dict[str, Role]]:
    whole: dict[str, Role] = {}
    ends: dict[str, Role] = {}
    for row, form in _own("roles.csv", group):
        gender = (
            "c"
            if row["gender"] == "m" and group in _MASCULINE_FOR_ALL and row["sort"] == "person"
            else row["gender"]
        )
        role = Role(row["sort"], gender, row["key"], f"{row['key']}:{form.split()[-1][:_SAME_NOUN]}")
        *before, last = (key(word, group) for word in tokens_of(group).findall(form))
        if before and len(last) < _SHORTEST_LAST:
            continue  # "by" of "passer-by"
        whole.setdefault(last, role)
        if len(last) >= _SHORTEST_PART or (group in SLAVIC and role.sort != "many" and len(last) >= 4):
            ends.setdefault(last, role)
    return whole, ends if group in SLAVIC or group in COMPOUNDING else {}


def _small(group: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row, form in _own("words.csv", group):
        found[row["sort"]].add(form)
    return {sort: frozenset(some) for sort, some in found.items()}


def role_of(word: str, words: Lexicon) -> Role | None:
    """Return the role that a word in lower case names: as a whole, as the end of a compound, as a stem."""
    role = words.roles.get(word)
    if role or not words.ends or len(word) < _SHORTEST_PART:
        return role
    if words.group in COMPOUNDING:
        pieces = (word[at:] for at in range(1, len(word) - _SHORTEST_PART + 1))
    else:
        pieces = (word[:at] for at in range(len(word) - 1, max(3, len(word) - _LONGEST_ENDING - 1), -1))
    return next((words.ends[piece] for piece in pieces if piece in words.ends), None)
