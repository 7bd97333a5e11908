from __future__ import annotations

from datetime import timedelta

import orjson
import pyarrow as pa
import pytest

from pipeline.readers.revisions import Numbering, assign
from pipeline.readers.stage import read_stage
from pipeline.runners import map_shards
from tests.pipeline.build import AT, NOTHING_KNOWN, raw_objects

STAGE = read_stage()


def arrive(folder, content, at):
    return map_shards(STAGE, {"raw_objects": raw_objects(folder, {"a.txt": content}, at)})


def test_a_changed_text_is_a_new_revision_and_an_equal_one_is_not(tmp_path):
    first = assign(arrive(tmp_path, "We sail at noon.", AT), NOTHING_KNOWN)
    later = AT + timedelta(days=1)
    same = assign(arrive(tmp_path, "We sail at noon.", later), first["documents"])
    assert same["documents"].num_rows == same["blocks"].num_rows == same["source_map"].num_rows == 0
    changed = assign(arrive(tmp_path, "We sail at one.", later), first["documents"])
    (row,) = changed["documents"].to_pylist()
    assert row["revision"] == 2
    assert row["first_seen_at"] == AT
    assert row["document_id"] == first["documents"].column("document_id")[0].as_py()
    assert changed["blocks"].column("revision").to_pylist() == [2]


def test_two_arrivals_of_one_day_are_numbered_in_their_order(tmp_path):
    parts = [arrive(tmp_path, text, AT + timedelta(hours=h)) for h, text in ((2, "Second."), (1, "First."))]
    both = {name: pa.concat_tables([part[name] for part in parts]) for name in parts[0]}
    documents = assign(both, NOTHING_KNOWN)["documents"]
    texts = zip(documents.column("revision").to_pylist(), documents.column("text").to_pylist(), strict=True)
    assert sorted(texts) == [(1, "First."), (2, "Second.")]


def arrive_record(folder, at, **said):
    line = orjson.dumps({"id": "a", "text": "We sail at noon.", **said})
    return map_shards(STAGE, {"raw_objects": raw_objects(folder, {"a.jsonl": line}, at)})


@pytest.mark.parametrize("said", [{"title": "Ferry"}, {"language": "sv"}, {"published_at": "2026-02-28"}])
def test_a_corrected_title_language_or_date_is_a_new_revision(tmp_path, said):
    first = assign(arrive_record(tmp_path, AT), NOTHING_KNOWN)["documents"]
    later = AT + timedelta(days=1)
    (row,) = assign(arrive_record(tmp_path, later, **said), first)["documents"].to_pylist()
    assert row["revision"] == 2
    again = assign(arrive_record(tmp_path, later), first)["documents"]
    assert again.num_rows == 0


def test_the_last_of_three_revisions_is_current(tmp_path):
    lines = b"\n".join(orjson.dumps({"id": "a", "text": f"We sail at {hour}."}) for hour in (1, 2, 3))
    arrival = map_shards(STAGE, {"raw_objects": raw_objects(tmp_path, {"a.jsonl": lines})})
    numbering = Numbering(NOTHING_KNOWN)
    documents = numbering.mark_current(numbering.assign(arrival)["documents"])
    rows = {row["revision"]: (row["is_current"], row["superseded_at"]) for row in documents.to_pylist()}
    assert rows == {1: (False, AT), 2: (False, AT), 3: (True, None)}
