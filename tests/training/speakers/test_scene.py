from __future__ import annotations

from training.speakers.corpora.own import scene
from training.speakers.scene import changes, laid, word_count

ROW = {
    "id": "x",
    "language": "en",
    "form": "call",
    "day": "2024-05-01",
    "title": "A call",
    "description": None,
    "hashtags": ["#call"],
    "turns": [
        {"speaker": "Ana Kos", "role": "principal", "text": "We begin. Hello."},
        {"speaker": None, "role": "journalist", "text": "Why?"},
    ],
}


def test_places_of_what_is_said_hold_its_words() -> None:
    one = scene(ROW, "own", "train")
    document = laid(one)
    assert [document.text[start:end] for start, end in document.said] == ["We begin. Hello.", "Why?"]
    assert document.title is not None
    assert document.text[slice(*document.title)] == "A call"
    assert [document.text[start:end] for start, end in document.hashtags] == ["#call"]


def test_changes_and_words() -> None:
    one = scene(ROW, "own", "train")
    assert list(changes(one)) == [1]
    assert word_count(one) == 4
    assert one.names == {"Ana Kos": "Ana Kos", "#1": None}
