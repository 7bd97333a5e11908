"""Names of speakers that the recogniser of names missed: where one introduces himself or is called upon.

Unusual names are missed or taken for places and bodies, but what stands around them says that a person is
meant: a title in front, "my name is", the floor given, a known given name, a name beside it in the title.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import dropwhile
from typing import Final, NamedTuple

import regex

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking import Link
from pipeline.entities.linking.forms import forms
from pipeline.entities.normal import fold
from pipeline.entities.translit import sound
from pipeline.speakers.cues import hits

_CAPITAL: Final = r"\p{Lu}(?:[\p{Ll}\p{M}]|['’-]\p{L}|(?<=[cC])\p{Lu}(?=\p{Ll}))+"
_SEQUENCE: Final = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}'’-]){_CAPITAL}(?:\s(?:(?:von|van|de|der|di|da|del|la|le|al)\s)?{_CAPITAL}){{0,4}}"
)
_WORD: Final = regex.compile(r"[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*")
_BETWEEN: Final = regex.compile(r"\s*(?:,|,?\s\p{Ll}{1,3})\s$")
_BEFORE: Final = 60
_SHORTEST: Final = 2
"""Letters of a given name that are too few to tell anything."""
_CLOSE: Final = 8
"""Characters within which two names are joined by a comma or a small word."""
_ORDINARY: Final = 0.2
"""Share of lower case from which on a word in running text is an ordinary one."""
_INTRODUCE: Final = {"self_introduction": 1, "gives_floor": 2, "first_singular": 0}
"""Phrases that lead to a name, and how many words may stand between."""
_TITLE_OF: Final = 2
"""Small words that may stand between a title and the name: "minister of finance Kos"."""
_MOST_WORDS: Final = 4


class Looked(NamedTuple):
    """A document in which names are looked for."""

    text: str
    language: str
    kb: KnowledgeBase
    persons: list[tuple[int, int]]
    """Mentions of persons."""
    others: list[tuple[int, int]]
    """Mentions of what is known to be something else."""


def found(
    text: str,
    mentions: Sequence[Link],
    heads: Sequence[tuple[int, int]],
    edges: Sequence[tuple[int, int, bool]],
    language: str,
    kb: KnowledgeBase,
) -> list[Link]:
    """Return the mentions with the names of persons that were missed, in order.

    `heads` are title and description, `edges` sentences (start, end, whether one opens a turn). A name that
    is found replaces mentions that overlap it.
    """
    persons = [(one.start, one.end) for one in mentions if one.type == "PER"]
    known = [one for one in mentions if one.type != "PER" and kb.number(one.entity_id or "") is not None]
    looked = Looked(text, language, kb, persons, [(one.start, one.end) for one in known])
    more = [span for head in heads for span in _names(looked, head, None)]
    more += [span for start, end, opens in edges for span in _names(looked, (start, end), opens)]
    if not more:
        return list(mentions)
    taken = _Taken(more)
    kept = [one for one in mentions if not taken.overlaps(one.start, one.end)]
    links = [Link(start, end, "PER", None, None, None, None) for start, end in taken.spans]
    return sorted([*kept, *links], key=lambda one: (one.start, one.end))


class _Taken:
    """Spans in order, without overlaps."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self.spans: list[tuple[int, int]] = []
        self.places: set[int] = set()
        for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
            if not self.overlaps(start, end):
                self.spans.append((start, end))
                self.places.update(range(start, end))

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a span has a character in common with one of them; both ends suffice for short ones."""
        return not self.places.isdisjoint(range(start, end))


def _names(looked: Looked, span: tuple[int, int], opens: bool | None) -> Iterator[tuple[int, int]]:
    """Yield the names in a stretch; `opens` is None for title and description."""
    text, persons = looked.text, _within(looked.persons, span)
    if text[span[0] : span[1]].isupper():
        return
    others = _within(looked.others, span)
    for match in _SEQUENCE.finditer(text, *span):
        words = [(one.start(), one.end()) for one in _WORD.finditer(text, match.start(), match.end())]
        bare = [*dropwhile(lambda word: _is_title(text[slice(*word)], looked), words)][:_MOST_WORDS]
        if not bare or _is_known(looked, bare, persons):
            continue
        is_other = any(start < bare[-1][1] and bare[0][0] < end for start, end in others)
        leads = len(bare) < len(words) or _is_introduced(looked, span, bare)
        if (leads and not is_other) or _is_name(looked, span, bare, opens, persons):
            yield bare[0][0], bare[-1][1]


def _within(spans: Sequence[tuple[int, int]], place: tuple[int, int]) -> list[tuple[int, int]]:
    first = bisect_left(spans, (place[0] - _CLOSE, 0))
    last = bisect_left(spans, (place[1] + _CLOSE, 0))
    return list(spans[first:last])


def _is_title(word: str, looked: Looked) -> bool:
    titles = map(looked.kb.titles.get, forms(fold(word), looked.language))
    if any(title not in (None, "article") for title in titles):
        return True
    return any(name == "address" for _, _, name in hits([word.casefold()], looked.language))


def _is_known(looked: Looked, words: Sequence[tuple[int, int]], persons: Sequence[tuple[int, int]]) -> bool:
    """Whether the recogniser has this name, more than its last word after a known given name."""
    start, end = words[0][0], words[-1][1]
    inside = [one for one in persons if one[0] < end and start < one[1]]
    if not inside:
        return False
    return len(words) == 1 or inside[0][0] <= start or not _is_given(looked.text[slice(*words[0])], looked)


def _is_introduced(looked: Looked, span: tuple[int, int], words: Sequence[tuple[int, int]]) -> bool:
    """Whether a title, "my name is" or "the floor goes to" stands before."""
    before = looked.text[max(span[0], words[0][0] - _BEFORE) : words[0][0]]
    said = [one.group() for one in _WORD.finditer(before)]
    phrases = hits([word.casefold() for word in said], looked.language)
    if any(len(said) - end <= _INTRODUCE.get(name, -1) for _, end, name in phrases):
        return True
    near = said[-1 - _TITLE_OF :]
    return any(
        _is_title(word, looked) and all(map(str.islower, near[place + 1 :]))
        for place, word in enumerate(near)
    )


def _is_name(
    looked: Looked,
    span: tuple[int, int],
    words: Sequence[tuple[int, int]],
    opens: bool | None,
    persons: Sequence[tuple[int, int]],
) -> bool:
    """Whether two words or more are a person's: by the given name, or by where they stand."""
    text, start, end = looked.text, words[0][0], words[-1][1]
    if len(words) < 2 or any(_is_ordinary(text[slice(*word)], looked) for word in words):
        return False
    if _is_given(text[slice(*words[0])], looked):
        return True
    if opens is None:
        between = [text[last:start] for _, last in persons if start - _CLOSE < last <= start]
        between += [text[end:first] for first, _ in persons if end <= first < end + _CLOSE]
        return any(_BETWEEN.match(one) for one in between)
    return opens and start == span[0] and text[end : end + 1] in (",", ".")


def _is_given(word: str, looked: Looked) -> bool:
    return any(sound(form) in _given(looked.kb) for form in forms(fold(word), looked.language))


@lru_cache(maxsize=2)
def _given(kb: KnowledgeBase) -> frozenset[str]:
    """The sounds of given names, the same in all scripts."""
    return frozenset(sound(name) for name in kb.given_names if len(name) > _SHORTEST)


def _is_ordinary(word: str, looked: Looked) -> bool:
    share = looked.kb.lower_share(fold(word), looked.language)
    return share is not None and share >= _ORDINARY
