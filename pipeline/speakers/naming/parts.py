"""Mentions of persons as comparable words: without titles, stammers and patronymics, the given name first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import regex
from rapidfuzz import fuzz

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking import Link
from pipeline.entities.linking.candidates import without_title
from pipeline.entities.linking.forms import forms
from pipeline.entities.linking.labels import label
from pipeline.entities.normal import key
from pipeline.entities.translit import sound
from pipeline.speakers.cues import hits

_LONGEST_NAME: Final = 6
_APOSTROPHES: Final = "'’"
_PARTICLES: Final = frozenset("de da di do du la le van von der den del bin ibn al el ter ten zu".split())
_OF: Final = frozenset({"of", "for"})
_LEAST_LINK: Final = 0.5
"""Probability below which the linker's entity is not taken for the person's."""
_LEAST_REPAIR: Final = 75
"""Likeness (0 to 100) below which a name in full is not taken for what a repair says it is."""
_FATHERED: Final = frozenset({"ru", "uk", "be"})
_PATRONYMIC: Final = regex.compile(
    r"^(?P<stem>\p{L}{2,}?)(?P<end>[ойєе]?вич|ьич|[оеє]вн|[иі]чн|[іїи]вн)\p{L}{0,4}$"
)
_STEM: Final = 4
_MOSTLY_SMALL: Final = 0.5
"""Share of lower case in running text from which on a word alone is nobody's name."""
_NEAR: Final = 40
_BEFORE: Final = regex.compile(r"\p{Lu}\p{Ll}[\p{L}-]*\s$")
_AFTER: Final = regex.compile(r"\s\p{Lu}\p{Ll}[\p{L}-]*")


class Part(NamedTuple):
    """A mention of a person."""

    number: int
    """Among all mentions of the document."""
    words: tuple[str, ...]
    """Folded, the given name first, without titles and patronymic."""
    shown: str
    """As written, without titles."""
    entity_id: str | None
    """Of the knowledge base; None for names that only texts know."""
    patronymic: str = ""
    """The beginning of the father's name as it sounds; empty where none is said."""
    is_ordinary: bool = False
    """Whether it is a single word that is mostly written small: "No", "We", "House"."""


class _Piece(NamedTuple):
    written: str
    folded: str


def parts(text: str, mentions: Sequence[Link], language: str, kb: KnowledgeBase) -> Iterator[Part]:
    """Yield the mentions that name persons; posts without a name are none."""
    for number, one in enumerate(mentions):
        if one.type == "PER":
            part = _part(number, text, one, language, kb)
            if part:
                yield part


def _part(number: int, text: str, link: Link, language: str, kb: KnowledgeBase) -> Part | None:
    shown = text[link.start : link.end]
    known = _known(shown, link, kb)
    if known and kb.type[kb.numbers[known]] != "PER":
        return None
    if known and link.is_repair:
        shown = label(kb.numbers[known], kb)
    pieces = _untitled(_pieces(shown), language, kb)
    if not known and _is_post(shown, kb):
        return None
    place = None if known else _patronymic(pieces, language, kb)
    if place is not None and len(pieces) == 2:
        pieces = [*pieces, *_surname_beside(text, link)]
    words = [piece.folded for piece in pieces]
    father = ""
    if place is not None:
        father = _stem(words[place])
        words = [*words[place - 1 : place], *words[: place - 1], *words[place + 1 :]]
    if not any(len(word) > 1 for word in words) or _is_fathers(words, language):
        return None
    written = " ".join(piece.written for piece in pieces).strip(".,;: ")
    is_ordinary = not known and len(words) == 1 and _is_ordinary(words[0], text, link, language, kb)
    return Part(number, tuple(words[:_LONGEST_NAME]), written, known, father, is_ordinary)


def _is_ordinary(word: str, text: str, link: Link, language: str, kb: KnowledgeBase) -> bool:
    """Whether a word is no given name, mostly written small, and bears no title here."""
    if word in kb.given_names or (kb.lower_share(word, language) or 0.0) < _MOSTLY_SMALL:
        return False
    before = text[max(0, link.start - _NEAR) : link.end].split()[:-1]
    return not any(_is_title(key(one), language, kb) for one in before[-1:])


