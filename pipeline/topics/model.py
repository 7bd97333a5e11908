"""A linear model of topics: what each word and each concept says for each topic, added up.

Three blocks, each on its own scale, so that every block can be read as evidence:

- stems and character n-grams by tf-idf (Salton and Buckley 1988), each block of length 1;
- concepts, which languages share, by count over the root of how many the unit has.

A unit's margin for a topic is the sum over its words and concepts plus a constant; `judge` makes it a
probability. As everything adds up, the words that carried a topic are known exactly (`evidence`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache
from itertools import chain, count
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from pipeline.topics.concepts.read import dictionary_digest
from pipeline.topics.grams import stemmed
from pipeline.topics.ngrams import Numbers, Tree, ngrams, tree
from pipeline.topics.schemes import heads
from pipeline.topics.tally import Tally, Word, repeated

FILE: Final = Path(__file__).with_name("model.npz")
Array = npt.NDArray[np.float32]


class Table(NamedTuple):
    """Features of one kind: row of each name, weights (names, heads), rarities (names,) and the greatest."""

    row: dict[str, int]
    weights: Array
    rarity: Array
    rarest: float


class Model(NamedTuple):
    """The weights: `concepts` of shape (concepts, heads), `constant` of (heads,).

    `common` words (`lexicon:word`) say nothing; `tree` finds the rows of `grams`; `judge` of shape (kinds of
    topics, views and one) holds what `pipeline.topics.judge` weighs, and a constant.
    """

    common: frozenset[str]
    stems: Table
    grams: Table
    tree: Tree
    concepts: Array
    constant: Array
    judge: Array


class Said(NamedTuple):
    """What single words say, one row each: `stems` and `grams` (words, heads) and their squared lengths."""

    stems: Array
    grams: Array
    stem_square: Array
    gram_square: Array


def spread(tally: Tally) -> float:
    """Return the scale of the concepts of a unit: where there are many, each says less."""
    return float(1 / np.sqrt(max(sum(tally.concepts.values()), 1.0)))


@cache
def model(file: Path = FILE) -> Model:
    """Load the weights, once for each process; RuntimeError when they belong to other concepts."""
    with np.load(file) as stored:
        common = frozenset(str(stored["common"]).split("\n"))
        stems, grams = _table(stored, "stems"), _table(stored, "grams")
        concepts = _wide(stored["concepts"], stored["concepts_scale"])
        is_of_these = str(stored["dictionary"]) == dictionary_digest()
        constant, judge = (stored[name].astype(np.float32) for name in ("constant", "judge"))
    if not is_of_these or concepts.shape[1] != len(heads()):
        raise RuntimeError("the weights of topics belong to another dictionary: run `make train-topics`")
    return Model(common, stems, grams, tree(list(grams.row)), concepts, constant, judge)


def _table(stored: np.lib.npyio.NpzFile, kind: str) -> Table:
    names = str(stored[kind]).split("\n")
    rarity = stored[f"{kind}_rarity"].astype(np.float32)
    weights = _wide(stored[f"{kind}_weights"], stored[f"{kind}_scale"])
    return Table({name: row for row, name in enumerate(names)}, weights, rarity, float(rarity.max()))


def _wide(weights: npt.NDArray[np.int8], scale: npt.NDArray[np.float32]) -> Array:
    wide: Array = weights.astype(np.float32) * scale.astype(np.float32)
    return wide


def said(words: Collection[Word], known: Model) -> Said:
    """Return what each of some distinct words says for each topic."""
    telling = {word: row for row, word in enumerate(words) if f"{word[0]}:{word[1]}" not in known.common}
    owners = np.array(list(telling.values()), dtype=np.int64)
    roots = [known.stems.row.get(stemmed(word, lexicon), -1) for lexicon, word in telling]
    stems, stem_square = _sums(np.array(roots, dtype=np.int64), owners, len(words), known.stems)
    columns, counts = ngrams([word for _, word in telling], known.tree)
    grams, gram_square = _sums(columns, np.repeat(owners, counts), len(words), known.grams)
    return Said(stems, grams, stem_square, gram_square)


def _sums(columns: Numbers, owner: Numbers, words: int, table: Table) -> tuple[Array, Array]:
    """Weights of the features of each word, by rarity; a feature never learned (-1) counts as the rarest."""
    rarity = np.where(columns < 0, np.float32(table.rarest), table.rarity[columns])
    square = np.bincount(owner, weights=rarity.astype(np.float64) ** 2, minlength=words)
    kept = columns >= 0
    shape = (words, len(table.rarity))
    matrix = csr_matrix((rarity[kept], (owner[kept], columns[kept])), shape=shape)
    return np.asarray(matrix @ table.weights, dtype=np.float32), square.astype(np.float32)


class Weighed(NamedTuple):
    """Units, the words in them, and how much speaks for each topic: `margin` of shape (units, heads)."""

    words: Said
    counted: csr_matrix
    stem_length: Array
    gram_length: Array
    margin: Array


def weigh(tallies: Sequence[Tally], known: Model | None = None) -> Weighed:
    """Add up what the words and concepts of each unit say for each topic of `heads()`."""
    known = known or model()
    row, counted = _counted(tallies)
    words = said(row, known)
    stem_length, gram_length = (_length(counted, square) for square in (words.stem_square, words.gram_square))
    margin = counted @ words.stems / stem_length + counted @ words.grams / gram_length
    return Weighed(
        words, counted, stem_length, gram_length, margin + _concepts(tallies, known) + known.constant
    )


def _counted(tallies: Sequence[Tally]) -> tuple[dict[Word, int], csr_matrix]:
    """Return the distinct words of all units, numbered as they come, and the weight of each in each unit."""
    row: defaultdict[Word, int] = defaultdict(count().__next__)
    columns = list(map(row.__getitem__, chain.from_iterable(tally.words for tally in tallies)))
    values = [weight for tally in tallies for weight in repeated(tally.words)]
    bounds = np.cumsum([0, *(len(tally.words) for tally in tallies)])
    shape = (len(tallies), len(row))
    return row, csr_matrix((np.array(values, np.float32), np.array(columns, np.int32), bounds), shape=shape)


def _length(counted: csr_matrix, square: Array) -> Array:
    """Length of each unit's block, as a column."""
    lengths: Array = np.sqrt(np.maximum(counted.multiply(counted) @ square, 1e-9))
    return lengths[:, None]


def _concepts(tallies: Sequence[Tally], known: Model) -> Array:
    columns = [concept for tally in tallies for concept in tally.concepts]
    values = [
        weight * scale
        for tally, scale in zip(tallies, map(spread, tallies), strict=True)
        for weight in repeated(tally.concepts)
    ]
    bounds = np.cumsum([0, *(len(tally.concepts) for tally in tallies)])
    shape = (len(tallies), len(known.concepts))
    counted = csr_matrix((np.array(values, np.float32), columns, bounds), shape=shape)
    return np.asarray(counted @ known.concepts, dtype=np.float32)
