"""Nouns that belong to a name: titles in front, explanations behind a comma."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.quotes.cues import cue_at
from pipeline.quotes.descriptions import LINKS
from pipeline.quotes.lexicon import SLAVIC, Role, role_of
from pipeline.quotes.tokens import Tokens

_TITLE_WITHIN = 7
_TITLE_MARKS = frozenset("-'.,«»„“”")
_APPOSED_WITHIN = 8


class Source(NamedTuple):
    """A phrase that may name who speaks: at items `at` to `end` of a frame, tokens `first` to `last`."""

    at: int
    end: int
    first: int
    last: int
    sort: str
    """Type of a name, sort of pronoun, sort of role, `who` for a relative pronoun."""
    gender: str
    key: str
    """Key of a role."""
    mention: int | None
    """Number of the name."""
    noun: int = -1
    """Token of a role."""


def without_titles(seen: Tokens, found: list[Source]) -> list[Source]:
    """The sources without the titles of names: of "the head of the union, Anna Holm" the name stays."""
    kept: list[Source] = []
    for one in found:
        if one.sort == "PER":
            titles = _titles_of(seen, kept, one)
            del kept[len(kept) - titles :]
            if not titles and kept and kept[-1].sort == "person" and _belongs(seen, kept[-1], one):
                kept[-1] = kept[-1]._replace(end=one.end, last=one.last)  # "a spokesman for Anna Holm"
                continue
        elif one.sort == "ORG" and kept and kept[-1].sort == "body" and one.first - kept[-1].last <= 1:
            del kept[-1]  # "компания «Луч»", "Die Organisation Amnesty"
        elif (
            one.sort in ("body", "ORG")
            and kept
            and kept[-1].sort == "person"
            and _belongs(seen, kept[-1], one)
        ):
            kept[-1] = kept[-1]._replace(end=one.end, last=one.last)  # "a spokesman for the ministry"
            continue
        elif one.sort == "person" and kept and kept[-1].sort == "body" and kept[-1].last == one.first:
            body = kept.pop()  # "police spokesman"
            kept.append(one._replace(at=body.at, first=body.first))
            continue
        elif one.sort == "person" and kept and _is_apposed(seen, kept[-1], one):
            continue
        kept.append(one)
    return kept


def _titles_of(seen: Tokens, kept: Sequence[Source], name: Source) -> int:
    """How many of the last sources are the title of a name, up to the noun for a person."""
    size = 0
    start = name.first
    for number, one in enumerate(reversed(kept), 1):
        many = one.sort == "many" and one.last == start  # "stručnjaka Ilije Gordića"
        if one.sort not in ("person", "body", "ORG", "LOC", "many") or not _is_title(seen, one, start):
            break
        start = one.first
        size = number if one.sort == "person" or many else size
    owner = kept[-size - 1] if size and len(kept) > size else None
    return size + 1 if owner and owner.mention is not None and owner.last == kept[-size].first else size


def _belongs(seen: Tokens, person: Source, body: Source) -> bool:
    """Whether a body says whose spokesman a person is."""
    between = seen.keys[person.last : body.first]
    small = seen.words.small
    joint = small.get("prep", frozenset()) | small.get("det", frozenset())
    return (
        len(between) <= 2
        and all(word in joint or word in LINKS for word in between)
        and person.last <= body.first
    )


def _is_title(seen: Tokens, role: Source, start: int) -> bool:
    """Whether a noun and what follows it up to a token are a title."""
    between = seen.keys[role.last : start]
    if len(between) > _TITLE_WITHIN:
        return False
    small = seen.words.small
    if between and between[-1] in small.get("prep", ()):
        return False  # "a spokesman for Anna Holm"
    stops = small.get("stop", frozenset()) | small.get("finite", frozenset()) | small.get("that", frozenset())
    if any((not word.isalnum() and word not in _TITLE_MARKS) or word in stops for word in between):
        return False
    if any(cue_at(seen, at) for at in range(role.last, start)):
        return False
    return "," not in between or (between[-1] == "," and seen.words.group in ("fr", "en", "es"))


def _is_apposed(seen: Tokens, name: Source, role: Source) -> bool:
    """Whether a noun explains the name in front: "Anna Holm, the minister"."""
    between = seen.keys[name.last : role.first]
    if (
        name.sort != "PER"
        or not between
        or between[0] not in (",", "(", "–", "—")
        or len(between) > _APPOSED_WITHIN
    ):
        return False
    small = seen.words.small
    bad = small.get("stop", frozenset()) | small.get("finite", frozenset()) | small.get("who", frozenset())
    if seen.words.group in SLAVIC:
        bad = bad | small.get("that", frozenset())
    if any(word in bad for word in between) or "," in between[1:]:
        return False
    return not any(cue_at(seen, at) for at in range(name.last, role.first))


def titles(seen: Tokens, token: int) -> list[Role]:
    """Return the roles around the name at a token: in front, or behind a comma."""
    return _titles_before(seen, token) + _titles_behind(seen, seen.mention_end[token])


def _titles_before(seen: Tokens, token: int) -> list[Role]:
    small = seen.words.small
    found = []
    for at in range(token - 1, max(-1, token - 2 - _TITLE_WITHIN), -1):
        word = seen.keys[at]
        role = role_of(word, seen.words)
        if role:
            found.append(role)
            continue
        if not word[0].isalnum() and word not in ("-", "'", ".", ",", "«", "„", "“", '"'):
            break
        if word in small.get("prep", ()) and at == token - 1:
            break
        if (word in small.get("det", ()) and word not in LINKS) or word in small.get("finite", ()):
            break
        if word in small.get("stop", ()) or cue_at(seen, at) or at in seen.mention:
            break
    return found


def _titles_behind(seen: Tokens, behind: int) -> list[Role]:
    if behind >= len(seen.said) or seen.said[behind] not in ",(–—":
        return []
    for at in range(behind + 1, min(behind + 1 + _APPOSED_WITHIN, len(seen.said))):
        word = seen.keys[at]
        if not word[0].isalnum() or cue_at(seen, at) or at in seen.mention:
            return []
        role = role_of(word, seen.words)
        if role:
            return [role]
    return []
