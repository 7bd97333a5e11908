"""Figures of themes replayed week by week: do members keep their theme, and is a theme worth keeping."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from benchmarks.themes_texts import Dated
from pipeline.themes.centres import Numbers, centres_of, joined
from pipeline.themes.found import found
from pipeline.themes.label import languages, scores
from pipeline.themes.passage import Key
from pipeline.themes.represent import unit_rows
from pipeline.themes.rows import Kept, kept
from pipeline.themes.terms import family
from pipeline.themes.week import NOTHING, WINDOW, Outcome, State, advance, window_of

_TELLING: Final = 10
"""Stems of a theme whose coherence is measured, as is usual."""


class Week(NamedTuple):
    """A week replayed: the state before it, its outcome and its rows."""

    before: State
    outcome: Outcome
    kept: Kept


def replay(texts: Sequence[Dated]) -> Iterator[Week]:
    """Yield the weeks as the product makes them, each from the state that the one before left."""
    weeks = sorted({one.week for one in texts})
    state = NOTHING
    for number, week in enumerate(weeks):
        first = weeks[max(0, number - WINDOW + 1)]
        window = window_of(week, [(one.passage, one.week) for one in texts if first <= one.week <= week])
        outcome = advance(window, state)
        one = kept(outcome, state)
        yield Week(state, outcome, one)
        state = one.state


class Stability(NamedTuple):
    """Shares of the members of themes alive in a week that are in the theme with the same id a week later.

    `published`: as readers see it. `nearest`: every member assigned anew, without knowing where it belongs,
    to the nearest of next week's themes, whose centres are taken without it. `rejoined`: likewise, and lost
    too where it is not near enough to join. `scratch`: all weeks clustered by themselves and their themes
    matched one to one by common members (Kuhn 1955): what one gets without any memory.
    """

    published: float
    nearest: float
    rejoined: float
    scratch: float


def stability(weeks: Sequence[Week]) -> list[Stability]:
    """Return the figures of each week but the first."""
    own = [_by_itself(week) for week in weeks]
    found = []
    for number in range(1, len(weeks)):
        then, now = weeks[number - 1], weeks[number]
        if members := _alive(then):
            seen = now.kept.state.members
            published = float(np.mean([seen.get(key) == theme for key, theme in members.items()]))
            nearest, rejoined = _again(now, members)
            found.append(Stability(published, nearest, rejoined, _matched(own[number - 1], own[number])))
    return found


def _alive(week: Week) -> dict[Key, str]:
    """Members of the themes that live after a week."""
    state = week.kept.state
    return {key: one for key, one in state.members.items() if not state.themes[one].is_retired}


def _again(week: Week, members: Mapping[Key, str]) -> tuple[float, float]:
    """Assign members anew: shares that come to their theme as the nearest, and near enough to join."""
    window, groups = week.outcome.window, week.outcome.groups
    names, vectors = list(groups), window.vectors
    centres = centres_of(vectors, list(groups.values()))
    near = vectors @ centres.directions.T
    for number, group in enumerate(groups.values()):
        others = unit_rows(vectors[group].sum(axis=0) - vectors[group])
        near[group, number] = np.einsum("ij,ij->i", vectors[group], others)
    rows = [one for one, passage in enumerate(window.passages) if passage.key in members]
    wanted = [members[window.passages[one].key] for one in rows]
    best = near[rows].argmax(axis=1)
    is_same = np.array([names[one] == theme for one, theme in zip(best, wanted, strict=True)])
    is_near = near[rows, best] >= centres.near[best]
    return float(is_same.mean()), float((is_same & is_near).mean())


def _by_itself(week: Week) -> dict[Key, int]:
    """Cluster a week's window without any memory: the theme of each member by number."""
    window = week.outcome.window
    groups = found(window.passages, window.vectors, np.arange(len(window.passages)))
    if not groups:
        return {}
    taken = joined(window.vectors, centres_of(window.vectors, groups))
    for number, group in enumerate(groups):
        taken[group] = number
    return {window.passages[one].key: int(theme) for one, theme in enumerate(taken) if theme >= 0}


def _matched(then: Mapping[Key, int], now: Mapping[Key, int]) -> float:
    from scipy.optimize import linear_sum_assignment

    common = [(theme, now[key]) for key, theme in then.items() if key in now]
    if not common:
        return 0.0
    table = np.zeros((1 + max(then.values()), 1 + max(now.values())))
    for one, other in common:
        table[one, other] += 1
    rows, columns = linear_sum_assignment(-table)
    return float(table[rows, columns].sum() / len(then))


