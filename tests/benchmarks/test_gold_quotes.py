from benchmarks.gold_quotes_score import compared, names, same_name, span_f1, whole
from benchmarks.gold_quotes_texts import Marked
from pipeline.entities.spans import Stretch
from pipeline.quotes import Asked, Quote

TEXT = "“We go,” said Anna. He left."
GOLD = {
    "kind": "direct", "start": 1, "end": 7, "cue": [9, 13], "speaker": [14, 18], "name": "Anna",
    "parent": None, "continues": None,
}  # fmt: skip
MARKED = Marked("en-1", "en", Asked(TEXT, [Stretch(TEXT, 0, len(TEXT), "en")]), (GOLD,))


def found(start: int, end: int, name: str | None) -> Quote:
    return Quote("direct", "marks", start, end, (9, 13), (14, 18), name, None, 0.9, None, None)


def test_an_exact_quote_is_whole() -> None:
    (pair,) = compared(MARKED, [found(1, 7, "Anna")])
    assert whole(pair)


def test_a_longer_quote_counts_for_its_overlap_only() -> None:
    pairs = compared(MARKED, [found(1, 8, "Anna")])
    assert span_f1(pairs, frozenset({"direct"}), exact=True) == 0
    assert span_f1(pairs, frozenset({"direct"}), exact=False) == 1


def test_a_missed_quote_has_no_name() -> None:
    assert names(compared(MARKED, []), everything=True).share() == 0


def test_names_agree_without_articles_and_endings_of_case() -> None:
    assert same_name("Ministry of Energy", "the Ministry of Energy", "en")
    assert same_name("Анны Холм", "Анна Холм", "ru")
    assert not same_name("Anna Holm", "Erik Dahl", "en")
    assert not same_name(None, "Anna Holm", "en")
