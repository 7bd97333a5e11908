"""Themes over nights: found when enough came in, kept for the weeks after, shown to readers as topics."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.stage import Annotator, Stage, Tables
from pipeline.tables import TABLES, from_rows
from tests.pipeline.themes.talk import text
from tests.warehouse.kit import ENTITIES, READ, land, moment, query
from warehouse import staging, themes
from warehouse.marts import build_marts
from warehouse.paths import Home
from warehouse.publish import Publication, publish, stage_operations
from warehouse.receive import files_in, folder_source, receipts, receive, sources
from warehouse.themes import stage_themes
from warehouse.work import read_day, run_stage

Row = dict[str, Any]
MONDAY = date(2026, 3, 2)
NEXT = MONDAY + timedelta(days=7)
SPEAKS = "SELECT theme_id, week, status, member_count, is_over FROM themes ORDER BY ALL"


def lines(tables: Tables) -> Tables:
    """The text of a document is one sentence."""
    rows = [
        {
            **{
                name: document[name]
                for name in ("document_id", "revision", "partition_day", "language", "text")
            },
            **{"start_char": 0, "raw_start_char": 0, "sentence_no": 0, "block_no": 0, "annotator": "lines@1"},
            **dict.fromkeys(("end_char", "raw_end_char"), document["char_count"]),
            **{"is_question": False, "is_repeat": False},
        }
        for document in tables["documents"].to_pylist()
    ]
    return {"sentences": from_rows(TABLES["sentences"], rows)}


LINES = Stage("lines", ("documents", "blocks"), ("sentences",), Annotator("lines", "1", "c" * 64), lines)


def night(home: Home, day: date, run_id: str = "run") -> Publication:
    staging.write(home, "sources", None, sources(home))
    staging.write(home, "receipts", day, receipts(home, day))
    staging.write(home, "entities", None, from_rows(TABLES["entities"], ENTITIES))
    read_day(home, day, stage=READ)
    run_stage(home, LINES, day)
    stage_themes(home, day)
    build_marts(home, day)
    stage_operations(home, day, f"{run_id} {day}", moment(day), stages=[READ, LINES])
    return publish(home, day, f"{run_id} {day}", moment(day), audited=False)


def deliver(home: Home, inbox: Path, day: date, **subjects: int) -> None:
    """Receive so many texts of each subject, and texts of nothing."""
    own = {
        f"{subject}/{day} {number}.txt": text(subject, f"{day} {number}")
        for subject, count in subjects.items()
        for number in range(count)
    }
    other = {f"noise/{day} {number}.txt": text(f"noise {day} {number}", "0") for number in range(60)}
    land(home, inbox, own | other, moment(day))


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A warehouse after one night, only to be read."""
    folder = tmp_path_factory.mktemp("harbour")
    home = Home(folder / "home")
    deliver(home, letters(home), MONDAY, harbour=24)
    night(home, MONDAY)
    return home


def letters(home: Home) -> Path:
    """The folder from which the first two nights' texts come."""
    return home.root.parent / "letters"