def coherence(week: Week) -> tuple[float, float]:
    """Return the mean NPMI (Bouma 2009) of themes' telling stems, and that of stems as frequent drawn by lot.

    Stems are those of the language most members have; they are counted in the passages of the window.
    """
    window, groups = week.outcome.window, list(week.outcome.groups.values())
    present = (window.counted.counts > 0).tocsc()
    column = {name: number for number, name in enumerate(window.counted.names)}
    own = np.array([family(passage.language) for passage in window.passages])
    rng = np.random.default_rng(7)
    values, drawn = [], []
    for group, telling in zip(groups, scores(window.counted, groups), strict=True):
        language = family(languages([window.passages[one] for one in group])[0])
        stems = [column[one] for one in telling if one.startswith(f"{language}:")][:_TELLING]
        rows = np.flatnonzero(own == language)
        values.append(npmi(present[rows][:, stems].toarray()))
        drawn.append(
            npmi(present[rows][:, _as_frequent(present, rows, stems, window.counted.names, rng)].toarray())
        )
    return float(np.mean(values)), float(np.mean(drawn))


def _as_frequent(
    present: npt.NDArray[np.bool_],
    rows: Numbers,
    stems: Sequence[int],
    names: Sequence[str],
    rng: np.random.Generator,
) -> list[int]:
    """Draw for each stem another of its language that is about as frequent."""
    counts = np.asarray(present[rows].sum(axis=0)).ravel()
    prefix = names[stems[0]].partition(":")[0] + ":"
    others = np.array([number for number, name in enumerate(names) if name.startswith(prefix)])
    ordered = others[np.argsort(counts[others], kind="stable")]
    place = {int(number): where for where, number in enumerate(ordered)}
    reach = 25
    return [
        int(ordered[min(max(place[stem] + int(rng.integers(-reach, reach)), 0), len(ordered) - 1)])
        for stem in stems
    ]


def npmi(has: npt.NDArray[np.bool_]) -> float:
    """Return the mean normalised pointwise mutual information of pairs of columns; -1 without a meeting."""
    total = len(has)
    values = []
    for one, other in combinations(range(has.shape[1]), 2):
        both = float((has[:, one] & has[:, other]).sum()) / total
        alone = float(has[:, one].mean() * has[:, other].mean())
        values.append(
            math.log(both / alone) / -math.log(both) if 0 < both < 1 else -1.0 if both == 0 else 1.0
        )
    return float(np.mean(values)) if values else 0.0


def apart(week: Week) -> tuple[float, float]:
    """Return the mean cosine of passages of one theme, and of passages of two themes."""
    groups = list(week.outcome.groups.values())
    vectors = week.outcome.window.vectors
    centres = np.stack([vectors[group].mean(axis=0) for group in groups])
    near = centres @ centres.T
    within = [
        (len(group) * near[number, number] - 1) / (len(group) - 1)
        for number, group in enumerate(groups)
        if len(group) > 1
    ]
    return float(np.mean(within)), float(near[~np.eye(len(groups), dtype=bool)].mean())


def twins(week: Week, texts: Sequence[Dated]) -> tuple[int, float, float]:
    """Return how many passages and their translations there are, with the shares that lie in one theme.

    The first share is of pairs of which both are in some theme, the second of those of which any is. Pairs
    are the passages of documents that have as many in both languages.
    """
    members = week.kept.state.members
    places: dict[str, dict[str, list[Key]]] = defaultdict(lambda: defaultdict(list))
    for one in sorted(texts):
        language, _, name = one.passage.document_id.partition(" ")
        places[name][language].append(one.passage.key)
    pairs = [
        (members.get(a), members.get(b))
        for sides in places.values()
        if len(sides) == 2 and len({len(side) for side in sides.values()}) == 1
        for a, b in zip(*sides.values(), strict=True)
    ]
    both = [a == b for a, b in pairs if a and b]
    some = [a == b for a, b in pairs if a or b]
    return len(pairs), float(np.mean(both)), float(np.mean(some))


def covered(week: Week, texts: Sequence[Dated]) -> float:
    """Return the share of all passages that belong to a theme in the end."""
    return sum(one.passage.key in week.kept.state.members for one in texts) / len(texts)


class Told(NamedTuple):
    """What became of the event: weeks counted from 1, null where it did not come to that."""

    announced: int | None
    retired: int | None
    recall: float
    precision: float
    label: str


def told(weeks: Sequence[Week], event: Sequence[Dated]) -> Told:
    """Return when the event's theme was announced and retired, and how it and the event overlap."""
    members = weeks[-1].kept.state.members
    own = {one.passage.key for one in event}
    counts = Counter(members[key] for key in own if key in members)
    if not counts:
        return Told(None, None, 0.0, 0.0, "")
    theme, count = counts.most_common(1)[0]
    rows = [
        (number, row)
        for number, week in enumerate(weeks, 1)
        for row in week.kept.themes
        if row["theme_id"] == theme
    ]
    status = {row["status"]: number for number, row in reversed(rows)}
    size = sum(1 for one in members.values() if one == theme)
    return Told(
        status.get("new"), status.get("retired"), count / len(own), count / size, str(rows[0][1]["label"])
    )
