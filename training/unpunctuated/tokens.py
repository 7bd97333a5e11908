"""Text with its marks and case taken off and noted beside each word: what the model learns to give back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import regex

from pipeline.segment.boundaries import sentences
from pipeline.segment.unpunctuated.features import plain, words

NONE, COMMA, STOP, QUESTION, BROKEN = range(5)
"""What follows a word: nothing, a mark inside a sentence, and the three ways in which one ends."""

_CORE: Final = regex.compile(r"[\p{L}\p{N}](?:.*[\p{L}\p{N}\p{M}])?")
_INNER: Final = regex.compile(r"[,;:–—-]")


class Token(NamedTuple):
    """A plain word, what follows it, and its case: 0 small, 1 a capital first, 2 capitals."""

    word: str
    mark: int
    case: int


def core(word: str) -> str:
    """Return a word from its first letter or digit to its last; empty if it has none."""
    match = _CORE.search(word)
    return match.group() if match else ""


def token(written: str, mark: int = NONE) -> Token:
    """Return the token of a word as it was written, without the marks around it."""
    return Token(plain(written), mark, _case(written))


def of_text(text: str, language: str) -> list[Token]:
    """Return the tokens of a punctuated paragraph; its end is the end of a sentence."""
    found = list(words(text, 0, len(text)))
    out = [_of_word(text[word.start : word.end]) for word in found]
    stops = [word.end for word in found]
    for _, end in sentences(text, 0, len(text), language):
        place = bisect_right(stops, end) - 1
        if place >= 0:
            tail = text[found[place].start + len(core(text[found[place].start : stops[place]])) : end]
            out[place] = out[place]._replace(mark=_ending(tail))
    return out


def of_treebank(trees: Iterable[Sequence[str]]) -> list[Token]:
    """Return the tokens of sentences that come as words and marks; commas are kept where a token is one."""
    out: list[Token] = []
    for tree in trees:
        first = len(out)
        for piece in tree:
            if core(piece):
                out.append(token(core(piece)))
            elif len(out) > first and _INNER.search(piece):
                out[-1] = out[-1]._replace(mark=COMMA)
        if len(out) > first:
            out[-1] = out[-1]._replace(mark=_ending("".join(tree[-2:])))
    return out


def _of_word(written: str) -> Token:
    inside = core(written)
    tail = written[written.find(inside) + len(inside) :]
    return token(inside, COMMA if _INNER.search(tail) else NONE)


def _ending(tail: str) -> int:
    if "?" in tail:
        return QUESTION
    return BROKEN if "…" in tail or "..." in tail else STOP


def _case(written: str) -> int:
    first = next((letter for letter in written if letter.isalpha()), "a")
    if not first.isupper():
        return 0
    return 2 if len(written) > 1 and written.isupper() else 1