def _known(shown: str, link: Link, kb: KnowledgeBase) -> str | None:
    """The entity of a mention where the linker is sure enough."""
    entity = kb.number(link.entity_id or "")
    if entity is None or (link.link_score is not None and link.link_score < _LEAST_LINK):
        return None
    if (
        link.is_repair
        and " " in shown.strip()
        and fuzz.ratio(_heard(shown), _heard(label(entity, kb))) < _LEAST_REPAIR
    ):
        return None
    return kb.entity_id[entity]


def _heard(name: str) -> str:
    return "".join(map(sound, key(name).split()))


def _pieces(shown: str) -> list[_Piece]:
    """The words of a name: no stammer ("W- Larry"), no small word that leads in ("per Smith")."""
    head = shown.partition(",")[0] or shown
    written = [one for one in head.split()[: 2 * _LONGEST_NAME] if not one.rstrip(".").endswith("-")]
    while len(written) > 1 and _leads_in(written[0]) and written[-1][:1].isupper():
        written = written[1:]
    bare = [_bare(one) for one in written]
    return [_Piece(one, folded) for one in bare if (folded := key(one).replace(" ", ""))]


def _leads_in(word: str) -> bool:
    return word.islower() and word not in _PARTICLES


def _bare(piece: str) -> str:
    """A written word without the genitive's end."""
    for mark in _APOSTROPHES:
        piece = piece.removesuffix(f"{mark}s")
    return piece


def _untitled(pieces: list[_Piece], language: str, kb: KnowledgeBase) -> list[_Piece]:
    """The words without titles in front, in any case: "Пане Зеноне", "Minister Kos"; none if all are."""
    words = [piece.folded for piece in pieces]
    bare = pieces[len(words) - len(without_title(words, kb)) :]
    while len(bare) > 1 and _is_title(bare[0].folded, language, kb):
        bare = bare[1:]
    is_title = len(bare) == 1 and _is_title(bare[0].folded, language, kb)
    return [] if is_title or kb.titles.get(" ".join(piece.folded for piece in bare)) else bare


def _is_title(word: str, language: str, kb: KnowledgeBase) -> bool:
    titles = (kb.titles.get(form) for form in forms(word, language))
    return any(title not in (None, "article") for title in titles) or any(
        name == "address" for _, _, name in hits([word], language)
    )


def _is_post(shown: str, kb: KnowledgeBase) -> bool:
    """Whether an unlinked mention is a post: "president of Finland", "American ambassador"."""
    words = [key(word) for word in shown.split()[: 2 * _LONGEST_NAME]]
    if len(words) > 1 and any(word in _OF for word in words):
        return True
    last = shown.rsplit(maxsplit=1)[-1] if shown.strip() else ""
    if last.islower() and not shown.islower():
        return True
    return shown.islower() and any(kb.titles.get(word) not in (None, "any", "article") for word in words)


def _patronymic(pieces: Sequence[_Piece], language: str, kb: KnowledgeBase) -> int | None:
    """The place of the patronymic; a man's in a name of two words may be his surname instead."""
    if language not in _FATHERED:
        return None
    for place in range(1, len(pieces)):
        found = _PATRONYMIC.match(pieces[place].folded)
        if found and (len(pieces) > 2 or found["end"][-1] == "н" or _is_given(found["stem"], kb)):
            return place
    return None


def _surname_beside(text: str, link: Link) -> list[_Piece]:
    """The capitalised word right before a given name and patronymic, else right after."""
    before = _BEFORE.search(text, max(0, link.start - _NEAR), link.start)
    found = before or _AFTER.match(text, link.end, link.end + _NEAR)
    return _pieces(found.group().strip()) if found else []


def _is_fathers(words: Sequence[str], language: str) -> bool:
    """Whether all that is there is a patronymic."""
    return (
        language in _FATHERED
        and len(words) == 1
        and _PATRONYMIC.match(words[0]) is not None
        and (not words[0].endswith(("ич", "ича", "ичу")))
    )


def _is_given(stem: str, kb: KnowledgeBase) -> bool:
    """Whether a known given name begins like that."""
    heard = sound(stem)
    return heard[: max(_STEM, len(heard) - 1)] in _beginnings(kb)


@lru_cache(maxsize=2)
def _beginnings(kb: KnowledgeBase) -> frozenset[str]:
    heard = map(sound, kb.given_names)
    return frozenset(name[:size] for name in heard for size in range(3, len(name) + 1))


def _stem(word: str) -> str:
    found = _PATRONYMIC.match(word)
    return sound(found["stem"])[:_STEM] if found else ""
