"""The earnings calls as repair sees them: gold words with their names, what was heard, and how the two align.

The split by call is that of `training.unpunctuated.calls`.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from pipeline.entities.normal import key
from training.unpunctuated.calls import SYSTEMS

_FOLDER: Final = Path("speech/earnings21")
_NO_WORD: Final = re.compile(r"<[^>]*>")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
UNHEARD: Final = "?"
"""Stands in the gold for words that the transcriber could not make out."""
_UNHEARD: Final = frozenset({"<unk>", "<inaudible>"})
_NEVER: Final = frozenset(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday q1 q2 q3 q4 first second third fourth one good morning "
    "afternoon today i and the at over good".split()
)
"""Words that make a capitalised tagged stretch a date, a number or the start of a sentence, not a name."""


class Name(NamedTuple):
    """A gold name: its first and past-last place among the gold pieces, and its words."""

    first: int
    last: int
    text: str


class Call(NamedTuple):
    """A call: its gold pieces (folded words), its gold names, the people who speak."""

    number: str
    gold: list[str]
    names: list[Name]
    speakers: list[str]
    small: list[str]
    """The pieces written small."""


def load(data: Path, number: str) -> Call:
    """Return the gold of a call. The corpus tags names without a type in the column `wer_tags`."""
    gold: list[str] = []
    written: list[tuple[str, int, int]] = []
    spans: dict[str, list[int]] = defaultdict(list)
    typed: set[str] = set()
    small: list[str] = []
    for row in _rows(data / _FOLDER / "transcripts" / "nlp_references" / f"{number}.nlp"):
        parts = [UNHEARD] if row[0] in _UNHEARD else pieces(row[0])
        if not parts:
            continue
        for tag in ast.literal_eval(row[7]):
            spans[tag].append(len(written))
        typed |= {tag.split(":")[0] for tag in ast.literal_eval(row[6])}
        written.append((row[0], len(gold), len(gold) + len(parts)))
        gold += parts
        small += parts if row[0].islower() else []
    found = (_name([written[place] for place in places]) for tag, places in spans.items() if tag not in typed)
    return Call(number, gold, sorted(name for name in found if name), speakers(data, number), small)


def _name(words: list[tuple[str, int, int]]) -> Name | None:
    """The tagged words from the first capital to the last; none where they are a date or the like."""
    while words and not words[0][0][:1].isupper():
        words = words[1:]
    while words and not words[-1][0][:1].isupper():
        words = words[:-1]
    if not words or any(_is_other(word) for word, _, _ in words):
        return None
    return Name(words[0][1], words[-1][2], " ".join(_POSSESSIVE.sub("", word) for word, _, _ in words))


def _is_other(word: str) -> bool:
    bare = _POSSESSIVE.sub("", word)
    return key(bare) in _NEVER or any(char.isdigit() for char in bare) or "'" in bare or bare.endswith("-")


def heard(data: Path, system: str, number: str) -> list[str]:
    """Return the words that a recogniser wrote, with its marks and capitals where it gives any."""
    rows = _rows(data / _FOLDER / "output" / SYSTEMS[system] / f"{number}.nlp")
    words = (_NO_WORD.sub("", row[0]) + (row[4] if len(row) > 4 and row[0] else "") for row in rows)
    return [word for word in words if word]


def speakers(data: Path, number: str) -> list[str]:
    """Return the names of the people who speak in a call."""
    lines = (data / _FOLDER / "speaker-metadata.csv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split(",", 2) for line in lines)
    return [row[2] for row in rows if row[0] == number and not row[2].startswith("Speaker ")]


def pieces(word: str) -> list[str]:
    """Return the folded words that a written token holds, without its possessive ending."""
    return key(_POSSESSIVE.sub("", _NO_WORD.sub("", word).replace(".", ""))).split()


class Block(NamedTuple):
    """Gold pieces and heard pieces between two places where both agree; places, ends exclusive."""

    gold_start: int
    gold_end: int
    heard_start: int
    heard_end: int
    is_equal: bool


def blocks(gold: Sequence[str], said: Sequence[str]) -> list[Block]:
    """Return the shortest edit script over words, neighbouring differences put together."""
    found: list[Block] = []
    for step in Levenshtein.opcodes(gold, said):
        block = Block(step.src_start, step.src_end, step.dest_start, step.dest_end, step.tag == "equal")
        if found and not block.is_equal and not found[-1].is_equal:
            last = found.pop()
            block = Block(last.gold_start, block.gold_end, last.heard_start, block.heard_end, False)
        found.append(block)
    return found


def _rows(path: Path) -> list[list[str]]:
    return [line.split("|") for line in path.read_text(encoding="utf-8").splitlines()[1:] if "|" in line]
