"""Names the speakers of a document's turns."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.speakers.naming.chain import NAMED_ROLES, UNNAMED_ROLES
from pipeline.speakers.naming.labels import barred
from pipeline.speakers.naming.model import Model, Numbers, model, numbers, weighed
from pipeline.speakers.naming.pairs import shown
from pipeline.speakers.naming.survey import Survey, survey
from pipeline.speakers.naming.trust import LEAST, exclusive, person_beliefs, trust_rows, trusted
from pipeline.speakers.naming.types import Guess, Named, Speech

Floats = NDArray[np.float64]

_MOST_GUESSES: Final = 4
_LEAST_GUESS: Final = 0.02
_LEAST_ROLE: Final = 0.4
"""Probability below which a role is not told."""


def name(speech: Speech, kb: KnowledgeBase, fitted: Model | None = None) -> list[Named]:
    """Return for each turn its role and its speaker; a turn with a label keeps that for its speaker."""
    if not speech.turns:
        return []
    fitted = fitted or model()
    seen = survey(speech, kb)
    given = numbers(seen, fitted.weights.worth)
    found = weighed(given, fitted.weights, barred(given, seen)).states
    raw = person_beliefs(given, found)
    trust = trusted(trust_rows(given, found, fitted.weights), fitted.trust)
    roles = [_roles(row, len(persons)) for row, persons in zip(found, given.pairs.persons, strict=True)]
    out, first = [], 0
    for turn, own in enumerate(raw):
        score = np.where(own > LEAST, trust[first : first + len(own)], own)
        score = np.interp(exclusive(score, [len(own)]), fitted.raw, fitted.honest)
        score = exclusive(score, [len(own)])  # the curve may lift two of them above one again
        out.append(_named(seen, given, fitted, turn, _Beliefs(score, roles[turn], first)))
        first += len(own)
    return out


class _Beliefs(NamedTuple):
    """What is believed of a turn: of each person who may speak, of each role; and where its rows begin."""

    persons: Floats
    roles: Floats
    first: int


def _roles(found: Floats, persons: int) -> Floats:
    """The probability of each role, whoever plays it."""
    named = found[: persons * len(NAMED_ROLES)].reshape(-1, len(NAMED_ROLES))
    roles = found[named.size :].copy()
    roles[: len(NAMED_ROLES)] += named.sum(0)
    return roles


def _named(seen: Survey, given: Numbers, fitted: Model, turn: int, beliefs: _Beliefs) -> Named:
    label = seen.speech.turns[turn].label
    guesses = _guesses(seen, given, fitted, turn, beliefs)
    role = int(beliefs.roles.argmax())
    share = round(float(beliefs.roles[role]), 4)
    told = UNNAMED_ROLES[role] if share >= _LEAST_ROLE else "unknown"
    if label:
        return Named(told, share, label, None, 1.0, None, guesses)
    best = guesses[0] if guesses and guesses[0].score >= fitted.threshold else None
    if best is None:
        return Named(told, share, None, None, None, None, guesses)
    return Named(told, share, best.name, best.entity_id, best.score, best.evidence, guesses)


def _guesses(seen: Survey, given: Numbers, fitted: Model, turn: int, beliefs: _Beliefs) -> tuple[Guess, ...]:
    persons, chances = given.pairs.persons[turn], beliefs.persons
    order = [int(one) for one in np.argsort(-chances, kind="stable")[:_MOST_GUESSES]]
    return tuple(
        Guess(
            seen.persons[persons[one]].name,
            seen.persons[persons[one]].entity_id,
            round(float(chances[one]), 4),
            _evidence(given, fitted, beliefs.first + one),
        )
        for one in order
        if chances[one] >= _LEAST_GUESS
    )


def _evidence(given: Numbers, fitted: Model, row: int) -> int | None:
    """The sentence that speaks for a person most."""
    found = max(shown(given.pairs, fitted.weights.pair, row), default=None, key=lambda pair: pair[0])
    return found[1] if found else None
