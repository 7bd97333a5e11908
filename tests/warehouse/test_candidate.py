from __future__ import annotations

from contextlib import closing
from pathlib import Path

from pipeline.tables import TABLES
from tests.warehouse.kit import DAY, land, moment, next_day, night, stage_night
from warehouse.candidate import connect_candidate
from warehouse.paths import Home


def ask(home: Home, day, sql: str) -> list[tuple]:
    with closing(connect_candidate(home, day)) as connection:
        return connection.execute(sql).fetchall()


def test_every_table_is_there_from_the_start(home: Home) -> None:
    with closing(connect_candidate(home, DAY)) as connection:
        for table in TABLES.values():
            empty = connection.sql(f"SELECT * FROM {table.name}").to_arrow_table()
            assert empty.schema.names == table.schema.names
            assert empty.cast(table.schema).num_rows == 0


def test_the_staged_day_takes_the_place_of_the_published_one(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "Kosovo"}, moment())
    night(home)
    land(home, inbox, {"b.txt": "Serbia"}, moment(hour=10))
    stage_night(home, run_id="run-2")
    assert ask(home, DAY, "SELECT count(*) FROM mentions") == [(2,)]
    assert ask(home, DAY, "SELECT count(*) FROM published.mentions") == [(1,)]
    assert ask(home, next_day(), "SELECT count(*) FROM mentions") == [(1,)]


def test_flags_of_documents_are_worked_out_over_all_days(home: Home, inbox: Path) -> None:
    land(home, inbox, {"a.txt": "one"}, moment())
    night(home)
    land(home, inbox, {"a.txt": "two"}, moment(next_day()))
    stage_night(home, next_day(), "run-2")
    flags = "SELECT revision, is_current, superseded_at, first_seen_at FROM {} ORDER BY 1"
    assert ask(home, next_day(), flags.format("documents")) == [
        (1, False, moment(next_day()), moment()),
        (2, True, None, moment()),
    ]
    assert ask(home, next_day(), flags.format("published.documents")) == [(1, True, None, moment())]
