from __future__ import annotations

from time import perf_counter

import pytest

from pipeline.claims import Claim, Said, check_in, heard


def test_a_sentence_without_end_is_cut_and_found():
    text = "and so on " * 20_000 + "the harbour of Marstrand opens in May " + "and so on " * 20_000
    got = check_in(
        Claim("the harbour of Marstrand opens in May", language="en"), heard([Said(text, language="en")])
    )
    assert got.verdict == "verbatim"
    assert got.span is not None
    assert text[got.span.start : got.span.end] == "the harbour of Marstrand opens in May"


def test_time_grows_with_length_and_no_faster():
    def seconds(times: int) -> float:
        said = [Said("the council of the region meets on monday", language="en")] * times
        start = perf_counter()
        check_in(Claim("the council meets " * 50, language="en"), heard(said))
        return perf_counter() - start

    seconds(100)
    assert seconds(20_000) < 40 * max(seconds(2_000), 0.02)


def test_a_quote_of_many_sentences_is_cut_and_put_together():
    sentences = [
        f"The village of number {one} has opened its own little school near the river." for one in range(30)
    ]
    said = heard([Said(one, language="en") for one in sentences])
    assert check_in(Claim(" ".join(sentences[2:20]), language="en"), said).verdict == "verbatim"
    altered = " ".join(sentences[2:20]).replace("number 9", "number 99")
    got = check_in(Claim(altered, language="en"), said)
    assert (got.verdict, got.score) == ("partial", None)
    assert "number" in got.disagreements


def test_a_claim_without_end_is_answered():
    said = heard([Said("The council meets on Monday.", language="en")])
    assert check_in(Claim("harbour council border " * 20_000, language="en"), said).verdict in (
        "partial",
        "absent",
    )


_DAYS = (
    "We signed the paper. The bridge opens soon. Trucks will cross it. Two banks share the cost. "
    "The winter was hard. Fishermen asked for a wall. Teachers earn more now. The mine stays open. "
    "Miners are content. The forest is ours. Prices doubled in spring. A fund helps families."
)


@pytest.mark.parametrize("count", [9, 17, 30, 45])
def test_a_quote_of_more_sentences_than_a_window_is_found(count: int):
    said = heard([Said(f"{one}.", language="en") for one in _DAYS.rstrip(".").split(". ")])
    got = check_in(Claim(" ".join(_DAYS.split()[:count]), is_quoted=True, language="en"), said)
    assert got.verdict == "verbatim"


def test_what_was_mostly_said_in_order_is_not_absent():
    said = heard([Said(f"{one}.", language="en") for one in _DAYS.rstrip(".").split(". ")])
    words = _DAYS.split()
    claim = " ".join([*words[6:20], "crocodiles", *words[20:36]])
    assert check_in(Claim(claim, language="en"), said).verdict == "partial"


def test_pieces_that_were_said_apart_are_not_verbatim():
    sentences = [
        f"The village of number {one} has opened its own little school near the river." for one in range(30)
    ]
    said = heard([Said(one, language="en") for one in sentences])
    claim = " ".join([*sentences[2:6], *sentences[20:24]])
    assert check_in(Claim(claim, language="en"), said).verdict == "close"
