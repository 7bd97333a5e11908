"""Names of games, exhibitions and elections.

An election counts with its year, as in CrossNER: "the 1997 Irish general election"; "elections in May" no.
"""

from __future__ import annotations

from pipeline.entities.patterns.grammar import FUNCTION, JOINING, ROMANCE, SLAVIC
from pipeline.entities.patterns.parts import Bounds, after_of, run_before, tight, with_year
from pipeline.entities.patterns.view import View, capital, gap, is_year, joined, term_at

_VOTES = frozenset(
    "presidential general legislative parliamentary federal state municipal local gubernatorial mayoral "
    "senate snap regional special assembly leadership house congressional provincial national lower upper "
    "by primary party constituent council".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_COMPASS = frozenset({"new", "north", "south", "west", "east", "rhode"})
_SURE_VOTES = frozenset({"presidential", "by"})
_YEAR_WORDS = frozenset({"of", "de", "von", "года", "року", "godine", "fran"})


def games(seen: View, head: int, size: int) -> Bounds | None:
    """Return the words of games or an exhibition: with a year, a place, or capitals around."""
    end = head + size
    year = with_year(seen, end)
    if seen.group == "en":
        first = run_before(seen, head)
        if is_year(seen, first - 1) and tight(seen, first) and capital(seen, head):
            return first - 1, end
        named = first < head and capital(seen, head) and not seen.keys[head].startswith(("euro", "expo"))
        known = seen.keys[head].startswith(("olympics", "world")) and capital(seen, head)
        return (first, year) if named or known or year > end else None
    if year > end:
        return head, year
    place = after_of(seen, end) if seen.words[head].text.isupper() and len(seen.keys[head]) < 3 else 0
    return (head, place) if place else None


def vote(seen: View, head: int, size: int) -> Bounds | None:
    """Return the words of an election with its year."""
    end = head + size
    if seen.group != "en":
        return _vote_after(seen, head, end)
    first = head
    while first > 0 and tight(seen, first) and (_of_vote(seen, first - 1) or _links_names(seen, first)):
        first -= 1
    while first < head and seen.keys[first] in FUNCTION:
        first += 1
    named = any(seen.keys[at] not in _VOTES or seen.keys[at] in _SURE_VOTES for at in range(first, head))
    named = named or seen.keys[head] in ("by", "referendum")
    if named and is_year(seen, first - 1) and tight(seen, first):
        month = tight(seen, first - 1) and seen.keys[first - 2] in _MONTHS
        return first - (2 if month else 1), _in_place(seen, end)
    year = (
        gap(seen, end) in (", ", " , ")
        and is_year(seen, end)
        and not (tight(seen, end + 1) and capital(seen, end + 1))
    )
    return (first, end + 1) if year and first < head and capital(seen, first) else None


def _of_vote(seen: View, index: int) -> bool:
    """Whether a word tells which election is meant: its sort, a name, a country's adjective."""
    if seen.keys[index] in _VOTES or capital(seen, index):
        return True
    return seen.spoken and any(term.role in ("norp", "state") for term in seen.lexicon[seen.keys[index]])


def _in_place(seen: View, end: int) -> int:
    if not joined(seen, end) or seen.keys[end] != "in":
        return end
    at = end + 2 if end + 1 < len(seen.words) and seen.keys[end + 1] == "the" else end + 1
    named = joined(seen, at) and (capital(seen, at) or seen.spoken)
    if not named:
        return end
    if size := term_at(seen, at, "state"):
        return at + size
    last = at + (2 if seen.keys[at] in _COMPASS else 1)
    alone = capital(seen, last - 1) and not (tight(seen, last) and capital(seen, last))
    return last if alone and seen.keys[at] not in _MONTHS else end


def _links_names(seen: View, index: int) -> bool:
    """Whether "of" stands in front of a capitalised word and behind one: "House of Representatives"."""
    return seen.keys[index - 1] == "of" and capital(seen, index) and capital(seen, index - 2)


def _vote_after(seen: View, head: int, end: int) -> Bounds | None:
    first = head
    if seen.group in SLAVIC:
        while (
            head - first < 2
            and joined(seen, first)
            and seen.keys[first - 1].endswith(
                ("ские", "ских", "ским", "ські", "ських", "ki", "kih", "kim", "ni", "nih")
            )
        ):
            first -= 1
    at = end
    while seen.group in ROMANCE and at < end + 3 and joined(seen, at) and not is_year(seen, at):
        at += 1
    if not (joined(seen, at) and is_year(seen, at)):
        return None
    last = at + 1
    if seen.group in SLAVIC and joined(seen, last) and seen.keys[last] in _YEAR_WORDS:
        last += 1
    if seen.group in ROMANCE:
        named = at > end + 1 and seen.keys[end] not in JOINING[seen.group]
    else:
        named = first < head or (seen.group not in SLAVIC and len(seen.keys[head]) > 5)
    return (first, last) if named else None
