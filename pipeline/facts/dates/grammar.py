"""The grammar of dates over the letters of tokens.

Rules are tried in order at each token that may begin one; all are bounded, so that reading is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from pipeline.facts.dates.partial import Partial
from pipeline.facts.dates.readers import READERS
from pipeline.facts.dates.tokens import Token

_YEAR_BEHIND: Final = "(?:p?[AY](?![yk]))?"
"""A word for the year behind its number, as Slavic languages have it: "2025 года"."""
_SLAVIC: Final = frozenset({"ru", "uk", "sh"})
_OF: Final = "(?:OX?)?"
_ABSOLUTE: Final = f"(?:(?:,|{_OF}|X)A?(?:[yk1](?!-y){_YEAR_BEHIND}p?))"
_RELATIVE: Final = f"(?:{_OF}|X)(?:[LBG]A|A[lB]|V)"
_TAIL: Final = f"(?:{_ABSOLUTE}|{_RELATIVE})"
_MONTH: Final = "(?:M|mp?)"
_WEEKDAY: Final = "(?:[WwN]p?,?[OX]?)?"
_TO: Final = "(?:-|b|&)[XOb]{0,2}"
_COUNT: Final = "(?:d|e|n)"
_NEAR: Final = r"(?:[Ob]?\^O?X?){0,3}"
"""Words for "almost" or "more than" between "ago" and its number, where it stands before that."""
_ORDINAL: Final = "(?:dp?|o|r|Rp?)"
_CARDINAL: Final = frozenset({"fr", "es"})
_ENGLISH: Final = frozenset({"month_day", "month_days", "year_month_day", "past_unit"})
"""Rules of English alone: "May 9"."""
_WORDLESS: Final = ("figures", "years")
"""Rules without words, for languages that have no lexicon: there a lone number may be what a month left."""


class Piece(NamedTuple):
    """What a rule read in tokens [first, last): one date, or the two ends of a range; `rule` is its name."""

    first: int
    last: int
    rule: str
    begin: Partial
    end: Partial | None = None


def _rules(day: str) -> dict[str, str]:
    """The rules of a language by name; `day` is what a day of the month looks like there."""
    return {
        "day_list": f"(?:{day},){{1,6}}(?:{day},?&)?{day}{_OF}{_MONTH}{_TAIL}?",
        "days": f"{_WEEKDAY}{day}{_TO}{_WEEKDAY}{day}{_OF}{_MONTH}{_TAIL}?",
        "day_month": f"{_WEEKDAY}[LB]?{day}{_OF}{_MONTH}(?:{_TAIL}|[lB]|{_OF}6{_YEAR_BEHIND})?",
        "month_days": f"{_WEEKDAY}{_MONTH}X?[dore]{_TO}[dore](?![dyM]){_TAIL}?",
        "month_day": f"{_WEEKDAY}{_MONTH}X?[dore](?![dYpM]?[PUA]){_TAIL}?",
        "figures": f"{_WEEKDAY}I(?:p?[AY])?p?",
        "day_number": f"{_WEEKDAY}Z",
        "numbered_day": "[dor]u",
        "year_month_day": "y(?:M|m)[dor](?![yk])",
        "year_month": f"yp?{_OF}{_MONTH}(?!{_OF}[yk])",
        "month": f"{_MONTH}{_TAIL}|[LB]U{_OF}M{_ABSOLUTE}?|[LB]{_MONTH}{_ABSOLUTE}?|{_MONTH}[lB]|{_MONTH}",
        "weekday": f"[WwN]{_OF}(?:[LB]U|U[lB])|[LB][Ww]|[Ww][lB]|[Ww]|K",
        "sunday": "[LB]N|N",
        "ago": (
            f"(?:{_COUNT}|0)?[APUc]a|F(?:{_NEAR}(?:{_COUNT}|0)|{_NEAR}(?<=[FOX]))[APUc]"
            rf"|F{_NEAR}(?:{_COUNT}N|c)|9{_NEAR}(?:{_COUNT}|0)[APU]a"
        ),
        "ahead": f"f(?:{_COUNT}|0)[APU]|f{_COUNT}N|f(?:{_COUNT}|0)?c|8(?:{_COUNT}|0)?[APU]",
        "quarter": f"{_ORDINAL}Q{_TAIL}?|[LBG]Q{_ABSOLUTE}|q{_TAIL}?|y,?q",
        "rolling": f"[LBGl]{_COUNT}[LBG]?[APUN]|{_COUNT}[LBG][APU]|{_COUNT}[APU]B|G[AUQc]|[LB]c|[AU]G",
        "past_unit": "l[AUQ]",
        "half": f"{_ORDINAL}H(?:{_TAIL}|O?X?A)?",
        "century": "[dorR]p?C|CR|t",
        "decade": "T(?:-?[APY])?(?:OX?)?(?:[dorR]p?C)|T-?[APY]|T|(?:P|U(?:OX?)?A?P?)(?:[dny]|k|e)",
        "season": f"[Ss]{_TAIL}(?:[/-][dy])?|[LB][Ss]|[Ss][lB]|g|[Ss]",
        "unit": "[LB][AUQCN]|[AUQC][lB]|i",
        "week_number": f"(?:Jp?|U)[dn](?:{_OF}y)?",
        "years": "[AP]?yp?[/-][dn]",
        "year": f"[AP]?y{_YEAR_BEHIND}p?|A?k[AY]?|V",
        "end": "E(?:OX?|X)?[AU](?![dnyk])|j",
        "relative": "[Dz]",
        "ordinal": "o|r|dp?",
    }


@cache
def grammar(name: str) -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Return the rules of a lexicon as one pattern, which tells whether any matches, and one by one."""
    day = f"(?:dp?|o|r{'|e' if name in _CARDINAL else ''})"
    rules = {rule: form for rule, form in _rules(day).items() if name == "en" or rule not in _ENGLISH}
    if not name:
        rules = {rule: rules[rule] for rule in _WORDLESS}
    if name not in _SLAVIC:
        rules = {rule: form.replace(_YEAR_BEHIND, "") for rule, form in rules.items()}
    several = tuple((rule, re.compile(form)) for rule, form in rules.items())
    return re.compile("|".join(f"(?:{form})" for form in rules.values())), several


def pieces_at(code: str, place: int, tokens: Sequence[Token], name: str) -> Iterator[Piece]:
    """Yield what each rule reads at a place, in the order of the rules."""
    joined, several = grammar(name)
    if joined.match(code, place) is None:
        return
    for rule, form in several:
        match = form.match(code, place)
        piece = read(rule, tokens, place, match.end()) if match else None
        if piece:
            yield piece


def read(rule: str, tokens: Sequence[Token], first: int, last: int) -> Piece | None:
    """Return what a rule's tokens [first, last) say; None where that is no date."""
    part = tokens[first:last]
    found = READERS[rule](part)
    if found is None:
        return None
    begin, end = found if isinstance(found, tuple) else (found, None)
    return Piece(first, last, rule, begin, end)
