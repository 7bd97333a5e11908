"""How a name stands in what somebody says: as the one spoken to, given the floor, thanked, or spoken of.

What it takes are phrase classes (`pipeline.speakers.cues`) and marks, never words of one language.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import regex

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.normal import fold
from pipeline.speakers.cues import hits
from pipeline.speakers.naming.oneself import is_oneself

SELF, FLOOR, CALLED, THANKED, GREETED, SPOKEN_TO, ASKED, SPOKEN_OF, OPENS, TITLED, SAYS = range(11)
"""Stands where one presents oneself or one's paper; is given the floor; is called upon beside that, in a
sentence of his own; is thanked; is greeted; is addressed otherwise; is addressed in a question; is spoken of;
opens a turn with his name and whom he speaks for; is spoken of with his title; says who he is ("I am …")."""
KINDS: Final = 11
FIRST, WITHIN, LAST = range(3)
"""Where the sentence stands in its turn: among the first two, the last two, or between them."""
PLACES: Final = 3
EVENTS: Final = KINDS * PLACES

_TOKEN: Final = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*")
_SPAN: Final = 2
"""Words that may stand between a phrase and the name it goes with."""
_AFTER: Final = 1
_LONGEST_OPENING: Final = 8
_LONGEST_READ: Final = 1_500
"""Characters of a sentence that are read around what matters; nobody says longer sentences."""
_MARKS: Final = frozenset(",;:.!?…—–-")
_TO_YOU: Final = frozenset({"polite_you", "question_word", "question_frame"})
_TO_NAMED: Final = frozenset({"thanks", "greeting", "gives_floor", "polite_you"})
_SPEAKS_TO: Final = frozenset({"polite_you", "thanks", "greeting", "question_frame"})
_YOU_WITHIN: Final = 5
_BRIEF: Final = 10
"""Words of a sentence at whose end a name between marks is called."""
_OPENING: Final = frozenset(
    {"thanks", "greeting", "address", "answer_start", "short_reply", "hears", "closes_event"}
)


class View(NamedTuple):
    """A sentence as words with their places in the document, and the phrases in it."""

    start: int
    end: int
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    phrases: tuple[tuple[int, int, str], ...]
    """(first word, one past the last word, class)."""
    is_question: bool
    language: str

    def has(self, name: str) -> bool:
        """Whether a phrase of that class is in the sentence."""
        return any(phrase[2] == name for phrase in self.phrases)


class Around(NamedTuple):
    """What is around a sentence: its neighbours in the turn, and what follows a name in it."""

    beside: Sequence[View]
    is_start: bool
    """Whether the sentence is one of the first two of its turn."""
    body: int | None
    """Where an organisation is named next in the sentence, in code points."""


class Standing(NamedTuple):
    """A name at words [first, last) of a sentence, titles in front of it left out, and how it stands."""

    kind: int
    title: str | None
    """Sort of post by the title in front of it or after it."""


def view(text: str, start: int, end: int, language: str, *, is_question: bool = False) -> View:
    """Return a sentence with its words and phrases; of what nobody could say in one breath the first part."""
    found = list(_TOKEN.finditer(text, start, min(end, start + _LONGEST_READ)))
    words = tuple(match.group().casefold() for match in found)
    return View(
        start,
        end,
        words,
        tuple(match.start() for match in found),
        tuple(match.end() for match in found),
        tuple(hits(words, language)),
        is_question,
        language,
    )


def standing(text: str, seen: View, span: tuple[int, int], around: Around, kb: KnowledgeBase) -> Standing:
    """Return how the name at code points `span` stands."""
    first = bisect_left(seen.starts, span[0])
    last = bisect_left(seen.starts, span[1])
    head, title = _with_titles(seen, first, kb)
    opening = _is_opening(seen, head)
    addressed = opening or (_is_set_off(text, seen, head, last, span[1]) and _may_call(seen, head, last))
    is_full = title is None and head == first and last - first > 1
    if around.is_start and is_full and (head == 0 or opening) and _presents(seen, last, around.body):
        return Standing(OPENS, None)
    if is_oneself(seen.words[max(0, head - _LONGEST_OPENING) : head], seen.language):
        return Standing(SAYS, title)
    kind = _kind(seen, head, last, around.beside, opening=opening, addressed=addressed)
    if kind == SPOKEN_OF and head < first:
        kind = TITLED
    return Standing(kind, title or _title_after(text, seen, last, span[1], kb))


def _presents(seen: View, last: int, body: int | None) -> bool:
    """Whether a name is followed by whom one speaks for, or by next to nothing, and not by thanks."""
    if any(name in _TO_NAMED and 0 <= start - last <= _AFTER for start, _, name in seen.phrases):
        return False
    near = bisect_left(seen.starts, body) - last if body is not None else _SPAN * 2 + 1
    follows = any(
        name == "self_introduction" and 0 <= start - last <= _SPAN for start, _, name in seen.phrases
    )
    return follows or near <= _SPAN * 2 or len(seen.words) - last <= _SPAN * 2


def _kind(seen: View, head: int, last: int, beside: Sequence[View], *, opening: bool, addressed: bool) -> int:
    if any(name == "self_introduction" and 0 <= head - end <= _SPAN for _, end, name in seen.phrases):
        return SELF
    near = _said_to(seen, head, last, opening=opening, addressed=addressed)
    if "thanks" in near or "greeting" in near:
        return THANKED if "thanks" in near else GREETED
    if seen.has("gives_floor"):
        return FLOOR
    if any(one.has("gives_floor") for one in beside):
        return CALLED
    if _is_asked(seen, head, last, addressed=addressed):
        return ASKED
    return SPOKEN_TO if addressed else SPOKEN_OF


def _said_to(seen: View, head: int, last: int, *, opening: bool, addressed: bool) -> set[str]:
    """The phrases before a name that go with it; after it too where it is called: "Ana Kos, thank you"."""
    before = {name for _, end, name in seen.phrases if end <= head and (opening or head - end <= _SPAN)}
    after = {name for start, _, name in seen.phrases if addressed and 0 <= start - last <= _AFTER}
    return before or after


def _is_asked(seen: View, head: int, last: int, *, addressed: bool) -> bool:
    """Whether a question goes to the named: "a question for Ms Kos", "Ms Kos, you said that …"."""
    for start, end, name in seen.phrases:
        if name == "question_frame" and 0 <= head - end <= _SPAN:
            return True
        if addressed and name in _TO_YOU and 0 <= start - last <= _YOU_WITHIN:
            return True
    return addressed and seen.is_question


def _with_titles(seen: View, first: int, kb: KnowledgeBase) -> tuple[int, str | None]:
    """Where the titles in front of a name begin, and the sort of post that they name."""
    title: str | None = None
    while first > 0:
        for size in (3, 2, 1):
            kind = kb.titles.get(_folded(seen.words[max(0, first - size) : first])) if first >= size else None
            if kind and kind != "article":
                first -= size
                title = kind if kind != "any" else title
                break
        else:
            if not any(
                name == "address" and end == first and end - start <= _SPAN
                for start, end, name in seen.phrases
            ):
                break
            first = min(start for start, end, name in seen.phrases if name == "address" and end == first)
    return first, title


def _title_after(text: str, seen: View, last: int, end: int, kb: KnowledgeBase) -> str | None:
    """The sort of post that follows a name after a comma: "Ana Kos, the minister of finance"."""
    if text[end : end + 3].lstrip()[:1] not in (",", "–", "—", "("):
        return None
    for first in range(last, min(last + _SPAN + 2, len(seen.words))):
        for size in (3, 2, 1):
            sort = kb.titles.get(_folded(seen.words[first : first + size]))
            if sort not in (None, "any", "article"):
                return None if _names_another(text, seen, first + size) else sort
    return None


def _names_another(text: str, seen: View, place: int) -> bool:
    """Whether a title is followed by a name of its own: "Ana Kos, President Lind and …"."""
    return place < len(seen.starts) and text[seen.starts[place]].isupper()


@lru_cache(maxsize=50_000)
def _folded(words: tuple[str, ...]) -> str:
    return " ".join(map(fold, words)).replace(".", "")


def _is_opening(seen: View, head: int) -> bool:
    """Whether all words before are what one opens with: thanks, greetings, a yes."""
    if head == 0 or head > _LONGEST_OPENING:
        return False
    covered = {
        word for start, end, name in seen.phrases if name in _OPENING for word in range(start, min(end, head))
    }
    return len(covered) == head


def _is_set_off(text: str, seen: View, head: int, last: int, end: int) -> bool:
    """Whether marks or the sentence's ends stand on both sides."""
    before = text[seen.ends[head - 1] : seen.starts[head]].strip()[-1:] if 0 < head < len(seen.starts) else ""
    left = head == 0 or (before in _MARKS and before != "")
    after = text[end : end + 3].strip()[:1]
    right = last >= len(seen.words) or (after in _MARKS and after != "")
    return left and right


