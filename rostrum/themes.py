"""`rostrum themes`: what was spoken of that no scheme names, week by week."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta

import duckdb

from rostrum.codes import Exit
from rostrum.show import Format, answer, fail, out
from warehouse.connect import connect
from warehouse.paths import Home

_TOLD = """
SELECT status, coalesce(label_en, label) AS theme,
    CASE WHEN label_en IS NOT NULL AND label_language <> 'en' THEN label END AS "in the words of most",
    new_member_count AS new, member_count AS passages, document_count AS documents,
    array_to_string(list_transform(languages, lambda one: one.language), ' ') AS languages,
    first_week AS since, theme_id
FROM themes WHERE week = DATE '{week}'
ORDER BY list_position(['new', 'returned', 'continuing', 'quiet', 'retired'], status), new DESC, theme_id
"""
_LIFE = """
SELECT week, status, coalesce(label_en, label) AS theme, new_member_count AS new, member_count AS passages,
    merged_into, split_from
FROM themes WHERE theme_id = '{theme}' ORDER BY week
"""
_SAID = """
SELECT d.uri, one.language, one.text
FROM (SELECT unnest(examples) AS one FROM themes WHERE theme_id = '{theme}' ORDER BY week DESC LIMIT 3)
LEFT JOIN documents d ON d.document_id = one.document_id AND d.revision = one.revision
"""
_ENOUGH = (
    "no theme is published yet: a theme takes twelve passages of four documents that speak of the same. "
    "Every night looks for them: rostrum run"
)


def run(home: Home, week: date | None, theme: str | None, shape: Format) -> None:
    """Print the themes of a week, the last one unless given, or the life of one theme with what was said."""
    try:
        connection = connect(home)
    except FileNotFoundError as error:
        raise fail(str(error), Exit.NOTHING) from error
    with closing(connection):
        if theme is not None:
            _print_theme(connection, theme, shape)
        else:
            _print_week(connection, week, shape)


def _print_week(connection: duckdb.DuckDBPyConnection, week: date | None, shape: Format) -> None:
    weeks = [row[0] for row in connection.execute("SELECT DISTINCT week FROM themes ORDER BY 1").fetchall()]
    if not weeks:
        raise fail(_ENOUGH, Exit.NOTHING)
    wanted = weeks[-1] if week is None else week - timedelta(days=week.weekday())
    if wanted not in weeks:
        raise fail(
            f"there are no themes of the week of {wanted}; the last is that of {weeks[-1]}", Exit.USAGE
        )
    if shape is Format.table:
        out.print(f"Themes of the week of {wanted}, by what came in:")
    answer(connection, _TOLD.format(week=wanted), shape)


def _print_theme(connection: duckdb.DuckDBPyConnection, theme: str, shape: Format) -> None:
    known = connection.execute("SELECT count(*) FROM themes WHERE theme_id = ?", [theme]).fetchall()
    if known == [(0,)]:
        raise fail(f"there is no theme {theme}; rostrum themes lists them", Exit.USAGE)
    answer(connection, _LIFE.format(theme=theme), shape)
    if shape is Format.table:
        answer(connection, _SAID.format(theme=theme))
