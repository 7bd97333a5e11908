"""Consonant skeletons of words in Latin and Cyrillic script, in which spellings of one sound are one letter.

After Russell's Soundex (1918), with wider classes: voice is dropped (b is p), all hissing sounds are one, and
vowels count only at the start. Where a spelling has several readings ("ch", "g", "j", "w") all are tried.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("bpбп", "p"),
        **dict.fromkeys("vfвф", "f"),
        **dict.fromkeys("dtдт", "t"),
        **dict.fromkeys("kqк", "k"),
        **dict.fromkeys("gгґ", "g"),
        **dict.fromkeys("szжзсцчшщђћџѕ", "s"),
        **dict.fromkeys("lлљ", "l"),
        **dict.fromkeys("nнњ", "n"),
        **dict.fromkeys("mм", "m"),
        **dict.fromkeys("rр", "r"),
        **dict.fromkeys("aeiouyhаеёиоуыэюяєіїйјьъхў'", " "),
    }
)
_ALWAYS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"дж|тс|тц|дц|дз|дс|џ", "s"),
        (r"schtsch|shch|tsch|sch|tch|szcz|sh|sz|cz|ts|tz|dzh|dj|dz|zh", "s"),
        (r"\bx|цз", "s"),
        (r"ng\b", "n"),
        (r"ph", "f"),
        (r"kh", " "),
        (r"th", "t"),
        (r"ck", "k"),
        (r"x|кс", "ks"),
        (r"c(?=[eiy])", "s"),
    )
)
_READINGS = tuple(
    tuple((re.compile(pattern), to) for pattern, to in reading)
    for reading in (
        ((r"ch", "s"), (r"gh", "g"), (r"c", "k"), (r"j", "s"), (r"w", "f")),
        (
            (r"ch", "k"),
            (r"gh", " "),
            (r"c\b", "s"),
            (r"c", "k"),
            (r"g(?=[eiy])|г(?=е|и)", "s"),
            (r"j", " "),
            (r"w", " "),
        ),
        ((r"(?<=[aeio])[rtsd]\b", " "), (r"ch", "s"), (r"c", "k"), (r"j", "s"), (r"w", "f")),
        ((r"ch", " "), (r"c", "s"), (r"j", " "), (r"w", "f"), (r"г", " ")),
    )
)
_DOUBLED = re.compile(r"([a-z])\1+")
_FIRST_VOWEL = re.compile(r"^ +", re.MULTILINE)


READINGS = len(_READINGS)


@lru_cache(maxsize=50_000)
def skeletons(word: str) -> frozenset[str]:
    """Return the skeletons of a folded word, one per reading."""
    return frozenset(skeletons_of_all([word], reading)[0] for reading in range(READINGS))


def skeletons_of_all(words: Sequence[str], reading: int = 0) -> list[str]:
    """Return the skeletons of many folded words in one reading; 0 is the likeliest.

    One pass over all of them is far faster than one each.
    """
    text = "\n".join(words)
    for pattern, to in (*_ALWAYS, *_READINGS[reading]):
        text = pattern.sub(to, text)
    spread = _DOUBLED.sub(r"\1", text.translate(_LETTERS))
    return _FIRST_VOWEL.sub("a", spread).replace(" ", "").split("\n")
