"""Said clauses in a sentence: "A said that …", "…, sa A.", "По словам А, …"."""

from __future__ import annotations

from pipeline.quotes.bare import bare, end_of, is_clause, relative_end
from pipeline.quotes.cues import Cue
from pipeline.quotes.fronted import according, as_told, in_front
from pipeline.quotes.reported import is_reported
from pipeline.quotes.tokens import FINAL
from pipeline.quotes.views import SAYING, Clause, View

_CONJUNCTION_WITHIN = 14
_LEADING = frozenset([",", "–", "—", "-"])
_HESITATION = frozenset({"uh", "um", "er"})
"""What no clause begins with."""


def clauses(view: View) -> list[Clause]:
    """Return the said clauses of a sentence by the place of their cues; pieces of two never overlap."""
    found: list[Clause] = []
    free = 0
    for number, cue in enumerate(view.cues):
        one = _clause(view, number, cue, free)
        if one and is_reported(view, one):
            found.append(one)
            free = max([free, *(end for _, end in one.pieces)])
        elif cue.sort in SAYING and cue.start > free + 3 and view.word(cue.start - 1) != ",":
            free = cue.start
    return found


def _clause(view: View, number: int, cue: Cue, free: int) -> Clause | None:
    if cue.sort in ("accord", "accord_post"):
        return according(view, number, cue, free)
    if cue.start < free or cue.sort in ("think", "call"):
        return None
    if cue.sort == "ask" and cue.start == 0 and view.seen.words.group in ("en", "de"):
        return None  # "Asked whether …, she said …": nobody is named who asks
    after = as_told(view, number, cue) or _behind(view, number, cue)
    if after:
        return after
    return in_front(view, number, cue, free) if cue.sort in SAYING else None


def _behind(view: View, number: int, cue: Cue) -> Clause | None:
    """The clause behind a verb: with its conjunction, else bare where the language allows it."""
    found = _conjunction(view, number, cue)
    if found:
        start, way = found
        start = _behind_hesitation(view, start)
        end = relative_end(view, cue, start, end_of(view, start))
        marked = any(view.items[at] < 0 for at in range(start, end))
        if not (marked or is_clause(view, start, end)):
            return None
        return Clause(((start, end),), number, way, start - cue.end)
    begin = bare(view, number, cue)
    if begin is None:
        return None
    end = relative_end(view, cue, begin, end_of(view, begin))
    return Clause(((begin, end),), number, "bare", begin - cue.end) if is_clause(view, begin, end) else None


def _behind_hesitation(view: View, start: int) -> int:
    """The item behind marks and, in English, hesitation at the beginning of a clause."""
    spoken = view.seen.words.group == "en"
    while view.word(start) in _LEADING or (spoken and view.word(start) in _HESITATION):
        start += 1
    return start


def _conjunction(view: View, number: int, cue: Cue) -> tuple[int, str] | None:
    """Where the clause starts behind "that" or "whether"."""
    if view.small(cue.end - 1, "that"):
        return cue.end, "that"
    stop = view.cues[number + 1].start if number + 1 < len(view.cues) else len(view.items)
    for at in range(cue.end, min(cue.end + _CONJUNCTION_WITHIN, stop, len(view.items))):
        word = view.word(at)
        if word in FINAL or word in ':;"':
            return None
        comma = at > 0 and view.word(at - 1) == ","
        if view.small(at, "that") and _may_join(view, at, comma, cue):
            return (at + 2 if view.word(min(at + 1, len(view.items) - 1)) == "'" else at + 1), "that"
        asked = cue.sort == "ask" or _is_negated(view, cue)
        if asked and view.small(at, "whether") and (comma or view.seen.words.group not in ("ru", "uk")):
            return at + (1 if word in ("whether", "if", "om", "ob", "si", "s", "чи") else 0), "whether"
        if view.small(at, "stop") and at > cue.end and not (word == "i" and view.small(at + 1, "that")):
            return None
    return None


def _is_negated(view: View, cue: Cue) -> bool:
    near = range(max(0, cue.start - 3), cue.start)
    return any(view.small(at, "not") or view.word(at) in ("declined", "refused") for at in near)


def _may_join(view: View, at: int, comma: bool, cue: Cue) -> bool:
    group = view.seen.words.group
    if group == "en" and view.word(at + 1) in ("'", "’"):
        return False  # "that's"
    if group in ("ru", "uk", "de"):
        return comma
    if group == "sh":
        return view.word(at) != "što" and (view.word(at) != "kako" or at == cue.end)
    return True
