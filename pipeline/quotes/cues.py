"""Verbs and expressions of saying in the tokens of a text."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.quotes.lexicon import role_of
from pipeline.quotes.marks import MARKS
from pipeline.quotes.tokens import Tokens

_AUXILIARIES_AT_MOST = 4
_NAME_WITHIN = 6
_SUBJECTS = ("he", "she", "they", "it", "who", "me", "have", "aux", "not")
"""Sorts of small words behind which a verb may stand."""
_ARTICLES = {
    "en": frozenset("the a an his her its their this my our".split()),
    "fr": frozenset("un une le la les cette ces son sa ses".split()),
    "de": frozenset("der die das den dem ein eine einen einer".split()),
    "es": frozenset("el un una los las su".split()),
}


class Cue(NamedTuple):
    """A verb or expression of saying, in tokens."""

    start: int
    end: int
    sort: str
    """As in `verbs.csv`."""
    is_denied: bool = False


def cue_at(seen: Tokens, at: int) -> Cue | None:
    """Return the longest expression of saying that begins at a token; None where none does."""
    phrases = seen.words.cues.get(seen.keys[at], ())
    if phrases and at and _is_noun(seen, at):
        return None
    for phrase in phrases:
        size = len(phrase.tail)
        if not size or tuple(seen.keys[at + 1 : at + 1 + size]) == phrase.tail:
            return Cue(at, at + 1 + size, phrase.sort)
    return None


def _is_noun(seen: Tokens, at: int) -> bool:
    """Whether an article or a hyphen in front shows that a word is no verb: "the claims", "soi-disant"."""
    before = seen.keys[at - 1]
    if _is_name(seen, at) or (_wants_subject(seen, at) and not _has_subject(seen, at)):
        return True
    if before == "så" and seen.keys[at].startswith("kallad"):
        return True
    if before == "-":
        return seen.starts[at] == seen.ends[at - 1]
    return seen.words.group in _ARTICLES and before in _ARTICLES[seen.words.group]


def _is_name(seen: Tokens, at: int) -> bool:
    """Whether a word is part of a name or, by its capital, a noun: "Heads of State", "die Berichte"."""
    within = range(max(0, at - _NAME_WITHIN), at + 1)
    if any(one in seen.mention and seen.mention_end[one] > at for one in within):
        return True
    before = seen.said[at - 1]
    return seen.said[at][0].isupper() and at not in seen.opens and before[0].islower()


def _wants_subject(seen: Tokens, at: int) -> bool:
    return seen.keys[at] in seen.words.small.get("noun_too", ())


def _has_subject(seen: Tokens, at: int) -> bool:
    """Whether what stands in front of "states" or "reports" lets it be one: subject, auxiliary, mark."""
    before, small = seen.keys[at - 1], seen.words.small
    if any(before in small.get(sort, ()) for sort in _SUBJECTS) or before in ("to", "n", "t"):
        return True
    if before in MARKS or before in (",", "–", "—") or before.endswith("ly"):
        return seen.said[at - 1] != "," or (at > 1 and seen.said[at - 2] in MARKS | {")"})
    opens = at - 1 in seen.opens and before.endswith("s") and before.isalpha()  # "Analysts claim …"
    if opens or role_of(before, seen.words):
        return True
    behind = seen.keys[at + 1] if at + 1 < len(seen.keys) else ""
    if behind in small.get("that", ()) and seen.said[at - 1][0].isupper() and at - 1 not in seen.opens:
        return True
    if not seen.keys[at].endswith(("s", "d")):
        return False  # "the Russian state": a name is no plural
    within = range(max(0, at - _NAME_WITHIN), at)
    return any(one in seen.mention and seen.mention_end[one] == at for one in within)


def with_negation(seen: Tokens, start: int, end: int) -> tuple[int, int]:
    """Return the tokens of a cue with its negation and what stands between: "did not say", "n'a pas dit"."""
    have, no = seen.words.small.get("have", frozenset()), seen.words.small.get("not", frozenset())
    first = start
    while first > 0 and start - first < _AUXILIARIES_AT_MOST and _helps(seen, first - 1, have | no):
        first -= 1
    return (first, end) if any(seen.keys[at] in no for at in range(first, start)) else (start, end)


def _helps(seen: Tokens, at: int, helping: frozenset[str]) -> bool:
    return seen.keys[at] in helping or (
        seen.keys[at] == "'" and at > 0 and seen.keys[at - 1] in ("n", "didn", "doesn")
    )


def guessed(seen: Tokens, at: int) -> bool:
    """Whether a word in a place where a verb of saying is wanted may be one that no list has."""
    word = seen.said[at]
    if not (word[0].islower() and word.isalpha() and len(word) > 2):
        return False
    return (
        not any(seen.keys[at] in some for some in seen.words.small.values())
        and seen.keys[at] not in seen.words.roles
    )
