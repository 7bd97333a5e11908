from __future__ import annotations

import pytest

from tests.warehouse.kit import land, moment, night
from warehouse.connect import connect
from warehouse.examples import examples
from warehouse.paths import Home


def test_each_has_a_question_for_a_title() -> None:
    found = examples()
    assert len(found) >= 3
    assert all(example.title.endswith("?") and example.name for example in found)
    assert [example.name for example in found[:2]] == ["named_most", "said_about_kosovo"]
    assert found[-1].name == "places_on_a_map"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("examples")
    home = Home(folder / "home")
    land(home, folder / "in", {"a.txt": "Kosovo and Serbia"}, moment())
    night(home)
    return home


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
def test_each_runs_on_a_catalog(published: Home, example) -> None:
    with connect(published) as connection:
        connection.execute(example.sql).fetchall()
