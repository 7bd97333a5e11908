"""FactRuEval 2016: Russian news and books, spans and the objects that they make up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from training.names.corpora.forms import UNKNOWN, Document
from training.names.corpora.running import Stretch, sentences

# A country that acts is its territory (see plain.py).
_TYPES = {"Person": "PER", "Org": "ORG", "Location": "LOC", "LocOrg": "LOC", "Project": "MISC"}
_NAMES = frozenset({"name", "surname", "patronymic", "nickname", "org_name", "loc_name", "prj_name"})
_NO_NAMES = frozenset({"geo_adj", "job"})


def documents(data: Path) -> Iterator[Document]:
    """Yield the texts; a fifth, drawn by a hash of the name, is `dev`."""
    for path in sorted((data / "ner" / "factrueval" / "devset").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        split = "dev" if crc32(path.stem.encode()) % 5 == 0 else "train"
        found = tuple(sentences(text, _marked(path)))
        yield Document("ru", "factrueval", split, frozenset({"PER", "LOC", "ORG"}), found)


def _marked(path: Path) -> list[Stretch]:
    """Return the objects as stretches: from the first to the last span that names, descriptions left out.

    What is only described ("the parliament") is unknown: other sets disagree on it.
    """
    spans = {row[0]: (row[1], int(row[2]), int(row[3])) for row in _rows(path.with_suffix(".spans"))}
    out: list[Stretch] = []
    for row in _rows(path.with_suffix(".objects")):
        own = [spans[number] for number in row[2:] if number in spans]
        named = [span for span in own if span[0] in _NAMES]
        used = named or [span for span in own if span[0] not in _NO_NAMES]
        if used:
            start, end = min(one[1] for one in used), max(one[1] + one[2] for one in used)
            out.append((start, end, _TYPES.get(row[1], UNKNOWN) if named else UNKNOWN))
    return outermost(out)


def outermost(marked: list[Stretch]) -> list[Stretch]:
    """Return the stretches that no longer or earlier one overlaps, sorted by place."""
    out: list[Stretch] = []
    for one in sorted(set(marked), key=lambda one: (one[0] - one[1], one)):
        if all(one[1] <= other[0] or other[1] <= one[0] for other in out):
            out.append(one)
    return sorted(out)


def _rows(path: Path) -> list[list[str]]:
    return [
        line.split("#")[0].split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
