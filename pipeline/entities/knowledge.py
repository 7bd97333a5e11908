"""The knowledge base in memory: an index from folded words to names, built once per process.

A word index, not a character automaton: words are compared in several forms (as written, without case
endings, by sound), and a name must cover whole words.
"""

from __future__ import annotations

import datetime
import gc
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from pipeline.entities import reference
from pipeline.entities.normal import fold, key
from pipeline.entities.translit import sound
from seeds import REFERENCE

# Scripts that put spaces between words; names in the others are kept in the tables but not searched.
_SCRIPTS = {"Latn", "Cyrl", "Grek", "Hebr", "Arab", "Geor", "Armn", "Deva", "Beng"}
# Where names reach Latin script from Cyrillic or from its Serbian twin, one name has many romanisations.
_ROMANISED = {
    "ru",
    "ua",
    "by",
    "bg",
    "mk",
    "rs",
    "me",
    "ba",
    "kz",
    "kg",
    "tj",
    "uz",
    "am",
    "az",
    "ge",
    "md",
    "hr",
}
BY_SOUND = "~"
GIVEN_NAME_BEARERS = 4


class Held(NamedTuple):
    """A post of government held by a person."""

    kind: str
    start: datetime.date | None
    end: datetime.date | None


@dataclass(frozen=True)
class KnowledgeBase:
    """Columns of the names and entities as lists, and the indexes over them. Built by `knowledge`."""

    name: list[str]
    owner: list[int]
    kind: list[str]
    language: list[str]
    entity_id: list[str]
    type: list[str]
    country: list[str | None]
    rank: list[int]
    posts: dict[int, list[Held]]
    index: dict[str, tuple[int, ...]]
    """Folded words (or, after `~`, their sounds) → rows of names."""
    prefixes: frozenset[str]
    vocabulary: frozenset[str]
    given_names: frozenset[str]
    bearers: dict[str, int]
    """Folded last words of people's names → how many people bear them."""
    common: dict[tuple[str, str], float]
    """(language, folded word) that running text also writes without a capital → the share of such; `und`
    holds the highest."""
    titles: dict[str, str]
    """Folded title words → sort of post."""


@cache
def knowledge(folder: Path = REFERENCE) -> KnowledgeBase:
    """Load the knowledge base under `folder`, once per process."""
    collecting = gc.isenabled()
    gc.disable()  # half a million new objects, none of them garbage: looking for cycles doubles the time
    try:
        return _load(folder)
    finally:
        if collecting:
            gc.enable()


def _load(folder: Path) -> KnowledgeBase:
    tables = reference.load(folder)
    entities, names = tables["entities"], tables["entity_names"]
    ids = entities["entity_id"].to_pylist()
    order = {entity_id: number for number, entity_id in enumerate(ids)}
    ranks = dict(zip(*(tables["ranks"][column].to_pylist() for column in ("entity_id", "rank")), strict=True))
    name, owner = (
        names["name"].to_pylist(),
        [order[entity_id] for entity_id in names["entity_id"].to_pylist()],
    )
    kinds, types, countries = (
        column.to_pylist() for column in (names["kind"], entities["type"], entities["country"])
    )
    languages = names["language"].to_pylist()
    keys = list(map(key, name))
    index = _index(name, keys, owner, languages, names["script"].to_pylist(), types, countries)
    first, last = _bearers(keys, owner, kinds, types)
    return KnowledgeBase(
        name,
        owner,
        kinds,
        languages,
        ids,
        types,
        countries,
        [ranks.get(entity_id, 1) for entity_id in ids],
        _posts(tables["posts"], order),
        index,
        frozenset(_prefixes(index)),
        frozenset(word for words in index for word in words.split(" ")),
        frozenset(word for word, count in first.items() if count >= GIVEN_NAME_BEARERS),
        dict(last),
        _common(tables["common_words"]),
        {key(row["title"]): row["kind"] for row in reference.read_rows(folder / "titles.csv")},
    )


def _index(
    names: list[str],
    keys: list[str],
    owners: list[int],
    languages: list[str],
    scripts: list[str],
    types: list[str],
    countries: list[str | None],
) -> dict[str, tuple[int, ...]]:
    """Enter each name by its words, and a person's from where names are romanised by their sound too.

    Of a person's spellings that fold alike one is enough; of others each language's own is kept, and of short
    names each spelling: "Nato" and "NATO".
    """
    index: dict[str, tuple[int, ...]] = {}
    seen: set[tuple[str, int, str]] = set()
    for row, (name, owner, language, script) in enumerate(
        zip(names, owners, languages, scripts, strict=True)
    ):
        if script not in _SCRIPTS or not (folded := key(name)):
            continue
        person = types[owner] == "PER"
        forms = [folded]
        if person and countries[owner] in _ROMANISED:
            forms.append(" ".join(BY_SOUND + sound(word) for word in folded.split(" ")))
        for form in forms:
            entry = (form, owner, "" if person else f"{language} {name if len(name) < 7 else ''}")
            if entry not in seen:
                seen.add(entry)
                index[form] = (*index.get(form, ()), row)
    return index


def _prefixes(index: dict[str, tuple[int, ...]]) -> set[str]:
    found = set()
    for words in index:
        cut = words.find(" ")
        while cut > 0:
            found.add(words[:cut])
            cut = words.find(" ", cut + 1)
    return found


def _bearers(
    keys: list[str], owners: list[int], kinds: list[str], types: list[str]
) -> tuple[Counter[str], Counter[str]]:
    """How many people bear each first and each last word of a name."""
    people = [
        words.split(" ")
        for words, owner, kind in zip(keys, owners, kinds, strict=True)
        if kind == "primary" and types[owner] == "PER" and " " in words
    ]
    return Counter(words[0] for words in people), Counter(words[-1] for words in people)


def _common(table: pa.Table) -> dict[tuple[str, str], float]:
    shares: dict[tuple[str, str], float] = {}
    for row in table.to_pylist():
        word = fold(row["word"])
        shares[row["language"], word] = row["lower_share"]
        shares["und", word] = max(row["lower_share"], shares.get(("und", word), 0.0))
    return shares


def _posts(table: pa.Table, order: dict[str, int]) -> dict[int, list[Held]]:
    held: dict[int, list[Held]] = defaultdict(list)
    columns = (table[column].to_pylist() for column in ("entity_id", "kind", "start", "end"))
    for entity_id, kind, start, end in zip(*columns, strict=True):
        if entity_id in order:
            held[order[entity_id]].append(Held(kind, start, end))
    return dict(held)
