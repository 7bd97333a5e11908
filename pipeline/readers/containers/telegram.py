"""Messages as Telegram Desktop exports them (`result.json`).

Each message is a record whose raw text is its pieces joined, with the words of its poll, if any, after it.
The form is that of Telegram Desktop's own writer, `export_output_json.cpp`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final, TypeGuard

from pipeline.readers.containers.entities import Marked, joined
from pipeline.readers.containers.limits import LONGEST_TEXT, too_large
from pipeline.readers.draft import Facts, Published, Record, Refusal

_TYPES: Final = frozenset({"message", "service", "unsupported"})
_PEERS: Final = ("channel", "chat", "user")
_LINKED: Final = ("channel", "supergroup")
_MEDIA: Final = (
    "photo",
    "sticker_emoji",
    "file",
    "contact_information",
    "location_information",
    "game_title",
)
Chat = Mapping[str, Any]


def is_message(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a JSON object is a message of such an export."""
    return (
        isinstance(value, dict)
        and value.get("type") in _TYPES
        and isinstance(value.get("id"), int)
        and (value["type"] == "unsupported" or isinstance(value.get("date"), str))
    )


def read_message(
    value: dict[str, Any], chat: Chat, place: str, encoding: str, number: int
) -> Record | Refusal:
    """Read one message of a chat, of which `id`, `name` and `type` are used."""
    identifier = _identifier(chat, value["id"])
    place = f"{place}, message {identifier}"
    if value["type"] != "message":
        return _no_statement(value, place)
    try:
        said = with_poll(joined(_pieces(value)), value.get("poll"))
    except (TypeError, KeyError):
        return Refusal(
            place, "bad_record", "Its text is neither a string nor pieces of text. Export it again."
        )
    if not said.text.strip():
        return no_text(place, next((name for name in _MEDIA if value.get(name)), None))
    if len(said.text) > LONGEST_TEXT:
        return too_large(place)
    facts = _facts(value, chat, identifier)
    return Record(said.text, encoding, number, facts, kind="message", bold=said.bold, links=said.links)


def no_text(place: str, media: str | None) -> Refusal:
    """Return the refusal of a message without words, which may hold some medium."""
    held = f"a {media.replace('_', ' ')} and " if media else ""
    what = f"It holds {held}no words."
    return Refusal(place, "no_text", f"{what} Nothing to do: words in pictures and sound are not read here.")


def _no_statement(value: dict[str, Any], place: str) -> Refusal:
    if value["type"] == "unsupported":
        return Refusal(
            place, "no_text", "Telegram Desktop could not export this message; open it in Telegram."
        )
    what = str(value.get("action") or "what happened in the chat").replace("_", " ")
    return Refusal(
        place, "service_message", f"A notice of Telegram ({what:.80}), nobody's words. Nothing to do."
    )


def _pieces(value: dict[str, Any]) -> list[Any]:
    """Pieces of the text, which older exports have in `text` alone."""
    pieces = value.get("text_entities") or value.get("text") or []
    if not isinstance(pieces, str | list):
        raise TypeError(f"no pieces of text but {type(pieces).__name__}")
    return [pieces] if isinstance(pieces, str) else pieces


def with_poll(said: Marked, poll: object) -> Marked:
    """Return a message's text followed by the question and the answers of its poll, each on a line."""
    if not isinstance(poll, dict):
        return said
    answers = [
        one.get("text") for one in poll.get("answers") or poll.get("options") or [] if isinstance(one, dict)
    ]
    words = [word for word in (said.text, poll.get("question"), *answers) if isinstance(word, str) and word]
    return replace(said, text="\n".join(words))


def _identifier(chat: Chat, message: object) -> str:
    return f"{chat['id']}/{message}" if chat.get("id") is not None else str(message)


def _facts(value: dict[str, Any], chat: Chat, identifier: str) -> Facts:
    return Facts(
        external_id=identifier,
        uri=_uri(chat, value["id"]),
        author=_words(value, "author") or _sender(value, chat),
        published=_published(value),
        edited_at=_moment(value.get("edited_unixtime")),
        forwarded_from=_words(value, "forwarded_from") or _words(value, "saved_from"),
        reply_to=_answered(value, chat),
        views=views(value),
    )


def _sender(value: dict[str, Any], chat: Chat) -> str | None:
    """Who sent it; the channel where nobody is named, but not the group for one who deleted the account."""
    return _words(value, "from") if "from" in value else _words(chat, "name")


def _uri(chat: Chat, message: int) -> str | None:
    """Address of a message for members of the chat; Telegram gives none for groups and talks of two."""
    has_one = isinstance(chat.get("type"), str) and chat["type"].endswith(_LINKED) and chat.get("id")
    return f"https://t.me/c/{chat['id']}/{message}" if has_one else None


def _answered(value: dict[str, Any], chat: Chat) -> str | None:
    message, peer = value.get("reply_to_message_id"), value.get("reply_to_peer_id")
    if not isinstance(message, int):
        return None
    for name in _PEERS:
        if isinstance(peer, str) and peer.startswith(name):
            return f"{peer.removeprefix(name)}/{message}"
    return _identifier(chat, message)


def _published(value: dict[str, Any]) -> Published | None:
    """When it was sent: to the second, or from older exports the day.

    These give the clock of the computer that exported, without its zone, so that no hour can be known.
    """
    at = _moment(value.get("date_unixtime"))
    if at:
        return Published(at, "record", "second")
    try:
        day = datetime.fromisoformat(str(value.get("date"))).date()
    except ValueError:
        return None
    return Published(datetime(day.year, day.month, day.day, tzinfo=UTC), "record", "day")


def _moment(seconds: object) -> datetime | None:
    """A moment in seconds since 1970, which the export writes as a string."""
    try:
        return datetime.fromtimestamp(int(str(seconds)), UTC) if seconds else None
    except (ValueError, OverflowError, OSError):
        return None


def views(value: Mapping[str, Any]) -> int | None:
    """How often a message was seen, where its export says so; Telegram Desktop's own does not."""
    count = value.get("views")
    return count if type(count) is int and 0 <= count < 1 << 63 else None


def _words(value: Mapping[str, Any], name: str) -> str | None:
    word = value.get(name)
    return word if isinstance(word, str) and word.strip() else None
