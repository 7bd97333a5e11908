"""What is asked about a document and what is answered: the quotes in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipeline.entities.spans import Stretch

Kind = Literal["direct", "indirect", "mixed"]
"""Words as spoken, a clause that reports them, a clause that reports them and holds words as spoken."""
Form = Literal["marks", "dash", "label", "clause", "source"]
"""What shows the quote: quotation marks, a dash, `Name:` in front, a said clause, "according to"."""
Span = tuple[int, int]
"""Code points of the document's text, the end exclusive."""


class Mention(NamedTuple):
    """A name in the text, as a row of `mentions`."""

    start: int
    end: int
    type: str
    """PER, ORG, LOC, NORP, …"""
    entity_id: str | None = None


@dataclass(frozen=True)
class Asked:
    """A document in which quotes are looked for."""

    text: str
    stretches: Sequence[Stretch]
    """Where, in order and without overlaps, with their language."""
    sentences: Sequence[Span] = ()
    """All sentences by place; where there are none, marks and line ends part them."""
    mentions: Sequence[Mention] = ()
    """All names by place, without overlaps."""


class Quote(NamedTuple):
    """Words given as somebody's, at code points `start` to `end` of the document's text."""

    kind: Kind
    form: Form
    start: int
    end: int
    cue: Span | None
    """Verb or expression of saying."""
    speaker: Span | None
    """The words nearest to the cue that name the source."""
    speaker_name: str | None
    """The fullest name of the text for it; None where it has none."""
    speaker_entity_id: str | None
    score: float | None
    """Calibrated probability that kind, span and speaker are right; None where nobody measured one."""
    parent: int | None
    """Index of the quote it stands in."""
    continues: int | None
    """Index of the earlier piece that it goes on from."""
