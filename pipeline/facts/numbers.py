"""Numbers in digits and in words, read to values: "40 000", "forty thousand", "сорок тысяч", "1,2 Mrd."."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from pipeline.facts.digits import digits
from pipeline.facts.numerals import Numeral, numerals, parts
from pipeline.facts.sums import NO_SCALE, Sum
from pipeline.facts.tokens import Token, adjacent, folded_at, lexicon_of

_HYPHENS: Final = frozenset("-‐‑")
_MIXED: Final = frozenset({"ru", "uk", "sh"})
"""Lexica of languages that write 2 тисячі 659."""
_LONGEST_TENS: Final = 4
"""How many tokens a number below 100 and its scale may be: "twenty-five thousand"."""
_FULL_WORDS: Final = frozenset({"cent", "mille", "tusen"})

Bound = Literal["about", "more_than"]


class Number(NamedTuple):
    """A number in a row of tokens: from `first` up to `last` (exclusive).

    `is_weak` marks a lone "one", which is as often an article; `bound` what the words themselves say of the
    value ("hundreds" is more than 100, "une centaine" about 100); `scale` is the last scale in it, or 1.
    """

    first: int
    last: int
    value: float
    in_digits: bool
    is_weak: bool = False
    bound: Bound | None = None
    scale: float = 1.0


def numbers(found: Sequence[Token], language: str) -> list[Number]:
    """Return the numbers in a row of tokens, in order."""
    place, several = 0, []
    while place < len(found):
        number = number_at(found, place, language)
        if number:
            several.append(number)
        place = number.last if number else place + 1
    return several


def number_at(found: Sequence[Token], place: int, language: str) -> Number | None:
    """Return the number that begins at a token; None where none does."""
    lexicon = lexicon_of(language)
    if found[place].sort == "number":
        value = digits(found[place].text, language)
        return None if value is None else _after_digits(found, place, value, lexicon)
    return _in_words(found, place, lexicon) if found[place].sort == "word" else None


def _after_digits(found: Sequence[Token], first: int, value: float, lexicon: str) -> Number:
    """The number with the scales after it: "2 млн 300 тыс." is one."""
    total, part, last, scale = 0.0, value, first + 1, 1.0
    half = phrase_at(found, last, lexicon, "and_half")
    if half:
        part, last = part + 0.5, last + half
    while True:
        last += _is_hyphened(found, last, lexicon)
        after = _scale_at(found, last, lexicon)
        if after is None or (scale != 1.0 and after.value == scale):
            break
        grown = after.value > scale != 1.0 and part == 0.0
        total, part = (total * after.value if grown else total + part * after.value), 0.0
        last, scale = _after_dot(found, last + 1, lexicon), after.value
        more = _smaller(found, last, scale, lexicon)
        if more is not None:
            part, last = more, last + 1
    half = 0 if half or scale == 1.0 else phrase_at(found, last, lexicon, "and_half")
    total += 0.5 * scale if half else 0.0
    return Number(first, last + half, round(total + part, 6), True, scale=scale)


def _is_hyphened(found: Sequence[Token], place: int, lexicon: str) -> bool:
    """Whether a hyphen joins a number and its scale: 100-Millionen-Euro-Paket."""
    joined = folded_at(found, place) in _HYPHENS and adjacent(found, place) and adjacent(found, place + 1)
    return joined and _scale_at(found, place + 1, lexicon) is not None


def _scale_at(found: Sequence[Token], place: int, lexicon: str) -> Numeral | None:
    word = folded_at(found, place)
    scale = numerals(lexicon).of(word, "scale", "scales")
    if scale and scale.value >= 12:
        return scale
    return numerals(lexicon).of(word, "attached") if adjacent(found, place) else None


def _smaller(found: Sequence[Token], place: int, scale: float, lexicon: str) -> float | None:
    """The value of digits that go on a number: followed by a smaller scale."""
    if place >= len(found) or found[place].sort != "number":
        return None
    after = _scale_at(found, place + 1, lexicon)
    value = digits(found[place].text, lexicon)
    if value is None or value >= 1000 or not (after or (lexicon in _MIXED and value >= 100)):
        return None
    return value if after is None or after.value < scale else None


def _after_dot(found: Sequence[Token], place: int, lexicon: str) -> int:
    """Where reading goes on after a scale: past the full stop of an abbreviation within a sentence."""
    short = found[place - 1].folded
    if len(short) > 4 or short in _FULL_WORDS or (short, lexicon) == ("mil", "es"):
        return place
    inside = folded_at(found, place) == "." and adjacent(found, place) and place + 1 < len(found)
    after = found[place + 1].text if inside else ""
    return place + 1 if inside and (not after[0].isupper() or lexicon == "de") else place


def _in_words(found: Sequence[Token], first: int, lexicon: str) -> Number | None:
    known = numerals(lexicon)
    half = phrase_at(found, first, lexicon, "half")
    if half and _scale_at(found, first + half, lexicon):
        scale = _scale_at(found, first + half, lexicon)
        assert scale is not None
        return Number(first, first + half + 1, 0.5 * scale.value, False, scale=scale.value)
    article = known.of(found[first].folded, "article")
    if article and not known.of(folded_at(found, first + 1), "scale", "about"):
        article = None
    return _run(found, first, first + 1 if article else first, lexicon)


def _run(found: Sequence[Token], first: int, place: int, lexicon: str) -> Number | None:
    """Read number words from `place` on; `first` is where the span begins."""
    state, last, bound = Sum(), place, _bound_at(found, first, place, lexicon)
    while True:
        half = phrase_at(found, last, lexicon, "and_half") if state.read else 0
        if half:
            state, last = _with_half(state), last + half
            continue
        at = _next(found, last, state, lexicon)
        after = _word_added(state, found, at, lexicon)
        if after is None:
            break
        state, last = after, _after_dot(found, at + 1, lexicon)
    if not state.read:
        return None
    value, last = _with_decimals(found, state.total + state.part, last, lexicon)
    if last < len(found) and state.scale == NO_SCALE and _scale_at(found, last, lexicon) and value % 1:
        value, state, last = _scaled_decimals(found, value, state, last, lexicon)
    weak = last - first == 1 and value <= 1
    return Number(first, last, round(value, 6), False, weak, bound, state.last)


def _scaled_decimals(
    found: Sequence[Token], value: float, state: Sum, last: int, lexicon: str
) -> tuple[float, Sum, int]:
    """The value of "three point five" with the scale that follows."""
    scale = _scale_at(found, last, lexicon)
    assert scale is not None
    return value * scale.value, state._replace(last=scale.value), _after_dot(found, last + 1, lexicon)


def _bound_at(found: Sequence[Token], first: int, place: int, lexicon: str) -> Bound | None:
    """What a first word says of the value: "hundreds", "une centaine"; after a number "millions" is exact."""
    known = numerals(lexicon)
    word, after = folded_at(found, place), folded_at(found, place + 1)
    if known.of(word, "scales") and place == first:
        return "more_than"
    if known.of(word, "about") or (known.of(word, "one") and known.of(after, "about")):
        return "about"
    return None


def _with_half(state: Sum) -> Sum:
    if state.part or not state.total:
        return state._replace(part=state.part + 0.5, least=0.5)
    return state._replace(total=state.total + 0.5 * state.last, least=0.5, part=0.0)


def _next(found: Sequence[Token], place: int, state: Sum, lexicon: str) -> int:
    """Where the next word of the number may stand: past "and", "of" or a hyphen."""
    if not state.read or place + 1 >= len(found):
        return place
    word, known = found[place].folded, numerals(lexicon)
    if word in _HYPHENS and adjacent(found, place) and adjacent(found, place + 1):
        return place + 1
    if known.of(word, "link") and _goes_on(found, place, state, lexicon):
        return place + 1
    if known.of(word, "of") and known.of(found[place + 1].folded, "scale", "scales") and not state.part % 10:
        return place + 1
    return place


def _goes_on(found: Sequence[Token], place: int, state: Sum, lexicon: str) -> bool:
    """Whether a word after "and" belongs to the number: one hundred and twenty, treinta y cinco."""
    after = numerals(lexicon).of(found[place + 1].folded, "one", "cardinal")
    if after is None:
        return False
    if lexicon == "en":
        is_whole = state.least == 100 or (not state.part and state.last == 1000)
        is_scaled = is_whole and numerals(lexicon).of(found[place - 1].folded, "scale") is not None
        return is_scaled and after.value < 100 and not _begins_another(found, place + 1, state)
    return state.least in range(20, 101) and after.value < (20 if lexicon == "fr" else 10)


def _begins_another(found: Sequence[Token], place: int, state: Sum) -> bool:
    """Whether what follows is scaled as the number was: one hundred and two hundred are two numbers."""
    for at in range(place, min(place + _LONGEST_TENS, len(found))):
        scale = numerals("en").of(found[at].folded, "scale", "scales")
        if scale:
            return scale.value == 100 if state.least == 100 else scale.value >= state.last
    return False


def _word_added(state: Sum, found: Sequence[Token], place: int, lexicon: str) -> Sum | None:
    if place >= len(found) or found[place].sort != "word":
        return None
    after: Sum | None = state
    several = parts(found[place].folded, lexicon)
    for numeral in several:
        after = after.plus(numeral, lexicon) if after else None
    return after if several else None


def _with_decimals(found: Sequence[Token], value: float, last: int, lexicon: str) -> tuple[float, int]:
    """The value with what follows "point": digits one by one, or a number, or so many tenths."""
    known = numerals(lexicon)
    if not known.of(folded_at(found, last), "point") or last + 1 >= len(found):
        return value, last
    after = last + 2 if known.of(folded_at(found, last + 1), "link") else last + 1
    read: list[float] = []
    while after < len(found) and (one := known.of(found[after].folded, "one", "cardinal")):
        read.append(one.value)
        after += 1
    if not read:
        return value, last
    below = known.of(folded_at(found, after), "denominator")
    if below:
        return value + sum(read) / below.value, after + 1
    if len(read) > 1 and read[0] >= 20:
        read = [sum(read)]
    return float(f"{value:.0f}." + "".join(f"{one:.0f}" for one in read)[:12]), after


def phrase_at(found: Sequence[Token], place: int, lexicon: str, kind: str) -> int:
    """Return how many tokens at a place make a phrase of a kind, such as "and a half"; 0 where none do."""
    for words in numerals(lexicon).phrases.get(kind, ()):
        size = len(words)
        if all(folded_at(found, place + step) == words[step] for step in range(size)):
            return size
    return 0
