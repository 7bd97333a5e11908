"""Decides for each name found in a document which entity it stands for, or that it stays open.

Methods, as `mentions.link_method` carries them:
- `name`: the name belongs to one entity.
- `rank`: several share it and one stands clearly above, as a country above a county.
- `context`: several share it and the document speaks of the country of one.
- `chain`: a surname, and the full name in the same document.
- `post`: a surname with a title in front, and one person who held such a post.
- `prominence`: a bare surname that one person in high office bears, in a document that names his country.

No method gives a probability, so `link_score` stays null until one is measured.
"""

from __future__ import annotations

import datetime
from collections import Counter
from typing import NamedTuple

from pipeline.entities.knowledge import Held, KnowledgeBase
from pipeline.entities.match import Found
from pipeline.entities.normal import Word, fold

_HIGH = 2
_LEADERS = frozenset({"head_of_state", "head_of_government", "head_of_organisation"})
_MEMORY = datetime.timedelta(days=365 * 20)
_MOST_BEARERS = 8
_COMMON, _HARDLY_COMMON = 0.3, 0.02
"""From which share of lower case a word at a sentence start, or a bare surname, is no name."""
_IMPLIED = {"foreign_minister": "minister", "head_of_government": "minister", "deputy_head": "minister"}


class Linked(NamedTuple):
    """A name with its type and, unless in doubt, the entity's number and the method."""

    found: Found
    type: str
    entity: int | None
    method: str | None


class Page(NamedTuple):
    """What the decisions look at: the document's text, words and day."""

    text: str
    words: list[Word]
    day: datetime.date | None


def link(page: Page, found: list[Found], kb: KnowledgeBase) -> list[Linked]:
    """Link the names found in one document; those that nothing supports are left out."""
    full = [one for one in found if not _is_surname(one, kb)]
    said = Counter(kb.country[kb.owner[row]] for one in full for row in one.rows if len(one.rows) == 1)
    linked = {one.first: decided for one in full if (decided := _full_name(page, one, said, kb))}
    people = {item.entity for item in linked.values() if item.type == "PER" and item.entity is not None}
    for one in found:
        if one.first not in linked and _is_person(one, kb):
            decided = _surname(page, one, people, said, kb)
            if decided:
                linked[one.first] = decided
    return [linked[first] for first in sorted(linked)]


def _is_person(found: Found, kb: KnowledgeBase) -> bool:
    return any(kb.type[kb.owner[row]] == "PER" for row in found.rows)


def _is_surname(found: Found, kb: KnowledgeBase) -> bool:
    """Whether only people are called this and it is one word or a surname."""
    return all(
        kb.type[kb.owner[row]] == "PER" and (kb.kind[row] == "surname" or " " not in kb.name[row])
        for row in found.rows
    )


def _full_name(page: Page, found: Found, said: Counter[str | None], kb: KnowledgeBase) -> Linked | None:
    rows = [row for row in found.rows if kb.kind[row] != "surname"]
    owners = sorted({kb.owner[row] for row in rows})
    kinds = {kb.type[owner] for owner in owners}
    if not owners or _refused(page, found, kb):
        return None
    entity, method = _choose(owners, said, kb)
    if entity is None and len(kinds) > 1:
        return None
    return Linked(found, kb.type[entity] if entity is not None else kinds.pop(), entity, method)


def _choose(owners: list[int], said: Counter[str | None], kb: KnowledgeBase) -> tuple[int | None, str | None]:
    if len(owners) == 1:
        return owners[0], "name"
    mentioned = [owner for owner in owners if said[kb.country[owner]]]
    ranks = sorted((kb.rank[owner] for owner in owners), reverse=True)
    if len(mentioned) == 1 and kb.rank[mentioned[0]] >= _HIGH:
        return mentioned[0], "context"
    if ranks[0] > ranks[1] and ranks[0] >= _HIGH:
        return next(owner for owner in owners if kb.rank[owner] == ranks[0]), "rank"
    return None, None


def _refused(page: Page, found: Found, kb: KnowledgeBase) -> bool:
    """Whether a single word is likely something else: a common word, or part of a person's name."""
    if found.last - found.first > 1:
        return False
    word = page.words[found.first].text
    if word.isupper():
        return kb.common.get(("und", fold(word)), 0) >= _COMMON and _shouted(page, found)
    if kb.common.get((found.language, fold(word)), 0) >= _COMMON and _opens_sentence(page, found.first):
        return True
    return _inside_person(page, found, kb)


