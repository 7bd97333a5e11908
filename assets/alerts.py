"""Telling somebody that a night failed: a line in a log, and a message to a webhook where one is set."""

from __future__ import annotations

import json
import logging
import os
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict
from urllib.parse import urlsplit

WEBHOOK_VARIABLE = "ROSTRUM_ALERT_WEBHOOK"
_SECONDS_TO_WAIT = 10.0
_log = logging.getLogger(__name__)


class Alert(TypedDict):
    """What is told. `text` says it in a sentence, as chat services show it; the rest is for machines."""

    at: str
    job: str
    run_id: str
    partition_day: str | None
    error: str
    failed_steps: list[str]
    text: str


def tell(alert: Alert, log: Path) -> list[str]:
    """Write the alert to `log` and to the webhook; return what did not work. Never raises.

    An alarm that fails must not hide what it was about, so each way is tried whatever becomes of the other.
    """
    address = os.environ.get(WEBHOOK_VARIABLE, "").strip()
    ways: list[tuple[str, Callable[[], None]]] = [("log", lambda: _append(alert, log))]
    if address:
        ways.append(("webhook", lambda: _post(alert, address)))
    failures = []
    for name, way in ways:
        try:
            way()
        except Exception as problem:
            _log.warning("No alert by %s: %s", name, problem)
            failures.append(f"{name}: {problem}")
    return failures


def _append(alert: Alert, log: Path) -> None:
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as handle:
        handle.write(json.dumps(alert, ensure_ascii=False, sort_keys=True) + "\n")


def _post(alert: Alert, address: str) -> None:
    if urlsplit(address).scheme not in {"http", "https"}:
        raise ValueError(f"{WEBHOOK_VARIABLE} is to be an http or https address")
    body = json.dumps(alert, ensure_ascii=False).encode()
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"}, method="POST")
    with urllib.request.urlopen(request, timeout=_SECONDS_TO_WAIT) as answer:
        answer.read()
