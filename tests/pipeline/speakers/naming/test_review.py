"""What a reader noticed: who must not be named where, whatever a few documents teach."""

from __future__ import annotations

import pytest

from pipeline.entities.knowledge import knowledge
from pipeline.speakers.naming import Guess, name
from pipeline.speakers.naming.model import model
from pipeline.speakers.naming.pairs import columns_of
from pipeline.speakers.naming.standing import OPENS, SAYS, SELF, SPOKEN_OF, THANKED
from tests.pipeline.speakers.naming.build import speech


def best(lines: list[str], turn: int, language: str = "en") -> Guess | None:
    found = name(speech(lines, language=language), knowledge())[turn]
    return found.candidates[0] if found.candidates else None


def chance(lines: list[str], turn: int, who: str, language: str = "en") -> float:
    found = name(speech(lines, language=language), knowledge())[turn]
    return max((one.score for one in found.candidates if one.name == who), default=0.0)


INTRODUCED = {
    "en": [
        "Good morning. I am [Milena Torvik], press officer. I give the floor to the minister.",
        "Thank you, [Milena]. We have decided to build the bridge. It will cost a lot, and it will be worth it.",
    ],
    "sv": [
        "God morgon. Jag heter [Milena Torvik] och är pressekreterare. Jag lämnar ordet till ministern.",
        "Tack, [Milena]. Vi har beslutat att bygga bron. Den blir dyr, men den är värd det.",
    ],
    "ru": [
        "Добрый день. Меня зовут [Милена Торвик], я пресс-секретарь. Передаю слово министру.",
        "Спасибо, [Милена]. Мы решили построить мост. Он обойдётся дорого, но он того стоит.",
    ],
    "fr": [
        "Bonjour. Je m'appelle [Milena Torvik], je suis attachée de presse. Je donne la parole au ministre.",
        "Merci, [Milena]. Nous avons décidé de construire le pont. Il coûtera cher, mais il le vaut.",
    ],
}


@pytest.mark.parametrize("language", INTRODUCED)
def test_who_introduces_herself_speaks_then_and_not_after(language: str) -> None:
    lines = INTRODUCED[language]
    first = best(lines, 0, language)
    assert first is not None
    assert first.name == "Milena Torvik" or language == "ru"
    own, next_ = (
        max((one.score for one in found.candidates), default=0.0)
        for found in name(speech(lines, language=language), knowledge())
    )
    assert next_ < model().threshold
    assert own > next_


def test_who_is_thanked_by_name_first_does_not_speak() -> None:
    lines = ["We sold more than last year, and we will sell more.", "[Orsat Devlić], thank you very much."]
    assert chance(lines, 1, "Orsat Devlić") < model().threshold


def test_who_is_only_talked_about_does_not_speak() -> None:
    lines = [
        "Tell us about your childhood on the island. What was it like?",
        "My father, [Orsat Devlić], was a fisherman. He went out at night. [Devlić] never came home early.",
        "And your mother?",
        "She mended nets, and she sang.",
    ]
    found = name(speech(lines), knowledge())
    assert [one.name for one in found] == [None] * 4


def test_who_asked_does_not_answer() -> None:
    lines = [
        "The next question comes from [Lena Prowitt] of the Northern Post. Please go ahead.",
        "Thank you. Minister, when will the bridge be open?",
        "In spring, if the winter is mild. We work day and night, and we are on time.",
    ]
    assert best(lines, 1) is not None
    assert chance(lines, 2, "Lena Prowitt") < chance(lines, 1, "Lena Prowitt")
    assert chance(lines, 2, "Lena Prowitt") < model().threshold


def test_signs_are_sensible() -> None:
    weights = model().weights.pair
    assert all(weights[columns_of(0, kind)].max() <= 0 for kind in (THANKED, SPOKEN_OF))
    assert all(weights[columns_of(0, kind)].min() >= 0 for kind in (SAYS, SELF, OPENS))
    assert weights[columns_of(1, THANKED)].min() >= 0
