"""Themes in the night: before what counts them, with rows where there is enough to find any."""

from __future__ import annotations

from assets import keys
from assets.definitions import defs
from assets.themes import INPUTS, TABLES
from tests.assets.conftest import Night


def test_they_are_made_from_all_that_they_read_and_counted_after() -> None:
    graph = defs.resolve_asset_graph()
    for table in TABLES:
        assert graph.get(keys.staged(table)).parent_keys == {keys.staged(name) for name in INPUTS}
    assert keys.staged("theme_members") in graph.get(keys.staged("daily_topics")).parent_keys


def test_three_small_files_make_none_and_the_night_goes_on(night: Night) -> None:
    assert night.result.status == "published"
    assert night.result.rows["themes"] == night.result.rows["theme_members"] == 0
    assert "themes" in night.result.seconds
    assert ("themes", 1, 1) in night.told
