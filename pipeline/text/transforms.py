"""The declared normalisations: what may be done to raw characters, and how to do it again as a proof."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Final
from unicodedata import normalize

import regex

from pipeline.text.broken import recode
from pipeline.text.characters import BLANK, INVISIBLE, JOINERS, LIGATURE
from pipeline.text.markup import ENTITY, MARKUP, is_hidden

CUE: Final = regex.compile(rf"{BLANK}*[\[(]?(?:\d{{1,3}}:)?\d{{1,3}}:[0-5]\d(?:[.,]\d{{3}})?[\])]?{BLANK}*")
"""A time mark of a transcript (H:MM:SS or MM:SS, bare or in brackets) with the white space around it."""

Licence = Callable[[str], str | None]

_GAP: Final = regex.compile(rf"[\s{INVISIBLE}{JOINERS}]*")
_DROP: Final = regex.compile(rf"[{INVISIBLE}{JOINERS}]+")
_SPOKEN: Final = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_LIGATURE: Final = regex.compile(rf"[{LIGATURE}]+")


def _gap(clean: str) -> Licence:
    """White space, also where tags or references stand for it."""

    def licence(raw: str) -> str | None:
        return clean if _GAP.fullmatch(raw) or _GAP.fullmatch(unescape(unescape(_bare(raw)))) else None

    return licence


def _bare(raw: str) -> str:
    """The characters left when markup is taken out, also where feeds have escaped it once more."""
    return MARKUP.sub("", unescape(MARKUP.sub("", raw)))


def _only(pattern: regex.Pattern[str]) -> Licence:
    return lambda raw: "" if pattern.fullmatch(raw) else None


def _markup(raw: str) -> str | None:
    return "" if _GAP.fullmatch(_bare(raw)) else None


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
    "cue": _only(CUE),
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
    "cue": "takes a time mark out",
    "drop": "takes invisible characters out",
    "markup": "takes tags and styling marks out",
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
    licence = _LICENCES.get(transform)
    return licence(raw) if licence else None


def ends_with(before: str, raw: str) -> bool:
    """Whether `before` ends with the words of `raw`: what the transform `overlap` is allowed for."""
    words = _SPOKEN.findall(unescape(MARKUP.sub(" ", raw)).casefold())
    return not words or _SPOKEN.findall(before.casefold())[-len(words) :] == words
