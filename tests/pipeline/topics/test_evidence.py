from hypothesis import given
from hypothesis import strategies as st

from pipeline.topics.evidence import Tally, by_topic, phrases
from pipeline.topics.words import LEXICON_OF

WAR, POLITICS, ECONOMY = "medtop:16000000", "medtop:11000000", "medtop:04000000"


def found(text: str, language: str) -> list[str]:
    return [text[phrase.start : phrase.end] for phrase in phrases(text, language)[0]]


def test_the_longest_term_takes_its_words() -> None:
    assert found("The ministers began peace talks.", "en") == ["ministers", "peace talks"]


def test_a_stem_begins_at_a_word_boundary() -> None:
    assert found("They warn of software.", "en") == ["software"]


def test_each_phrase_names_its_topics_with_weights() -> None:
    (phrase,) = phrases("Die Waffenruhe hält.", "de")[0]
    assert phrase.weights == {WAR: 3.0, "medtop:20000073": 3.0}


def test_the_phrases_of_a_topic_come_strongest_first() -> None:
    text = "Parties talk; the prime minister resigns."
    carried = by_topic(phrases(text, "en")[0])[POLITICS]
    assert [text[phrase.start : phrase.end] for phrase in carried] == ["prime minister", "Parties"]


def test_an_ambiguous_term_says_less_of_each_topic() -> None:
    (phrase,) = phrases("A hurricane.", "en")[0]
    tops = {code: weight for code, weight in phrase.weights.items() if code.endswith("000000")}
    assert len(tops) == 2
    assert all(weight < 2 for weight in tops.values())


def test_words_that_only_look_like_evidence_are_none() -> None:
    assert found("Поэтому он ушёл.", "ru") == []


def test_serbian_is_read_in_both_scripts() -> None:
    cyrillic = [phrase.term for phrase in phrases("Влада, председник и министар ћуте.", "sr")[0]]
    latin = [phrase.term for phrase in phrases("Vlada, predsednik i ministar ćute.", "sr")[0]]
    assert cyrillic == latin
    assert len(latin) == 3


def test_a_language_without_a_lexicon_has_words_and_no_phrases() -> None:
    assert phrases("Hallitus neuvotteli koko yön.", "fi") == ([], 4)


def test_a_term_said_again_adds_less_each_time() -> None:
    once, twice = Tally(), Tally()
    once.add(*phrases("inflation", "en"))
    twice.add(*phrases("inflation inflation", "en"))
    assert once.evidence()[ECONOMY] < twice.evidence()[ECONOMY] < 2 * once.evidence()[ECONOMY]


@given(st.text(max_size=300), st.sampled_from([*LEXICON_OF, "fi", "und"]))
def test_phrases_lie_in_the_text_in_order_and_apart(text: str, language: str) -> None:
    places = [(phrase.start, phrase.end) for phrase in phrases(text, language)[0]]
    assert all(start < end <= len(text) for start, end in places)
    assert all(before[1] <= after[0] for before, after in zip(places, places[1:], strict=False))
