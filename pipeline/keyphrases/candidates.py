"""Runs of words that may be a keyphrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from pipeline.keyphrases.known import ADJECTIVE, LINK, LOOSE, NOUN, OTHER
from pipeline.keyphrases.read import Name, Word, read
from pipeline.keyphrases.shapes import ALONE, phrases
from pipeline.topics.words import LEXICON_OF

_GAPS: Final = frozenset({" ", "\u00a0", "' ", "’ ", "'s ", "’s ", ""})
"""What may stand between two words of a phrase; a comma ends it."""
_LEAST_NOUN: Final = 0.15
"""Probability from which on a likely adjective may be a noun for want of another."""
_LINKS: Final = frozenset({LINK, LOOSE})


class Candidate(NamedTuple):
    """A run of words: its place in the text, the stems that make it one phrase, and its words without links.

    `is_tight` where it is a phrase though said only once; `is_inside` where it stands in a longer phrase.
    """

    start: int
    end: int
    stems: tuple[str, ...]
    words: Sequence[Word]
    is_tight: bool
    is_inside: bool


def candidates(text: str, language: str, names: Sequence[Name] = (), offset: int = 0) -> Iterator[Candidate]:
    """Yield the candidates of a sentence: nouns and names, and phrases of up to four words around them.

    A name counts as one word, so that none is cut.

    Args:
        text: one sentence.
        language: ISO 639-1 code.
        names: places of names in the text, in order.
        offset: added to the places of what is found, which are code points in `text`.

    """
    lexicon = LEXICON_OF.get(language, language)
    for run in _runs(text, read(text, language, names)):
        if len(run) > 1:
            letters = "".join([word.letter for word in run])
            if NOUN not in letters and ADJECTIVE in letters:
                letters = _headed(run, letters)
            for first, last, is_tight, is_inside in phrases(letters, lexicon):
                yield _candidate(run[first:last], offset, is_tight, is_inside)
        elif run[0].letter in ALONE or _headed(run, run[0].letter) in ALONE:
            yield _candidate(run, offset, True, False)


def _headed(run: list[Word], letters: str) -> str:
    """Make a noun of the word of a run without nouns that may best be one; adjectives do not stand alone."""
    at = max(range(len(run)), key=lambda at: (run[at].noun, at))
    head = run[at]
    if head.noun < _LEAST_NOUN or head.letter != ADJECTIVE:
        return letters
    run[at] = head._replace(letter=NOUN, trust=head.noun)
    return letters[:at] + NOUN + letters[at + 1 :]


def _runs(text: str, words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the longest runs of joined words that are nouns, adjectives, persons and links."""
    run: list[Word] = []
    end = 0
    for word in words:
        if run and (word.letter == OTHER or text[end : word.start] not in _GAPS):
            yield run
            run = []
        if word.letter != OTHER:
            run.append(word)
            end = word.end
    if run:
        yield run


def _candidate(run: Sequence[Word], offset: int, is_tight: bool, is_inside: bool) -> Candidate:
    first = run[0]
    if len(run) == 1:
        return Candidate(first.start + offset, first.end + offset, first.stems, run, is_tight, is_inside)
    own = [word for word in run if word.letter not in _LINKS]
    stems = tuple([stem for word in own for stem in word.stems])
    return Candidate(first.start + offset, run[-1].end + offset, stems, own, is_tight, is_inside)
