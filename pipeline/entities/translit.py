"""One key for the many romanisations of a Cyrillic name: Sergey, Sergei, Sergej, Сергей, Сергеј."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.entities.normal import fold

_LATIN = {
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "g",
    "д": "d",
    "е": "e",
    "є": "e",
    "ж": "zh",
    "з": "z",
    "и": "i",
    "і": "i",
    "ї": "i",
    "й": "i",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ф": "f",
    "х": "h",
    "ц": "c",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ы": "i",
    "ь": "",
    "э": "e",
    "ю": "yu",
    "я": "ya",
    "ђ": "dj",
    "ј": "i",
    "љ": "l",
    "њ": "n",
    "ћ": "c",
    "џ": "dz",
    "ґ": "g",
    "ў": "u",
}
# Ordered: the longer spelling first. All romanisations of one sound end in one letter.
_RULES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"schtsch|shch|sjtj|szcz|stj", "sc"),
        (r"tsch|tch|tj|ch|ts|tz|cz", "c"),
        (r"kh", "h"),
        (r"dzh|dj|dz", "dz"),
        (r"sch|sh|sj|sz", "s"),
        (r"zh|zj|rz", "z"),
        (r"w", "v"),
        (r"ph|ff", "f"),
        (r"x", "ks"),
        (r"ck|q", "k"),
        (r"([ln])j", r"\1"),
        (r"[yji]+([aueo])", r"\1"),
        (r"[yji]+", "i"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """Return the key of a Latin or Cyrillic word that all its romanisations share."""
    latin = "".join(_LATIN.get(char, char) for char in fold(word))
    for pattern, to in _RULES:
        latin = pattern.sub(to, latin)
    return latin
