"""Messages and updates as Telegram's Bot API gives them.

https://core.telegram.org/bots/api#message
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final, TypeGuard

from pipeline.readers.containers.entities import with_entities
from pipeline.readers.containers.limits import LONGEST_TEXT, too_large
from pipeline.readers.containers.telegram import no_text, views, with_poll
from pipeline.readers.draft import Facts, Published, Record, Refusal

KINDS: Final = ("message", "edited_message", "channel_post", "edited_channel_post", "business_message")
"""Fields of an update that hold a message."""

_MEDIA: Final = (
    "photo",
    "video",
    "voice",
    "audio",
    "document",
    "sticker",
    "animation",
    "location",
    "contact",
)


def is_update(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a JSON object is an update or a message of the Bot API."""
    return isinstance(value, dict) and (
        isinstance(value.get("update_id"), int)
        or (isinstance(value.get("message_id"), int) and isinstance(value.get("chat"), dict))
    )


def read_update(value: dict[str, Any], place: str, encoding: str, number: int) -> Record | Refusal:
    """Read the message of an update, or a message alone."""
    message = value if "message_id" in value else next((value[k] for k in KINDS if k in value), None)
    if not is_update(message):
        kinds = ", ".join(name for name in value if name != "update_id")
        return Refusal(place, "service_message", f"An update without a message ({kinds:.80}). Nothing to do.")
    place = f"{place}, message {_identifier(message, message['message_id'])}"
    text, entities = message.get("text"), message.get("entities")
    if not isinstance(text, str):
        text, entities = message.get("caption"), message.get("caption_entities")
    said = with_poll(with_entities(text if isinstance(text, str) else "", entities), message.get("poll"))
    if not said.text.strip():
        return no_text(place, next((name for name in _MEDIA if name in message), None))
    if len(said.text) > LONGEST_TEXT:
        return too_large(place)
    return Record(
        said.text, encoding, number, _facts(message), kind="message", bold=said.bold, links=said.links
    )


def _facts(message: dict[str, Any]) -> Facts:
    at = _moment(message.get("date"))
    chat, sender = message["chat"], message.get("from")
    answered = message.get("reply_to_message")
    name, number = chat.get("username"), message["message_id"]
    return Facts(
        external_id=_identifier(message, number),
        uri=f"https://t.me/{name}/{number}" if isinstance(name, str) else None,
        author=_word(message.get("author_signature")) or _name(sender) or _name(chat),
        published=Published(at, "record", "second") if at else None,
        edited_at=_moment(message.get("edit_date")),
        forwarded_from=_origin(message),
        reply_to=_identifier(message, answered["message_id"]) if is_update(answered) else None,
        views=views(message),
    )


def _identifier(message: dict[str, Any], number: object) -> str:
    return f"{message['chat'].get('id')}/{number}"


def _origin(message: dict[str, Any]) -> str | None:
    """Whose message is forwarded; before version 7 of the API in fields of its own."""
    origin = message.get("forward_origin")
    places = origin if isinstance(origin, dict) else {}
    peers = (places.get("chat"), places.get("sender_chat"), places.get("sender_user"))
    older = (message.get("forward_from_chat"), message.get("forward_from"))
    hidden = places.get("sender_user_name") or message.get("forward_sender_name")
    return next((name for peer in (*peers, *older) if (name := _name(peer))), _word(hidden))


def _name(peer: object) -> str | None:
    if not isinstance(peer, dict):
        return None
    full = " ".join(word for key in ("first_name", "last_name") if (word := _word(peer.get(key))))
    return _word(peer.get("title")) or full or _word(peer.get("username"))


def _word(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _moment(seconds: object) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC) if type(seconds) is int else None
    except (ValueError, OverflowError, OSError):
        return None
