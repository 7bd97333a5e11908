"""Stretches that may be somebody's words: between marks, behind a dash or behind `Name:` at a line's start.

An attribution put into the speech parts it into pieces ("– Vi går, säger hon, det är dags.", «Мы уйдём, —
сказал он. — Пора.»).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pipeline.quotes.cues import cue_at, guessed
from pipeline.quotes.lexicon import SLAVIC, role_of
from pipeline.quotes.marks import MARKS, Pair, pairs
from pipeline.quotes.tokens import DASHES, FINAL, Tokens
from pipeline.quotes.types import Form

_LONGEST_INSERTION = 40
_LONGEST_LABEL = 6
_MOST_INSERTIONS = 8
_TRIMMED = frozenset(",;:") | DASHES
_CLITICS = frozenset("t il elle s l lui leur ils on".split())
_NOT_DIALOGUE = frozenset({"en", "de"})


class Speech(NamedTuple):
    """What may be somebody's words, in tokens."""

    form: Form
    first: int
    """First token outside: the opening mark, the dash, the label."""
    last: int
    """Token behind all of it."""
    start: int
    end: int
    parent: int | None
    """Index of the speech around it."""
    insertions: tuple[tuple[int, int], ...] = ()
    """Attributions inside."""

    def pieces(self) -> list[tuple[int, int]]:
        """Return the stretches of tokens between the insertions."""
        edges = [self.start, *(edge for one in self.insertions for edge in one), self.end]
        return [(edges[at], edges[at + 1]) for at in range(0, len(edges), 2) if edges[at] < edges[at + 1]]


def speeches(seen: Tokens) -> list[Speech]:
    """Return the speeches by place, each with the index of the one around it."""
    marked = pairs(seen)
    covered = {one.opening: one.closing for one in marked if one.parent is None}
    found = [_of_pair(seen, one) for one in marked] + list(_lines(seen, covered))
    found = [one for one in found if one.start < one.end]
    return _nested(sorted(found, key=lambda one: (one.first, -one.last)))


def _of_pair(seen: Tokens, one: Pair) -> Speech:
    start, end = one.opening + 1, one.closing
    inserted = tuple(_insertions(seen, start, end, is_line=False))
    return Speech("marks", one.opening, end + 1, start, end, None, inserted)


def _lines(seen: Tokens, covered: dict[int, int]) -> Iterator[Speech]:
    """The paragraphs that open with a dash or a name and a colon."""
    ends = [-1, *(at for at, word in enumerate(seen.said) if word == "\n"), len(seen.said)]
    until = -1
    for before, after in pairwise(ends):
        start = before + 1
        until = max(until, _covered_until(covered, before, start))
        if start >= after or start < until:
            continue
        if _is_item(seen, start, after):
            continue
        if seen.said[start] in DASHES and seen.words.group not in _NOT_DIALOGUE:
            inserted = tuple(_insertions(seen, start + 1, after, is_line=True))
            yield Speech("dash", start, after, start + 1, after, None, inserted)
        elif (
            (colon := _label(seen, start, after)) and colon + 1 < after and seen.said[colon + 1] not in MARKS
        ):
            yield Speech("label", start, after, colon + 1, after, None)
        until = max([until, *(covered[at] for at in range(start, after) if at in covered)])


def _is_item(seen: Tokens, start: int, after: int) -> bool:
    """Whether a line behind a dash belongs to a list: it opens in lower case or ends with a semicolon."""
    if seen.said[start] not in DASHES or start + 1 >= after:
        return False
    return seen.said[after - 1] == ";" or seen.said[start + 1][0].islower()


def _covered_until(covered: dict[int, int], before: int, start: int) -> int:
    return covered.get(start, covered.get(before, -1)) if before >= 0 else -1


def _label(seen: Tokens, start: int, after: int) -> int | None:
    """The colon behind a name at a line's start."""
    for at in range(start, min(start + _LONGEST_LABEL, after)):
        if seen.said[at] == ":":
            return at if any(one in seen.mention for one in range(start, at)) else None
        named = at in seen.mention or seen.said[at][0].isupper() or role_of(seen.keys[at], seen.words)
        if not named and seen.said[at] not in ".-":
            return None
    return None


def _insertions(seen: Tokens, start: int, end: int, *, is_line: bool) -> Iterator[tuple[int, int]]:
    at = start + 1
    count = 0
    while at < end and count < _MOST_INSERTIONS:
        behind = _dashed(seen, at, end, is_line=is_line) or (
            _inverted(seen, at, end) if is_line or seen.words.group == "fr" else None
        )
        if behind:
            yield at, behind
            at = behind
            count += 1
        at += 1


