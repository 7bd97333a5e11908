"""Whether figures are a year: most numbers of four figures are, but for sums, counts, numbers and names."""

from __future__ import annotations

from typing import Final

from pipeline.facts.dates.place import ENDS, SIGNS, Place
from pipeline.facts.dates.tokens import Token

_SURE_YEARS: Final = range(1900, 2100)
_QUOTES: Final = frozenset("\"'«»‹›„“”‚‘’")
_PARTICIPLES: Final = {
    "en": ("ed", "en", "ilt", "wn"), "sv": ("des", "tes", "ts", "ad", "at", "dd", "tt", "it"),
}  # fmt: skip
"""Endings of what is done in a year by somebody: "founded 1984 by Anna"."""

_PAST: Final = (
    "ade",
    "ades",
    "ddes",
    "ttes",
    "ldes",
    "rdes",
    "ndes",
    "ktes",
    "stes",
    "ogs",
    "evs",
    "ölls",
    "avs",
)
"""Endings of Swedish verbs of the past, which no noun in the plural has."""


def is_year(place: Place) -> bool:
    """Whether figures, or a number in words, are a year."""
    own, before = place.own, place.before()
    if any(token.code in "APYV" for token in own):
        return _is_marked_year(place)
    if before.code in "!#" or is_part(place):
        return False
    if _is_ordinal(place) or _is_first(place):
        return True
    return not _is_other(place) and _is_bare_year(place)


def _is_bare_year(place: Place) -> bool:
    """Whether figures that nothing marks are a year: not before what they may count."""
    own, before = place.own, place.before()
    if before.code == "-" and place.before(2).code == "y" and before.end == own[0].start:
        return _is_sure(int(place.before(2).value)) or not place.is_content(place.after)
    if place.known.name == "de":
        return _is_german_year(place)
    is_counting = place.is_content(place.after) and not _is_told_behind(place)
    if own[0].code == "k" or not _is_sure(int(own[0].value)):
        return is_timed(place) and not is_counting
    return not is_counting or is_timed(place) or before.code in ",(" or place.is_capital(place.after)


def _is_ordinal(place: Place) -> bool:
    """Whether a full stop within a sentence makes an ordinal of a Serbian or Croatian year: "1999. ubile"."""
    if place.known.name != "sh" or place.own[-1].code != "p":
        return False
    return place.text[place.after.start : place.after.start + 1].islower()


def _is_first(place: Place) -> bool:
    """Whether a later year follows, and nothing that both count: "1992 - 1995", not "1500–2000 ships"."""
    later = place.second_after
    if place.after.code != "-" or later.code != "y" or int(later.value) <= int(place.own[0].value):
        return False
    behind = place._replace(piece=place.piece._replace(last=place.piece.last + 2)).after
    return not place.is_content(behind) and behind.code not in "+nk" and behind.form not in SIGNS


def _is_other(place: Place) -> bool:
    """Whether figures are a name, a title, a number of people or a clock time: "at 1030"."""
    before, known = place.before(), place.known.words
    if place.after.form in known.get("several", ()) or _is_named(place, before) or _is_title(place):
        return True
    if _is_before_name(place):
        return True
    return before.form in known.get("clock", ()) and int(place.own[0].value) not in _SURE_YEARS


def _is_before_name(place: Place) -> bool:
    """Whether a year begins a name: "the 2030 Agenda", not "in 2030 Agenda …"."""
    is_name = place.after.code == "!" and place.is_capital(place.after) and place.known.name != "de"
    return is_name and not place.follows("before_month")


def _is_told_behind(place: Place) -> bool:
    """Whether what follows makes figures a year in Swedish: "1953 års beslut", "1953 antogs"."""
    after = place.after.form
    return place.known.name == "sv" and (after == "års" or after.endswith(_PAST))


def _is_marked_year(place: Place) -> bool:
    """Whether a number with "year" beside it is one: "år 2016", "Jahre 2016", not "20 Jahre 2016"."""
    first, before = place.own[0], place.before()
    if first.code == "P":
        return place.known.name in ("de", "sv") and before.code not in "dney"
    return first.code != "y" or before.code not in "!#"


def _is_german_year(place: Place) -> bool:
    """Whether a number is a year where that needs no preposition, and what is counted has a capital."""
    if place.is_capital(place.after) and place.is_content(place.after):
        return _is_sure(int(place.own[0].value)) and place.before().code in "XObf"
    return is_timed(place) or int(place.own[0].value) in _SURE_YEARS


def _is_sure(value: int) -> bool:
    """Whether figures are mostly a year: 1987, not 1300 and 2000."""
    return value in _SURE_YEARS and value % 100 != 0


def is_timed(place: Place) -> bool:
    """Whether a word before the reading asks for a time."""
    before, known = place.before(), place.known.words
    is_about = before.code == "^" and before.form in known.get("about", ())
    return is_about or before.code in "XObfEL&" or before.form in known.get("at", ())


def is_part(place: Place) -> bool:
    """Whether figures are part of a sum, a share or a number: "2025 €", "№ 2025", "1325 (2000)"."""
    before, after = place.before(), place.after
    if before.form in SIGNS or after.form in SIGNS:
        return True
    if _is_in_path(place):
        return True
    if before.code == "-" and before.end == place.own[0].start and place.before(2).code in "n#":
        return True
    if before.form == ":" and before.end == place.own[0].start and place.before(2).end == before.start:
        return place.before(2).code in "dny#"
    if before.code == "p" and before.end + 2 > place.own[0].start and place.before(2).code == "!":
        return True
    return before.code == "(" and place.before(2).code in "ny#" and place.before(3).code in "!."


def _is_in_path(place: Place) -> bool:
    """Whether figures stand between strokes, as in an address; not the ends of "2024/2025"."""
    before, after, own = place.before(), place.after, place.own
    if before.code == "/" and before.end == own[0].start:
        return place.before(2).code != "y"
    return after.code == "/" and after.start == own[-1].end and place.second_after.code != "y"


def _is_named(place: Place, before: Token) -> bool:
    """Whether a year stands behind a capitalised word within a sentence: "Vision 2030" is a name."""
    if place.known.name == "de" or not place.is_capital(before) or before.code in "MmSsWwQHCEXObfL":
        return False
    return place.before(2).code not in ENDS and before.code in "."


def _is_title(place: Place) -> bool:
    """Whether figures are a title: in quotes, or with their author, as in "we read 1984 by Orwell"."""
    before, after = place.before(), place.after
    if before.form in _QUOTES and after.form in _QUOTES:
        gap = 1 if before.form == "«" else 0
        return place.own[0].start - before.end <= gap and after.start - place.own[-1].end <= gap
    if is_timed(place) or after.form not in place.known.words.get("author", ()):
        return False
    author = place.second_after
    is_done = before.form.endswith(_PARTICIPLES.get(place.known.name, ()))
    return place.is_capital(author) and author.code == "." and not is_done
