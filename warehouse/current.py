"""Which days the stages as they are now have worked on, and which only before a model or correction changed.

The fingerprint of a stage covers its code, its model and the knowledge base with the user's corrections.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from pipeline.stage import Stage
from warehouse import delta
from warehouse.files import write_json
from warehouse.paths import Home


@contextmanager
def noted(home: Home, stage: Stage, day: date) -> Iterator[None]:
    """Note, once a stage is through with a day, which fingerprint it had."""
    yield
    write_json(_path(home, day), fingerprints(home, day) | {stage.name: stage.annotator.fingerprint})


def forget(home: Home, day: date) -> None:
    """Drop what is known of a day whose published rows are not those that the stages made any more."""
    _path(home, day).unlink(missing_ok=True)


def fingerprints(home: Home, day: date) -> dict[str, str]:
    """Return the fingerprints of the stages that last worked on a day; empty where nothing is known of it."""
    place = _path(home, day)
    found: dict[str, str] = json.loads(place.read_text(encoding="utf-8")) if place.exists() else {}
    return found


def outdated(home: Home, like: date) -> list[date]:
    """Return the published days, in order, on which other stages last worked than on the day `like`."""
    wanted = fingerprints(home, like)
    days = sorted({file.day for file in delta.files(home, "documents")} - {like})
    return [day for day in days if fingerprints(home, day) != wanted]


def _path(home: Home, day: date) -> Path:
    return home.staging / "_stages" / f"{day.isoformat()}.json"
