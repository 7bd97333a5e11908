"""Local ids of names that only texts know."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.knowledge import knowledge
from pipeline.entities.linking import is_cluster, local_entity
from pipeline.entities.linking.clusters import nominative


def _id(name: str, kind: str = "PER", language: str = "en") -> str:
    return local_entity(name, kind, language, knowledge())[0]


def test_spellings_of_one_name_share_an_id() -> None:
    latin = _id("Svetlana Leontyeva")
    assert latin == _id("Светлана Леонтьева", language="ru") == _id("Svetlana  Leontieva")
    assert latin != _id("Svetlana Leontyeva", "ORG")


def test_inflected_name_goes_to_its_nominative_where_the_given_name_tells() -> None:
    assert nominative(["артуром", "парфенчуком"], "ru", knowledge())[1] == "парфенчук"
    assert _id("Артуром Парфенчуком", language="ru") == _id("Artur Parfenchuk")


def test_other_names_are_others() -> None:
    assert _id("Blue Lakes Council", "ORG") != _id("Blue Lakes Union", "ORG")


def test_ids_are_told_from_those_of_the_knowledge_base() -> None:
    assert is_cluster(_id("Jane Quillfeather"))
    assert not any(
        map(
            is_cluster,
            ("Q30", "local:capital-se", "local:law:minsk-protocol", "local:law:press-law-24", None),
        )
    )


@given(st.text(min_size=1).filter(str.strip))
def test_id_hangs_on_nothing_but_the_name(name: str) -> None:
    once, shown = local_entity(name, "ORG", "en", knowledge())
    assert once == local_entity(shown, "ORG", "sv", knowledge())[0]
    assert is_cluster(once)
