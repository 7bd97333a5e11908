"""Bold type and links of a message, from Telegram's offsets, which count UTF-16 code units.

https://core.telegram.org/api/entities
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from pipeline.readers.draft import Span

_HIGHEST: Final = "\uffff"
_PRINTED: Final = frozenset({"url", "link"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its stretches in bold type and its links, in order, in code points of the text."""

    text: str
    bold: tuple[Span, ...] = ()
    links: tuple[Span, ...] = ()


def code_points(text: str) -> Callable[[int], int | None]:
    """Return a function from an offset in UTF-16 code units to one in code points.

    It gives null for an offset outside the text or inside a character of two units.
    """
    pairs = [place + number for number, place in enumerate(_beyond(text))]
    length = len(text) + len(pairs)

    def convert(offset: int) -> int | None:
        before = bisect_left(pairs, offset)
        is_inside = before > 0 and pairs[before - 1] == offset - 1
        return None if is_inside or not 0 <= offset <= length else offset - before

    return convert


def _beyond(text: str) -> Iterable[int]:
    return (place for place, char in enumerate(text) if char > _HIGHEST)


def with_entities(text: str, entities: object) -> Marked:
    """Return a text with the entities that the Bot API gives for it: `type`, `offset`, `length`, `url`.

    Entities that do not lie in the text are left out.
    """
    found = entities if isinstance(entities, list) else []
    convert = code_points(text)
    spans = [span for entity in found if (span := _span(text, entity, convert))]
    return Marked(text, _of(spans, "bold"), _of(spans, "link"))


def _span(text: str, entity: object, convert: Callable[[int], int | None]) -> tuple[str, Span] | None:
    if not isinstance(entity, dict):
        return None
    offset, length = entity.get("offset"), entity.get("length")
    if not isinstance(offset, int) or not isinstance(length, int) or length <= 0:
        return None
    start, end = convert(offset), convert(offset + length)
    if start is None or end is None:
        return None
    return marked(entity, text[start:end], start)


def joined(pieces: Iterable[Any]) -> Marked:
    """Join the pieces that Telegram Desktop exports: strings, or objects with `type`, `text` and `href`.

    Raises TypeError where a piece is something else.
    """
    texts: list[str] = []
    spans: list[tuple[str, Span]] = []
    length = 0
    for piece in pieces:
        text = piece if isinstance(piece, str) else piece["text"]
        if isinstance(piece, dict) and (span := marked(piece, text, length)):
            spans.append(span)
        texts.append(text)
        length += len(text)
    return Marked("".join(texts), _of(spans, "bold"), _of(spans, "link"))


def marked(entity: dict[str, Any], text: str, start: int) -> tuple[str, Span] | None:
    """Return what an entity makes of its characters: ("bold" or "link", span); null for other kinds."""
    kind, end = entity.get("type"), start + len(text)
    if kind == "bold":
        return "bold", Span(start, end, kind)
    address = entity.get("href") or entity.get("url") if kind == "text_link" else None
    if kind in _PRINTED:
        address = text
    return ("link", Span(start, end, address)) if isinstance(address, str) and text.strip() else None


def _of(spans: list[tuple[str, Span]], kind: str) -> tuple[Span, ...]:
    return tuple(sorted((span for name, span in spans if name == kind), key=lambda span: span.start))
