"""Names of treaties, charters, acts, resolutions: heads of the lexicon with what names them.

The span has no article in front; "Article 5 of the North Atlantic Treaty" is one name, as in OntoNotes 5.
"An agreement", "the law" are none.
"""

from __future__ import annotations

from pipeline.entities.patterns.grammar import OF, ROMANCE, SLAVIC
from pipeline.entities.patterns.parts import (
    Bounds,
    after_of,
    is_relational,
    numbered_after,
    place_before,
    place_of,
    run_after,
    run_before,
    tight,
)
from pipeline.entities.patterns.view import View, capital, gap, inside, is_year, joined, term_at, term_before

_NUMBER_SIGNS = frozenset({"no", "nr", "num", "n", "br", "nummer", "number", "номер"})
_FOUNDING = ("constitution", "constitucion", "конституц", "ustav", "verfassung", "forfatning", "grundlag")
_CHARTERS = ("устав", "статут", "харти", "povelj", "charter", "charta", "carta", "charte")
_GENITIVE = frozenset(
    {"republike", "республики", "республіки", "de", "del", "du", "des", "d", "la", "l", "der"}
)
_GATHERING = frozenset({"national", "party", "republican", "democratic", "annual", "nominating"})
_NEVER_ACT = frozenset({"sister", "balancing", "double", "opening", "class"})


def treaty(seen: View, head: int, size: int) -> Bounds | None:
    """Return the words of the treaty whose head stands at `head`."""
    end = head + size
    found = _treaty(seen, head, end)
    subject = term_at(seen, found[1] if found else end, "subject")
    if not subject or not joined(seen, found[1] if found else end):
        return found
    return (found[0], found[1] + subject) if found else (head, end + subject)


def _treaty(seen: View, head: int, end: int) -> Bounds | None:
    if seen.group == "en":
        return _english(seen, head, end)
    first = place_before(seen, head)
    if first >= 0:
        return first, _subject(seen, end) if seen.group in ROMANCE else end
    return _constitution(seen, head, end) or _by_language(seen, head, end)


def _by_language(seen: View, head: int, end: int) -> Bounds | None:
    if seen.group in ROMANCE:
        return _romance(seen, head, end)
    if seen.group in SLAVIC:
        return _slavic(seen, head, end)
    if seen.group == "de" and (last := place_of(seen, end)):
        return head, last
    if (
        seen.group == "de"
        and inside(seen, head - 1)
        and gap(seen, head) == " "
        and seen.keys[head - 1].endswith("er")
    ):
        return head - 1, end
    return None


def _english(seen: View, head: int, end: int) -> Bounds | None:
    if tight(seen, end) and capital(seen, end):
        return None  # "Charter School", "Treaty Organization": the head is not the last word
    place = place_before(seen, head)
    if not capital(seen, head):
        last = place_of(seen, end)
        return (place, end) if place >= 0 else (head, last) if last else None
    first = run_before(seen, head)
    if not _GATHERING.isdisjoint(seen.keys[first:head]) and seen.keys[head].startswith("convention"):
        return None
    if place >= 0:
        first = min(first, place)
    last = after_of(seen, end)
    if first < head or last:
        return first, last or end
    return (head, end) if seen.keys[head] == "constitution" and inside(seen, head) else None


def _subject(seen: View, end: int) -> int:
    """Extend a treaty by its subject where that is capitalised."""
    return after_of(seen, end) or end


def _romance(seen: View, head: int, end: int) -> Bounds | None:
    last = place_of(seen, end)
    if last:
        return head, last
    if inside(seen, head) and (last := after_of(seen, end)) and not _is_of_body(seen, end, last):
        return head, last
    bare = seen.keys[head].startswith(_FOUNDING) and inside(seen, head)
    return (head, end) if bare else None


def _is_of_body(seen: View, index: int, last: int) -> bool:
    """Whether only a body or a country follows: "Convenio de España" does not say which."""
    while seen.keys[index] in OF[seen.group] and not capital(seen, index):
        index += 1
    return any(index + term_at(seen, index, role) == last for role in ("body", "alliance", "state"))


