"""Many phrases found in one pass over the words: a trie whose first step is one look into a dict.

Fredkin, "Trie memory", Communications of the ACM 3 (1960). Nearly all words begin no phrase and cost that one
look; which endings of a word are meant (`minist*`) is worked out once for each word and remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.speakers.cues.phrases import FIRST, Phrase

Hit = tuple[int, int, str]
"""(first word, word after the last, class)."""

_MOST: Final = 50_000
"""Words remembered as beginnings: some 5 MB. Beyond that they are forgotten and begun again."""

_OPEN: Final = ("question_word", "question_frame")
"""Classes whose longer phrases do not swallow the single words inside: "could you" is also a "you"."""


class _Node:
    """A place in the tree: the classes whose phrases end here, and where the next word leads."""

    __slots__ = ("exact", "kinds", "prefixes")

    def __init__(self) -> None:
        self.kinds: tuple[str, ...] = ()
        self.exact: dict[str, _Node] = {}
        self.prefixes: dict[str, _Node] = {}

    def add(self, word: str) -> _Node:
        """The node after a word of a phrase, made where it is missing."""
        if word.endswith("*"):
            return self.prefixes.setdefault(word[:-1], _Node())
        return self.exact.setdefault(word, _Node())

    def after(self, word: str) -> tuple[_Node, ...]:
        """The nodes to which a word of a text leads."""
        exact = self.exact.get(word)
        first = () if exact is None else (exact,)
        if not self.prefixes:
            return first
        return first + tuple(node for stem, node in self.prefixes.items() if word.startswith(stem))


class Tree:
    """The phrases of a language, ready to be searched; it remembers words, which never changes an answer."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._root = _Node()
        self._starts: dict[str, tuple[_Node, ...]] = {}
        for kind, words in phrases:
            node = self._root
            for word in words:
                node = node.add(word)
            if kind not in node.kinds:
                node.kinds = (*node.kinds, kind)

    def find(self, words: Sequence[str]) -> list[Hit]:
        """The longest phrase of each class at each word, without single words inside longer phrases."""
        if len(self._starts) > _MOST:
            self._starts.clear()
        starts = self._starts
        found: list[Hit] = []
        covered = 0
        for at, word in enumerate(words):
            nodes = starts.get(word)
            if nodes is None:
                nodes = starts[word] = self._root.after(word)
            if not at:
                nodes += self._root.after(FIRST + word)
            if nodes:
                covered = _take(nodes, words, at, covered, found)
        return found


def _take(nodes: tuple[_Node, ...], words: Sequence[str], at: int, covered: int, found: list[Hit]) -> int:
    """Add the hits that begin at a word; return up to which word longer phrases cover the text."""
    longest = _longest(nodes, words, at)
    for kind, end in longest.items():
        if end > covered and end - at > 1 and kind not in _OPEN:
            covered = end
    found.extend((at, end, kind) for kind, end in longest.items() if end - at > 1 or end > covered)
    return covered


def _longest(nodes: tuple[_Node, ...], words: Sequence[str], at: int) -> dict[str, int]:
    """Class → end of its longest phrase that begins at a word."""
    longest: dict[str, int] = {}
    end, count = at + 1, len(words)
    while nodes:
        for node in nodes:
            for kind in node.kinds:
                longest[kind] = end
        if end == count:
            break
        word = words[end]
        nodes = nodes[0].after(word) if len(nodes) == 1 else tuple(n for m in nodes for n in m.after(word))
        end += 1
    return longest
