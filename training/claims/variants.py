"""Variants of our own pairs: altered numbers, negations and speakers, noisy hearing, other transcripts."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Final

from pipeline.claims.claim import Claim, Said
from pipeline.claims.lexicon import family, lexicon
from pipeline.claims.words import words
from training.claims.pairs import Example

_OTHERS: Final = 2
_VARIANT: Final = 0.3
_OTHER: Final = 0.15
_LONG: Final = 0.7
_LONG_WORD: Final = 5
_SWAPS: Final = 3
_NOISE: Final = 0.06
"""Share of words misheard."""
_VOWELS: Final = "aeiouаеиоу"


def variants(several: list[Example], seed: int = 5) -> Iterator[Example]:
    """Yield variants of examples, each in the group of its transcript; the same for the same seed."""
    random = Random(seed)
    for one in several:
        if one.kind in ("verbatim", "paraphrase"):
            yield from _altered(one, random)
        if one.kind in ("verbatim", "paraphrase", "partial"):
            yield _heard(one, random)
        if one.kind == "verbatim":
            yield from _swapped(one, several, random)
        yield _among_others(one, several)
        yield from _elsewhere(one, several, random)


def _altered(one: Example, random: Random) -> Iterator[Example]:
    texts = {"altered_number": other_number(one.claim, random), "altered_negation": affirmed(one.claim)}
    for kind, text in texts.items():
        if text:
            yield _variant(one, kind, one.claim._replace(text=text))
    others = sorted({said.speaker_name for said in one.said if said.speaker_name} - {one.claim.speaker_name})
    if others and one.sentence is not None:
        yield _variant(one, "wrong_speaker", one.claim._replace(speaker_name=random.choice(others)))


def _variant(one: Example, kind: str, claim: Claim) -> Example:
    return one._replace(
        id=f"{one.id}/{kind}", kind=kind.rstrip("0123456789"), claim=claim, verdict="partial", weight=_VARIANT
    )


def other_number(claim: Claim, random: Random) -> str | None:
    """Return a claim with one of its numbers changed, written in digits; null where it has none."""
    found = [
        word
        for word in words(claim.text, family(claim.language))
        if word.value is not None and not word.is_weak
    ]
    if not found:
        return None
    word = random.choice(found)
    value = int(word.value or 0)
    other = random.choice([value + 1, value * 2 + 1, value * 10, max(value // 2, 0) + value + 3])
    return claim.text[: word.start] + str(other) + claim.text[word.end :]


def affirmed(claim: Claim) -> str | None:
    """Return a claim without its negator; null where it has none of its own, or several."""
    language = family(claim.language)
    lists = lexicon(language)
    found = [word for word in words(claim.text, language) if word.form in lists.negators - lists.ignored]
    whole = [word for word in found if claim.text[word.start : word.end].lower() == word.form]
    if len(found) != 1 or len(whole) != 1:
        return None
    return (claim.text[: whole[0].start] + claim.text[whole[0].end :].lstrip()).strip()


def _heard(one: Example, random: Random) -> Example:
    """Return an example whose transcript was heard by a recogniser: no marks, fillers, some letters wrong."""
    lists = lexicon(family(one.claim.language))
    fillers = sorted(word for word in lists.fillers if "_" not in word)
    said = tuple(
        sentence._replace(text=" ".join(_misheard(sentence, fillers, random))) for sentence in one.said
    )
    return one._replace(id=f"{one.id}/heard", said=said, weight=_VARIANT)


def _misheard(sentence: Said, fillers: list[str], random: Random) -> Iterator[str]:
    for word in sentence.text.lower().replace(",", "").replace(".", "").split():
        chance = random.random()
        if chance < _NOISE and fillers:
            yield random.choice(fillers[:3])
        yield _respelled(word, random) if 1 - chance < _NOISE and len(word) > 6 and word.isalpha() else word
        if _NOISE < chance < 2 * _NOISE:
            yield word


def _respelled(word: str, random: Random) -> str:
    place = random.randrange(2, len(word) - 1)
    other = random.choice(_VOWELS[:5] if word.isascii() else _VOWELS)
    return word[:place] + random.choice(["", other]) + word[place + 1 :]


def _swapped(one: Example, several: list[Example], random: Random) -> Iterator[Example]:
    """Yield a claim with one long word put in place of another, as often as it has few: partly said."""
    pool = sorted(
        {
            word
            for other in several
            if other.claim.language == one.claim.language and other.group != one.group
            for word in other.claim.text.split()
            if len(word) >= _LONG_WORD and word.isalpha()
        }
    )
    places = [
        n for n, word in enumerate(one.claim.text.split()) if len(word) >= _LONG_WORD and word.isalpha()
    ]
    for place in random.sample(places, min(_SWAPS, len(places))) if pool else ():
        row = one.claim.text.split()
        row[place] = random.choice(pool)
        yield _variant(one, f"swapped{place}", one.claim._replace(text=" ".join(row)))


def _among_others(one: Example, several: list[Example]) -> Example:
    """Return an example whose transcript goes on with all others of the language: long as real ones are."""
    others = {
        other.group: other.said
        for other in several
        if other.claim.language == one.claim.language and other.group != one.group
    }
    said = (*one.said, *(sentence for group in sorted(others) for sentence in others[group]))
    return one._replace(id=f"{one.id}/long", said=said, weight=_LONG)


def _elsewhere(one: Example, several: list[Example], random: Random) -> Iterator[Example]:
    """Yield the claim against transcripts that it was not written for: absent."""
    rows = [
        other
        for other in several
        if other.claim.language == one.claim.language and other.group != one.group and other.group
    ]
    for other in random.sample(rows, min(_OTHERS, len(rows))):
        yield one._replace(
            id=f"{one.id}/{other.id}",
            kind="elsewhere",
            said=other.said,
            verdict="absent",
            sentence=None,
            weight=_OTHER,
        )