def _slavic(seen: View, head: int, end: int) -> Bounds | None:
    before = head - 1
    if inside(seen, before) and tight(seen, head) and is_relational(seen.keys[before]):
        return before, end
    if seen.keys[head].startswith(_CHARTERS) and joined(seen, end) and (size := term_at(seen, end, "body")):
        return head, end + size
    return None


def _constitution(seen: View, head: int, end: int) -> Bounds | None:
    """A constitution with its country, or alone where only its capital makes it one."""
    if not seen.keys[head].startswith(_FOUNDING):
        return None
    at = end
    if joined(seen, end) and seen.group in ROMANCE and term_at(seen, end, "norp"):
        return (head, end + 1) if capital(seen, head) else None
    while joined(seen, at) and seen.keys[at] in _GENITIVE:
        at += 1
    state = term_at(seen, at, "state") if joined(seen, at) else 0
    if state and (capital(seen, at) or seen.spoken):
        return head, at + state
    if seen.group == "de":
        return None
    if joined(seen, at) and capital(seen, head) and capital(seen, at):
        return head, run_after(seen, at)
    return (head, end) if inside(seen, head) else None


def act(seen: View, head: int, size: int) -> Bounds | None:
    """Return the words of an act or declaration, whose head and name are capitalised."""
    end = head + size
    if not capital(seen, head) or (tight(seen, end) and capital(seen, end)):
        return None
    if seen.group != "en":
        first = place_before(seen, head)
        return (first, end) if first >= 0 else None
    first = run_before(seen, head)
    last = after_of(seen, end)
    if joined(seen, end) and seen.keys[end] == "of" and is_year(seen, end + 1):
        last = end + 2
    if first == head or not _NEVER_ACT.isdisjoint(seen.keys[first:head]):
        return None
    return first, last or end


def declared_at_place(seen: View, head: int, size: int) -> Bounds | None:
    """Return a declaration or act named after a place, whatever its capitals."""
    first = place_before(seen, head)
    if first >= 0:
        return first, head + size
    last = place_of(seen, head + size)
    return (head, last) if last else None


def resolution(seen: View, head: int, size: int) -> Bounds | None:
    """Return a numbered resolution with the body that passed it, before, between or after."""
    at = head + size
    between = term_at(seen, at, "body") if joined(seen, at) else 0
    while not between and joined(seen, at) and seen.keys[at] in OF[seen.group]:
        at += 1
        between = term_at(seen, at, "body")
    at = _bodies(seen, at) if between else head + size
    if at < len(seen.words) and seen.keys[at] in _NUMBER_SIGNS:
        at += 1
    last = numbered_after(seen, at)
    if not last or (at < len(seen.words) and is_year(seen, at) and int(seen.keys[at]) > 2400):
        return None
    first = head
    while before := term_before(seen, _skip_genitive(seen, first), "body"):
        first = _skip_genitive(seen, first) - before
    return first, last if between else _bodies(seen, last)


def _skip_genitive(seen: View, first: int) -> int:
    return first - 1 if first > 1 and seen.keys[first - 1] == "s" and joined(seen, first) else first


def _bodies(seen: View, index: int) -> int:
    """Return the end of the bodies named from `index`: "du Conseil de sécurité de l'ONU"."""
    end = at = index
    while joined(seen, at):
        if size := term_at(seen, at, "body"):
            at += size
            end = at
        elif seen.keys[at] in OF[seen.group] and at - end < 3:
            at += 1
        else:
            break
    return end


def with_article(seen: View, first: int) -> int:
    """Return where "Article 5 of the" in front of a law begins; `first` if there is none."""
    at = first
    while at > 0 and first - at < 3 and joined(seen, at) and seen.keys[at - 1] in OF[seen.group]:
        at -= 1
    if at < 2 or not joined(seen, at) or not seen.keys[at - 1].isalnum():
        return first
    numbered = seen.keys[at - 1].isdigit() or seen.words[at - 1].text.isupper()
    if numbered and term_at(seen, at - 2, "article") and gap(seen, at - 1) in (" ", "\u00a0"):
        return at - 2
    return first


def is_titled(seen: View, index: int) -> bool:
    """Whether a capitalised German adjective is part: "die Europäische Menschenrechtskonvention"."""
    adjective = inside(seen, index - 1) and gap(seen, index) == " "
    return adjective and seen.keys[index - 1].endswith(("e", "en", "er"))
