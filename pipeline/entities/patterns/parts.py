"""Pieces that names of laws and events are made of: runs of capitalised words, places, what follows "of"."""

from __future__ import annotations

from pipeline.entities.patterns.grammar import FUNCTION, OF, PEACE, SLAVIC
from pipeline.entities.patterns.view import (
    View,
    capital,
    gap,
    inside,
    is_initial,
    is_number,
    is_year,
    joined,
    opens,
    term_at,
    term_before,
)

_PLAIN = frozenset((" ", "-", "\u00a0", "\n", "‐", "‑", "–"))
_DOTS = frozenset((".", ". "))
_RELATIONAL = ("ск", "цк", "ськ", "цьк", "sk", "ck", "зьк", "жск")
Bounds = tuple[int, int]
"""First word of a name and the word after its last."""
_POSSESSIVE = frozenset(("'", "’", ":"))
_LONGEST = 8
_MOST_ADJECTIVES = 3
_SHORTEST_ADJECTIVE = 4
_ADJECTIVE_ENDINGS = {
    "ru": tuple("ый ий ой ая яя ое ее ого его ому ему ым им ом ем ую юю ые ие ых их ыми ими".split()),
    "uk": tuple("ий ій а я е є ого ому им ім ої у ю і их ими ою".split()),
    "sh": tuple("i a o e og om oj u im ih".split()),
}
_NAMING = frozenset({"place", "body", "alliance"})
"""Roles of words that are names even in small letters."""
_AND = frozenset({"and", "et", "y", "und"})
_CONNECTORS = frozenset({"of", "the", "on", "and", "for", "against"})


def tight(seen: View, index: int) -> bool:
    """Whether a word follows the one before without an apostrophe or a colon."""
    between = gap(seen, index)
    if between in _DOTS and 0 < index < len(seen.words):
        return is_initial(seen, index - 1)
    return between in _PLAIN


def is_part(seen: View, index: int) -> bool:
    """Whether a word can be part of a name for its capital, its digits or because it is a known place."""
    if not 0 <= index < len(seen.words):
        return False
    if capital(seen, index) or is_group(seen.keys[index]):
        return True
    return seen.spoken and any(term.role in _NAMING for term in seen.lexicon[seen.keys[index]])


def _is_linking(seen: View, at: int) -> bool:
    """Whether a word like "of" stands before `at`, and a capitalised one or another such word there."""
    return seen.keys[at - 1] in _CONNECTORS and (capital(seen, at) or seen.keys[at] in _CONNECTORS)


def is_group(word: str) -> bool:
    """Whether a folded word is "g7" or "g20", in Latin or Cyrillic letters."""
    return word[0] in "gг" and word[1:].isdigit()


def run_before(seen: View, head: int, *, across: bool = True) -> int:
    """Return where the capitalised words before `head` begin, `across` "of" and "the"; `head` if none."""
    first = at = head
    while at > 0 and head - at < _LONGEST and _links(seen, at):
        if is_part(seen, at - 1):
            first = at - 1
        elif not across or seen.group != "en" or not _is_linking(seen, at):
            break
        at -= 1
    if opens(seen, first) and first + 1 < head and seen.keys[first + 1] == "the":
        first += 2
    while first < head and (seen.keys[first] in FUNCTION or (opens(seen, first) and _is_small(seen, first))):
        first += 1
    return first


def _links(seen: View, at: int) -> bool:
    if tight(seen, at):
        return True
    genitive = seen.keys[at - 1] == "s" or seen.keys[at] == "s"
    return (gap(seen, at) in _POSSESSIVE and genitive) or (
        at > 1 and seen.keys[at - 1] == "s" and gap(seen, at) == " "
    )


def _is_small(seen: View, index: int) -> bool:
    """Whether a capitalised word opens the sentence and is a small word."""
    return seen.keys[index] in OF[seen.group] or len(seen.keys[index]) < 3


