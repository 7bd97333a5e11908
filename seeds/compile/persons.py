"""People who hold or held public posts, country by country, from every-politician (Wikidata, to 2022)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel import Locale

from seeds.compile import cldr
from seeds.compile.facts import Entity, Facts, Post, day
from seeds.compile.posts import LEVELS, kind_of

SOURCE = "every-politician"
_OF = re.compile(r"(?:president|prime minister|premier|king|queen|monarch) of (?:the )?(?P<what>.+)")
_STATE = re.compile(
    r"republic|government|council|confederation|swiss|presidency|state|european|national|united|federal|bosnia"
)
_ENDINGS = ("-cabinet", "-ministers", "-federal-council")
_CODES = {
    "us": "us",
    "uae": "ae",
    "united-kingdom": "gb",
    "swiss": "ch",
    "czech": "cz",
    "turkey": "tr",
    "bosnia-herzegovina": "ba",
    "saudi": "sa",
    "world": "",
    "taiwan": "tw",
}


def compile_persons(facts: Facts) -> None:
    """Add all people of the country folders with their posts; one id is one person in all of them."""
    for folder in sorted(
        path
        for path in (facts.root / "kb/persons").iterdir()
        if (path / "bio.csv").exists() or (path / "holders21.csv").exists()
    ):
        country = _country(folder.name)
        for row in _rows(folder, ("holders21.csv", "current.csv", "legislators.csv")):
            _person(facts, row["personID"], row["person"], country)
            facts.call(row["personID"], _enwiki(row), "en", "alias")
            facts.posts.setdefault(post(row, country))
        for row in _rows(folder, ("bio.csv",)):
            _person(facts, row["id"], row["name"], country)
            facts.call(row["id"], _enwiki(row), "en", "alias")


def post(row: dict[str, str], country: str | None) -> Post:
    """Return the post that a row of holders or members attests."""
    label = row["position"].strip()
    kind = kind_of(label)
    level = LEVELS[kind]
    if is_regional(label):
        kind, level = "other", LEVELS["minister"]
    start, end = day(row["start"]), day(row.get("end"), last=True)
    return Post(row["personID"], label, kind, level, country, start, end)


def is_regional(label: str) -> bool:
    """Whether a president or premier is one of a region or a bank; the country's own have a bare title."""
    found = _OF.match(label.casefold())
    if not found:
        return False
    return found["what"] not in _countries() and not _STATE.match(found["what"])


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.casefold() for name in Locale.parse("en").territories.values())


def _person(facts: Facts, entity_id: str, label: str, country: str | None) -> None:
    if not entity_id.startswith("Q") or label == entity_id or not label:
        return
    name = spoken(label)
    facts.add(Entity(entity_id, name, "PER", country, None, SOURCE))
    facts.call(entity_id, name, "en", "primary" if facts.entities[entity_id].name == name else "alias")
    if short := without_patronymic(name):
        facts.call(entity_id, short, "und", "alias")


def spoken(label: str) -> str:
    """Return a person's name in the order of speech: "Уткин, Олег Васильевич" → "Олег Васильевич Уткин"."""
    surname, comma, given = label.partition(", ")
    return f"{given} {surname}" if comma and given and "," not in given else label


def without_patronymic(name: str) -> str:
    """Return a Russian, Belarusian or Ukrainian name of three words without its patronymic; else nothing."""
    words = name.split()
    if len(words) == 3 and re.search(r"(вич|вна|віч|ўна|ичн?а?|evich|ovich|evna|ovna)$", words[1]):
        return f"{words[0]} {words[2]}"
    return ""


def _enwiki(row: dict[str, str]) -> str:
    return (row.get("enwiki") or "").split(" (")[0]


def _country(folder: str) -> str | None:
    stem = next((folder.removesuffix(end) for end in _ENDINGS if folder.endswith(end)), folder)
    if stem in _CODES:
        return _CODES[stem] or None
    wanted = stem.replace("-", " ")
    return cldr.code_of(wanted)


def _rows(folder: Path, files: tuple[str, ...]) -> Iterator[dict[str, str]]:
    for name in files:
        if (folder / name).exists():
            with (folder / name).open(encoding="utf-8", newline="") as file:
                yield from csv.DictReader(file)
