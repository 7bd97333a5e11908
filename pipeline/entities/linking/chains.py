"""Names in one document that belong together: a surname and the full name, an acronym and its long form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking.candidates import without_title
from pipeline.entities.linking.forms import forms
from pipeline.entities.linking.types import Candidate, Page, Spot
from pipeline.entities.normal import fold
from pipeline.entities.translit import sound

_LEAST_LETTERS = 3


def chained(
    page: Page, places: Sequence[Spot], options: Sequence[list[Candidate]], kb: KnowledgeBase
) -> dict[int, list[int]]:
    """Return for each spot that holds part of a name the spots (by number) that hold it in full."""
    names = [_person_words(page, spot, several, kb) for spot, several in zip(places, options, strict=True)]
    wholes: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(names):
        if len(words) > 1:
            for form in _sounds(words[-1], page.language) | _sounds(words[0], page.language):
                wholes[form].append(number)
    found: dict[int, list[int]] = {}
    for number, words in enumerate(names):
        if len(words) == 1 and len(words[0]) >= _LEAST_LETTERS:
            same = {whole for form in _sounds(words[0], page.language) for whole in wholes.get(form, ())}
            if same:
                found[number] = _best(words[0], sorted(same), names, page.language)
    return found | _acronyms(page, places)


def _best(word: str, same: list[int], names: list[list[str]], language: str) -> list[int]:
    """Bearers of the surname; only where there is none those of the given name."""
    heard = _sounds(word, language)
    last = [number for number in same if heard & _sounds(names[number][-1], language)]
    return last or same


def _sounds(word: str, language: str) -> set[str]:
    return {sound(form) for form in forms(word, language)}


def _person_words(page: Page, spot: Spot, several: list[Candidate], kb: KnowledgeBase) -> list[str]:
    """The folded words of a person's name, without title; empty where the spot names no person."""
    types = {spot.span.type} if spot.span else {kb.type[one.entity] for one in several}
    if "PER" not in types:
        return []
    return without_title([fold(word.text) for word in page.words[spot.first : spot.last]], kb)


def _acronyms(page: Page, places: Sequence[Spot]) -> dict[int, list[int]]:
    """Acronyms that the document explains: "European Union (EU)"."""
    explained: dict[str, int] = {}
    for left, spot in enumerate(places):
        acronym = _explained(page, spot)
        if acronym and acronym not in explained:
            explained[acronym] = left
    if not explained:
        return {}
    found: dict[int, list[int]] = {}
    for number, spot in enumerate(places):
        surface = page.text[spot.start : spot.end]
        if surface in explained and explained[surface] != number:
            found[number] = [explained[surface]]
    return found


def _explained(page: Page, spot: Spot) -> str | None:
    """The acronym in brackets right after a name of several words that starts with its first letter."""
    if spot.last - spot.first < 2 or spot.last >= len(page.words):
        return None
    after = page.words[spot.last]
    if page.text[spot.end : after.start] != " (" or page.text[after.end : after.end + 1] != ")":
        return None
    fits = after.text[0].upper() in {word.text[0].upper() for word in page.words[spot.first : spot.last]}
    return after.text if fits and sum(map(str.isupper, after.text)) > 1 else None