@pytest.fixture(scope="module")
def school(harbour: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """That warehouse after a night of the next week, only to be read."""
    home = copied(harbour, tmp_path_factory.mktemp("school"))
    deliver(home, letters(harbour), NEXT, harbour=10, school=24)
    night(home, NEXT)
    return home


@pytest.fixture
def later(harbour: Home, tmp_path: Path) -> Home:
    """A copy of the first to go on with."""
    return copied(harbour, tmp_path)


def copied(home: Home, folder: Path) -> Home:
    return Home(Path(shutil.copytree(home.root, folder / "home")))


def test_the_first_night_shows_themes_where_there_is_enough(harbour: Home) -> None:
    ((theme, week, status, count, is_over),) = query(harbour, SPEAKS)
    assert (week, status, is_over) == (MONDAY, "new", False)
    assert count >= 12
    assert theme.startswith("theme-2026w10-")


def test_readers_see_themes_among_topics_and_in_the_mart(harbour: Home) -> None:
    ((theme, count, label),) = query(harbour, "SELECT theme_id, member_count, label_en FROM themes")
    about = "SELECT code, label, unit, count(*), min(partition_day) FROM topics WHERE scheme = 'discovered' GROUP BY ALL"
    assert query(harbour, about) == [(theme, label, "document", count, MONDAY)]
    mart = "SELECT code, label, document_count FROM daily_topics WHERE scheme = 'discovered'"
    assert query(harbour, mart) == [(theme, label, count)]
    named = "SELECT count(*) FROM theme_members m JOIN documents d USING (document_id, revision) WHERE uri LIKE 'harbour/%'"
    assert query(harbour, named) == [(count,)]


def test_examples_are_sentences_of_the_documents(harbour: Home) -> None:
    found = query(
        harbour,
        "SELECT e.text = s.text FROM (SELECT unnest(examples) AS e FROM themes) JOIN sentences s "
        "ON s.document_id = e.document_id AND s.revision = e.revision AND s.sentence_no = e.sentence_no",
    )
    assert found == [(True,)] * 3


def test_the_same_night_again_changes_nothing_and_does_nothing(
    later: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(themes, "advance", lambda *_: pytest.fail("it was worked out again"))
    assert not night(later, MONDAY, "again").changed


def test_a_theme_keeps_its_id_in_the_next_week_and_the_first_is_over_then(
    harbour: Home, school: Home
) -> None:
    ((theme, *_),) = query(harbour, SPEAKS)
    rows = query(school, SPEAKS)
    assert [(row[1], row[2], row[4]) for row in rows if row[0] == theme] == [
        (MONDAY, "new", True),
        (NEXT, "continuing", False),
    ]
    assert [(row[1], row[2]) for row in rows if row[0] != theme] == [(NEXT, "new")]


def test_a_week_grows_by_night_and_the_week_before_stays(
    harbour: Home, school: Home, inbox: Path, tmp_path: Path
) -> None:
    home = copied(school, tmp_path)
    tuesday = NEXT + timedelta(days=1)
    deliver(home, inbox, tuesday, school=14)
    night(home, tuesday)
    first = query(harbour, "SELECT * EXCLUDE is_over FROM themes")
    assert query(home, f"SELECT * EXCLUDE is_over FROM themes WHERE week = DATE '{MONDAY}'") == first
    grown = f"SELECT status, new_member_count FROM themes WHERE week = DATE '{NEXT}' ORDER BY 1"
    monday, both = query(school, grown), query(home, grown)
    assert [status for status, _ in monday] == [status for status, _ in both] == ["continuing", "new"]
    assert both[1][1] > monday[1][1]
    keys = "SELECT count(*), count(DISTINCT (document_id, revision, sentence_no)) FROM theme_members"
    ((rows, passages),) = query(home, keys)
    assert rows == passages


def test_a_gap_is_filled_as_if_there_had_been_a_night_each_week(
    harbour: Home, school: Home, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = letters(harbour)
    source, files = folder_source(folder, home=home), list(files_in(folder))
    receive(home, source, [one for one in files if str(MONDAY) in one[0]], moment(MONDAY))
    with monkeypatch.context() as patch:
        patch.setattr(f"{__name__}.stage_themes", lambda *_: None)
        night(home, MONDAY)
    receive(home, source, files, moment(NEXT))
    night(home, NEXT)
    assert len(query(school, SPEAKS)) == 3
    assert query(home, SPEAKS) == query(school, SPEAKS)


def test_too_little_makes_no_rows(home: Home, inbox: Path) -> None:
    deliver(home, inbox, MONDAY, harbour=5)
    night(home, MONDAY)
    assert query(home, "SELECT count(*) FROM themes") == [(0,)]
    assert query(home, "SELECT count(*) FROM topics") == [(0,)]


def test_superseded_revisions_are_not_read(later: Home, tmp_path: Path) -> None:
    changed = {f"harbour/{MONDAY} {number}.txt": text("garden", str(number)) for number in range(24)}
    land(later, tmp_path / "letters", changed, moment(MONDAY + timedelta(days=1)))
    night(later, MONDAY + timedelta(days=1))
    members = "SELECT DISTINCT d.is_current FROM theme_members JOIN documents d USING (document_id, revision)"
    assert query(later, members) == [(True,)]
