"""Ways in which a training window is varied.

It is read as speech without capitals and marks, with other names in place of its own, or in Serbian's other
script.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from training.names.examples import Example, Token

Tokens = tuple[Token, ...]
Names = dict[tuple[str, str], list[tuple[tuple[str, bool], ...]]]

_CYRILLIC = dict(zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш", strict=True))
_PAIRS = {"lj": "љ", "nj": "њ", "dž": "џ"}


def as_spoken(tokens: Tokens) -> Tokens:
    """Return the words in lower case without marks, as most recognisers write speech."""
    kept = [(token, any(char.isalnum() for char in token.text)) for token in tokens]
    spoken = [Token(token.text.lower(), True, token.tag) for token, is_word in kept if is_word]
    return _closed(spoken)


def lowered(tokens: Tokens) -> Tokens:
    """Return the window in lower case."""
    return tuple(token._replace(text=token.text.lower()) for token in tokens)


def raised(tokens: Tokens) -> Tokens:
    """Return the window in capitals, as headlines are."""
    return tuple(token._replace(text=token.text.upper()) for token in tokens)


def _closed(tokens: list[Token]) -> Tokens:
    """Mend the tags where a name lost a mark at its end: the first and last of what is left say so."""
    mended: list[Token] = []
    for at, token in enumerate(tokens):
        if token.tag in ("O", "?"):
            mended.append(token)
            continue
        sort = token.tag[2:]
        starts = (
            token.tag[0] in "BS"
            or at == 0
            or tokens[at - 1].tag[0] not in "BI"
            or tokens[at - 1].tag[2:] != sort
        )
        after = tokens[at + 1].tag if at + 1 < len(tokens) else "O"
        ends = token.tag[0] in "ES" or after[0] not in "IE" or after[2:] != sort
        mended.append(
            token._replace(
                tag=f"{'S' if starts and ends else 'B' if starts else 'E' if ends else 'I'}-{sort}"
            )
        )
    return tuple(mended)


def in_cyrillic(tokens: Tokens) -> Tokens:
    """Return Serbian in Latin letters in Cyrillic ones."""
    return tuple(token._replace(text=_cyrillic(token.text)) for token in tokens)


def _cyrillic(word: str) -> str:
    lower = word.lower()
    if any(char.isalpha() and char not in _CYRILLIC for char in lower):
        return word
    out, at = "", 0
    while at < len(word):
        pair = _PAIRS.get(lower[at : at + 2])
        letter = pair or _CYRILLIC.get(lower[at], word[at])
        out += letter.upper() if word[at].isupper() else letter
        at += 2 if pair else 1
    return out


def inventory(windows: Iterable[Example]) -> Names:
    """Return the names of each language and type, as often as they stand there."""
    found: Names = defaultdict(list)
    for window in windows:
        name: list[tuple[str, bool]] = []
        for token in window.tokens:
            if token.tag[0] in "BS":
                name = []
            if token.tag not in ("O", "?"):
                name.append((token.text, token.spaced))
            if token.tag[0] in "ES":
                found[window.language, token.tag[2:]].append(tuple(name))
    return found


def with_other_names(window: Example, names: Names, share: float, rng: np.random.Generator) -> Tokens:
    """Return the window with a share of its names replaced by others of the language and type."""
    out: list[Token] = []
    held: list[Token] = []
    for token in window.tokens:
        if token.tag in ("O", "?"):
            out.append(token)
            continue
        held.append(token)
        if token.tag[0] in "ES":
            out += _other(held, names.get((window.language, token.tag[2:]), []), share, rng)
            held = []
    return tuple(out + held)


def _other(
    held: list[Token], others: list[tuple[tuple[str, bool], ...]], share: float, rng: np.random.Generator
) -> list[Token]:
    if not others or rng.random() >= share:
        return held
    other = others[int(rng.integers(len(others)))]
    sort, last = held[0].tag[2:], len(other) - 1
    return [
        Token(
            text,
            held[0].spaced if at == 0 else spaced,
            f"{'S' if last == 0 else 'B' if at == 0 else 'E' if at == last else 'I'}-{sort}",
        )
        for at, (text, spaced) in enumerate(other)
    ]
