"""Whether a clause at a verb of saying is reported, told by its grammar: who says it, how it is joined.

A noun phrase behind the verb ("confirmed the presence of …"), a relative clause ("practice that we condemn")
and what is only promised or demanded ("agreed to …") are none. Without a conjunction a clause needs a subject
and a finite verb of its own, or in German the mood of report; who speaks of himself needs a conjunction.
"""

from __future__ import annotations

from pipeline.quotes.cues import Cue
from pipeline.quotes.finite import MAY_SPEAK, has_verb, in_german, verb_within
from pipeline.quotes.joined import is_joined, speaks_of_himself
from pipeline.quotes.titles import Source
from pipeline.quotes.views import Clause, View

_SUBJECT_WITHIN = 14
_NEAR = 5
_PARTICLE_WITHIN = 24
_PRONOUNS = frozenset({"he", "she", "they"})
_NAMED = frozenset({"PER", "ORG", "person", "body", "many"}) | _PRONOUNS
_AS = frozenset({"como", "comme", "как", "як", "kako", "som", "wie", "as"})
_CLOSING = frozenset({",", ".", "!", "?", ";", ":", '"', "–"})
_INFINITIVE = frozenset({"to", "zu", "att", "at", "å"})


def is_reported(view: View, one: Clause) -> bool:
    """Whether a clause, as drawn by its place, is reported."""
    cue = view.cues[one.cue]
    if one.way == "accord" and cue.sort in ("accord", "accord_post"):
        return True
    if not _takes_clauses(view, cue):
        return False
    if one.way in ("that", "whether"):
        return is_joined(view, cue, one.pieces[0][0], is_asked=one.way == "whether")
    if speaks_of_himself(view, cue) or view.word(cue.start - 1) in _INFINITIVE:
        return False
    if one.way == "bare":
        return _stands_alone(view, cue, one)
    return _has_verb(view, one) and (
        _source_near(view, cue) if one.way == "accord" else _follows(view, cue, one)
    )


def may_be_asked(view: View, cue: Cue, one: Source) -> bool:
    """Whether a source can have said what is "according to" it: no "nature", "plan" or "my opinion"."""
    if any(view.small(at, "me") or view.small(at, "mine") for at in range(cue.end, one.end)):
        return False
    if view.small(cue.end, "whether"):
        return False  # "according to what he said"
    if one.sort == "noun":
        near = range(one.at + 1, one.at + _NEAR + 1)
        named = any(other.at in near and other.sort in _NAMED - _PRONOUNS for other in view.sources)
        return named or (view.seen.said[one.last - 1][0].isupper() and view.seen.words.group != "de")
    words = " ".join(view.word(at) for at in range(cue.start, cue.end))
    return one.sort in (_NAMED if words in view.seen.words.small.get("law", ()) else MAY_SPEAK)


def _takes_clauses(view: View, cue: Cue) -> bool:
    """Whether a cue is a verb that reports clauses, with all of its parts."""
    if cue.sort == "guess" or view.small(cue.start, "only_speech") or not _is_whole(view, cue):
        return False
    so = view.word(cue.start) == "so"  # "so Benedikt", not "so einfach"
    return not so or any(one.at == cue.end and one.sort in _NAMED - _PRONOUNS for one in view.sources)


def _is_whole(view: View, cue: Cue) -> bool:
    """Whether a verb that needs its particle has it: "gab … zu", not "es gab"."""
    if cue.end - cue.start > 1 or not view.small(cue.start, "separable"):
        return True
    last = len(view.items)
    return any(
        view.small(at, "particle") and (at + 1 == last or view.word(at + 1) in _CLOSING)
        for at in range(cue.end, min(cue.end + _PARTICLE_WITHIN, last))
    )


def _follows(view: View, cue: Cue, one: Clause) -> bool:
    """Whether "…, said Anna" can end a clause: it is a main clause, and nothing said follows the verb."""
    english = view.seen.words.group == "en"
    start, end = one.pieces[0]
    if english and view.small(start, "stop") and view.word(start) not in ("and", "but"):
        return False
    if any(view.small(at, "whether") for at in range(end, cue.start)):
        return False  # "according to what he said"
    if any(view.word(at) == ":" for at in range(cue.end, cue.end + _NEAR)):
        return False
    if view.word(cue.start - 1) in _AS or view.word(cue.start - 2) in _AS:
        beside = any(one.at == cue.end or one.end == cue.start for one in view.sources)
        return beside and not view.small(cue.start - 1, "they")  # "as they say"
    return not english or _source_near(view, cue)


def _source_near(view: View, cue: Cue) -> bool:
    return any(
        one.sort in MAY_SPEAK and (0 <= cue.start - one.end <= _NEAR or 0 <= one.at - cue.end <= _NEAR)
        for one in view.sources
    )


def _has_verb(view: View, one: Clause) -> bool:
    """Whether a finite verb stands in a clause, as far as the language has lists that tell."""
    if view.seen.words.group != "en":
        return True
    if any(view.items[at] < 0 for start, end in one.pieces for at in range(start, end)):
        return True
    return any(has_verb(view, start, end) for start, end in one.pieces)


def _stands_alone(view: View, cue: Cue, one: Clause) -> bool:
    """Whether a clause without conjunction has its own subject and finite verb."""
    (start, end), *_ = one.pieces
    if view.seen.words.group == "de":
        return in_german(view, cue, start, end)
    if not view.small(cue.start, "bare") or (cue.sort == "part" and cue.start == 0):
        return False
    return not view.small(start, "whether") and verb_within(view, start, end, _SUBJECT_WITHIN)
