"""How fast names are found, linked and repaired: `python -m benchmarks.names_speed [FOLDER]`.

Prints words a second of processor time on one core, by language, of the stage `mentions` as the night runs
it, beside a spaCy pipeline that only recognises: blank tokeniser, HashEmbedCNN of width 128 and depth 4 and
the transition parser, which is the classic small `ner` configuration. Its weights are untrained; they cost
the same time. Both see the same documents once, in processes of their own with one thread each, after a
warm-up on others. Then the processor seconds until each has imported and loaded what it needs and done a
first document, and the most memory it had. Words are what white space parts. Texts are paragraphs of FOLDER's
`text/*.txt.gz`, joined to documents, and gold texts of other languages, repeated; or gold texts alone.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

AT: Final = datetime(2026, 1, 1, tzinfo=UTC)
GOLD: Final = Path(__file__).parents[1] / "tests" / "gold" / "linking"
WORDS: Final = 60_000
"""Words of each language, so that one thing or another being remembered does not decide."""
DOCUMENT: Final = 600
"""Words of a document."""
_WARM: Final = 10
"""One document in so many warms up and is not timed."""
_THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
Tables = dict[str, pa.Table]


def main(folder: Path | None) -> None:
    """Print the figures of both."""
    with TemporaryDirectory() as scratch:
        # Linux counts a parent's memory as its children's: this process stays small.
        _run("--prepare", scratch, *([str(folder)] if folder else []))
        found = {side: json.loads(_run("--side", scratch, side)) for side in SIDES}
    own, other = (found[side] for side in SIDES)
    print(f"{'words a second':16} {'words':>8} {'rostrum':>10} {'spaCy CNN':>10} {'ratio':>7}")
    for language in [*sorted(own["words"]), "all"]:
        count, ours, theirs = (
            _sum(one, language) for one in (own["words"], own["seconds"], other["seconds"])
        )
        print(
            f"{language:16} {count:8.0f} {count / ours:10,.0f} {count / theirs:10,.0f} {theirs / ours:7.2f}"
        )
    for name in ("ready_s", "ready_mb", "most_mb"):
        print(f"{name:16} {'':8} {own[name]:10.2f} {other[name]:10.2f}")


def _sum(figures: dict[str, float], language: str) -> float:
    return sum(figures.values()) if language == "all" else figures[language]


def _texts(folder: Path | None) -> dict[str, list[str]]:
    """Documents by language."""
    found = {place.stem: _repeated(place) for place in sorted(GOLD.glob("*.jsonl"))}
    for place in sorted((folder / "text").glob("*.txt.gz")) if folder else ():
        with gzip.open(place, "rt", encoding="utf-8") as lines:
            documents = _documents(line.strip() for line in lines)
            found[place.name.split(".")[0]] = list(islice(documents, WORDS // DOCUMENT))
    return found


def _repeated(place: Path) -> list[str]:
    texts = [json.loads(line)["text"] for line in place.read_text(encoding="utf-8").splitlines()]
    enough = WORDS // sum(len(text.split()) for text in texts) + 1
    return list(_documents(texts * enough))


def _documents(lines: Iterable[str]) -> Iterator[str]:
    """Join lines to documents of `DOCUMENT` words or somewhat more."""
    document: list[str] = []
    for line in lines:
        document += [line]
        if sum(len(part.split()) for part in document) >= DOCUMENT:
            yield "\n".join(document)
            document = []


def _stage(scratch: Path, language: str, texts: list[str]) -> None:
    """Read and split the documents, so that what names are found in lies ready."""
    from pipeline.annotate import raw_objects
    from pipeline.readers.revisions import assign
    from pipeline.readers.stage import read_stage
    from pipeline.segment.stage import segment_stage
    from pipeline.tables import TABLES

    file = scratch / f"{language}.jsonl"
    rows = ({"id": f"{number}", "text": text, "language": language} for number, text in enumerate(texts))
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    tables = read_stage().run({"raw_objects": raw_objects([(file.name, file)], AT)})
    tables = assign(tables, TABLES["documents"].schema.empty_table())
    for name, table in {**tables, **segment_stage().run(tables)}.items():
        place = scratch / "tables" / language / f"{name}.parquet"
        place.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(table, place)


def _save_spacy(folder: Path) -> None:
    import spacy
    from spacy.training import Example

    pipeline = spacy.blank("xx")
    embed = {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 128,
        "depth": 4,
        "embed_size": 2000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    }
    pipeline.add_pipe("ner", config={"model": {"tok2vec": embed}})
    names = [(0, 4, "PER"), (9, 15, "LOC"), (20, 24, "ORG"), (28, 32, "MISC")]
    example = Example.from_dict(
        pipeline.make_doc("Anna left Geneva for ACME on Vega"), {"entities": names[:1]}
    )
    for _, _, label in names:
        pipeline.get_pipe("ner").add_label(label)  # type: ignore[attr-defined]
    pipeline.initialize(lambda: [example])
    pipeline.to_disk(folder)


def prepare(scratch: Path, folder: Path | None) -> None:
    """Write what both sides are given: documents read and split, and a spaCy pipeline."""
    for language, documents in sorted(_texts(folder).items()):
        _stage(scratch, language, documents)
    _save_spacy(scratch / "spacy")


def _run(*arguments: str) -> str:
    """Do one thing in a process of its own, with one thread; return what it prints."""
    environment = {**os.environ, **dict.fromkeys(_THREADS, "1")}
    command = [sys.executable, "-m", "benchmarks.names_speed", *arguments]
    return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout


def measure(side: str, scratch: Path) -> dict[str, object]:
    """Return the figures of one side: words and seconds by language, seconds and megabytes."""
    places = sorted((scratch / "tables").iterdir())
    first = _documents_of(places[0], lambda number: number == 0)
    began = time.process_time()
    work = SIDES[side](scratch)
    work(first)
    figures: dict[str, object] = {"ready_s": time.process_time() - began, "ready_mb": _megabytes()}
    words, seconds = {}, {}
    for place in places:
        work(_documents_of(place, lambda number: number % _WARM == 0))
        rest = _documents_of(place, lambda number: number % _WARM != 0)
        spent = time.process_time()
        work(rest)
        seconds[place.name] = time.process_time() - spent
        words[place.name] = sum(len(text.split()) for text in rest["documents"]["text"].to_pylist())
    return {**figures, "words": words, "seconds": seconds, "most_mb": _megabytes()}


def _documents_of(place: Path, is_wanted: Callable[[int], bool]) -> Tables:
    """The rows of some documents, chosen by number, as they were staged."""
    tables = {file.stem: pq.read_table(file) for file in sorted(place.glob("*.parquet"))}
    ids = sorted(tables["documents"]["document_id"].to_pylist())
    wanted = pa.array([each for number, each in enumerate(ids) if is_wanted(number)], pa.string())
    return {
        name: table.filter(pc.is_in(table["document_id"], wanted))
        for name, table in tables.items()
        if "document_id" in table.column_names
    }


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _rostrum(_: Path) -> Callable[[Tables], object]:
    from pipeline.entities.stage import mentions_stage

    stage = mentions_stage()
    return lambda tables: stage.run({name: tables[name] for name in stage.inputs})


def _spacy(scratch: Path) -> Callable[[Tables], object]:
    import spacy

    pipeline = spacy.load(scratch / "spacy")
    return lambda tables: [
        [(name.start_char, name.end_char, name.label_) for name in document.ents]
        for document in pipeline.pipe(tables["documents"]["text"].to_pylist(), batch_size=64)
    ]


SIDES: Final[dict[str, Callable[[Path], Callable[[Tables], object]]]] = {"rostrum": _rostrum, "spacy": _spacy}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--prepare"]:
        prepare(Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
    elif sys.argv[1:2] == ["--side"]:
        print(json.dumps(measure(sys.argv[3], Path(sys.argv[2]))))
    else:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
