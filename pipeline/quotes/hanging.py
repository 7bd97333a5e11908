"""Which verb of saying a speech hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.quotes.cues import Cue, guessed
from pipeline.quotes.speeches import Speech
from pipeline.quotes.tokens import FINAL
from pipeline.quotes.views import Clause, View

_RIGHT_WITHIN = 14
_LEFT_WITHIN = 45
_SPEAKS = frozenset({"guess", "say", "tell", "ask", "deny", "call", "part", "accord"})


def cue_of(view: View, at: int, speech: Speech, parts: Sequence[Clause]) -> Cue | None:
    """The verb of saying that a speech at an item hangs on: right behind it, else in front."""
    owned = {one.cue for one in parts if one.way in ("that", "whether", "before", "accord")}
    right = _right(
        view, at, owned, closed=bool(speech.insertions) or view.seen.said[speech.end - 1] in ",?!…"
    )
    left = _left(view, at, owned)
    if right and left:
        near = view.word(at - 1) == ":" or left.end == at or (view.word(at - 1) == "," and left.end == at - 1)
        closed = at + 1 < len(view.items) and view.word(at + 1) in (",", "–", "—", "-")
        final = view.seen.said[speech.end - 1]
        return left if near or not (closed or final in ",?!") else right
    return right or left


def _right(view: View, at: int, owned: set[int], *, closed: bool) -> Cue | None:
    cues = [*enumerate(view.cues)]
    guess = _guess(view, at, closed=closed)
    if guess and not any(at < cue.start <= guess.start for cue in view.cues):
        return guess
    for number, cue in cues:
        if cue.start <= at:
            continue
        if cue.start - at > _RIGHT_WITHIN:
            return None
        for between in range(at + 1, cue.start):
            word = view.word(between)
            if (
                word == '"'
                or (word in FINAL and between > at + 1)
                or view.small(between, "stop")
                or word == ";"
            ):
                return None
        if cue.start == at + 1 and not closed:
            return None  # «Тихий город» сообщил: the marks hold who speaks
        return cue if cue.sort in _SPEAKS and number not in owned else None
    return None


def _guess(view: View, at: int, *, closed: bool) -> Cue | None:
    """A verb that no list has where one of saying is wanted: “…”, — возмутился рыбак."""
    place = at + 1
    if place >= len(view.items) or (view.word(place).isalnum() and not closed):
        return None
    while place < min(at + 4, len(view.items)) and (
        view.word(place) in (",", "–", "—", "-") or view.small(place, "have")
    ):
        place += 1
    subject = next((one for one in view.sources if one.at == place), None)
    if subject and (closed or place > at + 1) and subject.sort != "who":
        place = subject.end  # “…,” she sighs
        verb = place < len(view.items) and view.items[place] >= 0 and guessed(view.seen, view.items[place])
        return Cue(place, place + 1, "guess") if verb and not view.small(place - 1, "prep") else None
    if place >= len(view.items) or view.items[place] < 0 or not guessed(view.seen, view.items[place]):
        return None
    if place > at + 1 or closed:
        follows = next((one for one in view.sources if place < one.at <= place + 7), None)
        if follows and any(view.word(between) in ",.;:!?" for between in range(place, follows.at)):
            follows = None
        ends = place + 1 < len(view.items) and (
            view.word(place + 1) in FINAL or view.small(place + 1, "have")
        )
        if follows or ends:
            return Cue(place, place + 1, "guess")
    return None


def _left(view: View, at: int, owned: set[int]) -> Cue | None:
    for number in range(len(view.cues) - 1, -1, -1):
        cue = view.cues[number]
        if cue.end > at:
            continue
        if at - cue.end > _LEFT_WITHIN:
            return None
        if cue.sort in _SPEAKS and (number not in owned or view.word(at - 1) in (":", '"')):
            return cue
    return None
