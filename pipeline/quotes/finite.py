"""Finite verbs and subjects that show a clause: English by lists and endings, German by its mood."""

from __future__ import annotations

from pipeline.quotes.cues import Cue
from pipeline.quotes.views import View

MAY_SPEAK = frozenset({"PER", "ORG", "LOC", "NORP", "person", "body", "many", "source", "he", "she", "they"})
"""Sorts of sources that can say something."""
_IF_WITHIN = 8
_NOMINATIVE = frozenset("he she they i we you there nobody everyone everybody somebody".split())
_SHORT = frozenset({"re", "ve", "ll", "d", "m"})
_WITH_IS = frozenset({"it", "that", "there", "he", "she", "what"})
_RELATIVES = frozenset({"that", "which", "who", "whose", "where", "to", ":", ";"})
_POSSESSIVE = frozenset({"his", "her", "hers", "their", "its", "him"})


def has_verb(view: View, start: int, end: int) -> bool:
    """Whether a subject and a finite verb open some English items."""
    return verb_within(view, start, end, end - start)


def verb_within(view: View, start: int, end: int, within: int) -> bool:
    """Whether they do so in the first `within` items."""
    if view.word(start) in _NOMINATIVE:
        return True
    for at in range(start + 1, min(end, start + within)):
        if _is_finite(view, at):
            return True
        if view.word(at) in _RELATIVES or (view.word(at - 1) == "," and view.small(at, "stop")):
            return False
        if _ends_as_verb(view, at):
            return True
    return False


def in_german(view: View, cue: Cue, start: int, end: int) -> bool:
    """Whether a German clause without conjunction is reported: by its mood, or a verb in second place."""
    if view.small(start, "whether") or view.word(cue.end) in ("–", "-", "es") or cue.start == 0:
        return False  # "Sagen Sie mal, …", "es droht – …, hätte …"
    if any(view.small(at, "soft") for at in range(start, end)):
        return True
    if any(view.small(at, "if") for at in range(max(0, cue.start - _IF_WITHIN), cue.start)):
        return False
    named = [one.end for one in view.sources if one.at == start and one.sort in MAY_SPEAK]
    verbs = (
        {start + 1, *named} if any(view.small(start, one) for one in ("he", "she", "they", "it")) else named
    )
    return view.small(start + 1, "finite") or any(
        view.small(at, "finite") or _is_mood(view, at) for at in verbs if at < end
    )


def _is_mood(view: View, at: int) -> bool:
    """Whether a word right behind the subject may stand in the mood of report: "man prüfe", "er stamme"."""
    word = view.word(at)
    if len(word) < 4 or not word.endswith("e") or not _is_lower(view, at):
        return False
    return not any(view.small(at, sort) for sort in ("det", "prep", "who", "not"))


def _is_lower(view: View, at: int) -> bool:
    return view.items[at] >= 0 and view.seen.said[view.items[at]].islower()


def _is_finite(view: View, at: int) -> bool:
    if view.small(at, "finite") or _is_short(view, at):
        return True
    return view.small(at, "verb") and not (view.small(at - 1, "det") or view.small(at - 1, "prep"))


def _is_short(view: View, at: int) -> bool:
    """Whether a verb stands shortened: "we're", "it's"."""
    if view.word(at - 1) not in ("'", "’"):
        return False
    return view.word(at) in _SHORT or (view.word(at) == "s" and view.word(at - 2) in _WITH_IS)


def _ends_as_verb(view: View, at: int) -> bool:
    """Whether an ending and the subject in front show a verb: "the crew repaired", "the mayor wants"."""
    word = view.word(at)
    past, present = word.endswith("ed"), word.endswith("s") and not word.endswith("ss")
    if len(word) < 4 or not (past or present) or not _is_lower(view, at) or view.word(at - 1) in _POSSESSIVE:
        return False
    subjects = MAY_SPEAK - {"many"} | {"it"}
    if any(one.end == at and one.sort in subjects for one in view.sources):
        return True
    noun = view.word(at - 1).isalpha()
    return past and noun and not any(view.small(at - 1, sort) for sort in ("det", "prep", "stop", "aux"))
