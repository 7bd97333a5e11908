from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import DeltaTable

from pipeline.tables import TABLES, Column
from pipeline.tables.schema import TEXT
from tests.warehouse.kit import DAY, land, moment, next_day, night, query
from warehouse import delta
from warehouse.paths import Home


@pytest.fixture
def published(home: Home, inbox: Path) -> Home:
    land(home, inbox, {"a.txt": "Kosovo " * 5000}, moment())
    night(home)
    return home


def test_descriptions_are_in_the_delta_schema(published: Home) -> None:
    table = DeltaTable(str(published.tables / "documents"))
    fields = {field.name: field for field in table.schema().fields}
    assert fields["char_count"].metadata["comment"] == "Length of the clean text."
    assert fields["char_count"].metadata["unit"] == "code points"
    assert table.metadata().description == TABLES["documents"].description


def test_the_log_does_not_hold_texts(published: Home) -> None:
    log = published.tables / "documents" / "_delta_log" / f"{0:020d}.json"
    actions = [json.loads(line) for line in log.read_text().splitlines()]
    stats = next(json.loads(action["add"]["stats"]) for action in actions if "add" in action)
    assert set(stats["minValues"]) == {"document_id", "revision"}


def test_a_changed_description_and_a_new_column_come_in(
    published: Home, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = TABLES["mentions"]
    columns = tuple(
        replace(column, description="Anew.") if column.name == "surface" else column for column in old.columns
    )
    more = Column("note", TEXT, "A later thought.", nullable=True)
    hints = Column("hints", pa.list_(TEXT), "More thoughts, never null.")
    monkeypatch.setitem(TABLES, "mentions", replace(old, columns=(*columns, more, hints)))
    monkeypatch.setattr("tests.warehouse.kit.MENTIONS", _with_note())
    land(published, inbox, {"b.txt": "Serbia"}, moment(next_day()))
    night(published, next_day(), "run-2")
    assert query(published, "SELECT DISTINCT note FROM mentions ORDER BY 1") == [("new",), (None,)]
    assert query(published, "SELECT DISTINCT hints FROM mentions ORDER BY 1") == [([],), (["new"],)]
    assert query(published, "SELECT count(*) FROM mentions") == [(5001,)]
    fields = {field.name: field for field in DeltaTable(str(published.tables / "mentions")).schema().fields}
    assert fields["surface"].metadata["comment"] == "Anew."


def _with_note():
    from tests.warehouse.kit import MENTIONS

    def run(tables):
        rows = MENTIONS.run(tables)["mentions"]
        for name, value in (("note", "new"), ("hints", ["new"])):
            field = rows.schema.field(name)
            values = pa.array([value] * rows.num_rows, field.type)
            rows = rows.set_column(rows.schema.get_field_index(name), field, values)
        return {"mentions": rows}

    return replace(MENTIONS, run=run)


def test_nothing_published_is_no_file(home: Home) -> None:
    assert delta.files(home, "documents") == ()
    assert delta.version(home, "documents") is None


def test_files_carry_their_day(published: Home) -> None:
    assert [file.day for file in delta.files(published, "documents")] == [DAY]
    assert [file.row_count for file in delta.files(published, "mentions")] == [5000]


def test_history_stays(published: Home, inbox: Path) -> None:
    table = DeltaTable(str(published.tables / "documents"))
    key = "delta.enableExpiredLogCleanup"
    assert table.metadata().configuration[key] == "false"
    table.alter.set_table_properties({key: "true"})  # as tables of before have it
    land(published, inbox, {"b.txt": "Serbia"}, moment(next_day()))
    night(published, next_day(), "run-2")
    assert DeltaTable(str(published.tables / "documents")).metadata().configuration[key] == "false"
