"""Said clauses without conjunction ("said the plan …", "sagte, der Plan sei …"), and where clauses end."""

from __future__ import annotations

from pipeline.quotes.cues import Cue
from pipeline.quotes.lexicon import VERB_SECOND
from pipeline.quotes.tokens import DASHES, FINAL
from pipeline.quotes.views import SAYING, View

_COMMA_WITHIN = 9
_SUBJECT_WITHIN = 9
_LEAST_WORDS = 2
_OPENED_WITHIN = 6
_RELATIVE_WITHIN = 8
_THEN = frozenset({"dann", "so", "då", "så"})
"""What opens the main clause behind a subordinate one."""
_BARE_PARTICIPLES = frozenset({"saying", "adding", "claiming", "insisting", "arguing"})
_NO_CLAUSE = frozenset([*",:;-–—)", "so", "nothing", "goodbye", "to"])
"""What no clause begins with."""


def bare(view: View, number: int, cue: Cue) -> int | None:
    """Where a clause without conjunction starts: "said the plan …", "sagte, der Plan sei …"."""
    group = view.seen.words.group
    if group == "en" and cue.sort in ("say", "part", "tell"):
        return bare_english(view, cue)
    if group != "de" or cue.sort not in ("say", "tell", "part", "deny"):
        return None
    stop = view.cues[number + 1].start if number + 1 < len(view.cues) else len(view.items)
    for at in range(cue.end, min(cue.end + _COMMA_WITHIN, stop, len(view.items) - 1)):
        if view.word(at) == ",":
            return at + 1 if _may_follow(view, cue, at) else None
        if view.word(at) in FINAL or view.word(at) in ':;"':
            return None
    return None


def _may_follow(view: View, cue: Cue, comma: int) -> bool:
    """Whether a said clause may begin behind a comma: the verb is whole, and no relative clause follows."""
    if view.small(cue.start, "separable") and not view.small(comma - 1, "particle"):
        return False
    if _closed_before(view, cue) and view.small(comma + 1, "who"):
        return False  # “…”, sagte Anna, die …
    return not view.small(comma + 1, "stop") and view.word(comma + 1) != '"'


def _closed_before(view: View, cue: Cue) -> bool:
    """Whether speech stands right in front of a verb."""
    return any(view.word(at) == '"' for at in range(max(0, cue.start - 2), cue.start))


def bare_english(view: View, cue: Cue) -> int | None:
    """Where the clause behind "said" starts; None where speech is in front or no clause seems to follow."""
    subject = next((one for one in view.sources if one.end == cue.start), None)
    before = subject.at - 1 if subject else cue.start - 1
    closed = _closes_clause(view, cue.start - 1) and ends_behind(view, cue)
    if before >= 0 and (view.word(before) == '"' or closed):
        return None  # "…, said Anna", “…” he told the paper
    if cue.sort == "part" and view.word(cue.start) not in _BARE_PARTICIPLES:
        return None
    at = _behind_place(view, _behind_hearer(view, cue))
    if at >= len(view.items) or view.word(at) in FINAL or view.word(at) in _NO_CLAUSE:
        return None
    if view.small(at, "prep") or view.small(at, "stop") or (at + 1 >= len(view.items) and view.items[at] < 0):
        return None
    return at


def _behind_place(view: View, at: int) -> int:
    """The item behind "in a statement" where a new subject follows it: "said in a statement she …"."""
    if at >= len(view.items) or not view.small(at, "prep"):
        return at
    for later in range(at + 2, min(at + 6, len(view.items) - 2)):
        subject = (
            any(view.small(later, sort) for sort in ("he", "she", "they", "it")) or view.word(later) == "the"
        )
        if view.small(later, "prep") or view.word(later) in FINAL or view.word(later) == ",":
            return at
        if subject and not view.small(later - 1, "prep"):
            return later
    return at


def _behind_hearer(view: View, cue: Cue) -> int:
    """The item behind a verb, who hears it and when: "told reporters on Monday"."""
    at = cue.end
    if view.word(cue.start) in ("told", "tells", "tell", "telling"):
        heard = next((one for one in view.sources if one.at == at), None)
        at = heard.end if heard else at + 1
    while at + 1 < len(view.items) and view.small(at, "prep") and view.items[at + 1] >= 0:
        if not view.seen.said[view.items[at + 1]][0].isupper():
            break
        at += 2
    return at


