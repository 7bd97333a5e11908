"""The earnings calls: gold words, what recognisers heard, and the gold boundaries carried over to that.

The split by call is fixed here: of the calls in order of their numbers every fourth is the test part, of
the others every eighth the development part (thresholds are fitted there), the rest trains.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from training.unpunctuated.tokens import BROKEN, COMMA, NONE, QUESTION, STOP, Token, core, token

SYSTEMS: Final = {
    "amazon": "amazon",
    "google": "google",
    "kaldi-librispeech": "kaldi_org/librispeech/nlp",
    "microsoft": "microsoft",
    "rev-espnet": "rev/espnet/nlp",
    "rev-kaldi": "rev/kaldi/nlp",
    "speechmatics": "speechmatics",
}
_MARKS: Final = {"": NONE, ".": STOP, "!": STOP, "?": QUESTION, "…": BROKEN}


class Heard(NamedTuple):
    """A word as a recogniser gave it, its own mark, and its times in seconds (not a number if unknown)."""

    written: str
    mark: str
    start_s: float
    end_s: float


def calls(data: Path, part: str) -> list[str]:
    """Return the numbers of the calls of a part: train, dev or test."""
    found = sorted(path.stem for path in (_folder(data) / "transcripts" / "nlp_references").glob("*.nlp"))
    return [call for number, call in enumerate(found) if _part(number) == part]


def gold(data: Path, call: str) -> list[Token]:
    """Return the transcriber's words; a sentence broken off ("…") ends one if a capital follows."""
    rows = _rows(_folder(data) / "transcripts" / "nlp_references" / f"{call}.nlp")
    out: list[Token] = []
    for number, row in enumerate(rows):
        mark = _MARKS.get(row[4], COMMA)
        if mark == BROKEN and _is_small(rows[number + 1 : number + 4]):
            mark = COMMA
        if core(row[0]):
            out.append(token(core(row[0]), mark))
        elif out and mark >= STOP > out[-1].mark:
            out[-1] = out[-1]._replace(mark=mark)
    return out


def heard(data: Path, system: str, call: str) -> list[Heard]:
    """Return what a recogniser made of a call; empty if it is not there."""
    path = _folder(data) / "output" / SYSTEMS[system] / f"{call}.nlp"
    rows = _rows(path) if path.exists() else []
    found = [
        Heard(core(row[0].replace("<unk>", "")), row[4], _seconds(row[2]), _seconds(row[3])) for row in rows
    ]
    return [word for word in found if word.written]


def projected(truth: Sequence[Token], words: Sequence[Heard]) -> list[Token]:
    """Return a recogniser's words with the marks and case of the gold words that they align with.

    The alignment is the shortest edit script over words. A mark after a word that was not heard goes to the
    last word heard before it; of two on one word the one that ends a sentence stays.
    """
    out = [token(word.written)._replace(case=0) for word in words]
    for row, place in zip(truth, _places(truth, [row.word for row in out]), strict=True):
        if place >= 0:
            out[place] = out[place]._replace(mark=max(out[place].mark, row.mark), case=row.case)
    return out


def _places(truth: Sequence[Token], words: Sequence[str]) -> list[int]:
    places = [-1] * len(truth)
    for step in Levenshtein.opcodes([row.word for row in truth], words):
        for offset in range(step.src_end - step.src_start):
            is_gone = step.tag == "delete"
            places[step.src_start + offset] = step.dest_start - 1 if is_gone else step.dest_start + offset
    return places


def _part(number: int) -> str:
    if number % 4 == 0:
        return "test"
    return "dev" if number % 8 == 3 else "train"


def _folder(data: Path) -> Path:
    return data / "speech" / "earnings21"


def _rows(path: Path) -> list[list[str]]:
    return [line.split("|") for line in path.read_text(encoding="utf-8").splitlines()[1:] if "|" in line]


def _is_small(rows: Sequence[Sequence[str]]) -> bool:
    following = next((row[0] for row in rows if core(row[0])), "")
    return following[:1].islower()


def _seconds(value: str) -> float:
    return float(value) if value else math.nan
