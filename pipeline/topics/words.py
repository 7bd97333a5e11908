"""Words of a text in the form in which the lexicon knows them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, Generic, TypeVar

import stopwordsiso

LONGEST = 40
"""Letters of a word that are looked at: no word of these languages that means something is longer."""
Word = tuple[int, int, str]
"""Start and end in the text (code points), and the folded form."""
Span = tuple[int, int]
Value = TypeVar("Value")
_REMEMBERED: Final = 1 << 16
"""Words whose folded form is remembered, in each lexicon."""

LEXICON_OF = {
    "en": "en", "sv": "sv", "ru": "ru", "uk": "uk", "de": "de", "fr": "fr", "es": "es",
    "sr": "sh", "hr": "sh", "bs": "sh", "sh": "sh",
}  # fmt: skip
"""Lexicon that reads a language (ISO 639-1). Serbian, Croatian and Bosnian share one, in Latin script."""

_LETTERS = r"[^\W\d_]+"
_APOSTROPHES = "'’ʼ‘"
_PATTERN = re.compile(_LETTERS)
_JOINED = re.compile(rf"{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*")
_CYRILLIC = str.maketrans(
    dict(
        zip(
            "абвгдђежзијклљмнњопрстћуфхцчџш",
            "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split(),
            strict=True,
        )
    )
)
_UKRAINIAN = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))


class Remembered(dict[str, Value], Generic[Value]):
    """What a function says of words: asked once for each, as long as no more than `most` are known.

    A word of more than `LONGEST` letters is no word and need not be remembered.
    """

    def __init__(self, told: Callable[[str], Value], most: int) -> None:
        super().__init__()
        self._told = told
        self._most = most

    def __missing__(self, word: str) -> Value:
        value = self._told(word)
        if len(word) <= LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[word] = value
        return value


def words(text: str, lexicon: str) -> Iterator[Word]:
    """Yield the words of `text`, folded for a lexicon of `LEXICON_OF`, with their places."""
    for word, (start, end) in zip(*forms(text, lexicon), strict=True):
        yield start, end, word


def forms(text: str, lexicon: str) -> tuple[list[str], list[Span]]:
    """Return the words of `text`, folded for a lexicon of `LEXICON_OF`, and the place of each."""
    pattern = _JOINED if lexicon == "uk" else _PATTERN
    whole = _folded_in_place(text, lexicon)
    found = list(pattern.finditer(text if whole is None else whole))
    cut = map(re.Match.group, found)
    return list(cut if whole is not None else map(folder(lexicon), cut)), list(map(re.Match.span, found))


def _folded_in_place(text: str, lexicon: str) -> str | None:
    """Return the text with each word folded where it stands; None where that must be done word by word.

    It is so where a form is longer than its word, and for sigma, whose small form hangs on what is beside it.
    """
    fold = _FOLDS.get(lexicon, str.lower)
    whole = fold(text) if fold in _IN_PLACE and "Σ" not in text else None
    return whole if whole is not None and len(whole) == len(text) else None


@cache
def folder(lexicon: str) -> Callable[[str], str]:
    """Return the function that folds one word for a lexicon: lower case, and what its readers leave out."""
    return Remembered(_FOLDS.get(lexicon, str.lower), _REMEMBERED).__getitem__


@cache
def grammar(lexicon: str) -> frozenset[str]:
    """Return the words of grammar (stopwords-iso), folded; Croatian ones for all of its lexicon."""
    listed = stopwordsiso.stopwords("hr" if lexicon == "sh" else lexicon)
    return frozenset(map(folder(lexicon), listed))


def _without_accents(word: str) -> str:
    """Headlines and posts drop accents, so French and Spanish are read without them."""
    decomposed = unicodedata.normalize("NFD", word.lower().replace("œ", "oe"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _russian(word: str) -> str:
    return word.lower().replace("ё", "е")


def _ukrainian(word: str) -> str:
    return word.lower().translate(_UKRAINIAN)


def _latin(word: str) -> str:
    return word.lower().translate(_CYRILLIC)


_FOLDS: Final[dict[str, Callable[[str], str]]] = {
    "fr": _without_accents, "es": _without_accents, "ru": _russian, "uk": _ukrainian, "sh": _latin,
}  # fmt: skip
_IN_PLACE: Final = (str.lower, _russian, _latin)
"""What looks at one letter at a time, and makes letters of letters alone."""
