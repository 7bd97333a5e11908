"""What became of the last attempt at a night, published or not."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Literal, TypedDict

from warehouse.files import write_json
from warehouse.paths import Home

Status = Literal["published", "unchanged", "blocked", "failed"]


class Attempt(TypedDict):
    """Content of `last_run.json`; moments in ISO 8601, UTC."""

    run_id: str
    partition_day: str
    status: Status
    started_at: str
    ended_at: str
    snapshot: str | None
    rows: dict[str, int]
    detail: str


def record_attempt(
    home: Home,
    *,
    status: Status,
    run_id: str,
    day: date,
    started_at: datetime,
    ended_at: datetime | None = None,
    snapshot: str | None = None,
    rows: dict[str, int] | None = None,
    detail: str = "",
) -> Attempt:
    """Note how an attempt ended in `<home>/last_run.json` and return the note.

    `detail` says in words what stopped it (a failed expectation, an exception) and what to do.
    """
    note = Attempt(
        run_id=run_id,
        partition_day=day.isoformat(),
        status=status,
        started_at=started_at.astimezone(UTC).isoformat(),
        ended_at=(ended_at or datetime.now(UTC)).astimezone(UTC).isoformat(),
        snapshot=snapshot,
        rows=rows or {},
        detail=detail,
    )
    write_json(home.last_run, note)
    return note


def last_attempt(home: Home) -> Attempt | None:
    """Return the note on the last attempt; None before the first."""
    if not home.last_run.exists():
        return None
    note: Attempt = json.loads(home.last_run.read_text(encoding="utf-8"))
    return note
