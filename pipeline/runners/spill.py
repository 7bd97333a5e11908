"""Tables on disk for a while: how parts that memory should not hold all at once go from hand to hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa

from pipeline.stage import Tables


def spill(tables: Tables, folder: Path) -> Path:
    """Write tables as Arrow files into a new folder and return it."""
    folder.mkdir(parents=True)
    for name, table in tables.items():
        options = pa.ipc.IpcWriteOptions(compression="lz4")
        with (
            pa.OSFile(str(folder / name), "wb") as sink,
            pa.ipc.new_file(sink, table.schema, options=options) as writer,
        ):
            writer.write_table(table)
    return folder


def take(folder: Path) -> Tables:
    """Return the tables of a folder that `spill` wrote, and remove it."""
    tables = {path.name: _read(path) for path in sorted(folder.iterdir())}
    shutil.rmtree(folder)
    return tables


def _read(path: Path) -> pa.Table:
    with pa.OSFile(str(path), "rb") as source:
        return pa.ipc.open_file(source).read_all()
