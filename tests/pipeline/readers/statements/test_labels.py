from __future__ import annotations

import pytest

from pipeline.readers.statements.labels import find_labels


def names(text):
    starts = [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]
    return [label.name or label.role for label in find_labels(text, starts, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("💬 Ada Ek: Yes.", ["Ada Ek"]),
        ("**Ada Ek:** Yes.", ["Ada Ek"]),
        ("Question: Why?\nAda Ek (harbour master): Because.", ["journalist", "Ada Ek"]),
        ("Question 1: Why?\nAnswer: Because.\nQuestion 2: When?", ["journalist", "principal", "journalist"]),
        ("Ada Ek: We sail.\nPer Holm: We rest.\nAda Ek: We sail.", ["Ada Ek", "Per Holm", "Ada Ek"]),
        ("MODERATOR: Welcome.\nADA EK: Thanks.\nMODERATOR: Please.", ["MODERATOR", "ADA EK", "MODERATOR"]),
        ("Вопрос: Когда?\nАда Эк: Завтра.", ["journalist", "Ада Эк"]),
    ],
)
def test_speakers_are_found(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Date: 5 May 2025\nPlace: Oslo\nContact: press office\nThe minister opened a bridge.",
        "In Oslo, the deputy minister said: we go on.\nOn Monday, the mayor added: we agree.",
        "❗️Important: the bridge is closed.\n📍 Geneva: rain.\n⚡️Breaking: the ferry is late.",
        "**Note:** nothing.\n**Important:** nothing either.",
        "No: that was it.\nActually: it was not.\nGranted: it may have been.",
        "Q: why?",
    ],
)
def test_nobody_is_made_up(text):
    assert names(text) == []
