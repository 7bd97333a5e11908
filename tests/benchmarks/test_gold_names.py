from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import gold_names_links as links
from benchmarks.gold_names_spans import counted, score
from benchmarks.gold_names_texts import as_heard, as_written, own_gold
from pipeline.entities.spans import Span
from training.names.corpora import Document
from training.names.corpora.running import sentences

TYPES = frozenset({"PER", "LOC", "ORG"})
TEXT = 'Anna Ek-Lind of the U.N. didn\'t see "Acto" in St. Lund (Ö.).'


def document(text, marked, types=TYPES):
    return Document("en", "own", "dev", types, tuple(sentences(text, marked)))


def marked(text, *names):
    return sorted((text.index(name), text.index(name) + len(name), kind) for name, kind in names)


SAMPLE = document(
    TEXT, marked(TEXT, ("Anna Ek-Lind", "PER"), ("U.N.", "ORG"), ("Acto", "?"), ("St. Lund", "LOC"))
)


def test_print_is_print():
    found = as_written(SAMPLE)
    assert found.text == TEXT
    assert [found.text[start:end] for start, end, _ in found.gold] == [
        "Anna Ek-Lind",
        "U.N.",
        "Acto",
        "St. Lund",
    ]


def test_what_is_heard_has_no_marks_and_the_same_names():
    found = as_heard(SAMPLE)
    assert found.text == "anna ek-lind of the u n didn't see acto in st lund ö"
    assert [(found.text[start:end], kind) for start, end, kind in found.gold] == [
        ("anna ek-lind", "PER"),
        ("u n", "ORG"),
        ("acto", "?"),
        ("st lund", "LOC"),
    ]
    assert [(one.text, one.is_spoken) for one in found.stretches] == [(found.text, True)]


@given(
    st.lists(st.sampled_from(["Anna", "U.N.", "x's", "—", "(", "Lund.", "…"]), min_size=1, max_size=12),
    st.integers(0, 11),
    st.integers(1, 4),
)
def test_a_perfect_recogniser_is_perfect_in_both_conditions(words, first, size):
    text = " ".join(words)
    start = len(" ".join(words[:first])) + bool(first)
    end = min(len(text), len(" ".join(words[: first + size])))
    one = document(text, [(start, end, "PER")] if start < end else [])
    for form in (as_written, as_heard):
        found = form(one)
        assert all(found.text[a:b] == found.text[a:b].strip() != "" for a, b, _ in found.gold)
        assert [found.text[s.start : s.end] for s in found.stretches] == [s.text for s in found.stretches]
        counts = counted(found, [Span(a, b, kind) for a, b, kind in found.gold])
        assert counts["PER", "right"] == counts["PER", "said"] == counts["PER", "gold"] == len(found.gold)


def test_only_both_ends_and_the_type_are_right():
    found = as_written(SAMPLE)
    spans = [Span(0, 12, "LOC"), Span(20, 23, "ORG"), Span(51, 53, "PER")]
    spans += [Span(found.gold[2][0], found.gold[2][1] + 1, "ORG"), Span(0, 4, "EVENT")]
    counts = counted(found, [*spans, Span(*found.gold[3])])
    assert score(counts) == pytest.approx((1 / 4, 1 / 3, 2 / 7, 3))
    assert counts["EVENT", "said"] == 0


def gold(tmp_path, labels, text="Anna Ek met He of Lund and Ek"):
    row = {"text": text, "evaluation_span": [0, 26], "labels": labels}
    (tmp_path / "a.benchmark.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return tmp_path


def label(start, end, entity, **more):
    return {"span": [start, end], "entity_id": entity, **more}


def test_links_count_by_entity_and_nil_by_silence(tmp_path):
    folder = gold(
        tmp_path, [label(0, 7, "Q1"), label(5, 7, "Q9"), label(12, 14, "Q1"), label(18, 22, "<NIL>")]
    )
    said = [
        links.Named(0, 7, "PER", "Q1", "name"),
        links.Named(18, 22, "LOC", "local:x"),
        links.Named(27, 29, "PER", "Q1"),
    ]
    counts = dict(links.foreign(folder, lambda text, language, day: said, {"Q1"}))["all"]
    assert links.score(counts) == pytest.approx((1, 1 / 3, 1 / 2, 3))
    assert links.score(counts, "_kb") == pytest.approx((1, 1 / 2, 2 / 3, 2))
    assert links.score(counts, "_nil") == (1, 1, 1, 2)
    assert list(links.methods(counts)) == [("name", 1, 0)]


def test_own_gold_wants_silence_where_there_is_no_entity(tmp_path):
    row = {"id": "a", "language": "en", "day": "2020-01-01", "text": "Ann met Bo, Cy and Di."}
    row["mentions"] = [
        {"start": at, "end": at + size, "type": "PER", "entity_id": entity}
        for at, size, entity in ((0, 3, "Q1"), (8, 2, None), (12, 2, "Q2"), (19, 2, None))
    ]
    (tmp_path / "en.jsonl").write_text(json.dumps(row), encoding="utf-8")
    said = [(0, 3, "Q1"), (8, 10, "local:b"), (12, 14, None), (19, 21, "Q3")]
    counts = links.own(
        tmp_path / "en.jsonl",
        lambda *_: [links.Named(start, end, "PER", entity) for start, end, entity in said],
    )
    assert links.score(counts) == (0.5, 0.5, 0.5, 4)
    assert links.score(counts, "_kb") == (0.5, 0.5, 0.5, 2)
    assert counts["spans"] == 4
    assert as_written(own_gold(tmp_path)["en"][0]).text == row["text"]
