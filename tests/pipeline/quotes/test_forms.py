import pytest

from pipeline.quotes import quotes
from tests.pipeline.quotes.asking import asked, rows, words

DIRECT = [
    ("en", "“We will not wait,” said Anna Holm.", "We will not wait,"),
    ("en", 'Anna Holm said: "We will not wait."', "We will not wait."),
    ("en", "‘We won’t wait,’ Anna Holm told the paper.", "We won’t wait,"),
    ("sv", "”Vi väntar inte”, säger Anna Holm.", "Vi väntar inte"),
    ("sv", "– Vi väntar inte, säger Anna Holm.", "Vi väntar inte"),
    ("sv", "»Vi väntar inte», säger Anna Holm.", "Vi väntar inte"),
    ("de", "„Wir warten nicht“, sagte Anna Holm.", "Wir warten nicht"),
    ("de", "»Wir warten nicht«, sagte Anna Holm.", "Wir warten nicht"),
    ("ru", "«Мы не будем ждать», — сказала Анна Холм.", "Мы не будем ждать"),
    ("ru", "— Мы не будем ждать, — сказала Анна Холм.", "Мы не будем ждать"),
    ("uk", "«Ми не чекатимемо», — сказала Анна Холм.", "Ми не чекатимемо"),
    ("uk", "“Ми не чекатимемо”, — сказала Анна Холм.", "Ми не чекатимемо"),
    ("sr", "„Нећемо чекати“, рекла је Анна Холм.", "Нећемо чекати"),
    ("hr", "„Nećemo čekati”, rekla je Anna Holm.", "Nećemo čekati"),
    ("hr", "»Nećemo čekati«, rekla je Anna Holm.", "Nećemo čekati"),
    ("fr", "« Nous n’attendrons pas », a déclaré Anna Holm.", "Nous n’attendrons pas"),
    ("da", "»Vi venter ikke«, siger Anna Holm.", "Vi venter ikke"),
    ("nb", "«Vi venter ikke», sier Anna Holm.", "Vi venter ikke"),
    ("es", "«No esperaremos», dijo Anna Holm.", "No esperaremos"),
]
INDIRECT = [
    ("en", "Anna Holm said that the port would close.", "the port would close"),
    ("en", "Anna Holm said the port would close.", "the port would close"),
    ("en", "The port would close, Anna Holm said.", "The port would close"),
    ("en", "According to Anna Holm, the port will close.", "the port will close"),
    ("sv", "Anna Holm sade att hamnen stängs i maj.", "hamnen stängs i maj"),
    ("sv", "Hamnen stängs i maj, uppger Anna Holm.", "Hamnen stängs i maj"),
    ("sv", "Enligt Anna Holm är hamnen stängd.", "är hamnen stängd"),
    ("de", "Anna Holm erklärte, dass der Hafen schließe.", "der Hafen schließe"),
    ("de", "Anna Holm sagte, der Hafen werde schließen.", "der Hafen werde schließen"),
    ("de", "Laut Anna Holm ist der Hafen zu.", "ist der Hafen zu"),
    ("ru", "Анна Холм сообщила, что порт закроют в мае.", "порт закроют в мае"),
    ("ru", "По словам Анны Холм, порт закроют в мае.", "порт закроют в мае"),
    ("uk", "Анна Холм повідомила, що порт закриють у травні.", "порт закриють у травні"),
    ("uk", "За словами Анни Холм, порт закриють у травні.", "порт закриють у травні"),
    ("sr", "Анна Холм је изјавила да се лука затвара у мају.", "се лука затвара у мају"),
    ("hr", "Prema riječima Anne Holm, luka se zatvara u svibnju.", "luka se zatvara u svibnju"),
    ("fr", "Anna Holm a annoncé que le port fermerait en mai.", "le port fermerait en mai"),
    ("fr", "Selon Anna Holm, le port fermera en mai.", "le port fermera en mai"),
    ("da", "Anna Holm oplyser, at havnen lukker i maj.", "havnen lukker i maj"),
    ("nb", "Anna Holm opplyser at havna stenges i mai.", "havna stenges i mai"),
    ("es", "Anna Holm explicó que el puerto cerrará en mayo.", "el puerto cerrará en mayo"),
]
NAMES = ("Anna Holm", "Анна Холм", "Анны Холм", "Анни Холм", "Anne Holm")


