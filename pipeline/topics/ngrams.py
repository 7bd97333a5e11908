"""The n-grams of many words at once, as rows of a table, found letter by letter down a tree.

What `grams.known_by` says of one word; by arrays, as there are some twenty n-grams in each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.topics.grams import APART, LONGEST_GRAM, SHORTEST_GRAM, lettered

Numbers = npt.NDArray[np.int64]
_ROOT: Final = 1
"""Node where every n-gram begins; node 0 is nowhere."""


class Tree(NamedTuple):
    """N-grams by their letters.

    `letters` numbers code points, from 1 on; 0 is any other. `after` of shape (nodes, letters) leads from a
    node to the next. `row` is the row of the n-gram that ends at a node, or -1.
    """

    letters: Numbers
    after: npt.NDArray[np.int32]
    row: npt.NDArray[np.int32]


def tree(names: Sequence[str]) -> Tree:
    """Return the tree of n-grams of up to `LONGEST_GRAM` letters; the row of each is its place in `names`."""
    places = {letter: place for place, letter in enumerate(sorted(set("".join(names))), start=1)}
    letters = np.zeros(max(map(ord, places), default=0) + 2, np.int64)
    letters[[ord(letter) for letter in places]] = list(places.values())
    nodes = {"": _ROOT}
    for length in range(1, LONGEST_GRAM + 1):
        for begun in dict.fromkeys(name[:length] for name in names if len(name) >= length):
            nodes[begun] = len(nodes) + 1
    # The longest come last and lead nowhere, so that they need no place in `after`.
    inner = 1 + sum(len(name) < LONGEST_GRAM for name in nodes)
    after, row = np.zeros((inner, len(places) + 1), np.int32), np.full(len(nodes) + 1, -1, np.int32)
    for name, node in nodes.items():
        if name:
            after[nodes[name[:-1]], places[name[-1]]] = node
    row[[nodes[name] for name in names]] = range(len(names))
    return Tree(letters, after, row)


def ngrams(words: Sequence[str], known: Tree) -> tuple[Numbers, Numbers]:
    """Return the rows of the n-grams of all folded words, word after word, and how many each word has.

    The n-grams of a word stand in the order of `known_by`: by length, then by place. -1 is none of the tree.
    """
    points = np.frombuffer(lettered(words).encode("utf-32-le"), np.uint32)
    ends = np.flatnonzero(points == ord(APART))
    lengths = np.diff(ends, prepend=-1) - 1
    sizes = np.maximum(lengths[:, None] + 1 - np.arange(SHORTEST_GRAM, LONGEST_GRAM + 1), 0)
    counts = sizes.sum(axis=1)
    starts = np.cumsum(sizes).reshape(sizes.shape) - sizes
    owner = np.repeat(np.arange(len(ends)), lengths + 1)
    place = np.arange(len(points)) - (ends - lengths)[owner]
    found = np.full(int(counts.sum()), -1, np.int64)
    for column, nodes in enumerate(_nodes(points, known)):
        inside = np.flatnonzero(place[: len(nodes)] < sizes[:, column][owner[: len(nodes)]])
        found[starts[:, column][owner[inside]] + place[inside]] = known.row[nodes[inside]]
    return found, counts


def _nodes(points: npt.NDArray[np.uint32], known: Tree) -> Iterator[npt.NDArray[np.int32]]:
    """Yield for each length of n-grams the node of the one that begins at each place."""
    letters = known.letters[np.minimum(points, len(known.letters) - 1)]
    nodes = known.after[_ROOT][letters]
    for length in range(2, LONGEST_GRAM + 1):
        nodes = known.after[nodes[: len(letters) - length + 1], letters[length - 1 :]]
        if length >= SHORTEST_GRAM:
            yield nodes
