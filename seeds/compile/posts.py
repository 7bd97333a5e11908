"""Which sort of post an English post label names, and how high it stands."""

from __future__ import annotations

import re

LEVELS = {
    "head_of_state": 4,
    "head_of_government": 4,
    "head_of_organisation": 4,
    "foreign_minister": 3,
    "deputy_head": 3,
    "minister": 2,
    "ambassador": 1,
    "legislator": 1,
    "other": 1,
}
_LOWER = re.compile(
    r"\b(deputy|assistant|under|vice|acting deputy|first lady|spouse|state secretary)\b", re.I
)
_RULES = (
    (
        "deputy_head",
        r"(first |second |third )?(deputy|vice)[- ]?(prime minister|premier|president|chancellor)\b",
    ),
    (
        "head_of_organisation",
        r"secretary[- ]general of (the )?(united nations|nato|north atlantic|council of europe)",
    ),
    ("head_of_organisation", r"president of the european (commission|council)"),
    (
        "head_of_state",
        r"(federal )?president( of the (republic|confederation|swiss confederation|presidency))?$",
    ),
    ("head_of_state", r"president of (?!the |united nations)[\w .'-]+$"),
    (
        "head_of_state",
        r"(king|queen|emperor|emir|amir|sultan|grand duke|monarch|supreme leader|governor[- ]general)\b",
    ),
    (
        "head_of_government",
        r"(prime minister|premier|taoiseach|federal chancellor|chancellor)( of [\w .'-]+)?$",
    ),
    ("head_of_government", r"(president|chairman|chairperson) of the (government|council of ministers)"),
    ("foreign_minister", r".*\b(minister|secretary)\b.*\b(foreign|external) (affairs|relations)"),
    ("foreign_minister", r"(foreign (minister|secretary)|secretary of state( of the united states)?$)"),
    ("minister", r".*\b(minister|attorney[- ]general|chancellor of the exchequer)\b"),
    ("minister", r"secretary (of|for) "),
    ("ambassador", r".*\b(ambassador|permanent representative)\b"),
    (
        "legislator",
        r"(?!.*\b(minister|secretary)\b).*\b(member|deputy|senator|representative|mp|lord|teachta)\b",
    ),
)


def kind_of(post: str) -> str:
    """Return the sort of post that an English label names; `other` where no rule knows it."""
    label = post.strip().lower()
    for kind, pattern in _RULES:
        low = LEVELS[kind] in (2, 3, 4) and kind != "deputy_head" and _LOWER.search(label)
        if not low and re.match(pattern, label):
            return kind
    return "other"
