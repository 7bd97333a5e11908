"""From evidence to topics, or to an abstention with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from pipeline.topics.evidence import Tally
from pipeline.topics.lexicon import topics

THRESHOLD = 0.3
"""Least score of a unit's first topic; below it the unit abstains."""
FURTHER = 0.2
"""Least score of any further topic, beside the first or one level below an assigned one."""
BESIDE = 0.5
"""Least part of the first topic's score for a further top topic, so that an aside is not a topic."""
BACKGROUND = 0.8
"""Evidence that chance brings: this times the square root of the number of words."""
MIN_WORDS = 4
"""A unit of fewer words is too short to judge."""


@dataclass(frozen=True)
class Decision:
    """One topic of a unit, or its abstention: `reason` is set and `code` is the best candidate or empty."""

    code: str
    label: str | None
    score: float | None
    reason: str | None = None


def scores(tally: Tally) -> dict[str, float]:
    """Return the score of each topic that has evidence, as the package's docstring defines it."""
    evidence = tally.evidence()
    known = topics()
    whole = sum(value for code, value in evidence.items() if known[code].level == 1)
    background = BACKGROUND * sqrt(tally.words)
    return {code: value / (whole + background) for code, value in evidence.items()}


def decide(tally: Tally) -> list[Decision]:
    """Return the topics of a unit, best first, or exactly one abstention.

    Reasons: `too_short` below `MIN_WORDS` words; `no_evidence` without any term; `too_close` when all the
    evidence together would carry one topic but is spread over several; `too_weak` when it would not.
    """
    found = scores(tally)
    tops = {code: score for code, score in found.items() if topics()[code].level == 1}
    best = max(tops, key=lambda code: (tops[code], code), default="")
    reason = _reason(tally, tops, best)
    if reason:
        return [_decision(best, tops.get(best), reason)]
    least = max(FURTHER, BESIDE * tops[best])
    chosen = {code for code, score in tops.items() if score >= least}
    below = {
        code for code, score in found.items() if score >= FURTHER and topics()[code].top in chosen - {code}
    }
    return [
        _decision(code, found[code]) for code in sorted(chosen | below, key=lambda code: (-found[code], code))
    ]


def _reason(tally: Tally, tops: dict[str, float], best: str) -> str | None:
    if tally.words < MIN_WORDS:
        return "too_short"
    if not best:
        return "no_evidence"
    if tops[best] >= THRESHOLD:
        return None
    return "too_close" if sum(tops.values()) >= THRESHOLD else "too_weak"


def _decision(code: str, score: float | None, reason: str | None = None) -> Decision:
    return Decision(code, topics()[code].label if code else None, score, reason)
