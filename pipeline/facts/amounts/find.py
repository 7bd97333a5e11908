"""Amounts, percentages and counts of a text: a number, what measures it or what it counts, and its bounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from pipeline.facts.amounts.halves import half_at
from pipeline.facts.amounts.measures import Measure, measure_at
from pipeline.facts.amounts.neither import twin
from pipeline.facts.amounts.scope import bound, is_denied
from pipeline.facts.amounts.units import SHARES, TIMES, compound, stem, units
from pipeline.facts.fact import Fact, Kind, Qualifier
from pipeline.facts.numbers import number_at
from pipeline.facts.numerals import numerals, parts
from pipeline.facts.tokens import Token, folded_at, lexicon_of, tokens
from pipeline.topics.words import LEXICON_OF, folder

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_DIGIT: Final = re.compile(r"\d|[½⅓⅔¼¾]")
_LONGEST: Final = 40
_FROM: Final = frozenset({"от", "від", "od", "ab", "från", "from"})
"""Words that bound a price, but not a time, from below."""


def find_amounts(text: str, language: str) -> list[Fact]:
    """Return the amounts, percentages and counts of a sentence or paragraph, in order and apart.

    `language` is one of ISO 639-1 that Rostrum reads; in others nothing is found. Time is linear in the text.
    """
    lexicon = lexicon_of(language)
    if language not in LEXICON_OF or not _may_hold(text, lexicon):
        return []
    found = tokens(text, language)
    facts, place, end = [], 0, 0
    while place < len(found):
        measure, after = _read(found, place, end, language, lexicon)
        if measure:
            pair = twin(found, measure, language, lexicon)
            if pair and pair.first >= end:
                facts.append(_fact(found, pair, end, lexicon))
            facts.append(_fact(found, measure, end, lexicon))
            end = measure.last
        place = max(after, place + 1)
    return facts


def _may_hold(text: str, lexicon: str) -> bool:
    """Whether a digit or a number word stands in the text, looked up without a grammar."""
    return _DIGIT.search(text) is not None or any(
        len(word) <= _LONGEST and _is_sign(word, lexicon) for word in _WORD.findall(text)
    )


@lru_cache(maxsize=1 << 16)
def _is_sign(word: str, lexicon: str) -> bool:
    """Whether a word is one of numbers, other than an article, or of shares, which "one" may stand before."""
    folded = folder(lexicon)(word)
    own = parts(folded, lexicon)
    if own or numerals(lexicon).of(folded, "cardinal", "scale", "scales", "about"):
        return any(one.kind != "one" for one in own) or lexicon in ("en", "ru", "uk", "sh")
    if compound(folded, lexicon):
        return True
    return any(code in SHARES for _, code, _ in units(lexicon).words.get(stem(folded, lexicon), ()))


def _read(
    found: Sequence[Token], place: int, end: int, language: str, lexicon: str
) -> tuple[Measure | None, int]:
    """What is said at a token, and where reading goes on; what came before ended at `end`."""
    sort = found[place].sort
    if sort == "sign" or (sort == "word" and not _opens(found[place], lexicon)):
        return None, place + 1
    half = half_at(found, place, lexicon) if found[place].sort == "word" else None
    if half:
        return half, half.last
    number = number_at(found, place, language)
    if number is None:
        return _adjective(found, place, lexicon), place + 1
    measure = measure_at(found, number, end, language, lexicon)
    return measure, measure.last if measure else number.last


def _opens(token: Token, lexicon: str) -> bool:
    """Whether an amount may begin with a word; a long one is not even kept in mind."""
    return len(token.text) <= _LONGEST and _may_open(token.folded, lexicon)


@lru_cache(maxsize=1 << 16)
def _may_open(word: str, lexicon: str) -> bool:
    known = numerals(lexicon)
    phrases = (phrase for kind in ("half", "half_unit") for phrase in known.phrases.get(kind, ()))
    return bool(
        word in known.words
        or any(phrase[0] == word for phrase in phrases)
        or parts(word, lexicon)
        or compound(word, lexicon)
    )


def _adjective(found: Sequence[Token], place: int, lexicon: str) -> Measure | None:
    if found[place].sort != "word" or len(found[place].text) > _LONGEST:
        return None
    read = compound(found[place].folded, lexicon)
    return Measure(place, place + 1, read[0], None, read[1]) if read else None


def _fact(found: Sequence[Token], measure: Measure, end: int, lexicon: str) -> Fact:
    """The fact of a measure; `end` is where the one before it ended."""
    qualifier, first = bound(found, measure.first, measure.last, lexicon)
    if qualifier == "at_most" and _is_after_change(found, first, end):
        qualifier = None
    span = measure.counted
    return Fact(
        kind=_kind(measure),
        start=found[measure.first].start,
        end=found[measure.last - 1].end,
        value=measure.value,
        value_to=measure.value_to,
        unit=measure.unit,
        counted=(found[span[0]].start, found[span[1] - 1].end) if span else None,
        qualifier=_qualifier(found, measure, qualifier, lexicon),
        is_negated=is_denied(found, first, lexicon),
    )


def _is_after_change(found: Sequence[Token], first: int, end: int) -> bool:
    """Whether a number or its unit stands right before "to": by 0,4 points to 5,4 %."""
    return first > 0 and (first == end or found[first - 1].sort == "number")


def _kind(measure: Measure) -> Kind:
    if measure.counted:
        return "count"
    return "percentage" if measure.unit in SHARES else "amount"


def _qualifier(
    found: Sequence[Token], measure: Measure, qualifier: Qualifier | None, lexicon: str
) -> Qualifier | None:
    """The qualifier that fits: of a range "from" is none, and Swedish "under" before a time means during."""
    if measure.is_open:
        return "at_least"
    if measure.value_to is not None and qualifier in ("at_least", "at_most"):
        qualifier = None
    if qualifier == "at_least" and measure.unit in TIMES and folded_at(found, measure.first - 1) in _FROM:
        qualifier = None
    if lexicon == "sv" and measure.unit in TIMES and folded_at(found, measure.first - 1) == "under":
        qualifier = None
    return qualifier or measure.bound
