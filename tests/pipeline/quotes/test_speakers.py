from pipeline.quotes import quotes
from tests.pipeline.quotes.asking import asked, rows, words


def test_a_pronoun_is_the_person_of_its_gender() -> None:
    text = "Anna Holm met Erik Dahl. “We will not wait,” she said. “We must,” he said."
    assert [name for _, _, name in rows("en", text, "Anna Holm", "Erik Dahl")] == ["Anna Holm", "Erik Dahl"]


def test_a_title_is_the_person_who_has_it() -> None:
    text = (
        "Finansminister Anna Holm och professor Erik Dahl kom till Oslo. ”Vi väntar inte”, säger ministern."
    )
    assert rows("sv", text, "Anna Holm", "Erik Dahl")[0][2] == "Anna Holm"


def test_a_body_is_called_by_its_name() -> None:
    text = "The Ministry of Energy met the press. The ministry said that repairs would begin in May."
    assert rows("en", text, bodies=("Ministry of Energy",))[0][2] == "Ministry of Energy"


def test_a_verb_without_subject_belongs_to_who_spoke_before() -> None:
    text = "„Nećemo čekati”, rekla je Anna Holm. Dodala je da novca nema."
    first, second = quotes(asked("hr", text, "Anna Holm"))
    assert second.speaker is None
    assert second.speaker_name == first.speaker_name == "Anna Holm"


def test_a_surname_has_the_full_name() -> None:
    text = "Anna Holm came late. “We will not wait,” said Holm."
    assert rows("en", text, "Anna Holm", "Holm")[0][2] == "Anna Holm"


def test_unnamed_sources_have_no_name() -> None:
    assert rows("en", "Critics say that the minister never came.")[0][2] is None


def test_the_speaker_is_named_without_title() -> None:
    text = "“We will not wait,” said Energy Minister Anna Holm."
    (one,) = quotes(asked("en", text, "Anna Holm"))
    assert words(text, one, "speaker") == "Anna Holm"


def test_a_name_that_nobody_recognised_is_found_next_to_its_verb() -> None:
    assert rows("en", "“We will not wait,” said Ottoline Frask.")[0][2] == "Ottoline Frask"
