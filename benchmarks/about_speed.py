"""How fast a text is told what it is about: `python -m benchmarks.about_speed [FOLDER or FILE.txt.gz …]`.

Prints words a second on one core, by processor time and after a warm-up, of topics, keyphrases and facts, and
of all three together: over the sample, over each FOLDER of files, and over one long document made of the
sample's sentences in another order. Of a FILE with a paragraph a line, so many words are read for the first
time, each paragraph a document, after a warm-up on others. Names are found and speakers told before, and not
counted.
"""

from __future__ import annotations

import gc
import gzip
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
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
SHORT = 20
"""Words below which a line is no paragraph but goes on in the next."""


def main(paths: Sequence[Path]) -> None:
    """Print a line for each text."""
    before = (segment_stage(), mentions_stage(), speakers_stage())
    measured = (topics_stage(), keyphrases_stage(), facts_stage())
    heads = "".join(f" {stage.name:>11}" for stage in measured)
    print(f"{'words a second, one core':26} {'words':>8}{heads} {'together':>11}")
    with TemporaryDirectory() as scratch:
        for name, files in _inputs([path for path in paths if path.is_dir()], Path(scratch)):
            tables = _prepared(files, before)
            _print(name, tables, [_seconds(stage, tables) for stage in measured])
        for path in (path for path in paths if path.is_file()):
            others, own = (_prepared(files, before) for files in _paragraphs(path, Path(scratch)))
            _print(f"{path.name}, unseen", own, [_first(stage, others, own) for stage in measured])


def _prepared(files: list[tuple[str, Path]], before: Iterable[Stage]) -> Tables:
    tables = _read(files)
    for stage in before:
        tables |= stage.run({table: tables[table] for table in stage.inputs})
    return tables


def _paragraphs(path: Path, scratch: Path) -> Iterator[list[tuple[str, Path]]]:
    """Files of a paragraph each, from two parts of a file: words to warm up with, and words to measure."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for part, most in (("others", LEAST), ("own", LONG)):
            count, files, text = 0, [], ""
            for number, line in enumerate(lines):
                text += line
                if (size := len(text.split())) < SHORT:
                    continue
                files.append((f"{number}.txt", scratch / f"{path.name}-{part}-{number}.txt"))
                files[-1][1].write_text(text, encoding="utf-8")
                count, text = count + size, ""
                if count >= most:
                    break
            yield files


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


def _print(name: str, tables: Tables, spent: Sequence[float]) -> None:
    words = _words(tables)
    figures = "".join(f" {words / seconds:>11,.0f}" for seconds in (*spent, sum(spent)))
    print(f"{name:26} {words:>8,}{figures}", flush=True)


def _words(tables: Tables) -> int:
    return sum(tables["documents"].column("word_count").to_pylist())


def _seconds(stage: Stage, tables: Tables) -> float:
    """Processor time of one run after one that warms up; of short texts the mean of several."""
    times = 1 + LEAST // max(_words(tables), 1)
    return _first(stage, tables, *[tables] * times) / times


def _first(stage: Stage, others: Tables, *own: Tables) -> float:
    """Processor time of a run over each of `own`, after one over `others` that loads the models."""
    stage.run({name: others[name] for name in stage.inputs})
    gc.collect()  # The collector looks through the models once they are loaded: no part of any later text.
    given = [{name: one[name] for name in stage.inputs} for one in own]
    began = time.process_time()
    for one in given:
        stage.run(one)
    return time.process_time() - began


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]])
