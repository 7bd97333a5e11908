from __future__ import annotations

import shutil

import numpy as np
import pytest

from pipeline.entities.knowledge.index import ROWS, TRIE, open_index, save, unpacked
from pipeline.entities.knowledge.load import indexed, knowledge, read_columns
from seeds import REFERENCE


@pytest.fixture(scope="module")
def columns():
    return read_columns(REFERENCE)


@pytest.fixture(scope="module")
def built(columns):
    return indexed(columns, REFERENCE)


def test_the_shipped_index_is_that_of_the_tables(columns, built):
    shipped = open_index(REFERENCE, len(columns.name), len(columns.entity_id))
    assert shipped.trie.keys() == built.trie.keys()
    keys = built.trie.keys()
    assert [shipped.trie[one] for one in keys] == [built.trie[one] for one in keys]
    for own, other in zip(shipped[1:], built[1:], strict=True):
        assert np.array_equal(own, other)


def test_saved_twice_it_is_the_same_bytes(built, tmp_path):
    first = [path.read_bytes() for path in save(built, tmp_path)]
    assert first == [path.read_bytes() for path in save(built, tmp_path)]


def test_an_index_of_other_tables_is_refused(tmp_path):
    for name in (TRIE, ROWS):
        shutil.copy(REFERENCE / name, tmp_path / name)
    with pytest.raises(ValueError, match="make reference"):
        open_index(tmp_path, 1, 1)


def test_shares_and_frequencies_come_back_roughly():
    assert unpacked(50 * 256 + 40) == (0.5, 1024)
    kb = knowledge()
    assert kb.lower_share("although", "en") > 0.3 > kb.lower_share("serbia", "en")
    assert kb.frequency("the", "en") > kb.frequency("government", "en") > kb.frequency("zebra", "en")
    assert kb.lower_share("xyzzy", "en") is None
    assert kb.frequency("xyzzy", "en") == 0
    assert kb.lower_share("och", "und") >= kb.lower_share("och", "sv")


def test_common_and_bearers_read_as_mappings():
    kb = knowledge()
    assert ("en", "although") in kb.common
    assert ("en", "serbia") not in kb.common
    assert kb.common.get(("en", "xyzzy"), 0) == 0
    assert kb.bearers["lavrov"] == len(kb.surname("lavrov")) > 1
    assert "xyzzy" not in kb.bearers
    assert next(iter(kb.bearers)) in kb.bearers
    assert next(iter(kb.common)) in kb.common
