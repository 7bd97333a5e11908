"""Whether a clause at a verb of saying is reported, told by its grammar: who says it, how it is joined, its verb.

A noun phrase behind the verb ("confirmed the presence of …"), a relative clause ("practice that we condemn")
and what is only promised or demanded ("agreed to …") are none. Without a conjunction a clause needs a subject
and a finite verb of its own, or in German the mood of report; who speaks of himself needs a conjunction.
"""

from __future__ import annotations

from pipeline.quotes.cues import Cue
from pipeline.quotes.titles import Source
from pipeline.quotes.views import Clause, View

_SUBJECT_WITHIN = 14
_NEAR = 5
_MAY_SPEAK = frozenset({"PER", "ORG", "LOC", "NORP", "person", "body", "many", "source", "he", "she", "they"})
_NAMED = frozenset({"PER", "ORG", "person", "body", "many", "he", "she", "they"})
_NOMINATIVE = frozenset("he she they i we you there nobody everyone everybody somebody".split())
_SHORT = frozenset({"re", "ve", "ll", "d", "m"})
_RELATIVES = frozenset({"that", "which", "who", "whose", "where", "to", ":", ";"})
_INFINITIVE = frozenset({"to", "zu", "att", "at", "å"})
_OPEN = frozenset({"en", "fr", "es"})
"""Groups whose conjunction of said clauses is their relative pronoun as well."""


def is_reported(view: View, one: Clause) -> bool:
    """Whether a clause, as drawn by its place, is reported."""
    cue = view.cues[one.cue]
    if one.way == "accord" and cue.sort in ("accord", "accord_post"):
        return _has_verb(view, one)
    if cue.sort == "guess" or view.small(cue.start, "only_speech"):
        return False
    if one.way in ("that", "whether"):
        return _joined(view, cue, one)
    if _speaks_of_himself(view, cue) or view.word(max(cue.start - 1, 0)) in _INFINITIVE:
        return False
    if one.way == "bare":
        return _stands_alone(view, cue, one)
    return _has_verb(view, one) and (one.way != "accord" or _source_near(view, cue))


def may_be_asked(view: View, cue: Cue, one: Source) -> bool:
    """Whether a source can have said what is "according to" it: no "nature", "plan" or "my opinion"."""
    if any(view.small(at, "me") or view.small(at, "mine") for at in range(cue.end, one.end)):
        return False
    words = " ".join(view.word(at) for at in range(cue.start, cue.end))
    law = words in view.seen.words.small.get("law", ())
    return one.sort in (_NAMED if law else _MAY_SPEAK)


def _joined(view: View, cue: Cue, one: Clause) -> bool:
    """Whether a conjunction belongs to the verb, not to a noun between: "announced plans that …"."""
    start = one.pieces[0][0]
    if view.seen.words.group not in _OPEN or one.way != "that":
        return True
    that = start - 1
    if that - cue.end > 0 and not _bridged(view, cue, that):
        return False
    return view.seen.words.group != "en" or not _lacks_subject(view, start)


def _bridged(view: View, cue: Cue, that: int) -> bool:
    """Whether only hearer, place, time or subject stand between verb and conjunction."""
    at = cue.end
    if view.small(at, "only_speech") or view.word(at) == "to" and not view.small(cue.start, "say_to"):
        return _hears(view, at + 1, that)
    if view.small(cue.start, "hearer") or view.seen.words.group != "en":
        return True
    return (
        view.small(at, "prep")
        or view.small(at, "aux")
        or view.small(at, "time")
        or view.word(at) in (",", '"', "(")
        or view.word(at).endswith("ly")
        or any(source.at <= at < source.end and source.sort in _NAMED for source in view.sources)
        or view.word(at) in ("today", "yesterday", "tomorrow", "only", "last", "this")
    )


def _hears(view: View, at: int, that: int) -> bool:
    """Whether a hearer stands behind "to": "explained to them that", not "continue to expect that"."""
    return any(at <= one.at <= at + 3 and one.end <= that for one in view.sources) or view.small(at, "det")


def _lacks_subject(view: View, start: int) -> bool:
    """Whether a verb follows "that", so that it is a relative pronoun: "a building that was closed"."""
    word = view.word(start)
    return view.small(start, "finite") or view.small(start, "verb") or (len(word) > 4 and word.endswith("ed"))


def _speaks_of_himself(view: View, cue: Cue) -> bool:
    near = range(max(0, cue.start - 3), min(cue.end + 2, len(view.items)))
    return any(view.small(at, "me") for at in near if at < cue.start or at >= cue.end)


def _source_near(view: View, cue: Cue) -> bool:
    return any(
        one.sort in _MAY_SPEAK and (0 <= cue.start - one.end <= _NEAR or 0 <= one.at - cue.end <= _NEAR)
        for one in view.sources
    )


def _has_verb(view: View, one: Clause) -> bool:
    """Whether a finite verb stands in a clause, as far as the language has lists that tell."""
    if view.seen.words.group == "en":
        return any(_verb_within(view, start, end, end - start) for start, end in one.pieces)
    return True


def _stands_alone(view: View, cue: Cue, one: Clause) -> bool:
    """Whether a clause without conjunction has its own subject and finite verb."""
    (start, end), *_ = one.pieces
    if view.seen.words.group == "de":
        return _in_german(view, cue, start, end)
    if not view.small(cue.start, "bare"):
        return False
    return _verb_within(view, start, end, _SUBJECT_WITHIN)


def _in_german(view: View, cue: Cue, start: int, end: int) -> bool:
    if any(view.small(start, sort) for sort in ("whether", "prep_who")) or view.word(cue.end) in ("–", "-"):
        return False
    if any(view.small(at, "soft") for at in range(start, end)):
        return True
    return view.small(start + 1, "finite") or any(
        one.at == start and view.small(one.end, "finite") for one in view.sources if one.end < end
    )


def _verb_within(view: View, start: int, end: int, within: int) -> bool:
    """Whether a subject and a finite verb open an English clause."""
    if view.word(start) in _NOMINATIVE:
        return True
    for at in range(start + 1, min(end, start + within)):
        word = view.word(at)
        if view.small(at, "finite") or view.small(at, "verb") or _is_short(view, at):
            return True
        if word in _RELATIVES:
            return False
        if _ends_as_verb(view, at, word):
            return True
    return False


def _is_short(view: View, at: int) -> bool:
    """Whether a verb stands shortened: "we're", "it's"."""
    if view.word(at - 1) != "'" and view.word(at - 1) != "’":
        return False
    word = view.word(at)
    return word in _SHORT or (word == "s" and view.word(at - 2) in ("it", "that", "there", "he", "she", "what"))


def _ends_as_verb(view: View, at: int, word: str) -> bool:
    """Whether an ending and the subject right in front show a verb: "the crew repaired", "prices rose"."""
    if not (word.endswith("ed") or (word.endswith("s") and not word.endswith("ss"))) or len(word) < 4:
        return False
    behind = any(one.end == at and one.sort in _MAY_SPEAK | {"it"} for one in view.sources)
    noun = view.word(at - 1).isalpha() and not any(
        view.small(at - 1, sort) for sort in ("det", "prep", "stop", "aux")
    )
    return behind or (noun and word.endswith("ed"))
