"""The compiled lexicon: for each language a tree of terms, word by word."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyarrow.parquet as pq

from pipeline.topics.words import folder

NO_TOPIC = "-"


@dataclass(frozen=True)
class Topic:
    """A Media Topic of level 1 or 2; `top` is the code of its level 1."""

    code: str
    label: str
    level: int
    top: str


@dataclass(slots=True)
class Node:
    """What can follow, whole words or stems with any ending; the weight per code if a term ends here."""

    exact: dict[str, Node] = field(default_factory=dict)
    stems: dict[str, Node] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    term: str = ""

    def after(self, word: str) -> list[Node]:
        """Return the nodes that `word` leads to, the most exact first."""
        found = [self.exact[word]] if word in self.exact else []
        if self.stems:
            found += [self.stems[word[:n]] for n in range(len(word), 0, -1) if word[:n] in self.stems]
        return found


def reference_files() -> tuple[Path, Path]:
    """Return the paths of the topic table and of the lexicon."""
    folder_path = Path(str(files("seeds") / "reference"))
    return folder_path / "topics.parquet", folder_path / "topics_lexicon.parquet"


@cache
def topics() -> dict[str, Topic]:
    """Return the known topics by code."""
    rows = pq.read_table(reference_files()[0], columns=["code", "label", "level", "top"]).to_pylist()
    return {row["code"]: Topic(**row) for row in rows}


@cache
def trees() -> dict[str, Node]:
    """Return the root of the tree of terms for each lexicon."""
    roots: dict[str, Node] = {}
    for row in pq.read_table(reference_files()[1]).to_pylist():
        language = row["language"]
        node = _place(roots.setdefault(language, Node()), row["term"], language)
        node.term = row["term"]
        if row["code"] != NO_TOPIC:
            _add(node.weights, row["code"], row["weight"])
    for root in roots.values():
        _share(root)
    return roots


def _place(node: Node, term: str, language: str) -> Node:
    fold = folder(language)
    for word in term.split():
        branch = node.stems if word.endswith("*") else node.exact
        node = branch.setdefault(fold(word.rstrip("*")), Node())
    return node


def _add(weights: dict[str, float], code: str, weight: float) -> None:
    """A term that speaks for a topic speaks for its top topic too, once."""
    for target in {code, topics()[code].top}:
        weights[target] = max(weight, weights.get(target, 0.0))


def _share(node: Node) -> None:
    """Divide the weight of a term among the top topics it speaks for: an ambiguous term says less of each."""
    tops = sum(topics()[code].level == 1 for code in node.weights)
    node.weights = {code: weight / tops for code, weight in node.weights.items()}
    for child in (*node.exact.values(), *node.stems.values()):
        _share(child)
