"""From the words that name a source to the person or body of the text that they mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.quotes.descriptions import specific
from pipeline.quotes.lexicon import SLAVIC, role_of
from pipeline.quotes.people import BODY, PERSON, Cast, Memory, Somebody
from pipeline.quotes.ranking import agreement
from pipeline.quotes.titles import Source, titles
from pipeline.quotes.tokens import Tokens, epithets

_INDEFINITE = frozenset(
    "a an one another un une uno una ein eine einem einer en ett et jedan jedna jedno один одна одно".split()
)
_DEFINITE = frozenset("the der die le la l el".split())
_MAY_BE_NAMED = frozenset({"company", "union", "party", "bank"})
"""Sorts of bodies whose name need not say the sort."""
_PRONOUNS = frozenset({"who", "he", "she", "they", "it", "me"})


class Meant(NamedTuple):
    """Who a source is, and how that was found."""

    somebody: Somebody | None
    way: str
    """name, pronoun, role, carried, unnamed."""


def introduce(seen: Tokens, cast: Cast) -> None:
    """Note the titles and genders that the text gives its people and bodies, and bodies only described."""
    for token, number in seen.mention.items():
        one = cast.of[number]
        _titled(seen, token, one)
        if one.type == PERSON:
            _verb_behind(seen, token, one)
            one.roles.update("epithet:" + noun for noun in epithets(seen, token))
    inside = {at for token, end in seen.mention_end.items() for at in range(token, end)}
    for at, word in enumerate(seen.keys):
        role = role_of(word, seen.words)
        if (
            role
            and role.sort == "body"
            and role.key != "paper"
            and at not in inside
            and (span := specific(seen, at))
        ):
            surface = " ".join(seen.text[seen.starts[span[0]] : seen.ends[span[1] - 1]].split())
            cast.describe(seen.starts[at], surface, role.noun)


def _titled(seen: Tokens, token: int, one: Somebody) -> None:
    for role in titles(seen, token):
        if role.sort in ("person", "title") and one.type == PERSON:
            one.roles.update((role.key, role.noun))
            if role.gender in ("m", "f"):
                one.genders[role.gender] += 2 + 2 * (role.sort == "title")
        elif role.sort == "body" and one.type != PERSON:
            one.roles.update((role.key, role.noun))
    if one.type == BODY:
        own = (role_of(seen.keys[at], seen.words) for at in range(token, seen.mention_end[token]))
        one.roles.update(key for role in own if role and role.sort == "body" for key in (role.key, role.noun))


def _verb_behind(seen: Tokens, token: int, one: Somebody) -> None:
    """In Slavic languages the past tense next to a name shows a gender."""
    for at in (seen.mention_end[token], token - 1):
        if 0 <= at < len(seen.keys) and len(seen.keys[at]) > 3:
            gender = agreement(seen.keys[at], seen.words.group)
            if gender in ("m", "f") and seen.keys[at] in seen.words.cues:
                one.genders[gender] += 1


def meant(
    source: Source | None, cue_word: str, seen: Tokens, cast: Cast, memory: Memory, before: Sequence[Source]
) -> Meant:
    """Return who a source is; `before` are the names in front of it in its sentence, for "who"."""
    if source is None:  # in speech it is whoever has the floor
        carried = None if seen.is_spoken else _carried(cue_word, seen.words.group, memory)
        return Meant(carried, "unnamed" if seen.is_spoken else "carried")
    if source.mention is not None:
        return Meant(cast.of[source.mention], "name")
    if source.sort in ("person", "body"):
        return _by_role(source, seen, cast, memory)
    if (
        source.sort == "noun"
        and seen.keys[source.first] not in _INDEFINITE
        and seen.keys[source.first] in _DEFINITE
    ):
        return Meant(memory.person(source.gender), "described")
    if source.sort in _PRONOUNS:
        return Meant(_by_pronoun(source, cast, memory, before), "pronoun")
    return Meant(None, "unnamed")


def _by_pronoun(source: Source, cast: Cast, memory: Memory, before: Sequence[Source]) -> Somebody | None:
    if source.sort == "who":
        named = [one.mention for one in before if one.mention is not None]
        return cast.of[named[-1]] if named else None
    if source.sort in ("he", "she"):
        return memory.person(source.gender)
    return memory.body() if source.sort in ("they", "it") else None


def _carried(cue_word: str, group: str, memory: Memory) -> Somebody | None:
    """Whose words go on without being named: theirs of whom the text was about, in the gender of the verb."""
    if not cue_word:
        return memory.latest()
    gender = agreement(cue_word, group)
    return memory.person(gender) if gender in ("m", "f") else memory.latest()


def _by_role(source: Source, seen: Tokens, cast: Cast, memory: Memory) -> Meant:
    described = cast.described.get(seen.starts[source.noun])
    if described:
        memory.names(described)
        return Meant(described, "name")
    bearer = memory.with_role(source.key, source.gender) or memory.with_role(_sort(source), source.gender)
    if bearer:
        return Meant(bearer, "role")
    if seen.keys[source.first] in _INDEFINITE:
        return Meant(None, "unnamed")
    if source.sort == "person":
        return Meant(memory.person(source.gender), "described")
    return _body(source, seen, cast, memory)


def _body(source: Source, seen: Tokens, cast: Cast, memory: Memory) -> Meant:
    """Which body a noun means that no name of the text explains: itself, where it may be called so."""
    if _sort(source) in _MAY_BE_NAMED and (named := memory.unexplained()):
        return Meant(named, "role")
    if _sort(source) == "paper" or _behind_preposition(seen, source):
        return Meant(None, "unnamed")
    surface = " ".join(seen.text[seen.starts[source.noun] : seen.ends[source.last - 1]].split())
    return Meant(cast.describe(seen.starts[source.noun], surface, source.key), "described")


def _sort(source: Source) -> str:
    return source.key.split(":")[0]


def _behind_preposition(seen: Tokens, source: Source) -> bool:
    """Whether a case of another than the subject's must be expected: "в мэрии пообещали"."""
    before = seen.keys[source.first - 1] if source.first else ""
    return seen.words.group in SLAVIC and before in seen.words.small.get("prep", ())
