"""Forms in which a speaker label is printed at the beginning of a line, and what each would say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import regex

from pipeline.readers.draft import Label, Span
from pipeline.readers.statements.words import ANSWER, ASKER, QUESTION, REMARK
from pipeline.text.lines import PICTURE

_WORD: Final = r"\p{Lu}[\p{L}\p{M}'’.-]*+"
_LINK: Final = r"(?:de|da|di|du|del|der|den|la|le|van|von|af|av|of|and|the|bin|al)"
_NAME: Final = rf"{_WORD}(?:[ \u00a0](?:{_WORD}|{_LINK}(?=[ \u00a0]))){{0,7}}+"
_LABEL: Final = regex.compile(
    rf"\s*+(?P<picture>(?:{PICTURE}\s*+)*+)(?P<bold>\*\*|__)?\s*+"
    rf"(?P<name>{_NAME})(?P<number>[ \u00a0]?\d{{1,3}})?"
    r"(?P<role>\s*+\([^:()\n]{1,80}\)|,[^:()\n]{1,80})?\s*+(?::(?:\*\*|__)?|(?:\*\*|__)\s*+:)(?=\s|$)\s*+"
)
_SPEECH: Final = regex.compile(r"[💬🗨🗯🎙🎤🗣👤📢]")
"""Pictures that stand for somebody speaking; others (❗️, 📍, ⚡️) mark what is said."""

_LONGEST_BOLD: Final = 250
_BOLD: Final = regex.compile(
    r"(?P<name>\p{Lu}[^:()\n]*+(?:\n[^:()\n]++)?)(?P<role>(?:\([^:()\n]{1,120}+\)[^\S\n]*+)*+):(?=[\s\"“”«»„<*]|$)\s*+"
)
_WITHIN_BOLD: Final = regex.compile(r"\s*+(?:\([^()]*+\)\s*+)*+|\s*+,[^:()\n]{1,80}+")
"""What may stand between the bold words of a label and its colon: a remark in brackets, a role."""

_SENTENCE_END: Final = regex.compile(r"\p{Ll}{3}[.!?…]\s+\p{Lu}|[;!?]")
_NUMBER: Final = regex.compile(r"(.*\p{L})[ \u00a0](\d{1,3})")
_FULL: Final = regex.compile(
    rf"{_WORD}(?:\s(?:{_WORD}|\p{{Ll}}{{1,4}}(?:-{_WORD})?)){{0,6}}\s(?:\p{{Ll}}{{1,3}}[’'-])?{_WORD}"
)
_ENDS_FULL: Final = regex.compile(rf"(?<!\S){_WORD}(?:\s\p{{Ll}}{{1,3}})?\s(?:\p{{Ll}}{{1,3}}[’'-])?{_WORD}$")

_UNNAMED: Final = {
    **{word.casefold(): "journalist" for word in (*QUESTION, *ASKER)},
    **{word.casefold(): "principal" for word in ANSWER},
    **{word.casefold(): "unknown" for word in REMARK},
}
"""Labels that name nobody, and the part they play."""

_ASKER: Final = frozenset(word.casefold() for word in ASKER)


@dataclass(frozen=True, slots=True)
class Found:
    """A label that may be one, with what speaks for it."""

    label: Label
    has_loose_role: bool = False
    is_long: bool = True
    is_trade: bool = False
    """Whether it tells what the asker does ("Reporter:")."""

    @property
    def is_marked(self) -> bool:
        """Whether it has a mark of its own: its type, a picture, or a whole word for question or answer."""
        return self.label.kind != "text" or (self.label.name is None and self.is_long and not self.is_trade)


def label_at(
    text: str, start: int, end: int, bold: Sequence[Span] = (), bold_starts: Sequence[int] = ()
) -> Found | None:
    """Return what may be a label at `start`; `bold` are stretches in bold type, from `bold_starts` on."""
    found = _in_bold(text, start, end, bold, bold_starts) if bold else None
    return found or _in_text(text, start, end)


def is_full(name: str) -> bool:
    """Whether all words of a name begin with capitals, short links aside, and there are two at least."""
    return _FULL.fullmatch(name) is not None


def ends_full(name: str) -> bool:
    """Whether it ends with two words in capitals, as a name after an office does."""
    return _ENDS_FULL.search(name) is not None


def _in_text(text: str, start: int, end: int) -> Found | None:
    match = _LABEL.match(text, start, end)
    if match is None or "\n" in match["name"]:
        return None
    kind = "bold" if match["bold"] else "picture" if _SPEECH.search(match["picture"]) else "text"
    name = match["name"].strip()
    if unnamed := _unnamed(start, match.end(), name, kind):
        return unnamed
    if match["number"]:
        return None
    return Found(Label(start, match.end(), name, "unknown", kind), (match["role"] or "").startswith(","))


def _unnamed(start: int, end: int, name: str, kind: str) -> Found | None:
    word = name.casefold()
    role = _UNNAMED.get(word)
    if role is None:
        return None
    return Found(Label(start, end, None, role, kind), is_long=len(word) > 1, is_trade=word in _ASKER)


def _in_bold(
    text: str, start: int, end: int, bold: Sequence[Span], bold_starts: Sequence[int]
) -> Found | None:
    """A label whose words are in bold type, its colon too or not; it may name an office before the name."""
    place = bisect_right(bold_starts, start) - 1
    if place < 0 or bold[place].end <= start:
        return None
    paragraph = text.find("\n\n", start, end)
    match = _BOLD.match(text, start, min(end, start + _LONGEST_BOLD))
    if match is None or 0 <= paragraph < match.end("role"):
        return None
    colon = text.index(":", match.end("role"))
    between = text[min(bold[place].end, colon) : colon]
    if _SENTENCE_END.search(match["name"]) or not _WITHIN_BOLD.fullmatch(between):
        return None
    name = _name(match["name"])
    if numbered := _NUMBER.fullmatch(name):
        return _unnamed(start, match.end(), numbered[1], "bold")
    unnamed = _unnamed(start, match.end(), name, "bold")
    return unnamed or Found(Label(start, match.end(), name, "unknown", "bold"))


def _name(words: str) -> str:
    """The name in the words of a label, without the role after it ("Ada Ek, harbour master") or below it."""
    lines = words.strip().split("\n")
    if len(lines) > 1 and is_full(lines[0].strip()):
        return lines[0].strip()
    joined = " ".join(words.split())
    head, comma, role = joined.partition(",")
    return head.strip() if comma and is_full(head.strip()) and not ends_full(role) else joined
