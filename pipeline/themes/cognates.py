"""Words that languages share: names and loans, spelt alike once scripts and spellings are evened out.

"санкції", "sanctions" and "Sanktionen" all begin with "sanki" then. No dictionary is needed, only what the
letters of one alphabet stand for in another.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

import regex

COGNATE: Final = "~"
"""What begins the term of a cognate."""
_LETTERS: Final = 5
"""First letters by which words are held to be alike, and the least that such a word has."""
_LATIN: Final = str.maketrans(
    dict(
        zip(
            "абвгґдђеєёжзиійјклљмнњопрстћуўфхцчџшщыэюяїьъ",
            "a b v g g d d e e e z s i i i i k l l m n n o p r s t c u u f h c c d s s i e u a i  ".split(
                " "
            ),
            strict=True,
        )
    )
)
_SOUNDS: Final = {
    "sch": "s", "ch": "h", "sh": "s", "ph": "f", "th": "t", "zh": "z", "kh": "h", "ts": "c", "ck": "k",
    "qu": "k", "tz": "c",
}  # fmt: skip
_SOUND: Final = regex.compile("|".join(_SOUNDS))
_SOFT: Final = regex.compile("t(?=i[aeou])")
_ONE: Final = str.maketrans("cqwyjzxß", "kkviisss")
_TWICE: Final = regex.compile(r"(.)\1")


@lru_cache(maxsize=400_000)
def cognate(word: str) -> str | None:
    """Return the term under which a word meets its cousins in other languages; null for a short one."""
    plain = _evened(word)
    return COGNATE + plain[:_LETTERS] if len(plain) >= _LETTERS else None


def _evened(word: str) -> str:
    latin = unicodedata.normalize("NFD", word.lower()).translate(_LATIN)
    bare = "".join(char for char in latin if not unicodedata.combining(char))
    sounded = _SOUND.sub(lambda match: _SOUNDS[match.group()], _SOFT.sub("c", bare))
    return _TWICE.sub(r"\1", sounded.translate(_ONE))
