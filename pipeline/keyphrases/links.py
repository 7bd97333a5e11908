"""Small words that may stand inside a phrase ("care of lighthouses"), and nouns too vague to be one."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from pipeline.claims.stems import stem
from pipeline.topics.words import folder

FILE: Final = Path(__file__).with_name("links.tsv")
VAGUE: Final = Path(__file__).with_name("vague.tsv")


class Links(NamedTuple):
    """Links that make one phrase of two wherever they stand, and those that do so in a phrase said again."""

    tight: frozenset[str]
    loose: frozenset[str]


@cache
def links(lexicon: str) -> Links:
    """Return the links of a lexicon of `pipeline.topics.words`; none where it is not known."""
    row = _row(FILE, lexicon)
    return Links(frozenset(row.get("tight", "").split()), frozenset(row.get("loose", "").split()))


@cache
def vague(lexicon: str) -> frozenset[str]:
    """Return the stems of nouns that say nothing by themselves: measures, times, "thing", "way", "part"."""
    fold = folder(lexicon)
    return frozenset(stem(fold(word), lexicon) for word in _row(VAGUE, lexicon).get("words", "").split())


def _row(path: Path, lexicon: str) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as lines:
        return next((row for row in csv.DictReader(lines, delimiter="\t") if row["lexicon"] == lexicon), {})
