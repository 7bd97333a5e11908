"""Forms that are recognised, to be refused by name: read as plain text they would be rubbish."""

from __future__ import annotations

from typing import Final

import orjson
import regex

from pipeline.readers.draft import Refusal

_HEAD: Final = 4096
_PROLOGUE: Final = r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
_FORMS: Final = (
    ("an HTML page", rf"{_PROLOGUE}<(?:!doctype\s+html|html)\b", "Save its text as plain text"),
    ("XML or a feed", r"<(?:\?xml|rss|feed)\b", "Send its entries as JSON lines"),
    ("WebVTT subtitles", r"WEBVTT(?=[ \t\r\n]|$)", "Send the transcript as text"),
    ("SRT subtitles", r"(?:\d+\s*\r?\n)?\d+:\d\d:\d\d[,.]\d{3}[ \t]*-->", "Send the transcript as text"),
    ("JSON that is not one object a line", r'\{\s*"[^"\r\n]*"\s*:|\[\s*\{', "Write one object a line"),
)
_PATTERNS: Final = tuple(
    (name, regex.compile(pattern, regex.IGNORECASE | regex.DOTALL), advice)
    for name, pattern, advice in _FORMS
)
_READ_TODAY: Final = "Rostrum reads texts, video pages, posts and JSON lines today"


def refuse_unsupported(text: str) -> Refusal | None:
    """Return why a file's decoded text is not taken in, where it has a form that no reader knows yet."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    for name, pattern, advice in _PATTERNS:
        if pattern.match(head):
            return _refusal(name, advice)
    return _refusal(*_FORMS[-1][::2]) if head[:1] in ("{", "[") and _is_json(text) else None


def _is_json(text: str) -> bool:
    try:
        orjson.loads(text.removeprefix("\ufeff"))
    except orjson.JSONDecodeError:
        return False
    return True


def _refusal(name: str, advice: str) -> Refusal:
    detail = f"This looks like {name}. {_READ_TODAY}. {advice} and send it again."
    return Refusal("whole file", "unsupported_form", detail)
