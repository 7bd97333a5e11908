"""Publish: one Delta commit per changed table, then one atomic replacement of the catalog."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime

import pyarrow.parquet as pq

from pipeline.tables import TABLES, Table
from warehouse import audit, catalog, changes, current, delta, journal, known, merges
from warehouse.attempts import last_attempt, record_attempt
from warehouse.candidate import connect_candidate
from warehouse.lock import exclusive
from warehouse.operations import stage_operations, stage_run
from warehouse.paths import Home

__all__ = ["Publication", "last_attempt", "publish", "record_attempt", "stage_operations"]

_OF_RUN = ("quality", "runs")


@dataclass(frozen=True)
class Publication:
    """Outcome of a publication."""

    changed: bool
    """False where everything was published already and nothing was written."""
    rows: dict[str, int]
    """Published rows of each table, over all days."""
    snapshot: str
    """Name of the snapshot that readers now see."""
    tables: tuple[str, ...] = ()
    """Tables that got a commit, in order."""


def publish(home: Home, day: date, run_id: str, started_at: datetime, *, audited: bool = True) -> Publication:
    """Publish a staged day.

    Changes nothing when every staged table is published already, `quality` compared without run_id and
    `runs` not at all, and the catalog names that state. A crash on the way leaves readers on the snapshot
    they had; the next call takes the half-done work back and starts again.

    Raises ValueError, and publishes nothing, when the results kept for the day (`staging.save_results`) hold
    a failed error or are not about the staged files as they are now; `audited=False` is for those who
    examine their tables elsewhere, or not at all. Also when the marts were computed before another night
    changed what they count, and when a later day counted its revisions on what this day was before.
    """
    with exclusive(home, "publish"):
        journal.recover(home)
        if _is_published(home, day):
            known.wait_no_more(home, day)
            return _show(home)
        if audited:
            audit.require_examined(home, day)
        audit.require_fresh_marts(home, day)
        _refuse_clashes(home, day)
        stage_run(home, day, run_id, started_at)
        journal.begin(home)
        tables = _commit(home, day)
        catalog.build(home, catalog.name_now(home), _published_at(home))
        journal.end(home)
        known.wait_no_more(home, day)
        return Publication(True, _rows(home), catalog.name_now(home), tables)


def _show(home: Home) -> Publication:
    """Make the catalog again where it is lost or shows something else, and say what readers see."""
    is_shown = journal.is_shown(home)
    if not is_shown:
        catalog.build(home, catalog.name_now(home), _published_at(home))
    return Publication(not is_shown, _rows(home), catalog.name_now(home))


def _is_published(home: Home, day: date) -> bool:
    tables = [table for table in TABLES.values() if table.name not in _OF_RUN]
    with closing(connect_candidate(home, day)) as connection:
        is_changed = any(changes.of(connection, home, table, day) for table in tables)
        return not is_changed and changes.same_results(connection, home, day)


def _refuse_clashes(home: Home, day: date) -> None:
    """Stop where an earlier day was made again and a later one still has the revisions it gave before."""
    query = (
        "SELECT document_id, revision, list_sort(list(partition_day)) AS days FROM documents "
        "GROUP BY document_id, revision HAVING count(*) > 1 LIMIT 1"
    )
    with closing(connect_candidate(home, day)) as connection:
        row = connection.execute(query).fetchone()
    if row:
        known.wait(home, day)
        days = " and ".join(str(each) for each in row[2])
        raise ValueError(
            f"document {row[0]} would have revision {row[1]} on {days}; nothing was published: "
            f"run the nightly job for {row[2][-1]}, then again for {row[2][0]}"
        )


def _commit(home: Home, day: date) -> tuple[str, ...]:
    """Commit every table that changes; those of the run come last."""
    ordered = [name for name in TABLES if name not in _OF_RUN] + list(_OF_RUN)
    done = []
    with closing(connect_candidate(home, day)) as connection:
        for name in ordered:
            change = changes.of(connection, home, TABLES[name], day)
            if change:
                _forget_merged(home, TABLES[name], change, day)
                delta.replace(home, name, changes.rows(connection, TABLES[name], change), change.days)
                done.append(name)
    return tuple(done)


def _forget_merged(home: Home, table: Table, change: changes.Change, day: date) -> None:
    """Let days count as outdated in which ids are merged now: only the stages can take a merge back."""
    for other in change.days or ():
        if other != day and merges.is_named_in(table):
            current.forget(home, other)


def _published_at(home: Home) -> datetime | None:
    paths = [file.path for file in delta.files(home, "runs")]
    parts = [pq.read_table(path, columns=["ended_at"], partitioning=None) for path in paths]
    moments = [moment for part in parts for moment in part["ended_at"].to_pylist()]
    return max(moments, default=None)


def _rows(home: Home) -> dict[str, int]:
    return {name: delta.state(home, name).row_count for name in TABLES}
