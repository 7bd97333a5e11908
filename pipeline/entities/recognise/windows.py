"""Cuts running text into the windows that the network reads at once."""

from __future__ import annotations

from typing import Final

from pipeline.entities.recognise.words import Word

LONGEST: Final = 64
"""Words in a window."""
_SHORTEST: Final = 40
_ENDS: Final = frozenset(".!?…")
_PAUSES: Final = frozenset(",;:—–)")


def windows(words: list[Word], ordinary: list[bool], ends: set[int]) -> list[tuple[int, int]]:
    """Return (first, last) of the windows that cover `words` in order.

    A window ends at the last end of a stretch that it can hold (`ends`, the numbers of the words behind),
    else of a sentence, else at a pause, else between two ordinary words (`ordinary` says which are), so that
    no name is cut; at its full length where there is none of them.
    """
    found, first = [], 0
    while len(words) - first > LONGEST:
        last = _end(words, ordinary, ends, first)
        found.append((first, last))
        first = last
    return [*found, (first, len(words))] if first < len(words) else found


def _end(words: list[Word], ordinary: list[bool], ends: set[int], first: int) -> int:
    reach = range(first + LONGEST, first + _SHORTEST, -1)
    if stops := ends.intersection(reach):
        return max(stops)
    for marks in (_ENDS, _PAUSES):
        for last in reach:
            if words[last - 1].text in marks and not _is_initial(words, last):
                return last
    return next((last for last in reach if ordinary[last - 1] and ordinary[last]), first + LONGEST)


def _is_initial(words: list[Word], last: int) -> bool:
    """Whether the full stop before `last` belongs to an initial or an abbreviated title: "U.", "Dr."."""
    before = words[last - 2].text
    return len(before) <= 3 and before[0].isupper()
