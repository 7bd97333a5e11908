"""How far found quotes agree with marked ones: spans, cues, speakers, names, calibration."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from benchmarks.gold_quotes_texts import Marked
from pipeline.entities.normal import key
from pipeline.quotes import Quote

_ARTICLES = frozenset("the a an der die das dem den le la les l el los las".split())
_ENDING = 3
_HALF = 0.5
_BINS = 10


class Counted(NamedTuple):
    """How many of how many."""

    right: float
    of: float

    def share(self) -> float:
        """Return the share; NaN where there was nothing."""
        return self.right / self.of if self.of else float("nan")


class Compared(NamedTuple):
    """A found quote and the marked one it stands for, either may be None."""

    found: Quote | None
    gold: dict[str, Any] | None
    text: str
    language: str


def compared(text: Marked, found: Sequence[Quote]) -> list[Compared]:
    """Pair found and marked quotes one to one: same kind first, then by the share of common characters."""
    options = sorted(
        (
            (one.kind == gold["kind"], _overlap(one, gold), -number, -place)
            for number, one in enumerate(found)
            for place, gold in enumerate(text.quotes)
            if _overlap(one, gold) >= _HALF
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, _, number, place in options:
        if -number not in taken and -place not in used:
            taken[-number] = -place
            used.add(-place)
    pairs = [
        Compared(one, text.quotes[taken[number]] if number in taken else None, text.asked.text, text.language)
        for number, one in enumerate(found)
    ]
    missed = [gold for place, gold in enumerate(text.quotes) if place not in used]
    return pairs + [Compared(None, gold, text.asked.text, text.language) for gold in missed]


def _overlap(one: Quote, gold: dict[str, Any]) -> float:
    common = min(one.end, gold["end"]) - max(one.start, gold["start"])
    union = max(one.end, gold["end"]) - min(one.start, gold["start"])
    return common / union if common > 0 else 0.0


def span_f1(pairs: Sequence[Compared], kinds: frozenset[str], *, exact: bool) -> float:
    """Return F1 of spans of some kinds; a found quote must be of one of them too."""
    found = sum(pair.found is not None and pair.found.kind in kinds for pair in pairs)
    gold = sum(pair.gold is not None and pair.gold["kind"] in kinds for pair in pairs)
    right = sum(_is_right(pair, kinds, exact=exact) for pair in pairs)
    return 2 * right / (found + gold) if found + gold else float("nan")


def _is_right(pair: Compared, kinds: frozenset[str], *, exact: bool) -> bool:
    if not pair.found or not pair.gold or pair.found.kind not in kinds or pair.gold["kind"] not in kinds:
        return False
    return not exact or (pair.found.start, pair.found.end) == (pair.gold["start"], pair.gold["end"])


def part(pairs: Sequence[Compared], name: str, *, exact: bool) -> Counted:
    """Return how often `cue` or `speaker` of matched quotes is right, where one is marked."""
    asked = [pair for pair in pairs if pair.found and pair.gold and pair.gold[name]]
    right = 0
    for pair in asked:
        ours, theirs = getattr(pair.found, name), pair.gold[name] if pair.gold else None
        if ours and theirs:
            same = tuple(theirs) == tuple(ours)
            right += same if exact else ours[0] < theirs[1] and theirs[0] < ours[1]
    return Counted(right, len(asked))


def names(pairs: Sequence[Compared], *, everything: bool) -> Counted:
    """Return how often the speaker's name is right: of matched quotes, or of all marked ones."""
    asked = [pair for pair in pairs if pair.gold and (everything or pair.found)]
    right = sum(
        pair.found is not None and same_name(pair.found.speaker_name, _gold(pair), pair.language)
        for pair in asked
    )
    return Counted(right, len(asked))


def _gold(pair: Compared) -> str | None:
    name: str | None = pair.gold["name"] if pair.gold else None
    return name


def same_name(ours: str | None, theirs: str | None, language: str) -> bool:
    """Whether two names are one: without articles; case endings may differ where names take them."""
    if not ours or not theirs:
        return not ours and not theirs
    mine, wanted = _words(ours), _words(theirs)
    if len(mine) != len(wanted):
        return False
    return all(_same(one, other, language) for one, other in zip(mine, wanted, strict=True))


def _words(name: str) -> list[str]:
    words = re.sub(r"[’']s\b", "", key(name)).split()
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def _same(one: str, other: str, language: str) -> bool:
    if one == other:
        return True
    common = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    if language in ("ru", "uk", "sr", "hr"):
        return common >= max(_ENDING, max(len(one), len(other)) - _ENDING)
    return one.rstrip("s") == other.rstrip("s")


def calibration(pairs: Sequence[Compared]) -> float:
    """Return the expected calibration error of the scores of found rows (ten bins of equal width)."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for pair in pairs:
        if pair.found and pair.found.score is not None:
            bins[min(_BINS - 1, int(pair.found.score * _BINS))].append((pair.found.score, whole(pair)))
    total = sum(map(len, bins))
    gaps = [abs(sum(score for score, _ in some) - sum(right for _, right in some)) for some in bins]
    return sum(gaps) / total if total else float("nan")


def whole(pair: Compared) -> bool:
    """Whether a found quote is right in kind, span and name."""
    if not pair.found or not pair.gold or pair.found.kind != pair.gold["kind"]:
        return False
    exact = (pair.found.start, pair.found.end) == (pair.gold["start"], pair.gold["end"])
    return exact and same_name(pair.found.speaker_name, pair.gold["name"], pair.language)
