"""What the whole document says of a person, as numbers: how likely one of the speakers, and in which role."""

from __future__ import annotations

from math import log1p
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.speakers.naming.standing import (
    CALLED,
    FLOOR,
    GREETED,
    KINDS,
    OPENS,
    PLACES,
    SAYS,
    SELF,
    SPOKEN_OF,
    THANKED,
    TITLED,
)
from pipeline.speakers.naming.survey import Survey

Floats = NDArray[np.float64]

_ADDRESSED: Final = [kind for kind in range(KINDS) if kind not in (SELF, OPENS, SAYS, SPOKEN_OF, TITLED)]
_EARLY: Final = 3
PERSON_WIDTH: Final = 39


def person_rows(seen: Survey) -> Floats:
    """Return the numbers of each person [person, PERSON_WIDTH]."""
    counts = np.zeros((len(seen.persons), KINDS))
    turns: list[set[int]] = [set() for _ in seen.persons]
    for number, events in enumerate(seen.events):
        for one in events:
            counts[one.person, one.event // PLACES] += one.share
            turns[one.person].add(number)
    first_in = [_first(seen, part) for part in (0, 1)]
    rows = [
        _row(seen, person, counts[person], len(turns[person]), first_in)
        for person in range(len(seen.persons))
    ]
    return np.array(rows).reshape(len(rows), PERSON_WIDTH)


def _first(seen: Survey, part: int) -> int:
    """The person whom the title (0) or the description (1) names first; -1 where it names nobody."""
    span = (seen.speech.title, seen.speech.description)[part]
    places = [
        (seen.speech.mentions[mention].start, number)
        for number, person in enumerate(seen.persons)
        for mention, share in person.mentions
        if span and share == 1.0 and span[0] <= seen.speech.mentions[mention].start < span[1]
    ]
    return min(places)[1] if places else -1


def _row(seen: Survey, number: int, counts: Floats, turns: int, first_in: list[int]) -> list[float]:
    person, sorts = seen.persons[number], seen.sorts[number]
    title, description, tags = seen.heads[number]
    total = float(counts.sum())
    addressed = float(counts[_ADDRESSED].sum())
    of = counts[SPOKEN_OF] + counts[TITLED]
    own = counts[SELF] + counts[OPENS] + counts[SAYS]
    is_head, is_absent = title + description + tags > 0, addressed + own == 0
    return [
        1.0,
        float(title > 0),
        float(description > 0),
        float(tags > 0 and title + description == 0),
        log1p(own),
        log1p(counts[FLOOR] + counts[CALLED]),
        log1p(addressed),
        log1p(total) / 3,
        float(first_in[0] == number),
        float(first_in[1] == number),
        float(title > 0 and total == 0),
        float(description > 1),
        float(counts[FLOOR] > 0),
        float(counts[CALLED] > 0),
        float(counts[THANKED] > 0),
        float(counts[GREETED] > 0),
        float(own > 0),
        float(total > 0 and addressed == 0),
        float(of / total) if total else 0.0,
        log1p(turns) / 3,
        float(person.entity_id is not None),
        float(bool(sorts)),
        float(len(person.words) > 1 or person.entity_id is not None),
        float(len(person.words) > 1 and person.entity_id is None),
        float(seen.opens[number] == 0),
        float(0 < seen.opens[number] < _EARLY),
        float(min((share for _, share in person.mentions), default=1.0) < 1.0),
        float(is_absent and not is_head),
        float(is_absent and not is_head and person.entity_id is not None),
        float(is_absent and is_head and total > 0),
        float(is_absent) * log1p(of),
        float(is_absent and turns > 1),
        float(counts[TITLED] > 0),
        float(counts[TITLED] > 0 and is_absent),
        float(all(seen.speech.mentions[one].link_method == "post" for one, _ in person.mentions)),
        *_heard(seen, number),
    ]


def _heard(seen: Survey, number: int) -> list[float]:
    """How sure the recogniser of names is: mean and greatest score, what it missed, and of single words."""
    person = seen.persons[number]
    scores = [seen.speech.mentions[one].score for one, _ in person.mentions]
    sure = [one for one in scores if one is not None]
    mean = sum(sure) / len(sure) if sure else 0.0
    missed = 1 - len(sure) / max(len(scores), 1)
    is_bare = len(person.words) == 1 and person.entity_id is None
    return [mean, max(sure, default=0.0), missed, float(is_bare) * (1 - mean)]
