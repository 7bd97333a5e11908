"""Amounts, percentages and counts of a text: a number, what measures it or what it counts, and its bounds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.facts.amounts.changes import is_level, is_move
from pipeline.facts.amounts.halves import half_at
from pipeline.facts.amounts.lists import words
from pipeline.facts.amounts.measure import Measure
from pipeline.facts.amounts.measures import measure_at
from pipeline.facts.amounts.openers import may_hold, openers
from pipeline.facts.amounts.pairs import twin
from pipeline.facts.amounts.ranges import hung
from pipeline.facts.amounts.scope import bound, is_denied
from pipeline.facts.amounts.units import SHARES, TIMES, compound
from pipeline.facts.fact import Fact, Kind, Qualifier
from pipeline.facts.numbers import number_at
from pipeline.facts.tokens import Token, folded_at, lexicon_of, tokens
from pipeline.topics.words import LEXICON_OF

_LONGEST: Final = 40
_SEVERAL, _MANY = 10, 100
"""Values from which words of place bound a count: over and under."""
_FROM: Final = frozenset({"от", "від", "od", "ab", "från", "from"})
"""Words that bound a price, but not a time, from below."""


def find_amounts(text: str, language: str) -> list[Fact]:
    """Return the amounts, percentages and counts of a sentence or paragraph, in order and apart.

    `language` is one of ISO 639-1 that Rostrum reads; in others nothing is found. Time is linear in the text.
    """
    lexicon = lexicon_of(language)
    if language not in LEXICON_OF or not may_hold(text, lexicon):
        return []
    found = tokens(text, language)
    facts: list[Fact] = []
    after = end = 0
    for place in openers(text, found, lexicon):
        if place < after:
            continue
        measure, after = _read(found, place, end, language, lexicon)
        if measure:
            pair = twin(found, measure, language, lexicon)
            if pair and pair.first >= end:
                facts.append(_fact(found, pair, end, lexicon))
            facts.append(_fact(found, measure, end, lexicon))
            end = measure.last
    return facts


def _read(
    found: Sequence[Token], place: int, end: int, language: str, lexicon: str
) -> tuple[Measure | None, int]:
    """What is said at a token, and where reading goes on; what came before ended at `end`."""
    half = half_at(found, place, lexicon) if found[place].sort == "word" else None
    if half:
        return half, half.last
    number = number_at(found, place, language)
    if number is None:
        return _adjective(found, place, lexicon), place + 1
    measure = measure_at(found, number, end, language, lexicon)
    return measure, measure.last if measure else number.last


def _adjective(found: Sequence[Token], place: int, lexicon: str) -> Measure | None:
    if found[place].sort != "word" or len(found[place].text) > _LONGEST:
        return None
    read = compound(found[place].folded, lexicon)
    if read is None:
        return None
    low = hung(found, place, lexicon)
    if low and low.value < read[0]:
        return Measure(low.first, place + 1, low.value, read[0], read[1])
    return Measure(place, place + 1, read[0], None, read[1])


def _fact(found: Sequence[Token], measure: Measure, end: int, lexicon: str) -> Fact:
    """The fact of a measure; `end` is where the one before it ended."""
    qualifier, first = bound(found, measure.first, measure.last, lexicon)
    if qualifier == "at_most" and _is_after_change(found, first, end, lexicon):
        qualifier = None
    if qualifier == "at_least" and is_move(found, measure.first, lexicon):
        qualifier = None
    if measure.counted and first == measure.first - 1 and _is_place(found, measure, lexicon):
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


def _is_after_change(found: Sequence[Token], first: int, end: int, lexicon: str) -> bool:
    """Whether a number, its unit or a verb of change stands before "to": by 0,4 points to 5,4 %."""
    is_after_number = first == end or found[first - 1].sort == "number"
    return first > 0 and (is_after_number or is_level(found, first, lexicon))


def _kind(measure: Measure) -> Kind:
    if measure.counted:
        return "count"
    return "percentage" if measure.unit in SHARES else "amount"


def _is_place(found: Sequence[Token], measure: Measure, lexicon: str) -> bool:
    """Whether a word before few things tells where something is: under 5 flags, over two bridges.

    Before many it bounds, and "under" before a round number or persons: under 300 people, over 12 schools.
    """
    word = folded_at(found, measure.first - 1)
    if word in words(lexicon, "over") or word not in words(lexicon, "under"):
        is_in_words = found[measure.first].sort == "word"
        return word in words(lexicon, "over") and is_in_words and measure.value < _SEVERAL
    persons = found[measure.last - 1].folded in words(lexicon, "persons")
    is_round = measure.value >= _SEVERAL and (measure.value % 10 == 0 or persons)
    return measure.value < _MANY and not is_round


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
