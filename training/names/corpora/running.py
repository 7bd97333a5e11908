"""Sets that come as running text: words, sentences, and marked stretches brought to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from training.names.corpora.forms import UNKNOWN, Sentence, sentence

_WORD = re.compile(r"\w+(?:[-‐‑'’]\w+)*|[^\w\s]")
_END = re.compile(r"(?<=[.!?…])[\"»”’)]*\s+(?=[\"«„“(—–-]*\s*[^\W\d_a-zа-яёіїєґ])|\n+")
_TITLES = re.compile(
    r"(?i)(?:^|[\s(«„\"])(?:\w|[а-яё]{1,3}|[a-z]{1,2}|св|ул|рис|стор|проф|акад|prof|mgr|inż|ing|doc|např|tzw)\.$"
)

Stretch = tuple[int, int, str]


def sentences(text: str, marked: Sequence[Stretch]) -> Iterator[Sentence]:
    """Yield the sentences of a text with the mentions marked (start, end, type; sorted, not overlapping).

    Words are cut where a mention starts or ends, so every mention is whole words.
    """
    start = 0
    for end in [*_ends(text), len(text)]:
        if any(a < end < b for a, b, _ in marked):
            continue
        found = _sentence(text, start, end, [one for one in marked if start <= one[0] < end])
        start = end
        if found:
            yield found


def _ends(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        if "\n" in match.group() or not _TITLES.search(text[max(0, match.start() - 8) : match.start()]):
            yield match.end()


def _sentence(text: str, start: int, end: int, marked: Sequence[Stretch]) -> Sentence | None:
    cuts = sorted({start, end, *(place for one in marked for place in one[:2] if place <= end)})
    words = [
        (match.start(), match.end())
        for a, b in zip(cuts, cuts[1:], strict=False)
        for match in _WORD.finditer(text, a, b)
    ]
    tags = [_tag(word, marked) for word in words]
    spaces = [stop >= end or text[stop].isspace() for _, stop in words]
    return sentence([text[a:b] for a, b in words], tags, spaces)


def _tag(word: tuple[int, int], marked: Sequence[Stretch]) -> str:
    for start, end, name in marked:
        if start <= word[0] < end:
            return UNKNOWN if name == UNKNOWN else f"{'B' if word[0] == start else 'I'}-{name}"
    return "O"
