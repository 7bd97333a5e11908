"""Example questions in SQL, each with its title."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "sql" / "examples"


@dataclass(frozen=True)
class Example:
    """A question and the query that answers it."""

    name: str
    title: str
    sql: str


def examples() -> list[Example]:
    """Return the example questions of `warehouse/sql/examples`, in the order of the numbers they begin with.

    The first line of each file is a comment: the question.
    """
    return [_example(path) for path in sorted(_FOLDER.glob("*.sql"), key=_number)]


def _number(path: Path) -> int:
    return int(path.stem.partition("_")[0])


def _example(path: Path) -> Example:
    text = path.read_text(encoding="utf-8")
    return Example(path.stem.partition("_")[2], text.splitlines()[0].removeprefix("--").strip(), text)
