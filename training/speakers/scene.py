"""A scene: what was said one after another, by whom, and what the document says around it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

ROLES: Final = ("principal", "host", "journalist", "moderator", "announcer", "unknown")


class Said(NamedTuple):
    """A stretch said by one speaker: a paragraph, a sentence, or a whole turn; one turn may be many.

    `speaker` is a key into `Scene.names` and `Scene.roles`. Times are seconds, None where nobody knows.
    """

    text: str
    speaker: str
    start_s: float | None = None
    end_s: float | None = None
    opens_paragraph: bool = False


@dataclass(frozen=True)
class Scene:
    """One document of speech with the truth about its speakers."""

    scene_id: str
    corpus: str
    """Where it is from: `kremlin`, `qmsum`, `calls`, `own`, …"""
    language: str
    form: str
    """press_conference, interview, call, parliament, q_and_a or briefing."""
    day: datetime.date | None
    title: str | None
    description: str | None
    hashtags: tuple[str, ...]
    said: tuple[Said, ...]
    names: dict[str, str | None] = field(default_factory=dict)
    """Full name of each speaker, None where the document does not let anybody know it."""
    roles: dict[str, str] = field(default_factory=dict)
    """One of `ROLES` for each speaker; speakers whose role nobody judged are left out."""
    heard: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """How else a speaker's name stands in the text: as a recogniser misheard it."""
    part: str = "train"
    """train, dev or test: fixed by the corpus."""


class Laid(NamedTuple):
    """A scene as a document: title, description and hashtags first, then the speech."""

    text: str
    title: tuple[int, int] | None
    description: tuple[int, int] | None
    hashtags: tuple[tuple[int, int], ...]
    """With their number sign."""
    said: tuple[tuple[int, int], ...]
    """Places [start, end) of each `Said`, in code points of `text`."""


def laid(scene: Scene) -> Laid:
    """Return the scene as one text, each head part on a line; a new paragraph is a new line."""
    parts: list[str] = []
    size = 0

    def put(glue: str, words: str) -> tuple[int, int]:
        nonlocal size
        glue = glue if parts else ""
        parts.append(glue + words)
        size += len(glue) + len(words)
        return size - len(words), size

    title = put("\n", scene.title) if scene.title else None
    description = put("\n", scene.description) if scene.description else None
    tags = tuple(
        put("\n" if not number else " ", "#" + tag.removeprefix("#"))
        for number, tag in enumerate(scene.hashtags)
    )
    said = tuple(
        put("\n" if one.opens_paragraph or not number else " ", one.text)
        for number, one in enumerate(scene.said)
    )
    return Laid("".join(parts), title, description, tags, said)


def changes(scene: Scene) -> Iterator[int]:
    """Yield the numbers of the `Said` at which somebody else speaks; the first is none."""
    for number, (before, after) in enumerate(zip(scene.said, scene.said[1:], strict=False), start=1):
        if before.speaker != after.speaker:
            yield number


def word_count(scene: Scene) -> int:
    """Return how many words were spoken."""
    return sum(len(one.text.split()) for one in scene.said)
