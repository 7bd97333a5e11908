"""Which quotation marks belong together, with quotes in quotes and quotes over several paragraphs.

One pass with a stack. A mark may open and close ("”" does both in Swedish, "“" opens in English and closes in
German): what stands around it decides, and what is open. A paragraph that begins with the mark that is still
open reopens the quote; otherwise a quote ends with its paragraph or is none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.quotes.tokens import Tokens

_CLOSERS = {
    "“": "”\"", "”": "”", "„": "“”\"‟", "‟": "”“", "«": "»", "»": "«»", "‘": "’'", "‚": "‘’", "‹": "›",
    "›": "‹",
    '"': "\"”", "'": "'’", "’": "’", "「": "」", "『": "』",
}  # fmt: skip
MARKS = frozenset("".join(_CLOSERS) + "".join(_CLOSERS.values()))
_DEEPEST = 5
"""Quotes in quotes; more are no text."""
_SINGLE = frozenset("'’‘‚")
_APOSTROPHE_OPENS = frozenset({"sv", "da", "nb", "nn", "no", "fi"})
_REVERSED = frozenset({"sv", "fi", "de", "da", "hr", "sr", "bs", "sl", "hu", "pl", "cs", "sh", "cnr"})
"""Languages in which » may open and « close."""


class Pair(NamedTuple):
    """A quote in marks: tokens of the opening and closing mark."""

    opening: int
    closing: int
    parent: int | None
    """Index of the pair around it."""
    reopened: tuple[int, ...] = ()
    """Marks that go on with the quote at later paragraphs."""


@dataclass
class _Open:
    at: int
    mark: str
    reopened: list[int] = field(default_factory=list)


def pairs(seen: Tokens) -> list[Pair]:
    """Return the pairs of marks by place of their opening."""
    stack: list[_Open] = []
    found: list[tuple[int, int, tuple[int, ...]]] = []
    skipped: set[int] = set()
    for at, mark in enumerate(seen.said):
        if at in skipped:
            continue
        if mark == "\n":
            skipped.update(_paragraph(seen, at, stack, found))
        elif mark in MARKS:
            _step(seen, at, mark, stack, found)
    _ended(stack, found)
    return _nested(sorted(found))


def _step(
    seen: Tokens, at: int, mark: str, stack: list[_Open], found: list[tuple[int, int, tuple[int, ...]]]
) -> None:
    before, after = _around(seen, at)
    if mark in _SINGLE and before.isalnum() and after.isalnum():
        return
    closes = _closes(seen, mark, before, after, stack)
    if closes is not None:
        del stack[closes + 1 :]
        one = stack.pop()
        found.append((one.at, at, tuple(one.reopened)))
    elif _may_open(seen, mark, before, after):
        if stack and stack[-1].mark == mark and mark not in "«»":
            stack.pop()
        if len(stack) < _DEEPEST:
            stack.append(_Open(at, mark))


def _around(seen: Tokens, at: int) -> tuple[str, str]:
    """The characters next to a mark; a space at the ends of the text."""
    start, end = seen.starts[at], seen.ends[at]
    return seen.text[start - 1 : start] or " ", seen.text[end : end + 1] or " "


def _closes(seen: Tokens, mark: str, before: str, after: str, stack: list[_Open]) -> int | None:
    """The open mark that a mark closes, by its place on the stack."""
    if not stack:
        return None
    if mark in _SINGLE and after.isalnum():
        return None
    opening = before.isspace() and not after.isspace() and after.isalnum()
    french = mark == "»" and seen.language not in _REVERSED
    if opening and not french:
        return None
    for place in range(len(stack) - 1, max(-1, len(stack) - 4), -1):
        if mark in _CLOSERS[stack[place].mark]:
            return place
        if mark in _SINGLE:
            return None  # an apostrophe at a word's end closes nothing further out
    return None


def _may_open(seen: Tokens, mark: str, before: str, after: str) -> bool:
    if mark not in _CLOSERS:
        return False
    if mark == "«":
        return seen.language not in _REVERSED or not after.isspace()
    if mark == "»":
        return seen.language in _REVERSED and not after.isspace() and not before.isalnum()
    if mark == "’":
        return seen.language in _APOSTROPHE_OPENS and not before.isalnum() and after.isalnum()
    if mark in "'‘":
        return not before.isalnum() and not after.isspace()
    return not before.isalnum() and not after.isspace()


def _paragraph(
    seen: Tokens, at: int, stack: list[_Open], found: list[tuple[int, int, tuple[int, ...]]]
) -> list[int]:
    """Go over the end of a paragraph; return the marks there that only reopen a quote."""
    if not stack:
        return []
    following = at + 1
    while following < len(seen.said) and seen.said[following] == "\n":
        following += 1
    outer = stack[0]
    again = seen.said[following] if following < len(seen.said) else ""
    if again and (again == outer.mark or (outer.mark == "«" and again == "»")):
        del stack[1:]
        outer.reopened.append(following)
        return [following]
    _ended(stack, found)
    return []


def _ended(stack: list[_Open], found: list[tuple[int, int, tuple[int, ...]]]) -> None:
    """Drop what is open. "«A «B»" closes both with one mark."""
    if stack and stack[-1].mark == "«" and found and found[-1][0] > stack[-1].at:
        found.append((stack[-1].at, found[-1][1], tuple(stack[-1].reopened)))
    stack.clear()


def _nested(found: list[tuple[int, int, tuple[int, ...]]]) -> list[Pair]:
    """The pairs with the pair around each."""
    kept: list[Pair] = []
    around: list[int] = []
    for opening, closing, reopened in found:
        while around and kept[around[-1]].closing < opening:
            around.pop()
        kept.append(Pair(opening, closing, around[-1] if around else None, reopened))
        around.append(len(kept) - 1)
    return kept
