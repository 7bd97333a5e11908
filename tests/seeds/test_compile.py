from __future__ import annotations

import os
from pathlib import Path

import pytest

from seeds import REFERENCE
from seeds.compile.__main__ import gather, main
from seeds.compile.write import write

FACTS = Path("../shared/data")
PACKAGES = [Path(os.environ.get(name, "")) for name in ("BRANDS", "CITIES")]


@pytest.mark.skipif(not (FACTS / "kb").is_dir(), reason="the facts are not here: ../shared/data/kb")
@pytest.mark.skipif(
    not all(package.is_file() for package in PACKAGES),
    reason="BRANDS and CITIES name no files: the packages of seeds/reference/ATTRIBUTION.md",
)
def test_shipped_tables_are_what_the_facts_compile_to(tmp_path):
    for path in write(gather(FACTS, *PACKAGES), tmp_path):
        assert path.read_bytes() == (REFERENCE / path.name).read_bytes()


def test_a_folder_without_facts_is_refused(tmp_path, capsys):
    assert main([str(tmp_path), str(tmp_path), str(tmp_path)]) == 2
    assert "usage" in capsys.readouterr().err
