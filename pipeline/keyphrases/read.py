"""The words of a sentence, each with what it says and its part of speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import exp
from operator import add
from typing import Final, NamedTuple

from pipeline.keyphrases.known import (
    ADJECTIVE,
    NOUN,
    OTHER,
    PERSON,
    PLAIN,
    POSSESSIVE,
    Known,
    Lexicon,
    as_letter,
    known,
    lexicon_of,
)
from pipeline.keyphrases.parts import BREAK, COMMA, DIGITS, END, NAME, START, Four

_NOTHING: Final = (0.0, 0.0, 0.0, 0.0)
_ADDRESS: Final = re.compile(r"(?<!\S)\S*//\S*")
_ENDS: Final = frozenset(".!?…")


class Name(NamedTuple):
    """A name in a sentence; a person's stands for itself alone."""

    start: int
    end: int
    is_person: bool = False


class Word(NamedTuple):
    """A word, or a name as one: its place, its stems, its letter (see `known`), and what it says in bits.

    `is_known` of what is known to be of a subject: a name, or a word of the dictionary of concepts; `trust`
    is the probability of the letter, `noun` that of a noun where that is doubtful.
    """

    start: int
    end: int
    stems: tuple[str, ...]
    letter: str
    bits: float
    is_known: bool
    trust: float
    noun: float = 0.0


class _Sentence(NamedTuple):
    """A sentence as it is read: the spans of its words, what they say, and which have a telling capital."""

    text: str
    own: Lexicon
    spans: list[tuple[int, int]]
    known: list[Known]
    capitals: list[bool]
    is_cased: bool


def read(text: str, language: str, names: Sequence[Name] = ()) -> list[Word]:
    """Return the words of a sentence with their parts of speech; those of each name as one.

    Words of grammar are left out where no name can hold them.

    Args:
        text: one sentence.
        language: ISO 639-1 code; of one that no lexicon knows, all telling words count as nouns.
        names: places of names in the text, in order; the longer of two that overlap is the first.

    """
    own = lexicon_of(language)
    sentence = _sentence(text, own)
    capitals, words = sentence.capitals, []
    is_plain = not (sentence.is_cased and own.nouns_have_capitals) and own.family != "en"
    for at, each in enumerate(sentence.known):
        if not each.is_open and not names and each.letter == OTHER:
            continue
        if each.letter and is_plain and not capitals[at]:
            start, end = sentence.spans[at]
            words.append(Word(start, end, each.stems, each.letter, each.bits, each.is_known, 1.0))
        else:
            words.append(_word(sentence, at, each))
    return list(_named(words, names)) if names else words


def _sentence(text: str, own: Lexicon) -> _Sentence:
    if "//" in text:
        text = _ADDRESS.sub(lambda match: " " * len(match.group()), text)
    # Where all letters are alike, capitals say nothing.
    is_loud = text.isupper()
    is_cased, remembered = not is_loud and not text.islower(), own.known.get
    matches = list(own.pattern.finditer(text))
    words = [match.group() for match in matches]
    if is_loud:
        words = [word.lower() for word in words]
    found = [remembered(word) or known(own, word) for word in words]
    capitals = [is_cased and word[0].isupper() for word in words]
    capitals[:1] = [False]
    return _Sentence(text, own, [match.span() for match in matches], found, capitals, is_cased)


def _word(sentence: _Sentence, at: int, each: Known) -> Word:
    start, end = sentence.spans[at]
    if not each.is_open:
        return Word(start, end, each.stems, each.letter, 0.0, False, 1.0)
    letter, trust, noun, is_name = each.letter, 1.0, 0.0, False
    if sentence.is_cased and at and sentence.own.nouns_have_capitals:
        letter = _by_capital(each, sentence.capitals[at])
    elif sentence.capitals[at]:
        letter, is_name = NOUN, True
    elif not letter:
        letter, trust, noun = _letter(sentence, at, each)
    if sentence.own.family == "en" and sentence.text.endswith(POSSESSIVE, start, end):
        end -= 2
    return Word(start, end, each.stems, letter, each.bits, is_name or each.is_known, trust, noun)


def _by_capital(each: Known, is_capital: bool) -> str:
    """German nouns have a capital, and other words have none."""
    noun, adjective, verb, other = each.logs
    if is_capital:
        letter = NOUN if noun >= adjective else ADJECTIVE
    else:
        letter = ADJECTIVE if adjective >= max(verb, other) else OTHER
    return letter if each.is_telling else letter.lower()


def _letter(sentence: _Sentence, at: int, each: Known) -> tuple[str, float, float]:
    """Decide on the part of speech of a word by its form and its two neighbours.

    Returns its letter with its probability, and the probability of a noun.
    """
    n, a, v, o = map(add, each.logs, map(add, _left(sentence, at), _right(sentence, at)))
    best = max(n, a, v, o)
    trust = 1.0 / (exp(n - best) + exp(a - best) + exp(v - best) + exp(o - best))
    return as_letter((n, a, v, o), each.is_telling), trust, trust * exp(n - best)


def _left(sentence: _Sentence, at: int) -> Four:
    table = sentence.own.parts.left
    if not at:
        return table.get(START, _NOTHING)
    gap = sentence.text[sentence.spans[at - 1][1] : sentence.spans[at][0]]
    if gap != " ":
        mark = _mark(gap, START)
        if mark:
            return table.get(mark, _NOTHING)
    if sentence.capitals[at - 1]:
        return table.get(NAME, _NOTHING)
    return sentence.known[at - 1].left


def _right(sentence: _Sentence, at: int) -> Four:
    table = sentence.own.parts.right
    if at + 1 == len(sentence.spans):
        return table.get(END, _NOTHING)
    gap = sentence.text[sentence.spans[at][1] : sentence.spans[at + 1][0]]
    if gap != " ":
        mark = _mark(gap, END)
        if mark:
            return table.get(mark, _NOTHING)
    if sentence.capitals[at + 1]:
        return table.get(NAME, _NOTHING)
    return sentence.known[at + 1].right


def _mark(gap: str, end: str) -> str:
    """What stands between two words: "" where it is a space."""
    bare = gap.strip()[:20]
    if not bare or bare[0] in _ENDS:
        return end if bare else ""
    if any(char.isdecimal() for char in bare):
        return DIGITS
    return COMMA if bare[0] == "," else BREAK


def _named(words: Sequence[Word], names: Sequence[Name]) -> Iterator[Word]:
    """Yield the words with those of each name as one; the longer of two names that overlap is the first."""
    at = 0
    for start, end, is_person in names:
        while at < len(words) and words[at].start < start:
            yield words[at]
            at += 1
        first = at
        while at < len(words) and words[at].end <= end:
            at += 1
        if at > first:
            yield _name(words[first:at], is_person)
    yield from words[at:]


def _name(words: Sequence[Word], is_person: bool) -> Word:
    """A name says something even where its words are common: "United Nations"."""
    stems = tuple(stem for word in words for stem in word.stems)
    said = max(PLAIN, sum(word.bits for word in words) / len(words))
    return Word(words[0].start, words[-1].end, stems, PERSON if is_person else NOUN, said, True, 1.0)
