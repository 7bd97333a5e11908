"""Where spaces stand between the words of a sentence: from its text, or by the habits of print."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CLITICS = frozenset(f"{start}{end}" for start in "'’" for end in ("s", "re", "ve", "ll", "d", "m")) | {
    "n't",
    "n’t",
}
_NO_SPACE_BEFORE = _CLITICS | frozenset([*".,;:!?…)]}%»’", "..."])
_NO_SPACE_AFTER = frozenset("([{«„“$£€#@¿¡")
_CLITIC = re.compile(r"(?i)(s|t|re|ve|ll|d|m)$")


def from_text(words: Sequence[str], text: str) -> list[bool]:
    """Return whether a space follows each word, the words being found in their order in `text`."""
    out: list[bool] = []
    place = 0
    for word in words:
        found = text.find(word, place)
        place = (found if found >= 0 else place) + len(word)
        out.append(place >= len(text) or text[place].isspace())
    return out


def is_clitic(word: str) -> bool:
    """Whether a word is an ending that English tokenisers part from the word before it ("n't", "'s")."""
    return word.lower() in _CLITICS


def by_habit(words: Sequence[str]) -> list[bool]:
    """Return whether a space would follow each word in print; straight quotes open and close in turn."""
    before = [True] * (len(words) + 1)
    is_open = is_low = False
    # Swedish opens with the mark that closes elsewhere.
    toggles = {'"', "``", "''"} | (set() if {"“", "„"} & set(words) else {"”"})
    for place, word in enumerate(words):
        is_quote = word in toggles
        closes = (is_quote and is_open) or (word == "”" and not is_quote) or (is_low and word == "“")
        if closes or word in _NO_SPACE_BEFORE or _is_clitic(words, place):
            before[place] = False
        if not closes and (is_quote or word in _NO_SPACE_AFTER or _elides(words, place)):
            before[place + 1] = False
        is_open, is_low = is_open != is_quote, word == "„" or (is_low and word != "“")
    return before[1:]


def _is_clitic(words: Sequence[str], place: int) -> bool:
    """Whether a word is the apostrophe or the letters of an ending cut off ("He ' s")."""
    if words[place] in {"'", "’"}:
        return place + 1 < len(words) and bool(_CLITIC.match(words[place + 1]))
    return place > 1 and words[place - 1] in {"'", "’"} and bool(_CLITIC.match(words[place]))


def _elides(words: Sequence[str], place: int) -> bool:
    """Whether a word is French d', l', qu', which nothing parts from the next."""
    return len(words[place]) > 1 and words[place][-1] in "'’" and words[place][:-1].isalpha()
