"""Rows of `topics` made of themes."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from pipeline.tables import TABLES, from_rows
from tests.checks.night import ROWS
from warehouse import discovered

(MEMBER,) = ROWS["theme_members"]
THEME = ROWS["themes"][0]
Found = list[tuple[object, ...]]


def topics(themes: list[dict[str, object]], members: list[dict[str, object]]) -> Found:
    with duckdb.connect() as connection:
        given = {"topics": [], "themes": themes, "theme_members": members}
        for name, rows in given.items():
            connection.register(name, from_rows(TABLES[name], rows))
        rows = discovered.select(*(f"SELECT * FROM {name}" for name in given))
        columns = "document_id, unit, unit_no, scheme, code, label, score, partition_day"
        return connection.execute(f"SELECT {columns} FROM ({rows}) ORDER BY ALL").fetchall()


def theme(name: str, into: str | None = None, **other: object) -> dict[str, object]:
    return {**THEME, "theme_id": name, "label": f"of {name}", "merged_into": into, **other}


@pytest.fixture
def spoken() -> list[dict[str, object]]:
    """Two passages of one turn and one beside it speak of the theme `a`."""
    places = (("turn", 3, 4), ("turn", 3, 9), ("document", 0, 20))
    return [
        {**MEMBER, "theme_id": "a", "unit": unit, "unit_no": number, "sentence_no": first}
        for unit, number, first in places
    ]


def test_turns_and_their_document_speak_of_it_once(spoken: list[dict[str, object]]) -> None:
    same = ("discovered", "a", "of a", None, MEMBER["received_day"])
    assert topics([theme("a")], spoken) == [("doc", "document", 0, *same), ("doc", "turn", 3, *same)]


def test_the_label_is_the_last_and_in_english_where_there_is_one(spoken: list[dict[str, object]]) -> None:
    later = theme("a", week=date(2026, 3, 9), label="снова", label_en="once more")
    assert {row[5] for row in topics([theme("a"), later], spoken)} == {"once more"}


def test_members_of_a_merged_theme_belong_to_what_it_has_become(spoken: list[dict[str, object]]) -> None:
    themes = [theme("a", "b"), theme("b", "c"), theme("c"), theme("a", None, week=date(2026, 2, 16))]
    assert {row[4] for row in topics(themes, spoken)} == {"c"}


def test_what_holds_no_more_is_not_shown(spoken: list[dict[str, object]]) -> None:
    assert topics([theme("a")], [{**one, "is_current": False} for one in spoken]) == []