def _closes_clause(view: View, at: int) -> bool:
    """Whether a comma ends what is said, not a relative clause behind the subject."""
    return view.word(at) == "," and not any(one.sort == "who" and one.at < at for one in view.sources)


def ends_behind(view: View, cue: Cue) -> bool:
    """Whether the sentence or clause ends behind "said Anna Holm", so that Anna says nothing more here."""
    last = next((one.end for one in view.sources if 0 <= one.at - cue.end <= 4), cue.end)
    return last >= len(view.items) or not (
        view.small(last, "finite") or (view.word(last)[0].isalpha() and not view.small(last, "prep"))
    )


def relative_end(view: View, cue: Cue, start: int, end: int) -> int:
    """Where a clause ends whose verb stands in a subordinate clause: "A, who said that …, left"."""
    if view.seen.words.group in VERB_SECOND and (main := _main_clause(view, cue, start, end)):
        return stripped(view, start, main)
    who = next((one for one in reversed(view.sources) if one.sort == "who" and one.at < cue.start), None)
    if who and cue.start - who.at > _RELATIVE_WITHIN:
        return end
    told = view.seen.words.group in ("es", "fr") and cue.start > 1 and view.word(cue.start - 2) == ","
    if told and view.word(cue.start - 1) in ("que", "qui"):
        who = None
    elif not who or any(view.word(at) == "," for at in range(who.end, cue.start)):
        return end
    commas = [
        at
        for at in range(start + 2, end - 1)
        if view.word(at) == "," and not any(view.small(at + 1, sort) for sort in ("prep", "who", "stop"))
    ]
    return stripped(view, start, commas[-1]) if commas else end


def _main_clause(view: View, cue: Cue, start: int, end: int) -> int | None:
    """The comma before the main verb behind "När han säger att …, vill jag …"."""
    opened = any(view.small(at, "if") for at in range(max(0, cue.start - _OPENED_WITHIN), cue.start))
    if not opened:
        return None
    for at in range(start + 2, end - 2):
        if view.word(at) == ",":
            verb = at + 2 if view.small(at + 1, "who") else at + 1
            if view.small(verb, "finite") or view.small(verb, "have") or view.word(verb) in _THEN:
                return at
    return None


def end_of(view: View, start: int) -> int:
    """Where a clause from `start` ends: with the sentence, or before the next attribution of its own."""
    behind = len(view.items)
    for cue in view.cues:
        if cue.start > start and (cut := _cut(view, start, cue)):
            behind = cut
            break
    for at in range(start, behind):
        if view.word(at) == ";":
            behind = at
            break
    return stripped(view, start, behind)


def _cut(view: View, start: int, cue: Cue) -> int | None:
    """Where the clause must stop because of a later cue."""
    if cue.sort == "part" and view.word(cue.start - 1) == ",":
        return cue.start - 1
    if cue.sort not in (*SAYING, "part", "call"):
        return None
    for at in range(cue.start - 1, max(start, cue.start - _SUBJECT_WITHIN), -1):
        if view.small(at, "stop"):
            before = at - 1 if view.word(at - 1) == "," else at
            ok = cue.sort == "part" or _has_object(view, cue)
            return before if ok and before > start else None
        if view.word(at) == ";" or (
            view.word(at) == "," and view.cues[0].start <= 1 and _has_object(view, cue)
        ):
            return at
    return None


def _has_object(view: View, cue: Cue) -> bool:
    """Whether speech or a clause seems to follow a verb."""
    for at in range(cue.end, min(cue.end + 8, len(view.items))):
        if view.word(at) in (":", '"') or view.small(at, "that") or view.small(at, "whether"):
            return True
    return view.seen.words.group == "en" and bare_english(view, cue) is not None and cue.sort == "say"


def stripped(view: View, start: int, end: int) -> int:
    """Return the end without the marks in front of it."""
    while end > start and (
        view.word(end - 1) in FINAL or view.word(end - 1) in ",;:" or view.word(end - 1) in DASHES
    ):
        end -= 1
    return end


def is_clause(view: View, start: int, end: int) -> bool:
    """Whether there are words enough for something said."""
    return sum(view.word(at)[0].isalnum() or view.items[at] < 0 for at in range(start, end)) >= _LEAST_WORDS
