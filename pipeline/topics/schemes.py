"""The two schemes of topics: IPTC Media Topics and the major topics of the Comparative Agendas Project."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, Literal, NamedTuple

import pyarrow.parquet as pq

Scheme = Literal["iptc", "cap"]
IPTC: Final = "medtop:"
CAP: Final = "cap:"
_CAP_FILE: Final = Path(__file__).with_name("cap.csv")


class Topic(NamedTuple):
    """One topic: its code and English label; `level` from 1, `top` and `second` its ancestors or itself."""

    scheme: Scheme
    code: str
    label: str
    level: int
    top: str
    second: str | None


def reference_files() -> tuple[Path, Path]:
    """Return the paths of the table of Media Topics and of the terms that stand for them."""
    folder = Path(str(files("seeds") / "reference"))
    return folder / "topics.parquet", folder / "topics_lexicon.parquet"


@cache
def topics() -> dict[str, Topic]:
    """Return all topics of both schemes by code: `medtop:` with eight digits, or `cap:` with a number."""
    columns = ["code", "label", "level", "top", "second"]
    media = pq.read_table(reference_files()[0], columns=columns).to_pylist()
    with _CAP_FILE.open(encoding="utf-8", newline="") as lines:
        agenda = [(CAP + row["code"], row["label"]) for row in csv.DictReader(lines)]
    known = [Topic("iptc", **row) for row in media]
    known += [Topic("cap", code, label, 1, code, None) for code, label in agenda]
    return {topic.code: topic for topic in known}


def codes_of(iptc: str, cap: str) -> tuple[str, ...]:
    """Return the codes of two cells: eight digits and numbers, each with a space between; `-` for none."""
    cells = ((IPTC, iptc), (CAP, cap))
    return tuple(scheme + code for scheme, cell in cells for code in cell.split() if code != "-")


@cache
def heads() -> tuple[str, ...]:
    """Return the codes that a model tells apart, in their one order: top topics, CAP topics, second level."""
    tops = sorted(topic.code for topic in topics().values() if topic.scheme == "iptc" and topic.level == 1)
    agenda = [topic.code for topic in topics().values() if topic.scheme == "cap"]
    seconds = sorted(topic.code for topic in topics().values() if topic.level == 2)
    return (*tops, *agenda, *seconds)
