"""Said clauses in front of their verb ("…, sa A.") and around "according to A"."""

from __future__ import annotations

from pipeline.quotes.bare import end_of, ends_behind, is_clause, stripped
from pipeline.quotes.cues import Cue
from pipeline.quotes.finite import has_verb
from pipeline.quotes.lexicon import VERB_SECOND
from pipeline.quotes.reported import may_be_asked
from pipeline.quotes.sources import PRONOUNS
from pipeline.quotes.titles import Source
from pipeline.quotes.tokens import DASHES
from pipeline.quotes.views import SAYING, Clause, View

_SUBJECT_WITHIN = 9
_LEAST_BEHIND = 5
_AS = frozenset({"как", "kako", "som", "wie", "comme", "as", "як", "что", "como"})


def as_told(view: View, number: int, cue: Cue) -> Clause | None:
    """The clause behind "As the minister said," at the beginning of a sentence."""
    if not 1 <= cue.start <= 4 or view.word(0) not in _AS or cue.sort not in SAYING:
        return None
    source = next((one for one in view.sources if one.at >= 1), None)
    limit = min((source.end if source else cue.end) + 8, len(view.items))
    comma = next(
        (at for at in range(max(cue.end, source.end if source else 0), limit) if view.word(at) == ","), None
    )
    if comma is None or view.small(comma + 1 if comma + 1 < len(view.items) else comma, "that"):
        return None
    end = end_of(view, comma + 1)
    return Clause(((comma + 1, end),), number, "accord", 0) if is_clause(view, comma + 1, end) else None


def in_front(view: View, number: int, cue: Cue, free: int) -> Clause | None:
    """The clause in front of "…, sa A": up to the comma before the verb or before its subject."""
    comma = _comma_before(view, cue)
    if comma is None or comma <= free or (view.cues[0].start == 0 and view.cues[0].sort == "ask"):
        return None
    if view.seen.words.group != "en" and any(
        one.at <= free + 1 and one.sort in ("PER", "person", "ORG") and view.word(one.end) == ","
        for one in view.sources
        if one.end < comma
    ):
        return None  # "Посредник, бывший военный, утверждает обратное"
    start = free
    while start < comma and view.word(start)[0] in ",;—–-":
        start += 1
    if (
        not view.closed.isdisjoint(range(start, comma))
        or view.items[comma - 1] < 0
        or not is_clause(view, start, comma)
        or comma - start < 2
    ):
        return None
    behind = _attribution_end(view, cue)
    pieces = [(start, stripped(view, start, comma))]
    rest = stripped(view, behind, len(view.items))
    if behind < len(view.items) and rest - behind > 1 and _goes_on(view, pieces[0], behind):
        pieces.append((behind, rest))
    return Clause(tuple(pieces), number, "before", 0)


def _goes_on(view: View, front: tuple[int, int], behind: int) -> bool:
    """Whether the clause goes on behind its attribution: what stood in front lacked its verb."""
    if _starts_aside(view, behind) or (
        view.seen.words.group in ("es", "fr") and len(view.items) - behind < _LEAST_BEHIND
    ):
        return False
    return view.seen.words.group != "en" or view.small(behind, "prep") or not has_verb(view, *front)


def _comma_before(view: View, cue: Cue) -> int | None:
    at = cue.start - 1
    lowest = max(0, cue.start - _SUBJECT_WITHIN)
    subject = False
    while at >= lowest:
        word = view.word(at)
        if word == "," or word in DASHES:
            after = any(cue.end <= one.at <= cue.end + 5 for one in view.sources)
            if view.seen.words.group == "en" and not subject and not ends_behind(view, cue):
                return None
            return at if after or (subject and view.seen.words.group == "en") else None
        if any(one.at <= at < one.end and one.sort != "who" for one in view.sources):
            subject = True
            if view.seen.words.group != "en":
                return None
        elif not (view.small(at, "aux") or word in _AS or (word.isalpha() and view.seen.words.group == "en")):
            return None
        at -= 1
    return None


