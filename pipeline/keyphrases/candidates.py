"""Runs of words that may be a keyphrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

import regex

from pipeline.claims.lexicon import lexicon
from pipeline.claims.stems import stem
from pipeline.claims.weights import RARE, bits
from pipeline.facts.dates.lexicon import lexicon as dates
from pipeline.facts.dates.lexicon import lexicon_name
from pipeline.facts.numerals import parts
from pipeline.topics.concepts.find import finders
from pipeline.topics.words import LEXICON_OF, folder, grammar

LONGEST: Final = 4
"""Words of a phrase."""
PLAIN: Final = 9.0
"""Bits of surprisal up to which a word says nothing by itself (about one word in 500)."""
_LETTERS: Final = 40
"""A longer run of letters is no word."""
_WORD: Final = regex.compile(r"\p{L}[\p{L}\p{M}\p{N}]*+(?:['’ʼ-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*+)*+")
_SPACES: Final = " \u00a0"
_CALENDAR: Final = ("month", "month?", "weekday", "weekday_of", "unit", "units")
"""Kinds of words of dates that are no subject."""
Span = tuple[int, int]


class Word(NamedTuple):
    """A word, or a name as one: its place, stems, and what it says in bits; 0 for a word that says nothing.

    `is_named` of what is known to be of a subject: a name, or a word of the dictionary of concepts.
    """

    start: int
    end: int
    stems: tuple[str, ...]
    bits: float
    is_named: bool


class Candidate(NamedTuple):
    """A run of words: its place in the text, the stems that make it one phrase, and the bits of its words.

    `is_named` where all its telling words are of a subject, `is_dense` where all its words are telling.
    """

    start: int
    end: int
    stems: tuple[str, ...]
    bits: float
    is_named: bool
    is_dense: bool


def candidates(text: str, language: str, names: Sequence[Span] = (), offset: int = 0) -> Iterator[Candidate]:
    """Yield the candidates of a sentence: telling words, and runs of up to four between two of them.

    Of the two at the ends of a run one is of a subject. A name counts as one word, so that none is cut.

    Args:
        text: one sentence.
        language: ISO 639-1 code.
        names: places of names in the text, in order.
        offset: added to the places of what is found, which are code points in `text`.

    """
    words = list(_words(text, language))
    if names:
        words = list(_named(words, names))
    for first, head in enumerate(words):
        if head.bits:
            yield Candidate(head.start + offset, head.end + offset, *head[2:], True)
            yield from _longer(text, words, first, offset)


def _longer(text: str, words: Sequence[Word], first: int, offset: int) -> Iterator[Candidate]:
    for last in range(first + 1, min(first + LONGEST, len(words))):
        if not _are_joined(text, words[last - 1].end, words[last].start):
            return
        if words[last].bits and (words[first].is_named or words[last].is_named):
            run = words[first : last + 1]
            stems = tuple(stem for word in run for stem in word.stems)
            if len(stems) > LONGEST:
                return
            yield _candidate(run, stems, offset)


def _candidate(run: Sequence[Word], stems: tuple[str, ...], offset: int) -> Candidate:
    telling = [word for word in run if word.bits]
    return Candidate(
        run[0].start + offset,
        run[-1].end + offset,
        stems,
        sum(word.bits for word in run) / len(run),
        all(word.is_named for word in telling),
        len(telling) == len(run),
    )


def _are_joined(text: str, end: int, start: int) -> bool:
    """Only a space stands between the words of a phrase; a comma ends it."""
    return start - end == 1 and text[end] in _SPACES


def _words(text: str, language: str) -> Iterator[Word]:
    family = LEXICON_OF.get(language, language)
    is_first, is_loud = True, text.isupper()
    for match in _WORD.finditer(text):
        word = match.group()[: _LETTERS + 1]
        # Where all is in capitals, capitals say nothing.
        root, said, is_known = _said(word.lower() if is_loud else word, family, language)
        is_name = word[0].isupper() and not is_first and not is_loud
        yield Word(*match.span(), (root,), said, is_known or is_name)
        is_first = False


def _named(words: Sequence[Word], names: Sequence[Span]) -> Iterator[Word]:
    """Yield the words with those of each name as one; the longer of two names that overlap is the first."""
    at = 0
    for start, end in names:
        while at < len(words) and words[at].start < start:
            yield words[at]
            at += 1
        first = at
        while at < len(words) and words[at].end <= end:
            at += 1
        if at > first:
            yield _name(words[first:at])
    yield from words[at:]


def _name(words: Sequence[Word]) -> Word:
    """A name says something even where its words are common: "United Nations"."""
    stems = tuple(stem for word in words for stem in word.stems)
    said = max(PLAIN, sum(word.bits for word in words) / len(words))
    return Word(words[0].start, words[-1].end, stems, said, True)


@lru_cache(maxsize=200_000)
def _said(word: str, family: str, language: str) -> tuple[str, float, bool]:
    """Return stem and bits of a word as written, and whether the dictionary of concepts has it."""
    if len(word) > _LETTERS:
        return word[:_LETTERS], 0.0, False
    form = folder(family)(word)
    root = stem(form, family)
    is_acronym = word.isupper() and len(word) > 1
    if not is_acronym and (len(form) < 3 or form in _stopped(family, language) or parts(form, family)):
        return root, 0.0, False
    said = min(bits(family).get(root, RARE), RARE)
    finder = finders().get(family)
    is_known = bool(finder and finder.find((form,)))
    return root, said if is_acronym or is_known or said > PLAIN else 0.0, is_known


@cache
def _stopped(family: str, language: str) -> frozenset[str]:
    """Words of grammar (stopwords-iso; Croatian for its family) and of the calendar, folded for a family."""
    fold, lists = folder(family), lexicon(family)
    kinds = dates(lexicon_name(language)).words
    calendar = {fold(word) for kind in _CALENDAR for word in kinds.get(kind, ())}
    return grammar(family) | calendar | lists.shifts | lists.ignored
