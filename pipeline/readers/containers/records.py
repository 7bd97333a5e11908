"""Files as streams of records: a text file is one record, JSON lines are one record a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import orjson
import regex

from pipeline.language import language_code
from pipeline.readers.containers.decode import decode, marked_encoding
from pipeline.readers.draft import Facts, Published, Record, Refusal
from pipeline.readers.unsupported import refuse_unsupported

_LOOKED_AT = 20
_OBJECT = regex.compile(r'\{\s*["}].*\}', regex.DOTALL)
_ARRAY_OF_OBJECTS = regex.compile(r"\[\s*(?:\{|$)")
_CLOCK = regex.compile(r"\d[T ]\d")
_BOM = b"\xef\xbb\xbf"


def read_records(path: Path) -> Iterator[Record | Refusal]:
    """Yield the records of a file, read line by line where it is JSON lines, and refusals in their places."""
    with path.open("rb") as file:
        encoding = marked_encoding(file.read(4))
    if not _is_json_lines(path, encoding or "utf-8"):
        yield _whole(path)
    elif encoding is None:
        with path.open("rb") as file:
            yield from _json_lines(file, "utf-8")
    else:
        yield from _marked_json_lines(path)


def _whole(path: Path) -> Record | Refusal:
    decoded = decode(path.read_bytes())
    if isinstance(decoded, Refusal):
        return decoded
    return refuse_unsupported(decoded[0]) or Record(*decoded)


def _is_json_lines(path: Path, encoding: str) -> bool:
    """Whether at least half of the first lines that are not blank look like JSON objects.

    One bad line, be it the first, does not make JSON lines a text.
    """
    with path.open(encoding=encoding, errors="replace", newline="\n") as file:
        stripped = (line.strip("\ufeff \t\r\n") for line in file)
        first = list(islice(filter(None, stripped), _LOOKED_AT))
    if not first or _ARRAY_OF_OBJECTS.match(first[0]):
        return False
    return 2 * sum(bool(_OBJECT.fullmatch(line)) for line in first) >= len(first)


def _marked_json_lines(path: Path) -> Iterator[Record | Refusal]:
    """Read JSON lines in UTF-16 or UTF-32, which bytes alone cannot cut into lines."""
    decoded = decode(path.read_bytes())
    if isinstance(decoded, Refusal):
        yield decoded
    else:
        yield from _json_lines((line.encode() for line in decoded[0].split("\n")), decoded[1])


def _json_lines(lines: Iterable[bytes], encoding: str) -> Iterator[Record | Refusal]:
    number = 0
    for line_number, line in enumerate(lines, start=1):
        if line.strip():
            yield _record(line.removeprefix(_BOM), f"line {line_number}", encoding, number)
            number += 1


def _record(line: bytes, place: str, encoding: str, number: int) -> Record | Refusal:
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        detail = f"Not a JSON object in UTF-8: {error}. Mend the line and send the file again."
        return Refusal(place, "bad_json", detail)
    problem = _problem(value)
    if problem:
        return Refusal(place, "bad_record", problem)
    external = value.get("id")
    facts = Facts(
        external_id=None if external is None else str(external),
        title=value.get("title"),
        uri=value.get("uri"),
        author=value.get("author"),
        language=language_code(value.get("language") or ""),
        published=_published(value.get("published_at")),
    )
    return Record(value["text"], encoding, number, facts)


def _problem(value: object) -> str | None:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return 'A record needs a string "text": {"id": "…", "text": "…"}.'
    if isinstance(value.get("id"), bool | float | dict | list):
        # orjson takes an integer of more than 64 bits for a float, whose digits are no longer the id's.
        return '"id" must be a string or a whole number of at most 64 bits: put quotes around it.'
    for name in ("title", "uri", "author", "language", "published_at"):
        if not isinstance(value.get(name), str | None):
            return f'"{name}" must be a string.'
    if value.get("published_at") is not None and _published(value["published_at"]) is None:
        return f'"published_at" must be an ISO 8601 time, not {value["published_at"]!r}.'
    return None


def _published(text: str | None) -> Published | None:
    """Read an ISO 8601 time or day; without an offset it is taken as UTC."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
        at = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return Published(at, "record", "second" if _CLOCK.search(text) else "day")
