"""What part of speech a word may be, by its form, its ending and its neighbours.

A model of type and context: log-odds of common forms, a linear model over endings for all others, and how
much likelier a neighbour is beside each tag than elsewhere. `training.keyphrases` learns it.
"""

from __future__ import annotations

from functools import cache
from math import exp, log
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.claims.weights import bits

FILE: Final = Path(__file__).with_name("parts.npz")
"""See ATTRIBUTION.md."""
TAGS: Final = ("N", "A", "V", "O")
"""Noun, adjective or participle, verb, any other word."""
START: Final = "^"
END: Final = "."
COMMA: Final = ","
BREAK: Final = ";"
DIGITS: Final = "#"
NAME: Final = "@"
OTHER: Final = "="
"""Neighbours that are no common word: marks, digits, names, and other words by their likeliest tag (`=N`)."""
ENDING: Final = 5
"""Letters of the longest ending."""
RARE: Final = 17.0
"""Bits of the rarest words; no corpus here tells rarer ones apart."""
FINE: Final = 15.0
"""Steps of a stored bit."""
TRUST: Final = 0.7
"""Weight of a neighbour beside the word itself: two neighbours know in part the same."""
SCALE: Final = 16.0
"""Steps of a stored number for one nat."""
_ELIDED: Final = r"(?:[cdjlmnstCDJLMNST]|(?:[Jj]us|[Ll]ors|[Pp]uis|[Qq]uoi)?[Qq]u)['’](?=[^\W\d_])|"
_REST: Final = r"[\w\u0300-\u036f]*+"
_WORD: Final = rf"[^\W\d_]{_REST}(?:['’ʼ-][^\W_]{_REST})*+"
_LEAST: Final = 1e-3
Four = tuple[float, float, float, float]
_NOTHING: Final = (0.0, 0.0, 0.0, 0.0)
_UNKNOWN: Final = (log(0.4), log(0.2), log(0.25), log(0.15))


class Logs(NamedTuple):
    """Logs by tag of strings: the row of each, and the rows, in steps of `SCALE`."""

    rows: dict[str, int]
    logs: npt.NDArray[np.int8]


class Parts(NamedTuple):
    """The model of a lexicon: logs by tag of forms and endings; of neighbours on the left and on the right.

    `bits` is the surprisal of stems; of one that is not there it is `RARE` or more.
    """

    forms: Logs
    endings: Logs
    left: dict[str, Four]
    right: dict[str, Four]
    bits: dict[str, float]


NONE: Final = Logs({}, np.zeros((0, 4), np.int8))


def word_pattern(language: str) -> str:
    """Return the pattern of a word; a French article or preposition that lost its vowel is one by itself."""
    return (_ELIDED if language == "fr" else "") + _WORD


def marks_of(form: str) -> list[str]:
    """Return what tells the part of speech of a form that is not known: its endings and its first letters."""
    longest = min(ENDING, len(form))
    ends = [form[-size:] if size < len(form) else START + form for size in range(1, longest + 1)]
    return [*ends, f"{form[:2]}-"]


def prior(parts: Parts, form: str) -> Four:
    """Return the logs of the probabilities of the tags of a folded form, whatever its neighbours."""
    known = parts.forms.rows.get(form)
    if known is not None:
        n, a, v, o = (parts.forms.logs[known] / SCALE).tolist()
        return n, a, v, o
    rows = parts.endings.rows
    if not rows:
        return _UNKNOWN
    found = [rows[mark] for mark in ("", *marks_of(form)) if mark in rows]
    return normal((parts.endings.logs[found].sum(0, dtype=np.int64) / SCALE).tolist())


def normal(logits: list[float]) -> Four:
    """Return logs of probabilities, none below that of one in a thousand."""
    most = max(logits)
    odds = [exp(each - most) for each in logits]
    total = sum(odds)
    n, a, v, o = (log(max(each / total, _LEAST)) for each in odds)
    return n, a, v, o


def likeliest(logs: Four) -> str:
    """Return the likeliest tag."""
    return TAGS[logs.index(max(logs))]


def neighbour(table: dict[str, Four], form: str, logs: Four) -> Four:
    """Return what a neighbour says: as a common word, or as a word of its likeliest tag."""
    known = table.get(form)
    return known if known is not None else table.get(OTHER + likeliest(logs), _NOTHING)


@cache
def parts_of(lexicon: str) -> Parts:
    """Read the model of a lexicon of `pipeline.topics.words`; an empty one where there is none."""
    with np.load(FILE) as stored:
        if f"{lexicon}_forms" not in stored:
            return Parts(NONE, NONE, {}, {}, bits(lexicon))
        forms, endings, contexts, stems = (
            _strings(stored[f"{lexicon}_{name}"]) for name in ("forms", "endings", "contexts", "stems")
        )
        logs = [stored[f"{lexicon}_{name}_logs"] for name in ("forms", "endings", "left", "right")]
        said = (stored[f"{lexicon}_bits"] / FINE).tolist()
    left, right = ([tuple(row) for row in (side * (TRUST / SCALE)).tolist()] for side in logs[2:])
    return Parts(
        logs_of(forms, logs[0]),
        logs_of(endings, logs[1]),
        dict(zip(contexts, left, strict=True)),
        dict(zip(contexts, right, strict=True)),
        dict(zip(stems, said, strict=True)),
    )


def logs_of(strings: list[str], logs: npt.NDArray[np.int8]) -> Logs:
    """Return strings with the rows of their logs."""
    return Logs(dict(zip(strings, range(len(strings)), strict=True)), logs)


def _strings(stored: npt.NDArray[np.uint8]) -> list[str]:
    return stored.tobytes().decode("utf-8").split("\n")
