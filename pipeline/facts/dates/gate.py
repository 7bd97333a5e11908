"""Whether a sentence may hold a date: a necessary test, so that most sentences are never cut up.

Each word gives the letter that it has in `dates.tokens`, most a blank, and the letters of a sentence are
searched for some that are a date together. Signs are left out and words cut at them, so that nothing is
turned away that the grammar would read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from pipeline.facts.dates.lexicon import fold_of, lexicon
from pipeline.facts.dates.tokens import codes, gate_of, is_number_word, pattern
from pipeline.facts.numerals import numerals
from pipeline.topics.words import folder

_WORDS: Final = re.compile(r"\w+").findall
_LONGEST: Final = 40
_KEPT: Final = 1 << 16
_UNITS: Final = frozenset("APUQHCc")
_JOINTS: Final = frozenset("XOb")
"""Letters of prepositions and articles."""
_MARK: Final = "~"
"""The letter of a word that means something with the words around it alone."""
_ROMAN: Final = frozenset("IVXІХ")
_BLANK: Final = " "
_USED: Final = frozenset("MmWwKNSsgDzjTtIZyVqiJLBGl98FfEaAPUQHCcdnouR+*=XOb0&^")
_SUFFIXED: Final = re.compile(r"\d(?:[-‑:][^\W\d_]|[º°ª])").search
_MANY: Final = "[dno+*=&0OXLBGRb^]{0,24}"
"""What may stand between a word such as "last" and its unit, with numbers not yet put together."""
_DATES: Final = (
    "[MmWKNSsgDzjTtIZyVqiJ]|dd",
    "[LB]w|w[lB]",
    f"[LBGl98FfE]{_MANY}[APUQHCNc]",
    "[APUQHCc][lBaG]",
    "[do=*R][QHC]|CR",
    "[do=*]u",
    r"\*|[+=][0&]?[+=]",
)
"""Letters that are a date, or one with what must stand beside them: the last are years in words."""
_OWN: Final = {
    "": ("[Iy]|dd",),
    "en": ("o|[XOb][+*=&]{0,24}[=*]",),
    "ru": ("o",),
    "uk": ("o",),
    "de": ("[XOb]d",),
    "sv": ("[XOb][do]", "U[dn+*]"),
    "sh": ("[XOb][do]",),
    "fr": ("[XOb][do]", "[PUA][OXAP]{0,4}[dn+*=]"),
    "es": ("[XOb][do]", "[PUA][OXAP]{0,4}[dn+*=]"),
}
"""The same by lexicon: days alone ("the ninth"), weeks by number, decades behind their unit."""


class Letters(dict[str, str]):
    """The letters of words as written, each worked out once; begun anew where there are too many."""

    def __init__(self, name: str, parts: Mapping[str, str]) -> None:
        super().__init__()
        self.name, self.parts, self.fold = name, parts, fold_of(name)

    def __missing__(self, word: str) -> str:
        if len(word) > _LONGEST:
            return self._letters(word)
        form = self.fold(word)
        letter = self.parts.get(form) or (
            _letter(word, form, self.name) if form.isalpha() else self._letters(word)
        )
        if len(self) >= _KEPT:
            self.clear()
        self[word] = letter
        return letter

    def _letters(self, word: str) -> str:
        """Letters of the tokens that a word with digits is cut into."""
        known, parts = codes(self.name), self.parts
        several = (known[token] for token in pattern(self.name).findall(word))
        return "".join(parts.get(one.form) or _used(one.gate) for one in several).strip() or _BLANK


class Gate(NamedTuple):
    """The letters of words of a lexicon, and what finds in those of a sentence some that are a date."""

    letters: Letters
    finds: re.Pattern[str]


def may_hold(text: str, name: str) -> bool:
    """Return whether a text may hold a date in the words of a lexicon."""
    letters, finds = gate(name)
    code = "".join(map(letters.__getitem__, _WORDS(text)))
    return not code.isspace() and (finds.search(code) is not None or _SUFFIXED(text) is not None)


@cache
def gate(name: str) -> Gate:
    """Return what tells whether a text may hold a date in the words of a lexicon."""
    forms = [*(_DATES if name else ()), *_OWN[name]]
    parts, several = _parts(name, re.compile("|".join(forms)))
    return Gate(Letters(name, parts), re.compile("|".join([*forms, *map(re.escape, sorted(several))])))


def _letter(word: str, form: str, name: str) -> str:
    """The letter of a word of letters alone, that is part of no phrase."""
    term = lexicon(name).terms.get(form)
    is_listed = term is not None and term.code not in "h!"
    if is_listed or word[0] in _ROMAN or (name and is_number_word(folder(name)(word), name)):
        return _used(codes(name)[word].gate)
    return _BLANK


def _used(letter: str) -> str:
    return letter if letter in _USED else _BLANK


def _parts(name: str, finds: re.Pattern[str]) -> tuple[dict[str, str], set[str]]:
    """What finds phrases, and words with signs in them, that the letters of their words do not give away.

    Letters of words by which they are known, and letters that are such a phrase together.
    """
    hidden = []
    for form, letter in _phrases(name):
        words = _WORDS(form)
        own = [_letter(word, word, name) for word in words]
        if words and not _is_told(letter, "".join(own), finds):
            hidden.append((letter, words, own))
    found = {words[0]: letter for letter, words, _ in hidden if len(words) == 1}
    for _, words, own in hidden:
        for word, one in zip(words, own, strict=True):
            if one == _BLANK:
                found.setdefault(word, _MARK)
    several = {("".join(map(found.get, words, own)), letter) for letter, words, own in hidden}
    return found, {code for code, letter in several if code != letter}


def _is_told(letter: str, own: str, finds: re.Pattern[str]) -> bool:
    """Whether the letters of its words tell as much as the letter of a phrase."""
    if letter == _BLANK or finds.search(own):
        return True
    if letter in _UNITS and not _UNITS.isdisjoint(own):
        return True
    return letter == own or (own[-1:] in _JOINTS and letter in _JOINTS)


def _phrases(name: str) -> Iterator[tuple[str, str]]:
    """Yield phrases with their letters."""
    for form, term in lexicon(name).terms.items():
        if not form.isalpha():
            yield form, _used(gate_of(term, form, name))
    for form in numerals(name).words if name else ():
        if not form.isalpha():
            yield form, "+"
