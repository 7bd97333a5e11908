"""Years that do not look like one: "25 December 800", "12 мая 988 года", and "12. Mai 25", which stays open.

Without them such a date would be completed from the document's day against what the text says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.facts.dates.figures import whole_year
from pipeline.facts.dates.lexicon import Lexicon
from pipeline.facts.dates.place import SIGNS
from pipeline.facts.dates.tokens import Token, code_of

_NUMBER: Final = re.compile(r"[dor]p?(?:OX?)?[Mm]p?(?:OX?)?([nd])|M(?:[dor],|p?(?:OX?)?)(n)")
"""A number behind a day with its month, or behind a month alone, which takes no two figures."""
_ENDS: Final = frozenset(",;p|()")
_PEOPLE: Final = re.compile(r"[Mm]p?(?:OX?)?(y)(?=[.!])")
_YEAR_WORDS: Final = frozenset({"ru", "uk", "sh"})
"""Lexica of languages that put the word for the year behind it."""


def with_old_years(found: list[Token], known: Lexicon) -> list[Token]:
    """Return the tokens with numbers behind a month as years where nothing is counted: y, or 6 where open.

    A number of people there is no year: "on 5 May 2000 people came".
    """
    code = code_of(found)
    if "M" not in code and "m" not in code:
        return found
    changed = list(found)
    for match in _NUMBER.finditer(code):
        changed[match.end() - 1] = _read(found, match.end() - 1, known, has_day=match[1] is not None)
    for match in _PEOPLE.finditer(code):
        place = match.start(1)
        if found[place + 1].form in known.words.get("several", ()):
            changed[place] = found[place]._replace(code="n")
    return changed


def _read(found: Sequence[Token], place: int, known: Lexicon, *, has_day: bool) -> Token:
    token = found[place]
    if not token.form.isdecimal() or not _is_bare(found, place, known):
        return token
    if len(token.form) == 2 and has_day:
        return token._replace(code="6", value=str(whole_year(int(token.form))))
    return token._replace(code="y") if len(token.form) in (3, 4) else token


def _is_bare(found: Sequence[Token], place: int, known: Lexicon) -> bool:
    """Whether nothing that may be counted follows, or the word for a year does."""
    after = found[place + 1] if place + 1 < len(found) else None
    if after is None or (after.code in _ENDS and after.form not in SIGNS):
        return True
    if after.code in "AY":
        return known.name in _YEAR_WORDS
    return after.form in known.words.get("the", ()) and after.code != "O"