@pytest.mark.parametrize(("language", "text", "content"), DIRECT)
def test_finds_direct_speech_and_its_speaker(language: str, text: str, content: str) -> None:
    ((kind, found, name),) = rows(language, text, *NAMES)
    assert (kind, found) == ("direct", content)
    assert name in NAMES


@pytest.mark.parametrize(("language", "text", "content"), INDIRECT)
def test_finds_reported_speech_and_its_speaker(language: str, text: str, content: str) -> None:
    ((kind, found, name),) = rows(language, text, *NAMES)
    assert (kind, found) == ("indirect", content)
    assert name in NAMES


def test_a_reported_clause_with_quoted_words_is_mixed_and_holds_them() -> None:
    text = "Anna Holm warned that the reserve was “a number on paper” and would not last."
    mixed, inner = quotes(asked("en", text, "Anna Holm"))
    assert (mixed.kind, text[mixed.start : mixed.end]) == (
        "mixed",
        "the reserve was “a number on paper” and would not last",
    )
    assert (inner.kind, text[inner.start : inner.end], inner.parent) == ("direct", "a number on paper", 0)
    assert inner.speaker_name == mixed.speaker_name == "Anna Holm"


def test_speech_parted_by_its_attribution_goes_on() -> None:
    text = "«Мы не уйдём, — сказала Анна Холм. — Это дорого»."
    first, second = quotes(asked("ru", text, "Анна Холм"))
    assert [text[one.start : one.end] for one in (first, second)] == ["Мы не уйдём", "Это дорого"]
    assert second.continues == 0
    assert words(text, second, "cue") == "сказала"


def test_a_quote_in_a_quote_has_a_parent() -> None:
    text = "“My father always said: ‘Never promise rain.’ I never did,” said Anna Holm."
    outer, inner = quotes(asked("en", text, "Anna Holm"))
    assert inner.parent == 0
    assert outer.start < inner.start < inner.end < outer.end


def test_a_quote_over_paragraphs_is_one() -> None:
    text = "Anna Holm said: “We are tired.\n“We are also angry.”"
    (one,) = quotes(asked("en", text, "Anna Holm"))
    assert text[one.start : one.end] == "We are tired.\n“We are also angry."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The film “Winter Harvest” opened in Dublin last night."),
        ("en", "The so-called “experts” stayed at home."),
        ("en", "Anna Holm thinks that the port will close."),
        ("sv", "Kaféet ”Blå ankaret” var fullt hela kvällen."),
        ("de", "Der Roman „Winterernte“ erscheint im Mai."),
        ("ru", "Завод «Луч» закроют в мае."),
        ("fr", "Le film « Moisson d’hiver » est sorti hier."),
        ("hr", "Tvrtka „Luka” zapošljava."),
    ],
)
def test_names_in_marks_scare_quotes_and_thoughts_are_no_quotes(language: str, text: str) -> None:
    assert rows(language, text, "Anna Holm") == []


def test_a_denial_keeps_its_negation_in_the_cue() -> None:
    text = "Anna Holm did not say that the port would close."
    (one,) = quotes(asked("en", text, "Anna Holm"))
    assert words(text, one, "cue") == "did not say"


def test_other_languages_have_marks_and_named_speakers() -> None:
    text = "Anna Holm: „Nie będziemy czekać, bo to za drogo i za późno.”"
    assert rows("pl", text, "Anna Holm")[0][1] == "Nie będziemy czekać, bo to za drogo i za późno."
