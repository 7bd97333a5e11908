from __future__ import annotations

from pathlib import Path

import pytest

from seeds import REFERENCE
from seeds.compile.__main__ import gather, main
from seeds.compile.write import write

FACTS = Path("../shared/data")


@pytest.mark.skipif(not (FACTS / "kb").is_dir(), reason="the facts are not here: ../shared/data/kb")
def test_shipped_tables_are_what_the_facts_compile_to(tmp_path):
    for path in write(gather(FACTS), tmp_path):
        assert path.read_bytes() == (REFERENCE / path.name).read_bytes()


def test_a_folder_without_facts_is_refused(tmp_path, capsys):
    assert main([str(tmp_path)]) == 2
    assert "usage" in capsys.readouterr().err
