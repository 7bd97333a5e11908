"""What a recogniser says on marked documents, and whether it was right."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.entities.spans import Recogniser, Stretch
from training.names.calibrate import Said
from training.names.corpora import Document, Sentence, mentions

Mark = tuple[int, int, str]


def scored(recogniser: Recogniser, found: Sequence[Document]) -> list[Said]:
    """Return type, score and rightness of every name said, of the types that the set marks."""
    texts = [_text(document) for document in found]
    said = recogniser.recognise_many(
        [
            (text, [Stretch(text, 0, len(text), document.language, document.is_speech)])
            for document, (text, _, _) in zip(found, texts, strict=True)
        ]
    )
    return [
        (span.type, span.score, (span.start, span.end, span.type) in marks)
        for document, (_, marks, unknown), spans in zip(found, texts, said, strict=True)
        for span in spans
        if span.type in document.types
        and span.score is not None
        and not any(start < span.end and span.start < end for start, end in unknown)
    ]


def _text(document: Document) -> tuple[str, set[Mark], list[tuple[int, int]]]:
    """The document as running text with its names, and where nobody knows."""
    text, marks, unknown = "", set[Mark](), list[tuple[int, int]]()
    for sentence in document.sentences:
        line, places = _line(sentence, len(text))
        text += line + "\n"
        marks |= {(places[first][0], places[last - 1][1], sort) for first, last, sort in mentions(sentence)}
        unknown += [place for place, tag in zip(places, sentence.tags, strict=True) if tag == "?"]
    return text, marks, unknown


def _line(sentence: Sentence, at: int) -> tuple[str, list[tuple[int, int]]]:
    line, places = "", []
    for word, space in zip(sentence.words, sentence.spaces, strict=True):
        places.append((at + len(line), at + len(line) + len(word)))
        line += word + " " * space
    return line, places
