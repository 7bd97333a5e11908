"""Which letters beyond ASCII a text in a language is made of: evidence for the encoding of its bytes."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import Final

import regex

_OWN: Final = {
    "bs": "čćđšž",
    "cs": "áčďéěíňóřšťúůýž",
    "da": "æøåé",
    "de": "äöüß",
    "es": "áéíñóúü¿¡ºª",
    "fi": "äöå",
    "fr": "àâæçéèêëîïôœùûü",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "it": "àèéìòù",
    "nb": "æøåé",
    "nl": "éëïöü",
    "nn": "æøåé",
    "pl": "ąćęłńóśźż",
    "pt": "áâãàçéêíóôõúºª",
    "ro": "ăâîșțşţ",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "sq": "ëç",
    "sr": "оаеинтсрвјчћђшжљњџčćđšž",
    "sv": "åäöé",
    "tr": "çğıiöşüâİ",
    # Of Cyrillic alphabets the commoner letters: the wrong encoding gives rarer ones.
    "be": "аіненоўсрыкляв",
    "bg": "аоиентсрвлъ",
    "mk": "аоиентсрвјќѓ",
    "ru": "оеаинтсрвлыя",
    "uk": "оаинвіертслїє",
}
_CYRILLIC: Final = frozenset("be bg mk ru sr uk".split())
_LOANED: Final = frozenset("áàâäåæãçéèêëíìîïñóòôöøõúùûüßœšž")
_SIGNS: Final = frozenset("«»„“”‘’‚‹›–—…·•§€£©®™±×½¼¾°№¿¡´\u00a0\u00ad")
_BEYOND: Final = regex.compile(r"[^\x00-\x7f]")
_WORD: Final = regex.compile(r"\p{L}+")
_CYRILLIC_LETTER: Final = regex.compile(r"\p{Script=Cyrillic}")
_MOST: Final = 20_000
_FEWEST_LETTERS: Final = 3
_LOAN_WORTH: Final = 0.5
_RARE_WORTH: Final = 0.6
_SIGN_WORTH: Final = 0.5


def fitness(text: str, language: str) -> float:
    """How well the characters beyond ASCII suit a text in `language` (ISO 639-1), from 0 to 1.

    Letters of its alphabet count one; letters that come with names and loans, rare Cyrillic letters and signs
    count half or so, a sign inside a word nothing. Words that no orthography writes so take away.
    """
    places = (match.start() for match in islice(_BEYOND.finditer(text), _MOST))
    found = [_worth(text, place, language) for place in places]
    if not found:
        return 1.0
    return sum(found) / len(found) * (1 - _odd_share(text))


def _worth(text: str, place: int, language: str) -> float:
    char = text[place].lower()[0]
    if char in _OWN.get(language, ""):
        return 1.0
    if char in _SIGNS:
        return 0.0 if _is_inside_word(text, place) and char not in "’‘·\u00ad" else _SIGN_WORTH
    if language in _CYRILLIC:
        return _RARE_WORTH if "\u0400" <= char <= "\u045f" else 0.0
    return _LOAN_WORTH if char in _LOANED else 0.0


def _is_inside_word(text: str, place: int) -> bool:
    return text[place - 1 : place].isalpha() and text[place + 1 : place + 2].isalpha()


def _odd_share(text: str) -> float:
    """Share of words beyond ASCII that no orthography writes so."""
    words = [word for word in _WORD.findall(text[: 4 * _MOST]) if not word.isascii()]
    return sum(map(_is_odd, words)) / len(words) if words else 0.0


def _is_odd(word: str) -> bool:
    """Whether a word has two scripts, a capital after a small letter, or hardly a plain Latin letter."""
    cyrillic = len(_CYRILLIC_LETTER.findall(word))
    if cyrillic not in (0, len(word)) or any(a.islower() and b.isupper() for a, b in pairwise(word)):
        return True
    plain = sum(map(str.isascii, word))
    return not cyrillic and len(word) >= _FEWEST_LETTERS and 3 * plain < len(word)
