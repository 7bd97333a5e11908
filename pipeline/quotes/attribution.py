"""Quotes as first drawn: speeches and said clauses with their cue and possible speakers, unscored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.quotes.clauses import clauses
from pipeline.quotes.features import clause_features, speech_features
from pipeline.quotes.frames import frames
from pipeline.quotes.hanging import cue_of
from pipeline.quotes.ranking import Candidate, candidates
from pipeline.quotes.sources import sources
from pipeline.quotes.speeches import Speech, trimmed
from pipeline.quotes.tokens import Tokens
from pipeline.quotes.types import Form, Mention
from pipeline.quotes.views import Clause, View, cues_of, guesses


class Draft(NamedTuple):
    """A quote before scoring, in tokens."""

    pieces: tuple[tuple[int, int], ...]
    form: Form
    speech: int | None
    """Number of the speech; None for a clause."""
    inside: int | None
    """Number of the speech it stands in."""
    clause: int | None
    """Index of the draft whose clause holds it."""
    holds: tuple[int, ...]
    """Speeches in the clause."""
    cue: tuple[int, int] | None
    cue_sort: str
    candidates: list[Candidate]
    features: dict[str, float]


def drafts(
    seen: Tokens, held: Sequence[Speech], mentions: Sequence[Mention], genders: dict[int, str]
) -> list[Draft]:
    """Return the drafts of a stretch; every speech has exactly one."""
    found: list[Draft] = []
    drawn: dict[int, int] = {}
    inside = [one.start for one in held]
    for frame in frames(seen, held):
        cues = cues_of(seen, frame.items)
        if not cues and all(item >= 0 for item in frame.items) and not _has_that(seen, frame.items):
            continue
        phrases = sources(seen, frame.items, mentions, inside)
        cues = sorted([*cues, *guesses(seen, frame.items, phrases, cues)])
        if not cues and all(item >= 0 for item in frame.items):
            continue
        closed = frozenset(
            at
            for at, item in enumerate(frame.items)
            if item < 0 and seen.said[held[-item - 1].end - 1] in (",", "?", "!")
        )
        view = View(seen, frame.items, cues, phrases, closed)
        _frame(view, held, frame.parent, genders, found, drawn)
    return found


def _has_that(seen: Tokens, items: Sequence[int]) -> bool:
    that = seen.words.small.get("that", frozenset())
    return any(seen.keys[item] in that for item in items)


def _frame(
    view: View,
    held: Sequence[Speech],
    inside: int | None,
    genders: dict[int, str],
    found: list[Draft],
    drawn: dict[int, int],
) -> None:
    parts = clauses(view)
    taken: dict[int, int] = {}
    for one in parts:
        speeches = [-item - 1 for start, end in one.pieces for item in view.items[start:end] if item < 0]
        if _is_speech_alone(view, one):
            continue
        for number in speeches:
            taken[number] = len(found)
        found.append(_clause(view, one, inside, tuple(speeches), held, genders))
    for at, item in enumerate(view.items):
        number = -item - 1
        inserted = item < 0 and view.items.count(item) > 1
        if item < 0 and (inserted or not held[number].insertions):
            if number in drawn:
                continue
            draft = _speech(view, held, at, number, inside, taken.get(number), parts, genders)
            drawn[number] = len(found)
            found.append(draft)


def _is_speech_alone(view: View, one: Clause) -> bool:
    """Whether a clause without conjunction is nothing but a speech."""
    (start, end), *more = one.pieces
    held = [item for item in view.items[start:end] if item < 0]
    words = any(view.word(at)[0].isalnum() for at in range(start, end))
    return not more and one.way != "that" and len(held) == 1 and not words


def _tokens(view: View, held: Sequence[Speech], start: int, end: int) -> tuple[int, int]:
    """The tokens of some items."""
    first, last = view.items[start], view.items[end - 1]
    return (
        first if first >= 0 else held[-first - 1].first,
        last + 1 if last >= 0 else held[-last - 1].last,
    )


def _clause(
    view: View,
    one: Clause,
    inside: int | None,
    speeches: tuple[int, ...],
    held: Sequence[Speech],
    genders: dict[int, str],
) -> Draft:
    cue = view.cues[one.cue]
    pieces = tuple(_tokens(view, held, start, end) for start, end in one.pieces)
    form: Form = "source" if one.way == "accord" else "clause"
    return Draft(
        pieces,
        form,
        None,
        inside,
        None,
        speeches,
        (view.items[cue.start], view.items[cue.end - 1] + 1),
        cue.sort,
        candidates(view, cue, one.pieces, genders),
        clause_features(view, one, cue),
    )


def _speech(
    view: View,
    held: Sequence[Speech],
    at: int,
    number: int,
    inside: int | None,
    clause: int | None,
    parts: Sequence[Clause],
    genders: dict[int, str],
) -> Draft:
    speech = held[number]
    cue = cue_of(view, at, speech, parts) if clause is None else None
    content = [(at, at + 1)]
    choice = candidates(view, cue, content, genders) if cue else _without_cue(view, at, genders, content)
    cue_tokens = (view.items[cue.start], view.items[cue.end - 1] + 1) if cue else None
    pieces = tuple(
        trimmed(view.seen, *one) if speech.insertions or speech.form != "marks" else one
        for one in speech.pieces()
    )
    pieces = tuple(one for one in pieces if one[0] < one[1])
    features = speech_features(view, speech, at, cue, clause is not None)
    return Draft(
        pieces, speech.form, number, inside, clause, (), cue_tokens, cue.sort if cue else "", choice, features
    )


def _without_cue(
    view: View, at: int, genders: dict[int, str], content: Sequence[tuple[int, int]]
) -> list[Candidate]:
    """The sources of a sentence without verb of saying: "Anna Holm: “…”"."""
    colon = at > 0 and view.word(at - 1) == ":"
    found = [Candidate(None, {"none": 1.0, "none_no_cue": 1.0})]
    for one in view.sources[-3:]:
        if one.end <= at:
            features = {
                "no_cue": 1.0,
                "no_cue_colon": float(colon),
                "no_cue_next": float(colon and one.end == at - 1),
                f"sort_{one.sort}": 1.0,
                "no_cue_first": float(one.at == 0),
            }
            found.append(Candidate(one, features))
    return found
