from __future__ import annotations

import pytest

from pipeline.claims.find import Block, as_claim, claims_made
from pipeline.quotes.types import Mention, Quote


def made(
    title: str, language: str = "en", mentions: tuple[Mention, ...] = (), quotes: tuple[Quote, ...] = ()
):
    text = f"{title}\nSomething was said."
    found = claims_made(text, [Block("title", 0, len(title), language)], quotes, mentions)
    return text, found


@pytest.mark.parametrize(
    ("language", "title", "words", "speaker"),
    [
        ("en", "Hallberg: no compromise on the islands", "no compromise on the islands", "Hallberg"),
        ("en", "Anna Hallberg warns of a long winter", "a long winter", "Anna Hallberg"),
        ("en", "Hallberg rejects plan to sell the port | News", "rejects plan to sell the port", "Hallberg"),
        ("sv", "Hallberg varnar för en lång vinter", "en lång vinter", "Hallberg"),
        ("ru", "Старицын предупредил о долгой зиме", "долгой зиме", "Старицын"),
        ("hr", "Lukšić odbacuje optužbe oporbe", "odbacuje optužbe oporbe", "Lukšić"),
    ],
)
def test_a_title_claims_without_a_clause(language, title, words, speaker):
    text, found = made(title, language)
    assert [text[one.start : one.end] for one in found] == [words]
    assert found[0].speaker_name == speaker
    assert text[slice(*found[0].speaker)] == speaker


@pytest.mark.parametrize(
    "title",
    ["Hallberg on taxes and homes", "Press conference in Belgrade", "warns of", "Live: the budget", ""],
)
def test_no_claim(title):
    _, found = made(title, mentions=(Mention(0, 8, "PER"),) if title.startswith("Hall") else ())
    assert [one for one in found if one.speaker_name == "Hallberg"] == []
    assert all(one.form == "label" for one in found)


def test_quotes_in_title_and_description_are_claims_and_others_are_not():
    text = "Hallberg: “never again”\nIn brief\nShe said “we stay” at noon."
    quotes = [
        Quote("direct", "label", 11, 22, None, (0, 8), "Anna Hallberg", "e1", 0.9, None, None),
        Quote("direct", "marks", 43, 50, (38, 42), (34, 37), "Anna Hallberg", "e1", 0.8, None, None),
    ]
    blocks = [Block("title", 0, 23, "en"), Block("transcript", 24, len(text), "en")]
    found = claims_made(text, blocks, quotes, [Mention(0, 8, "PER", "e1")])
    assert [(one.quote, one.is_quoted, one.speaker_entity_id) for one in found] == [(0, True, "e1")]
    claim = as_claim(found[0], text, [Mention(0, 8, "PER", "e1")])
    assert (claim.text, claim.speaker_name) == ("never again", "Anna Hallberg")


def test_a_body_is_no_speaker():
    title = "Norway warns of a long winter"
    text, found = made(title, mentions=(Mention(0, 6, "LOC", "no"),))
    assert as_claim(found[0], text, [Mention(0, 6, "LOC", "no")]).speaker_name is None


def test_a_topic_before_a_colon_is_no_speaker():
    person = (Mention(9, 22, "PER"),)
    _, found = made("Minister Anna Hallberg on the new port: press conference", mentions=person)
    assert found == []
    _, found = made("Minister Anna Hallberg: the port stays open", mentions=person)
    assert [one.speaker_name for one in found] == ["Anna Hallberg"]
