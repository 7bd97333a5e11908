"""The dev parts of the marked sets as running texts: as printed, and as a machine would hear them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.entities.spans import TYPES, Stretch
from training.names.corpora import Document, Sentence, documents
from training.names.corpora.running import sentences

_SILENT = re.compile(r"[^\w\s'’+&/%$€£°-]+")
UNKNOWN = "?"


class Text(NamedTuple):
    """A document with its gold: (start, end, type) in code points; `?` where nothing is right or wrong."""

    text: str
    stretches: tuple[Stretch, ...]
    gold: tuple[tuple[int, int, str], ...]
    types: frozenset[str]


def dev_parts(data: Path) -> dict[str, list[Document]]:
    """Return the dev documents that mark types at all, by the name of their set."""
    found: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents(data):
        if document.split == "dev" and document.types:
            found[document.source].append(document)
    return dict(found)


def own_gold(folder: Path) -> dict[str, list[Document]]:
    """Return the project's own gold (`tests/gold/linking`) by language, split into words and sentences."""
    return {
        path.stem: [_own(json.loads(line)) for line in _lines(path)]
        for path in sorted(folder.glob("*.jsonl"))
    }


def _own(row: dict[str, Any]) -> Document:
    marked = sorted((one["start"], one["end"], one["type"]) for one in row["mentions"])
    found = tuple(sentences(row["text"], marked))
    return Document(row["language"], "own", "dev", frozenset(TYPES) - {"MISC"}, found)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def as_written(document: Document) -> Text:
    """Return a document as print has it, a sentence a line and a stretch."""
    return _text(document, [(one.words, one.tags, one.spaces) for one in document.sentences], is_spoken=False)


def as_tokens(document: Document) -> Text:
    """Return a document with a space after every word and mark, as corpora are often handed on."""
    parts = [(one.words, one.tags, [True] * len(one.words)) for one in document.sentences]
    return _text(document, parts, is_spoken=False)


def as_heard(document: Document) -> Text:
    """Return a document in small letters without marks: what stands in no word is gone ("U.S." is "us")."""
    return _text(document, [_heard(one) for one in document.sentences], is_spoken=True)


def _heard(one: Sentence) -> tuple[list[str], list[str], list[bool]]:
    words = [*(_said(word) for word in one.words), ""]
    kept = [place for place, word in enumerate(words) if word]
    tags = _rejoined([one.tags[place] for place in kept])
    # The endings of English ("n't", "'s") stay with their word; anything else is a word by itself.
    spaces = [
        one.spaces[place] or after != place + 1 or "'" not in words[after]
        for place, after in zip(kept, [*kept[1:], len(one.words)], strict=False)
    ]
    return [words[place] for place in kept], tags, spaces


def _said(word: str) -> str:
    said = _SILENT.sub("", word).lower()
    return said if any(map(str.isalnum, said)) else ""


def _rejoined(tags: Sequence[str]) -> list[str]:
    """Return the tags with an I- made B- where the word that opened the mention is gone."""
    before = ["O", *tags]
    return [
        f"B{tag[1:]}" if tag.startswith("I-") and before[place][1:] != tag[1:] else tag
        for place, tag in enumerate(tags)
    ]


def _text(
    document: Document,
    parts: Sequence[tuple[Sequence[str], Sequence[str], Sequence[bool]]],
    *,
    is_spoken: bool,
) -> Text:
    pieces: list[str] = []
    stretches: list[Stretch] = []
    gold: list[tuple[int, int, str]] = []
    at = 0
    for words, tags, spaces in parts:
        line, marked = _line(words, tags, spaces)
        if line:
            stretches.append(Stretch(line, at, at + len(line), document.language, is_spoken))
            gold += [(at + start, at + end, name) for start, end, name in marked]
            pieces.append(line)
            at += len(line) + 1
    return Text("\n".join(pieces), tuple(stretches), tuple(gold), document.types)


def _line(
    words: Sequence[str], tags: Sequence[str], spaces: Sequence[bool]
) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the words as one line, and its mentions."""
    line = ""
    marked: list[tuple[int, int, str]] = []
    for (word, tag), space in zip(zip(words, tags, strict=True), spaces, strict=True):
        start, end = len(line), len(line) + len(word)
        if tag.startswith("I-") and marked:
            marked[-1] = (marked[-1][0], end, marked[-1][2])
        elif tag != "O":
            marked.append((start, end, tag.split("-", 1)[-1]))
        line += word + (" " if space else "")
    return line.rstrip(), marked
