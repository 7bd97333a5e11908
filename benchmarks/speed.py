"""How fast the text stages are on one core: `python -m benchmarks.speed [FOLDER] [COPIES]`.

Reads the files of a folder (the sample by default) COPIES times over, runs each stage once to load its
models, then once more for the clock.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import seeds
from pipeline.annotate import raw_objects
from pipeline.readers.revisions import assign
from pipeline.runners import map_shards
from pipeline.stage import Tables
from pipeline.stages import stages
from pipeline.tables import TABLES


def main(folder: Path, copies: int) -> None:
    """Print words and megabytes per second of each stage."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    files = [(f"{copy}/{path.name}", path) for copy in range(copies) for path in paths]
    size = sum(path.stat().st_size for _, path in files)
    warm: Tables = {"raw_objects": raw_objects(files[: len(paths)], datetime.now(UTC))}
    tables: Tables = {"raw_objects": raw_objects(files, datetime.now(UTC))}
    seconds: dict[str, float] = {}
    for stage in stages():
        warm |= _numbered(stage.name, map_shards(stage, warm))
        began = time.perf_counter()
        made = map_shards(stage, tables)
        seconds[stage.name] = time.perf_counter() - began
        tables |= _numbered(stage.name, made)
    words = sum(tables["documents"]["word_count"].to_pylist())
    print(f"{len(files)} files, {size / 1e6:.1f} MB, {words:,} words")
    for name, took in {**seconds, "all": sum(seconds.values())}.items():
        print(f"{name:10} {took:7.2f} s {words / took:12,.0f} words/s {size / 1e6 / took:8.2f} MB/s")


def _numbered(stage: str, made: Tables) -> Tables:
    return assign(made, TABLES["documents"].schema.empty_table()) if stage == "read" else made


if __name__ == "__main__":
    main(
        Path(sys.argv[1]) if len(sys.argv) > 1 else seeds.SAMPLE,
        int(sys.argv[2]) if len(sys.argv) > 2 else 20,
    )
