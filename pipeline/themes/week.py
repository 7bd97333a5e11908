"""One week: what joins the themes there are, what makes new ones, which of them merge, part or end.

The same passages and the same state give the same outcome, in whatever order they come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.themes import change
from pipeline.themes.centres import Numbers, centres_of, clear, joined
from pipeline.themes.found import found, is_enough, mark
from pipeline.themes.named import frequencies, nearest
from pipeline.themes.passage import Key, Passage
from pipeline.themes.represent import Counted, Matrix, Represent, counted, represent

WINDOW: Final = 8
"""Weeks of receipt whose passages are compared."""
QUIET: Final = 4
"""Weeks with news but none of its own after which a theme retires."""
_NEWS: Final = 3
"""Passages of the week without which a group is no new theme, and a retired one does not return."""


class Theme(NamedTuple):
    """A theme as it stands after a week."""

    theme_id: str
    first_week: date
    last_seen_week: date
    quiet_weeks: int = 0
    split_from: str | None = None
    merged_into: str | None = None
    is_retired: bool = False


class State(NamedTuple):
    """What is known before a week: themes by id, retired ones too, and who belongs to them."""

    themes: Mapping[str, Theme]
    members: Mapping[Key, str]


NOTHING: Final = State({}, {})


class Window(NamedTuple):
    """Passages that are compared, in order of their keys: which are of the week, terms and vectors."""

    week: date
    passages: Sequence[Passage]
    is_news: npt.NDArray[np.bool_]
    counted: Counted
    vectors: Matrix


class Outcome(NamedTuple):
    """A week's themes by id, with those that ended in it; the members of each by place in the window."""

    window: Window
    themes: dict[str, Theme]
    groups: dict[str, Numbers]


def window_of(
    week: date, passages: Sequence[tuple[Passage, date]], represented: Represent = represent
) -> Window:
    """Return the window of passages given with their weeks (Mondays), in any order."""
    ordered = sorted(passages, key=lambda one: one[0].key)
    own = [passage for passage, _ in ordered]
    is_news = np.array([monday == week for _, monday in ordered], bool)
    terms = counted(own)
    return Window(week, own, is_news, terms, represented(own, terms))


def advance(window: Window, state: State) -> Outcome:
    """Take the themes a week on."""
    groups = _joined(window, _known(window, state))
    groups, into = _merged(window, groups, state)
    parts = _parted(window, groups)
    groups |= parts.groups
    fresh = _fresh(window, groups)
    themes = _continued(window, groups, state) | _ended(window, into, state)
    themes |= {name: _new(window, name, parts.origin.get(name)) for name in (*fresh, *parts.groups)}
    groups |= fresh
    return Outcome(window, themes, {theme: groups[theme] for theme in sorted(groups.keys() & themes.keys())})


def _known(window: Window, state: State) -> dict[str, Numbers]:
    """The members that themes have so far, by theme."""
    found: dict[str, list[int]] = {}
    for number, passage in enumerate(window.passages):
        theme = state.members.get(passage.key)
        if theme is not None and theme in state.themes:
            found.setdefault(theme, []).append(number)
    return {theme: np.array(found[theme], np.int64) for theme in sorted(found)}


def _joined(window: Window, groups: dict[str, Numbers]) -> dict[str, Numbers]:
    """Let those who belong to no theme join one that is near."""
    if not groups:
        return {}
    free = _free(window, groups)
    taken = joined(window.vectors[free], centres_of(window.vectors, list(groups.values())))
    return {
        theme: np.sort(np.concatenate([group, free[taken == number]]))
        for number, (theme, group) in enumerate(groups.items())
    }


def _free(window: Window, groups: Mapping[str, Numbers]) -> Numbers:
    is_free = np.ones(len(window.passages), bool)
    for group in groups.values():
        is_free[group] = False
    return np.flatnonzero(is_free & (np.abs(window.vectors).sum(axis=1) > 0))


