from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables import TABLES
from tests.warehouse.kit import land, moment, next_day, night, query
from warehouse import views
from warehouse.paths import Home

COUNT = "SELECT count(*) FROM mentions"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("catalog")
    home = Home(folder / "it's a home")
    land(home, folder / "in", {"a.txt": "Kosovo and Serbia"}, moment())
    night(home)
    land(home, folder / "in", {"b.txt": "Kosovo"}, moment(next_day()))
    night(home, next_day(), "run-2")
    return home


def plain_client(catalog: str, cwd: Path, sql: str = COUNT) -> str:
    """Ask with nothing but duckdb, in a process of its own."""
    code = f"import duckdb; print(duckdb.connect({catalog!r}, read_only=True).sql({sql!r}).fetchall())"
    command = [sys.executable, "-I", "-c", code]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    return done.stdout.strip() or done.stderr


def test_any_client_reads_it_from_anywhere(published: Home, tmp_path: Path) -> None:
    assert plain_client(str(published.catalog), tmp_path) == "[(3,)]"
    assert plain_client("rostrum.duckdb", published.root) == "[(3,)]"
    assert plain_client("catalogs/rostrum-000001.duckdb", published.root) == "[(2,)]"


def test_it_can_be_moved(published: Home, tmp_path: Path) -> None:
    shutil.copytree(published.root, tmp_path / "elsewhere")
    hidden = published.root.with_name("hidden")
    published.root.rename(hidden)
    try:
        place = tmp_path / "elsewhere"
        assert plain_client(str(place / "rostrum.duckdb"), tmp_path) == "[(3,)]"
        assert plain_client("elsewhere/rostrum.duckdb", tmp_path) == "[(3,)]"
        assert plain_client("elsewhere/catalogs/rostrum-000001.duckdb", tmp_path) == "[(2,)]"
        assert query(Home(place), COUNT) == [(3,)]
    finally:
        hidden.rename(published.root)


def test_it_can_be_attached(published: Home, tmp_path: Path) -> None:
    path = str(published.catalog).replace("'", "''")
    with duckdb.connect(tmp_path / "mine.duckdb") as connection:
        connection.execute(f"ATTACH '{path}' AS rostrum (READ_ONLY)")
        assert connection.execute("SELECT count(*) FROM rostrum.mentions").fetchall() == [(3,)]
        assert connection.execute("SELECT rostrum.span('abc', 1, 2)").fetchall() == [("b",)]
    shutil.copytree(published.root, tmp_path / "moved")
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{tmp_path}/moved/rostrum.duckdb' AS rostrum (READ_ONLY)")
        connection.execute(f"SET VARIABLE rostrum_home = '{tmp_path}/moved'")
        assert connection.execute("SELECT count(*) FROM rostrum.mentions").fetchall() == [(3,)]


def test_every_declared_table_is_a_view_with_its_columns_and_comments(published: Home) -> None:
    for table in TABLES.values():
        found = query(
            published,
            f"SELECT column_name, data_type, comment FROM duckdb_columns() WHERE table_name = '{table.name}'",
        )
        wanted = [
            (
                c.name,
                views.sql_type(c.type).replace('"', ""),
                c.description + (f" Unit: {c.unit}." if c.unit else ""),
            )
            for c in table.columns
        ]
        assert [(name, kind.replace('"', ""), comment) for name, kind, comment in found] == wanted
        comments = query(published, f"SELECT comment FROM duckdb_views() WHERE view_name = '{table.name}'")
        assert comments[0][0].startswith(table.description)
        query(published, f"SELECT * FROM {table.name}")


def test_it_says_which_snapshot_it_is(published: Home) -> None:
    rows = query(
        published,
        "SELECT snapshot, delta_version, row_count, file_count FROM snapshot WHERE table_name = 'mentions'",
    )
    assert rows == [("000002", 1, 3, 2)]
    files = query(
        published, "SELECT path, row_count FROM snapshot_files WHERE table_name = 'mentions' ORDER BY 1"
    )
    assert [count for _, count in files] == [2, 1]
    assert all(not Path(path).is_absolute() and (published.root / path).exists() for path, _ in files)


def test_a_filter_on_the_day_reads_only_its_files(published: Home) -> None:
    with duckdb.connect(published.catalog, read_only=True) as connection:
        plan = connection.execute(
            "EXPLAIN ANALYZE SELECT * FROM mentions WHERE partition_day = DATE '2026-03-02'"
        ).fetchall()
    assert "1/2" in plan[0][1] or "Total Files Read: 1" in plan[0][1]


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


TEXT = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("😀👩‍👩‍👧e\u0301🇽🇰\n\0h l")),
    max_size=30,
)


@pytest.fixture(scope="module")
def macros(published: Home):
    with duckdb.connect(published.catalog, read_only=True) as connection:
        yield connection


@given(TEXT, st.integers(0, 30))
def test_offsets_go_to_utf16_and_back(macros: duckdb.DuckDBPyConnection, text: str, at: int) -> None:
    at = min(at, len(text))
    query = "SELECT utf16_length($t), utf16_offset($t, $n), code_point_offset($t, utf16_offset($t, $n))"
    assert macros.execute(query, {"t": text, "n": at}).fetchall() == [(utf16(text), utf16(text[:at]), at)]


@given(TEXT, st.integers(0, 60))
def test_an_offset_inside_a_pair_is_that_of_its_character(
    macros: duckdb.DuckDBPyConnection, text: str, at: int
) -> None:
    expected = sum(utf16(text[: n + 1]) <= at for n in range(len(text)))
    assert macros.execute("SELECT code_point_offset($t, $n)", {"t": text, "n": at}).fetchall() == [
        (expected,)
    ]


@given(TEXT, st.integers(0, 30), st.integers(0, 30))
def test_spans_are_slices(macros: duckdb.DuckDBPyConnection, text: str, start: int, end: int) -> None:
    start, end = sorted((start, end))
    found = macros.execute("SELECT span($t, $s, $e)", {"t": text, "s": start, "e": end}).fetchall()
    assert found == [(text[start:end],)]


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("clock(754.2)", "12:34"),
        ("clock(3754)", "1:02:34"),
        ("clock(0)", "00:00"),
        ("clock(NULL)", None),
        ("in_context('one two\n three', 4, 7)", "one [two] three"),
        ("in_context('one two three', 4, 7, width := 2)", "e [two] t"),
        ("utf16_offset(NULL, 1)", None),
        ("code_point_offset('😀', -1)", 0),
    ],
)
def test_macros(macros: duckdb.DuckDBPyConnection, sql: str, expected: object) -> None:
    assert macros.execute(f"SELECT {sql}").fetchall() == [(expected,)]
