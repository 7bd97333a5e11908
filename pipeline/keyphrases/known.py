"""What a word says wherever it stands: its stem, its bits, and what it may be."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from pipeline.claims.lexicon import lexicon
from pipeline.claims.stems import stem
from pipeline.facts.dates.lexicon import lexicon as dates
from pipeline.facts.dates.lexicon import lexicon_name
from pipeline.facts.numerals import parts as numerals
from pipeline.keyphrases.links import links, vague
from pipeline.keyphrases.parts import RARE, Four, Parts, neighbour, parts_of, prior, word_pattern
from pipeline.topics.concepts.find import finders
from pipeline.topics.concepts.read import manners
from pipeline.topics.words import LEXICON_OF, folder, grammar

PLAIN: Final = 9.0
"""Bits of surprisal up to which a word says nothing by itself (about one word in 500)."""
SURE: Final = 3.0
"""Nats between the two likeliest parts of speech of a form beyond which its neighbours are not asked."""
NOUN, ADJECTIVE, PERSON, LINK, LOOSE, OTHER = "NAPlw."
"""Letters of a word in a shape: noun or name, adjective, person, link, loose link, any other word.

A noun or an adjective that says nothing by itself has a small letter.
"""
POSSESSIVE: Final = ("'s", "’s")
_LETTERS: Final = 40
"""A longer run of letters is no word."""
_MOST: Final = 100_000
"""Words remembered of a language; beyond that they are forgotten and begun again."""
_CALENDAR: Final = ("month", "month?", "weekday", "weekday_of", "unit", "units")
"""Kinds of words of dates that are no subject."""


class Known(NamedTuple):
    """What a word says wherever it stands.

    `is_open` where it may be of a phrase; `is_telling` where it may be one; `is_known` of a word of the
    dictionary of concepts. `letter` is "" where neighbours decide on it. `left` and `right` are what the word
    says of the one behind it and of the one before it.
    """

    stems: tuple[str]
    bits: float
    is_open: bool
    is_known: bool
    is_telling: bool
    letter: str
    logs: Four
    left: Four
    right: Four


class Lexicon(NamedTuple):
    """What is needed to read a language, and what is remembered of its words."""

    language: str
    family: str
    pattern: re.Pattern[str]
    parts: Parts
    known: dict[str, Known]
    nouns_have_capitals: bool


@cache
def lexicon_of(language: str) -> Lexicon:
    """Return what is needed to read a language, made once for each process."""
    family = LEXICON_OF.get(language, language)
    pattern = re.compile(word_pattern(language))
    return Lexicon(language, family, pattern, parts_of(family), {}, family == "de")


def known(own: Lexicon, word: str) -> Known:
    """Return what a word says, as it is written."""
    found = own.known.get(word)
    if found is None:
        # A word of a megabyte is no word and need not be remembered.
        found = _looked_up(own, word[: _LETTERS + 1])
        if len(own.known) > _MOST:
            own.known.clear()
        if len(word) <= _LETTERS:
            own.known[word] = found
    return found


def as_letter(logs: Four, is_telling: bool) -> str:
    """Return the letter of the likeliest part of speech."""
    best = max(logs)
    letter = NOUN if logs[0] == best else ADJECTIVE if logs[1] == best else OTHER
    return letter if is_telling else letter.lower()


def _looked_up(own: Lexicon, word: str) -> Known:
    form = folder(own.family)(word)
    if own.family == "en" and form.endswith(POSSESSIVE):
        form = form[:-2]
    root = stem(form, own.family)
    logs = prior(own.parts, form)
    sides = neighbour(own.parts.left, form, logs), neighbour(own.parts.right, form, logs)
    is_acronym = word.isupper() and len(word) > 1
    if len(word) > _LETTERS or (not is_acronym and _is_grammar(form, own)):
        return Known((root[:_LETTERS],), 0.0, False, False, False, _link(form, own), logs, *sides)
    said = own.parts.bits.get(root, RARE)
    finder = finders().get(own.family)
    hits = finder.find((form,)) if finder else ()
    is_known = any(not manners().issuperset(hit.concepts) for hit in hits)
    is_telling = is_acronym or ((is_known or said > PLAIN) and root not in vague(own.family))
    letter = NOUN if is_acronym or not own.parts.forms.rows else _sure(logs, is_telling)
    return Known((root,), said, True, is_known, is_telling, letter, logs, *sides)


def _sure(logs: Four, is_telling: bool) -> str:
    first, second = sorted(logs, reverse=True)[:2]
    return as_letter(logs, is_telling) if first - second > SURE else ""


def _link(form: str, own: Lexicon) -> str:
    tight, loose = links(own.family)
    return LINK if form in tight else LOOSE if form in loose else OTHER


def _is_grammar(form: str, own: Lexicon) -> bool:
    return len(form) < 3 or form in _stopped(own.family, own.language) or bool(numerals(form, own.family))


@cache
def _stopped(family: str, language: str) -> frozenset[str]:
    """Words of grammar (stopwords-iso; Croatian for its family) and of the calendar, folded for a family."""
    fold, lists = folder(family), lexicon(family)
    kinds = dates(lexicon_name(language)).words
    calendar = {fold(word) for kind in _CALENDAR for word in kinds.get(kind, ())}
    return grammar(family) | calendar | lists.shifts | lists.ignored
