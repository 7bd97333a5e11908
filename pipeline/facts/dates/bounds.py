"""What the words before a date say of it: "since" and "by" are bounds, "about" makes it rough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, cast

from pipeline.facts.dates.lexicon import Lexicon
from pipeline.facts.dates.tokens import Token
from pipeline.facts.fact import Qualifier

_SKIPPED: Final = 2
_LONGEST: Final = 5
_PAST: Final = {"en": ("ed",), "sv": ("de", "te"), "uk": ("в", "ла", "ло", "ли", "ся", "сь", "є", "ть")}
"""Endings of verbs, of the past and in Ukrainian the present, where "since" also tells whence a thing is."""

_INSTRUMENTAL: Final = ("ом", "ем", "ём", "ей", "ой", "ою", "ею")


class Dated(NamedTuple):
    """A date at tokens [first, last): whether it is one day told from the document's, is past, lies ahead."""

    first: int
    last: int
    is_today: bool = False
    is_past: bool = False
    is_ahead: bool = False


class _Bound(NamedTuple):
    """A word or phrase with what it says, and the word before it."""

    phrase: str
    kind: Qualifier
    before: str


def qualifier(tokens: Sequence[Token], date: Dated, known: Lexicon) -> Qualifier | None:
    """Return what the words before a date say of it."""
    for bound in _bounds(tokens, date.first, known):
        is_other = _is_topic(bound, date, known) or _is_comparison(bound, date, known)
        is_other = (
            is_other or _is_company(bound, tokens[date.last - 1], known) or _is_purpose(bound, date, known)
        )
        return None if is_other or _is_origin(bound, tokens, date, known) else bound.kind
    return None


def _bounds(tokens: Sequence[Token], first: int, known: Lexicon) -> Iterator[_Bound]:
    words = list(_words(tokens, first))
    skippable = known.words.get("the", frozenset()) | known.words.get("at", frozenset())
    for skipped in range(min(_SKIPPED + 1, len(words))):
        for phrase, kind in known.bounds.get(words[skipped], ()):
            end = skipped + len(phrase)
            if tuple(reversed(words[skipped:end])) == phrase:
                before = words[end] if end < len(words) else ""
                yield _Bound(" ".join(phrase), cast("Qualifier", kind), before)
        if words[skipped] not in skippable:
            return


def _words(tokens: Sequence[Token], first: int) -> Iterator[str]:
    """Yield the words before a token in the same clause, backwards."""
    for token in reversed(tokens[max(0, first - _LONGEST - _SKIPPED) : first]):
        if token.code in ",;|(":
            return
        yield from reversed(token.form.split())


def _is_topic(bound: _Bound, date: Dated, known: Lexicon) -> bool:
    """Whether "about" names what is spoken of: "talk about today", "a book about 1989"."""
    if bound.kind != "about":
        return False
    return date.is_today or bound.before in known.words.get("speech", ())


def _is_comparison(bound: _Bound, date: Dated, known: Lexicon) -> bool:
    """Whether a time is compared with today: "ten minutes later than today", "позже сегодня"."""
    return date.is_today and bound.phrase in known.words.get("comparison", ())


def _is_origin(bound: _Bound, tokens: Sequence[Token], date: Dated, known: Lexicon) -> bool:
    """Whether "from" tells whence a thing is: "photographs from 1931", not "from 1931 on"."""
    if not date.is_past or bound.phrase not in known.words.get("origin", ()):
        return False
    words = known.words
    if any(token.form in words.get("onward", ()) for token in tokens[date.last : date.last + 2]):
        return False
    is_noun = bound.before.isalpha() and bound.before not in words["function"] | words["at"]
    return is_noun and not bound.before.endswith(_PAST.get(known.name, ("",)))


def _is_company(bound: _Bound, last: Token, known: Lexicon) -> bool:
    """Whether "с" is "with", before an instrumental: "по сравнению с прошлым годом"."""
    return bound.phrase in known.words.get("with", ()) and last.form.endswith(_INSTRUMENTAL)


def _is_purpose(bound: _Bound, date: Dated, known: Lexicon) -> bool:
    """Whether "para" names what a thing is for, as it does before a time that has begun."""
    return not date.is_ahead and bound.phrase in known.words.get("purpose", ())
