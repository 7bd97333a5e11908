"""Linking whole documents."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.knowledge import knowledge
from pipeline.entities.linking import is_cluster
from pipeline.entities.normal import key
from pipeline.entities.spans import Span
from tests.pipeline.entities.linking.pages import linked, linked_text


def _one(name: str, kind: str = "LOC") -> str:
    """The id of the most notable entity of a name, from the knowledge base itself."""
    kb = knowledge()
    owners = {kb.owner[row] for row in kb.rows(key(name)) if kb.type[kb.owner[row]] == kind}
    return kb.entity_id[max(owners, key=lambda owner: kb.rank[owner])]


@pytest.mark.parametrize(
    ("marked", "language", "surface", "name", "kind"),
    [
        ("Ministers of NATO met in Kosovo.", "en", "Kosovo", "kosovo", "LOC"),
        ("Sveriges regering besökte Finland.", "sv", "Sveriges", "sweden", "LOC"),
        ("Делегация посетила Украину и Польшу.", "ru", "Украину", "ukraine", "LOC"),
        ("[PER Доналд Трамп] допутовао је у Рим.", "sr", "Доналд Трамп", "donald trump", "PER"),
        (
            "[PER Еммануелем Макроном] зацікавилась преса.",
            "uk",
            "Еммануелем Макроном",
            "emmanuel macron",
            "PER",
        ),
        (
            "Посетио их је [PER Емануел Макрон]. [PER Макронов] план.",
            "sr",
            "Макронов",
            "emmanuel macron",
            "PER",
        ),
    ],
)
def test_name_finds_its_entity(marked: str, language: str, surface: str, name: str, kind: str) -> None:
    found = linked(marked, language)[surface]
    assert found.entity_id == _one(name, kind)
    assert found.link_score is not None
    assert 0 < found.link_score <= 1


def test_surname_follows_the_full_name() -> None:
    found = linked("[PER Aleksandar Vučić] came to Rome. Later [PER Vučić] left.")
    assert found["Vučić"].entity_id == found["Aleksandar Vučić"].entity_id
    assert found["Vučić"].link_method == "chain"


def test_post_names_its_holder_on_the_day() -> None:
    found = linked("The President of Serbia travelled to Rome.")
    assert found["President of Serbia"].entity_id == _one("aleksandar vučić", "PER")
    assert "Serbia" not in found


def test_post_without_day_stays_open() -> None:
    assert linked("The President of Serbia travelled.", day=None)["President of Serbia"].entity_id is None


def test_unknown_names_have_local_ids_and_parts_follow() -> None:
    found = linked(
        "[PER Jane Quillfeather] met the [ORG Blue Lakes Council]. [PER Quillfeather] left; [PER Orrin] did not."
    )
    assert is_cluster(found["Jane Quillfeather"].entity_id)
    assert is_cluster(found["Blue Lakes Council"].entity_id)
    assert found["Quillfeather"].entity_id == found["Jane Quillfeather"].entity_id
    assert found["Orrin"].entity_id is None
    assert found["Jane Quillfeather"].link_score is None


def test_explained_acronym_is_the_same_body() -> None:
    found = linked("The [ORG Blue Lakes Council] ([ORG BLC]) met. The [ORG BLC] decided.")
    assert found["BLC"].entity_id == found["Blue Lakes Council"].entity_id


def test_capital_keeps_its_place_and_offers_the_government() -> None:
    found = linked("[LOC Moscow] rejected the plan.")["Moscow"]
    assert found.entity_id == _one("moscow")
    assert (_one("russia"), None, "government") in found.candidates
    assert not any(
        one.reading == "government" for one in linked("They met in [LOC Moscow].")["Moscow"].candidates
    )


def test_people_has_its_country_as_candidate_only() -> None:
    found = linked("The [NORP Russian] delegation arrived.")["Russian"]
    assert found.entity_id is None
    assert [(one.entity_id, one.reading) for one in found.candidates] == [(_one("russia"), "country")]


def test_ending_of_an_acronym_belongs_to_it() -> None:
    assert "EU:s" in linked("Ministrarna i [LOC Sverige] följde [ORG EU:s] linje.", "sv")


_NAMES = st.sampled_from(
    ["Serbia", "EU", "Jane Doe", "Vučić", "paris", "NATO-а", "J. D. Vance", ",", "(UN)", "\n\n", "3"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_NAMES, max_size=12), st.randoms(use_true_random=False))
def test_links_are_in_order_apart_and_inside(parts: list[str], draw: object) -> None:
    text = " ".join(parts)
    cuts = sorted({draw.randrange(len(text) + 1) for _ in range(6)})  # type: ignore[attr-defined]
    spans = [Span(start, end, "PER") for start, end in pairwise(cuts)][::2]
    found = linked_text(text, spans, "en")
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
