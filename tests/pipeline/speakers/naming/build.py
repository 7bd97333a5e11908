"""Speeches for tests, from lines of what is said: names are marked by square brackets."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from pipeline.entities.linking import Link
from pipeline.speakers.naming import Sentence, Speech, Turn

_SENTENCE = regex.compile(r"[^.?!]+[.?!]*\s*")


def speech(lines: Sequence[str], *, description: str = "", language: str = "en") -> Speech:
    """Return a speech of one turn a line; what stands in [brackets] is mentioned as a person."""
    text, mentions, spans = "", [], []
    for line in [description, *lines] if description else lines:
        start = len(text)
        for piece in regex.split(r"(\[[^\]]*\])", line):
            if piece.startswith("["):
                end = len(text) + len(piece) - 2
                mentions.append(Link(len(text), end, "PER", 0.9, None, None, None))
                text += piece[1:-1]
            else:
                text += piece
        spans.append((start, len(text)))
        text += "\n"
    head = spans.pop(0) if description else None
    turns: list[Turn] = []
    sentences: list[Sentence] = []
    for start, end in spans:
        first = len(sentences)
        for match in _SENTENCE.finditer(text, start, end):
            said = match.group().rstrip()
            sentences.append(Sentence(match.start(), match.start() + len(said), said.endswith("?")))
        turns.append(Turn(start, end, first, len(sentences)))
    return Speech(text, language, tuple(turns), tuple(sentences), tuple(mentions), description=head)
