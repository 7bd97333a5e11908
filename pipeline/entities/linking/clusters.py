"""Stable ids for names that the knowledge base does not hold: the same name, the same id, every night.

An id hangs on nothing but the type and the name's normal form, so neither the order of documents nor what
else was seen changes it.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from itertools import takewhile

from pipeline.entities.inflection import GENITIVE_S, dictionary_forms
from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.normal import key
from pipeline.entities.translit import sound

PREFIX = "local:"
_DIGITS = 12
_HEX = frozenset("0123456789abcdef")
_OPEN = "аеёиоуыэюяєіїaeiou"


def local_entity(name: str, kind: str, language: str, kb: KnowledgeBase) -> tuple[str, str]:
    """Return the id and the name shown of an entity that only texts know: `local:per:` and 12 hex digits.

    A person's name counts by its sound, so that its romanisations and its Cyrillic form are one; other names
    by their letters. Overrides may have merged the id into another entity.
    """
    shown = " ".join(name.split())
    normal = normal_form(shown, kind, language, kb)
    digest = sha256(f"{kind}|{normal}".encode()).hexdigest()[:_DIGITS]
    return kb.canonical(f"{PREFIX}{kind.lower()}:{digest}"), shown


def is_cluster(entity_id: str | None) -> bool:
    """Whether an id stands for a name that only texts know."""
    parts = (entity_id or "").split(":")
    return (
        len(parts) == 3 and parts[0] == PREFIX[:-1] and len(parts[2]) == _DIGITS and _HEX.issuperset(parts[2])
    )


def normal_form(name: str, kind: str, language: str, kb: KnowledgeBase) -> str:
    """Return what two spellings of one name share."""
    words = key(name).split(" ")
    if kind != "PER":
        return " ".join(words)
    return " ".join(map(sound, nominative(words, language, kb)))


def nominative(words: list[str], language: str, kb: KnowledgeBase) -> list[str]:
    """Return a person's name in its dictionary form, as far as a known given name tells its case.

    "артуром парфенчуком" is "артур парфенчук" since артур is a given name and артуром is not. A name whose
    given name is known as written, or not at all, stays as it is.
    """
    known = _given_names(kb)
    if len(words) < 2 or language in GENITIVE_S or sound(words[0]) in known:
        return words
    for form in dictionary_forms(words[0], language):
        if sound(form) in known:
            return [form, *(_same_case(word, words[0], form, language) for word in words[1:])]
    return words


def _same_case(word: str, given: str, form: str, language: str) -> str:
    """The word in the case of `form`: with the ending that the given name lost, or one of the same gender."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(given, form, strict=False)))
    lost, taken = given[shared:], form[shared:]
    if lost and word.endswith(lost) and len(word) > len(lost) + 2:
        return word[: -len(lost)] + taken
    is_open = form[-1] in _OPEN
    return next((one for one in dictionary_forms(word, language) if (one[-1] in _OPEN) == is_open), word)


@lru_cache(maxsize=2)
def _given_names(kb: KnowledgeBase) -> frozenset[str]:
    """The sounds of given names, the same in all scripts."""
    return frozenset(map(sound, kb.given_names))
