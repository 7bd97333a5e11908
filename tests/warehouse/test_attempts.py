from __future__ import annotations

from tests.warehouse.kit import DAY, moment
from warehouse.attempts import last_attempt, record_attempt
from warehouse.paths import Home


def test_the_last_attempt_is_remembered(home: Home) -> None:
    assert last_attempt(home) is None
    record_attempt(home, status="published", run_id="1", day=DAY, started_at=moment(), rows={"documents": 2})
    note = record_attempt(
        home, status="blocked", run_id="2", day=DAY, started_at=moment(), detail="a check failed"
    )
    assert last_attempt(home) == note
    assert (note["status"], note["started_at"], note["partition_day"]) == (
        "blocked",
        "2026-03-01T09:00:00+00:00",
        "2026-03-01",
    )
