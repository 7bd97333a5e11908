"""How one says who one is: "I am …", "my name is …", in the words right before a name.

The phrases stand in `self.json`, our own compilation. They are fewer than those of the class
`self_introduction`, which also holds whom somebody works for: "on behalf of" leads to another's name.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent / "self.json"

_ALIKE: Final = {"no": "nb", "nn": "nb", "bs": "sr", "sh": "sr", "cnr": "sr"}
_LONGEST: Final = 4


def is_oneself(words: Sequence[str], language: str) -> bool:
    """Whether the last of these case-folded words say that one's own name follows."""
    known = _frames(_ALIKE.get(language.partition("-")[0], language.partition("-")[0]))
    return any(tuple(words[-size:]) in known for size in range(1, min(_LONGEST, len(words)) + 1))


@cache
def _frames(language: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a language as words; none for a language that has none."""
    return frozenset(tuple(phrase.split()) for phrase in _table().get(language, ()))


@cache
def _table() -> dict[str, list[str]]:
    held: dict[str, list[str]] = json.loads(FILE.read_text(encoding="utf-8"))
    return held
