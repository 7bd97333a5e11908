"""Political text with a name misheard on purpose, as the learned transducer would have it.

The earnings calls hold no treaties and few titles. Here a name in its slot ("President X", "the X
Agreement") of a
debate is put for another word or spelling that it may be heard as; the names to expect are leaders and
treaties of the knowledge base, most of them not there.
"""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple, cast

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.linking.types import Page
from pipeline.entities.normal import fold, words
from pipeline.entities.repair.costs import Costs, score
from pipeline.entities.repair.expected import Expected, Source
from pipeline.entities.repair.model import Model
from pipeline.entities.repair.page import Survey, survey
from pipeline.entities.repair.phones import native, phones
from pipeline.entities.repair.related import index, names_of
from pipeline.entities.spans import NameType, Stretch

_TITLED: Final = r"\b(?:Mr\.?|Mrs\.?|Ms\.?|President|Prime Minister|Minister|Chancellor|Secretary-General)\s+"
_NOUN: Final = r"\s+(?:Accords?|Agreements?|Treaty|Protocol|Convention|Declaration|Process|Charter|Summit)\b"
_SLOT: Final = re.compile(rf"{_TITLED}(?P<person>[A-Z][a-z]{{3,}})\b|\b(?P<treaty>[A-Z][a-z]{{3,}}){_NOUN}")
_AROUND: Final = 250
_STRANGERS: Final = 60
_LAWS: Final = 2
_SAID: Final = 0.1
_ALIKE, _MOST_ALIKE = 0.4, 60
_LEAST_ODDS: Final = -4.0
_WORDS: Final = 0.6
_SWAPS: Final = (
    ("ph", "f"), ("c", "k"), ("k", "c"), ("s", "z"), ("z", "s"), ("i", "e"), ("e", "i"), ("a", "o"),
    ("o", "a"), ("u", "o"), ("y", "i"), ("w", "v"), ("v", "w"), ("h", ""), ("er", "or"), ("t", "d"),
    ("d", "t"), ("tz", "ts"), ("ch", "sh"), ("j", "y"), ("ll", "l"), ("n", "nn"), ("g", "k"),
    ("ie", "ee"), ("ow", "ov"),
)  # fmt: skip


class Slot(NamedTuple):
    """A name in its slot of a stretch of text."""

    text: str
    start: int
    end: int
    is_treaty: bool


class Vocabulary(NamedTuple):
    """Words that a recogniser may write, and their phones."""

    words: list[str]
    sounds: list[str]


def slots(data: Path) -> Iterator[Slot]:
    """Yield names in their slots, with some text on both sides, from the English debates."""
    with gzip.open(data / "text" / "en.txt.gz", "rt", encoding="utf-8") as file:
        text = file.read().replace("\n", " ")
    for match in _SLOT.finditer(text):
        group = "treaty" if match["treaty"] else "person"
        start = text.find(" ", max(match.start() - _AROUND, 0)) + 1
        end = text.rfind(" ", 0, match.end() + _AROUND)
        yield Slot(text[start:end], match.start(group) - start, match.end(group) - start, group == "treaty")


def vocabulary(frequency: dict[str, float], kb: KnowledgeBase, chance: random.Random) -> Vocabulary:
    """Return ordinary words and as many last names."""
    people = [number for number, kind in enumerate(kb.type) if kind == "PER"]
    last = {
        fold(names_of(number, kb)[0].split()[-1])
        for number in chance.sample(people, min(len(people), 15_000))
    }
    found = sorted({*(word for word, count in frequency.items() if count > 1.5), *last})
    return Vocabulary(found, [phones(word) for word in found])


def misheard(
    name: str, rules: str | None, known: Vocabulary, costs: Costs, chance: random.Random
) -> str | None:
    """Return what a name may be heard as: another word, by its probability, or another spelling."""
    if chance.random() >= _WORDS:
        return _respelled(name, chance)
    sounds = phones(name, rules or "en")
    alike = cdist([sounds], known.sounds, scorer=Levenshtein.normalized_similarity, score_cutoff=_ALIKE)[0]
    best = [
        int(at) for at in np.argsort(-alike)[:_MOST_ALIKE] if alike[at] > 0 and known.words[at] != fold(name)
    ]
    odds = score([(sounds, known.sounds[at]) for at in best], costs)
    likely = [(at, chance_) for at, chance_ in zip(best, odds.tolist(), strict=True) if chance_ > _LEAST_ODDS]
    if not likely:
        return None
    weights = [2.0 ** min(odd, 12.0) for _, odd in likely]
    return known.words[chance.choices([at for at, _ in likely], weights)[0]]


