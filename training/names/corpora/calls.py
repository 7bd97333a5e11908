"""Earnings-21: 22 spoken calls. It says which words are a marked thing, but not which names have what type.

The file with the types of its marks is not part of the copy at hand, so a marked run of words with a capital
in it is unknown here, and everything else is no name: what the calls teach is speech, not types.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.names.corpora.forms import OUTSIDE, UNKNOWN, Document, Sentence, sentence

_ENDS = frozenset(".?!")
_DEV_CALLS = 4


def documents(data: Path) -> Iterator[Document]:
    """Yield a call each; every fifth is `dev` until there are four."""
    paths = sorted((data / "speech" / "earnings21" / "transcripts" / "nlp_references").glob("*.nlp"))
    held = set(paths[2::5][:_DEV_CALLS])
    for path in paths:
        split = "dev" if path in held else "train"
        yield Document("en", "earnings21", split, frozenset(), tuple(_sentences(path)), is_speech=True)


def _sentences(path: Path) -> Iterator[Sentence]:
    rows = [line.split("|") for line in path.read_text(encoding="utf-8").splitlines()[1:] if "|" in line]
    named = {row[-1] for row in rows if row[-1] != "[]" and row[6] == "[]" and _is_name(row[0])}
    words: list[str] = []
    tags: list[str] = []
    spaces: list[bool] = []
    for row in rows:
        mark = row[4].strip()
        tag = UNKNOWN if row[-1] in named else OUTSIDE
        words += [row[0], mark] if mark else [row[0]]
        tags += [tag, OUTSIDE] if mark else [tag]
        spaces += [False, True] if mark else [True]
        if mark in _ENDS and (found := sentence(words, tags, spaces)):
            yield found
            words, tags, spaces = [], [], []
    if found := sentence(words, tags, spaces):
        yield found


def _is_name(word: str) -> bool:
    """Whether a word has the capital of a name; "I'm" and "That's" are marked too."""
    return word[:1].isupper() and word != "I" and "'" not in word
