from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.recognise.network import FOLDER
from pipeline.entities.recognise.own import identity, own
from pipeline.entities.spans import Stretch

HOUSEHOLD = 25_000_000


def spans(text, language="en"):
    return own().recognise(text, [Stretch(text, 0, len(text), language)])


def said(text, language="en"):
    return [(text[one.start : one.end], one.type) for one in spans(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "Prime Minister Ingrid Solvang met Anna Lindqvist in Gothenburg on Monday.",
            "en",
            [("Ingrid Solvang", "PER"), ("Anna Lindqvist", "PER"), ("Gothenburg", "LOC")],
        ),
        (
            "Statsministern reste till Malmö för att träffa Erik Holm.",
            "sv",
            [("Malmö", "LOC"), ("Erik Holm", "PER")],
        ),
        ("В Москве выступил Иван Кузнецов.", "ru", [("Москве", "LOC"), ("Иван Кузнецов", "PER")]),
        ("У Києві виступив Олег Бондаренко.", "uk", [("Києві", "LOC"), ("Олег Бондаренко", "PER")]),
        ("Ана Марковић је стигла у Нови Сад.", "sr", [("Ана Марковић", "PER"), ("Нови Сад", "LOC")]),
        (
            "Die Delegation flog mit Peter Schneider nach Hamburg.",
            "de",
            [("Peter Schneider", "PER"), ("Hamburg", "LOC")],
        ),
    ],
)
def test_plain_names_in_plain_sentences(text, language, names):
    assert said(text, language) == names


def test_speech_without_capitals_or_marks():
    text = "so we went to germany and then to poland and we spoke about it in warsaw"
    assert {"germany", "poland", "warsaw"} <= {surface for surface, _ in said(text)}


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(st.text(max_size=40), st.sampled_from(["Anna Berg", "Oslo", "НАТО", "\n\n", "🙂"])),
        max_size=8,
    ),
    st.sampled_from(["en", "sv", "ru", "sr-Latn", "und", "xx"]),
)
def test_spans_lie_in_the_text_in_order_without_overlap(parts, language):
    text = "".join(noise + name for noise, name in parts)
    found = spans(text, language)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(left.end <= right.start for left, right in zip(found, found[1:], strict=False))
    assert all(one.score is not None and 0 < one.score < 1 for one in found)


def test_a_document_is_read_the_same_in_any_company():
    texts = ["Anna Berg left Oslo. " * 9, "В Москве выступил Иван Кузнецов.", "x " * 700, ""]
    documents = [(text, [Stretch(text, 0, len(text), "en")] if text else []) for text in texts]
    together = own().recognise_many(documents)
    assert together == [own().recognise(*one) for one in documents]
    assert together[::-1] == own().recognise_many(documents[::-1])


def test_no_name_runs_over_the_end_of_a_stretch():
    text = "The visit of Anna\nBerg is a hill."
    parts = [Stretch(text, 0, 17, "en"), Stretch(text, 18, len(text), "en")]
    assert all(one.end <= 17 or one.start >= 18 for one in own().recognise(text, parts))


def test_the_model_is_small_and_named():
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) <= HOUSEHOLD
    assert identity().name == own().name
    assert identity().version == own().version
    assert (FOLDER / "ATTRIBUTION.md").is_file()


def test_the_graph_names_no_machine():
    graph = (FOLDER / "network.onnx").read_bytes()
    assert b"site-packages" not in graph
    assert b".py" not in graph


def test_a_fresh_process_is_ready_in_time():
    program = (
        "import json, time\n"
        "from pipeline.entities.recognise.own import own\n"
        "started = time.process_time()\n"
        "own()\n"
        "ready = time.process_time() - started\n"
        "peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'))\n"
        "print(json.dumps([ready, int(peak.split()[1]) / 1024]))"  # ru_maxrss would count the parent's too
    )
    ready, megabytes = json.loads(
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
    )
    assert ready < 1.0
    assert megabytes < 600
