"""Texts with known entities: the linking benchmarks, Swedish newspapers, and BSNLP's documents."""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.entities.knowledge import KnowledgeBase
from pipeline.entities.normal import key
from pipeline.entities.spans import NameType

_SPARSE = ("rss-500",)
_SKIPPED = ("wiki-fair-v2.", "oke-2015-train")
"""The same texts are in `wiki-fair-v2-no-coref` and `oke-2016-train`."""
_AGREED = 0.6
_CLASSES: tuple[tuple[str, NameType], ...] = (
    ("Q215627", "PER"),
    ("Q27096213", "LOC"),
    ("Q43229", "ORG"),
    ("Q2424752", "ORG"),
)


class Name(NamedTuple):
    """A name of the gold: its type, and its entity; None where it has none or nobody knows it."""

    start: int
    end: int
    type: NameType
    entity_id: str | None


class Text(NamedTuple):
    """A text with its gold. `is_complete`: all names are marked; `is_sure`: one without entity has none."""

    id: str
    set: str
    language: str
    day: datetime.date | None
    text: str
    names: tuple[Name, ...]
    is_complete: bool
    window: tuple[int, int]
    is_sure: bool = True


def own(folder: Path) -> Iterator[Text]:
    """Yield the texts of our own gold in `folder`, of every language."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            names = tuple(
                Name(one["start"], one["end"], one["type"], one["entity_id"]) for one in row["mentions"]
            )
            day = datetime.date.fromisoformat(row["day"])
            window = (0, len(row["text"]))
            yield Text(row["id"], f"own-{file.stem}", row["language"], day, row["text"], names, True, window)


def benchmarks(folder: Path) -> Iterator[Text]:
    """Yield the English texts of ELEVANT's benchmarks in `folder`."""
    for file in sorted(folder.glob("*.benchmark.jsonl")):
        if file.name.startswith(_SKIPPED):
            continue
        name = file.name.split(".")[0]
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            names = tuple(
                Name(label["span"][0], label["span"][1], _class(label["type"]), _known(label["entity_id"]))
                for label in row["labels"]
                if not label.get("coref") and any(map(str.isupper, row["text"][slice(*label["span"])]))
            )
            window = tuple(row["evaluation_span"])
            yield Text(
                f"{name}-{row['id']}", name, "en", None, row["text"], names, name not in _SPARSE, window
            )


def _class(types: str) -> NameType:
    return next((kind for code, kind in _CLASSES if code in types.split("|")), "MISC")


def _known(entity_id: str) -> str | None:
    return entity_id if entity_id.startswith("Q") else None


def newspapers(folder: Path) -> Iterator[Text]:
    """Yield the Swedish newspaper articles of HIPE-2022 / NewsEye, 1850–1950."""
    for file in sorted(folder.glob("*-sv.tsv")):
        for part in re.split(r"(?=# hipe2022:document_id)", file.read_text(encoding="utf-8")):
            if "hipe2022:document_id" in part:
                yield _article(part)


def _article(part: str) -> Text:
    head = dict(re.findall(r"# hipe2022:(\w+) = (\S+)", part))
    text, names, open_name = "", list[Name](), False
    for line in part.splitlines():
        fields = line.split("\t")
        if line.startswith("#") or len(fields) < 10 or fields[0] == "TOKEN":
            continue
        token, label, entity, misc = fields[0], fields[1], fields[7], fields[9]
        start = len(text)
        text += token
        if label.startswith("B-"):
            kind: NameType = {"PER": "PER", "LOC": "LOC", "ORG": "ORG"}.get(label[2:], "MISC")  # type: ignore[assignment]
            names.append(Name(start, len(text), kind, entity if entity.startswith("Q") else None))
            open_name = True
        elif label.startswith("I-") and open_name:
            names[-1] = names[-1]._replace(end=len(text))
        else:
            open_name = False
        text += "" if "NoSpaceAfter" in misc else " "
    return Text(
        head["document_id"],
        "newseye-sv",
        "sv",
        _day(head.get("date", "")),
        text,
        tuple(names),
        True,
        (0, len(text)),
    )


def news(folder: Path, kb: KnowledgeBase) -> Iterator[Text]:
    """Yield BSNLP's Russian, Ukrainian, Polish and Czech news.

    Its names carry ids of the collection; one that any of its forms in any language ties to one entity of the
    knowledge base stands for that entity. The other forms of the id then teach inflection.
    """
    rows = {file: _forms(file) for file in sorted(folder.glob("annotations/*/*/*.out"))}
    known = _tied(rows, kb)
    for file, forms in rows.items():
        raw = _raw(file)
        if raw is None:
            continue
        _, language, day, _, text = raw.read_text(encoding="utf-8-sig").split("\n", 4)
        tied = {form: (kind, known.get(f"{file.parts[-3]} {number}")) for form, _, kind, number in forms}
        names = tuple(_occurrences(text, tied))
        label = f"{file.parts[-3]}-{file.stem}"
        yield Text(label, f"bsnlp-{language}", language, _day(day), text, names, False, (0, len(text)), False)


def _day(written: str) -> datetime.date | None:
    return datetime.date.fromisoformat(written) if re.fullmatch(r"\d{4}-\d\d-\d\d", written) else None


def _forms(file: Path) -> list[list[str]]:
    lines = file.read_text(encoding="utf-8-sig").splitlines()[1:]
    return [fields for line in lines if len(fields := line.split("\t")) == 4]


def _raw(file: Path) -> Path | None:
    """The text that an annotation belongs to: the file of that name in the twin folder."""
    raw = Path(str(file).replace("annotations", "raw").replace(".out", ".txt"))
    return raw if raw.exists() else None


def _tied(rows: dict[Path, list[list[str]]], kb: KnowledgeBase) -> dict[str, str]:
    """The entity of each id that most of its forms name; none where a form could be two ("Georgia")."""
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for file, forms in rows.items():
        for form, lemma, kind, number in forms:
            for name in {key(form), key(lemma)}:
                own = {kb.owner[row] for row in kb.rows(name) if kb.kind[row] != "surname"}
                same = [owner for owner in own if kb.type[owner] == kind]
                votes[f"{file.parts[-3]} {number}"].update(
                    [same[0] if len(same) == 1 else -1] if same else []
                )
    found = {number: count.most_common(1)[0] for number, count in votes.items() if count and -1 not in count}
    return {
        number: kb.entity_id[owner]
        for number, (owner, most) in found.items()
        if most > _AGREED * votes[number].total()
    }


def _occurrences(text: str, tied: dict[str, tuple[str, str | None]]) -> Iterator[Name]:
    """Every place of every form, the longer ones first."""
    forms = sorted((form for form in tied if form), key=len, reverse=True)
    if not forms:
        return
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")
    for found in pattern.finditer(text):
        kind, entity_id = tied[found.group()]
        said: NameType = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "EVT": "EVENT"}.get(kind, "MISC")  # type: ignore[assignment]
        yield Name(found.start(), found.end(), said, entity_id)
