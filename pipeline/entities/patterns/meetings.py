"""Names of summits, conferences and forums. "The next conference" is none."""

from __future__ import annotations

from pipeline.entities.patterns.grammar import FUNCTION, ROMANCE, SLAVIC
from pipeline.entities.patterns.parts import (
    Bounds,
    adjectives_before,
    after_of,
    is_group,
    is_part,
    place_before,
    place_of,
    run_after,
    run_before,
    tight,
    with_year,
)
from pipeline.entities.patterns.view import View, capital, gap, inside, is_year

_TOPICS = {
    "ru": ("по безопасности", "по климату", "по разоружению"),
    "uk": ("з безпеки", "з питань безпеки", "з роззброєння"),
    "sh": ("o bezbednosti", "o sigurnosti", "o klimi"),
    "de": ("",),
}
"""What a conference is about, where small letters hide that it is part of the name."""
_PLAIN_MEETINGS = frozenset("press news review diplomatic annual party video telephone".split())
_ASSOCIATIONS = frozenset({"national", "american", "football", "leadership", "bishops", "islamic", "nations"})
"""Words that make a conference or forum a body rather than a meeting."""


def meeting(seen: View, head: int, size: int) -> Bounds | None:
    """Return the words of a summit, conference or forum."""
    end = head + size
    if seen.group == "en":
        found = _english_meeting(seen, head, end)
    elif seen.group in ROMANCE:
        found = _romance_meeting(seen, head, end)
    elif seen.group in SLAVIC:
        found = _slavic_meeting(seen, head, end)
    else:
        found = _germanic_meeting(seen, head, end)
    return found and (_from_year(seen, found[0]), with_year(seen, found[1]))


def _from_year(seen: View, first: int) -> int:
    return first - 1 if seen.group == "en" and is_year(seen, first - 1) and tight(seen, first) else first


def _english_meeting(seen: View, head: int, end: int) -> Bounds | None:
    if tight(seen, end) and capital(seen, end):
        return None
    first = run_before(seen, head, across=False)
    word = seen.keys[head]
    if word.startswith(("congress", "assembl")) or first == head or seen.keys[head - 1] in _PLAIN_MEETINGS:
        return None
    if word in ("conference", "forum") and not _ASSOCIATIONS.isdisjoint(seen.keys[first:head]):
        return None
    if word.startswith("convention"):
        return (
            (first, end)
            if capital(seen, head) and {"national", "party"} & set(seen.keys[first:head])
            else None
        )
    if capital(seen, head):
        named = head - first > 1 or word in ("summit", "conference", "festival", "exhibition")
        return (first, (word == "conference" and after_of(seen, end)) or end) if named else None
    people = any(term.role == "norp" for term in seen.lexicon[seen.keys[head - 1]])
    return (first, end) if word == "summit" and not people else None


def _romance_meeting(seen: View, head: int, end: int) -> Bounds | None:
    word = seen.keys[head]
    if word.startswith(("sommet", "cumbre")):
        last = after_of(seen, end)
        return (head, last) if last else None
    last = place_of(seen, end)
    if last and word.startswith("conf"):
        return head, last
    last = after_of(seen, end) if inside(seen, head) and not word.startswith("conf") else 0
    return (head, last) if last else None


def _slavic_meeting(seen: View, head: int, end: int) -> Bounds | None:
    first = adjectives_before(seen, head)
    if first >= 0 and not seen.keys[head].startswith(("встреч", "зустріч")):
        return first, _topic(seen, end)
    word = seen.keys[head]
    if word.startswith(("саммит", "саміт", "samit", "summit")) and tight(seen, end) and _is_name(seen, end):
        return head, run_after(seen, end)
    return None


def _is_name(seen: View, index: int) -> bool:
    return is_part(seen, index) and (seen.words[index].text.isupper() or not capital(seen, index))


def _germanic_meeting(seen: View, head: int, end: int) -> Bounds | None:
    first = place_before(seen, head)
    before = head - 1
    if first >= 0 and (seen.group == "de" or gap(seen, head) in "-‐‑"):
        return first, end
    acronym = gap(seen, head) in ("-", "‐", "‑") and _is_acronym(seen, before)
    if acronym:
        return before, end
    word = seen.keys[head]
    last = place_of(seen, end) if any(part in word for part in ("konferen", "gipfel", "topp", "topm")) else 0
    named = last and seen.keys[end] in ("i", "in", "von")
    if (
        not named
        and capital(seen, before)
        and tight(seen, head)
        and seen.group == "de"
        and inside(seen, before)
    ):
        return (
            (before, end) if seen.keys[before].endswith("er") and seen.keys[before] not in FUNCTION else None
        )
    return (head, last) if named else None


def _is_acronym(seen: View, index: int) -> bool:
    if is_group(seen.keys[index]) or (len(seen.keys[index]) > 1 and seen.words[index].text.isupper()):
        return True
    return any(term.role in ("alliance", "body") for term in seen.lexicon[seen.keys[index]])


def _topic(seen: View, end: int) -> int:
    for topic in _TOPICS.get(seen.group, ()):
        size = len(topic.split())
        if size and " ".join(seen.keys[end : end + size]) == topic:
            return end + size
    return end
