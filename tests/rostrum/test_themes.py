"""`rostrum themes` on a warehouse that has some, and on one that has none."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from pipeline.tables import TABLES, from_rows
from rostrum.cli import app
from rostrum.codes import Exit
from rostrum.show import Format
from rostrum.themes import run
from tests.checks.night import ROWS, WEEK
from tests.warehouse.kit import DAY, land, moment, stage_night
from warehouse import staging
from warehouse.marts import build_marts
from warehouse.paths import Home
from warehouse.publish import publish

THEME = "theme-2026w09-1a2b3c4d"


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("spoken")
    home = Home(folder / "home")
    land(home, folder / "letters", {"a.txt": "Kosovo waits."}, moment())
    stage_night(home)
    for name in ("themes", "theme_members"):
        staging.write(home, name, None, from_rows(TABLES[name], ROWS[name]))
    build_marts(home, DAY)
    publish(home, DAY, "run", moment(), audited=False)
    return home


def asked(home: Home, *words: str) -> list[dict[str, object]]:
    result = CliRunner().invoke(app, ["themes", *words, "--home", str(home.root), "--format", "json"])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def test_the_last_week_is_shown_unless_another_is_asked_for(spoken: Home) -> None:
    assert [(row["status"], row["theme"], row["theme_id"]) for row in asked(spoken)] == [
        ("quiet", "again", THEME)
    ]
    assert [row["status"] for row in asked(spoken, "--week", str(WEEK))] == ["new"]
    assert [row["status"] for row in asked(spoken, "--week", "2026-02-28")] == ["new"]


def test_a_theme_has_a_life(spoken: Home) -> None:
    assert [row["status"] for row in asked(spoken, THEME)] == ["new", "quiet"]


def test_tables_are_for_people(spoken: Home, capsys: pytest.CaptureFixture[str]) -> None:
    run(spoken, None, None, Format.table)
    run(spoken, None, THEME, Format.table)
    assert "Themes of the week of 2026-03-02" in capsys.readouterr().out


@pytest.mark.parametrize(("week", "theme"), [(date(2020, 1, 1), None), (None, "theme-x")])
def test_what_there_is_not_is_said(spoken: Home, week: date | None, theme: str | None) -> None:
    with pytest.raises(typer.Exit) as stopped:
        run(spoken, week, theme, Format.table)
    assert stopped.value.exit_code == Exit.USAGE


def test_before_there_are_any_the_exit_says_so(published: Home, tmp_path: Path) -> None:
    for home in (published, Home(tmp_path)):
        with pytest.raises(typer.Exit) as stopped:
            run(home, None, None, Format.table)
        assert stopped.value.exit_code == Exit.NOTHING
