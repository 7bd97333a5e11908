"""Meetings of two parliaments' committees with named turns. Every fourth by name is the test part."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import regex

from pipeline.entities.normal import key as folded
from training.speakers.scene import Said, Scene

_TITLE: Final = regex.compile(r"^(?:(?:Right |Rt\. )?Hon\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Prof\.?) +")
_CHAIR: Final = regex.compile(r"^The (?:Acting |Deputy |Vice-)?Chair\b")
_INSIDE: Final = regex.compile(r"\((?<name>[^()]*)")
_OPPOSITION: Final = regex.compile(r"\b(?:CPC|NDP|BQ|GP|Ind)\b|Opposition")
_MARK: Final = regex.compile(r"\{[^}]*\}|\[[^\]]*\]")
_MEMBER: Final = " AM"
_GOVERNMENT: Final = frozenset({"Kirsty Williams", "Julie Morgan", "Eluned Morgan", "Huw Irranca-Davies"})
"""Members who answer as ministers, told by reading the meetings."""
_CHAIRS: Final = frozenset({"Lynne Neagle"})


def scenes(data: Path) -> Iterator[Scene]:
    """Yield the meetings, sorted by name."""
    files = sorted((data / "turns" / "qmsum").glob("*.json"))
    for number, path in enumerate(files):
        rows = json.loads(path.read_text(encoding="utf-8"))["meeting_transcripts"]
        yield _scene(path.stem, rows, _part(number))


def _part(number: int) -> str:
    if number % 4 == 0:
        return "test"
    return "dev" if number % 8 == 3 else "train"


def _scene(meeting: str, rows: Sequence[dict[str, str]], part: str) -> Scene:
    labels = [row["speaker"].strip() for row in rows]
    keys = dict(zip(labels, map(_key, labels), strict=True))
    texts = [" ".join(_MARK.sub(" ", row["content"]).split()) for row in rows]
    said = tuple(
        Said(text, keys[label], opens_paragraph=True)
        for text, label in zip(texts, labels, strict=True)
        if text
    )
    heard = set(folded(" ".join(texts)).split())
    names = {key: key if _is_heard(key, heard) else None for key in keys.values()}
    roles = {keys[label]: _role(label, keys[label], meeting) for label in reversed(labels)}
    return Scene(
        f"qmsum-{meeting}", "qmsum", "en", "parliament", None, None, None, (), said, names, roles, {}, part
    )


def _key(label: str) -> str:
    """The name without title and seat; "The Chair" for whoever chairs, since no label there is complete."""
    if _CHAIR.match(label):
        return "The Chair"
    bare = _TITLE.sub("", label.partition("(")[0].strip()).removesuffix(_MEMBER)
    return bare.strip() or label


def _is_heard(key: str, heard: set[str]) -> bool:
    """Whether anybody says the last name: a name that is never said cannot be known."""
    return not _CHAIR.match(key) and folded(key).split()[-1] in heard


def _role(label: str, key: str, meeting: str) -> str:
    if _CHAIR.match(label):
        return "moderator"
    if meeting.startswith("covid"):
        is_minister = "Hon." in label and not _OPPOSITION.search(label)
        return "principal" if is_minister else "journalist"
    if key in _CHAIRS:
        return "host"
    return "journalist" if label.endswith(_MEMBER) and key not in _GOVERNMENT else "principal"
