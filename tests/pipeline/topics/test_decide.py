import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.topics.decide import decide, scores
from pipeline.topics.evidence import Tally, phrases
from pipeline.topics.lexicon import topics


def tally(text: str, language: str = "en") -> Tally:
    made = Tally()
    made.add(*phrases(text, language))
    return made


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The parliament.", "too_short"),
        ("Yes, just as I have said it to you before.", "no_evidence"),
        ("I have told all of you that my brother and your friend had been there with a cat.", "too_weak"),
        ("Parliament, church, hospital, school, football and rain, all in one day.", "too_close"),
    ],
)
def test_it_abstains_once_and_says_why(text: str, reason: str) -> None:
    (decision,) = decide(tally(text))
    assert decision.reason == reason


def test_without_a_candidate_code_is_empty_and_the_rest_is_null() -> None:
    (decision,) = decide(tally("And so it goes on and on."))
    assert (decision.code, decision.label, decision.score) == ("", None, None)


def test_several_topics_come_best_first_with_one_level_below() -> None:
    text = (
        "The foreign minister and the ambassador negotiate; the army shells the soldiers at the front line."
    )
    decisions = decide(tally(text))
    assert {decision.label for decision in decisions if decision.code.endswith("000000")} == {
        "politics",
        "conflict, war and peace",
    }
    assert "armed conflict" in {decision.label for decision in decisions}
    assert [d.score for d in decisions] == sorted((d.score for d in decisions), reverse=True)


def test_a_topic_below_is_only_given_with_its_top() -> None:
    for decision in decide(tally("The court sentenced the robber to prison, said the judge.")):
        assert topics()[decision.code].top == "medtop:02000000"


def test_the_score_is_the_share_of_evidence_with_the_background() -> None:
    # One strong term (3) in four words: 3 / (3 + 0.8 * sqrt(4)).
    assert scores(tally("inflation of it all"))["medtop:04000000"] == pytest.approx(3 / 4.6)


@given(st.lists(st.sampled_from("war peace school rain judge tax the of film".split()), max_size=40))
def test_scores_of_top_topics_are_shares(words: list[str]) -> None:
    tops = [score for code, score in scores(tally(" ".join(words))).items() if topics()[code].level == 1]
    assert all(0 < score < 1 for score in tops)
    assert sum(tops) < 1
