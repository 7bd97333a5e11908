"""Scenes as naming sees them: sentences and mentions of the product, turns as they were in truth."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

import regex

from pipeline.entities.annotate import Asked, annotate
from pipeline.entities.knowledge import knowledge
from pipeline.entities.linking import Link
from pipeline.entities.recognise import recogniser
from pipeline.entities.spans import Stretch
from pipeline.segment.lanes import sentences_of
from pipeline.segment.runs import Stretch as Run
from pipeline.speakers.naming.types import Sentence, Speech, Turn
from training.speakers.scene import Laid, Scene, laid

_QUESTION: Final = regex.compile(r"[?？؟][\"'”’»)\]]*$")
_AT_ONCE: Final = 16
_READ: Final = frozenset({"kremlin", "qmsum"})
"""Corpora of edited pages; the others are transcripts."""


class Example(NamedTuple):
    """A scene, its speech, and the key of each turn's speaker."""

    scene: Scene
    speech: Speech
    speakers: tuple[str, ...]


def examples(scenes: Sequence[Scene]) -> Iterator[Example]:
    """Yield the scenes with the turns as they were in truth."""
    for first in range(0, len(scenes), _AT_ONCE):
        part = scenes[first : first + _AT_ONCE]
        documents = [laid(scene) for scene in part]
        asked = [_asked(scene, document) for scene, document in zip(part, documents, strict=True)]
        found = annotate(asked, recogniser(), knowledge())
        for scene, document, mentions in zip(part, documents, found, strict=True):
            yield example(scene, document, mentions)


def example(scene: Scene, document: Laid, mentions: Sequence[Link]) -> Example:
    """Return one scene cut where in truth another speaks."""
    spans = zip(scene.said, document.said, strict=True)
    runs = [(key, list(run)) for key, run in groupby(spans, key=lambda pair: pair[0].speaker)]
    bounds = [(run[0][1][0], run[-1][1][1]) for _, run in runs]
    turns, sentences = cut(document.text, bounds, scene.language)
    return Example(scene, speech(scene, document, turns, sentences, mentions), tuple(key for key, _ in runs))


def speech(
    scene: Scene,
    document: Laid,
    turns: Sequence[Turn],
    sentences: Sequence[Sentence],
    mentions: Sequence[Link],
) -> Speech:
    """Return the speech of a scene."""
    return Speech(
        document.text,
        scene.language,
        tuple(turns),
        tuple(sentences),
        tuple(mentions),
        scene.day,
        document.title,
        document.description,
        document.hashtags,
    )


def cut(text: str, bounds: Sequence[tuple[int, int]], language: str) -> tuple[list[Turn], list[Sentence]]:
    """Return turns over spans of text, and their sentences; a line ends a sentence."""
    lines = [
        Run(text, start, end, language) for first, last in bounds for start, end in _lines(text, first, last)
    ]
    found = [one for several in sentences_of(lines, [()] * len(lines)) for one in several]
    sentences = [Sentence(start, end, bool(_QUESTION.search(text, start, end))) for start, end in found]
    starts = [one.start for one in sentences]
    turns = [Turn(start, end, bisect_left(starts, start), bisect_left(starts, end)) for start, end in bounds]
    return turns, sentences


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            yield start, stop
        start = stop + 1


def _asked(scene: Scene, document: Laid) -> Asked:
    spoken = scene.corpus not in _READ
    heads = [span for span in (document.title, document.description) if span]
    if document.hashtags:
        heads.append((document.hashtags[0][0], document.hashtags[-1][1]))
    first, last = document.said[0][0], document.said[-1][1]
    speech_lines = [(first, last)] if spoken else list(_lines(document.text, first, last))
    stretches = [
        *(Stretch(document.text, start, end, scene.language, False) for start, end in heads),
        *(Stretch(document.text, start, end, scene.language, spoken) for start, end in speech_lines),
    ]
    return Asked(document.text, stretches, scene.day, scene.title, scene.language, scene.corpus)
