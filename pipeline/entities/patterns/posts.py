"""Posts by description: "the French president", "министр иностранных дел России", "NATO secretary general".

A post counts when it says whose it is, a country's or an organisation's. Who held it on a day is for the
linker to look up; a name may follow or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.entities.patterns.lexicon import Term, matches
from pipeline.entities.patterns.view import View, capital, joined, length, view
from pipeline.entities.spans import Stretch

_OF = {
    "en": frozenset({"of", "the", "for", "to", "republic", "kingdom"}),
    "sv": frozenset({"for", "i", "av", "republiken"}),
    "nb": frozenset({"for", "i", "av", "republikken", "republiken"}),
    "de": frozenset({"von", "der", "des", "republik"}),
    "fr": frozenset({"de", "du", "des", "la", "d", "l", "republique"}),
    "es": frozenset({"de", "del", "la", "los", "el", "republica"}),
    "ru": frozenset({"республики", "республика"}),
    "uk": frozenset({"республіки"}),
    "sh": frozenset({"republike", "republici"}),
}
"""Small words between a post and its country."""
_CLITICS = frozenset({"s", "а"})
_MOST_SMALL = 4
_CHANCELLORIES = frozenset({"de", "at"})
_ORGANISATIONS = frozenset({"body", "alliance"})
_LEADERS = frozenset({"head_of_state", "head_of_government"})


class PostPhrase(NamedTuple):
    """A post of a country or organisation, at code points `start` to `end` of the document's text."""

    start: int
    end: int
    kind: str
    """Sort of post, as in `seeds/reference/titles.csv`."""
    place: tuple[int, int]
    """Where the text says whose post it is."""
    country: str | None
    """Lower-case country code; None for an organisation."""
    organisation: str | None
    """`normal.key` of the organisation's English name; None for a country."""
    standing: str
    """`former`, `acting`, `deputy`, `next`, or empty: in office."""
    language: str


class _Owner(NamedTuple):
    first: int
    last: int
    code: str
    is_country: bool


def posts(text: str, stretches: Sequence[Stretch]) -> list[PostPhrase]:
    """Return the posts in `stretches` that say whose they are, sorted by place and without overlaps."""
    return said([view(text, stretch) for stretch in stretches])


def said(views: Iterable[View]) -> list[PostPhrase]:
    """Return what `posts` returns, of stretches already read."""
    found = [phrase for seen in views for phrase in _posts(seen)]
    kept: list[PostPhrase] = []
    for phrase in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
        elif phrase.end - phrase.start > kept[-1].end - kept[-1].start:
            kept[-1] = phrase
    return kept


def _posts(seen: View) -> Iterator[PostPhrase]:
    lexicon = seen.lexicon
    for index, word in enumerate(seen.keys):
        if terms := lexicon[word]:
            post = _longest(seen, index, terms)
            if post and (phrase := _phrase(seen, index, *post)):
                yield phrase


def _longest(seen: View, index: int, terms: Sequence[Term]) -> tuple[int, str] | None:
    """Return (words, kind) of the longest post at `index`, unless a longer one covers it from the front."""
    sizes = [(length(seen, index, term), term.type) for term in terms if term.role == "post"]
    return max(sizes, default=(0, ""), key=lambda one: one[0]) if any(size for size, _ in sizes) else None


def _phrase(seen: View, head: int, size: int, kind: str) -> PostPhrase | None:
    first, standing = _standing(seen, head)
    owner = _before(seen, first) or _after(seen, head + size)
    if not owner:
        return None
    size, kind = _resumed(seen, head, owner) or (max(head + size, owner.last) - head, kind)
    kind, _, own = kind.partition(":")
    outer, more = _standing(seen, min(first, owner.first))
    return PostPhrase(
        seen.words[outer].start,
        seen.words[head + size - 1].end,
        _kind(kind, owner, seen.group),
        (seen.words[owner.first].start, seen.words[owner.last - 1].end),
        owner.code if owner.is_country else None,
        None if owner.is_country else owner.code,
        _strongest(standing, more, own),
        seen.language,
    )


def _resumed(seen: View, head: int, owner: _Owner) -> tuple[int, str] | None:
    """A post that goes on behind its country: "le ministre russe des Affaires étrangères"."""
    if owner.first != head + 1:
        return None
    for term in seen.lexicon[seen.keys[head]]:
        tail = seen.keys[owner.last : owner.last + len(term.tail)]
        if term.role != "post" or not tail or len(tail) != len(term.tail):
            continue
        if all(matches(word, stem, seen.group) for word, stem in zip(tail, term.tail, strict=True)):
            return owner.last + len(term.tail) - head, term.type
    return None


def _kind(kind: str, owner: _Owner, group: str) -> str:
    """The sort of post by its owner: bodies have heads; "canciller" is Berlin's head or a minister."""
    if not owner.is_country and kind in _LEADERS:
        return "head_of_organisation"
    if group == "es" and kind == "foreign_minister" and owner.code in _CHANCELLORIES:
        return "head_of_government"
    return kind


def _strongest(*standings: str) -> str:
    return next((one for one in ("former", "next", "acting", "deputy") if one in standings), "")


def _standing(seen: View, first: int) -> tuple[int, str]:
    """Return where words like "former" in front of `first` begin, and what they say."""
    said: list[str] = []
    while joined(seen, first):
        for size in (2, 1):
            kinds = [
                term.type
                for term in (seen.lexicon[seen.keys[first - size]] if first >= size else ())
                if term.role == "standing" and length(seen, first - size, term) == size
            ]
            if kinds:
                said.append(kinds[0])
                first -= size
                break
        else:
            break
    return first, _strongest(*said)


def _before(seen: View, first: int) -> _Owner | None:
    """Return the country or organisation named right in front: "French", "Serbia's", "NATO"."""
    if not joined(seen, first):
        return None
    last = first - 1 if seen.keys[first - 1] in _CLITICS and joined(seen, first - 1) else first
    for size in (3, 2, 1):
        at = last - size
        if at >= 0 and (owner := _owner(seen, at, size, adjective=True)):
            return owner
    return None


def _after(seen: View, index: int) -> _Owner | None:
    """Return the country or organisation named behind: "of the Republic of Serbia", "России"."""
    at = index
    while at < index + _MOST_SMALL and joined(seen, at):
        for size in (3, 2, 1):
            if owner := _owner(seen, at, size, adjective=seen.group in ("fr", "es")):
                return owner
        if seen.keys[at] not in _OF[seen.group]:
            return None
        at += 1
    return None


def _owner(seen: View, at: int, size: int, *, adjective: bool) -> _Owner | None:
    if at + size > len(seen.words):
        return None
    for term in seen.lexicon[seen.keys[at]]:
        if length(seen, at, term) != size:
            continue
        named = capital(seen, at) or seen.spoken
        if term.role == "state" and named:
            return _Owner(at, at + size, term.code, True)
        if term.role in _ORGANISATIONS and named:
            return _Owner(at, at + size, term.code, False)
        if term.role == "norp" and adjective and term.code:
            return _Owner(at, at + size, term.code, True)
    return None
