"""A footer is known over the days of a source, and a day done again gives the same rows."""

from __future__ import annotations

from pathlib import Path

from pipeline.readers.stage import read_stage
from tests.warehouse.kit import DAY, land, moment, next_day
from warehouse import known, staging
from warehouse.paths import Home
from warehouse.work import read_day

NAMES = ("bridge", "ferry", "harbour", "school", "market", "island")


def texts(names):
    return {
        f"{name}.txt": f"The {name} office\nThe {name} opens again on Monday, said the mayor of the town, "
        f"and she was glad.\nIt is about the {name}.\nFollow Island Television"
        for name in names
    }


def standing(home: Home, day=DAY) -> list[int]:
    rows = staging.read(home, "blocks", day).to_pylist()
    return [row["end_char"] for row in rows if row["role"] == "boilerplate"]


def tables(home: Home):
    return {name: staging.read(home, name, DAY) for name in ("documents", "blocks", "links", "hashtags")}


def test_arrivals_in_pieces_give_the_rows_of_one_go(home: Home, inbox: Path, tmp_path: Path) -> None:
    other = Home(tmp_path / "other")
    made_by = []
    for hour, names in enumerate((NAMES[:3], NAMES[3:5], NAMES[5:])):
        land(home, inbox, texts(names), moment(hour=hour))
        read_day(home, DAY, stage=read_stage())
        made_by.append(staging.made_by(home, "blocks", DAY))
        land(other, inbox, {}, moment(hour=hour))
    read_day(other, DAY, stage=read_stage())
    assert len(standing(home)) == len(NAMES)
    for name, table in tables(home).items():
        assert table.equals(tables(other)[name])
    assert made_by[0] != made_by[1] == made_by[2]


def test_a_day_done_again_is_the_same(home: Home, inbox: Path) -> None:
    land(home, inbox, texts(NAMES), moment())
    read_day(home, DAY, stage=read_stage())
    before = tables(home)
    read_day(home, DAY, stage=read_stage())
    assert all(table.equals(before[name]) for name, table in tables(home).items())
    assert len(standing(home)) == len(NAMES)


def test_what_recurs_is_known_from_earlier_days(home: Home, inbox: Path) -> None:
    land(home, inbox, texts(NAMES[:5]), moment())
    read_day(home, DAY, stage=read_stage())
    known.wait(home, DAY)
    tomorrow = next_day()
    land(home, inbox, texts(NAMES[5:]), moment(tomorrow))
    read_day(home, tomorrow, stage=read_stage())
    assert len(standing(home, tomorrow)) == 1
