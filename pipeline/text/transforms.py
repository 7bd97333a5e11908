"""The declared normalisations: what may be done to raw characters, and how to do it again as a proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import Final
from unicodedata import normalize

import regex

from pipeline.text.broken import broken, recode, suspect
from pipeline.text.characters import INVISIBLE, JOINERS, LIGATURE
from pipeline.text.marks import CUE, INLINE, STYLE, STYLING, TAG
from pipeline.text.markup import ENTITY, MARKUP, is_hidden
from pipeline.text.spoken_out import is_time

Licence = Callable[[str], str | None]

_GAP: Final = regex.compile(rf"[\s{INVISIBLE}{JOINERS}]*")
_DROP: Final = regex.compile(rf"[{INVISIBLE}{JOINERS}]+")
_UNSEEN: Final = regex.compile(rf"(?V1)[[{INVISIBLE}{JOINERS}]--\s]+")
_SPOKEN: Final = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_MARK: Final = regex.compile(f"{INLINE}|{STYLE}|{TAG}")
_MARKED: Final = regex.compile("[<{&]")
_LINE_BREAK: Final = regex.compile(r"<br[ /]*+>", regex.IGNORECASE)
_TAIL: Final = 4
"""Clean characters looked at for each raw one: more than any cleaning makes of it."""

_SHORT: Final = 64
"""Markup of up to so many characters comes again and again."""

_VERY_SHORT: Final = 16
"""White space and time marks of up to so many characters come again and again."""

_BOLD: Final = frozenset({"**", "__"})
"""Marks of bold type in plain text."""

_LIGATURE: Final = regex.compile(rf"[{LIGATURE}]+")


def _gap(clean: str) -> Licence:
    """White space, also where tags or references stand for it."""

    def licence(raw: str) -> str | None:
        return clean if _GAP.fullmatch(raw) or _GAP.fullmatch(unescape(unescape(_bare(raw)))) else None

    return licence


def _bare(raw: str) -> str:
    """The characters left when markup is taken out, also where feeds have escaped it once more."""
    return _short_bare(raw) if len(raw) <= _SHORT else _long_bare(raw)


def _long_bare(raw: str) -> str:
    return MARKUP.sub("", unescape(MARKUP.sub("", raw)))


_short_bare = lru_cache(maxsize=4096)(_long_bare)


def _only(pattern: regex.Pattern[str]) -> Licence:
    return lambda raw: "" if pattern.fullmatch(raw) else None


def _markup(raw: str) -> str | None:
    is_markup = raw in _BOLD or MARKUP.fullmatch(raw) or _GAP.fullmatch(_bare(raw)) or STYLING.fullmatch(raw)
    return "" if is_markup else None


def _hidden(raw: str) -> str | None:
    return "" if is_hidden(raw) or is_hidden(unescape(raw)) else None


def _entity(raw: str) -> str | None:
    return unescape(raw) if ENTITY.fullmatch(raw) else None


def _nested_entity(raw: str) -> str | None:
    """A reference in HTML that stands escaped in XML: undone twice."""
    inner = ENTITY.sub(lambda match: unescape(match.group()), raw)
    return unescape(inner) if inner != raw and ENTITY.fullmatch(inner) else None


def _ligature(raw: str) -> str | None:
    return normalize("NFKC", raw) if _LIGATURE.fullmatch(raw) else None


def _compose(raw: str) -> str | None:
    made = normalize("NFC", raw)
    return made if made != raw else None


_LICENCES: Final[dict[str, Licence]] = {
    "copy": lambda raw: raw,
    "space": _gap(" "),
    "break": _gap("\n"),
    "paragraph": _gap("\n\n"),
    "cue": lambda raw: "" if CUE.fullmatch(raw) or is_time(raw) else None,
    "drop": _only(_DROP),
    "markup": _markup,
    "hidden": _hidden,
    "entity": _entity,
    "nested_entity": _nested_entity,
    "ligature": _ligature,
    "compose": _compose,
    "recode": recode,
    "overlap": lambda raw: "",
    "omit": lambda raw: "",
}

TRANSFORMS: Final = {
    "copy": "leaves as is",
    "space": "puts one space for white space",
    "break": "puts one line end for white space",
    "paragraph": "puts an empty line for white space",
    "cue": "takes a time mark out, with the line that names the cue or says the time in words",
    "drop": "takes invisible characters out",
    "markup": "takes tags, styling marks, and headers and comments of subtitles out",
    "hidden": "takes out an element that the page does not show",
    "entity": "puts the character for a reference such as &amp;",
    "nested_entity": "does so for a reference that is escaped once more",
    "ligature": "puts the letters for a ligature such as ﬁ",
    "compose": "puts the composed character (Unicode NFC)",
    "recode": "puts the letters that stood there before they were read in a wrong encoding (Ã¤ for ä)",
    "overlap": "takes words out that a rolling caption shows again and that stand just before",
    "omit": "leaves out, between blocks, what is no part of the document",
}
"""Every transform and what it does to a raw stretch."""


def apply(transform: str, raw: str) -> str | None:
    """Return the clean characters that `transform` makes of `raw`, or None where it may not touch them."""
    return _apply_short(transform, raw) if len(raw) <= _VERY_SHORT else _apply(transform, raw)


def _apply(transform: str, raw: str) -> str | None:
    licence = _LICENCES.get(transform)
    return licence(raw) if licence else None


_apply_short = lru_cache(maxsize=4096)(_apply)


def ends_with(before: str, raw: str) -> bool:
    """Whether `before` ends with the words of `raw`: what the transform `overlap` is allowed for."""
    shown = raw.strip()
    if shown and before.endswith(shown) and not _SPOKEN.match(before[-len(shown) - 1 : -len(shown)]):
        return True
    words = spoken(raw)
    return not words or _words(before[-_TAIL * (len(raw) + 16) :])[-len(words) :] == words


def spoken(raw: str) -> list[str]:
    """Return the words of `raw` as captions are compared: letters and digits, case folded, no marks."""
    if "<" in raw or "{" in raw:
        raw = _MARK.sub("", _LINE_BREAK.sub("\n", raw))
    return _words(unescape(raw) if "&" in raw else raw)


def spoken_each(raws: Sequence[str]) -> list[list[str]]:
    """Do for each raw text what `spoken` does, faster: plain texts are prepared all at once."""
    joined = "\n".join(raws)
    if joined.count("\n") >= len(raws):
        return [spoken(raw) for raw in raws]
    special = {*_rows(joined, _marked_from), *_rows(joined, _suspect_from)}
    plain = joined if joined.isascii() else normalize("NFKC", _UNSEEN.sub("", joined))
    texts = plain.casefold().split("\n")
    return [spoken(raws[row]) if row in special else _SPOKEN.findall(text) for row, text in enumerate(texts)]


def _marked_from(text: str, start: int) -> int | None:
    match = _MARKED.search(text, start)
    return match.start() if match else None


def _suspect_from(text: str, start: int) -> int | None:
    return suspect(text, start, len(text))


def _rows(joined: str, following: Callable[[str, int], int | None]) -> Iterator[int]:
    """Numbers of the lines in which `following` finds a place."""
    at = row = 0
    while (place := following(joined, at)) is not None:
        row += joined.count("\n", at, place)
        yield row
        at = joined.find("\n", place) + 1
        row += 1
        if not at:
            return


def _words(text: str) -> list[str]:
    """Words however their letters are written: broken by a wrong encoding, in parts, as ligatures."""
    if not text.isascii():
        for start, end in reversed(list(broken(text, 0, len(text)))):
            text = text[:start] + (recode(text[start:end]) or "") + text[end:]
        text = normalize("NFKC", _UNSEEN.sub("", text))
    return _SPOKEN.findall(text.casefold())