def run_after(seen: View, index: int) -> int:
    """Return the end of the run of capitalised words and years from `index`, small words inside."""
    end = at = index
    while at < len(seen.words) and at - index < _LONGEST and (at == index or tight(seen, at)):
        if is_part(seen, at) or (at > index and gap(seen, at) == "-" and is_number(seen, at)):
            end = at + 1
        elif seen.group in SLAVIC or seen.keys[at] not in OF[seen.group] or not _goes_on(seen, at):
            break
        at += 1
    return end + 1 if end > index and _is_case_ending(seen, end) else end


def _is_case_ending(seen: View, index: int) -> bool:
    """Whether a word is the ending of an abbreviation in Serbian or Croatian: "NATO-a"."""
    ending = seen.group == "sh" and gap(seen, index) == "-" and index < len(seen.words)
    return ending and len(seen.keys[index]) <= 2 and seen.words[index].text.islower()


def _goes_on(seen: View, index: int) -> bool:
    """Whether a capitalised word follows the small one, one more between: "de la Unión", but not "y el"."""
    if is_part(seen, index + 1):
        return True
    two = index + 1 < len(seen.words) and seen.keys[index] not in _AND
    return two and seen.keys[index + 1] in OF[seen.group] and is_part(seen, index + 2)


def after_of(seen: View, index: int, small: frozenset[str] | None = None) -> int:
    """Return the end of "of <Name>" from `index`; 0 where there is none. `small` are words like "of"."""
    at, linking = index, OF[seen.group] if small is None else small
    while at < index + 3 and joined(seen, at) and seen.keys[at] in linking and not capital(seen, at):
        at += 1
    if at == index or seen.keys[index] in _AND or not joined(seen, at):
        return 0
    end = run_after(seen, at)
    return end if end > at else 0


def place_of(seen: View, index: int) -> int:
    """Return the end of "de (paix de) <Place>" from `index`; 0 where there is none."""
    at = index
    while at < index + 4 and joined(seen, at) and (seen.keys[at] in OF[seen.group] or seen.keys[at] in PEACE):
        if at > index and (size := term_at(seen, at, "place")):
            return at + size
        at += 1
    size = term_at(seen, at, "place") if at > index and joined(seen, at) else 0
    return at + size if size else 0


def place_before(seen: View, head: int) -> int:
    """Return where a place in front of `head` begins, one adjective like "peace" between; -1 if none."""
    for at in (head, head - 1):
        size = term_before(seen, at, "place")
        between = at < head and joined(seen, head) and (seen.keys[at] in PEACE or is_adjective(seen, at))
        if size and (at == head or between):
            return at - size
    return -1


def is_adjective(seen: View, index: int) -> bool:
    """Whether a word has the ending of a Slavic adjective."""
    if index < 0 or seen.group not in SLAVIC:
        return False
    word = seen.keys[index]
    return len(word) > _SHORTEST_ADJECTIVE and word.endswith(_ADJECTIVE_ENDINGS[seen.group])


def adjectives_before(seen: View, head: int) -> int:
    """Return where a name's Slavic adjectives before `head` begin; -1 without a capital or place."""
    first = head
    while head - first < _MOST_ADJECTIVES and joined(seen, first) and is_adjective(seen, first - 1):
        first -= 1
        place = bool(term_at(seen, first, "place"))
        if capital(seen, first) or place:
            return first if place or inside(seen, first) else -1
    return -1


def numbered_after(seen: View, index: int) -> int:
    """Return the end of a number with its parts ("68/262", "1244 (1999)" without the year) at `index`."""
    if not is_number(seen, index):
        return 0
    end = index + 1
    while is_number(seen, end) and gap(seen, end) in ("/", "-"):
        end += 1
    return end


def name_inside(seen: View, first: int, last: int) -> bool:
    """Whether one of the words is capitalised where a sentence does not begin."""
    return any(inside(seen, at) for at in range(first, last))


def is_relational(word: str) -> bool:
    """Whether a Slavic adjective is made of a name: it has -sk-, -ck-, -čk-."""
    return any(mark in word[-6:] for mark in _RELATIONAL)


def with_year(seen: View, end: int) -> int:
    """Return the end of a name with the year behind it: "Expo 2027"."""
    return end + 1 if end < len(seen.words) and is_year(seen, end) and gap(seen, end) in (" ", "-") else end
