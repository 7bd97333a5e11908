"""Units as numbers: the three blocks of features of `pipeline.topics.model`, as it weighs them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, diags, hstack

from pipeline.facts.numerals import parts
from pipeline.topics.concepts.read import Concept, dictionary
from pipeline.topics.grams import telling
from pipeline.topics.model import spread
from pipeline.topics.schemes import topics
from pipeline.topics.tally import Tally, repeated
from pipeline.topics.words import grammar

Array = npt.NDArray[np.float64]
Parts = tuple[float, float, float, float]
PART = 0.7
"""Weight of each block, chosen in folds of the statements; of concepts as given and as rarer ones count."""
COMMON = 0.08
"""Part of the units of a language from which on a word says nothing."""


class Space(NamedTuple):
    """What the columns stand for, and how rare each stem and n-gram is."""

    common: frozenset[str]
    stems: dict[str, int]
    grams: dict[str, int]
    stem_rarity: Array
    gram_rarity: Array
    concept_rarity: Array
    kin: csr_matrix


def space(tallies: Sequence[Tally], least_units: int = 2) -> Space:
    """Take the stems of at least `least_units` units and the n-grams of one more as columns."""
    common = frequent(tallies)
    stems: dict[str, int] = {}
    grams: dict[str, int] = {}
    for tally in tallies:
        known = [telling(word, lexicon, common) for lexicon, word in tally.words]
        for stem in {stem for each in known for stem in each.stems}:
            stems[stem] = stems.get(stem, 0) + 1
        for gram in {gram for each in known for gram in each.grams}:
            grams[gram] = grams.get(gram, 0) + 1
    kept_stems = sorted(stem for stem, count in stems.items() if count >= least_units)
    kept_grams = sorted(gram for gram, count in grams.items() if count >= least_units + 1)
    rare = [
        _rarity([counts[name] for name in kept], len(tallies))
        for counts, kept in ((stems, kept_stems), (grams, kept_grams))
    ]
    columns = [{name: place for place, name in enumerate(kept)} for kept in (kept_stems, kept_grams)]
    return Space(common, columns[0], columns[1], rare[0], rare[1], _concept_rarity(tallies), kin())


def frequent(tallies: Sequence[Tally]) -> frozenset[str]:
    """Return the words (`lexicon:word`) of at least `COMMON` of the units of their lexicon."""
    units: dict[str, int] = {}
    counts: dict[str, int] = {}
    for tally in tallies:
        for lexicon in {lexicon for lexicon, _ in tally.words}:
            units[lexicon] = units.get(lexicon, 0) + 1
        for lexicon, word in tally.words:
            counts[f"{lexicon}:{word}"] = counts.get(f"{lexicon}:{word}", 0) + 1
    often = {name for name, count in counts.items() if count >= COMMON * units[name.split(":")[0]]}
    return frozenset(often | {name for name in counts if _is_grammar(*name.split(":", 1))})


def _is_grammar(lexicon: str, word: str) -> bool:
    """Whether a word is one of grammar (stopwords-iso) or a number."""
    return word in grammar(lexicon) or bool(parts(word, lexicon))


def _rarity(counts: Sequence[int], units: int) -> Array:
    return np.log((1 + units) / (1 + np.array(counts, dtype=np.float64))) + 1


def _concept_rarity(tallies: Sequence[Tally]) -> Array:
    counts = np.zeros(len(dictionary().concepts))
    for tally in tallies:
        counts[list(tally.concepts)] += 1
    found: Array = np.minimum(np.log((1 + len(tallies)) / (1 + counts)) / 5, 1.3)
    return found


def kin() -> csr_matrix:
    """Return what each concept shares with others: shape (concepts, codes and fields)."""
    columns: dict[str, int] = {}
    rows = [_shared(concept) for concept in dictionary().concepts]
    places = [
        (row, columns.setdefault(name, len(columns))) for row, names in enumerate(rows) for name in names
    ]
    row, column = zip(*places, strict=True)
    return csr_matrix((np.ones(len(row)), (row, column)), shape=(len(rows), len(columns)))


def _shared(concept: Concept) -> list[str]:
    found = {concept.field} - {""}
    for code in concept.codes:
        topic = topics()[code]
        found |= {topic.top, topic.second or topic.code}
    return sorted(found)


def features(tallies: Sequence[Tally], known: Space, parts: Parts = (PART, PART, PART, PART)) -> csr_matrix:
    """Return one row for each unit: stems, n-grams, concepts, and what concepts share, each by its part."""
    stems, stem_square = _block(tallies, known, is_gram=False)
    grams, gram_square = _block(tallies, known, is_gram=True)
    concepts = _rows(
        [dict(zip(t.concepts, repeated(t.concepts), strict=True)) for t in tallies], known.kin.shape[0]
    )
    scaled = diags([spread(tally) for tally in tallies]) @ concepts @ diags(known.concept_rarity)
    words = [
        diags(_inverse(square)) @ block for block, square in ((stems, stem_square), (grams, gram_square))
    ]
    blocks = [part * block for part, block in zip(parts, (*words, scaled, scaled @ known.kin), strict=True)]
    return csr_matrix(hstack(blocks))


def _inverse(squares: Array) -> Array:
    return 1 / np.sqrt(np.maximum(squares, 1e-9))


def _block(tallies: Sequence[Tally], known: Space, *, is_gram: bool) -> tuple[csr_matrix, Array]:
    columns, rarity = (known.grams, known.gram_rarity) if is_gram else (known.stems, known.stem_rarity)
    rarest = float(rarity.max())
    rows, squares = [], []
    for tally in tallies:
        row: dict[int, float] = {}
        square = 0.0
        for (lexicon, word), weight in zip(tally.words, repeated(tally.words), strict=True):
            each = telling(word, lexicon, known.common)
            for name in each.grams if is_gram else each.stems:
                column = columns.get(name)
                value = weight * (rarest if column is None else rarity[column])
                square += value**2
                if column is not None:
                    row[column] = row.get(column, 0.0) + value
        rows.append(row)
        squares.append(square)
    return _rows(rows, len(columns)), np.array(squares)


def _rows(rows: Sequence[dict[int, float]], width: int) -> csr_matrix:
    bounds = np.cumsum([0, *(len(row) for row in rows)])
    columns = [column for row in rows for column in row]
    values = [value for row in rows for value in row.values()]
    return csr_matrix((values, columns, bounds), shape=(len(rows), width))


def folded_concepts(weights: npt.NDArray[np.floating], known: Space) -> Array:
    """Return what each concept says by itself and by what it shares: shape (concepts, heads)."""
    concepts = known.kin.shape[0]
    folded: Array = weights[:concepts] + known.kin @ weights[concepts:]
    return PART * folded * known.concept_rarity[:, None]
