"""The statements that topics are learned from, all of our own writing."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.topics.schemes import codes_of, heads, topics
from pipeline.topics.tally import Tally, read

STATEMENTS: Final = Path(__file__).with_name("statements")
SENTENCES: Final = Path(__file__).with_name("sentences")
ADDRESSES: Final = Path(__file__).with_name("addresses.tsv")
"""Forms of address and of who said it, by language: offices that speak of anything."""
ADDRESSED: Final = 1 / 2
"""Part of the statements that are learned behind one of them."""


class Unit(NamedTuple):
    """A text with its codes, the main one of each scheme first."""

    language: str
    codes: tuple[str, ...]
    text: str


class Labelled(NamedTuple):
    """A sentence with its one class of SIB-200 and the number that its translations share."""

    language: str
    number: int
    label: str
    text: str


def units(folder: Path = STATEMENTS) -> list[Unit]:
    """Read `<language>.tsv` files with the columns iptc, cap and text; ValueError names file and line."""
    return [unit for path in sorted(folder.glob("*.tsv")) for unit in _units(path)]


def _units(path: Path) -> Iterator[Unit]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            codes = codes_of(row["iptc"], row["cap"])
            unknown = [code for code in codes if code not in topics()]
            if unknown or not row["text"]:
                raise ValueError(f"{path.name}: unknown {unknown} or no text in {row}")
            yield Unit(path.stem, codes, row["text"])


def addressed(material: Sequence[Unit], path: Path = ADDRESSES) -> list[Unit]:
    """Put an office before some of the statements, so that ministers and presidents alone are no politics."""
    chance = np.random.default_rng(0)
    forms: dict[str, list[str]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            forms.setdefault(row["language"], []).append(row["text"])
    return [_addressed(unit, forms[unit.language], *chance.random(2)) for unit in material]


def _addressed(unit: Unit, forms: Sequence[str], whether: float, which: float) -> Unit:
    if whether >= ADDRESSED:
        return unit
    return unit._replace(text=f"{forms[int(which * len(forms))]} {unit.text}")


def widened(codes: tuple[str, ...]) -> set[str]:
    """Return codes with their ancestors of the first and second level."""
    known = topics()
    ancestors = {known[code].second for code in codes} | {known[code].top for code in codes}
    return {code for code in (*codes, *ancestors) if code}


def tallied(material: Iterable[Unit]) -> list[Tally]:
    """Read each unit as the stage reads it."""
    return [_tally(unit) for unit in material]


def _tally(unit: Unit) -> Tally:
    tally = Tally()
    tally.add(read(unit.text, unit.language))
    return tally


def truth_of(material: Sequence[Unit]) -> npt.NDArray[np.bool_]:
    """Return which of `heads()` each unit is about: shape (units, heads)."""
    wide = [widened(unit.codes) for unit in material]
    return np.array([[head in codes for head in heads()] for codes in wide], dtype=bool)
