"""Clauses that are reported, and what stands behind verbs of saying without being said."""

from __future__ import annotations

import pytest

from tests.pipeline.quotes.asking import rows

SAID = [
    ("en", "Ilsa Northgate stressed that the ferry stays.", "the ferry stays"),
    ("en", "Ilsa Northgate said the ferry would stay.", "the ferry would stay"),
    ("en", "Ilsa Northgate told the meeting that the ferry would stay.", "the ferry would stay"),
    ("en", "Ilsa Northgate said on Monday that, uh, the ferry would stay.", "the ferry would stay"),
    ("en", "According to Ilsa Northgate, the ferry will stay.", "the ferry will stay"),
    ("en", "I am Ilsa Northgate. Last year I said that the ferry would stay.", "the ferry would stay"),
    ("de", "Ilsa Northgate sagte, die Fähre bleibe erhalten.", "die Fähre bleibe erhalten"),
    ("de", "Ilsa Northgate gab zu, dass die Fähre fehlt.", "die Fähre fehlt"),
    ("de", "Ilsa Northgate sagte, dass er geht.", "er geht"),
    ("sv", "När Ilsa Northgate säger att bron är dyr, vill jag svara.", "bron är dyr"),
    ("sv", "Ilsa Northgate varnade för att bron är trasig.", "bron är trasig"),
    ("ru", "Ilsa Northgate сообщила, что паром вернётся.", "паром вернётся"),
    ("uk", "Ilsa Northgate сказала, що поїзд повернеться.", "поїзд повернеться"),
    ("es", "Ilsa Northgate dijo que el puente estaba cerrado.", "el puente estaba cerrado"),
]
NOT_SAID = [
    ("en", "Ilsa Northgate confirmed the presence of both delegations in the hall."),
    ("en", "Ilsa Northgate discussed cooperation and mentioned this at the meeting in March."),
    ("en", "Ilsa Northgate agreed to continue the work in the port."),
    ("en", "We will continue working on our joint efforts in the port."),
    ("en", "Ilsa Northgate has seen a practice that we condemn in all of these countries."),
    ("en", "Ilsa Northgate spoke of the principles that the founders left us."),
    ("en", "The president of the partner states, the reports of the committee and the notes are here."),
    ("en", "Ilsa Northgate announced plans that would close the port."),
    ("en", "We know that the port is closed, and it is clear that Ilsa Northgate was right."),
    ("en", "According to the nature of the soil, the piles go down ten metres."),
    ("en", "We must admit that the port is closed."),
    ("en", "As we announced today, the port is closed."),
    ("en", "I'll add it, as I mentioned, that's a matter of the port."),
    ("de", "Es gibt viele Menschen in der Stadt, die wissen, dass die Zeit drängt."),
    ("de", "Wir sehen, dass die Zeit drängt, und es ist richtig, dass Ilsa Northgate geht."),
    ("de", "Sagen Sie mal, das ist doch ein Witz!"),
    ("sv", "Jag tycker att Ilsa Northgate har rätt, och enligt min mening är bron dyr."),
    ("ru", "Я уверен, что мы справимся, и мы хотим, чтобы порт работал."),
    ("uk", "Я впевнений, що ми впораємося, і я хочу, щоб ви це відчули."),
    ("es", "Este es un asunto que nos preocupa y un plan que llega tarde."),
    ("fr", "Voici une pratique que nous refusons et un texte que personne n'a lu."),
]
NO_SPEECH = [
    ("en", "The Ilsa Northgate state organised a “referendum” in the town."),
    ("en", "The contest “Best Harbour” begins in May under the so-called “winter pact” of the town."),
    ("uk", "Потрібно:\n- насоси (дві штуки);\n- кабель і лампи."),
    ("uk", "Сьогодні відбувся саміт «Великої п’ятірки» у столиці."),
]


@pytest.mark.parametrize(("language", "text", "content"), SAID)
def test_a_reported_clause_is_found_with_its_bounds(language: str, text: str, content: str) -> None:
    assert [words for kind, words, _ in rows(language, text, "Ilsa Northgate")] == [content]


@pytest.mark.parametrize(("language", "text"), NOT_SAID + NO_SPEECH)
def test_what_nobody_said_is_no_quote(language: str, text: str) -> None:
    assert rows(language, text, "Ilsa Northgate") == []


def test_a_cue_at_the_edge_of_a_text_is_none() -> None:
    for text in ("said", "so", "Anna sagt", "according to", "that", "gab", "told that", "Laut"):
        for language in ("en", "de", "sv", "fr", "es", "ru", "uk", "sr"):
            assert rows(language, text) == []
