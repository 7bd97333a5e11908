"""One warehouse with the sample and one with the two real inputs, each made by the command line once."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import seeds
from pipeline.positions import verify
from pipeline.tables import TABLES
from warehouse.connect import connect
from warehouse.paths import Home
from warehouse.raw_text import raw_text

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"


def rostrum(
    *arguments: object, home: Path | None = None, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does, in a process of its own."""
    environment = os.environ | {"COLUMNS": "200"} | ({"ROSTRUM_HOME": str(home)} if home else {})
    environment.pop("DAGSTER_HOME", None)
    command = [sys.executable, "-m", "rostrum", *map(str, arguments)]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment,
        input=stdin,
        timeout=280,
    )


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """Home of a warehouse with the sample, and what the run printed."""
    home = tmp_path_factory.mktemp("sample")
    done = rostrum("run", seeds.SAMPLE, home=home)
    assert done.returncode == 0, done.stdout + done.stderr
    return home, done.stdout


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    """Home of a warehouse with the two real inputs."""
    if not CORPUS.is_dir():
        pytest.skip("the two real inputs lie beside the project, in ../shared/corpus, and are not here")
    home = tmp_path_factory.mktemp("corpus")
    done = rostrum("run", CORPUS, home=home)
    assert done.returncode == 0, done.stdout + done.stderr
    return home


def count_proven_spans(home: Path) -> int:
    """Assert that every row of every published span table is proven; return how many there were."""
    with closing(connect(home)) as connection:
        tables = {name: connection.table(name).to_arrow_table() for name in TABLES}
    count = 0
    for name, table in TABLES.items():
        if table.is_span and name != "source_map":
            proof = verify(
                tables[name], tables["documents"], tables["source_map"], raw_text(Home(home)), table.surface
            )
            assert all(proof.column("text_matches").to_pylist()), name
            assert all(proof.column("raw_matches").to_pylist()), name
            count += proof.num_rows
    return count
