"""Members of the United States Congress, presidents and vice presidents, to the present."""

from __future__ import annotations

import datetime
from typing import Any

import yaml

from seeds.compile.facts import Entity, Facts, Post, day
from seeds.compile.posts import LEVELS

SOURCE = "congress-legislators"
_POSTS = {
    "prez": ("President", "head_of_state"),
    "viceprez": ("Vice President", "deputy_head"),
    "sen": ("United States senator", "legislator"),
    "rep": ("United States representative", "legislator"),
}
_SINCE = datetime.date(1990, 1, 1)


def compile_congress(facts: Facts) -> None:
    """Add members and executives; a person without an id is found by name among presidents, or left out."""
    known = _executives_by_name(facts)
    for file in ("legislators-current.yaml", "executive.yaml"):
        text = (facts.root / "kb/persons/congress-legislators" / file).read_text(encoding="utf-8")
        for person in yaml.load(text, Loader=yaml.CSafeLoader):
            entity_id = person["id"].get("wikidata") or known.get(_full(person["name"]))
            if entity_id and (day(str(person["terms"][-1]["end"])) or _SINCE) > _SINCE:
                _add(facts, entity_id, person)


def _executives_by_name(facts: Facts) -> dict[str, str]:
    wanted = {"President", "Vice President"}
    held = {post.entity_id for post in facts.posts if post.country == "us" and post.post in wanted}
    return {name: entity_id for entity_id, name, _, _ in facts.names if entity_id in held}


def _full(name: dict[str, str]) -> str:
    return f"{name['first']} {name['last']}"


def _add(facts: Facts, entity_id: str, person: dict[str, Any]) -> None:
    name = person["name"]
    display = name.get("official_full") or _full(name)
    facts.add(Entity(entity_id, display, "PER", "us", None, SOURCE))
    facts.call(entity_id, display, "en", "alias")
    facts.call(entity_id, _full(name), "en", "alias")
    facts.call(entity_id, str(person["id"].get("wikipedia", "")).split(" (")[0], "en", "alias")
    if name.get("nickname"):
        facts.call(entity_id, f"{name['nickname']} {name['last']}", "en", "alias")
        facts.call(entity_id, f"{name['nickname'].replace('.', '')} {name['last']}", "en", "alias")
    for term in person["terms"]:
        post, kind = _POSTS[term["type"]]
        start, end = day(str(term["start"])), day(str(term["end"]))
        facts.posts.setdefault(Post(entity_id, post, kind, LEVELS[kind], "us", start, end))
