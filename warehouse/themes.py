"""Themes that no scheme names: what came in during the last weeks, taken on from the themes of before.

A night makes the present week again, and every week before it that has no rows yet: the last week of receipt
is final once a later one has begun. What earlier weeks found stays as it is published, so the same documents
give the same ids however often a week is made.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa

import pipeline.themes
from pipeline.stage import Annotator, code_hash, file_hash
from pipeline.tables import TABLES, from_rows
from pipeline.themes.passage import Key, Passage, passages
from pipeline.themes.rows import Kept, become, kept
from pipeline.themes.week import WINDOW, State, Theme, advance, window_of
from pipeline.topics.concepts.read import dictionary_files
from warehouse import delta, journal, staging
from warehouse.candidate import connect_candidate
from warehouse.paths import Home

NAME, VERSION = "themes", "1"
MADE: Final = ("themes", "theme_members")
_READ: Final = ("documents", "blocks", "sentences", "mentions", "topics", "entities", "entity_merges")
_SQL: Final = Path(__file__).parent / "sql" / "themes"
_WEEK: Final = timedelta(days=7)
_PASSAGE: Final = "document_id, revision, sentence_no"
Row = dict[str, Any]


def annotator() -> Annotator:
    """Return who makes the rows."""
    return Annotator(
        NAME, VERSION, code_hash(pipeline.themes), file_hash(*sorted(_SQL.glob("*.sql")), *dictionary_files())
    )


def stage_themes(home: Home, day: date) -> dict[str, int]:
    """Stage `themes` and `theme_members` as of a night; return their rows over all weeks.

    Does nothing where what they are made from has not changed since they were staged.
    """
    journal.settle(home)
    over = _built_on(home, day)
    if any(staging.made_by(home, name) != over for name in MADE):
        with closing(connect_candidate(home, day)) as connection:
            weeks = weeks_due(connection, day)
            made = list(_made(connection, weeks))
            for name in MADE:
                rows = [row for one in made for row in _rows_of(one, name)]
                staging.write(home, name, None, _with_earlier(connection, name, rows, weeks), made_by=over)
    return {name: staging.count(home, name) for name in MADE}


def weeks_due(connection: duckdb.DuckDBPyConnection, day: date) -> list[date]:
    """Return the Mondays of the weeks that a night makes, in order: those in which something came in.

    At first these are the weeks of one window.
    """
    query = "SELECT DISTINCT CAST(date_trunc('week', partition_day) AS DATE) AS week FROM documents"
    received = sorted(row[0] for row in connection.execute(query).fetchall())
    if not received:
        return []
    present = received[-1]
    weeks = connection.execute("SELECT DISTINCT week FROM published.themes").fetchall()
    done = max((row[0] for row in weeks), default=present - WINDOW * _WEEK)
    own = monday(day)
    first = min(present, done + _WEEK, own if own >= present - _WEEK else present)
    return [week for week in received if week >= first]


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _made(connection: duckdb.DuckDBPyConnection, weeks: list[date]) -> Iterator[Kept]:
    if not weeks:
        return
    state, before = _state(connection, weeks[0])
    named = "SELECT entity_id, name FROM entities WHERE source <> 'mentions'"
    names: dict[str, str] = dict(connection.execute(named).fetchall())
    for week in weeks:
        read = list(_read(connection, week))
        window = window_of(week, [(passage, monday(received)) for passage, received in read])
        days = {passage.key: received for passage, received in read}
        one = kept(
            advance(window, state),
            state,
            before=before,
            names=names,
            received=days,
            annotator=annotator().label,
        )
        yield one
        state, before = one.state, before | {row["theme_id"]: row for row in one.themes}


def _read(connection: duckdb.DuckDBPyConnection, week: date) -> Iterator[tuple[Passage, date]]:
    """Yield the passages of the window that ends with a week, with the days on which they came in."""
    given = {"first": week - (WINDOW - 1) * _WEEK, "last": week + _WEEK - timedelta(days=1)}
    query = (_SQL / "sentences.sql").read_text(encoding="utf-8")
    days: dict[tuple[str, int], date] = {}

    def rows() -> Iterator[Row]:
        found = connection.sql(query, params=given)
        for batch in found.to_arrow_reader(10_000):
            for row in batch.to_pylist():
                days[row["document_id"], row["revision"]] = row["partition_day"]
                yield row

    for passage in passages(rows()):
        yield passage, days[passage.document_id, passage.revision]


def _state(connection: duckdb.DuckDBPyConnection, week: date) -> tuple[State, dict[str, Row]]:
    """Return what was published before a week: the state, and the last row of each theme."""
    last = """
    SELECT * FROM published.themes WHERE week < $week
    QUALIFY row_number() OVER (PARTITION BY theme_id ORDER BY week DESC) = 1
    """
    rows = connection.sql(last, params={"week": week}).to_arrow_table().to_pylist()
    themes = {row["theme_id"]: _theme(row) for row in rows}
    query = f"""
    SELECT {_PASSAGE}, theme_id FROM published.theme_members WHERE week < $week
    QUALIFY row_number() OVER (PARTITION BY {_PASSAGE} ORDER BY week DESC) = 1
    """
    found = connection.execute(query, {"week": week}).fetchall()
    members: dict[Key, str] = {
        (document, revision, number): theme for document, revision, number, theme in found
    }
    return State(themes, become(members, themes)), {row["theme_id"]: row for row in rows}


def _theme(row: Row) -> Theme:
    return Theme(
        row["theme_id"],
        row["first_week"],
        row["last_seen_week"],
        row["quiet_weeks"],
        row["split_from"],
        row["merged_into"],
        row["status"] == "retired",
    )


def _rows_of(one: Kept, name: str) -> list[Row]:
    return one.themes if name == "themes" else one.members


def _with_earlier(
    connection: duckdb.DuckDBPyConnection, name: str, rows: list[Row], weeks: list[date]
) -> pa.Table:
    """Return new rows after those published of earlier weeks, with what depends on the last week there is."""
    first = weeks[0] if weeks else date.max
    flags = {
        "themes": "week < $last AS is_over",
        "theme_members": f"week = max(week) OVER (PARTITION BY {_PASSAGE}) AS is_current",
    }
    filled = [{**row, "is_over": False, "is_current": True} for row in rows]
    connection.register("made", from_rows(TABLES[name], filled))
    query = f"""
    SELECT * REPLACE ({flags[name]})
    FROM (SELECT * FROM published.{name} WHERE week < $first UNION ALL SELECT * FROM made)
    """
    given = {"first": first, "last": weeks[-1] if weeks else date.max}
    used = {key: value for key, value in given.items() if f"${key}" in query}
    table = connection.sql(query, params=used).to_arrow_table()
    connection.unregister("made")
    return table


def _built_on(home: Home, day: date) -> str:
    """Fingerprint of what the rows are made from: published files of other days, and the staged day."""
    files = {
        name: [file.path.name for file in delta.files(home, name) if file.day not in (day, date.min)]
        for name in _READ
    }
    staged = {name: staging.digest(home, name, day) for name in _READ}
    parts = [files, staged, annotator().fingerprint, monday(day).isoformat()]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