def _merged(
    window: Window, groups: dict[str, Numbers], state: State
) -> tuple[dict[str, Numbers], dict[str, str]]:
    """Put themes together that have become one; return the groups and which went into which."""
    ages = {theme: state.themes[theme].first_week for theme in groups}
    into = change.merged(window.vectors, groups, ages)
    left = {theme: group for theme, group in groups.items() if theme not in into}
    for theme, elder in into.items():
        left[elder] = np.sort(np.concatenate([left[elder], groups[theme]]))
    return left, into


class _Parts(NamedTuple):
    groups: dict[str, Numbers]
    origin: dict[str, str]


def _parted(window: Window, groups: dict[str, Numbers]) -> _Parts:
    """Take the smaller part out of themes that have fallen apart; it becomes a theme of its own."""
    made, origin = {}, {}
    for theme, group in groups.items():
        part = change.parted(window.passages, window.vectors, group)
        if part is not None:
            name = _name(window, part)
            made[name], origin[name] = part, theme
    for name, theme in origin.items():
        groups[theme] = np.setdiff1d(groups[theme], made[name])
    return _Parts(made, origin)


def _fresh(window: Window, groups: dict[str, Numbers]) -> dict[str, Numbers]:
    """Return new themes among those that belong to none; groups that add to a theme join it in `groups`."""
    names = list(groups)
    centres = change.directions(window.vectors, list(groups.values()))
    everywhere = frequencies(window.passages)
    made: dict[str, Numbers] = {}
    loose = found(window.passages, window.vectors, _free(window, groups))
    for group in _cleared(window, loose, centres):
        near = centres @ change.directions(window.vectors, [group])[0]
        if len(near) and near.max() >= change.ADDED:
            theme = names[int(near.argmax())]
            groups[theme] = np.sort(np.concatenate([groups[theme], group]))
        elif window.is_news[group].sum() >= _NEWS and not _is_named(window, group, everywhere):
            made[_name(window, group)] = group
    return made


def _cleared(window: Window, groups: Sequence[Numbers], centres: Matrix) -> Iterator[Numbers]:
    """Yield groups without those who lie between them and others, where enough are left."""
    own = change.directions(window.vectors, groups)
    for number, group in enumerate(groups):
        left = clear(window.vectors, group, np.vstack([centres, np.delete(own, number, axis=0)]))
        if is_enough(window.passages, left):
            yield left


def _is_named(window: Window, group: Numbers, everywhere: Counter[str]) -> bool:
    return nearest([window.passages[one] for one in group], everywhere).is_name


def _name(window: Window, group: Numbers) -> str:
    """Return the id of a new theme: the week it was found in and its most typical passage."""
    near = window.vectors[group] @ window.vectors[group].sum(axis=0)
    typical = window.passages[group[int(near.argmax())]]
    year, week, _ = window.week.isocalendar()
    return f"theme-{year}w{week:02}-{mark(typical.key)[:8]}"


def _new(window: Window, name: str, origin: str | None) -> Theme:
    return Theme(name, window.week, window.week, split_from=origin)


def _continued(window: Window, groups: dict[str, Numbers], state: State) -> dict[str, Theme]:
    """Return the themes of before as they stand now; a retired one returns only with enough news."""
    found = {}
    for theme, one in state.themes.items():
        news = int(window.is_news[groups[theme]].sum()) if theme in groups else 0
        if theme in groups and news >= (_NEWS if one.is_retired else 1):
            found[theme] = one._replace(last_seen_week=window.week, quiet_weeks=0, is_retired=False)
        elif not one.is_retired:
            quiet = one.quiet_weeks + int(window.is_news.any())
            found[theme] = one._replace(quiet_weeks=quiet, is_retired=quiet >= QUIET)
    return found


def _ended(window: Window, into: Mapping[str, str], state: State) -> dict[str, Theme]:
    return {
        theme: state.themes[theme]._replace(merged_into=elder, is_retired=True)
        for theme, elder in into.items()
    }
