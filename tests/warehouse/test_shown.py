from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.kit import DAY, land, moment, next_day, night, query
from warehouse import catalog, journal, shown
from warehouse.connect import snapshots
from warehouse.paths import Home


@pytest.fixture
def published(home: Home, inbox: Path) -> Home:
    land(home, inbox, {"a.txt": "Kosovo"}, moment())
    night(home)
    return home


def test_the_note_says_what_readers_see(published: Home) -> None:
    note = shown.in_place(published)
    assert note is not None
    assert (note["snapshot"], note["versions"]["documents"]) == ("000001", 0)
    assert journal.is_shown(published)


def test_a_catalog_that_somebody_wrote_to_is_made_again(published: Home) -> None:
    published.catalog.chmod(0o644)
    with closing(duckdb.connect(published.catalog)) as careless:
        careless.execute("CREATE TABLE mine (x INTEGER)")
    assert shown.in_place(published) is None
    assert night(published, run_id="run-2").tables == ()
    assert query(published, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'mine'") == [(0,)]


def test_catalogs_are_nobodys_to_write(published: Home) -> None:
    kept = catalog.kept_path(published, "000001")
    assert [path.stat().st_mode & 0o777 for path in (published.catalog, kept)] == [0o444, 0o444]


def test_a_log_left_by_a_writer_does_not_spoil_the_next_catalog(published: Home, inbox: Path) -> None:
    code = (
        "import duckdb, os, sys; c = duckdb.connect(sys.argv[1]); c.execute('SET wal_autocheckpoint = \"1GB\"');"
        "c.execute('CREATE TABLE mine (x INTEGER)'); os._exit(0)"
    )
    published.catalog.chmod(0o644)
    subprocess.run([sys.executable, "-c", code, str(published.catalog)], check=True)
    assert published.catalog.with_name("rostrum.duckdb.wal").exists()
    land(published, inbox, {"b.txt": "Serbia"}, moment(next_day()))
    night(published, next_day(), "run-2")
    with closing(duckdb.connect(published.catalog, read_only=True)) as plain:
        assert plain.execute("SELECT count(*) FROM documents").fetchall() == [(2,)]


@contextmanager
def held_open(path: Path) -> Iterator[None]:
    """Another process that has the catalog open for writing."""
    code = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('ready', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", code, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield
        process.communicate()


def test_a_writer_that_holds_the_catalog_does_not_stop_the_night(published: Home, inbox: Path) -> None:
    published.catalog.chmod(0o644)
    with held_open(published.catalog):
        assert not night(published, run_id="run-2").changed
        land(published, inbox, {"b.txt": "Serbia"}, moment(hour=10))
        assert night(published, run_id="run-3").changed
    assert query(published, "SELECT count(*) FROM documents") == [(2,)]


def test_a_cut_between_the_kept_copy_and_the_catalog_loses_nothing(
    published: Home, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    land(published, inbox, {"b.txt": "Serbia"}, moment(hour=10))

    def fail(*_arguments: object, **_named: object) -> None:
        raise OSError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr(catalog, "put", fail)
        with pytest.raises(OSError, match="power cut"):
            night(published, run_id="cut")
    assert query(published, "SELECT count(*) FROM documents") == [(1,)]
    journal.recover(published)
    assert snapshots(published) == ["000001"]
    again = night(published, run_id="run-2")
    assert snapshots(published) == ["000001", again.snapshot]
    assert query(published, "SELECT count(*) FROM documents") == [(2,)]


def test_folders_above_the_warehouse_do_not_count_as_columns(tmp_path: Path) -> None:
    home, inbox = Home(tmp_path / "type=prod" / "partition_day=1999-01-01" / "home"), tmp_path / "in"
    land(home, inbox, {"a.txt": "Kosovo"}, moment())
    night(home)
    land(home, inbox, {"a.txt": "Kosovo anew"}, moment(next_day()))
    night(home, next_day(), "run-2")
    rows = query(home, "SELECT type, partition_day FROM mentions ORDER BY 2")
    assert rows == [("LOC", DAY), ("LOC", next_day())]
    assert query(home, "SELECT DISTINCT type FROM daily_mentions") == [("LOC",)]
    assert query(home, "SELECT min(partition_day) FROM documents") == [(DAY,)]


def test_readers_get_what_was_published_where_somebody_wrote_to_the_catalog(published: Home) -> None:
    published.catalog.chmod(0o644)
    with closing(duckdb.connect(published.catalog)) as careless:
        careless.execute("CREATE TABLE mine (x INTEGER)")
        careless.execute("CHECKPOINT")
        assert query(published, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'mine'") == [(0,)]
        assert query(published, "SELECT count(*) FROM documents") == [(1,)]
