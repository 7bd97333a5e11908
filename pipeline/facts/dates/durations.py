"""Whether "in three days" lies ahead: "the first time in three days" looks back."""

from __future__ import annotations

from typing import Final

from pipeline.facts.dates.place import Place

_REACH: Final = 6
_SUPERLATIVES: Final = {
    "en": ("est",),
    "de": ("ste", "sten", "ster", "stes", "stem", "ßte", "ßten", "ßter", "ßtes"),
}
"""Endings of "the highest" by lexicon, where the word for "in" is that of the future too."""
_SHORT: Final = 4
_COUNTED: Final = frozenset({"sv"})
"""Lexica of languages whose "year" is its plural too: "för några år sedan" is not a year ago."""


def is_ahead(place: Place) -> bool:
    """Whether a stretch lies ahead: no verb of the past before it, nothing counted or compared within it.

    "Через год после войны" is counted from another day than the document's.
    """
    if not is_whole(place) or place.after.form in place.known.words.get("apart", ()):
        return False
    past = place.known.words.get("past", frozenset())
    from_ = max(0, place.piece.first - _REACH)
    if any(token.form in past for token in place.tokens[from_ : place.piece.first]):
        return False
    return not (place.before().form in place.known.words.get("times", ()) or _is_compared(place))


def is_whole(place: Place) -> bool:
    """Whether a stretch is of whole units that are told: not "half a year ago", "hace un año y medio"."""
    half = place.known.words.get("half_more", ())
    if place.known.name in _COUNTED and place.own[0].code in "APU":
        return False
    before = place.before(2) if place.before().code == "0" else place.before()
    if before.form in half or before.code == "#":
        return False
    return not (place.after.code == "&" and place.second_after.form in half)


def _is_compared(place: Place) -> bool:
    """Whether a superlative stands before it, at most a noun away: "the biggest rise in ten years"."""
    endings = _SUPERLATIVES.get(place.known.name)
    if endings is None:
        return False
    words = [place.before()]
    is_noun = place.known.name != "de" or place.is_capital(words[0])
    words += [place.before(2)] if is_noun and place.is_content(words[0]) else []
    adjectives = place.known.words.get("best", frozenset())
    return any(
        word.form in adjectives or (len(word.form) > _SHORT and word.form.endswith(endings)) for word in words
    )
