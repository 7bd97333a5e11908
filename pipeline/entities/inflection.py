"""Dictionary forms that an inflected word could have. They are only tried against known names."""

from __future__ import annotations

from functools import lru_cache

from pipeline.entities.normal import fold

GENITIVE_S = frozenset({"sv", "da", "nb", "nn", "no", "de"})
_SOUTH_SLAVIC = frozenset({"sr", "hr", "bs", "sh", "sr-Latn", "sl"})
# Ending as written → endings of the dictionary form. Russian, Ukrainian and Serbian together: knowing the
# name decides, and a form that could be two names is refused.
_CYRILLIC = {
    "а": ("", "о"),
    "у": ("", "а", "о"),
    "ом": ("", "о"),
    "ем": ("", "е", "й", "ь"),
    "е": ("", "а", "я", "о", "ь", "й"),
    "ым": ("", "ые"),
    "им": ("", "ий", "ый", "ой"),
    "ою": ("а",),
    "ой": ("а", "ая"),
    "ы": ("а", ""),
    "и": ("а", "я", "ь", "й", ""),
    "я": ("й", "ь"),
    "ю": ("й", "я", "ь"),
    "ей": ("я", "ь"),
    "єм": ("й", "ь"),
    "ії": ("ія",),
    "ію": ("ія",),
    "ією": ("ія",),
    "ии": ("ия",),
    "ию": ("ия",),
    "ией": ("ия",),
    "ого": ("ий", "ый", "ой", "ое"),
    "ому": ("ий", "ый", "ой", "ое"),
    "его": ("ий",),
    "ему": ("ий",),
    "ові": ("",),
    "еві": ("", "ь"),
    "і": ("а", "", "о", "ь", "я"),
    "ї": ("й", "я"),
    "ів": ("и",),
    "ије": ("ија",),
    "ији": ("ија",),
    "ију": ("ија",),
    "ијом": ("ија",),
    "єві": ("їв",),
    "єва": ("їв",),
    "єву": ("їв",),
    "ија": ("ије",),
    "ье": ("ья",),
    "ьи": ("ья",),
    "ью": ("ь", "ья"),
    "ов": ("ы", ""),
    "ам": ("ы", "а"),
    "ах": ("ы", "а"),
    "ами": ("ы", "а"),
    "ых": ("ые",),
    "их": ("ие", "і", "е"),
    "ной": ("ная",),
    "ского": ("ский", "ское"),
    "ској": ("ска",),
    "ске": ("ска",),
    "ску": ("ска",),
    "ую": ("ая",),
    "ські": ("ський",),
    "ського": ("ський",),
    "ському": ("ський",),
    "ським": ("ський",),
    "ских": ("ские",),
    "нених": ("нені", "нене"),
    "них": ("ні", "не", "ные"),
    "ных": ("ные",),
    "ским": ("ский",),
    "ају": ("ај",),
    "єю": ("я",),
    "ею": ("я",),
    "ку": ("ок", "ка"),
    "це": ("ка",),
    "ці": ("ка",),
}
_SOUTH_LATIN = {
    "a": ("", "o"),
    "u": ("", "a", "o"),
    "om": ("", "o", "a"),
    "im": ("", "i"),
    "em": ("", "e"),
    "e": ("a", ""),
    "i": ("a",),
    "ije": ("ija",),
    "iji": ("ija",),
    "iju": ("ija",),
    "ijom": ("ija",),
    "ija": ("ije",),
    "ske": ("ska",),
    "skoj": ("ska",),
    "sku": ("ska",),
    "skog": ("ski",),
    "skom": ("ski", "ska"),
    "ih": ("i", "e"),
    "oj": ("a",),
    "og": ("i",),
}


@lru_cache(maxsize=200_000)
def dictionary_forms(word: str, language: str) -> tuple[str, ...]:
    """Return the folded forms, other than its own, whose inflected form `word` could be in `language`."""
    folded = fold(word)
    if "а" <= folded[-1:] <= "џ":
        return _replaced(folded, _CYRILLIC)
    if language in _SOUTH_SLAVIC:
        return _replaced(folded, _SOUTH_LATIN)
    if language == "de" and folded.endswith("en") and len(folded) > 4:
        return (folded[:-1],)
    if language in GENITIVE_S and len(folded) > 3 and folded.endswith("s"):
        return (folded[:-1],)
    return ()


def _replaced(folded: str, endings: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    forms = []
    for size in range(min(5, len(folded) - 2), 0, -1):
        forms += [folded[:-size] + ending for ending in endings.get(folded[-size:], ())]
    return tuple(dict.fromkeys(forms))
