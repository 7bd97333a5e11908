"""Themes from week to week: found, kept, quiet, retired, back again; the same however often it is done."""

from __future__ import annotations

import random
from datetime import date

import numpy as np
import pytest

from pipeline.themes.change import merged, parted
from pipeline.themes.named import frequencies, nearest
from pipeline.themes.passage import Passage
from pipeline.themes.rows import Kept, kept
from pipeline.themes.week import NOTHING, QUIET, State, advance, window_of
from tests.pipeline.themes.talk import noise, passage, talk, week

Said = list[tuple[Passage, date]]
HARBOUR = [1, 2, 3]
"""Weeks in which the harbour is spoken of; the school always is, the forest from the third week on."""


def said(number: int) -> Said:
    found = [*noise(number), *talk("school", number, 20)]
    if number in HARBOUR or number == 9:
        found += talk("harbour", number, 16, "de") + talk("harbour", number, 10)
    if number >= 3:
        found += talk("forest", number, 18)
    return found


def made(number: int, state: State, said_so_far: Said) -> Kept:
    window = window_of(week(number), said_so_far)
    return kept(advance(window, state), state)


@pytest.fixture(scope="module")
def weeks() -> list[Kept]:
    so_far: Said = []
    found: list[Kept] = []
    for number in range(1, 10):
        so_far += said(number)
        found.append(made(number, found[-1].state if found else NOTHING, so_far))
    return found


def theme_of(one: Kept, subject: str) -> set[str]:
    return {theme for key, theme in one.state.members.items() if key[0].startswith(f"{subject} ")}


def status(one: Kept, theme: str) -> str | None:
    return next((row["status"] for row in one.themes if row["theme_id"] == theme), None)


def test_each_subject_is_one_theme_in_all_its_languages_and_noise_is_none(weeks: list[Kept]) -> None:
    last = weeks[-1]
    ids = [theme_of(last, subject) for subject in ("school", "harbour", "forest")]
    assert [len(one) for one in ids] == [1, 1, 1]
    assert len(set.union(*ids)) == 3
    lost = [key for key in last.state.members if key[0].startswith("noise ")]
    assert len(lost) < 5


def test_a_theme_is_new_once_and_keeps_its_id(weeks: list[Kept]) -> None:
    (forest,) = theme_of(weeks[-1], "forest")
    found = [status(one, forest) for one in weeks]
    assert found[:4] == [None, None, "new", "continuing"]
    assert set(found[3:]) == {"continuing"}
    assert forest.startswith("theme-2026w04-")
    for earlier, later in zip(weeks, weeks[1:], strict=False):
        assert earlier.state.members.items() <= later.state.members.items()


def test_a_theme_that_nobody_speaks_of_retires_and_may_return(weeks: list[Kept]) -> None:
    (harbour,) = theme_of(weeks[-1], "harbour")
    found = [status(one, harbour) for one in weeks]
    assert found == ["new", "continuing", "continuing", *["quiet"] * (QUIET - 1), "retired", None, "returned"]
    assert weeks[6].state.themes[harbour].last_seen_week == week(3)
    assert weeks[8].state.themes[harbour].last_seen_week == week(9)


def test_counts_add_up(weeks: list[Kept]) -> None:
    for one in weeks:
        for row in one.themes:
            members = [key for key, theme in one.state.members.items() if theme == row["theme_id"]]
            assert row["member_count"] == len(members)
            assert row["document_count"] == len({key[0] for key in members})
            assert row["new_member_count"] == sum(r["theme_id"] == row["theme_id"] for r in one.members)


def test_a_week_made_again_in_another_order_is_the_same(weeks: list[Kept]) -> None:
    so_far = [one for number in range(1, 5) for one in said(number)]
    random.Random(3).shuffle(so_far)
    state = weeks[2].state
    shuffled = State(dict(reversed(state.themes.items())), dict(reversed(state.members.items())))
    again = made(4, shuffled, so_far)
    assert again.themes == weeks[3].themes
    assert sorted(again.members, key=repr) == sorted(weeks[3].members, key=repr)


