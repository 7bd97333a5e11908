"""What is compared: a claim, the sentences said, and what came of it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Verdict = Literal["verbatim", "close", "partial", "absent"]
Disagreement = Literal["number", "negation", "speaker", "name", "words"]
VERDICTS: tuple[Verdict, ...] = ("verbatim", "close", "partial", "absent")
"""From most to least said; the order of `Checked.chances` too."""


class Said(NamedTuple):
    """A sentence of a transcript. Seconds are from the start of the recording.

    `entities` are the ids of what is named in it; `language` is null where nobody knows it.
    """

    text: str
    speaker_name: str | None = None
    speaker_entity_id: str | None = None
    language: str | None = None
    sentence_no: int | None = None
    start_s: float | None = None
    end_s: float | None = None
    entities: tuple[str, ...] = ()


class Claim(NamedTuple):
    """Words that somebody is said to have said: those words only, without "X said".

    `is_quoted` is for words between quotation marks. The speaker is a person; null for bodies, unnamed
    sources and nobody. `entities` are the ids of what is named in the words.
    """

    text: str
    is_quoted: bool = False
    speaker_name: str | None = None
    speaker_entity_id: str | None = None
    language: str | None = None
    entities: tuple[str, ...] = ()


class Near(NamedTuple):
    """A sentence near to a claim: `sentence` is its index among the sentences given.

    `score` is the share of the claim's words, weighted by how rare they are, that this sentence has.
    """

    sentence: int
    score: float


class Span(NamedTuple):
    """The words said that match: from `start` in sentence `first` to `end` in sentence `last`.

    Characters are code points of these sentences' texts; sentences are indexes among those given.
    """

    first: int
    start: int
    last: int
    end: int


class Checked(NamedTuple):
    """What came of a check. `verdict` and `score` are null where there was nothing to compare with.

    `score` is the fitted probability of the verdict and `chances` those of all `VERDICTS`; `near` has up to
    three sentences, the nearest first; `span` is null where no words match.
    """

    verdict: Verdict | None = None
    score: float | None = None
    near: tuple[Near, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    span: Span | None = None
    chances: tuple[float, ...] = ()
