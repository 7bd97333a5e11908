"""The gold for quotes is well formed, large enough and frozen."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

HERE = Path("tests/gold/quotes")
LANGUAGES = ("de", "en", "fr", "hr", "ru", "sr", "sv", "uk")
FIELDS = ("kind", "start", "end", "cue", "speaker", "name", "parent", "continues")
OPENERS = (
    "\"'“”„‘’‚‹›«»–—-:"  # what may stand right before direct speech, a dash or a label's colon among them
)


def texts(language: str) -> list[dict]:
    lines = (HERE / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def rows(language: str) -> list[tuple[dict, dict]]:
    return [(text, quote) for text in texts(language) for quote in text["quotes"]]


def where(text: dict, quote: dict) -> tuple[str, str]:
    return text["id"], text["text"][quote["start"] : quote["end"]]


def ancestors(quotes: list[dict], index: int) -> set[int]:
    parent = quotes[index]["parent"]
    return set() if parent is None else {parent} | ancestors(quotes, parent)


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def test_there_is_a_file_for_every_language_and_no_other():
    assert tuple(sorted(path.stem for path in HERE.glob("*.jsonl"))) == LANGUAGES


def test_there_are_at_least_300_attributions():
    assert sum(len(rows(path.stem)) for path in HERE.glob("*.jsonl")) >= 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_have_the_declared_fields(language):
    ids = [text["id"] for text in texts(language)]
    assert len(set(ids)) == len(ids)
    for text in texts(language):
        assert set(text) == {"id", "language", "day", "title", "text", "quotes"}
        assert text["language"].split("-")[0] == language  # Serbian in Latin script: sr-Latn
        assert date(2005, 1, 1) <= date.fromisoformat(text["day"]) <= date(2025, 12, 31)
        assert text["text"] == text["text"].strip()
        assert text["title"] is None or text["title"].strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_all_kinds_and_texts_without_quotes(language):
    kinds = Counter(quote["kind"] for _, quote in rows(language))
    assert set(kinds) == {"direct", "indirect", "mixed"}
    assert kinds.total() >= 25
    assert sum(not text["quotes"] for text in texts(language)) >= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_spans_lie_in_the_text_without_spaces_around(language):
    for text, quote in rows(language):
        assert tuple(quote) == FIELDS
        for start, end in filter(None, ((quote["start"], quote["end"]), quote["cue"], quote["speaker"])):
            assert 0 <= start < end <= len(text["text"]), where(text, quote)
            surface = text["text"][start:end]
            assert surface == surface.strip(), where(text, quote)


@pytest.mark.parametrize("language", LANGUAGES)
def test_content_has_the_form_of_its_kind(language):
    for text, quote in rows(language):
        before = text["text"][: quote["start"]].rstrip(" \u00a0\u202f\u2009")[-1:]
        content = text["text"][quote["start"] : quote["end"]]
        if quote["kind"] == "direct" and quote["continues"] is None:
            assert before, where(text, quote)
            assert before in OPENERS, where(text, quote)
        if quote["kind"] != "direct":
            assert content[-1] not in ".,;:!?…", where(text, quote)


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_stand_in_order_are_unlike_and_overlap_only_by_nesting(language):
    for text in texts(language):
        spans = [(quote["start"], quote["end"]) for quote in text["quotes"]]
        assert len(set(spans)) == len(spans), text["id"]
        assert spans == sorted(spans, key=lambda span: (span[0], -span[1])), text["id"]
        for one, other in combinations(range(len(spans)), 2):
            assert overlap(spans[one], spans[other]) == (one in ancestors(text["quotes"], other)), text["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_parents_contain_their_rows_and_mixed_rows_have_direct_ones(language):
    for text in texts(language):
        quotes = text["quotes"]
        for index, quote in enumerate(quotes):
            if quote["parent"] is not None:
                parent = quotes[quote["parent"]]
                assert 0 <= quote["parent"] < index, where(text, quote)
                assert parent["start"] <= quote["start"] < quote["end"] <= parent["end"], where(text, quote)
            inside = {other["kind"] for other in quotes if other["parent"] == index}
            assert quote["kind"] != "mixed" or "direct" in inside, where(text, quote)
            assert quote["kind"] != "indirect" or "direct" not in inside, where(text, quote)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_piece_goes_on_from_an_earlier_one_of_the_same_source(language):
    for text in texts(language):
        for index, quote in enumerate(text["quotes"]):
            if quote["continues"] is not None:
                assert 0 <= quote["continues"] < index, where(text, quote)
                assert text["quotes"][quote["continues"]]["name"] == quote["name"], where(text, quote)


@pytest.mark.parametrize("language", LANGUAGES)
def test_cue_and_speaker_stand_outside_what_they_introduce(language):
    for text, quote in rows(language):
        own = (quote["start"], quote["end"])
        for span in filter(None, (quote["cue"], quote["speaker"])):
            assert not overlap(span, own), where(text, quote)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_occur_in_their_text(language):
    for text, quote in rows(language):
        assert quote["name"] is None or quote["name"] in text["text"], (text["id"], quote["name"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_are_frozen(language):
    lines = (HERE / "digests.txt").read_text(encoding="utf-8").splitlines()
    frozen = {name: digest for digest, name in (line.split() for line in lines)}
    name = f"{language}.jsonl"
    assert hashlib.sha256((HERE / name).read_bytes()).hexdigest() == frozen[name]
