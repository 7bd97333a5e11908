from __future__ import annotations

from datetime import date
from time import perf_counter

from pipeline.claims.events import Summary, events, rarity, same_event, title_stems


def summary(day: int, people: str, places: str, title: str, language: str = "en") -> Summary:
    return Summary(
        date(2026, 3, day),
        frozenset(people.split()),
        frozenset(places.split()),
        title_stems(title, language),
        language,
    )


DOCUMENTS = [
    summary(4, "hallberg novotny", "prague", "Hallberg and Novotny meet the press in Prague"),
    summary(5, "hallberg novotny", "prague eu", "What Hallberg told the press in Prague"),
    summary(5, "hallberg novotny", "prague", "Халльберг и Новотный в Праге", "ru"),
    summary(20, "hallberg novotny", "prague", "Hallberg and Novotny meet the press in Prague"),
    summary(5, "reed", "oslo", "Reed opens a harbour in Oslo"),
]


def test_the_same_people_and_place_in_three_days_are_one_event():
    assert [(one, other) for one, other, _ in events(DOCUMENTS)] == [(0, 1), (0, 2), (1, 2)]


def test_scores_are_symmetric_and_bounded():
    rare = rarity(DOCUMENTS)
    for one in DOCUMENTS:
        for other in DOCUMENTS:
            score = same_event(one, other, rare)
            assert 0 <= score <= 1
            assert score == same_event(other, one, rare)


def test_thousands_of_documents_take_seconds():
    many = [
        Summary(
            date(2026, 1, 1 + n % 28),
            frozenset({f"p{n % 500}", "president"}),
            frozenset({f"l{n % 50}"}),
            frozenset({f"w{n % 900}"}),
        )
        for n in range(5_000)
    ]
    start = perf_counter()
    events(many)
    assert perf_counter() - start < 5
