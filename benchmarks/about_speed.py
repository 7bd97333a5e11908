"""How fast a text is told what it is about: `python -m benchmarks.about_speed [FOLDER …]`.

Prints words a second on one core, by processor time and after a warm-up, of topics, keyphrases and facts, and
of all three together: over the sample, over each FOLDER of files, and over one long document made of the
sample's sentences in another order. Names are found and speakers told before, and not counted.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import seeds
from pipeline.annotate import raw_objects
from pipeline.entities.stage import mentions_stage
from pipeline.facts.stage import facts_stage
from pipeline.keyphrases.stage import keyphrases_stage
from pipeline.readers.revisions import assign
from pipeline.readers.stage import read_stage
from pipeline.segment.stage import segment_stage
from pipeline.speakers.stage import speakers_stage
from pipeline.stage import Stage, Tables
from pipeline.tables import TABLES
from pipeline.topics.stage import topics_stage

AT = datetime(2026, 1, 1, tzinfo=UTC)
LONG = 200_000
"""Words of the long document."""
LEAST = 40_000
"""Words below which a text is measured several times over."""


def main(folders: Iterable[Path]) -> None:
    """Print a line for each text."""
    before = (segment_stage(), mentions_stage(), speakers_stage())
    measured = (topics_stage(), keyphrases_stage(), facts_stage())
    heads = "".join(f" {stage.name:>11}" for stage in measured)
    print(f"{'words a second, one core':26} {'words':>8}{heads} {'together':>11}")
    with TemporaryDirectory() as scratch:
        for name, files in _inputs(folders, Path(scratch)):
            tables = _read(files)
            for stage in before:
                tables |= stage.run({table: tables[table] for table in stage.inputs})
            _measure(name, tables, measured)


def _inputs(folders: Iterable[Path], scratch: Path) -> Iterator[tuple[str, list[tuple[str, Path]]]]:
    for folder in (seeds.SAMPLE, *folders):
        yield folder.name, [(path.name, path) for path in sorted(folder.rglob("*")) if path.is_file()]
    yield "one long document", [("long.txt", _long(scratch / "long.txt"))]


def _read(files: list[tuple[str, Path]]) -> Tables:
    objects = {"raw_objects": raw_objects(files, AT)}
    return assign(read_stage().run(objects), TABLES["documents"].schema.empty_table())


def _long(to: Path) -> Path:
    """Write paragraphs of the English sentences of the sample, until there are `LONG` words."""
    tables = _read([(path.name, path) for path in sorted(seeds.SAMPLE.rglob("*")) if path.is_file()])
    rows = segment_stage().run(tables)["sentences"].to_pylist()
    own = [" ".join(row["text"].split()) for row in rows if row["language"] == "en"]
    chance, count = random.Random(6), 0
    with to.open("w", encoding="utf-8") as file:
        while count < LONG:
            paragraph = " ".join(chance.choices(own, k=5))
            count += len(paragraph.split())
            file.write(f"{paragraph}\n\n")
    return to


def _measure(name: str, tables: Tables, measured: Iterable[Stage]) -> None:
    words = sum(tables["documents"].column("word_count").to_pylist())
    spent = [_seconds(stage, tables, 1 + LEAST // max(words, 1)) for stage in measured]
    figures = "".join(f" {words / seconds:>11,.0f}" for seconds in (*spent, sum(spent)))
    print(f"{name:26} {words:>8,}{figures}", flush=True)


def _seconds(stage: Stage, tables: Tables, times: int) -> float:
    """Processor time of one run, on average over so many after one that warms up."""
    given = {name: tables[name] for name in stage.inputs}
    stage.run(given)
    gc.collect()  # The collector looks through the models once they are loaded: no part of any later text.
    began = time.process_time()
    for _ in range(times):
        stage.run(given)
    return (time.process_time() - began) / times


if __name__ == "__main__":
    main(Path(folder) for folder in sys.argv[1:])
