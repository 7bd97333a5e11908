"""Earnings calls: the transcriber's words, and what recognisers heard, sentence by sentence.

Speakers are the corpus's own; names and roles are in `call_speakers.csv` (see ATTRIBUTION.md). One call is
left out: its interpreters speak for several people with one voice. The split is that of
`training.unpunctuated.calls`.
"""

from __future__ import annotations

import csv
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import regex
from rapidfuzz.distance import Levenshtein

from pipeline.entities.normal import fold
from training.speakers.scene import Said, Scene
from training.unpunctuated import calls as corpus
from training.unpunctuated.calls import Heard
from training.unpunctuated.tokens import core

_SPEAKERS: Final = Path(__file__).parent.parent / "call_speakers.csv"
_ENDS: Final = frozenset(".!?…")
_NOISE: Final = regex.compile(r"<[^>]*>")
_CLOCK: Final = "speechmatics"
"""The recogniser whose times the transcriber's words get: the one that misses fewest words."""
_PARTS: Final = ("train", "dev", "test")
_SILENCE_S: Final = 0.25
"""Silence after which what was heard goes on as another stretch, so that it has a time of its own."""


class Token(NamedTuple):
    """A word as written with its mark, and the number of its speaker."""

    word: str
    mark: str
    speaker: str


def scenes(data: Path, system: str | None = None) -> Iterator[Scene]:
    """Yield the calls as transcribed, or as `system` heard them (without marks where it gives none)."""
    for part in _PARTS:
        for call in corpus.calls(data, part):
            if call in _known():
                scene = _scene(data, call, part, system)
                if scene:
                    yield scene


def _scene(data: Path, call: str, part: str, system: str | None) -> Scene | None:
    truth = tokens(data, call)
    heard = corpus.heard(data, system or _CLOCK, call)
    if not heard:
        return None
    said = _heard_said(truth, heard) if system else _gold_said(truth, heard)
    words = {fold(word) for one in said for word in regex.findall(r"\p{L}+", one.text)}
    known = {key: name for key, (name, _) in _known()[call].items()}
    forms = _heard_names(truth, heard, known) if system else {}
    names = {key: name if forms.get(key) else _said_name(name, words) for key, name in known.items()}
    roles = {key: role for key, (_, role) in _known()[call].items()}
    kind = f"calls-{system}" if system else "calls"
    return Scene(
        f"{kind}-{call}", kind, "en", "call", None, None, None, (), tuple(said), names, roles, forms, part
    )


@cache
def _known() -> dict[str, dict[str, tuple[str | None, str]]]:
    """Call → speaker → (name, role)."""
    found: dict[str, dict[str, tuple[str | None, str]]] = defaultdict(dict)
    with _SPEAKERS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["call"]][row["speaker"]] = (row["name"] or None, row["role"])
    return dict(found)


def _said_name(name: str | None, words: set[str]) -> str | None:
    """The name, if any part of it was heard: one that is never said cannot be known."""
    parts = [fold(part) for part in regex.findall(r"\p{L}{2,}", name or "")]
    return name if any(part in words for part in parts) else None


def _heard_names(
    truth: Sequence[Token], heard: Sequence[Heard], names: dict[str, str | None]
) -> dict[str, tuple[str, ...]]:
    """What a recogniser wrote where a speaker's name or a part of it was said, most frequent first."""
    places = aligned([one.word for one in truth], [one.written for one in heard])
    said = [fold(core(one.word)) for one in truth]
    found: dict[str, tuple[str, ...]] = {}
    for key, name in names.items():
        parts = [fold(part) for part in (name or "").split()]
        sizes = (len(parts), 1) if len(parts) > 1 else (1,)
        forms: Counter[str] = Counter()
        for size in sizes:
            for first in (place for place in range(len(said)) if said[place : place + size] == parts[:size]):
                own = [heard[at].written for at in places[first : first + size] if at is not None]
                forms[" ".join(own)] += size if len(own) == size else 0
        found[key] = tuple(form for form, count in forms.most_common() if count)
    return {key: forms for key, forms in found.items() if forms}


def tokens(data: Path, call: str) -> list[Token]:
    """Return the transcriber's words without remarks in angle brackets; a mark after a remark moves back."""
    path = data / "speech" / "earnings21" / "transcripts" / "nlp_references" / f"{call}.nlp"
    out: list[Token] = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        row = line.split("|")
        if core(_NOISE.sub("", row[0])):
            out.append(Token(row[0], row[4], row[1]))
        elif out and row[4] in _ENDS and row[1] == out[-1].speaker:
            out[-1] = out[-1]._replace(mark=row[4])
    return out


def _gold_said(truth: Sequence[Token], heard: Sequence[Heard]) -> list[Said]:
    """The transcriber's sentences with the times of the recogniser's words."""
    places = aligned([one.word for one in truth], [one.written for one in heard])
    units = [
        (one.word + one.mark, one.speaker, heard[place] if place is not None else None, one.mark in _ENDS)
        for one, place in zip(truth, places, strict=True)
    ]
    return _sentences([(word, who, at, ends and bool(word)) for word, who, at, ends in units])


def _heard_said(truth: Sequence[Token], heard: Sequence[Heard]) -> list[Said]:
    """The recogniser's words, cut where the transcriber's sentences end and where nobody speaks."""
    places = aligned([one.written for one in heard], [one.word for one in truth])
    own = _filled(places)
    units = []
    for number, (word, place) in enumerate(zip(heard, own, strict=True)):
        following = own[number + 1] if number + 1 < len(own) else place + 1
        ends = any(one.mark in _ENDS and one.mark for one in truth[place : max(following, place)])
        is_silent = number + 1 < len(heard) and heard[number + 1].start_s - word.end_s >= _SILENCE_S
        units.append((word.written + word.mark, truth[place].speaker, word, ends or is_silent))
    return _sentences(units)


def _filled(places: Sequence[int | None]) -> list[int]:
    """Places in which a word without one has that of the word before it."""
    out: list[int] = []
    for place in places:
        out.append(place if place is not None else (out[-1] if out else 0))
    return out


def aligned(left: Sequence[str], right: Sequence[str]) -> list[int | None]:
    """Return for each word of `left` its place in `right` in the shortest edit script; None where deleted."""
    one, other = [fold(core(word)) for word in left], [fold(core(word)) for word in right]
    places: list[int | None] = [None] * len(left)
    for step in Levenshtein.opcodes(one, other):
        if step.tag in ("equal", "replace"):
            for offset in range(step.src_end - step.src_start):
                places[step.src_start + offset] = step.dest_start + offset
    return places


def _sentences(units: Sequence[tuple[str, str, Heard | None, bool]]) -> list[Said]:
    out: list[Said] = []
    pending: list[tuple[str, str, Heard | None, bool]] = []
    for number, unit in enumerate(units):
        pending.append(unit)
        is_last = number + 1 == len(units) or units[number + 1][1] != unit[1]
        if unit[3] or is_last:
            out.append(_one(pending))
            pending = []
    return out


def _one(units: Sequence[tuple[str, str, Heard | None, bool]]) -> Said:
    times = [at for _, _, at, _ in units if at and not math.isnan(at.start_s)]
    start, end = (times[0].start_s, times[-1].end_s) if times else (None, None)
    return Said(" ".join(word for word, _, _, _ in units), units[0][1], start, end)
