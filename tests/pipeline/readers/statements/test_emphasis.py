from __future__ import annotations

import pytest

from pipeline.readers.draft import Record
from pipeline.readers.recognise import read_text
from pipeline.text.transforms import apply


@pytest.mark.parametrize(
    ("raw", "text", "names"),
    [
        ("**Ada Ek:** We sail.\n**Per Holm (pilot):** No.", "Ada Ek: We sail.\nPer Holm (pilot): No.", ["Ada Ek", "Per Holm"]),
        ("__Ada Ek:__ We sail.", "Ada Ek: We sail.", ["Ada Ek"]),
        ("**Ada Ek**: We sail **at last** today.", "Ada Ek: We sail at last today.", ["Ada Ek"]),
    ],
)  # fmt: skip
def test_marks_of_bold_type_go_and_make_labels(raw, text, names):
    (draft,) = read_text(Record(raw, "utf-8")).drafts
    assert draft.text.text == text
    assert [(label.name, label.kind) for label in draft.labels] == [(name, "bold") for name in names]
    made = [apply(s.transform, raw[s.raw_start : s.raw_end]) for s in draft.text.stretches]
    assert "".join(made) == text


@pytest.mark.parametrize(
    "raw",
    [
        "We took 2 ** 3 ** 4 boats.",
        "The file __init__ is empty, and x**2 is not y**2.",
        "See https://example.org/**b** for more.",
        "She **left\nearly** then.",
        "Five stars: ***** and *one* and _two_.",
    ],
)
def test_other_stars_and_lines_stay(raw):
    (draft,) = read_text(Record(raw, "utf-8")).drafts
    assert "".join(draft.text.text.split()) == "".join(raw.split())
