from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import typer

from assets.night import NightResult
from rostrum import night
from rostrum.codes import Exit
from warehouse.paths import Home

TODAY = datetime.now(UTC).date()
EARLIER = [TODAY - timedelta(days=3), TODAY - timedelta(days=1)]


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch, published: Home) -> list[date]:
    """Days of which the night was run; nights here do nothing, and that of yesterday never gets through."""
    days: list[date] = []

    def run_night(_: Home, day: date, **__: object) -> NightResult:
        days.append(day)
        status = "published" if day != EARLIER[-1] else "blocked"
        return NightResult("run", day, status, {}, {}, (), "", Path("log"))

    monkeypatch.setattr("assets.night.run_night", run_night)
    return days


def test_earlier_days_follow_tonights_from_old_to_new(
    ran: list[date], published: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(night, "outdated", lambda _, like: EARLIER[:1] if like == TODAY else [])
    night.run(published, None, None, "inline", None, None, redo=True)
    assert ran == [TODAY, EARLIER[0]]
    assert "1 earlier days were done again" in capsys.readouterr().out


def test_without_the_option_they_are_only_counted(
    ran: list[date], published: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(night, "outdated", lambda *_: EARLIER)
    night.run(published, None, None, "inline", None, None)
    assert ran == [TODAY]
    assert "2 earlier days" in (told := capsys.readouterr().out)
    assert "rostrum run --redo" in told


def test_an_earlier_day_that_is_blocked_stops_it(
    ran: list[date], published: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(night, "outdated", lambda *_: EARLIER[::-1])
    with pytest.raises(typer.Exit) as stopped:
        night.run(published, None, None, "inline", None, None, redo=True)
    assert stopped.value.exit_code == Exit.BLOCKED
    assert ran == [TODAY, EARLIER[-1]]
