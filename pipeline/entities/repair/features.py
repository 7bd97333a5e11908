"""What speaks for and against a repair, as numbers for the classifier."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.repair.costs import Costs, Floats, score
from pipeline.entities.repair.expected import Expected
from pipeline.entities.repair.forms import Form
from pipeline.entities.repair.heard import Heard
from pipeline.entities.repair.ordinary import Ordinary, familiar
from pipeline.entities.repair.phones import phones
from pipeline.entities.repair.search import Candidate

NAMES: Final = (
    "odds",
    "rest_odds",
    "rest_odds_per_phone",
    "alike",
    "letters_alike",
    "first_same",
    "last_same",
    "phones",
    "longer",
    "shorter",
    "exact",
    "is_full",
    "is_last",
    "is_first",
    "is_head",
    "ordinary",
    "most_ordinary",
    "all_odd",
    "capital",
    "small_in_cased",
    "slot",
    "before",
    "after",
    "title",
    "familiar_left",
    "familiar_right",
    "familiar_inside",
    "strange_and_frequent",
    "given",
    "said",
    "mentions",
    "is_known_word",
    "known_frequency",
    "is_given_name",
    "margin",
    "same_surface",
    "is_stem",
    "odds_ordinary",
    "odds_slot",
    "title_person",
    "title_other",
    "said_head",
)


class Scene(NamedTuple):
    """What the features look at."""

    heard: Heard
    forms: Sequence[Form]
    expected: Sequence[Expected]
    costs: Costs
    ordinary: Ordinary
    kb: KnowledgeBase


def rest(candidate: Candidate, scene: Scene) -> tuple[str, str]:
    """Return the phones of the form and of what was heard, without words that agree exactly."""
    form, heard = scene.forms[candidate.form], scene.heard
    exact = _exact(candidate, scene)
    if not exact:
        return form.sounds, "".join(heard.sounds[candidate.first : candidate.last])
    said = "".join(phones(word) for word in form.words if word not in exact)
    left = [
        heard.sounds[at] for at in range(candidate.first, candidate.last) if heard.folded[at] not in exact
    ]
    return said, "".join(left)


def _exact(candidate: Candidate, scene: Scene) -> set[str]:
    return set(scene.forms[candidate.form].words) & set(scene.heard.folded[candidate.first : candidate.last])


def table(candidates: Sequence[Candidate], scene: Scene) -> tuple[list[Candidate], Floats]:
    """Return the candidates that hold a difference, and a row of `NAMES` for each."""
    rests = [rest(candidate, scene) for candidate in candidates]
    kept = [place for place, (said, left) in enumerate(rests) if said and left]
    odds = score([rests[place] for place in kept], scene.costs)
    chosen = [candidates[place] for place in kept]
    margins = _margins(chosen, odds, scene)
    same = Counter((_surface(one, scene), scene.forms[one.form].owner) for one in chosen)
    mentions = _mentions(scene)
    rows = [
        _row(one, rests[place], chance, margin, scene, mentions, same)
        for one, place, chance, margin in zip(chosen, kept, odds.tolist(), margins, strict=True)
    ]
    return chosen, np.array(rows, dtype=np.float64).reshape(len(rows), len(NAMES))


def _surface(candidate: Candidate, scene: Scene) -> tuple[str, ...]:
    return tuple(scene.heard.folded[candidate.first : candidate.last])


def _mentions(scene: Scene) -> Counter[str]:
    """How often each folded word is heard."""
    return Counter(scene.heard.folded)


def _margins(candidates: Sequence[Candidate], odds: Floats, scene: Scene) -> list[float]:
    """How far the odds of each are above those of the best other name over the same words."""
    by_place: dict[int, dict[tuple[str, ...], float]] = defaultdict(dict)
    for one, chance in zip(candidates, odds.tolist(), strict=True):
        words = scene.forms[one.form].words
        for place in range(one.first, one.last):
            here = by_place[place]
            here[words] = max(here.get(words, -99.0), chance)
    margins = []
    for one, chance in zip(candidates, odds.tolist(), strict=True):
        own = set(scene.forms[one.form].words)
        rivals = [
            other
            for place in range(one.first, one.last)
            for rival, other in by_place[place].items()
            if own.isdisjoint(rival)
        ]
        margins.append(chance - max(rivals, default=0.0))
    return margins


def _row(
    one: Candidate,
    pair: tuple[str, str],
    odds: float,
    margin: float,
    scene: Scene,
    mentions: Counter[str],
    same: Counter[tuple[tuple[str, ...], int]],
) -> list[float]:
    heard, form, kb = scene.heard, scene.forms[one.form], scene.kb
    name = scene.expected[form.owner]
    exact = _exact(one, scene)
    places = [at for at in range(one.first, one.last) if heard.folded[at] not in exact]
    changed = [heard.folded[at] for at in places]
    frequent = [heard.frequency[at] for at in places]
    left, right = _around(one, heard)
    slot = any(heard.is_slot[at] for at in places)
    is_titled = kb.titles.get(left, "article") != "article"
    said, sounds = pair
    ordinary = min(frequent)
    inside = _familiar_inside(one, scene)
    recurrence = math.log(same[_surface(one, scene), form.owner])
    return [
        min(one.odds, 25.0) / 10,
        min(max(odds, -5.0), 20.0) / 10,
        odds / max(len(said), len(sounds)),
        one.alike,
        Levenshtein.normalized_similarity("".join(form.words), "".join(heard.folded[one.first : one.last])),
        float(said[0] == sounds[0]),
        float(said[-1] == sounds[-1]),
        math.log(min(len(said), len(sounds))),
        float(max(one.last - one.first - len(form.words), 0)),
        float(max(len(form.words) - one.last + one.first, 0)),
        float(bool(exact) or form.part == "head"),
        float(form.part == "head" or (form.part == "full" and len(form.words) > 1)),
        float(form.part == "last"),
        float(form.part == "first"),
        float(form.part == "head"),
        ordinary / 5,
        max(frequent) / 5,
        float(all(heard.is_odd[at] for at in places)),
        float(heard.is_cased and any(heard.words[at].text[0].isupper() for at in places)),
        float(heard.is_cased and not all(heard.words[at].text[0].isupper() for at in places)),
        float(slot),
        scene.ordinary.before.get(left, 0.0),
        scene.ordinary.after.get(right, 0.0),
        float(is_titled),
        float(bool(left) and familiar(left, heard.folded[one.first], scene.ordinary)),
        float(bool(right) and familiar(heard.folded[one.last - 1], right, scene.ordinary)),
        inside,
        (1.0 - inside) * recurrence,
        float(name.source == "given"),
        float(name.source == "said"),
        math.log1p(min(mentions[word] for word in form.words)),
        float(all(kb.knows(word) for word in changed)),
        min(math.log10(1 + kb.frequency(word, "en")) for word in changed),
        float(any(word in kb.given_names for word in changed)),
        min(margin, 10.0) / 10,
        recurrence,
        float(_is_stem("".join(form.words), "".join(heard.folded[one.first : one.last]))),
        min(odds, 15.0) / 10 * ordinary / 5,
        min(odds, 15.0) / 10 * slot,
        float(is_titled and name.type == "PER"),
        float(is_titled and name.type != "PER"),
        float(form.part == "head" and name.source == "said"),
    ]


def _is_stem(said: str, surface: str) -> bool:
    """Whether one begins with the other: a word that the name comes from is most often just that word."""
    return said.startswith(surface) or surface.startswith(said)


def _familiar_inside(one: Candidate, scene: Scene) -> float:
    """Share of neighbouring words inside that ordinary text has side by side; 1 for a single word."""
    pairs = list(pairwise(scene.heard.folded[one.first : one.last]))
    return sum(familiar(left, right, scene.ordinary) for left, right in pairs) / len(pairs) if pairs else 1.0


def _around(one: Candidate, heard: Heard) -> tuple[str, str]:
    """The words before and after, "" over a gap."""
    left = heard.folded[one.first - 1] if one.first and not heard.breaks[one.first] else ""
    is_last = one.last >= len(heard.words) or heard.breaks[one.last]
    return left, "" if is_last else heard.folded[one.last]
