from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.containers.json_strings import mended, shortened
from pipeline.readers.containers.limits import LONGEST_TEXT
from pipeline.readers.draft import Record, Refusal
from tests.pipeline.readers.containers.made import items_of, reasons, texts

ONE, TWO = {"id": 1, "text": "One."}, {"id": 2, "text": "Två 😀."}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([ONE, TWO]),
        json.dumps([ONE, TWO], indent=2),
        "\ufeff" + json.dumps([ONE, TWO], ensure_ascii=False),
        json.dumps([ONE, TWO], ensure_ascii=False).encode("utf-16"),
        json.dumps({"count": 2, "records": [ONE, TWO]}),
        json.dumps({"1": ONE, "2": TWO}, indent=1),
        json.dumps(ONE, indent=1) + "\n" + json.dumps(TWO, indent=1),
        json.dumps(ONE) + "\n" + json.dumps(TWO),
        json.dumps(ONE | {"more": "x" * 300_000}) + "\n" + json.dumps(TWO),
    ],
)
def test_records_are_found_in_every_shape_of_json(tmp_path, content):
    items = items_of(tmp_path, content)
    assert texts(items) == ["One.", "Två 😀."]
    assert [item.facts.external_id for item in items] == ["1", "2"]
    assert [item.number for item in items] == [0, 1]


def test_one_record_over_many_lines_is_read_with_its_fields(tmp_path):
    (record,) = items_of(tmp_path, json.dumps(ONE | {"tags": ["a", {"b": []}], "title": "T"}, indent=3))
    assert isinstance(record, Record)
    assert (record.raw, record.number, record.facts.title) == ("One.", 0, "T")


@pytest.mark.parametrize(
    "content", ["[1, 2]", '{"a": 1}', '{"a": [1, {"b": 2}]}', "[[1], [2]]", "{}", '[{"a": 1}]']
)
def test_json_of_another_shape_is_refused(tmp_path, content):
    (refusal,) = items_of(tmp_path, content)
    assert isinstance(refusal, Refusal)
    assert refusal.reason in ("unsupported_form", "bad_record")
    assert '"text"' in refusal.detail


def test_a_bad_record_costs_no_other(tmp_path):
    items = items_of(tmp_path, json.dumps([ONE, {"id": 3}, 7, {"text": "x", "views": "many"}, TWO]))
    assert texts(items) == ["One.", "Två 😀."]
    assert reasons(items) == ["bad_record"] * 3
    assert [item.place for item in items if isinstance(item, Refusal)] == ["record 1", "record 2", "record 3"]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([ONE, TWO])[:-9],
        json.dumps([ONE])[:-1] + ', {"text": nope}]',
        json.dumps([ONE])[:-1].encode() + b', {"text": "\xff"}]',
        json.dumps([ONE])[:-1] + ', {"text": "a", "deep": ' + "[" * 5000 + "]" * 5000 + "}]",
    ],
)
def test_json_that_breaks_is_read_as_far_as_it_goes(tmp_path, content):
    items = items_of(tmp_path, content)
    assert texts(items) == ["One."]
    assert reasons(items) == ["bad_json"]
    assert items[-1].place == "after record 0"


def test_a_number_of_thousands_of_digits_is_refused(tmp_path):
    content = json.dumps([ONE])[:-1] + ', {"text": "a", "id": ' + "9" * 5000 + "}]"
    items = items_of(tmp_path, content)
    assert (texts(items), reasons(items)) == (["One."], ["bad_json"])
    assert reasons(items_of(tmp_path, '[{"id": ' + "9" * 3_000_000)) == ["bad_json"]


@pytest.mark.parametrize("content", ["[" * 300_000, '{"a":' * 300_000, "[{" * 100_000])
def test_brackets_without_end_are_refused_at_once(tmp_path, content):
    began = time.monotonic()
    assert reasons(items_of(tmp_path, content)) == ["bad_json"]
    assert time.monotonic() - began < 10


def test_a_text_longer_than_any_statement_is_refused_and_the_rest_read(tmp_path):
    long = json.dumps([{"text": "x" * (LONGEST_TEXT + 1)}, TWO])
    items = items_of(tmp_path, long)
    assert reasons(items) == ["too_large"]
    assert texts(items) == ["Två 😀."]
    lines = json.dumps({"text": "x" * (LONGEST_TEXT + 1)}) + "\n" + json.dumps(TWO)
    items = items_of(tmp_path, lines)
    assert reasons(items) == ["too_large"]
    assert texts(items) == ["Två 😀."]


JSON = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
)


def cut(data: bytes, sizes: list[int]):
    """A stream that gives bytes in pieces of some sizes."""

    class Stream:
        at = 0

        def read(self, _):
            size = sizes[self.at % len(sizes)]
            start, self.at = sum(sizes[i % len(sizes)] for i in range(self.at)), self.at + 1
            return data[start : start + size]

    return Stream()


@given(JSON, st.lists(st.integers(1, 7), min_size=1, max_size=4), st.booleans())
def test_good_json_is_not_touched_however_it_is_cut(value, sizes, is_ascii):
    data = json.dumps(value, ensure_ascii=is_ascii).encode("utf-8", "replace")
    assert b"".join(shortened(mended(cut(data, sizes)))) == data


@given(st.integers(0, 400), st.lists(st.integers(1, 7), min_size=1, max_size=4))
def test_only_strings_of_more_than_the_limit_are_cut(length, sizes):
    value = ["a", 'é\\"' * (length // 3), "b"]
    data = json.dumps(value).encode()
    made = json.loads(b"".join(shortened(mended(cut(data, sizes)), limit=200)))
    assert made[0::2] == ["a", "b"]
    assert value[1].startswith(made[1])
    assert made[1] == value[1] or len(json.dumps(made[1])) > 200
