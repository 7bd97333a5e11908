"""What stands behind a number: its unit, past a letter that scales, a hyphen or a word such as "more"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.facts.amounts.lists import past_apostrophe, words
from pipeline.facts.amounts.measure import Read
from pipeline.facts.amounts.nouns import counted
from pipeline.facts.amounts.ranges import DASHES
from pipeline.facts.amounts.units import Unit, short_scale, suffix_at, unit_at
from pipeline.facts.numbers import Number
from pipeline.facts.tokens import Token, adjacent, folded_at

_LETTERS: Final = frozenset("kKmMbB")
"""Scales that may stand before the name of any unit: 3m tonnes."""
_MILLIONS: Final = frozenset("mMbB")
"""Scales that may stand before what is counted: 3m people."""
_MILLION: Final = 1e6
_HUNDRED: Final = 100


def unit_behind(found: Sequence[Token], read: Read, lexicon: str) -> Unit | None:
    """Return the unit after a number, past a letter that scales, a hyphen, "of" or a word such as "more"."""
    place, digits = read.last, read.number.in_digits
    if place >= len(found):
        return None
    scale = letter_scale(found, read, lexicon)
    unit = unit_at(found, place + 1, lexicon, after_digits=False) if scale else None
    if scale and unit and (unit.is_money or (adjacent(found, place) and found[place].text in _LETTERS)):
        return unit._replace(factor=unit.factor * scale)
    if scale and letter_behind(found, read, lexicon):
        return None
    if found[place].text in DASHES and adjacent(found, place) and adjacent(found, place + 1):
        return None if _is_ordinal(found, read, lexicon) else _hyphened(found, place + 1, lexicon)
    unit = unit_at(found, place, lexicon, after_digits=digits)
    if unit is None and adjacent(found, place) and digits and (code := suffix_at(found, place, lexicon)):
        return Unit(place + 1, code)
    return unit or _after_link(found, place, lexicon, read)


def _is_ordinal(found: Sequence[Token], read: Read, lexicon: str) -> bool:
    """Whether tens in words before "-second" are an ordinal: the fifty-second session, not a delay."""
    word = folded_at(found, read.first - 1)
    if word != "the" and word not in words(lexicon, "det"):
        return False
    is_tens = not read.number.in_digits and read.low % 10 == 0 and read.low % 100 >= 20
    return is_tens and folded_at(found, read.last + 1) == "second"


def _hyphened(found: Sequence[Token], place: int, lexicon: str) -> Unit | None:
    code = suffix_at(found, place, lexicon)
    if code:
        return Unit(place + 1, code)
    unit = unit_at(found, place, lexicon, after_digits=False)
    if unit and unit.code == "a" and folded_at(found, unit.last + 1) in ("old", "olds"):
        return unit._replace(last=unit.last + 2)
    return unit


def _after_link(found: Sequence[Token], place: int, lexicon: str, read: Read) -> Unit | None:
    word = folded_at(found, place)
    if word in words(lexicon, "of") and (read.number.scale > 1 or read.number.bound):
        return unit_at(found, past_apostrophe(found, place + 1, lexicon), lexicon, after_digits=False)
    if word in words(lexicon, "filler") and place + 1 < len(found) and not found[place + 1].text.isupper():
        return unit_at(found, place + 1, lexicon, after_digits=False)
    return None


def letter_behind(found: Sequence[Token], read: Read, lexicon: str) -> float | None:
    """Return the scale of a letter between number and phrase, 3.2m children; None before what has a length.

    "m" is metres too: 5 m waves, a 100 m hurdles race, 2 m deep trenches.
    """
    scale = letter_scale(found, read, lexicon)
    if scale is None or lexicon != "en" or found[read.last].text not in _MILLIONS:
        return None
    span = phrase_behind(found, read.last + 1, lexicon, read)
    if span is None or found[read.last].text != "m":
        return scale if span else None
    several = {found[place].folded for place in range(*span)}
    is_long = not several.isdisjoint(words(lexicon, "long")) or read.low >= _HUNDRED
    return scale if not is_long or not several.isdisjoint(words(lexicon, "persons")) else None


def money_scale(found: Sequence[Token], number: Number, last: int) -> float | None:
    """Return the scale of a letter at token `last` behind a sum whose sign stands before: $5m, £5 m."""
    if last >= len(found) or number.scale != 1:
        return None
    is_apart = found[last].text in ("m", "M") and folded_at(found, last + 1) != "/"
    return _MILLION if is_apart else short_scale(found, last)


def letter_scale(found: Sequence[Token], read: Read, lexicon: str) -> float | None:
    """Return the scale of a letter right after digits; an English "m" may stand apart: 2 m homes."""
    if not read.number.in_digits or read.last >= len(found):
        return None
    apart = lexicon == "en" and found[read.last].text in ("m", "M") and read.number.scale == 1
    return _MILLION if apart else short_scale(found, read.last)


def phrase_behind(found: Sequence[Token], place: int, lexicon: str, read: Read) -> tuple[int, int] | None:
    """Return the tokens of the noun phrase at `place` that a number counts; None where none stands there."""
    number = read.number
    is_mass = number.scale > 1 or number.bound is not None
    return counted(found, place, lexicon, read.high or number.value, is_mass=is_mass)
