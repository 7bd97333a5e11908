from __future__ import annotations

import pytest

from pipeline.entities.speakers import resolve


@pytest.mark.parametrize(
    ("label", "entity"),
    [
        ("Sergey Lavrov", "Q58217"),
        ("Сергей Лавров", "Q58217"),
        ("Lavrov", None),
        ("Minister", None),
        ("Mara Lindqvist", None),
        ("Sergey Lavrov and others", None),
        ("", None),
    ],
)
def test_speakers_resolve_only_whole_full_names(label, entity):
    assert resolve(label) == entity
