"""The gold for headline claims is well formed, frozen, and its verdicts fit how each pair was made."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

GOLD = Path("tests/gold/claims.jsonl")
FROZEN = "c06412a4e84a458fd5b5d5176cfa5f8b045713486ac2c2516941e1d5d2409b5c"
VERDICTS = {
    "verbatim": "verbatim",
    "paraphrase": "close",
    "altered_number": "partial",
    "altered_negation": "partial",
    "wrong_speaker": "partial",
    "invented": "absent",
    "partial": "partial",
}
LEAST = {"en": 60, "sv": 12, "de": 12, "ru": 12, "uk": 12, "sr": 12, "hr": 12, "fr": 12}
MARKS = "“”‘’„«»\"'"


@cache
def rows() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines())


def surface(row: dict[str, Any]) -> str:
    claim = row["claim"]
    return str(row[claim["in"]][claim["start"] : claim["end"]])


def nearest(row: dict[str, Any]) -> dict[str, Any]:
    sentence: dict[str, Any] = row["transcript"][row["sentence"]]
    return sentence


def test_the_file_is_frozen() -> None:
    assert hashlib.sha256(GOLD.read_bytes()).hexdigest() == FROZEN


def test_there_are_enough_pairs_of_each_kind_and_language() -> None:
    assert len({row["id"] for row in rows()}) == len(rows()) >= 140
    kinds, languages = (Counter(row[key] for row in rows()) for key in ("kind", "language"))
    assert kinds.keys() == VERDICTS.keys()
    assert min(kinds.values()) >= 18
    assert languages.keys() == LEAST.keys()
    assert all(languages[language] >= least for language, least in LEAST.items())
    both = Counter((row["language"], row["kind"]) for row in rows())
    assert len(both) == len(kinds) * len(languages)


def test_transcripts_are_many_and_of_the_declared_length() -> None:
    texts = {tuple(sentence["text"] for sentence in row["transcript"]) for row in rows()}
    assert len(texts) >= 35
    assert all(6 <= len(text) <= 25 for text in texts)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_claims_are_whole_words_inside_their_text(row: dict[str, Any]) -> None:
    claim, text = row["claim"], row[row["claim"]["in"]]
    start, end = claim["start"], claim["end"]
    assert 0 <= start < end <= len(text)
    assert surface(row) == surface(row).strip(" ,;:\u00a0" + MARKS)
    assert not text[max(start - 1, 0) : start].isalnum()
    assert not text[end : end + 1].isalnum()
    opened = text[:start].rstrip(" \u00a0")[-1:]
    closed = text[end:].lstrip(" \u00a0.,!?")[:1]
    assert claim["is_quoted"] == (opened != "" and opened in MARKS)
    assert claim["is_quoted"] == (closed != "" and closed in MARKS)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_verdicts_fit_kinds_and_only_absent_claims_lack_a_sentence(row: dict[str, Any]) -> None:
    assert row["verdict"] == VERDICTS[row["kind"]]
    assert (row["sentence"] is None) == (row["verdict"] == "absent")
    assert row["sentence"] is None or 0 <= row["sentence"] < len(row["transcript"])
    assert row["claim"]["speaker"] is None or row["claim"]["speaker"].strip() != ""


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_times_run_forward(row: dict[str, Any]) -> None:
    assert all(0 <= sentence["start_s"] < sentence["end_s"] for sentence in row["transcript"])
    assert all(before["end_s"] <= after["start_s"] for before, after in pairwise(row["transcript"]))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_the_nearest_sentence_is_another_speakers_only_in_wrong_speaker(row: dict[str, Any]) -> None:
    claimed = row["claim"]["speaker"]
    if row["sentence"] is None or claimed is None or nearest(row)["speaker"] is None:
        assert row["kind"] != "wrong_speaker"
        return
    said_by_claimed = claimed.split()[-1] in nearest(row)["speaker"]
    assert said_by_claimed == (row["kind"] != "wrong_speaker")


def test_notation_of_numbers_alone_does_not_change_a_verdict() -> None:
    digits = [
        row
        for row in rows()
        if row["kind"] in ("verbatim", "paraphrase")
        and any(letter.isdigit() for letter in surface(row))
        and not any(letter.isdigit() for letter in nearest(row)["text"])
    ]
    assert len(digits) >= 15
