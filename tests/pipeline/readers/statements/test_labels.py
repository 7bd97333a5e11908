from __future__ import annotations

import pytest

from pipeline.readers.draft import Span
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
        ("ADA EK: We sail.\nREPORTER: When?\nADA EK: Now.", ["ADA EK", "journalist", "ADA EK"]),
        ("Journalistin: Wann?\nAda Ek: Morgen.\nJournalistin: Und?", ["journalist", "Ada Ek", "journalist"]),
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
        "Reporter: Ada Ek\nThe minister opened a bridge.",
    ],
)
def test_nobody_is_made_up(text):
    assert names(text) == []


def bold_names(marked):
    """Names of the labels of a text in which *…* stands for bold type."""
    parts = marked.split("*")
    bold, at = [], 0
    for number, part in enumerate(parts):
        if number % 2:
            bold.append(Span(at, at + len(part), "bold"))
        at += len(part)
    text = "".join(parts)
    starts = [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]
    return [label.name or label.role for label in find_labels(text, starts, len(text), bold)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*Ada Ek:* We sail today.", ["Ada Ek"]),
        ("*Minister of Ports Ada Ek*: Good day, friends,", ["Minister of Ports Ada Ek"]),
        ("*Ada Ek* (retold)*:* We sail.", ["Ada Ek"]),
        ("*Ada Ek, harbour master:* We sail.\n\n*PER HOLM* (Mayor)*:* We rest.", ["Ada Ek", "PER HOLM"]),
        ("*Ada Ek\nHarbour master:* We sail.", ["Ada Ek"]),
        ("*Ada Ek:*\n\nWe sail.", ["Ada Ek"]),
        (
            "*Head of the Board of the Fund for the Growth of Trade, moderator Ada Ek:* Hello.\n\n*Per Holm:* Hello.",
            ["Head of the Board of the Fund for the Growth of Trade, moderator Ada Ek", "Per Holm"],
        ),
        (
            "*Minister Ada Ek:* Good.\n\n*Ada Ek:* We sail.\n\n*Reply:* Fine.",
            ["Ada Ek", "Ada Ek", "principal"],
        ),
        (
            "*Moderator:* Come in.\n\n*Ana al-Ek:* Thanks.\n\n*Moderator:* Please.",
            ["Moderator", "Ana al-Ek", "Moderator"],
        ),
        (
            "*Question* (retold)*:* When?\n\n*Remark:* Now!\n\n*Ada Ek:* Soon.",
            ["journalist", "unknown", "Ada Ek"],
        ),
        (
            "*Ada Ek:* Norway: one thing.\n\nNorway: \u201cWe sail.\u201d\n\n*Ada Ek:* So there.",
            ["Ada Ek", "Ada Ek"],
        ),
    ],
)
def test_speakers_in_bold_type_are_found(text, expected):
    assert bold_names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "*Why it matters:* Ferries are cheap.\n\n*What comes next:* They sail.",
        "*Bottom Line:* The line is cheap.",
        "*Key Dates:* 12 May, 3 June",
        "*New Schools:* The town will build schools.\n\n*Budget Cuts:* The town will save.",
        "*Background:* The ferry is old.\n\n*Next steps:* It sails.\n\n*Background:* It is very old.",
        "*Location:* Oslo.\n\n*Organiser:* The port.\n\n*Location:* Bergen.\n\n*Organiser:* The port.",
        "It is *Very Clear*: the ferry sails.\n\n*Never*: so she said.",
        "*The ferry sails. So Be It:* all is well.",
        "*Note:* Nothing.",
    ],
)
def test_bold_type_alone_makes_nobody_a_speaker(text):
    assert bold_names(text) == []
