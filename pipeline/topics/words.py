"""Words of a text in the form in which the lexicon knows them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

import stopwordsiso

LONGEST = 40
"""Letters of a word that are looked at: no word of these languages that means something is longer."""
Word = tuple[int, int, str]
"""Start and end in the text (code points), and the folded form."""

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


def words(text: str, lexicon: str) -> Iterator[Word]:
    """Yield the words of `text`, folded for a lexicon of `LEXICON_OF`, with their places."""
    pattern = _JOINED if lexicon == "uk" else _PATTERN
    fold = folder(lexicon)
    for match in pattern.finditer(text):
        yield match.start(), match.end(), fold(match.group())


@cache
def folder(lexicon: str) -> Callable[[str], str]:
    """Return the function that folds one word for a lexicon: lower case, and what its readers leave out."""
    fold = {"fr": _without_accents, "es": _without_accents, "ru": _russian, "uk": _ukrainian, "sh": _latin}
    plain = fold.get(lexicon, str.lower)
    remembered = lru_cache(maxsize=1 << 16)(plain)
    # A word of a megabyte is no word and need not be remembered.
    return lambda word: remembered(word) if len(word) <= LONGEST else plain(word)


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
