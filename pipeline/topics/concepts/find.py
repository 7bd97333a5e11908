"""Find the concepts of a text: a tree of words for each lexicon; leftmost, then longest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from pipeline.topics.concepts.read import dictionary
from pipeline.topics.words import LONGEST, folder

_MOST: Final = 100_000
"""Words remembered as beginnings; beyond that they are forgotten and begun again."""


class Hit(NamedTuple):
    """A concept's term in a text: its first word, the word after its last, and the concepts it stands for."""

    first: int
    last: int
    concepts: tuple[int, ...]


class Node:
    """A place in the tree: the concepts whose terms end here, and where the next word leads."""

    __slots__ = ("concepts", "exact", "stems")

    def __init__(self) -> None:
        self.concepts: tuple[int, ...] = ()
        self.exact: dict[str, Node] = {}
        self.stems: dict[str, Node] = {}

    def after(self, word: str) -> tuple[Node, ...]:
        """Return the nodes that `word` leads to, the most exact first."""
        exact = self.exact.get(word)
        first = () if exact is None else (exact,)
        if not self.stems:
            return first
        starts = (word[:length] for length in range(min(len(word), LONGEST), 0, -1))
        return first + tuple(self.stems[start] for start in starts if start in self.stems)


class Finder:
    """Finds the concepts of one lexicon; it remembers what words lead to, which never changes an answer."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self._starts: dict[str, tuple[Node, ...]] = {}

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Return the terms in folded words; a word that belongs to one term belongs to no other."""
        if len(self._starts) > _MOST:
            self._starts.clear()
        starts, found, at = self._starts, [], 0
        while at < len(words):
            word = words[at][:LONGEST]
            nodes = starts.get(word)
            if nodes is None:
                nodes = starts[word] = self._root.after(word)
            length, concepts = _longest(nodes, words, at + 1) if nodes else (0, ())
            if concepts:
                found.append(Hit(at, at + length, concepts))
            at += length or 1
        return found


def _longest(nodes: Sequence[Node], words: Sequence[str], at: int) -> tuple[int, tuple[int, ...]]:
    """Return how many words the longest term takes, and its concepts; the most exact among equals."""
    best: tuple[int, tuple[int, ...]] = (0, ())
    for node in nodes:
        found = (1, node.concepts) if node.concepts else (0, ())
        if at < len(words) and (node.exact or node.stems):
            length, concepts = _longest(node.after(words[at]), words, at + 1)
            found = (length + 1, concepts) if concepts else found
        best = found if found[0] > best[0] else best
    return best


@cache
def finders() -> dict[str, Finder]:
    """Return the finder of each lexicon, made once for each process."""
    roots: dict[str, Node] = {}
    for lexicon, words, concept in dictionary().terms:
        node, fold = roots.setdefault(lexicon, Node()), folder(lexicon)
        for word in words:
            branch = node.stems if word.endswith("*") else node.exact
            node = branch.setdefault(fold(word.rstrip("*")), Node())
        if concept not in node.concepts:
            node.concepts = (*node.concepts, concept)
    return {lexicon: Finder(root) for lexicon, root in roots.items()}
