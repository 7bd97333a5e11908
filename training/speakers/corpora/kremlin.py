"""Official pages with bold speaker labels: the labels are the truth and are taken out of the text.

The split by page is fixed here: of the pages in order of their numbers every fourth is the test part, of the
others every eighth the development part. Print versions hold the same words and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import regex

from pipeline.readers.draft import Draft, Label, Record
from pipeline.readers.recognise import read_text
from training.speakers.scene import Said, Scene

_HOSTS: Final = frozenset({"Andrei Vandenko", "Radik Batyrshin", "Fyodor Lukyanov"})
"""Who runs an interview or a discussion, told by reading the pages."""
_RECEIVES: Final = regex.compile(
    r"(?:Working )?(?:[Mm]eeting|Conversation|Reception|Visit|Presenting|Videoconference)"
)
_SPEECH: Final = "body"


def scenes(data: Path) -> Iterator[Scene]:
    """Yield the pages that have labels, sorted by number."""
    pages = sorted(
        path for path in (data / "pages" / "kremlin").glob("*.html") if ".print" not in path.suffixes
    )
    for number, path in enumerate(pages):
        draft = read_text(Record(path.read_bytes().decode(), "utf-8")).drafts[0]
        if draft.labels:
            yield _scene(path.stem, draft, _part(number))


def _part(number: int) -> str:
    if number % 4 == 0:
        return "test"
    return "dev" if number % 8 == 3 else "train"


def _scene(page: str, draft: Draft, part: str) -> Scene:
    keys = _keys(draft.labels)
    said = tuple(_said(draft, keys))
    names = {key: None if key.startswith("#") else key for key in keys}
    receives = _RECEIVES.match(draft.facts.title or "") is not None
    roles = {
        key: _role(key, label, receives=receives and key == keys[0])
        for key, label in zip(keys, draft.labels, strict=True)
    }
    day = draft.facts.published.at.date() if draft.facts.published else None
    form = "q_and_a" if len({one.speaker for one in said}) > 1 else "briefing"
    title, description = _block(draft, "title"), _block(draft, "description")
    return Scene(
        f"kremlin-{page}", "kremlin", "en", form, day, title, description, (), said, names, roles, {}, part
    )


def _keys(labels: Sequence[Label]) -> list[str]:
    """Who each label names: the last two words of a name with its post, a number for who has no name."""
    names = [" ".join(label.name.split()[-2:]) if label.name else None for label in labels]
    return [name or f"#{number}" for number, name in enumerate(names)]


def _role(key: str, label: Label, *, receives: bool) -> str:
    """The role; who receives somebody is host and principal in one, which is left open."""
    if receives:
        return "unknown"
    if key.startswith("#"):
        return label.role
    return "host" if key in _HOSTS else "principal"


def _block(draft: Draft, role: str) -> str | None:
    found = [draft.text.text[block.start : block.end] for block in draft.blocks if block.value == role]
    return " ".join(found[0].split()) if found else None


def _said(draft: Draft, keys: Sequence[str]) -> Iterator[Said]:
    """Yield the paragraphs from the first label on, each by who was named last."""
    text, labels = draft.text.text, list(zip(draft.labels, keys, strict=True))
    for block in draft.blocks:
        if block.value == _SPEECH:
            within = [(label, key) for label, key in labels if block.start <= label.start < block.end]
            before = [key for label, key in labels if label.start < block.start]
            starts = [block.start, *(label.end for label, _ in within)]
            ends = [*(label.start for label, _ in within), block.end]
            owners = [before[-1] if before else None, *(key for _, key in within)]
            for place, (start, end, owner) in enumerate(zip(starts, ends, owners, strict=True)):
                words = " ".join(text[start:end].split())
                if owner and any(letter.isalpha() for letter in words):
                    yield Said(words, owner, opens_paragraph=place < 2)
