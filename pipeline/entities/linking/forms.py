"""The dictionary forms that a word of a name may stand for."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.entities.inflection import dictionary_forms

_SERBIAN = frozenset({"sr", "sr-Latn", "hr", "bs", "sh"})
# "Вучићева" is Vučić's, "Мелонијевом" Meloni's, "Merkelova" Mrs Merkel. The endings are those of adjectives.
_POSSESSIVE = re.compile(r"(?:[оеoe][вv])(?:[аеиоуaeiou]|[ои]?[гмјхgmjh]|[ои]м[еa]?)?$")
_CASES = (
    (re.compile(r"(?:ца|цу|цем|це)$"), "ац"),
    (re.compile(r"(?:ca|cu|cem|ce)$"), "ac"),
    (re.compile(r"(?:ама)$"), "е"),
    (re.compile(r"(?:ama)$"), "e"),
    (re.compile(r"(?:јем|ја|ју)$"), ""),
    (re.compile(r"(?:jem|ja|ju)$"), ""),
)
_PLURALS = ("и", "ы")


@lru_cache(maxsize=100_000)
def forms(word: str, language: str) -> tuple[str, ...]:
    """Return the folded word itself and the forms whose inflection it could be.

    On top of the endings of `inflection`: Serbian possessives, its fleeting а ("Шапца"), and the bare
    genitive of a plural ("Афін").
    """
    found = [word, *dictionary_forms(word, language)]
    if language in _SERBIAN and len(word) > 3:
        stem = _POSSESSIVE.sub("", word)
        if stem != word and len(stem) > 2:
            found += [stem, stem.removesuffix("ј").removesuffix("j")]
        found += [pattern.sub(to, word) for pattern, to in _CASES if pattern.search(word)]
    elif word[-1:] > "\u0400" and word[-1] not in "аеёиоуыэюяєії":
        found += [word + ending for ending in _PLURALS]
    return tuple(dict.fromkeys(found))
