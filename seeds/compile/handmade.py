"""Facts written for Rostrum: holders of posts since 2021, treaties, accords, wars, conferences."""

from __future__ import annotations

import csv
import datetime
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from seeds.compile.facts import Entity, Facts, Post, day
from seeds.compile.posts import LEVELS
from seeds.compile.variants import plain

SOURCE = "rostrum"
_Held = dict[str, list[Post]]
_FOLDER = Path(__file__).parent
_LANGUAGES = ("en", "sv", "nb", "de", "fr", "es", "ru", "uk", "sr")
_ONE_HOLDER = {"head_of_state", "head_of_government", "foreign_minister"}
_SEVERAL_HOLDERS = {("ba", "head_of_state")}
_SNAPSHOT, _SAME_START = 2021, 60
"""The last year that every-politician covers everywhere: open ends before it may have ended since. Days."""


def rows(name: str, delimiter: str = ",") -> list[dict[str, str]]:
    """Return the rows of a hand-written file beside this module; lines that start with # are remarks."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter=delimiter))


def serbian_latin(name: str) -> str:
    """Return a Serbian Cyrillic name in Latin, letter for letter; other letters stay as they are."""
    return "".join(_latin(letter, name[place + 1 : place + 2]) for place, letter in enumerate(name))


def _latin(letter: str, after: str) -> str:
    latin = _SERBIAN_LATIN.get(letter.lower(), letter)
    if not letter.isupper():
        return latin
    return latin.upper() if after.isupper() else latin.capitalize()


def compile_holders(facts: Facts) -> None:
    """Add the holders of posts to `facts`: to the person of that name and country whom a source knows."""
    known, held = _people(facts), _posts(facts)
    holders = rows("posts_current.csv")
    ours: dict[str, str] = {}
    mine: set[Post] = set()
    for row in holders:
        spellings = row["name"].split("|")
        entity_id = ours.get(spellings[0]) or _person(facts, known, held, row)
        ours[spellings[0]] = entity_id
        facts.add(Entity(entity_id, spellings[0], "PER", row["country"] or None, None, SOURCE))
        for number, name in enumerate(spellings):
            facts.call(entity_id, name, "en", "alias" if number else "primary")
        for language in ("ru", "uk", "sr"):
            for name in filter(None, row[language].split("|")):
                facts.call(entity_id, name, language, "alias")
                if language == "sr":
                    facts.call(entity_id, serbian_latin(name), "sr-Latn", "alias")
        mine.add(_hold(facts, entity_id, held[entity_id], row))
    _close(facts, mine)


def _posts(facts: Facts) -> _Held:
    held: _Held = defaultdict(list)
    for post in facts.posts:
        held[post.entity_id].append(post)
    return held


def _people(facts: Facts) -> dict[str, set[str]]:
    known: dict[str, set[str]] = defaultdict(set)
    for entity_id, name, _, _ in facts.names:
        if facts.entities[entity_id].type == "PER":
            known[plain(name).casefold()].add(entity_id)
    return known


def _person(facts: Facts, known: dict[str, set[str]], held: _Held, row: dict[str, str]) -> str:
    """The person so called in that country who held the highest, latest post; else the only one anywhere."""
    spellings = [plain(name).casefold() for name in row["name"].split("|")]
    found = {entity_id for name in spellings for entity_id in known.get(name, ())}
    here = [one for one in found if not row["country"] or facts.entities[one].country == row["country"]]
    anywhere = known.get(spellings[0], set()) if " " in spellings[0] else set()
    if not here and len(anywhere) == 1:
        return next(iter(anywhere))
    return max(here, key=lambda one: (_height(held[one]), one), default=f"local:person:{slug(spellings[0])}")


def _height(posts: list[Post]) -> tuple[int, datetime.date]:
    highest = max((post.level for post in posts), default=0)
    return highest, max((post.start for post in posts if post.start), default=datetime.date.min)


def slug(name: str) -> str:
    """Return a name as it stands in a local id: plain lower-case letters and digits, joined by hyphens."""
    letters = unicodedata.normalize("NFKD", plain(name)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")


def _hold(facts: Facts, entity_id: str, held: list[Post], row: dict[str, str]) -> Post:
    """Add the post; those of the same sort and start that a source gives are replaced."""
    start, end, kind = day(row["start"]), day(row["end"]), row["kind"]
    international = kind == "head_of_organisation" or row["post"].startswith("High Representative of")
    country = None if international else row["country"] or None
    for post in held:
        if post.kind == kind and post.start and start and abs((post.start - start).days) < _SAME_START:
            facts.posts.pop(post, None)
    added = Post(entity_id, row["post"], kind, LEVELS[kind], country, start, end)
    facts.posts.setdefault(added)
    return added


def _close(facts: Facts, mine: set[Post]) -> None:
    """End the posts of one holder that a source of 2022 left open where somebody has held them since.

    A monarch of several countries ends in all of them.
    """
    starts: dict[tuple[str | None, str], list[datetime.date]] = defaultdict(list)
    for post in mine:
        where = (post.country, post.kind)
        if post.kind in _ONE_HOLDER and where not in _SEVERAL_HOLDERS and post.start and post.country:
            starts[where].append(post.start)
    ended: dict[str, datetime.date] = {}
    for post in _open(facts, mine):
        later = [one for one in starts[post.country, post.kind] if post.start and one > post.start]
        if since := [one for one in later if one.year >= _SNAPSHOT]:
            _end(facts, post, min(since))
            if post.post == "monarch":
                ended[post.entity_id] = min(since)
    for post in _open(facts, mine):
        if post.post == "monarch" and post.entity_id in ended:
            _end(facts, post, ended[post.entity_id])


def _open(facts: Facts, mine: set[Post]) -> list[Post]:
    return [post for post in facts.posts if not post.end and post.start and post not in mine]


def _end(facts: Facts, post: Post, end: datetime.date) -> None:
    del facts.posts[post]
    facts.posts.setdefault(post._replace(end=end))


def compile_acts(facts: Facts) -> None:
    """Add treaties and other acts (LAW) and wars, conferences and summits (EVENT) under local ids."""
    for row in rows("acts_events.csv", ";"):
        entity_id = f"local:{row['type'].lower()}:{row['id']}"
        what = "act of law" if row["type"] == "LAW" else "event"
        names = {language: [name for name in row[language].split("|") if name] for language in _LANGUAGES}
        facts.add(Entity(entity_id, names["en"][0], row["type"], row["country"] or None, what, SOURCE, 2))
        for language, own in names.items():
            _call(facts, entity_id, own, language)
    for number, country in _resolutions():
        entity_id = f"local:law:unsc-resolution-{number}"
        title = f"United Nations Security Council Resolution {number}"
        what = "resolution of the United Nations Security Council"
        facts.add(Entity(entity_id, title, "LAW", country, what, SOURCE, 2))
        for language, patterns in _RESOLUTION.items():
            _call(facts, entity_id, [pattern.format(number) for pattern in patterns], language)


def _call(facts: Facts, entity_id: str, names: list[str], language: str) -> None:
    for place, name in enumerate(names):
        kind = "alias" if place else "primary"
        facts.call(entity_id, name, language, kind)
        if language == "sr":
            facts.call(entity_id, serbian_latin(name), "sr-Latn", kind)


def _resolutions() -> Iterator[tuple[int, str | None]]:
    for row in rows("resolutions.csv"):
        yield int(row["number"]), row["country"] or None


_RESOLUTION = {
    "en": (
        "United Nations Security Council Resolution {}",
        "Resolution {}",
        "UN Security Council Resolution {}",
        "Security Council Resolution {}",
        "UNSCR {}",
        "UNSC Resolution {}",
        "UN Resolution {}",
    ),
    "sv": ("FN:s säkerhetsråds resolution {}", "Säkerhetsrådets resolution {}", "FN-resolution {}"),
    "nb": ("FNs sikkerhetsråds resolusjon {}", "Sikkerhetsrådets resolusjon {}", "Resolusjon {}"),
    "da": ("FN's Sikkerhedsråds resolution {}", "Sikkerhedsrådets resolution {}"),
    "de": ("Resolution {} des UN-Sicherheitsrates", "UN-Resolution {}", "Sicherheitsratsresolution {}"),
    "fr": ("Résolution {} du Conseil de sécurité", "Résolution {}", "Résolution {} de l'ONU"),
    "es": ("Resolución {} del Consejo de Seguridad", "Resolución {}", "Resolución {} de la ONU"),
    "ru": ("Резолюция {} Совета Безопасности", "Резолюция {}", "Резолюция Совета Безопасности ООН {}"),
    "uk": ("Резолюція {} Ради Безпеки", "Резолюція {}", "Резолюція Ради Безпеки ООН {}"),
    "sr": ("Резолуција {} Савета безбедности", "Резолуција {}", "Резолуција Савета безбедности УН {}"),
}
_SERBIAN_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "đ", "е": "e", "ж": "ž", "з": "z", "и": "i",
    "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "ћ": "ć", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "č", "џ": "dž", "ш": "š",
}  # fmt: skip