def _shouted(page: Page, found: Found) -> bool:
    """Whether the words around are in capitals too, so that capitals say nothing."""
    around = [_before(page, found.first), _after(page, found.last)]
    return any(word.isupper() and len(word) > 1 for word in around) and not any(
        word.islower() for word in around
    )


def _inside_person(page: Page, found: Found, kb: KnowledgeBase) -> bool:
    """Whether a place name is a given name with a surname, or follows one: "Michael Jordan"."""
    word, before, after = page.words[found.first].text, _before(page, found.first), _after(page, found.last)
    given = before and before[0].isupper() and fold(before) in kb.given_names and not before.isupper()
    given = given and not _opens_sentence(page, found.first - 1) and not _is_place(fold(before), kb)
    return bool(given or (after and after.istitle() and fold(word) in kb.given_names))


def _is_place(folded: str, kb: KnowledgeBase) -> bool:
    return any(kb.type[kb.owner[row]] == "LOC" for row in kb.index.get(folded, ()))


def _surname(
    page: Page, found: Found, people: set[int], said: Counter[str | None], kb: KnowledgeBase
) -> Linked | None:
    owners = sorted({kb.owner[row] for row in found.rows if kb.type[kb.owner[row]] == "PER"})
    title = title_before(page, found.first, kb)
    word = fold(page.words[found.last - 1].text)
    here = [owner for owner in owners if owner in people]
    if title == "article" or (not title and (_is_word(word, kb) or _in_other_name(page, found, kb))):
        return None
    if len(here) == 1:
        return Linked(found, "PER", here[0], "chain")
    held = [owner for owner in (here or owners) if title and _held(owner, title, page.day, kb)]
    if len(held) == 1:
        return Linked(found, "PER", held[0], "post")
    if (
        not here
        and (not title or title == "any")
        and (entity := _prominent(owners, word, page.day, kb)) is not None
        and said[kb.country[entity]]
    ):
        return Linked(found, "PER", entity, "prominence")
    return Linked(found, "PER", None, None) if title or here else None


def title_before(page: Page, first: int, kb: KnowledgeBase) -> str | None:
    """Return the sort of post that the words in front of word `first` name; the longest title counts."""
    for size in (3, 2, 1):
        if first - size >= 0 and page.words[first].start - page.words[first - 1].end <= 2:
            title = kb.titles.get(" ".join(fold(word.text) for word in page.words[first - size : first]))
            if title:
                return title
    return None


def _is_word(word: str, kb: KnowledgeBase) -> bool:
    return kb.common.get(("und", word), 0) >= _HARDLY_COMMON or word in kb.titles


def _in_other_name(page: Page, found: Found, kb: KnowledgeBase) -> bool:
    """Whether a capitalised word in front makes it someone else's full name."""
    before = _before(page, found.first)
    if not before or not before[0].isupper() or _opens_sentence(page, found.first - 1):
        return False
    return not (_is_place(fold(before), kb) or (before.isupper() and page.words[found.first].text.isupper()))


def _prominent(owners: list[int], word: str, day: datetime.date | None, kb: KnowledgeBase) -> int | None:
    top = [owner for owner in owners if any(_in_the_news(post, day) for post in kb.posts.get(owner, ()))]
    crowded = kb.bearers.get(word, 0) > _MOST_BEARERS or word in kb.given_names
    return top[0] if len(top) == 1 and not crowded else None


def _in_the_news(post: Held, day: datetime.date | None) -> bool:
    """Whether a bare surname means the holder: a leader of our time, or a foreign minister in office."""
    if post.kind in _LEADERS:
        return day is None or post.end is None or post.end >= day - _MEMORY
    return post.kind == "foreign_minister" and (post.end is None or (day is not None and post.end >= day))


def _held(owner: int, title: str, day: datetime.date | None, kb: KnowledgeBase) -> bool:
    """Whether a person held a post that the title names, by the document's day where it is known."""
    posts = [post for post in kb.posts.get(owner, ()) if title in (post.kind, _IMPLIED.get(post.kind))]
    return any(day is None or post.start is None or post.start <= day for post in posts)


def _before(page: Page, first: int) -> str:
    """The word in front, if only a space parts them."""
    if first == 0 or page.text[page.words[first - 1].end : page.words[first].start] not in (" ", "\n"):
        return ""
    return page.words[first - 1].text


def _after(page: Page, last: int) -> str:
    if last >= len(page.words) or page.text[page.words[last - 1].end : page.words[last].start] != " ":
        return ""
    return page.words[last].text


def _opens_sentence(page: Page, first: int) -> bool:
    if first <= 0:
        return True
    between = page.text[page.words[first - 1].end : page.words[first].start]
    return any(mark in between for mark in '.!?:\n•–—“"«(')
