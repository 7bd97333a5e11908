"""What every set of marked names is read into: documents of sentences of words with tags.

Tags are B-I-O over PER LOC ORG MISC NORP EVENT LAW. `?` stands where the set marks something whose type here
nobody can tell (a compound with a name in it, a user name): no learner should gain or lose by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

UNKNOWN: Final = "?"
OUTSIDE: Final = "O"


class Sentence(NamedTuple):
    """Words with their tags, and whether a space follows each in the running text."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    spaces: tuple[bool, ...]


class Document(NamedTuple):
    """Sentences in their order; `types` are those that the set marks at all, other names are O in it."""

    language: str
    source: str
    split: str
    types: frozenset[str]
    sentences: tuple[Sentence, ...]
    is_speech: bool = False


def bio(tags: Sequence[str], types: Mapping[str, str]) -> list[str]:
    """Return tags of any scheme (B-I-O, I-O, bare types) as B-I-O with types renamed.

    A type that `types` lacks becomes O, one renamed to `?` becomes `?`. Without a B- a mention starts where
    the type of the word before is another.
    """
    out: list[str] = []
    before = OUTSIDE
    for tag in tags:
        prefix, name = tag.split("-", 1) if tag[:2] in {"B-", "I-"} else ("I", tag)
        renamed = types.get(name, OUTSIDE)
        if renamed in {OUTSIDE, UNKNOWN}:
            out.append(renamed)
        else:
            out.append(f"{'B' if prefix == 'B' or before != name else 'I'}-{renamed}")
        before = name
    return out


def sentence(words: Iterable[str], tags: Iterable[str], spaces: Iterable[bool]) -> Sentence | None:
    """Return a sentence without soft hyphens and empty words, None if nothing is left."""
    rows = [
        (clean, tag, space)
        for word, tag, space in zip(words, tags, spaces, strict=True)
        if (clean := word.replace("\xad", "").replace("\u200b", "").strip())
    ]
    if not rows:
        return None
    found, marks, gaps = zip(*rows, strict=True)
    return Sentence(found, tuple(_healed(marks)), gaps)


def mentions(one: Sentence) -> list[tuple[int, int, str]]:
    """Return first word, word after the last, and type of every mention."""
    out: list[tuple[int, int, str]] = []
    for place, tag in enumerate(one.tags):
        if tag.startswith("B-"):
            out.append((place, place + 1, tag[2:]))
        elif tag.startswith("I-"):
            out[-1] = (out[-1][0], place + 1, out[-1][2])
    return out


def in_groups(
    sentences: Sequence[Sentence], size: int, document: Callable[[tuple[Sentence, ...]], Document]
) -> Iterable[Document]:
    """Yield documents of `size` neighbouring sentences, for sets that do not say where texts end."""
    for start in range(0, len(sentences), size):
        yield document(tuple(sentences[start : start + size]))


def _healed(tags: Sequence[str]) -> list[str]:
    """Return tags with I- after anything but its own type made B-."""
    out: list[str] = []
    for tag in tags:
        is_loose = tag.startswith("I-") and (not out or out[-1][1:] != tag[1:])
        out.append(f"B{tag[1:]}" if is_loose else tag)
    return out
