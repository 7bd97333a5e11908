"""A small made-up knowledge base, and documents to repair."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any, cast

from pipeline.entities.knowledge import Held, KnowledgeBase
from pipeline.entities.linking.types import Link, Page
from pipeline.entities.normal import key, words
from pipeline.entities.spans import Stretch

GOLD = Path(__file__).parents[3] / "gold" / "repair.jsonl"
_TITLES = (
    "mr",
    "mrs",
    "ms",
    "dr",
    "president",
    "prime minister",
    "minister",
    "foreign minister",
    "chancellor",
)
_POSTS = {
    "president": "head_of_state",
    "prime minister": "head_of_government",
    "foreign minister": "foreign_minister",
}


class Made:
    """What repair asks of a knowledge base, over facts (name, type, country, post, other names)."""

    def __init__(self, facts: list[dict[str, Any]]) -> None:
        self.entity_id = [f"made:{key(fact['name']).replace(' ', '-')}" for fact in facts]
        self.type = [fact["type"] for fact in facts]
        self.country = [fact.get("country") for fact in facts]
        self.rank = [3] * len(facts)
        self.posts = {
            number: (
                Held(_POSTS[fact["post"]], datetime.date(2020, 1, 1), None, fact["post"], fact["country"]),
            )
            for number, fact in enumerate(facts)
            if "post" in fact
        }
        named = [
            (name, number)
            for number, fact in enumerate(facts)
            for name in (fact["name"], *fact.get("names", ()))
        ]
        self.name = [name for name, _ in named]
        self.owner = [number for _, number in named]
        self.kind = ["primary" if facts[number]["name"] == name else "alias" for name, number in named]
        self.language = ["en"] * len(named)
        self.given_names = frozenset({"steve", "anna", "mark", "carolina", "john", "maria", "peter"})
        self.titles = dict.fromkeys(_TITLES, "any") | dict.fromkeys(("the", "a", "our", "this"), "article")

    def rows(self, folded: str) -> tuple[int, ...]:
        return tuple(row for row, name in enumerate(self.name) if key(name) == folded)

    def knows(self, word: str) -> bool:
        return any(word in key(name).split() for name in self.name)

    def frequency(self, word: str, language: str) -> int:
        return 0

    def number(self, entity_id: str) -> int | None:
        return self.entity_id.index(entity_id) if entity_id in self.entity_id else None


def knowledge_base(facts: list[dict[str, Any]]) -> KnowledgeBase:
    return cast("KnowledgeBase", Made(facts))


def document(case: dict[str, Any], kb: KnowledgeBase) -> tuple[Page, list[Link], list[Stretch]]:
    """The head and the speech of a case, with the links that it lists: surface, type, entity's name or none."""
    head = "\n".join(case["head"]) + "\n"
    text = head + case["text"]
    links = []
    for surface, kind, name in case["links"]:
        start = -1
        while (start := text.find(surface, start + 1)) >= 0:
            entity_id = f"made:{key(name).replace(' ', '-')}" if name else f"local:{key(surface)}"
            score = 0.9 if name else None
            links.append(Link(start, start + len(surface), kind, None, entity_id, score, "name"))
    stretches = [
        Stretch(head, 0, len(head), "en"),
        Stretch(case["text"], len(head), len(text), "en", is_spoken=True),
    ]
    day = datetime.date(2025, 3, 1)
    return Page(text, words(text), day, None, "en", None), sorted(links), stretches


def cases() -> list[dict[str, Any]]:
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines() if line]
