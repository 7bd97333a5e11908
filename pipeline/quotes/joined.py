"""Whether the conjunction of a clause belongs to its verb of saying: not "announced plans that …"."""

from __future__ import annotations

from pipeline.quotes.cues import Cue
from pipeline.quotes.finite import MAY_SPEAK
from pipeline.quotes.lexicon import SLAVIC
from pipeline.quotes.views import View

_BRIDGE = 9
_HIMSELF_WITHIN = 6
_PURPOSE = frozenset({"för", "for", "utan", "uden", "uten", "genom", "um"})
_INFINITIVE = frozenset({"att", "at", "å"})
_AS = frozenset({"como", "comme", "as"})
_SAME = frozenset({"igual", "mismo", "más", "menos", "lo", "même", "plus", "moins", "alors", "ainsi"})
_OUGHT = frozenset({"must", "should", "shall", "let", "muss", "müssen"})
_GOES_ON = frozenset(
    "on declined refused like want wants wanted wish have had has continued rushed hastened sought".split()
)
_LATELY = frozenset({"today", "yesterday", "tomorrow", "only", "last", "this", ",", '"', "("})
_OPEN = frozenset({"en", "fr", "es"})
"""Groups whose conjunction of said clauses is their relative pronoun as well."""


def is_joined(view: View, cue: Cue, start: int, *, is_asked: bool) -> bool:
    """Whether a conjunction right in front of `start` belongs to a verb; `is_asked` if it is "whether"."""
    if _is_own(view, cue, start) or _is_wanted(view, cue) or _is_broken(view, cue, start):
        return False
    if view.seen.words.group not in _OPEN or is_asked:
        return True
    if start - 1 > cue.end and not _bridged(view, cue, start - 1):
        return False
    return view.seen.words.group != "en" or not _lacks_subject(view, start)


def speaks_of_himself(view: View, cue: Cue) -> bool:
    """Whether "I" or "we" say it."""
    after = () if view.seen.words.group == "en" else range(cue.end, min(cue.end + 2, len(view.items)))
    for at in range(cue.start - 1, max(-1, cue.start - _HIMSELF_WITHIN - 1), -1):
        if view.word(at) in (",", '"') or view.small(at, "that"):
            break
        if view.small(at, "me"):
            return True
    return any(view.small(at, "me") for at in after)


def _is_own(view: View, cue: Cue, start: int) -> bool:
    """Whether the verb tells one's own view or question: "jag tycker att", "я уверен, что"."""
    if view.small(cue.start, "opinion"):
        if view.seen.words.group in SLAVIC and start - cue.end > 2:
            return True
        alone = cue.start == 0 and view.seen.words.group in SLAVIC
        return alone or speaks_of_himself(view, cue)
    return cue.sort == "ask" and speaks_of_himself(view, cue)


def _is_broken(view: View, cue: Cue, start: int) -> bool:
    """Whether another clause, a comparison or a purpose stands between verb and conjunction."""
    group = view.seen.words.group
    for at in range(cue.end, start - 1):
        comma = view.word(at - 1) == ","
        if (comma or group in _OPEN) and (view.small(at, "finite") or (comma and view.small(at, "whether"))):
            return True
    if view.word(start - 2) in _SAME or view.word(cue.end) == "esto" or view.word(cue.start - 1) == "¿":
        return True
    purpose = view.word(start - 1) in _INFINITIVE and view.word(start - 2) in _PURPOSE
    return purpose and start - cue.end > 2


def _is_wanted(view: View, cue: Cue) -> bool:
    """Whether a verb tells what ought to be said, or only names the saying: "we must admit that"."""
    before = view.word(cue.start - 1)
    if any(view.word(at) in _OUGHT for at in range(max(0, cue.start - 3), cue.start)):
        return True
    if view.seen.words.group != "en" or cue.start == 0:
        return False
    if before == "to":
        return cue.start > 1 and view.word(cue.start - 2) not in _GOES_ON
    return cue.sort == "part" and view.small(cue.start - 1, "prep")


def _bridged(view: View, cue: Cue, that: int) -> bool:
    """Whether only hearer, place, time or subject stand between verb and conjunction."""
    at = cue.end
    if view.word(at) == "to":
        return _hears(view, at + 1, that)
    if view.small(cue.start, "hearer"):
        return True
    if view.seen.words.group != "en":
        speaks = any(at <= one.at <= at + 1 and one.sort in MAY_SPEAK for one in view.sources)
        noun = view.small(at, "det") and not speaks
        return not noun and that - at <= _BRIDGE and view.word(cue.start - 1) not in _AS
    if view.word(at) in _LATELY or view.word(at).endswith("ly"):
        return True
    named = any(one.at <= at < one.end and one.sort in MAY_SPEAK - {"LOC", "NORP"} for one in view.sources)
    return named or any(view.small(at, sort) for sort in ("prep", "aux", "time"))


def _hears(view: View, at: int, that: int) -> bool:
    """Whether a hearer stands behind "to": "explained to them that", not "continue to expect that"."""
    return any(at <= one.at <= at + 3 and one.end <= that for one in view.sources) or view.small(at, "det")


def _lacks_subject(view: View, start: int) -> bool:
    """Whether a verb follows "that", so that it is a relative pronoun: "a building that was closed"."""
    word = view.word(start)
    return view.small(start, "finite") or view.small(start, "verb") or (len(word) > 4 and word.endswith("ed"))
