"""Who speaks, at turns as they are in truth: `python -m benchmarks.gold_speakers [../shared/data] [--gold]`.

Over the test parts of the corpora, on which nothing was fitted, and with `--gold` over `tests/gold/turns`.
Per corpus, form and language: the share of words named, what could be named at all since the document says
the name, and of the words named the share named right (a name is right when among all speakers of the
document it means the one who speaks); the share of turns with the right role; and the expected calibration
errors of both.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pipeline.entities.knowledge import knowledge
from pipeline.speakers.naming import name
from training.speakers.corpora import calls, kremlin, own, qmsum
from training.speakers.naming.measure import Row, figures, judged
from training.speakers.scene import Scene, word_count
from training.speakers.speeches import examples

GOLD: Final = Path(__file__).parent.parent / "tests" / "gold" / "turns"
SYSTEMS: Final = ("speechmatics", "amazon", "google", "microsoft")
"""Recognisers whose words are measured beside the transcriber's."""


def main(arguments: list[str]) -> int:
    """Print a line per corpus and per form and language; 2 where there is nothing to measure."""
    data = Path(next((one for one in arguments if not one.startswith("--")), "../shared/data"))
    scenes = [*(_gold() if "--gold" in arguments else ()), *_tests(data)]
    if not scenes:
        print(f"no {data}: naming is not measured", file=sys.stderr)
        return 2
    rows: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    seconds, words = 0.0, 0
    for example in examples(scenes):
        started = time.process_time()
        found = name(example.speech, knowledge())
        seconds += time.process_time() - started
        words += word_count(example.scene)
        scene = example.scene
        keys: list[tuple[str, ...]] = [(scene.corpus,)]
        keys += [(scene.corpus, scene.form), (scene.corpus, scene.language)]
        for key in keys:
            rows[key] += judged(example, found)
    for key in sorted(rows):
        print(f"{' '.join(key):28} {line(rows[key])}")
    print(f"{words / seconds:,.0f} words a second")
    return 0


def line(rows: list[Row]) -> str:
    """Return the figures of judged turns as text."""
    of = figures(rows)
    return (
        f"turns {of.turns:5} words {of.words:6} named {of.coverage:.3f} of {of.nameable:.3f} "
        f"right {of.precision:.3f} ECE {of.error:.3f} roles {of.roles:.3f} ECE {of.role_error:.3f}"
    )


def _tests(data: Path) -> Iterator[Scene]:
    """The test parts of the corpora that are there."""
    if (data / "pages" / "kremlin").is_dir():
        yield from (scene for scene in kremlin.scenes(data) if scene.part == "test")
    if (data / "turns" / "qmsum").is_dir():
        yield from (scene for scene in qmsum.scenes(data) if scene.part == "test")
    if (data / "speech" / "earnings21").is_dir():
        for system in (None, *SYSTEMS):
            yield from (scene for scene in calls.scenes(data, system) if scene.part == "test")


def _gold() -> Iterator[Scene]:
    """The frozen scenes of this project."""
    for path in sorted(GOLD.glob("*.jsonl")):
        for text in path.read_text(encoding="utf-8").split("\n"):
            if text.strip():
                yield own.scene(json.loads(text), "gold", "test")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
