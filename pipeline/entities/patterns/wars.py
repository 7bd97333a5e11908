"""Names of wars, revolutions and battles. "A war", "the battle for votes" are none."""

from __future__ import annotations

from pipeline.entities.patterns.grammar import BATTLE_OF, ROMANCE, SLAVIC
from pipeline.entities.patterns.parts import (
    Bounds,
    adjectives_before,
    after_of,
    is_relational,
    run_before,
    tight,
)
from pipeline.entities.patterns.view import View, capital, gap, inside, is_year, joined, opens

_WARS_LOWER = frozenset({"war", "uprising", "revolt", "rebellion", "massacre", "genocide", "revolution"})
_NOT_WARS = frozenset({"star", "trade", "price", "culture", "drug"})
_BODIES = frozenset({"national", "people", "party", "us", "indian", "continental", "parliamentary"})
_FIGHTS = (
    "гражданск",
    "морск",
    "магическ",
    "королевск",
    "ледов",
    "воздушн",
    "героическ",
    "zračn",
    "pomorsk",
    "političk",
)


def war(seen: View, head: int, size: int) -> Bounds | None:
    """Return the words of a war or revolution whose head stands at `head`."""
    end = head + size
    if seen.group == "en":
        return _english_war(seen, head, end)
    if seen.group in ROMANCE:
        last = 0 if opens(seen, head) else after_of(seen, end)
        return (head, last) if last and seen.keys[head].startswith("guer") else None
    if seen.group in SLAVIC:
        first = adjectives_before(seen, head)
        named = first >= 0 and is_relational(seen.keys[head - 1])
        return (first, end) if named else None
    return None


def _english_war(seen: View, head: int, end: int) -> Bounds | None:
    if (tight(seen, end) and capital(seen, end)) or gap(seen, head) == ":":
        return None
    first = run_before(seen, head, across=False)
    if first < head and not _NOT_WARS.isdisjoint(seen.keys[first:head]):
        return None
    if capital(seen, head):
        of = seen.keys[end] == "of" if joined(seen, end) else False
        last = _numbered(seen, end) or (
            after_of(seen, end) if of or first < head or inside(seen, head) else 0
        )
        return (first, last or end) if first < head or last else None
    lower = seen.keys[head] in _WARS_LOWER and head - first == 1 and seen.keys[first] not in _BODIES
    people = any(term.role == "norp" for term in seen.lexicon[seen.keys[first]])
    return (first, end) if lower and not people and gap(seen, head) == " " else None


def _numbered(seen: View, end: int) -> int:
    """Return the end of "of 1812"; 0 if there is none."""
    return end + 2 if joined(seen, end) and seen.keys[end] == "of" and is_year(seen, end + 1) else 0


def battle(seen: View, head: int, size: int) -> Bounds | None:
    """Return the words of a battle or siege: of a place in capitals."""
    if seen.group == "es" and head > 0 and seen.keys[head - 1] == "de":
        return None  # "caballo de batalla"
    end = head + size
    last = after_of(seen, end, BATTLE_OF[seen.group])
    if seen.group in SLAVIC:
        before = head - 1
        if joined(seen, head) and is_relational(seen.keys[before]) and (capital(seen, before) or seen.spoken):
            return None if seen.keys[before].startswith(_FIGHTS) else (before, end)
        return (head, last) if last else None
    first = run_before(seen, head, across=False) if seen.group == "en" and capital(seen, head) else head
    return (first, last) if last and not is_year(seen, last - 1) else None
