from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.linking.types import Link, Page
from pipeline.entities.normal import key, words
from pipeline.entities.repair import Expected, Repair, repair
from pipeline.entities.spans import Stretch
from tests.pipeline.entities.repair.made import cases, document, knowledge_base

WORDS = st.sampled_from(
    "the Brendel Brindal accords President Koskovar koskivar we agreed on mr , . Velmora it".split()
)
KB = knowledge_base(cases()[0]["facts"])
VELMORA = Expected("Velmora", "LOC", "made:velmora", "vm", "given")


def made(text: str, links: list[Link] | None = None, *, is_spoken: bool = True) -> list[Repair]:
    stretch = Stretch(text, 0, len(text), "en", is_spoken)
    return repair(Page(text, words(text), language="en"), links or [], [stretch], KB, [VELMORA])


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_repairs_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = made(text)
    assert all(text[one.start : one.end] == one.surface for one in found)
    assert all(left.end <= right.start for left, right in zip(found, found[1:], strict=False))
    assert all(0.0 <= one.score <= 1.0 and key(one.surface) != key(one.name) for one in found)


@settings(max_examples=40)
@given(st.text(max_size=80))
def test_any_text_can_be_searched(text: str) -> None:
    assert all(text[one.start : one.end] == one.surface for one in made(text))


def test_what_nobody_spoke_is_left_alone() -> None:
    text = "both sides named the Brendel Accords"
    assert made(text)
    assert not made(text, is_spoken=False)


def test_a_linked_name_is_left_alone() -> None:
    text = "both sides named the Brendel Accords"
    at = text.index("Brendel")
    assert not made(text, [Link(at, at + 7, "LOC", None, "made:brendel", 0.9, "name")])


def test_the_gold_is_repaired(request: pytest.FixtureRequest) -> None:
    """Own sentences; more than half hold nothing to repair."""
    counts: Counter[str] = Counter()
    wrong: list[Any] = []
    for case in cases():
        kb = knowledge_base(case["facts"])
        page, links, stretches = document(case, kb)
        found = {(one.surface.strip(), one.name) for one in repair(page, links, stretches, kb)}
        gold = {(surface, name) for surface, name in case["repairs"]}
        right = {
            (a, b) for a, b in found for c, d in gold if b == d and (key(c) in key(a) or key(a) in key(c))
        }
        counts.update(said=len(found), gold=len(gold), right=len(right))
        wrong += [(case["id"], found - right, gold)] if found != gold else []
    assert counts["right"] >= 0.9 * counts["said"], wrong
    assert counts["right"] >= 0.6 * counts["gold"], wrong
