"""What themes are made of: passages, a few sentences of one unit that follow each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

Row = Mapping[str, Any]
LEAST_WORDS: Final = 12
"""Words below which a passage is too short to have a theme."""
ENOUGH_WORDS: Final = 60
"""Words at which a passage ends with the sentence."""
Key = tuple[str, int, int]
"""Document, revision, and the number of the passage's first sentence."""


class Passage(NamedTuple):
    """Sentences that follow each other in one block and turn.

    `unit` and `unit_no` name the turn, or the document (number 0) outside of turns. `entities` are ids of
    what is named in it, `topics` the codes that the schemes give its unit; both may repeat.
    """

    document_id: str
    revision: int
    unit: str
    unit_no: int
    first_sentence: int
    last_sentence: int
    language: str
    texts: tuple[str, ...]
    sentence_nos: tuple[int, ...]
    entities: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What it is known by from week to week."""
        return self.document_id, self.revision, self.first_sentence


def passages(sentences: Iterable[Row]) -> Iterator[Passage]:
    """Yield the passages of documents from their sentences, which come by document and number.

    A row has document_id, revision, block_no, turn_no, sentence_no, text, language, and lists entity_ids and
    topics. A rest of a few words joins the passage before it.
    """
    for _, rows in groupby(sentences, key=_place):
        for part in _parts(list(rows)):
            yield _passage(part)


def _place(row: Row) -> tuple[object, ...]:
    return row["document_id"], row["revision"], row["block_no"], row["turn_no"], row["language"]


def _parts(rows: Sequence[Row]) -> list[list[Row]]:
    parts: list[list[Row]] = [[]]
    count = 0
    for row in rows:
        if count >= ENOUGH_WORDS:
            parts.append([])
            count = 0
        parts[-1].append(row)
        count += _words(row)
    if len(parts) > 1 and count < ENOUGH_WORDS // 2:
        rest = parts.pop()
        parts[-1].extend(rest)
    return [part for part in parts if sum(map(_words, part)) >= LEAST_WORDS]


def _words(row: Row) -> int:
    return len(row["text"].split())


def _passage(rows: Sequence[Row]) -> Passage:
    first = rows[0]
    turn = first["turn_no"]
    return Passage(
        first["document_id"],
        first["revision"],
        "document" if turn is None else "turn",
        0 if turn is None else turn,
        first["sentence_no"],
        rows[-1]["sentence_no"],
        first["language"],
        tuple(row["text"] for row in rows),
        tuple(row["sentence_no"] for row in rows),
        tuple(one for row in rows for one in row["entity_ids"]),
        tuple(first["topics"]),
    )
