"""Entities that a name may stand for: by alias, inflection, sound, surname, initials, title and name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from pipeline.entities.knowledge import BY_SOUND, KnowledgeBase
from pipeline.entities.linking.foreign import BY_EAR, index
from pipeline.entities.linking.forms import forms
from pipeline.entities.linking.labels import label
from pipeline.entities.linking.types import FOREIGN, LOOSE, Candidate, Page, Spot
from pipeline.entities.match import AS_WRITTEN, INFLECTED, SOUND
from pipeline.entities.normal import fold
from pipeline.entities.patterns.lexicon import latin
from pipeline.entities.spans import NameType
from pipeline.entities.translit import sound

MOST = 8
"""Candidates kept of one spot; those that hold high posts stay."""
_READINGS = 24
_TWO_ALPHABETS = frozenset({"sr", "bs", "sh"})
_LONG = 4
_TAILS = (
    "inc",
    "incorporated",
    "corporation",
    "corp",
    "company",
    "co",
    "ltd",
    "plc",
    "group",
    "university",
    "party",
)
ARTICLES = frozenset({"the", "den", "det", "der", "die", "das", "le", "la", "les", "el", "los"})


def candidates(page: Page, spot: Spot, kb: KnowledgeBase) -> list[Candidate]:
    """Return the entities that the words of a spot may name, the likeliest kinds of match first."""
    folded = tuple(fold(word.text) for word in page.words[spot.first : spot.last])
    kind = spot.span.type if spot.span else None
    if spot.hit:
        return list(_remembered(folded, spot.hit.language, kind, spot.hit.rows, spot.hit.how, kb))
    return list(_remembered(folded, page.language, kind, (), AS_WRITTEN, kb))


@lru_cache(maxsize=50_000)
def _remembered(
    folded: tuple[str, ...],
    language: str,
    kind: NameType | None,
    rows: tuple[int, ...],
    how: int,
    kb: KnowledgeBase,
) -> tuple[Candidate, ...]:
    """The candidates of a name: the same few names make up most of the news."""
    if kind == "NORP":
        return ()
    found: dict[int, Candidate] = {}
    bare = without_title(list(folded), kb)
    if rows:
        _keep(found, _of_rows(rows, how, kb))
    elif kind:
        _keep(found, _by_name(list(folded), language, AS_WRITTEN, kb))
    if not found and len(bare) < len(folded):
        _keep(found, _by_name(bare, language, LOOSE, kb))
    if kind == "ORG" or (len(bare) > 1 and all(len(word) == 1 for word in bare)):
        _keep(found, _as_body(bare, language, kind, kb))
    if _may_be_person(kind, found, kb):
        _keep(found, _as_person(bare, language, kb))
    if kind and not found and (language in BY_EAR or bare[-1][0] > "\u0400"):
        _keep(found, _as_heard(bare, language, kind, kb))
    return tuple(_highest(found, kb))


def _as_body(bare: list[str], language: str, kind: str | None, kb: KnowledgeBase) -> Iterator[Candidate]:
    """Bodies written letter by letter ("M. I. T."), or without the last word of their name."""
    if len(bare) > 1 and all(len(word) == 1 for word in bare):
        yield from _by_name(["".join(bare)], language, LOOSE, kb)
    if kind == "ORG" and len(bare) < _LONG:
        yield from _shortened(bare, kb)


def without_title(folded: list[str], kb: KnowledgeBase) -> list[str]:
    """Return the words of a name without articles and titles in front: "the President Vučić"."""
    bare = folded[1:] if len(folded) > 1 and folded[0] in ARTICLES else folded
    for size in (3, 2, 1):
        if len(bare) > size and kb.titles.get(" ".join(bare[:size])):
            return without_title(bare[size:], kb)
    return bare


def _keep(found: dict[int, Candidate], more: Iterable[Candidate]) -> None:
    """Enter candidates; of several names of one entity the first, best matched one stays."""
    for one in more:
        before = found.get(one.entity)
        if before is None or _order(one) < _order(before):
            found[one.entity] = one


def _order(one: Candidate) -> tuple[int, bool]:
    return one.how, one.kind == "surname"


def _of_rows(rows: Iterable[int], how: int, kb: KnowledgeBase) -> Iterator[Candidate]:
    for row in rows:
        yield Candidate(kb.owner[row], row, how, kb.kind[row])


def _by_name(folded: list[str], language: str, how: int, kb: KnowledgeBase) -> Iterator[Candidate]:
    """Names of exactly these words: as written, in another case or alphabet, by sound."""
    yield from _of_rows(kb.rows(" ".join(folded)), how, kb)
    for name in _spelled([_written(word, language) for word in folded], kb):
        yield from _of_rows(kb.rows(name), max(how, INFLECTED), kb)
    for name in _spelled([_heard(word, language) for word in folded], kb):
        yield from _of_rows(kb.rows(name), max(how, SOUND), kb)


def _spelled(ways: list[tuple[str, ...]], kb: KnowledgeBase) -> list[str]:
    """The ways to put a name together of which the knowledge base holds at least the beginning."""
    names = [form for form in ways[0] if kb.knows(form)]
    for forms_here in ways[1:]:
        known = [form for form in forms_here if kb.knows(form)]
        names = [f"{name} {form}" for name in names if kb.has_prefix(name) for form in known][:_READINGS]
    return names


@lru_cache(maxsize=50_000)
def _written(word: str, language: str) -> tuple[str, ...]:
    """Forms in both of Serbian's alphabets; elsewhere in the word's own."""
    several = forms(word, language)
    if language in _TWO_ALPHABETS and word[-1] > "\u0400":
        several += tuple(latin(form) for form in several)
    return several


@lru_cache(maxsize=50_000)
def _heard(word: str, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(BY_SOUND + sound(form) for form in forms(word, language)))


def _may_be_person(kind: NameType | None, found: dict[int, Candidate], kb: KnowledgeBase) -> bool:
    if kind:
        return kind == "PER"
    return bool(found) and all(kb.type[entity] == "PER" for entity in found)


def _as_person(bare: list[str], language: str, kb: KnowledgeBase) -> Iterator[Candidate]:
    """People of that surname; where given names or initials stand in front, those whom they fit."""
    if len(bare) > 2:
        yield from _by_name([bare[0], bare[-1]], language, LOOSE, kb)
    initials = [word[0] for word in bare[:-1]]
    abbreviated = any(len(word) == 1 for word in bare[:-1])
    if initials and not abbreviated:
        return
    for form in forms(bare[-1], language):
        how = AS_WRITTEN if form == bare[-1] else INFLECTED
        for person in kb.surname(form):
            if not initials or _starts(person, initials, kb):
                yield Candidate(person, -1, max(how, LOOSE if initials else how), "surname")


def _shortened(bare: list[str], kb: KnowledgeBase) -> Iterator[Candidate]:
    """Bodies that are called by all but the last word of their name: Stanford, Apple."""
    for tail in _TAILS:
        rows = kb.rows(" ".join((*bare, tail)))
        yield from (
            Candidate(kb.owner[row], row, LOOSE, "short") for row in rows if kb.type[kb.owner[row]] == "ORG"
        )


def _as_heard(bare: list[str], language: str, kind: str, kb: KnowledgeBase) -> Iterator[Candidate]:
    """Entities that the name sounds like: of the recogniser's type; a full name may always be a person's."""
    near = index(kb).lookup(bare, language, kind)
    if not near and len(bare) > 1:
        near = index(kb).lookup(bare, language, "PER")
    for entity, fit in near:
        part = len(bare) == 1 and " " in label(entity, kb)
        yield Candidate(entity, -1, FOREIGN, "surname" if part else "primary", fit)


def _starts(person: int, initials: list[str], kb: KnowledgeBase) -> bool:
    """Whether the person's name starts with the first initial; people's other ones are seldom known."""
    return fold(label(person, kb))[:1] == initials[0]


def _highest(found: dict[int, Candidate], kb: KnowledgeBase) -> list[Candidate]:
    if len(found) <= MOST:
        return list(found.values())
    order = sorted(
        found.values(), key=lambda one: (one.kind == "surname", -kb.rank[one.entity], -one.fit, one.entity)
    )
    return order[:MOST]
