"""The Arrow functions from which facts are written."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from checks.find import beside, differ, either_null, joined, previous, say, words

KEYS = st.tuples(st.sampled_from("abc") | st.none(), st.integers(0, 2) | st.none())


def columns(rows: list[tuple[str | None, int | None]]) -> pa.Table:
    names = pa.schema([("name", pa.string()), ("number", pa.int32())])
    return pa.Table.from_pylist([{"name": name, "number": number} for name, number in rows], schema=names)


@given(mine=st.lists(KEYS, max_size=12), theirs=st.lists(KEYS, max_size=12))
def test_beside_finds_the_first_row_with_the_key(mine: list, theirs: list) -> None:
    other = columns(theirs).append_column("place", pa.array(range(len(theirs)), pa.int64()))
    found = beside(columns(mine), other, {"name": "name", "number": "number"}, ("place",)).to_pylist()
    for key, row in zip(mine, found, strict=True):
        place = theirs.index(key) if None not in key and key in theirs else None
        assert row == {"place": place, "found": place is not None}


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 50)), max_size=12, unique=True))
def test_previous_is_the_row_before_in_its_group(rows: list) -> None:
    found = previous(columns(rows), ("name",), "number", "number").to_pylist()
    for (name, number), before in zip(rows, found, strict=True):
        assert before == max((n for other, n in rows if other == name and n < number), default=None)


@given(st.lists(st.tuples(st.none() | st.just("a"), st.none() | st.just("b")), max_size=8))
def test_joined_is_null_only_where_nothing_is_wrong(rows: list) -> None:
    one, two = (pa.array([row[side] for row in rows], pa.string()) for side in (0, 1))
    table = pa.table({"one": one})
    expected = ["; ".join(filter(None, row)) or None for row in rows]
    assert joined(table, [one, two]).to_pylist() == expected
    assert joined(table, []).to_pylist() == [None] * len(rows)


def test_say_takes_null_for_no() -> None:
    wrong = pa.chunked_array([[True, None], [False]])
    assert say(wrong, "bad").to_pylist() == ["bad", None, None]
    assert say(wrong, pa.array(["x", "y", "z"])).to_pylist() == ["x", None, None]


def test_null_equals_null() -> None:
    one, other = pa.array([1, None, None, 1]), pa.array([1, None, 1, 2])
    assert differ(one, other).to_pylist() == [False, False, True, True]
    assert either_null(one, other).to_pylist() == [False, False, True, False]


def test_words_put_values_of_any_type_together() -> None:
    assert words("at ", pa.array([1, None]), "!").to_pylist() == ["at 1!", "at null!"]