def _dashed(seen: Tokens, at: int, end: int, *, is_line: bool) -> int | None:
    """The end of ", — сказал он, —" that begins with the dash at `at`."""
    loose = is_line and seen.words.group == "sh" and seen.starts[at] > seen.ends[at - 1]
    spanish = loose or (
        seen.starts[at] > seen.ends[at - 1] and seen.starts[at + 1 : at + 2] == [seen.ends[at]]
    )
    if seen.said[at] not in DASHES or (
        seen.said[at - 1] not in ",.!?…" and not (spanish and seen.said[at] != "-")
    ):
        return None
    near = range(at + 1, min(at + 5, end))
    if not any(cue_at(seen, one) for one in near) and not _guesses(seen, at + 1, end):
        return None
    for one in range(at + 2, min(at + _LONGEST_INSERTION, end)):
        if seen.said[one] in DASHES and (seen.said[one - 1] in ",.;:!?…" or spanish):
            return one + 1
    return end if end - at < _LONGEST_INSERTION else None


def _inverted(seen: Tokens, at: int, end: int) -> int | None:
    """The end of ", säger hon" whose first word stands at `at`; its subject follows."""
    if seen.said[at - 1] not in ",!?…" or (seen.words.group in ("ru", "uk") and seen.said[at - 1] == ","):
        return None
    have = seen.words.small.get("have", frozenset())
    first = at
    while first < min(at + 6, end) and (
        seen.keys[first] in have or seen.said[first] in "-'’" or seen.keys[first] in _CLITICS
    ):
        first += 1
    cue = cue_at(seen, first) if first < end else None
    behind = cue.end if cue else first + 1
    if not cue and not (guessed(seen, first) if first < end else False):
        return None
    if cue and cue.sort not in ("say", "tell", "ask", "accord", "deny", "call"):
        return None
    reach = 5 if cue or seen.words.group in SLAVIC else 2
    if not any(
        _is_source(seen, one) for one in [*range(at, first), *range(behind, min(behind + reach, end))]
    ):
        return None
    return _inversion_end(seen, behind, end)


def _inversion_end(seen: Tokens, behind: int, end: int) -> int:
    """Where ", a déclaré la ministre, Anne Holm" ends: at a full stop, or a comma without title behind it."""
    for one in range(behind, min(behind + _LONGEST_INSERTION, end)):
        if seen.said[one] in FINAL and not (
            seen.said[one] == "." and len(seen.said[one - 1]) < 4 and seen.said[one - 1][0].isupper()
        ):
            return one + 1
        if seen.said[one] == "," and one > behind and not _apposes(seen, one + 1, end):
            return one + 1
    return end


def _apposes(seen: Tokens, at: int, end: int) -> bool:
    """Whether a name, title, age or relative clause stands right behind a comma."""
    if at >= end:
        return False
    small = seen.words.small
    if seen.said[at].isdigit() or any(seen.keys[at] in small.get(sort, ()) for sort in ("who", "prep")):
        return True
    near = range(at, min(at + 3, end))
    return any(one in seen.mention or role_of(seen.keys[one], seen.words) for one in near)


def _guesses(seen: Tokens, at: int, end: int) -> bool:
    """Whether a word that no list has may be a verb of saying: a source follows at once."""
    return (
        at < end
        and guessed(seen, at)
        and any(_is_source(seen, one) for one in range(at + 1, min(at + 6, end)))
    )


def _is_source(seen: Tokens, at: int) -> bool:
    if at in seen.mention or role_of(seen.keys[at], seen.words):
        return True
    return any(seen.keys[at] in seen.words.small.get(sort, ()) for sort in ("he", "she", "they", "det"))


def trimmed(seen: Tokens, start: int, end: int) -> tuple[int, int]:
    """Return a stretch of tokens without commas, dashes and line ends at its edges."""
    while start < end and (seen.said[start] in _TRIMMED or seen.said[start] == "\n"):
        start += 1
    while start < end and (seen.said[end - 1] in _TRIMMED or seen.said[end - 1] == "\n"):
        end -= 1
    return start, end


def _nested(found: list[Speech]) -> list[Speech]:
    kept: list[Speech] = []
    around: list[int] = []
    for one in found:
        while around and kept[around[-1]].last <= one.first:
            around.pop()
        kept.append(one._replace(parent=around[-1] if around else None))
        around.append(len(kept) - 1)
    return kept
