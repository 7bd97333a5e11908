"""From probabilities to topics, or to an abstention with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from pipeline.topics.concepts.read import dictionary
from pipeline.topics.evidence import MOST, Evidence, evidence
from pipeline.topics.judge import FIRST, FURTHER, kinds, probabilities
from pipeline.topics.model import Array, Model, Weighed, model, weigh
from pipeline.topics.schemes import Scheme, heads, topics
from pipeline.topics.tally import Tally

MIN_WORDS: Final = 4
"""A unit of fewer words is too short to judge."""
_EMPTY: Final = ("unread", "too_short", "no_evidence")
"""Reasons that leave no candidate."""
SCHEMES: Final[tuple[Scheme, ...]] = ("iptc", "cap")


@dataclass(frozen=True, slots=True)
class Decision:
    """One topic of a unit, or its abstention: `reason` is set and `code` is the best candidate or empty."""

    scheme: Scheme
    code: str
    label: str | None
    score: float | None
    reason: str | None = None
    evidence: tuple[Evidence, ...] = ()


def decide(tallies: Sequence[Tally]) -> list[list[Decision]]:
    """Return for each unit, in both schemes, its topics, best first, or exactly one abstention.

    Reasons: `unread` in a language without a lexicon; `too_short` below `MIN_WORDS` words; `no_evidence` with
    no word, or none that stands for a concept; `too_close` when the two best topics together would carry one
    and neither does; `too_weak` otherwise. The last two name the best candidate.
    """
    if not tallies:
        return []
    known = model()
    weighed = weigh(tallies, known)
    chances = probabilities(weighed.margin, tallies, known)
    ordered = {scheme: _ordered(chances, kinds()[scheme]) for scheme in SCHEMES}
    judged = [_Judged(tally, row.tolist()) for tally, row in zip(tallies, chances, strict=True)]
    decided = [
        [each for scheme in SCHEMES for each in _decide(unit, scheme, ordered[scheme][number])]
        for number, unit in enumerate(judged)
    ]
    return _with_evidence(decided, tallies, weighed, known)


class _Judged(NamedTuple):
    tally: Tally
    chances: list[float]


def _ordered(chances: Array, kind: slice) -> list[list[int]]:
    """Return the places in `heads()` of one kind of topics for each unit, the most probable first."""
    ordered: list[list[int]] = (np.argsort(-chances[:, kind], axis=1, kind="stable") + kind.start).tolist()
    return ordered


def _with_evidence(
    decided: list[list[Decision]], tallies: Sequence[Tally], weighed: Weighed, known: Model
) -> list[list[Decision]]:
    """Add the phrases that carried each topic that the model assigned; all at once."""
    places = [
        (unit, _place_of()[each.code])
        for unit, own in enumerate(decided)
        for each in own
        if _is_weighed(each)
    ]
    shown = iter(evidence(tallies, weighed, places, known))
    return [
        [replace(each, evidence=next(shown)) if _is_weighed(each) else each for each in own]
        for own in decided
    ]


def _is_weighed(decision: Decision) -> bool:
    """Whether the topic is assigned, and by its probability."""
    return decision.reason is None and decision.score is not None


@cache
def _below(code: str) -> tuple[int, ...]:
    """Heads of the second level below a top topic."""
    known = topics()
    return tuple(
        head for head, other in enumerate(heads()) if known[other].level == 2 and known[other].top == code
    )


@cache
def _place_of() -> dict[str, int]:
    """Place of each code in `heads()`."""
    return {code: place for place, code in enumerate(heads())}


def _decide(judged: _Judged, scheme: Scheme, ordered: Sequence[int]) -> list[Decision]:
    chances = judged.chances
    reason = _reason(judged.tally, [chances[head] for head in ordered[:2]], FIRST[scheme])
    if reason in _EMPTY:
        return [Decision(scheme, "", None, None, reason)]
    if reason:
        return [_decision(judged, ordered[0], reason)]
    chosen = [head for head in ordered if head == ordered[0] or chances[head] >= FURTHER]
    deeper = [each for head in chosen for each in _deeper(judged, heads()[head])]
    return [_decision(judged, head) for head in chosen] + deeper


def _reason(tally: Tally, best: Sequence[float], least: float) -> str | None:
    if not tally.words:
        return "no_evidence"
    if not any(lexicon for lexicon, _ in tally.words):
        return "unread"
    if tally.count < MIN_WORDS:
        return "too_short"
    if best[0] >= least:
        return None
    if not tally.concepts:
        return "no_evidence"
    return "too_close" if sum(best) >= least else "too_weak"


def _deeper(judged: _Judged, top: str) -> list[Decision]:
    """Topics of the second level below an assigned one; further below, those that the text names itself."""
    below = [head for head in _below(top) if judged.chances[head] >= FURTHER]
    seconds = {heads()[head] for head in below}
    deep = [code for code in _named(judged.tally) if topics()[code].second in seconds]
    return [_decision(judged, head) for head in below] + [_naming(judged.tally, code) for code in deep]


def _named(tally: Tally) -> list[str]:
    """Topics below the second level that the text names; no model was trained for them."""
    deep = _deep_codes()
    return sorted({code for concept in tally.concepts if concept in deep for code in deep[concept]})


@cache
def _deep_codes() -> dict[int, tuple[str, ...]]:
    """Concepts that are the name of a topic below the second level."""
    deep = {
        number: tuple(code for code in concept.codes if topics()[code].level > 2)
        for number, concept in enumerate(dictionary().concepts)
    }
    return {number: codes for number, codes in deep.items() if codes}


def _naming(tally: Tally, code: str) -> Decision:
    deep = _deep_codes()
    naming = (concept for concept in tally.concepts if code in deep.get(concept, ()))
    spans = sorted({tally.seen_concepts[concept] for concept in naming})
    found = tuple(Evidence(start, end, None) for start, end in spans[:MOST])
    return Decision("iptc", code, topics()[code].label, None, None, found)


def _decision(judged: _Judged, head: int, reason: str | None = None) -> Decision:
    topic = topics()[heads()[head]]
    return Decision(topic.scheme, topic.code, topic.label, round(judged.chances[head], 4), reason)
