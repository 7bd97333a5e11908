"""Bodies that the text only describes: "the city council", "la Fédération des transports"."""

from __future__ import annotations

from pipeline.quotes.cues import cue_at
from pipeline.quotes.lexicon import COMPOUNDING
from pipeline.quotes.tokens import Tokens

_OF = {
    "en": frozenset({"of"}),
    "fr": frozenset({"de", "du", "des", "d"}),
    "es": frozenset({"de", "del"}),
    "de": frozenset({"für", "von"}),
}
LINKS = frozenset("of the de du des d la l les del los für von ' and et y und".split())
_PLAIN = frozenset("former new local own same whole other only big small main national public entire".split())


def complement(seen: Tokens, noun: int) -> int:
    """Return the token behind "of Energy", "de l'Énergie", which say what body it is; else of the noun."""
    if seen.words.group not in _OF:
        return noun + 1
    at = noun + 1
    if at >= len(seen.said) or seen.keys[at] not in _OF[seen.words.group]:
        return noun + 1
    while at < min(noun + 5, len(seen.said)) and seen.keys[at] in LINKS:
        at += 1
    start = at
    while at < min(start + 4, len(seen.said)) and seen.said[at][0].isupper():
        at += 1
    proper = seen.said[noun][0].isupper() and noun not in seen.opens and at < len(seen.said)
    if at == start and proper and seen.said[at].isalpha() and not cue_at(seen, at):
        at += 1  # "la Fédération des transports"
    return at if at > start else noun + 1


def specific(seen: Tokens, noun: int) -> tuple[int, int] | None:
    """Return the tokens of a body's description that tells which one it is; None for "the ministry" alone."""
    last = complement(seen, noun)
    first = noun
    small = seen.words.small
    if seen.words.group == "en":
        while first > max(0, noun - 3) and _modifies(seen, first - 1):
            first -= 1
        if first == 0 or seen.keys[first - 1] not in small.get("det", ()):
            first = noun
    compound = seen.words.group in COMPOUNDING and seen.keys[noun] not in seen.words.roles
    return (first, last) if last - first > 1 or compound else None


def _modifies(seen: Tokens, at: int) -> bool:
    word = seen.keys[at]
    if not word.isalpha() or at in seen.mention or cue_at(seen, at):
        return False
    return not any(word in some for some in seen.words.small.values()) and word not in _PLAIN
