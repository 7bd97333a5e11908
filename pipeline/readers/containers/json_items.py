"""One JSON object out of a stream of them, read in whichever form it has."""

from __future__ import annotations

from pipeline.readers.containers import bot_api, telegram
from pipeline.readers.containers.fields import read_fields
from pipeline.readers.draft import Record, Refusal


def read_item(
    value: object, place: str, encoding: str, number: int, chat: telegram.Chat | None = None
) -> Record | Refusal:
    """Read a message of Telegram (of `chat`, where it comes in one) or a record with a "text"."""
    if telegram.is_message(value):
        return telegram.read_message(value, chat or {}, place, encoding, number)
    if bot_api.is_update(value):
        return bot_api.read_update(value, place, encoding, number)
    return read_fields(value, place, encoding, number)


def has_plain_text(value: object) -> bool:
    """Whether an object is no message of Telegram and has a "text", which is then the record's raw text."""
    is_message = telegram.is_message(value) or bot_api.is_update(value)
    return not is_message and isinstance(value, dict) and isinstance(value.get("text"), str)
