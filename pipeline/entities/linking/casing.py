"""What capitals, commas and the ends of sentences around a name say about it."""

from __future__ import annotations

from typing import Final

from pipeline.entities.linking.types import Page, Spot

_AROUND: Final = 5
"""Words of the line that are looked at on either side."""
_ENOUGH: Final = 2
_SHORT: Final = 3
"""Letters of words that headlines leave small."""


def capital_before(page: Page, first: int) -> bool:
    """Whether the word in front could belong to the same name: a capital, with only a space between."""
    if first == 0 or page.text[page.words[first - 1].end : page.words[first].start] != " ":
        return False
    word = page.words[first - 1].text
    return word[0].isupper() and not opens_sentence(page, first - 1)


def capital_after(page: Page, last: int) -> bool:
    """Whether the word behind could belong to the same name."""
    if last >= len(page.words) or page.text[page.words[last - 1].end : page.words[last].start] != " ":
        return False
    return page.words[last].text[0].isupper()


def capitals_say_nothing(page: Page, spot: Spot) -> bool:
    """Whether a name stands in a headline or a line in capitals: no longer word around is small."""
    around = [*_line(page, spot.first - 1, -1), *_line(page, spot.last, 1)]
    return len(around) >= _ENOUGH and not any(word.islower() and len(word) > _SHORT for word in around)


def _line(page: Page, at: int, way: int) -> list[str]:
    """The next words of the line from word `at`, forwards or backwards."""
    found: list[str] = []
    while 0 <= at < len(page.words) and len(found) < _AROUND:
        beside = page.words[at - way] if 0 <= at - way < len(page.words) else page.words[at]
        left, right = sorted((page.words[at], beside), key=lambda word: word.start)
        if "\n" in page.text[left.end : right.start]:
            break
        found.append(page.words[at].text)
        at += way
    return found


def comma_before(page: Page, first: int) -> bool:
    """Whether a capitalised word and a comma stand in front: "Madison, Wisconsin"."""
    if first == 0 or page.text[page.words[first - 1].end : page.words[first].start] != ", ":
        return False
    return page.words[first - 1].text[0].isupper()


def opens_sentence(page: Page, first: int) -> bool:
    """Whether a sentence, a quotation or a point of a list starts with word `first`."""
    if first <= 0:
        return True
    between = page.text[page.words[first - 1].end : page.words[first].start]
    return between != " " and any(mark in between for mark in '.!?:\n•–—“"«(')
