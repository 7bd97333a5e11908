"""Staged tables: one Parquet file per table and day, not yet visible to readers."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypedDict

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.stage import Tables
from pipeline.tables import TABLES, conform, empty
from warehouse.files import replacing, sha256, write_json
from warehouse.paths import Home
from warehouse.scratch import scratch
from warehouse.sorting import write_sorted

_MADE_BY = b"made_by"


def path(home: Home, name: str, day: date | None = None) -> Path:
    """Return where the staged file of a table lies: by day, or `all.parquet` for a table without days.

    Raises KeyError for an undeclared table and ValueError for a missing day.
    """
    if not TABLES[name].partitioned:
        return home.staging / name / "all.parquet"
    if day is None:
        raise ValueError(f"{name} is staged by day: say which")
    return home.staging / name / f"{day.isoformat()}.parquet"


def write(home: Home, name: str, day: date | None, data: pa.Table, made_by: str | None = None) -> None:
    """Stage a table: conform it to its declaration, then replace the file in one step.

    Equal rows give equal bytes. `made_by` is a fingerprint kept with the file. `day` is ignored for a table
    without days. Raises KeyError or ArrowInvalid when the rows do not fit the declaration, and ValueError
    when rows of another day are among them.
    """
    path(home, name, day)  # says what is wrong with the name or the day before anything is written
    with scratch(home) as folder:
        part = folder / "0.parquet"
        pq.write_table(_of_day(name, day, data), part, compression="lz4")
        _replace(home, name, day, [part], made_by, folder)


def write_parts(
    home: Home, day: date, parts: Iterable[Tables], names: Iterable[str], made_by: str | None = None
) -> None:
    """Stage several tables at once whose rows come in parts, more of them than memory may hold.

    Nothing is replaced before all parts are there.
    """
    with scratch(home) as folder:
        places: dict[str, list[Path]] = {name: [] for name in names}
        for number, part in enumerate(parts):
            for name in part.keys() & places.keys():
                places[name].append(folder / f"{name}-{number}.parquet")
                pq.write_table(_of_day(name, day, part[name]), places[name][-1], compression="lz4")
        for name, written in places.items():
            _replace(home, name, day, written, made_by, folder)


def _replace(
    home: Home, name: str, day: date | None, places: list[Path], made_by: str | None, folder: Path
) -> None:
    schema = TABLES[name].schema
    if made_by is not None:
        schema = schema.with_metadata({**schema.metadata, _MADE_BY: made_by})
    with replacing(path(home, name, day)) as file:
        write_sorted(TABLES[name], places, schema, file, folder)


def _of_day(name: str, day: date | None, data: pa.Table) -> pa.Table:
    rows = data.select([column.name for column in TABLES[name].columns]).cast(TABLES[name].schema)
    if TABLES[name].partitioned and not pc.all(pc.equal(rows["partition_day"], day), min_count=0).as_py():
        raise ValueError(f"rows of another day than {day} among those of {name}: nothing was staged")
    return rows


def batches(home: Home, name: str, day: date, columns: Sequence[str] | None = None) -> Iterator[pa.Table]:
    """Yield the rows of a staged day in order, a group of rows at a time; nothing where none is staged."""
    place = path(home, name, day)
    if place.exists():
        with pq.ParquetFile(place) as file:
            for number in range(file.num_row_groups):
                yield file.read_row_group(number, columns=columns)


def between(home: Home, name: str, day: date, first: str, last: str) -> pa.Table:
    """Return the rows of a staged day whose document ids lie from `first` to `last`, both included."""
    place = path(home, name, day)
    if not place.exists():
        return empty(TABLES[name])
    wanted = [("document_id", ">=", first), ("document_id", "<=", last)]
    return pq.read_table(place, partitioning=None, filters=wanted).cast(TABLES[name].schema)


def count(home: Home, name: str, day: date | None = None) -> int:
    """Return the number of rows of a staged file; 0 where there is none."""
    place = path(home, name, day)
    return int(pq.read_metadata(place).num_rows) if place.exists() else 0


def read(home: Home, name: str, day: date | None = None) -> pa.Table:
    """Return a staged table (declared schema): of one day, or of all days; empty where none is staged."""
    table = TABLES[name]
    is_all = table.partitioned and day is None
    places = [path(home, name, each) for each in days(home, name)] if is_all else [path(home, name, day)]
    parts = [pq.read_table(place, partitioning=None) for place in places if place.exists()]
    return pa.concat_tables(conform(table, part) for part in parts) if parts else empty(table)


def made_by(home: Home, name: str, day: date | None = None) -> str | None:
    """Return the fingerprint that `write` kept with a staged file; None where there is none."""
    place = path(home, name, day)
    if not place.exists():
        return None
    value = (pq.read_schema(place).metadata or {}).get(_MADE_BY)
    return value.decode() if value else None


def days(home: Home, name: str) -> list[date]:
    """Return the days of which a partitioned table is staged, in order; KeyError when it is undeclared."""
    if not TABLES[name].partitioned:
        return []
    return sorted(date.fromisoformat(file.stem) for file in (home.staging / name).glob("[0-9]*.parquet"))


def digest(home: Home, name: str, day: date | None = None) -> str | None:
    """Return the SHA-256 of a staged file; None where there is none."""
    place = path(home, name, day)
    return sha256(place) if place.exists() else None


def save_results(
    home: Home,
    day: date,
    table: str,
    rows: list[dict[str, object]],
    *,
    suite: Collection[str] | None = None,
    examined: str | None = None,
) -> None:
    """Keep the results of a table's expectations on a day: rows of `quality` without `run_id`.

    `suite` names all expectations of the table: those not among `rows` keep the result they had. Without it
    the rows are all there is. `examined` is the digest of the staged file that was looked at, the one there
    now unless given; `publish` takes no other file for examined.
    """
    about = examined or digest(home, table, day)
    names = {str(row["name"]) for row in rows}
    asked = sorted(names if suite is None else suite)
    kept = [one for one in verdicts(home, day, table).given if one["row"]["name"] in set(asked) - names]
    given = kept + [Verdict(examined=about, row=row) for row in rows]
    ordered = sorted(given, key=lambda one: str(one["row"]["name"]))
    write_json(_results(home, day) / f"{table}.json", {"suite": asked, "given": ordered})


class Verdict(TypedDict):
    """Result of one expectation, and the digest of the staged file it is about."""

    examined: str | None
    row: dict[str, object]


@dataclass(frozen=True)
class Verdicts:
    """What is known of a table on a day."""

    suite: tuple[str, ...]
    """Names of all its expectations."""
    given: tuple[Verdict, ...]
    """Results, by name; expectations never evaluated are missing."""


def verdicts(home: Home, day: date, table: str) -> Verdicts:
    """Return what `save_results` kept for a table and day; nothing where it kept nothing."""
    file = _results(home, day) / f"{table}.json"
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    if isinstance(kept, list):  # as it was kept before results said which file they are about
        kept = {
            "suite": [row["name"] for row in kept],
            "given": [Verdict(examined=None, row=row) for row in kept],
        }
    return Verdicts(tuple(kept["suite"]), tuple(kept["given"]))


def results(home: Home, day: date) -> list[dict[str, object]]:
    """Return what `save_results` kept for a day, by table and name."""
    tables = sorted(file.stem for file in _results(home, day).glob("*.json"))
    found = [[one["row"] for one in verdicts(home, day, table).given] for table in tables]
    return [row for rows in found for row in sorted(rows, key=lambda row: str(row["name"]))]


def _results(home: Home, day: date) -> Path:
    return home.staging / "_results" / day.isoformat()
