"""The gold for names is well formed, frozen, and its identifiers exist."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pyarrow.parquet as pq
import pytest

HERE = Path("tests/gold/linking")
LANGUAGES = sorted(path.stem for path in HERE.glob("*.jsonl"))
TYPES = {"PER", "ORG", "LOC", "NORP", "EVENT", "LAW"}
LINKED = TYPES - {"NORP"}  # the types that may carry an id
LEAST = {"en": 200, "sv": 200, "ru": 200, "uk": 200, "sr": 200, "de": 60, "fr": 60}


def rows(language: str) -> list[dict]:
    return [
        json.loads(line) for line in (HERE / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def digest(language: str) -> str:
    kept = [
        [row["id"], row["day"], row["text"], [[m["start"], m["end"], m["type"]] for m in row["mentions"]]]
        for row in rows(language)
    ]
    return hashlib.sha256(json.dumps(kept, ensure_ascii=False).encode()).hexdigest()


def frozen() -> dict[str, str]:
    lines = (HERE / "frozen.sha256").read_text(encoding="utf-8").split("\n")
    return {language: value for value, language in (line.split() for line in lines if line)}


@pytest.fixture(scope="module")
def types() -> dict[str, str]:
    table = pq.read_table("seeds/reference/entities.parquet", columns=["entity_id", "type"])
    return dict(zip(table["entity_id"].to_pylist(), table["type"].to_pylist(), strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_documents_have_the_declared_fields(language):
    ids = [row["id"] for row in rows(language)]
    assert len(set(ids)) == len(ids)
    for row in rows(language):
        assert row["language"].removesuffix("-Latn") == language  # Serbian in Latin script: sr-Latn
        assert row["text"] == row["text"].strip()
        assert date(2005, 1, 1) <= date.fromisoformat(row["day"]) <= date(2025, 12, 31)


@pytest.mark.parametrize("language", LANGUAGES)
def test_spans_are_whole_words_in_order_and_apart(language):
    for row in rows(language):
        text, spans = row["text"], [(m["start"], m["end"]) for m in row["mentions"]]
        assert spans == sorted(spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
        for start, end in spans:
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip(" \n,;:!?\"'")
            assert not text[max(start - 1, 0) : start].isalnum(), (row["id"], text[start:end])
            assert not text[end : end + 1].isalnum(), (row["id"], text[start:end])


@pytest.mark.parametrize("language", LANGUAGES)
def test_types_and_identifiers_exist(language, types):
    for row in rows(language):
        for mention in row["mentions"]:
            surface = row["text"][mention["start"] : mention["end"]]
            assert mention["type"] in TYPES
            if mention["entity_id"] is not None:
                assert mention["type"] in LINKED, (row["id"], surface)
                assert types.get(mention["entity_id"]) == mention["type"], (row["id"], surface)


@pytest.mark.parametrize("language", LANGUAGES)
def test_gold_is_large_enough_and_mostly_linked(language):
    mentions = [m for row in rows(language) for m in row["mentions"]]
    assert len(mentions) >= LEAST[language]
    assert sum(m["entity_id"] is not None for m in mentions) >= 0.4 * len(mentions)


@pytest.mark.parametrize("language", frozen())
def test_texts_spans_and_types_are_frozen(language):
    assert digest(language) == frozen()[language]