def _may_call(seen: View, head: int, last: int) -> bool:
    """Whether a name between marks may be called: at an end of the sentence, or beside a "you".

    "The president, Ana Kos, said" only explains; so does a name at the end of a long sentence.
    """
    if head == 0:
        return True
    is_brief = last >= len(seen.words) and len(seen.words) <= _BRIEF
    return is_brief or seen.is_question or any(phrase[2] in _SPEAKS_TO for phrase in seen.phrases)


class Address(NamedTuple):
    """A title without a name by which somebody is addressed: "Minister, …"."""

    sort: str
    kind: int


def addresses(text: str, seen: View, kb: KnowledgeBase) -> Iterator[Address]:
    """Yield the bare titles in a sentence that stand as addresses, with their sort of post."""
    taken = 0
    for first in range(min(len(seen.words), 2 * _LONGEST_OPENING)):
        for size in (3, 2, 1):
            if first < taken or first + size > len(seen.words):
                continue
            sort = kb.titles.get(_folded(seen.words[first : first + size]))
            if sort in (None, "any", "article"):
                continue
            head, _ = _with_titles(seen, first, kb)
            last = first + size
            opening = _is_opening(seen, head)
            if _is_set_off(text, seen, head, last, seen.ends[last - 1]) or (
                opening and last == len(seen.words)
            ):
                yield Address(str(sort), _kind(seen, head, last, (), opening=opening, addressed=True))
                taken = last
                break
