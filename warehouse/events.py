"""Which documents are worth comparing: one that claims, and one of the same event that holds speech.

Only pairs with a fresh document are looked at, day by day, and only those that share something rare, so the
work grows with the news and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from pipeline.claims.events import DAYS, THRESHOLD, Summary, same_event, title_stems

_SQL: Final = Path(__file__).parent / "sql" / "claims"
FILES: Final = (_SQL / "alike.sql", _SQL / "compared.sql")
_MOST: Final = 8
"""People, and places and bodies, by which a document is known: those named most."""
_COMMON: Final = 400
"""Documents of a week above which what they share tells nothing."""
_AT_ONCE: Final = 10_000
_WANTED: Final = "number IN (SELECT claim FROM alike UNION SELECT evidence FROM alike)"


def find_pairs(connection: duckdb.DuckDBPyConnection, day: date, *, is_all: bool) -> None:
    """Make the tables `compared`, `claims` and `pairs` for what came on a day, or for all there is.

    `connection` is a candidate. `compared` has the documents under numbers, `claims` what they claim, `pairs`
    the numbers of both documents with their `event_score`.
    """
    for statement in (_SQL / "compared.sql").read_text(encoding="utf-8").split(";\n"):
        given = {"is_all": is_all, "day": day, "reach": DAYS, "most": _MOST}
        connection.execute(statement, {name: one for name, one in given.items() if f"${name}" in statement})
    _titles(connection)
    for each in _fresh_days(connection):
        _pairs_of(connection, each)


def _titles(connection: duckdb.DuckDBPyConnection) -> None:
    """Add the words of titles to what documents may share."""
    query = """
    SELECT number, title, language FROM compared
    WHERE title IS NOT NULL AND number > $last ORDER BY number LIMIT $most
    """
    last = 0
    while found := connection.execute(query, {"last": last, "most": _AT_ONCE}).fetchall():
        rows = [(number, "word", stem) for number, *title in found for stem in sorted(title_stems(*title))]
        _add(connection, "keys", rows)
        last = found[-1][0]


def _add(connection: duckdb.DuckDBPyConnection, name: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        columns = [pa.array(list(values)) for values in zip(*rows, strict=True)]
        connection.register("added", pa.table(columns, [f"c{number}" for number in range(len(columns))]))
        connection.execute(f"INSERT INTO {name} SELECT * FROM added")
        connection.unregister("added")


def _fresh_days(connection: duckdb.DuckDBPyConnection) -> list[date]:
    found = connection.execute("SELECT DISTINCT day FROM compared WHERE is_fresh ORDER BY day").fetchall()
    return [row[0] for row in found]


def _pairs_of(connection: duckdb.DuckDBPyConnection, day: date) -> None:
    """Add the pairs whose claim, or whose evidence where that alone is fresh, is of a day."""
    given = {"day": day, "reach": DAYS, "common": _COMMON}
    connection.execute(f"CREATE OR REPLACE TEMP TABLE alike AS {_text('alike.sql')}", given)
    rare, summaries = _rarity(connection, day), _summaries(connection)
    found = connection.execute("SELECT claim, evidence FROM alike")
    scored = (
        (claim, other, round(same_event(summaries[claim], summaries[other], rare), 4))
        for some in iter(lambda: found.fetchmany(_AT_ONCE), [])
        for claim, other in some
    )
    _add(connection, "pairs", [row for row in scored if row[2] >= THRESHOLD])


def _rarity(connection: duckdb.DuckDBPyConnection, day: date) -> dict[str, float]:
    """What each person, place and word says, among the documents around a day; see `events.rarity`."""
    query = f"""
    WITH near AS (FROM compared WHERE day BETWEEN $day - $reach AND $day + $reach)
    SELECT key, ln(1 + (SELECT count(*) FROM near) / count(DISTINCT number))
    FROM keys SEMI JOIN near USING (number)
    WHERE key IN (SELECT key FROM keys WHERE {_WANTED})
    GROUP BY key
    """
    return dict(connection.execute(query, {"day": day, "reach": DAYS}).fetchall())


def _summaries(connection: duckdb.DuckDBPyConnection) -> dict[int, Summary]:
    """Return the documents of `alike` as they are compared, by number."""
    keys: dict[tuple[int, str], set[str]] = defaultdict(set)
    for number, kind, key in connection.execute(f"SELECT * FROM keys WHERE {_WANTED}").fetchall():
        keys[number, kind].add(key)

    def of(number: int, kind: str) -> frozenset[str]:
        return frozenset(keys.get((number, kind), ()))

    documents = f"SELECT number, day, language FROM compared WHERE {_WANTED}"
    return {
        number: Summary(day, of(number, "person"), of(number, "place"), of(number, "word"), language)
        for number, day, language in connection.execute(documents).fetchall()
    }


def _text(name: str) -> str:
    return (_SQL / name).read_text(encoding="utf-8")
