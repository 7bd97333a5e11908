from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.topics import decide as rules
from pipeline.topics.decide import SCHEMES, Decision, decide
from pipeline.topics.judge import FIRST, FURTHER
from pipeline.topics.schemes import topics
from pipeline.topics.tally import Tally
from tests.pipeline.topics.units import CLINIC, SCHOOL, WAR, tallies, tally

SOME = st.lists(
    st.sampled_from("war peace school rain judge tax the of film ferry and Ж".split()), max_size=50
)


def of(decisions: list[Decision], scheme: str) -> list[Decision]:
    return [decision for decision in decisions if decision.scheme == scheme]


def test_no_units_no_decisions() -> None:
    assert decide([]) == []


@settings(deadline=None, max_examples=40)
@given(st.lists(SOME, min_size=1, max_size=4))
def test_every_unit_has_topics_or_exactly_one_abstention_in_each_scheme(units: list[list[str]]) -> None:
    for decisions in decide([tally(" ".join(words)) for words in units]):
        for scheme in SCHEMES:
            own = of(decisions, scheme)
            assert own
            assert len(own) == 1 or not any(decision.reason for decision in own)
            assert len({decision.code for decision in own}) == len(own)


@settings(deadline=None, max_examples=40)
@given(SOME)
def test_topics_are_sure_enough_best_first_and_below_their_tops(words: list[str]) -> None:
    (decisions,) = decide([tally(" ".join(words))])
    for scheme in SCHEMES:
        given_ = [decision for decision in of(decisions, scheme) if decision.reason is None]
        firsts = [decision for decision in given_ if topics()[decision.code].level == 1]
        scores = [decision.score or 0 for decision in firsts]
        assert scores == sorted(scores, reverse=True)
        assert all(score >= FIRST[scheme] for score in scores[:1])
        assert all(score >= FURTHER for score in scores[1:])
        tops = {decision.code for decision in firsts}
        assert all(topics()[decision.code].top in tops for decision in given_)


@pytest.mark.parametrize(
    ("text", "reason"), [("The parliament.", "too_short"), ("", "no_evidence"), ("12 + 3", "no_evidence")]
)
def test_a_unit_with_little_in_it_says_so(text: str, reason: str) -> None:
    (decisions,) = decide([tally(text)])
    assert [decision.reason for decision in decisions] == [reason, reason]


@pytest.mark.parametrize(
    ("best", "reason"),
    [([0.9, 0.1], None), ([0.4, 0.1], None), ([0.3, 0.2], "too_close"), ([0.1, 0.1], "too_weak")],
)
def test_why_it_abstains(best: list[float], reason: str | None) -> None:
    assert rules._reason(tally("four words and more"), best, 0.35) == reason


def test_without_evidence_code_is_empty_and_the_rest_is_null() -> None:
    (decisions,) = decide([Tally()])
    assert {(decision.code, decision.label, decision.score) for decision in decisions} == {("", None, None)}


def test_an_abstention_names_its_best_candidate_and_no_evidence() -> None:
    (decisions,) = decide([tally("The winter was long and the window stood open for a while, they told us.")])
    for decision in decisions:
        assert decision.reason in {"too_close", "too_weak"}
        assert decision.code in topics()
        assert decision.label == topics()[decision.code].label
        assert decision.score is not None
        assert decision.evidence == ()


def test_a_language_without_a_lexicon_is_unread() -> None:
    (decisions,) = decide([tally("Hallitus esitteli tänään uuden talousarvion eduskunnalle.", "fi")])
    assert [(decision.code, decision.reason) for decision in decisions] == [("", "unread"), ("", "unread")]


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [(WAR, "en", "medtop:16000000"), (CLINIC, "en", "cap:3"), (SCHOOL, "de", "cap:6")],
)
def test_plain_statements_get_their_topic_with_what_carried_it(text: str, language: str, code: str) -> None:
    (decisions,) = decide([tally(text, language)])
    own = [decision for decision in decisions if decision.code == code]
    assert [decision.reason for decision in own] == [None]
    assert own[0].evidence


@pytest.mark.parametrize(
    ("office", "text", "language"),
    [
        ("Mr President, ministers, thank you.", CLINIC, "en"),
        ("Herr Bundeskanzler, meine Damen und Herren,", SCHOOL, "de"),
    ],
)
def test_who_is_spoken_to_does_not_change_the_subject(office: str, text: str, language: str) -> None:
    decisions = decide([tally(text, language), tally(f"{office} {text}", language)])
    plain, addressed = ({each.code for each in own if each.reason is None} for own in decisions)
    tops = {code for code in plain if topics()[code].level == 1}
    assert tops
    assert tops <= addressed
    assert "medtop:11000000" not in addressed


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thank you so much, that was lovely. Shall we go on with the next one, please?", "en"),
        ("Guten Abend zusammen, schön, dass Sie alle da sind, nehmen Sie doch Platz.", "de"),
        ("Спасибо вам большое, коллеги, на этом мы, пожалуй, закончим. До свидания!", "ru"),
    ],
)
def test_empty_talk_gets_no_topic(text: str, language: str) -> None:
    (decisions,) = decide([tally(text, language)])
    assert all(decision.reason for decision in decisions)


def test_what_a_unit_gets_does_not_hang_on_the_others() -> None:
    units = tallies()
    alone = [[(each.code, each.reason) for each in decide([unit])[0]] for unit in units]
    assert [[(each.code, each.reason) for each in decisions] for decisions in decide(units)] == alone


def test_a_topic_further_below_is_one_that_the_text_names() -> None:
    deep = rules._deep_codes()
    concept, codes = next(iter(deep.items()))
    unit = Tally(concepts={concept: 1.0}, seen_concepts={concept: (3, 9)})
    decision = rules._naming(unit, codes[0])
    assert topics()[decision.code].level > 2
    assert decision.score is None
    assert [(each.start, each.end, each.weight) for each in decision.evidence] == [(3, 9, None)]
