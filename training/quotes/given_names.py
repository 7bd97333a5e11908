"""`python -m training.quotes.given_names DATA`: the gender of given names, from facts about people.

Writes `pipeline/quotes/given_names.csv`: first names of politicians in every-politician-scrapers (Wikidata,
CC0) whose bearers agree in nine cases of ten, under the key that all romanisations share.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from pipeline.entities.normal import fold
from pipeline.entities.translit import sound
from pipeline.quotes.genders import GIVEN_NAMES

_AGREEMENT: Final = 0.9
_LETTERS: Final = {"male": "m", "female": "f"}
_SHORTEST: Final = 3


def main(arguments: Sequence[str]) -> int:
    """Write the names; 2 where the data are not there."""
    folder = Path(arguments[0]) / "kb" / "persons"
    if not folder.exists():
        print(f"no {folder}", file=sys.stderr)
        return 2
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, gender in _people(folder):
        counts[name][gender] += 1
    sure = {name: some.most_common(1)[0][0] for name, some in counts.items() if _agree(some)}
    lines = [f"{name},{gender}\n" for name, gender in sorted(sure.items())]
    GIVEN_NAMES.write_text("name,gender\n" + "".join(lines), encoding="utf-8")
    print(f"{len(sure):,} names")
    return 0


def _agree(some: Counter[str]) -> bool:
    return max(some.values()) >= _AGREEMENT * sum(some.values())


def _people(folder: Path) -> Iterator[tuple[str, str]]:
    """Key of the first name and gender of every person, once each."""
    seen: set[str] = set()
    for path in sorted(folder.glob("*/*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                first, *rest = (row.get("person") or "").split() or [""]
                gender = _LETTERS.get(row.get("gender") or "")
                if gender and rest and len(first) >= _SHORTEST and row.get("personID") not in seen:
                    seen.add(row.get("personID") or "")
                    yield sound(fold(first)), gender


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
