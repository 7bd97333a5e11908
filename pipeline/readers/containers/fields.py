"""A JSON object as a record: its `text`, and what its other fields say of it, each of its type."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

import regex

from pipeline.language import language_code
from pipeline.readers.containers.limits import LONGEST_TEXT, too_large
from pipeline.readers.draft import Facts, Published, Record, Refusal

_CLOCK: Final = regex.compile(r"\d[T ]\d")
_WORDS: Final = ("title", "uri", "author", "language", "published_at", "edited_at", "forwarded_from")
_IDS: Final = ("id", "reply_to")
_MOMENTS: Final = ("published_at", "edited_at")
_LARGEST: Final = 2**63 - 1
KNOWN: Final = frozenset({"text", "views", *_WORDS, *_IDS})
"""Fields of a record that are read."""


def read_fields(value: object, place: str, encoding: str, number: int) -> Record | Refusal:
    """Read one JSON object: its `text`, and what `KNOWN` fields say of it; others are left alone."""
    problem = _problem(value)
    if problem or not isinstance(value, dict):
        return Refusal(place, "bad_record", problem or "")
    if len(value["text"]) > LONGEST_TEXT:
        return too_large(place)
    facts = Facts(
        external_id=_identifier(value.get("id")),
        title=value.get("title"),
        uri=value.get("uri"),
        author=value.get("author"),
        language=language_code(value.get("language") or ""),
        published=_published(value.get("published_at")),
        edited_at=moment(value["edited_at"]) if value.get("edited_at") else None,
        forwarded_from=value.get("forwarded_from"),
        reply_to=_identifier(value.get("reply_to")),
        views=value.get("views"),
    )
    return Record(value["text"], encoding, number, facts)


def _problem(value: object) -> str | None:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return 'A record needs a string "text": {"id": "…", "text": "…"}.'
    return next((problem for check in _CHECKS if (problem := check(value))), None)


def _wrong_id(value: dict[str, Any]) -> str | None:
    for name in _IDS:
        one = value.get(name)
        is_long = isinstance(one, int) and not -(2**63) <= one < 2**64
        if isinstance(one, bool) or is_long or not isinstance(one, str | int | None):
            # orjson takes an integer of more than 64 bits for a float, whose digits are no longer the id's.
            return f'"{name}" must be a string or a whole number of at most 64 bits: put quotes around it.'
    return None


def _wrong_word(value: dict[str, Any]) -> str | None:
    wrong = next((name for name in _WORDS if not isinstance(value.get(name), str | None)), None)
    return f'"{wrong}" must be a string.' if wrong else None


def _wrong_moment(value: dict[str, Any]) -> str | None:
    for name in _MOMENTS:
        if value.get(name) is not None and moment(value[name]) is None:
            return f'"{name}" must be an ISO 8601 time, not {value[name]!r:.80}.'
    return None


def _wrong_views(value: dict[str, Any]) -> str | None:
    views = value.get("views")
    is_count = views is None or (type(views) is int and 0 <= views <= _LARGEST)
    return None if is_count else '"views" must be a whole number, 0 or more.'


_CHECKS: Final = (_wrong_id, _wrong_word, _wrong_moment, _wrong_views)


def _identifier(value: str | int | None) -> str | None:
    return None if value is None else str(value)


def _published(text: str | None) -> Published | None:
    at = moment(text or "")
    return Published(at, "record", "second" if _CLOCK.search(text or "") else "day") if at else None


def moment(text: str) -> datetime | None:
    """Return an ISO 8601 time or day in UTC (also where it gives no offset); null for anything else."""
    try:
        read = datetime.fromisoformat(text)
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
