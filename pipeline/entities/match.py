"""Finds the names of the knowledge base in a text, by whole words, and tells how each was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.entities.inflection import GENITIVE_S, dictionary_forms
from pipeline.entities.knowledge import BY_SOUND, KnowledgeBase
from pipeline.entities.normal import Word, fold, gap, words
from pipeline.entities.translit import sound

_ALL_CAPS_LETTERS = 5
_TITLE_CASE_ABBREVIATION = 4
_GROUPS = {
    "nb": "no",
    "nn": "no",
    "sr-Latn": "sr",
    "hr": "sr",
    "bs": "sr",
    "sh": "sr",
    "be": "ru",
    "uk": "ru",
}
"""Languages whose names serve each other's texts."""
_IN_CYRILLIC = frozenset({"be", "bg", "bs", "kk", "ky", "mk", "ru", "sh", "sr", "tg", "uk"})
AS_WRITTEN, INFLECTED, SOUND = 0, 1, 2
"""How a word was matched; of names over the same words, the lower wins."""


class Found(NamedTuple):
    """A name in the text: words `first` to `last` (exclusive) and the name rows it could be."""

    first: int
    last: int
    start: int
    end: int
    how: int
    rows: tuple[int, ...]
    language: str


Reading = tuple[str, int]


def readings(word: str, language: str, kb: KnowledgeBase) -> tuple[Reading, ...]:
    """Return the forms under which the knowledge base may know a word."""
    folded = fold(word)
    forms = [(folded, AS_WRITTEN)]
    lemmas = dictionary_forms(word, language)
    forms += [(form, INFLECTED) for form in lemmas]
    if word[:1].isupper():
        forms += [(BY_SOUND + sound(form), SOUND) for form in (folded, *lemmas)]
    return tuple(dict.fromkeys((form, how) for form, how in forms if kb.knows(form)))


class Look(NamedTuple):
    """What matching looks at: a text, its words, their language, and what is known."""

    text: str
    words: list[Word]
    language: str
    kb: KnowledgeBase
    readings: Callable[[str], tuple[Reading, ...]]


def find(text: str, spoken: list[Word], language: str, kb: KnowledgeBase) -> list[Found]:
    """Return the names in `text` at the words `spoken`, leftmost and longest first, without overlaps."""
    look = Look(
        text, spoken, language, kb, lru_cache(maxsize=None)(lambda word: readings(word, language, kb))
    )
    found: list[Found] = []
    position = 0
    while position < len(spoken):
        best = _best(look, position) if _may_start(spoken[position].text) else None
        if best:
            found.append(best)
        position = best.last if best else position + 1
    return found


def _may_start(word: str) -> bool:
    """Whether a name can start here: a capital, or a letter of a script without capitals."""
    return not word[0].islower() and not word[0].isdigit()


def _best(look: Look, position: int) -> Found | None:
    verified = filter(None, (_verified(look, found) for found in _candidates(look, position)))
    return max(verified, key=lambda found: (found.last, -found.how), default=None)


def _candidates(look: Look, position: int) -> Iterator[Found]:
    spoken, kb = look.words, look.kb
    reached, last = list(look.readings(spoken[position].text)), position + 1
    while reached:
        start, end = spoken[position].start, spoken[last - 1].end
        yield from (
            Found(position, last, start, end, how, kb.rows(form), look.language)
            for form, how in reached
            if kb.rows(form)
        )
        longer = [(form, how) for form, how in reached if kb.has_prefix(form)]
        if not longer or last == len(spoken) or _breaks(look.text, spoken[last - 1], spoken[last]):
            return
        reached = list(_extended(longer, look.readings(spoken[last].text)))
        last += 1


def _extended(longer: list[Reading], following: tuple[Reading, ...]) -> Iterator[Reading]:
    """Names so far with the next word added; a name is matched by sound in all its words or in none."""
    for form, how in longer:
        for other, way in following:
            if (form[0] == BY_SOUND) == (other[0] == BY_SOUND):
                yield f"{form} {other}", max(how, way)


def _breaks(text: str, word: Word, following: Word) -> bool:
    """Whether no name goes over the gap: a paragraph ends, or a sentence does."""
    between = text[word.end : following.start]
    stop = "." in between and between != "." and len(word.text) > 4
    return stop or len(between) > 3 or "\n\n" in between


def _verified(look: Look, found: Found) -> Found | None:
    """Keep the rows whose capitals and marks agree with the text; a full stop that closes the name counts."""
    said = look.words[found.first : found.last]
    between = [gap(look.text[left.end : right.start]) for left, right in pairwise(said)]
    surface = _bare([word.text for word in said], found.how, look.language)
    rows = tuple(
        row
        for row in found.rows
        if _spoken(look.language, row, look.kb) and _agrees(surface, between, row, look.kb)
    )
    if not rows:
        return None
    dotted = look.text[found.end : found.end + 1] == "." and any(
        look.kb.name[row].endswith(".") for row in rows
    )
    return found._replace(rows=rows, end=found.end + dotted)


def _spoken(language: str, row: int, kb: KnowledgeBase) -> bool:
    """Whether a text in `language` uses this name: its own, English and unmarked ones.

    People are called the same everywhere. "Island" is Iceland in Swedish and an island in English.
    Cyrillic in a text of another alphabet is quoted, from whichever language.
    """
    own = kb.language[row]
    if language == "und" or own in ("und", "en") or kb.type[kb.owner[row]] == "PER":
        return True
    if "\u0400" <= kb.name[row][0] <= "\u04ff" and language not in _IN_CYRILLIC:
        return True
    return _GROUPS.get(own, own) == _GROUPS.get(language, language)


def _bare(said: list[str], how: int, language: str) -> list[str]:
    """The words without the genitive s of the last: it is no part of an abbreviation's capitals."""
    if how == INFLECTED and language in GENITIVE_S and said[-1].endswith("s"):
        return [*said[:-1], said[-1][:-1]]
    return said


@lru_cache(maxsize=50_000)
def _parts(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    own = words(name)
    return tuple(word.text for word in own), tuple(
        gap(name[left.end : right.start]) for left, right in pairwise(own)
    )


def _agrees(said: list[str], between: list[str], row: int, kb: KnowledgeBase) -> bool:
    own, gaps = _parts(kb.name[row])
    if len(own) != len(said) or list(gaps) != between:
        return False
    letters = sum(map(len, own))
    if letters >= _ALL_CAPS_LETTERS and all(word.isupper() for word in said):
        return True
    strict = kb.type[kb.owner[row]] == "PER"
    return all(
        _same_case(word, name, strict=strict or number == 0, kb=kb)
        for number, (word, name) in enumerate(zip(said, own, strict=True))
    )


def _same_case(word: str, name: str, *, strict: bool, kb: KnowledgeBase) -> bool:
    """Whether a word carries the capitals of the name's word.

    Later words of places and bodies may differ: usage is split on "Förenta nationerna".
    """
    if not strict:
        return True
    if name.isupper() and len(name) > 1:
        title_case = (
            len(name) >= _TITLE_CASE_ABBREVIATION and word.istitle() and ("und", fold(word)) not in kb.common
        )
        return word == name or title_case
    if word.isupper() and len(word) > 1 and len(word) < _ALL_CAPS_LETTERS:
        return False
    return name[0].islower() or not word[0].islower()
