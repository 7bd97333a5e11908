"""Long claims: cut into pieces that fit a few sentences, and what the verdicts of the pieces come to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, starmap
from typing import Final

from pipeline.claims.claim import Checked, Claim, Disagreement, Span, Verdict
from pipeline.claims.words import SENTENCE, Word

LONG: Final = 60
"""Words of a claim above which it is cut."""
_LEAST: Final = 20


def pieces(claim: Claim, asked: Sequence[Word]) -> list[Claim]:
    """Return a claim cut before sentences, or else after so many words; itself where it is short."""
    if len(asked) <= LONG:
        return [claim]
    starts = [0]
    for place, word in enumerate(asked):
        length = place - starts[-1]
        if length >= LONG or (length >= _LEAST and word.opens == SENTENCE and len(asked) - place >= _LEAST):
            starts.append(place)
    ends = [*starts[1:], len(asked)]
    return [
        claim._replace(text=claim.text[asked[start].start : asked[end - 1].end])
        for start, end in zip(starts, ends, strict=True)
    ]


def together(several: Sequence[Checked]) -> Checked:
    """Return what the checks of the pieces of one claim come to; it has no score, for none was fitted.

    Verbatim where all pieces are and follow each other, close where all are at least that, absent where all
    are, else partial. Span and sentences are those of the first piece that has them.
    """
    verdicts = [one.verdict for one in several]
    disagreements: dict[Disagreement, None] = dict.fromkeys(
        reason for one in several for reason in one.disagreements
    )
    found = next((one for one in several if one.span), several[0])
    verdict = _together(verdicts, several)
    if verdict == "partial" and not disagreements:
        disagreements["words"] = None
    return Checked(verdict, None, found.near, tuple(disagreements), found.span)


def _together(verdicts: Sequence[Verdict | None], several: Sequence[Checked]) -> Verdict | None:
    kinds = set(verdicts)
    if kinds == {"verbatim"}:
        spans = [one.span for one in several if one.span]
        return "verbatim" if all(starmap(_follows, pairwise(spans))) else "close"
    if kinds <= {"verbatim", "close"}:
        return "close"
    return verdicts[0] if len(kinds) == 1 else "partial"


def _follows(before: Span, after: Span) -> bool:
    """Whether one stretch begins where the other ends: in that sentence or the next."""
    return (before.last, before.end) <= (after.first, after.start) and after.first <= before.last + 1
