"""Takes from names what is none: a title or a hashtag's sign in front, an ordinary word in small letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from pipeline.entities.normal import Word, fold, words
from pipeline.entities.spans import Span

_LONGEST_TITLE: Final = 4
_ORDINARY: Final = 0.5


def trimmed(spans: Sequence[Span], text: str, titles: Mapping[str, str]) -> list[Span]:
    """Return the spans without marks and titles in front: "President Berg" is Berg.

    `titles` are folded words. A person called by the title alone keeps it.
    """
    return [_trimmed(span, text, titles) for span in spans]


def without_ordinary(spans: Sequence[Span], text: str, share: Callable[[str], float | None]) -> list[Span]:
    """Return the spans without ordinary words in small letters, where most names have capitals.

    "made us start" is not about a country. `share` tells how often a word is written in small letters, None
    where nobody counted.
    """
    small = [text[span.start : span.end].islower() for span in spans]
    if 2 * sum(small) >= len(spans):
        return list(spans)  # a text without capitals
    return [
        span
        for span, is_small in zip(spans, small, strict=True)
        if not (is_small and all(_is_ordinary(word, share) for word in words(text, span.start, span.end)))
    ]


def _is_ordinary(word: Word, share: Callable[[str], float | None]) -> bool:
    return (share(word.text) or 0.0) >= _ORDINARY


def _trimmed(span: Span, text: str, titles: Mapping[str, str]) -> Span:
    start = span.start
    while start < span.end - 1 and not text[start].isalnum():
        start += 1
    if span.type == "PER":
        spoken = words(text, start, span.end)
        start = spoken[_titles_before(spoken, titles)].start if len(spoken) > 1 else start
    return span._replace(start=start)


def _titles_before(spoken: Sequence[Word], titles: Mapping[str, str]) -> int:
    """Return how many of the first words are titles, never all of them."""
    first = 0
    folded = [fold(word.text) for word in spoken]
    while size := _title_at(folded, first, titles):
        first += size
    return first


def _title_at(folded: Sequence[str], first: int, titles: Mapping[str, str]) -> int:
    for size in range(min(_LONGEST_TITLE, len(folded) - first - 1), 0, -1):
        if titles.get(" ".join(folded[first : first + size]), "article") != "article":
            return size
    return 0
