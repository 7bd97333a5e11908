"""Find the concepts of a text: a tree of words for each lexicon; leftmost, then longest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from pipeline.topics.concepts.read import dictionary
from pipeline.topics.words import LONGEST, Remembered, folder

_MOST: Final = 100_000
"""Words remembered as beginnings; beyond that they are forgotten and begun again."""


class Hit(NamedTuple):
    """A concept's term in a text: its first word, the word after its last, and the concepts it stands for."""

    first: int
    last: int
    concepts: tuple[int, ...]


class Node:
    """A place in the tree: the concepts whose terms end here, and where the next word leads."""

    __slots__ = ("_ladder", "concepts", "exact", "stems")

    def __init__(self) -> None:
        self.concepts: tuple[int, ...] = ()
        self.exact: dict[str, Node] = {}
        self.stems: dict[str, Node] = {}
        self._ladder = _Ladder([], [], [])

    def after(self, word: str) -> tuple[Node, ...]:
        """Return the nodes that `word` leads to, the most exact first."""
        exact = self.exact.get(word)
        first = () if exact is None else (exact,)
        return first + self._begun(word[:LONGEST]) if self.stems else first

    def _begun(self, word: str) -> tuple[Node, ...]:
        """Return the nodes of the stems that `word` begins with, the longest first.

        They all begin the last stem that is not behind `word` in the order of the alphabet.
        """
        stems, shorter, nodes = self._ladder
        if len(stems) != len(self.stems):
            stems, shorter, nodes = self._ladder = _ladder(self.stems)
        place = bisect_right(stems, word) - 1
        while place >= 0 and not word.startswith(stems[place]):
            place = shorter[place]
        return nodes[place] if place >= 0 else ()


class _Ladder(NamedTuple):
    """Stems in order; the place of the longest other that begins each, or -1; and the nodes of both."""

    stems: list[str]
    shorter: list[int]
    nodes: list[tuple[Node, ...]]


def _ladder(branches: dict[str, Node]) -> _Ladder:
    made = _Ladder(sorted(branches), [], [])
    for place, stem in enumerate(made.stems):
        before = place - 1
        while before >= 0 and not stem.startswith(made.stems[before]):
            before = made.shorter[before]
        made.shorter.append(before)
        made.nodes.append((branches[stem], *(made.nodes[before] if before >= 0 else ())))
    return made


class _Start(NamedTuple):
    """A word that may begin a term: its concepts alone, where it leads, and how the next word must begin."""

    concepts: tuple[int, ...]
    nodes: tuple[Node, ...]
    further: tuple[str, ...]


def _start(nodes: tuple[Node, ...]) -> _Start | None:
    """Return what is known of a word that leads to `nodes`; None where it leads nowhere."""
    if not nodes:
        return None
    further = tuple({begun for node in nodes for begun in (*node.exact, *node.stems)})
    return _Start(next((node.concepts for node in nodes if node.concepts), ()), nodes, further)


class Finder:
    """Finds the concepts of one lexicon; it remembers what words lead to, which never changes an answer."""

    def __init__(self, root: Node) -> None:
        start = cache(_start)  # Many words lead to the same nodes.
        self._starts = Remembered(lambda word: start(root.after(word[:LONGEST])), _MOST)

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Return the terms in folded words; a word that belongs to one term belongs to no other."""
        found: list[Hit] = []
        free, last = 0, len(words) - 1
        for at, start in enumerate(map(self._starts.__getitem__, words)):
            if start is None or at < free:
                continue
            concepts, nodes, further = start
            length = 1
            if further and at < last and words[at + 1].startswith(further):
                length, concepts = _longest(nodes, words, at + 1)
            if concepts:
                free = at + length
                found.append(Hit(at, free, concepts))
        return found


def _longest(nodes: Sequence[Node], words: Sequence[str], at: int) -> tuple[int, tuple[int, ...]]:
    """Return how many words the longest term takes, and its concepts; the most exact among equals."""
    best: tuple[int, tuple[int, ...]] = (0, ())
    for node in nodes:
        found = (1, node.concepts) if node.concepts else (0, ())
        further = node.after(words[at]) if at < len(words) and (node.exact or node.stems) else ()
        if further:
            length, concepts = _longest(further, words, at + 1)
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
