from __future__ import annotations

import pytest

from training.speakers.identity import LEAST, likeness, who


@pytest.mark.parametrize(
    ("truth", "shown"),
    [
        ("Vesna Marlowick", "Marlowick"),
        ("Vesna Marlowick", "Vesna"),
        ("Matthew Roskins", "Matt Roskins"),
        ("Brett Pontell", "Brett Pontel"),
        ("Казимир Полотнянко", "Полотнянко Казимир Остапович"),
        ("Sergei Volnov", "Сергей Вольнов"),
    ],
)
def test_forms_of_a_name_are_alike(truth: str, shown: str) -> None:
    assert likeness(truth, shown) >= LEAST


@pytest.mark.parametrize(("truth", "shown"), [("Vesna Marlowick", "Lena Prowitt"), ("Ana Kos", "Ana Berg")])
def test_other_names_are_not(truth: str, shown: str) -> None:
    assert likeness(truth, shown) < LEAST


def test_a_name_that_two_bear_means_nobody() -> None:
    names = {"1": ("Steve Brannock",), "2": ("Steve Lindhoff",)}
    assert who("Steve", names) is None
    assert who("Steve Lindhoff", names) == "2"
