from __future__ import annotations

import pyarrow.parquet as pq
import pytest
import typer

from rostrum.annotate import run
from tests.pipeline.build import AT


def test_a_file_is_read_once_and_files_of_one_name_stay_apart(tmp_path):
    for folder, text in (("one", "We sail at noon."), ("two", "The ferry is late.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(text)
    given = [tmp_path / "one", tmp_path / "one" / "a.txt", tmp_path / "two"]
    run(given, tmp_path / "out", AT, "inline", None)
    documents = pq.read_table(tmp_path / "out" / "documents.parquet")
    assert documents.num_rows == len(set(documents.column("document_id").to_pylist())) == 2


@pytest.mark.parametrize("out", ["taken", "taken/below"])
def test_results_cannot_go_where_a_file_is(tmp_path, out):
    (tmp_path / "taken").write_text("a")
    with pytest.raises(typer.BadParameter, match="cannot be a folder"):
        run([tmp_path], tmp_path / out, AT, "inline", None)
