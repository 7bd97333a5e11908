"""Turns of speech that prints no names: where the words show that somebody else speaks.

A transcript is speech; so is a body whose sentences show several people talking. A document with labels
keeps those, and nothing is guessed about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from pipeline.documents import Document
from pipeline.segment.boundaries import Bounds
from pipeline.segment.turns import Turn
from pipeline.speakers.changes import changes, is_exchange
from pipeline.speakers.spoken import Spoken, has_words

SPOKEN: Final = "transcript"
_WRITTEN: Final = "body"
_FEWEST: Final = 4
"""Sentences of a body from which on it may be an exchange."""
_QUESTION_MARKS: Final = frozenset("?？؟;")
"""A body without one of these is no exchange; the last is the Greek one."""

Row = dict[str, Any]
Seconds = tuple[float | None, float | None]


class Told(NamedTuple):
    """Turns of a document, and of each sentence the probability that a turn begins with it, where judged."""

    turns: list[Turn]
    scores: list[float | None]


def told(
    document: Document,
    blocks: Sequence[Row],
    bounds: Sequence[Bounds],
    opens: Sequence[bool],
    seconds: Sequence[Seconds],
) -> Told:
    """Return the turns of a document without labels; none where nobody is heard to speak.

    `blocks`, `bounds`, `opens` and `seconds` say of each sentence which block it is of, where it stands,
    whether it opens a line, and when it is said.
    """
    scores: list[float | None] = [None] * len(bounds)
    found: list[Turn] = []
    for role, numbers in _speeches(blocks):
        spoken = list(_spoken(document, blocks, bounds, opens, seconds, numbers))
        if not (_may_be_exchange(spoken) if role == _WRITTEN else _is_speech(spoken)):
            continue
        said = changes(spoken)
        if role == _WRITTEN and not is_exchange(spoken, said):
            continue
        found += _turns(bounds, numbers, [one.begins for one in said])
        for number, one in zip(numbers, said, strict=True):
            scores[number] = round(one.score, 4)
    return Told(found, scores)


def _speeches(blocks: Sequence[Row]) -> Iterator[tuple[str, list[int]]]:
    """Runs of sentences in transcripts, and in bodies; headings between do not part them."""
    speech = [
        (block["role"], number) for number, block in enumerate(blocks) if block["role"] in (SPOKEN, _WRITTEN)
    ]
    for role, run in groupby(speech, key=lambda one: one[0]):
        yield role, [number for _, number in run]


def _spoken(
    document: Document,
    blocks: Sequence[Row],
    bounds: Sequence[Bounds],
    opens: Sequence[bool],
    seconds: Sequence[Seconds],
    numbers: Sequence[int],
) -> Iterator[Spoken]:
    before = None
    for number in numbers:
        start, end = bounds[number]
        start_s, end_s = seconds[number]
        pause = None if start_s is None else max(0.0, start_s - before) if before is not None else 0.0
        yield Spoken(document.text[start:end], document.language_of(blocks[number]), opens[number], pause)
        before = end_s


def _is_speech(spoken: Sequence[Spoken]) -> bool:
    """Whether words are heard in a transcript; some give music and nothing else."""
    return any(has_words(one.text) for one in spoken)


def _may_be_exchange(spoken: Sequence[Spoken]) -> bool:
    """Whether it is worth a closer look: most bodies are not."""
    return len(spoken) >= _FEWEST and any(not _QUESTION_MARKS.isdisjoint(one.text[-3:]) for one in spoken)


def _turns(bounds: Sequence[Bounds], numbers: Sequence[int], begins: Sequence[bool]) -> Iterator[Turn]:
    firsts = [place for place, is_first in enumerate(begins) if is_first]
    for first, following in zip(firsts, [*firsts[1:], len(numbers)], strict=True):
        start, end = bounds[numbers[first]][0], bounds[numbers[following - 1]][1]
        yield Turn(start, start, end, None, "unknown")
