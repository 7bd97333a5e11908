"""JSON that is not one record a line: lists of records, a record over many lines, exports of Telegram.

Values are read as they come (ijson), so that a file of any size passes in little memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, count
from typing import Any, BinaryIO, Final, TypeGuard

import ijson

from pipeline.readers.containers import bot_api, telegram
from pipeline.readers.containers.fields import KNOWN
from pipeline.readers.containers.json_items import read_item
from pipeline.readers.containers.json_strings import mended, shortened
from pipeline.readers.containers.limits import LONGEST_TEXT, UnreadableError, too_large
from pipeline.readers.draft import Record, Refusal

Event = tuple[str, Any]
Items = Iterator[Record | Refusal]

_STEP: Final = {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}
_DEEPEST: Final = 1024
_MOST: Final = 4 * LONGEST_TEXT
_COST: Final = 50
"""What a value costs beside its characters; of a record that costs more than `_MOST` nothing is kept."""

_TOO_LARGE: Final = object()
_BROKEN: Final = (ijson.JSONError, SystemError, ValueError)
"""What ijson raises: the last two where a number is longer than Python reads."""

_CHATS: Final = frozenset({"chats", "left_chats"})
_MESSAGES: Final = frozenset({"messages", "result"})
_UNKNOWN: Final = Refusal(
    "whole file",
    "unsupported_form",
    'This is JSON, but of none of the forms that are read: records with a "text" (one a line, or in a list), '
    'and exports of Telegram. Send one JSON object per statement, its words in "text".',
)


def read_documents(stream: BinaryIO, encoding: str) -> Items:
    """Yield the records of JSON in UTF-8, numbered from 0 in the order in which they stand.

    Raises UnreadableError where it is no JSON from some place on. `encoding` is what the file is in.
    """
    reader = _Reader(stream, encoding)
    try:
        yield from reader.roots()
    except _BROKEN as error:
        raise UnreadableError(_broken(error, reader.place)) from error


def _broken(error: Exception, place: str) -> Refusal:
    words = error.args[0] if error.args else ""
    told = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    shown = " ".join(told.replace("(right here) ------^", "").split())
    return Refusal(
        f"after {place}", "bad_json", f"Not valid JSON from here on: {shown:.200}. Fetch the file again."
    )


def _events(pieces: Iterator[bytes]) -> Iterator[Event]:
    """Yield the parser's events, also those before an error in the same piece."""
    events = ijson.sendable_list()
    parser = ijson.basic_parse_coro(events, multiple_values=True)
    problem: Exception | None = None
    for piece in filter(None, pieces):
        try:
            parser.send(piece)
        except _BROKEN as error:
            problem = error
            if not isinstance(error, ijson.JSONError):
                # ijson's C parser leaves an event without a value behind a number that it cannot make, and
                # reading that event ends the process.
                del events[-1:]
        yield from events
        del events[:]
        if problem:
            raise problem
    parser.close()


class _Reader:
    """Walks through the events of one file and numbers its records."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._events = _events(shortened(mended(stream)))
        self._encoding = encoding
        self._numbers = count()
        self._cost = 0
        self.place = "the beginning"

    def roots(self) -> Items:
        """Yield the records of all values at the top."""
        for event, _ in self._events:
            if event == "start_array":
                yield from self._list({}, is_sure=True)
            elif event == "start_map":
                yield from self._object()
            else:
                raise UnreadableError(_UNKNOWN)

    def _object(self) -> Items:
        """Yield what an object that has just begun holds: one record, records, a chat or chats."""
        fields: dict[str, Any] = {}
        before, held = self.place, 0
        for key, event, value in self._members():
            inner = None if _is_readable(fields) else self._inner(key, event, fields)
            if inner is not None:
                yield from inner
                continue
            built = self._build(event, value)
            held += self._cost
            if held > 2 * _MOST:
                raise UnreadableError(too_large(f"after {before}"))
            if _is_readable(built) and not (_is_readable(fields) or key in bot_api.KINDS):
                yield self._item({"id": key} | built, {})  # records by their ids
            else:
                fields[key] = built
        if _is_readable(fields):
            yield self._item(fields, {})
        elif self.place == before:
            raise UnreadableError(_UNKNOWN)

    def _inner(self, key: str, event: str, fields: dict[str, Any]) -> Items | None:
        """Records that a member of an object which has just begun holds; null where it may hold none."""
        if event == "start_map" and key in _CHATS:
            return self._chats()
        is_list = event == "start_array" and key not in KNOWN
        return self._list(fields, is_sure=key in _MESSAGES) if is_list else None

    def _members(self) -> Iterator[tuple[str, str, Any]]:
        """Yield (key, event, value) of an object, whose values the caller has to read to their ends."""
        for event, key in self._events:
            if event == "end_map":
                return
            yield key, *next(self._events)

    def _chats(self) -> Items:
        """Yield the messages of a whole export: chats, each an object, stand in `list`."""
        for key, event, value in self._members():
            if (key, event) == ("list", "start_array"):
                yield from self._chat_list()
            else:
                self._build(event, value)

    def _chat_list(self) -> Items:
        for event, value in iter(lambda: next(self._events), ("end_array", None)):
            if event == "start_map":
                yield from self._object()
            else:
                self._build(event, value)

    def _list(self, chat: telegram.Chat, *, is_sure: bool) -> Items:
        """Yield the records of an array that has just begun; none, if not `is_sure` and the first is none."""
        for event, value in iter(lambda: next(self._events), ("end_array", None)):
            item = self._build(event, value)
            is_sure = is_sure or _is_readable(item)
            if is_sure:
                yield self._item(item, chat)

    def _build(self, event: str, value: object) -> object:
        """Return the value that begins with an event, or `_TOO_LARGE`."""
        builder, depth, cost = ijson.ObjectBuilder(), 0, 0
        for step, held in chain([(event, value)], self._events):
            depth += _STEP.get(step, 0)
            if depth > _DEEPEST:
                raise UnreadableError(_deep(self.place))
            cost += _COST + (len(held) if isinstance(held, str) else 0)
            if cost <= _MOST:
                builder.event(step, held)
            if depth == 0:
                break
        self._cost = min(cost, _MOST)
        return builder.value if cost <= _MOST else _TOO_LARGE

    def _item(self, value: object, chat: telegram.Chat) -> Record | Refusal:
        number = next(self._numbers)
        self.place = f"record {number}"
        if value is _TOO_LARGE or (isinstance(value, dict) and _TOO_LARGE in value.values()):
            return too_large(self.place)
        if number == 0 and not isinstance(value, dict):
            raise UnreadableError(_UNKNOWN)
        return read_item(value, self.place, self._encoding, number, chat)


def _is_readable(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict) and (
        "text" in value or telegram.is_message(value) or bot_api.is_update(value)
    )


def _deep(place: str) -> Refusal:
    detail = f"From here on values stand in values, more than {_DEEPEST} deep, as no record needs it."
    return Refusal(f"after {place}", "bad_json", detail)
