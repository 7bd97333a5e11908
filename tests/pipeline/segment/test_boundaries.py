from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.sentences import gold_scores
from pipeline.segment.boundaries import sentences, sentences_of
from pipeline.segment.chunks import chunks_of
from pipeline.segment.glued import glued
from pipeline.segment.runs import Stretch

LANGUAGES = ("und", "en", "de", "ru", "fr")
PIECES = st.sampled_from(
    [*"abzAÉß5Яя", "Dr.", "z. B.", "U.S.", "3.", "...", "…", "?", "!", ".", "。", "«", "»", '"', "“", "(", ")", "<...>",
     "[…]", "•", "–", "-", ":", "https://e.org/a.b?c", "@", "\n", "\t", " ", "  ", "\u00a0", "\u200b", "🎙", "end.Next"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=120), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES).map("".join)
)


def cut(text, language="und"):
    return [text[a:b] for a, b in sentences(text, 0, len(text), language)]


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_sentences_are_in_order_trimmed_and_hold_every_letter(text, language):
    bounds = sentences(text, 0, len(text), language)
    assert all(a < b and text[a:b] == text[a:b].strip() for a, b in bounds)
    assert all(before[1] <= after[0] for before, after in zip(bounds, bounds[1:], strict=False))
    assert [c for a, b in bounds for c in text[a:b] if c.isalnum()] == [c for c in text if c.isalnum()]


@given(TEXTS, st.text(max_size=30), st.text(max_size=30))
def test_what_stands_outside_the_span_changes_nothing(text, before, after):
    alone = sentences(text, 0, len(text), "en")
    within = sentences(before + text + after, len(before), len(before) + len(text), "en")
    assert [(a - len(before), b - len(before)) for a, b in within] == alone


@given(TEXTS)
def test_chunks_are_the_text_without_its_white_space(text):
    chunks, end_of = chunks_of(text, 0, len(text))
    assert "".join(chunks) == "".join(text.split())
    ends = [end_of(number) for number in range(len(chunks))]
    assert ends == sorted(set(ends))
    assert all(not text[end - 1].isspace() for end in ends)


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("We paid.Then we left.Who knew?Nobody did.", "en", ["We paid.", "Then we left.", "Who knew?", "Nobody did."]),
        ("See www.example.Com and ada.Ek@example.org now", "en", ["See www.example.Com and ada.Ek@example.org now"]),
        ("В 2024.Потом ушли", "ru", ["В 2024.", "Потом ушли"]),
        ("We list: • one boat • two nets", "en", ["We list:", "• one boat", "• two nets"]),
        ("它开了。谁付？我们", "zh", ["它开了。", "谁付？", "我们"]),
        ("He left. (...) She stayed. […] They slept.", "en", ["He left.", "She stayed.", "They slept."]),
        ("Qui a payé ? Personne ne le savait !", "fr", ["Qui a payé ?", "Personne ne le savait !"]),
        ("", "en", []),
        (" \n ", "en", []),
        ("… – !", "en", []),
    ],
)  # fmt: skip
def test_cut(text, language, parts):
    assert cut(text, language) == parts


def test_a_heading_without_a_mark_is_a_sentence_of_its_own():
    text = "Nya regler för hamnen Det blir dyrare att lägga till i hamnen nästa år. Ingen vet hur mycket."
    assert cut(text, "sv")[:2] == [
        "Nya regler för hamnen",
        "Det blir dyrare att lägga till i hamnen nästa år.",
    ]


def test_names_within_a_sentence_start_none():
    text = "Yesterday the old harbour master Ada Ek of Berg Harbour met Ove Ruud and the Lind family in Oslo."
    assert cut(text, "en") == [text]


def test_long_texts_are_cut_as_their_parts_are():
    paragraph = (
        "The boats came late. Nobody had paid Dr. Ek for them. Why should he care? It was cold, and so on. "
    )
    text = paragraph * 2_000
    assert cut(text, "en") == cut(paragraph, "en") * 2_000


@pytest.mark.parametrize(
    "unit", ["a. ", "A ", "? ", "x.Xx", "« ", " . ", "\u00a0", "1. ", "A", "• ", "[…] ", ".”", "。"]
)
def test_time_grows_with_length(unit):
    def seconds(size):
        text = "a " + unit * (size // len(unit)) + " b"
        started = time.process_time()
        sentences(text, 0, len(text), "en")
        return time.process_time() - started

    seconds(10_000)
    few = max(seconds(10_000), 0.01)
    assert min(seconds(100_000), seconds(100_000)) < 40 * few  # by its square: 100 times


def test_a_mark_that_stands_alone_belongs_to_the_chunk_before_it():
    text = "Qui a payé ? « Nous ! » dit-il ."
    assert chunks_of(text, 0, len(text))[0] == ["Qui", "a", "payé?", "«Nous!»", "dit-il."]


def test_glued_ends_lie_between_letters():
    text = "one.Two three.Four e.g.Five U.S.A. x.Y"
    assert [text[:end] for end in glued(text, 0, len(text), "en")] == ["one.", "one.Two three."]


FLOORS = {"da": 0.95, "de": 0.9, "en": 0.93, "es": 0.91, "fr": 0.91, "hr": 0.92, "nb": 0.93, "ru": 0.93,
          "sr": 0.9, "sv": 0.95, "uk": 0.91}  # fmt: skip
"""Floors under what benchmarks.sentences prints for the project's own gold of tricky sentences."""


def test_own_gold():
    found = {language: score.f1 for language, score in gold_scores().items()}
    assert found.keys() == FLOORS.keys()
    assert not {language: f1 for language, f1 in found.items() if f1 < FLOORS[language]}


LINES = st.lists(
    st.lists(
        st.sampled_from(
            "We went. Why ? « No » ! Dr. J. Ström said: A. B. <...> • end.Next 3. Mai \x1c".split(" ")
        ),
        max_size=9,
    ).map(" ".join),
    max_size=6,
)


@given(LINES, st.lists(st.sampled_from(["en", "de", "fr", "und"]), min_size=6, max_size=6))
def test_stretches_are_read_together_as_each_alone(lines, languages):
    text = "\n".join(lines)
    starts = [len("\n".join(lines[:at])) + (at > 0) for at in range(len(lines))]
    stretches = [
        Stretch(text, start, start + len(line), language)
        for start, line, language in zip(starts, lines, languages, strict=False)
    ]
    assert sentences_of(stretches) == [sentences(*stretch) for stretch in stretches]
