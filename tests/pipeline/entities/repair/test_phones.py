import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.repair.phones import PHONES, native, phones, spelled
from pipeline.entities.repair.rules import RULES


@pytest.mark.parametrize(
    ("left", "right"),
    [("night", "nite"), ("Phillips", "Filips"), ("quay", "kway"), ("Shaw", "shaw"), ("Jeffries", "Geffries")],
)
def test_spellings_of_one_sound_agree(left: str, right: str) -> None:
    assert phones(left) == phones(right)


def test_a_country_reads_its_names_its_own_way() -> None:
    assert phones("Hollande", native("fr") or "") == phones("Oland", "sla")
    assert phones("Jović", native("rs") or "")[:3] == phones("Yovich")[:3] != phones("Jovic")[:3]
    assert phones("Weizmann", native("de") or "").startswith("vIts")


def test_cyrillic_and_latin_spellings_agree() -> None:
    assert phones("Лавров") == phones("Lavrov")


def test_letters_are_spelled_out() -> None:
    assert phones("f") + phones("p") == spelled("fp") == phones("FP")


@given(st.text(max_size=30), st.sampled_from(sorted(RULES)))
def test_any_text_gives_phones_of_the_alphabet(word: str, rules: str) -> None:
    assert set(phones(word, rules)) <= set(PHONES)
