"""A stretch of text as the patterns look at it: its words, their folded forms, what stands between them."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.entities.normal import Word, fold, words
from pipeline.entities.patterns.grammar import STATE_MATTERS
from pipeline.entities.patterns.lexicon import GROUPS, Lexicon, Term, latin, lexicon, matches
from pipeline.entities.spans import Stretch

_GAPS = frozenset((" ", "-", "'", "’", "ʼ", ":", "\u00a0", "\n", "‐", "‑", "–"))
_DOTS = frozenset((".", ". "))
_ABBREVIATION = 2
_STOPS = frozenset('.!?:;\n•–—…»«"“”„(')
_WIDEST = 8
_GERMANIC_LATIN = "en"


class View(NamedTuple):
    """What the patterns look at."""

    text: str
    words: list[Word]
    keys: list[str]
    language: str
    group: str
    spoken: bool
    lexicon: Lexicon


def view(text: str, stretch: Stretch) -> View:
    """Return the view of a stretch of `text`."""
    spoken = words(text, stretch.start, stretch.end)
    group = GROUPS.get(stretch.language) or _guess(stretch.text)
    folded = latin if group == "sh" else fold
    keys = [folded(word.text) for word in spoken]
    return View(text, spoken, keys, stretch.language, group, stretch.is_spoken, lexicon(group))


def _guess(text: str) -> str:
    """The group of a text in an unknown language: by its letters, Russian or English."""
    return "ru" if sum("а" <= char <= "я" for char in text.lower()) * 2 > len(text) else _GERMANIC_LATIN


def joined(seen: View, index: int) -> bool:
    """Whether the word at `index` follows the one before within a phrase."""
    if index <= 0 or index >= len(seen.words):
        return False
    between = seen.text[seen.words[index - 1].end : seen.words[index].start]
    return between in _GAPS or (between in _DOTS and is_initial(seen, index - 1))


def is_initial(seen: View, index: int) -> bool:
    """Whether the full stop after a word may belong to an abbreviation: "U.S.", "St."."""
    word = seen.words[index].text
    return word[0].isupper() and (len(word) == 1 or (len(word) == _ABBREVIATION and word[1].islower()))


def gap(seen: View, index: int) -> str:
    """Return what stands between the word at `index` and the one before; a stop at the ends."""
    if index <= 0 or index >= len(seen.words):
        return "."
    return seen.text[seen.words[index - 1].end : seen.words[index].start]


def capital(seen: View, index: int) -> bool:
    """Whether the word at `index` begins with a capital."""
    return 0 <= index < len(seen.words) and seen.words[index].text[0].isupper()


def opens(seen: View, index: int) -> bool:
    """Whether a sentence may begin at `index`, so that its capital says nothing."""
    return index <= 0 or not _STOPS.isdisjoint(gap(seen, index)[:_WIDEST])


def inside(seen: View, index: int) -> bool:
    """Whether the word at `index` has a capital that it owes to being a name."""
    return capital(seen, index) and not opens(seen, index)


def is_number(seen: View, index: int) -> bool:
    """Whether the word at `index` is written in digits."""
    return 0 <= index < len(seen.words) and seen.words[index].text.isdigit()


def is_year(seen: View, index: int) -> bool:
    """Whether the word at `index` may be a year."""
    return is_number(seen, index) and len(seen.words[index].text) == 4 and seen.words[index].text[0] in "12"


def length(seen: View, index: int, term: Term) -> int:
    """Return how many words `term` covers from `index`; 0 if it is not there as it must be written."""
    last = index + len(term.tail)
    if last >= len(seen.words) or not all(joined(seen, at) for at in range(index + 1, last + 1)):
        return 0
    tail = zip(seen.keys[index + 1 : last + 1], term.tail, strict=True)
    if term.role == "norp":
        there = all(word == wanted for word, wanted in tail)
    else:
        there = all(matches(word, stem, seen.group) for word, stem in tail)
    return len(term.tail) + 1 if there and _is_as_written(seen, index, last, term) else 0


def _is_as_written(seen: View, index: int, last: int, term: Term) -> bool:
    """Whether a term that needs its capitals has them, or in speech a post behind it: "polish president"."""
    said = seen.text[seen.words[index].start : seen.words[last].end]
    if not term.written or said == term.written:
        return True
    small = term.role == "norp" and seen.spoken and said == term.written.lower() and joined(seen, last + 1)
    return small and (seen.keys[last + 1] in STATE_MATTERS or bool(term_at(seen, last + 1, "post")))


def term_at(seen: View, index: int, role: str) -> int:
    """Return how many words a term of a role covers from `index`; 0 if there is none."""
    if not 0 <= index < len(seen.words):
        return 0
    terms = seen.lexicon[seen.keys[index]]
    return max((length(seen, index, term) for term in terms if term.role == role), default=0)


def term_before(seen: View, index: int, role: str) -> int:
    """Return how many words a term of a role covers that ends right before `index`, joined to it."""
    for size in (5, 4, 3, 2, 1):
        if joined(seen, index) and term_at(seen, index - size, role) == size:
            return size
    return 0