def _attribution_end(view: View, cue: Cue) -> int:
    """The item behind ", sa A i går,"."""
    if cue.end < len(view.items) and view.word(cue.end) == ",":
        return cue.end + 1
    subject = next((one for one in view.sources if one.at >= cue.end), None)
    at = subject.end if subject and subject.at - cue.end < 6 else cue.end
    while at < len(view.items) and view.word(at) != ",":
        at += 1
    return min(at + 1, len(view.items))


def _starts_aside(view: View, at: int) -> bool:
    """Whether what follows a comma belongs to the attribution: a title, a relative clause, a participle."""
    if view.small(at, "who") or view.small(at, "stop"):
        return True
    if any(one.at <= at + 2 and one.end > at and one.sort in ("person", "body") for one in view.sources):
        return True
    return any(cue.start == at for cue in view.cues)


def according(view: View, number: int, cue: Cue, free: int) -> Clause | None:
    """The clause around "according to A": in front, behind, or both."""
    source = _source_of(view, cue)
    if not source or not may_be_asked(view, cue, source):
        return None
    first, last = min(cue.start, source.at), max(cue.end, source.end)
    while first > free and (view.word(first - 1) in _AS or view.small(first - 1, "det")):
        first -= 1
    words_in_front = sum(view.word(at)[0].isalnum() or view.items[at] < 0 for at in range(free, first))
    start = _after_source(view, last)
    pieces = []
    set_off = first > 0 and view.word(first - 1) == ","
    if words_in_front >= (1 if set_off else 3):
        begin = free + (1 if free < first and view.word(free) == "," else 0)
        pieces.append((begin, stripped(view, begin, first)))
        rest = _after_source(view, last, only_comma=True)
        start = len(view.items) if rest is None else rest
    end = end_of(view, start) if start is not None and start < len(view.items) else 0
    if (
        start is not None
        and end - start > (2 if pieces else 1)
        and not (pieces and _starts_aside(view, start))
    ):
        pieces.append((start, end))
    return (
        Clause(tuple(pieces), number, "accord", 0) if any(is_clause(view, *one) for one in pieces) else None
    )


def _source_of(view: View, cue: Cue) -> Source | None:
    """The source that an expression like "according to" takes."""
    if cue.sort == "accord_post":
        near = [one for one in view.sources if 0 <= cue.start - one.end <= 1]
        return near[-1] if near else None
    own = next((one for one in view.sources if cue.start < one.at < cue.end and one.sort in PRONOUNS), None)
    return own or next((one for one in view.sources if 0 <= one.at - cue.end <= 6), None)


def _after_source(view: View, last: int, *, only_comma: bool = False) -> int | None:
    """Where the clause goes on behind "according to A"."""
    limit = min(last + 14, len(view.items))
    if view.seen.words.group in VERB_SECOND and not only_comma:
        verbs = (at for at in range(last, limit) if view.small(at, "finite"))
        comma = next((at for at in range(last, limit) if view.word(at) == ","), None)
        verb = next(verbs, None)
        if verb is not None and (comma is None or verb < comma or verb == comma + 1 or verb - last > 1):
            return verb
        return last
    comma = next((at for at in range(last, limit) if view.word(at) == ","), None)
    if comma is not None:
        return _behind_title(view, comma) + 1
    return None if only_comma else last


def _behind_title(view: View, comma: int) -> int:
    """The comma that closes a title behind a name: "По словам Анны Холм, министра энергетики, …"."""
    titled = any(one.at <= comma + 2 and one.end > comma + 1 and one.sort == "person" for one in view.sources)
    limit = min(comma + 6, len(view.items) - 3)
    closing = next((at for at in range(comma + 2, limit) if view.word(at) == ","), None)
    return closing if titled and closing is not None else comma
