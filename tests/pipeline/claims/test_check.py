from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.claims import VERDICTS, Checked, Claim, Said, check, check_all

SAID = [
    Said("Good morning, and thank you all for coming.", "Anna Hallberg"),
    Said("We will build forty thousand homes before the end of 2030.", "Anna Hallberg"),
    Said("We will not raise the retirement age, and I, um, I mean it.", "Anna Hallberg"),
    Said("The region receives 75 million euros from Brussels.", "Peter Novotny"),
    Said("Our neighbours can count on us in every crisis.", "Peter Novotny"),
]
SAID = [one._replace(language="en", sentence_no=number) for number, one in enumerate(SAID)]


def verdict(text: str, speaker: str | None = None, **more: object) -> Checked:
    return check(Claim(text, speaker_name=speaker, language="en", **more), SAID)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We will not raise the retirement age", "verbatim"),
        ("we will build 40,000 homes before the end of 2030", "verbatim"),
        ("The region receives seventy-five million euros", "verbatim"),
        ("A new airport opens next summer", "absent"),
    ],
)
def test_verdicts(text, expected):
    got = verdict(text)
    assert got.verdict == expected
    assert got.score is not None
    assert 0 < got.score <= 1
    assert sum(got.chances) == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "speaker", "disagreement"),
    [
        ("we will build 14,000 homes before the end of 2030", None, "number"),
        ("we will raise the retirement age", None, "negation"),
        ("The region receives 75 million euros from Brussels", "Anna Hallberg", "speaker"),
    ],
)
def test_a_difference_that_matters_is_named(text, speaker, disagreement):
    got = verdict(text, speaker)
    assert got.verdict == "partial"
    assert disagreement in got.disagreements


def test_a_negation_beside_the_words_is_not_passed_over():
    said = [Said("No compromise on the islands is possible.", language="en")]
    assert check(Claim("compromise on the islands is possible", language="en"), said).verdict != "verbatim"


def test_a_german_negator_may_follow():
    said = [Said("Wir akzeptieren diesen Plan nicht.", language="de")]
    assert check(Claim("Wir akzeptieren diesen Plan", language="de"), said).verdict != "verbatim"


def test_an_unknown_speaker_counts_against_nobody():
    said = [one._replace(speaker_name=None) for one in SAID]
    claim = Claim(
        "The region receives 75 million euros from Brussels", speaker_name="Hallberg", language="en"
    )
    got = check(claim, said)
    assert got.verdict == "verbatim"
    assert "speaker" not in got.disagreements


def test_the_right_speaker_is_preferred_where_both_said_it():
    said = [
        Said("Our country is ready for peace.", "Peter Novotny", language="en"),
        Said("Thank you.", "Anna Hallberg", language="en"),
        Said("Our country is ready for peace.", "Anna Hallberg", language="en"),
    ]
    got = check(Claim("Our country is ready for peace", speaker_name="Hallberg", language="en"), said)
    assert (got.verdict, got.near[0].sentence) == ("verbatim", 2)


def test_a_quote_may_run_over_sentences():
    said = [*SAID[:2], *SAID[2:]]
    got = check(Claim("from Brussels. Our neighbours can count on us in every crisis", language="en"), said)
    assert got.verdict == "verbatim"
    assert got.span is not None
    assert (got.span.first, got.span.last) == (3, 4)


@pytest.mark.parametrize("said", [[], [Said("", language="en")], [Said("Мы не уступим.", language="ru")]])
def test_nothing_to_compare_with_gives_null(said):
    assert check(Claim("We will not give in", language="en"), said) == Checked()


def test_claims_together_and_one_by_one_are_the_same():
    claims = [Claim(one.text, language="en") for one in SAID]
    assert check_all(claims, SAID) == [check(claim, SAID) for claim in claims]


def test_serbian_is_compared_in_both_scripts():
    said = [Said("Нећемо подизати цену путарине.", language="sr")]
    assert check(Claim("Nećemo podizati cenu putarine", language="hr"), said).verdict == "verbatim"


WORDS = st.sampled_from(
    "council harbour region treaty village minister railway budget winter border water energy school".split()
)
SENTENCES = st.lists(
    st.lists(WORDS, min_size=6, max_size=12, unique=True).map(" ".join), min_size=1, max_size=6
)


@given(SENTENCES, st.data())
@settings(max_examples=60, deadline=None)
def test_a_part_of_a_sentence_is_verbatim(texts, data):
    said = [Said(text, language="en") for text in texts]
    words = data.draw(st.sampled_from(texts)).split()
    first = data.draw(st.integers(0, len(words) - 5))
    got = check(Claim(" ".join(words[first:]), is_quoted=True, language="en"), said)
    assert got.verdict == "verbatim"


@given(st.integers(2, 10**9), st.integers(2, 10**9), st.booleans(), st.sampled_from(["en", "ru", "de", "fr"]))
@settings(max_examples=100, deadline=None)
def test_another_number_is_never_verbatim(one, other, is_quoted, language):
    said = [Said(f"Brussels Moskva {one} Berlin Paris Madrid", language=language)]
    got = check(Claim(f"Brussels Moskva {other} Berlin Paris Madrid", is_quoted, language=language), said)
    assert (got.verdict == "verbatim") == (one == other)


@given(st.permutations(SAID), st.sampled_from(SAID))
@settings(max_examples=40, deadline=None)
def test_what_else_was_said_changes_no_verdict(said, one):
    claim = Claim(one.text, is_quoted=True, speaker_name=one.speaker_name, language="en")
    assert check(claim, said).verdict == "verbatim"


@given(
    st.text(max_size=80),
    st.lists(st.text(max_size=120), max_size=4),
    st.sampled_from(["en", "sr", "uk", None]),
)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_spans_within_it(text, sentences, language):
    said = [Said(sentence, language=language) for sentence in sentences]
    got = check(Claim(text, language=language), said)
    assert got.verdict is None or got.verdict in VERDICTS
    assert all(0 <= one.sentence < len(said) and 0 < one.score <= 1 + 1e-9 for one in got.near)
    if got.span:
        assert 0 <= got.span.start < len(said[got.span.first].text)
        assert 0 < got.span.end <= len(said[got.span.last].text)
        assert (got.span.first, got.span.start) < (got.span.last, got.span.end)


def test_words_that_were_said_but_for_one_are_not_absent():
    for text in (
        "We will build forty thousand castles before the end of 2030",
        "The region receives 75 million euros from Madrid",
    ):
        assert verdict(text).verdict == "partial"


def test_words_said_once_are_found_among_many_that_are_alike():
    alike = [
        Said(f"the harbour council and {word} will open the northern railway", language="en")
        for word in ("today", "later", "soon", "perhaps", "maybe", "then")
    ]
    said = [*alike, Said("the harbour council will open the northern railway", language="en"), *alike]
    got = check(
        Claim("the harbour council will open the northern railway", is_quoted=True, language="en"), said
    )
    assert got.verdict == "verbatim"
    assert got.near[0].sentence == len(alike)
