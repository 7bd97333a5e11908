"""UniversalNER: the treebanks of five languages (PER LOC ORG; OTH is no name)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.names.corpora.columns import Block, blocks
from training.names.corpora.forms import Document, Sentence, bio, sentence
from training.names.corpora.spacing import by_habit, from_text, is_clitic

_TREEBANKS = {"en_ewt": "ewt", "sv_talbanken": "talbanken", "da_ddt": "ddt", "sr_set": "set", "hr_set": "set"}
_TYPES = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}
_GROUP = 20


def documents(data: Path) -> Iterator[Document]:
    """Yield the documents of all treebanks."""
    for file in _TREEBANKS:
        yield from of_treebank(data, file)


def of_treebank(data: Path, file: str) -> Iterator[Document]:
    """Yield the documents of one, or twenty sentences each where it does not say where texts end."""
    language, name = file[:2], _TREEBANKS[file]
    source = f"{name}-{language}" if name == "set" else name
    for split in ("train", "dev"):
        for sentences in _texts(data / "ner" / "uner" / f"{file}-{split}.iob2"):
            yield Document(language, source, split, frozenset(_TYPES), sentences)


def _texts(path: Path) -> Iterator[tuple[Sentence, ...]]:
    held: list[Sentence] = []
    is_marked = False
    for block in blocks(path):
        starts = any(line.startswith("newdoc") for line in block.comments)
        if held and (starts or (not is_marked and len(held) == _GROUP)):
            yield tuple(held)
            held = []
        is_marked = is_marked or starts
        found = _sentence(block)
        held += [found] if found else []
    yield tuple(held)


def _sentence(block: Block) -> Sentence | None:
    rows = [row for row in block.rows if row[0].isdecimal()]
    words = [row[1] for row in rows]
    text = next((line[7:] for line in block.comments if line.startswith("text = ")), None)
    given = from_text(words, text) if text else by_habit(words)
    # The text of the English treebank parts "do n't" as its words do; nobody else prints that.
    spaces = [
        space and not is_clitic(following) for space, following in zip(given, [*words[1:], ""], strict=True)
    ]
    return sentence(words, bio([row[2] for row in rows], _TYPES), spaces)
