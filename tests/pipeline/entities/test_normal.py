"""Words of a text: without addresses, and in time that grows with the text alone."""

from __future__ import annotations

import time

import pytest

from pipeline.entities.normal import words


def _texts(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/Berlin?x=Paris",
        "www.example.org/Berlin",
        "berlin.example.org/Paris",
        "Berlin-Paris.org",
        "...Berlin.org",
        "press.berlin@example.org",
        "<press@example.org>",
        "@Berlin",
        "@berlin.example.social",
    ],
)
def test_addresses_hold_no_words(address: str) -> None:
    assert _texts(f"Rome {address} and Oslo") == ["Rome", "and", "Oslo"]


@pytest.mark.parametrize(
    "text", ["U.S.-Russia talks", "St. Petersburg", "Oslo...Bergen", "Rome,Oslo", "e.g. Rome"]
)
def test_marks_inside_a_text_are_no_addresses(text: str) -> None:
    assert "".join(_texts(text)) == "".join(char for char in text if char.isalnum())


@pytest.mark.parametrize("run", ["Rome1x", "Rome,", "a-", "a.", "a.-", "-", ".", "@", "a@", "www."])
def test_a_run_without_a_space_is_read_once(run: str) -> None:
    """Each of these took minutes where every letter looked to the end of the run."""
    before = time.process_time()
    words(run * (300_000 // len(run)))
    assert time.process_time() - before < 5
