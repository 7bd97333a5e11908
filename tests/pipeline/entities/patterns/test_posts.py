from __future__ import annotations

import pytest

from pipeline.entities.patterns import PostPhrase, posts
from pipeline.entities.reference import read_rows
from pipeline.entities.spans import Stretch
from seeds import REFERENCE

_CASES = [
    ("en", "the President of Serbia", "President of Serbia", "head_of_state", "rs", ""),
    ("en", "the former French president Smith", "former French president", "head_of_state", "fr", "former"),
    ("en", "US vice-president Smith", "US vice-president", "deputy_head", "us", ""),
    ("en", "Russia's deputy foreign minister", "Russia's deputy foreign minister", "foreign_minister", "ru", "deputy"),
    ("sv", "Serbiens utrikesminister", "Serbiens utrikesminister", "foreign_minister", "rs", ""),
    ("nb", "den russiske utenriksministeren", "russiske utenriksministeren", "foreign_minister", "ru", ""),
    ("da", "den tidligere svenske statsminister", "tidligere svenske statsminister", "head_of_government", "se",
     "former"),
    ("de", "der Bundeskanzler Österreichs", "Bundeskanzler Österreichs", "head_of_government", "at", ""),
    ("fr", "le ministre russe des Affaires étrangères", "ministre russe des Affaires étrangères", "foreign_minister",
     "ru", ""),
    ("es", "el canciller de Chile", "canciller de Chile", "foreign_minister", "cl", ""),
    ("es", "la expresidenta argentina", "expresidenta argentina", "head_of_state", "ar", "former"),
    ("ru", "с министром иностранных дел России", "министром иностранных дел России", "foreign_minister", "ru", ""),
    ("ru", "экс-президент Украины", "экс-президент Украины", "head_of_state", "ua", "former"),
    ("uk", "колишній президент Франції", "колишній президент Франції", "head_of_state", "fr", "former"),
    ("sr", "с председником Србије", "председником Србије", "head_of_state", "rs", ""),
    ("hr", "hrvatski premijer", "hrvatski premijer", "head_of_government", "hr", ""),
]  # fmt: skip


def _posts(text: str, language: str, *, spoken: bool = False) -> list[PostPhrase]:
    return posts(text, [Stretch(text, 0, len(text), language, spoken)])


@pytest.mark.parametrize(("language", "text", "phrase", "kind", "country", "standing"), _CASES)
@pytest.mark.parametrize("spoken", [False, True])
def test_a_post_says_its_country(
    language: str, text: str, phrase: str, kind: str, country: str, standing: str, spoken: bool
) -> None:
    text, phrase = (text.lower(), phrase.lower()) if spoken else (text, phrase)
    [found] = _posts(text, language, spoken=spoken)
    assert text[found.start : found.end] == phrase
    assert (found.kind, found.country, found.standing) == (kind, country, standing)
    assert found.start <= found.place[0] < found.place[1] <= found.end


def test_an_organisation_has_its_english_key() -> None:
    [found] = _posts("Natos generalsekreterare", "sv")
    assert (found.kind, found.country, found.organisation) == ("head_of_organisation", None, "nato")
    [found] = _posts("председница Европске комисије", "sr")
    assert (found.kind, found.organisation) == ("head_of_organisation", "european commission")


@pytest.mark.parametrize(
    "text", ["the president of the club", "the minister", "a French ambassadorial residence"]
)
def test_a_post_without_an_owner_is_left_out(text: str) -> None:
    assert _posts(text, "en") == []


def test_every_sort_of_post_is_known_to_the_titles() -> None:
    kinds = {row["kind"] for row in read_rows(REFERENCE / "titles.csv")}
    assert {post.kind for language, text, *_ in _CASES for post in _posts(text, language)} <= kinds
