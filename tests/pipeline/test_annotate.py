from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from pipeline.annotate import annotate_tables
from tests.pipeline.build import AT


def test_what_cannot_be_read_is_a_reject_and_the_rest_goes_on(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text("We sail at noon.")
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    odd.write_text("We sail at one.")
    gone = tmp_path / "gone.txt"
    tables = annotate_tables([("good.txt", good), (odd.name, odd), ("gone.txt", gone)], AT)
    assert tables["documents"].column("uri").to_pylist() == ["good.txt"]
    assert tables["receipts"].num_rows == 3
    rejects = {row["uri"]: row for row in tables["rejects"].to_pylist()}
    assert len(rejects) == 2
    assert {(row["stage"], row["reason"]) for row in rejects.values()} == {("receive", "unreadable")}
    assert rejects["gone.txt"]["raw_id"] == hashlib.sha256(b"").hexdigest()
    assert "Rename" in next(row["detail"] for uri, row in rejects.items() if uri.startswith("caf"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_reject(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("We sail.")
    path.chmod(0)
    assert annotate_tables([("a.txt", path)], AT)["rejects"].column("reason").to_pylist() == ["unreadable"]


def test_revisions_of_one_run_know_which_is_current(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(f'{{"id": "a", "text": "We sail at {hour}."}}' for hour in (1, 2, 3)))
    documents = annotate_tables([("a.jsonl", path)], AT)["documents"].sort_by("revision")
    assert documents.column("is_current").to_pylist() == [False, False, True]
    assert documents.column("superseded_at").to_pylist() == [AT, AT, None]
