"""What cleaning does to a raw text: which characters change, and by which transform."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import Final
from unicodedata import normalize

import regex

from pipeline.text.broken import CONTROLS, broken, suspect
from pipeline.text.characters import BLANK, COMPOSING, LIGATURE, ODD, ODD_WITHIN

Change = tuple[int, int, str]
"""Raw characters [start, end) and the transform for them."""

_BLANKS: Final = regex.compile(rf"{BLANK}+")
_WHITE: Final = regex.compile(r"\s")
_UNSEEN: Final = regex.compile(rf"{BLANK}*")
_LIGATURES: Final = regex.compile(rf"[{LIGATURE}]+")
_COMPOSING: Final = regex.compile(f"[{''.join(map(regex.escape, sorted(COMPOSING)))}\\p{{M}}]+")
_REFERENCE: Final = regex.compile(
    r"&(?P<nested>(?:amp;)*)(?P<name>#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,31};)"
)
_LONGEST_ADDRESS: Final = 500
"""Characters of an address before a reference in it."""

_IDLE_JOINER: Final = regex.compile(
    r"(?<![^\p{Latin}\p{Greek}\p{Cyrillic}\p{Armenian}\p{Georgian}\p{Han}\s\p{P}\p{N}])[\u200c\u200d]++"
)
"""Joiners after characters that join nothing."""


class Outlook:
    """Where, from front to back of one raw text, the next characters stand that `changes` may change."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._line_end = self._odd = self._double = self._suspect = -1

    def is_clean(self, start: int, end: int) -> bool:
        """Whether `changes` would find nothing in raw[start:end], as far as a quick look tells.

        Each look goes to the next such character and is remembered, so that all together go over the text
        once.
        """
        if self._odd < start:
            match = ODD_WITHIN.search(self._raw, start)
            self._odd = match.start() if match else len(self._raw)
        if self._odd < end:
            return False
        if self._double < start:
            self._double = _found(self._raw.find("  ", start), self._raw)
        if self._suspect < start:
            place = suspect(self._raw, start, len(self._raw))
            self._suspect = len(self._raw) if place is None else place
        if self._line_end < start:
            self._line_end = _found(self._raw.find("\n", start), self._raw)
        return (
            end <= self._line_end
            and end < self._double + 2
            and (self._suspect >= end or suspect(self._raw, start, end) is None)
        )


def _found(place: int, raw: str) -> int:
    return place if place >= 0 else len(raw)


def changes(raw: str, start: int, end: int) -> Iterator[Change]:
    """Yield what cleaning changes in raw[start:end], in order; all between stays as it is.

    Runs of white space become one space and what nobody sees goes; references, ligatures and letters with
    loose accents become the characters they stand for; letters read in a wrong encoding become what they
    were. Spaces are looked at only where two stand together, so that prose costs next to nothing.
    """
    for a, b in broken(raw, start, end):
        if a >= start:
            yield from _within(raw, start, a)
            yield a, b, "recode"
            start = b
    yield from _within(raw, start, end)


def _within(raw: str, start: int, end: int) -> Iterator[Change]:
    odd, double = _odd(raw, start, end), _double(raw, start, end)
    while (at := min(odd, double)) < end:
        change = _change(raw, at, start, end)
        if change:
            yield change
        start = change[1] if change else start
        following = max(start, at + 1)
        odd = odd if odd >= following else _odd(raw, following, end)
        double = double if double >= following else _double(raw, following, end)


def _odd(raw: str, start: int, end: int) -> int:
    match = ODD.search(raw, start, end)
    return match.start() if match else end


def _double(raw: str, start: int, end: int) -> int:
    place = raw.find("  ", start, end)
    return place if place >= 0 else end


def _change(raw: str, at: int, start: int, end: int) -> Change | None:
    """What is done about the odd character at `at`, which may begin earlier but not before `start`."""
    char = raw[at]
    if char == "&":
        known = _known(raw, at, end)
        if known is None or not _is_blank(known):
            return _reference(known) if known else None
    elif char in COMPOSING:
        return _composed(raw, at, start, end)
    elif char > "\x7f":
        if controls := CONTROLS.match(raw, at, end):
            return at, controls.end(), "recode"
        if ligatures := _LIGATURES.match(raw, at, end):
            return at, ligatures.end(), "ligature"
    return _gap(raw, at - 1 if at > start and raw[at - 1] == " " else at, at, end)


def _composed(raw: str, at: int, start: int, end: int) -> Change | None:
    match = _COMPOSING.match(raw, at, end)
    if at == start or match is None or raw[at - 1].isspace():
        return None
    cluster = raw[at - 1 : match.end()]
    return (at - 1, match.end(), "compose") if normalize("NFC", cluster) != cluster else None


def _gap(raw: str, begin: int, at: int, end: int) -> Change | None:
    """White space and what nobody sees from `begin` on, if anything of it stands at `at`."""
    stop = at
    is_plain, is_white = True, begin < at
    while stop < end:
        if match := _BLANKS.match(raw, stop, end) or _IDLE_JOINER.match(raw, stop, end):
            is_white = is_white or _WHITE.search(match.group()) is not None
        elif raw[stop] == "&" and (match := _known(raw, stop, end)) and _is_blank(match):
            is_plain = False
            is_white = is_white or _WHITE.search(_meant(match)) is not None
        else:
            break
        stop = match.end()
    if stop == at:
        return None
    return begin, stop, "space" if is_white else "drop" if is_plain else "markup"


def _is_blank(match: regex.Match[str]) -> bool:
    """Whether a reference stands for nothing to see, such as &nbsp;."""
    made = _meant(match)
    is_unseen = _UNSEEN.fullmatch(made) is not None
    return is_unseen and (_WHITE.search(made) is not None or not match.group("nested"))


def _reference(match: regex.Match[str]) -> Change:
    return match.start(), match.end(), "nested_entity" if match.group("nested") else "entity"


def _known(raw: str, at: int, end: int) -> regex.Match[str] | None:
    """A reference that HTML knows, also one escaped once more; what is escaped deeper is left alone."""
    match = _REFERENCE.match(raw, at, end)
    if match is None or len(match.group("nested")) > len("amp;") or _is_in_address(raw, at):
        return None
    return match if match.group("name").startswith("#") or match.group("name") in html5 else None


def _meant(match: regex.Match[str]) -> str:
    return unescape(unescape(match.group())) if match.group("nested") else unescape(match.group())


def _is_in_address(raw: str, at: int) -> bool:
    if at == 0 or raw[at - 1].isspace():
        return False
    word = raw[max(at - _LONGEST_ADDRESS, 0) : at].rsplit(maxsplit=1)[-1]
    return "://" in word or word.startswith("www.")
