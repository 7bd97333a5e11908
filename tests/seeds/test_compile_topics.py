from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.topics.schemes import reference_files, topics
from seeds.compile_topics import LISTS, compile_topics, own_terms

FACTS = Path("../shared/data")


def test_every_language_has_terms_of_our_own_for_every_top_topic() -> None:
    counts: dict[tuple[str, str], int] = {}
    for language, _, code, _, _ in own_terms(LISTS):
        if code in topics():
            key = language, topics()[code].top
            counts[key] = counts.get(key, 0) + 1
    assert len(counts) == 8 * 17
    assert min(counts.values()) >= 20


def test_the_compiled_lexicon_holds_our_lists() -> None:
    rows = pq.read_table(reference_files()[1], filters=[("origin", "=", "own")]).to_pylist()
    compiled = {(row["language"], row["term"], row["code"]) for row in rows}
    assert {(language, term, code) for language, term, code, _, _ in own_terms(LISTS)} == compiled


@pytest.mark.skipif(not FACTS.is_dir(), reason="the facts to compile from are not here: ../shared/data")
def test_compiling_again_gives_the_same_bytes(tmp_path: Path) -> None:
    compile_topics(FACTS, tmp_path)
    for path in reference_files():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()
