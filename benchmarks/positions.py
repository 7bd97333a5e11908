"""Whether every row is exact: `python -m benchmarks.positions ../shared/data/pages ../shared/data/turns …`.

Takes each folder through the warehouse as a night does (received, read, segmented, names found) and proves
every row of every span table against the raw bytes, which the audit decodes on its own. `again` counts files
that bring nothing new to a document of another file, such as the print version of a page. Exits with 1 where
one row is wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.compute as pc

from pipeline.positions import verify
from pipeline.stages import stages
from pipeline.tables import TABLES
from warehouse import staging
from warehouse.paths import Home
from warehouse.raw_text import raw_text
from warehouse.receive import files_in, folder_source, receipts, receive
from warehouse.work import read_day, run_stage


def main(folders: list[Path]) -> bool:
    """Print a line per folder; return whether all is exact."""
    print(
        f"{'folder':16} {'files':>6} {'read':>6} {'refused':>8} {'again':>6} {'documents':>10} "
        f"{'rows':>9} {'wrong':>6}"
    )
    found = [prove(folder) for folder in folders]
    return all(found)


def prove(folder: Path) -> bool:
    """Prove one folder, print what was found; return whether all is exact."""
    at = datetime.now(UTC)
    with TemporaryDirectory() as root:
        home = Home(Path(root))
        receive(home, folder_source(folder), files_in(folder), at)
        read_day(home, at.date())
        for stage in stages()[1:3]:
            run_stage(home, stage, at.date())
        rows, wrong = _proven(home, at)
        return _report(folder, home, at, rows, wrong)


def _proven(home: Home, at: datetime) -> tuple[int, int]:
    """How many rows there are, and how many of them are wrong."""
    documents, stretches = (staging.read(home, name, at.date()) for name in ("documents", "source_map"))
    raw, count, wrong = raw_text(home), 0, 0
    for name, table in TABLES.items():
        rows = staging.read(home, name, at.date()) if table.is_span and name != "source_map" else None
        if rows is not None and rows.num_rows:
            proof = verify(rows, documents, stretches, raw, table.surface)
            good = pc.and_(proof["text_matches"], proof["raw_matches"])
            count, wrong = count + rows.num_rows, wrong + rows.num_rows - pc.sum(good).as_py()
    return count, wrong


def _report(folder: Path, home: Home, at: datetime, rows: int, wrong: int) -> bool:
    read, refused = (set(staging_ids(home, at, name)) for name in ("documents", "rejects"))
    files = receipts(home, at.date()).num_rows
    reasons = Counter(staging.read(home, "rejects", at.date())["reason"].to_pylist())
    said = ", ".join(f"{reason} {count}" for reason, count in reasons.most_common(6))
    documents = staging.count(home, "documents", at.date())
    print(
        f"{folder.name:16} {files:6} {len(read):6} {len(refused - read):8} "
        f"{files - len(read | refused):6} {documents:10} {rows:9} {wrong:6}  {said}",
        flush=True,
    )
    return wrong == 0


def staging_ids(home: Home, at: datetime, name: str) -> list[str]:
    """Receipts that a staged table speaks of."""
    ids: list[str] = staging.read(home, name, at.date())["receipt_id"].to_pylist()
    return ids


if __name__ == "__main__":
    sys.exit(not main([Path(argument) for argument in sys.argv[1:]]))