def test_a_theme_can_be_read(weeks: list[Kept]) -> None:
    (harbour,) = theme_of(weeks[0], "harbour")
    row = next(row for row in weeks[0].themes if row["theme_id"] == harbour)
    assert row["label"]
    assert row["label_language"] == "de"
    assert row["label_en"]
    assert {one["language"] for one in row["phrases"]} == {"de", "en"}
    assert [one["language"] for one in row["languages"]] == ["de", "en"]
    assert 1 <= len(row["examples"]) <= 3
    assert len({one["document_id"] for one in row["examples"]}) == len(row["examples"])
    assert all(one["document_id"].startswith("harbour") for one in row["examples"])
    assert row["cohesion"] > 0.5


def test_nothing_said_makes_no_theme_and_ends_none() -> None:
    first = made(1, NOTHING, said(1))
    silent = made(2, first.state, said(1))
    assert {row["status"] for row in silent.themes} == {"quiet"}
    assert all(theme.quiet_weeks == 0 for theme in silent.state.themes.values())
    assert made(1, NOTHING, []) == Kept(State({}, {}), [], [])


def test_too_little_and_copies_make_no_theme() -> None:
    few = [*noise(1), *talk("harbour", 1, 8)]
    copies = [
        (passage("harbour", "0")._replace(document_id=f"copy {number}"), week(1)) for number in range(30)
    ]
    for one in (few, [*noise(1), *copies]):
        assert not made(1, NOTHING, one).themes


def test_a_group_that_a_topic_names_is_no_theme() -> None:
    coded = [(one._replace(topics=("medtop:1",)), monday) for one, monday in talk("harbour", 1, 30)]
    assert not made(1, NOTHING, [*noise(1), *coded]).themes
    wide = [(one._replace(topics=("medtop:1",)), monday) for one, monday in noise(1)]
    (row,) = made(1, NOTHING, [*wide, *coded]).themes
    assert (row["nearest_topic"], row["nearest_topic_share"]) == ("medtop:1", 1.0)
    assert 0.1 < row["nearest_topic_cover"] <= 0.2


def test_overlap_is_measured_both_ways() -> None:
    members = [passage("a", str(one), topics=("x",) if one < 6 else ()) for one in range(8)]
    others = [passage("b", str(one), topics=("x", "y")) for one in range(6)]
    found = nearest(members, frequencies([*members, *others]))
    assert found == ("x", 1.0, 0.5)
    assert found.is_name
    assert nearest([], frequencies(others)).code is None


def test_themes_that_have_become_one_merge_into_the_oldest() -> None:
    rng = np.random.default_rng(0)
    one, other = np.eye(8, dtype=np.float32)[0], np.eye(8, dtype=np.float32)[1]
    vectors = np.stack([base + rng.normal(0, 0.02, 8) for base in [one] * 40 + [other] * 20]).astype(
        np.float32
    )
    groups = {"c": np.arange(0, 20), "a": np.arange(20, 40), "b": np.arange(40, 60)}
    assert merged(vectors, groups, {"a": week(2), "b": week(2), "c": week(1)}) == {"a": "c"}
    assert merged(vectors, groups, {"a": week(1), "b": week(2), "c": week(1)}) == {"c": "a"}


def test_a_theme_of_two_subjects_falls_apart() -> None:
    passages = [one for subject in ("harbour", "forest") for one, _ in talk(subject, 1, 30)]
    rng = np.random.default_rng(1)
    base = np.repeat(np.eye(16, dtype=np.float32)[:2], 30, axis=0)
    vectors = (base + rng.normal(0, 0.1, base.shape)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    part = parted(passages, vectors, np.arange(60))
    assert part is not None
    assert {passages[one].document_id.split(" ")[0] for one in part} in ({"harbour"}, {"forest"})
    assert parted(passages[:30], vectors[:30], np.arange(30)) is None