def _respelled(name: str, chance: random.Random) -> str | None:
    spelled = fold(name)
    for old, new in chance.sample(_SWAPS, len(_SWAPS)):
        if old in spelled and chance.random() < 0.5:
            spelled = spelled.replace(old, new, 1)
            if chance.random() < 0.5:
                break
    return spelled if spelled != fold(name) and len(spelled) > 2 else None


def examples(
    data: Path, count: int, fitted: Model, kb: KnowledgeBase, seed: int
) -> Iterator[tuple[Survey, list[bool]]]:
    """Yield what was weighed in `count` short documents, and which candidates are right."""
    chance = random.Random(seed)
    found = list(slots(data))
    known = vocabulary(fitted.ordinary["en"].frequency, kb, chance)
    leaders = sorted({number for some in index(kb).leaders.values() for number in some})
    made = (_example(slot, known, leaders, fitted, kb, chance) for slot in chance.sample(found, len(found)))
    yield from islice((one for one in made if one), count)


def _example(
    slot: Slot,
    known: Vocabulary,
    leaders: Sequence[int],
    fitted: Model,
    kb: KnowledgeBase,
    chance: random.Random,
) -> tuple[Survey, list[bool]] | None:
    name = slot.text[slot.start : slot.end]
    meant, rules = _meant(slot, name, kb, chance)
    is_misheard, is_expected = chance.random() < 0.6, chance.random() < 0.6
    heard = misheard(name, rules, known, fitted.costs, chance) if is_misheard else name
    if not heard:
        return None
    text = slot.text[: slot.start] + _cased(heard, chance) + slot.text[slot.end :]
    if chance.random() < 0.4:
        text = re.sub(r"[^\w\s]", lambda match: " " * len(match.group()), text.lower())
    numbers = [*chance.sample(leaders, _STRANGERS), *chance.sample(index(kb).laws, _LAWS)]
    strangers = [_stranger(number, kb, chance) for number in numbers]
    others = [one for one in strangers if fold(name) not in fold(" ".join((one.name, *one.other_names)))]
    page = Page(text, words(text), None, None, "en", None)
    stretch = [Stretch(text, 0, len(text), "en", is_spoken=True)]
    seen = survey(page, [], stretch, kb, [*([meant] if is_expected else []), *others], fitted)
    right = [  # the treaties of the knowledge base are expected in any document
        is_misheard
        and fold(name) in seen.scene.forms[one.form].words
        and any(seen.scene.heard.words[at].start == slot.start for at in range(one.first, one.last))
        for one in seen.candidates
    ]
    return seen, right


def _meant(slot: Slot, name: str, kb: KnowledgeBase, chance: random.Random) -> tuple[Expected, str | None]:
    source: Source = "related" if chance.random() < 0.7 else "said"
    if slot.is_treaty:
        noun = slot.text[slot.end :].split()[0]
        return Expected(f"{name} {noun}", "LAW", None, None, source), None
    bearers = [number for number in kb.surname(fold(name)) if kb.rank[number] > 1]
    if bearers:
        number = chance.choice(bearers)
        full = names_of(number, kb)[0]
        if fold(name) in fold(full):
            return Expected(full, "PER", None, kb.country[number], source), native(kb.country[number])
    return Expected(name, "PER", None, None, source), None


def _cased(word: str, chance: random.Random) -> str:
    """Recognisers write a word that they take for a name with a capital, one in five all in capitals."""
    kind = chance.random()
    return word.upper() if kind < 0.1 else word if kind < 0.3 else word.capitalize()


def _stranger(number: int, kb: KnowledgeBase, chance: random.Random) -> Expected:
    first, *others = names_of(number, kb)
    source: Source = "said" if kb.type[number] == "LAW" or chance.random() < _SAID else "related"
    kind = cast("NameType", kb.type[number])
    return Expected(first, kind, None, kb.country[number], source, tuple(others))
