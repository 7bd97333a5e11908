"""Yes or no: negators and refusals by clause, and whether two texts agree in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from pipeline.claims.align import CONTENT, Aligned, Pair, is_repeat
from pipeline.claims.lexicon import Lexicon, lexicon
from pipeline.claims.words import CONJUNCTION, MARK, Word

_REACH: Final = 10
"""Words over which a negator is heard within its clause."""
_WAITS: Final = {CONJUNCTION: 2, MARK: 1}
"""Words before the opening of a clause in which a negation keeps it from being one."""
_BEFORE: Final = 3
_AFTER: Final = 4
_AFTERWARDS: Final = frozenset({"de", "sv", "da", "nb", "fr"})
"""Languages whose negator may follow what it negates."""


def negated(words: Sequence[Word], lists: Lexicon) -> list[bool]:
    """Return for each word whether its clause is negative: by a negator, turned round by each refusal.

    Several negators in a clause are one (Slavic concord); "refuse" and "not" together are none.
    """
    clause = clauses(words, lists)
    noes = [place for place, word in enumerate(words) if is_negator(word, lists)]
    refusals = [place for place, word in enumerate(words) if lists.refuses(word.form)]
    return [
        any(_heard(place, one, clause) for one in noes)
        ^ bool(sum(_heard(place, one, clause) for one in refusals) % 2)
        for place in range(len(words))
    ]


def is_negator(word: Word, lists: Lexicon) -> bool:
    """Return whether a word negates by itself; French "ne" does not."""
    return word.form in lists.negators and word.form not in lists.ignored


def clauses(words: Sequence[Word], lists: Lexicon) -> list[int]:
    """Number the clauses: one begins after a mark or at a conjunction, unless a negation waits for its words.

    "Not accept that" and "will not, of course, accept" are one clause each; a sentence always begins one.
    """
    numbers: list[int] = []
    clause = 0
    for place, word in enumerate(words):
        near = words[max(0, place - _WAITS.get(word.opens, 0)) : place]
        if word.opens and place and not any(_says_no(one, lists) for one in near):
            clause += 1
        numbers.append(clause)
    return numbers


def _heard(place: int, negator: int, clause: list[int]) -> bool:
    return clause[place] == clause[negator] and abs(place - negator) <= _REACH


def mismatch(aligned: Aligned, family: str | None) -> float:
    """Return the share, by weight, of the words found that are said with the other polarity; 0 to 1."""
    lists = lexicon(family)
    claimed, said = negated(aligned.claim, lists), negated(aligned.window, lists)
    clause = clauses(aligned.claim, lists)
    flips = {clause[pair.claimed] for pair in aligned.pairs if pair.is_opposite}
    differing = total = 0.0
    for pair in aligned.pairs:
        word = aligned.claim[pair.claimed]
        if _says_no(word, lists) or aligned.weights[pair.claimed] < CONTENT:
            continue
        total += aligned.weights[pair.claimed]
        if claimed[pair.claimed] ^ said[pair.said] ^ (clause[pair.claimed] in flips):
            differing += aligned.weights[pair.claimed]
    return differing / total if total else 0.0


def as_often(aligned: Aligned, family: str | None) -> bool:
    """Return whether the stretch said has the claim's negators and refusals, no more and no fewer.

    Counted from the first to the last matching word, with what negates it from beside it; words said twice
    count once.
    """
    if not aligned.run:
        return False
    lists = lexicon(family)
    first, last = aligned.run[0].said, aligned.run[-1].said
    twice = _repeated(aligned.run, aligned.window)
    said = [
        word.form
        for place, word in enumerate(aligned.window[first : last + 1], start=first)
        if place not in twice and (_says_no(word, lists) or word.form in lists.nearly)
    ]
    claimed = [word.form for word in aligned.claim if _says_no(word, lists) or word.form in lists.nearly]
    return len(said) == len(claimed) and not _beside(aligned.window, first, last, family, lists)


def _says_no(word: Word, lists: Lexicon) -> bool:
    return is_negator(word, lists) or lists.refuses(word.form)


def _repeated(run: list[Pair], window: Sequence[Word]) -> set[int]:
    found: set[int] = set()
    for before, after in pairwise(run):
        if is_repeat(window, before.said + 1, after.said):
            found.update(range(before.said + 1, after.said))
    return found


def _beside(window: Sequence[Word], first: int, last: int, family: str | None, lists: Lexicon) -> bool:
    """Return whether the clause of a stretch is negated from outside the stretch."""
    before = _until_clause(window, range(first, max(0, first - _BEFORE), -1), -1)
    reach = _AFTER if family in _AFTERWARDS else 0
    after = [window[place] for place in range(last + 1, min(last + 1 + reach, len(window)))]
    end = next((place for place, word in enumerate(after) if word.opens), len(after))
    return any(_says_no(word, lists) for word in before) or any(is_negator(one, lists) for one in after[:end])


def _until_clause(window: Sequence[Word], places: range, step: int) -> list[Word]:
    found: list[Word] = []
    for place in places:
        if window[place].opens:
            break
        found.append(window[place + step])
    return found
