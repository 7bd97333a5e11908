from __future__ import annotations

import pytest

from pipeline.entities.knowledge import knowledge
from pipeline.speakers.naming.standing import (
    ASKED,
    FLOOR,
    GREETED,
    OPENS,
    PLACES,
    SELF,
    SPOKEN_OF,
    SPOKEN_TO,
    THANKED,
    TITLED,
)
from pipeline.speakers.naming.survey import survey
from tests.pipeline.speakers.naming.build import speech


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("My name is [Ana Kosmin] and I will guide you.", SELF),
        ("Our next question comes from the line of [Ana Kosmin].", FLOOR),
        ("Thank you, [Ana], for this.", THANKED),
        ("Good morning, [Ana].", GREETED),
        ("[Ana], the first half was ours.", SPOKEN_TO),
        ("My question is for [Ana Kosmin].", ASKED),
        ("Minister [Kosmin], when will you answer us?", ASKED),
        ("Yesterday [Ana Kosmin] went to the market and bought bread.", SPOKEN_OF),
        ("The head of the office, [Ana Kosmin], went to the market early.", SPOKEN_OF),
        ("Yesterday President [Kosmin] went to the market and bought bread.", TITLED),
        ("[Ana Kosmin], Radio North.", OPENS),
    ],
)
def test_how_a_name_stands(line: str, kind: int) -> None:
    seen = survey(speech([line]), knowledge())
    assert [one.event // PLACES for one in seen.events[0]] == [kind]
