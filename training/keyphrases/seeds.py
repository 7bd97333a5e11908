"""Words whose part of speech is known: our own lists, and documents of our own with their keyphrases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.keyphrases.parts import TAGS
from pipeline.topics.words import folder

FOLDER: Final = Path(__file__).with_name("seeds")
_NONE: Final = "0"


class Seed(NamedTuple):
    """A form as the lexicon folds it, its tag, and the stem that its other forms share."""

    form: str
    tag: str
    stem: str


def seeds(lexicon: str) -> list[Seed]:
    """Return the seeds of a lexicon of `pipeline.topics.words`; a form listed under two tags is none."""
    found: dict[str, Seed] = {}
    doubtful: set[str] = set()
    for seed in _listed(FOLDER / f"{lexicon}.txt", lexicon):
        if found.setdefault(seed.form, seed).tag != seed.tag:
            doubtful.add(seed.form)
    return [seed for form, seed in found.items() if form not in doubtful]


def _listed(path: Path, lexicon: str) -> Iterator[Seed]:
    fold = folder(lexicon)
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        head, stems = line.split(":", 1)
        tag, endings = head.split(" ", 1)
        if tag not in TAGS:
            raise ValueError(f"{path.name}: {tag} is none of {TAGS}")
        for stem in stems.split():
            for ending in endings.split(","):
                form = stem + ending.strip().replace(_NONE, "")
                yield Seed(fold(form), tag, stem)
