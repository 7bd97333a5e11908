"""Rolling captions: which words a caption shows again because they stood on the screen before.

A roll-up caption keeps the last lines on the screen and adds to them; a file of such captions holds every
line two or three times. The longest match of one caption's beginning with the end of the one before is not
always right: whoever says "no, no, no" repeats himself. So the file's own habits decide. Each pair of
captions is seen as one kind of step (from the beginning of a line or not, to the end of a line or not, all
of the caption or a part, …), and where several steps would explain a pair, the kind that is usual in its
neighbourhood is taken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

import regex

from pipeline.text.transforms import spoken

Screen = Sequence[Sequence[str]]
"""The lines of one caption, each a list of words as they are compared."""

_GAP: Final = regex.compile(r"\s+")
_AROUND: Final = 40
"""Pairs of captions on either side that count as the neighbourhood."""

_LEAST_SHARE: Final = 0.25
_FEWEST_STEPS: Final = 2
_FEWEST_WORDS: Final = 4
"""What a neighbourhood must show before anything is taken for rolled: captions that carry words on and add
to them, as a share of all, how many, and how many words they carry. A speaker who repeats a line does
neither so often nor with new words after it."""


class Kind(NamedTuple):
    """What a step looks like; by this the steps of a file are alike or not.

    The words shown again begin with a line of the caption before, end with a line of this one, are all that
    this one shows, are all that the one before showed; they are whole lines or more than three words; they
    are one word within lines.
    """

    from_start: bool
    to_end: bool
    is_all: bool
    is_old: bool
    is_long: bool
    is_single: bool


class Step(NamedTuple):
    """How one caption may follow from another: words shown again, and the kind of step; null for none."""

    words: int
    kind: Kind | None

    @property
    def is_all(self) -> bool:
        """Whether nothing new is shown."""
        return self.kind is not None and self.kind.is_all

    @property
    def rolls(self) -> bool:
        """Whether words are carried on and others added."""
        kind = self.kind
        return kind is not None and not kind.is_all and ((kind.from_start and kind.to_end) or self.words > 1)


_NONE: Final = Step(0, None)


def carried(screens: Sequence[Screen], proofs: Sequence[bool] = ()) -> list[int]:
    """Return for each caption how many of its first words are shown again from the caption before it.

    A caption without words leaves the screen as it was. `proofs` tells of captions whose words nobody can
    have said in them, such as those that last a hundredth of a second: one that shows nothing new proves
    that captions roll here.
    """
    filled = [number for number, screen in enumerate(screens) if any(screen)]
    found = [0] * len(screens)
    steps = [_steps(screens[a], screens[b]) for a, b in pairwise(filled)]
    proven = [
        bool(proofs) and proofs[number] and step[0].is_all
        for number, step in zip(filled[1:], steps, strict=True)
    ]
    if sum(step[0].rolls for step in steps if step[0].kind) < _FEWEST_STEPS and not any(proven):
        return found
    for number, usual, kinds in zip(filled[1:], steps, _neighbourhoods(steps, proven), strict=True):
        if kinds is not None:
            found[number] = _likeliest(usual, kinds).words
    return found


def _likeliest(steps: list[Step], kinds: Counter[Kind | None]) -> Step:
    return steps[0] if len(steps) == 1 else max(steps, key=lambda step: kinds[step.kind])


def end_of_words(raw: str, lines: Sequence[tuple[int, int]], screen: Screen, count: int) -> int:
    """Return where in the raw text the first `count` words of a caption end; 0 where they end inside a word.

    `lines` are the raw places of the lines of `screen`. Punctuation after the last word belongs to it.
    """
    for (start, end), words in zip(lines, screen, strict=True):
        if count == len(words):
            return end
        if count < len(words):
            gaps = [gap.start() for gap in _GAP.finditer(raw, start, end)]
            place = bisect_left(gaps, count, key=lambda gap: len(spoken(raw[start:gap])))
            is_whole = place < len(gaps) and len(spoken(raw[start : gaps[place]])) == count
            return gaps[place] if is_whole else 0
        count -= len(words)
    return 0


def _neighbourhoods(steps: list[list[Step]], proven: list[bool]) -> Iterator[Counter[Kind | None] | None]:
    """Yield for each pair how often the kinds occur around it; None where captions do not roll there."""
    kinds: Counter[Kind | None] = Counter()
    rolling = words = count = proofs = 0
    for entering in range(len(steps) + _AROUND):
        for index, sign in ((entering, 1), (entering - 2 * _AROUND - 1, -1)):
            if 0 <= index < len(steps):
                longest = steps[index][0]
                kinds[longest.kind] += sign
                count += sign
                rolling += sign * longest.rolls
                words += sign * longest.words * longest.rolls
                proofs += sign * proven[index]
        if entering >= _AROUND:
            enough = rolling >= max(_FEWEST_STEPS, _LEAST_SHARE * count) and words >= _FEWEST_WORDS
            yield kinds if enough or proofs else None


def _steps(before: Screen, after: Screen) -> list[Step]:
    """Return the ways in which `after` may begin with what `before` ends with, the longest first."""
    old = [word for line in before for word in line]
    new = [word for line in after for word in line]
    sizes = _borders(old, new)
    if not sizes:
        return [_NONE]
    starts = {len(old) - place for place in accumulate((len(line) for line in before), initial=0)}
    ends = set(accumulate(len(line) for line in after))
    return [*(_step(size, starts, ends, len(old), len(new)) for size in sizes), _NONE]


def _step(size: int, starts: set[int], ends: set[int], old: int, new: int) -> Step:
    from_start, to_end = size in starts, size in ends
    is_lines, is_all = from_start and to_end, size == new
    is_old = size == old and (is_all or not is_lines)
    is_long, is_single = is_lines or size > 3, size == 1 and not is_lines
    return Step(size, Kind(from_start, to_end, is_all, is_old, is_long, is_single))


def _borders(old: list[str], new: list[str]) -> list[int]:
    """Lengths of the ends of `old` with which `new` begins, the longest first (Knuth, Morris and Pratt)."""
    if not new or new[0] not in old:
        return []
    joined: list[str | None] = [*new, None, *old[-len(new) :]]
    border = [0] * len(joined)
    for index in range(1, len(joined)):
        length = border[index - 1]
        while length and joined[index] != joined[length]:
            length = border[length - 1]
        border[index] = length + (joined[index] == joined[length])
    found, length = [], border[-1]
    while length:
        found.append(length)
        length = border[length - 1]
    return found
