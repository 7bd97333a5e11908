"""What counts as a right link."""

from __future__ import annotations

from pipeline.entities.knowledge import knowledge
from pipeline.entities.linking import Link
from training.linking.measure import compare, figures
from training.linking.texts import Name, Text


def _text(*names: Name, is_complete: bool = True) -> Text:
    return Text("1", "own-en", "en", None, "x" * 100, names, is_complete, (0, 100))


def _link(start: int, end: int, entity_id: str | None) -> Link:
    return Link(start, end, "LOC", None, entity_id, 0.9 if entity_id else None, None)


def test_span_and_entity_have_to_be_those_of_the_gold() -> None:
    known = knowledge().entity_id[0]
    text = _text(Name(0, 4, "LOC", known), Name(10, 14, "LOC", known), Name(20, 24, "LOC", None))
    counts = compare(text, [_link(0, 4, known), _link(10, 13, known), _link(20, 24, None)], knowledge())
    assert (counts["gold"], counts["said"], counts["right"]) == (2, 2, 1)
    assert figures(counts) == (0.5, 0.5, 0.5)


def test_outside_the_knowledge_base_is_left_out_of_its_figures() -> None:
    text = _text(Name(0, 4, "LOC", "Q0"))
    counts = compare(text, [_link(0, 4, knowledge().entity_id[0])], knowledge())
    assert (counts["said"], counts["said_kb"], counts["gold_kb"]) == (1, 0, 0)


def test_a_text_that_marks_some_names_judges_only_those() -> None:
    known = knowledge().entity_id[0]
    counts = compare(_text(Name(0, 4, "LOC", known), is_complete=False), [_link(30, 34, known)], knowledge())
    assert counts["said"] == 0
