"""Files as streams of records: a text file is one record, JSON lines are one record a line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import orjson

from pipeline.readers.decode import decode
from pipeline.readers.draft import Record, Refusal

_PEEK = 1 << 16


def read_records(path: Path) -> Iterator[Record | Refusal]:
    """Yield the records of a file, read line by line where it is JSON lines, and refusals in their places."""
    if _is_json_lines(path):
        yield from _json_lines(path)
        return
    decoded = decode(path.read_bytes())
    yield decoded if isinstance(decoded, Refusal) else Record(*decoded)


def _is_json_lines(path: Path) -> bool:
    """Whether the first line that is not blank starts like a JSON object with a text."""
    with path.open("rb") as file:
        head = file.read(_PEEK).removeprefix(b"\xef\xbb\xbf").lstrip()
    first = head.split(b"\n", 1)[0].rstrip()
    return first.startswith(b"{") and b'"text"' in first


def _json_lines(path: Path) -> Iterator[Record | Refusal]:
    with path.open("rb") as file:
        number = 0
        for line_number, line in enumerate(file, start=1):
            if line.strip():
                yield _record(line.removeprefix(b"\xef\xbb\xbf"), line_number, number)
                number += 1


def _record(line: bytes, line_number: int, number: int) -> Record | Refusal:
    place = f"line {line_number}"
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return Refusal(
            place, "bad_json", f"Not a JSON object: {error}. Mend the line and send the file again."
        )
    problem = _problem(value)
    if problem:
        return Refusal(place, "bad_record", problem)
    external = value.get("id")
    return Record(
        raw=value["text"],
        encoding="utf-8",
        number=number,
        external_id=None if external is None else str(external),
        title=value.get("title"),
        uri=value.get("uri"),
        language=value.get("language"),
        published_at=_moment(value.get("published_at")),
    )


def _problem(value: object) -> str | None:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return 'A record needs a string "text": {"id": "…", "text": "…"}.'
    for name in ("title", "uri", "language", "published_at"):
        if not isinstance(value.get(name), str | None):
            return f'"{name}" must be a string.'
    if value.get("published_at") is not None and _moment(value["published_at"]) is None:
        return f'"published_at" must be an ISO 8601 time, not {value["published_at"]!r}.'
    return None


def _moment(text: str | None) -> datetime | None:
    """Read an ISO 8601 time; without an offset it is taken as UTC."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
