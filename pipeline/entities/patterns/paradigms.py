"""Inflected forms of the words for peoples, made from stems by the paradigms of each group of languages.

Forms are folded as `normal.fold` does, those of Serbian, Croatian and Bosnian in Latin letters. The paradigms
give some forms that nobody uses; that costs nothing, a missing form costs a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

Forms = Iterator[str]
_VOWELS = "аеиоуыэюяєії"


def adjective(stem: str, group: str) -> Forms:
    """Yield the forms of an adjective (or, in English, French and Spanish, of adjective and noun)."""
    yield from _ADJECTIVES[group](stem)


def noun(stem: str, group: str) -> Forms:
    """Yield the forms of a noun for a member of a people or group."""
    yield from _NOUNS[group](stem)


def _english(word: str) -> Forms:
    yield word
    if word.endswith("man"):
        yield word[:-3] + "men"
    elif word.endswith("y"):
        yield word[:-1] + "ies"
    elif not word.endswith(("ese", "ish", "ch", "ss", "s")):
        yield word + "s"


def _swedish_adjective(stem: str) -> Forms:
    yield from (stem + end for end in ("", "t", "a", "e", "as", "es", "or", "orna"))


def _nordic_noun(ends: tuple[str, ...]) -> Callable[[str], Forms]:
    def forms(word: str) -> Forms:
        base = word[:-1] if word.endswith("e") else word
        plain = [word, *(base + end for end in ends)]
        if word.endswith(("man", "mann")):
            root = word.removesuffix("n").removesuffix("ma").removesuffix("man")
            plain += [
                root + tail
                for tail in (
                    "mannen",
                    "män",
                    "männen",
                    "menn",
                    "mennene",
                    "mand",
                    "manden",
                    "mænd",
                    "mændene",
                )
            ]
        for form in plain:
            yield form
            yield form + "s"

    return forms


def _nordic_adjective(stem: str) -> Forms:
    yield from (stem + end for end in ("", "e", "t", "es"))


def _german_adjective(stem: str) -> Forms:
    yield from (stem + end for end in ("", "e", "en", "er", "es", "em"))


def _german_noun(word: str) -> Forms:
    base = word.removesuffix("e")
    yield word
    if word.endswith("er"):
        yield from (word + end for end in ("n", "s", "in", "innen"))
    else:
        yield from (base + end for end in ("en", "in", "innen"))
        if word.endswith(("sche", "xe")):
            yield from (base + end for end in ("er", "em"))  # "ein Deutscher", "ein Orthodoxer"
        elif not word.endswith("e"):
            yield word + "s"


def _french(word: str) -> Forms:
    yield from (word, word + "s", word + "e", word + "es")
    if word.endswith(("ien", "éen", "een")):
        yield from (word + "ne", word + "nes")
    elif word.endswith("c"):
        yield from (word[:-1] + "que", word[:-1] + "ques", word + "que", word + "ques")
    elif word.endswith("f"):
        yield from (word[:-1] + "ve", word[:-1] + "ves")
    elif word.endswith("on"):
        yield from (word + "ne", word + "nes")


def _spanish(word: str) -> Forms:
    base = word[:-1] if word[-1] in "oa" else word
    yield from (word, word + "s")
    if word.endswith("o") or word[-1] in "nsrl":
        yield from (base + end for end in ("a", "as", "os", "es"))
    elif word[-1] in "íú":
        yield word + "es"


def _russian_adjective(stem: str) -> Forms:
    ends = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ою", "ое", "ие", "их", "ими", "о", "ый", "ым")
    yield from (stem + end for end in (*ends, "ые", "ых", "ыми"))


def _russian_noun(word: str) -> Forms:
    if word.endswith("ец"):
        stem = word[:-2] + ("йц" if word[-3] in _VOWELS else "ц")
        stem = word[:-2] + "ьц" if word[-3] == "л" else stem
        female = stem.removesuffix("ц") + "к"
        yield word
        yield from _ends(stem, "а у ем ом е ы ев ов ам ами ах")
        yield from _ends(female, "а и е у ой ам ами ах")
        yield stem.removesuffix("ц").removesuffix("ь").removesuffix("й") + "ок"
    elif word.endswith("ин") and word[-3] in "нртч":
        yield from _ends(word, " а у ом е ы ов ам ами ах")
        yield from _ends(word[:-2], "е ы  ам ами ах")
        yield from _ends(word[:-2] + "к", "а и е у ой ам ами ах")
    else:
        stem = word[:-2] + word[-1] if word == "турок" else word
        yield word
        yield from _ends(stem, " а у ом е ы и ов ам ами ах")
        yield from _ends(word.removesuffix("й"), "я ю ем ев ям ями ях") if word.endswith("й") else ()


def _ukrainian_adjective(stem: str) -> Forms:
    yield from _ends(stem, "ий ого ому им ім а ої ій у ою е і их ими о")


def _ukrainian_noun(word: str) -> Forms:
    if word.endswith(("ець", "єць")):
        stem = word[:-3] + ("йц" if word[-4] in _VOWELS else "ц")
        stem = word[:-3] + "ьц" if word[-4] == "л" else stem
        female = stem.removesuffix("ц") + "к"
        yield word
        yield from _ends(stem, "я ю ем еві і ів ям ями ях")
        yield from _ends(female, "а и у ою ам ами ах")
    elif word.endswith("ин") and len(word) > 4 and word[-3] in "нрт":
        yield from _ends(word, " а у ом ові і ів ам ами ах и")
        yield from _ends(word[:-2], "и  ам ами ах")
        yield from _ends(word[:-2] + "к", "а и у ою ам ами ах")
    else:
        yield from _ends(word[:-2] + word[-1] if word == "турок" else word, " а у ом ові і и ів ам ами ах")
        yield from (word, word.removesuffix("й") + "ї", word.removesuffix("й") + "їв")


def _serbian_adjective(stem: str) -> Forms:
    yield from _ends(stem, "i og oga om ome omu im ima a e oj u ih o")


def _serbian_noun(word: str) -> Forms:
    female = ""
    yield word
    if word.endswith("ac"):
        stem = word[:-2] + "c"
        yield from _ends(stem, "a u em e i ima")
        yield word[:-2] + "aca"
        female = word[:-2] + "k"
    elif word.endswith("anin") or word.endswith("in"):
        yield from _ends(word, "a u om e i ima")
        yield from _ends(word[:-2], "i a e ima")
        female = word[:-2] + "k"
    elif word.endswith("a"):
        yield from _ends(word[:-1], "e u i o om ama")
    else:
        yield from _ends(word, "a u om em e i ima ovi ova ove ovima")
        female = word + "k"
    if female:
        yield from _ends(female, "a e i u om ama inja inje")


def _ends(stem: str, ends: str) -> Forms:
    yield from (stem + end for end in ends.split(" "))


_SWEDISH = ("n", "en", "ar", "arna", "er", "erna", "na", "e")
_NORDIC = ("en", "er", "ere", "erne", "ene", "ne", "rne", "r", "e", "n", "ene", "et")
_ADJECTIVES: dict[str, Callable[[str], Forms]] = {
    "en": _english, "sv": _swedish_adjective, "nb": _nordic_adjective, "de": _german_adjective,
    "fr": _french, "es": _spanish, "ru": _russian_adjective, "uk": _ukrainian_adjective,
    "sh": _serbian_adjective,
}  # fmt: skip
_NOUNS: dict[str, Callable[[str], Forms]] = {
    "en": _english, "sv": _nordic_noun(_SWEDISH), "nb": _nordic_noun(_NORDIC), "de": _german_noun,
    "fr": _french, "es": _spanish, "ru": _russian_noun, "uk": _ukrainian_noun, "sh": _serbian_noun,
}  # fmt: skip
