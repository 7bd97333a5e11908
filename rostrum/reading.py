"""Which SQL `rostrum sql` lets through: statements that read."""

from __future__ import annotations

import duckdb
from duckdb import DuckDBPyConnection, Statement, StatementType

_VERBS = ("SELECT", "FROM", "WITH", "VALUES", "TABLE", "PIVOT", "UNPIVOT", "DESCRIBE", "SHOW", "SUMMARIZE")
_PRAGMAS = frozenset(
    "DATABASE_LIST DATABASE_SIZE FUNCTIONS SHOW SHOW_TABLES STORAGE_INFO TABLE_INFO VERSION".split()
)
_ALLOWED = f"{', '.join(_VERBS)}, EXPLAIN and SET VARIABLE"


class RefusedError(ValueError):
    """A statement that does not only read; the message says which, and what is let through."""


def statements(connection: DuckDBPyConnection, sql: str) -> list[Statement]:
    """Split SQL into its statements; none where it holds only comments and semicolons.

    Raises RefusedError when one of them could write, so that none is run, and duckdb.Error when it is no SQL.
    """
    found = connection.extract_statements(sql)
    for statement in found:
        if not _reads(connection, statement):
            raise RefusedError(
                f"refused, because it does not only read: {_begin(statement.query)}\n"
                f"Let through: {_ALLOWED}. To keep an answer in a file: --format csv or json, and `> file`. "
                'A column called copy takes quotes: "copy".'
            )
    return found


def _reads(connection: DuckDBPyConnection, statement: Statement) -> bool:
    words = [word for word, _ in _words(statement.query)]
    if statement.type is StatementType.EXPLAIN or words[0] == "EXPLAIN":
        # EXPLAIN ANALYZE runs what it explains.
        inner = connection.extract_statements(_explained(statement.query))
        return bool(inner) and all(_reads(connection, each) for each in inner)
    if statement.type is StatementType.SET:
        return words[1:2] == ["VARIABLE"]
    if statement.type is StatementType.PRAGMA:
        return words[1] in _PRAGMAS
    if statement.type is StatementType.MULTI:
        # A PIVOT, which DuckDB answers in several steps, or a COPY or CREATE of one.
        return words[0].strip("(") in {*_VERBS, ""} and not _copies(words)
    return statement.type is StatementType.SELECT and not _copies(words)


def _copies(words: list[str]) -> bool:
    """Whether a WITH clause holds a COPY: DuckDB takes that for a SELECT, and writes."""
    return ("(", "COPY") in zip(words, words[1:], strict=False)


def _words(sql: str) -> list[tuple[str, int]]:
    """Words and signs of a statement in capitals without its comments, each with its byte offset."""
    data = sql.encode()
    tokens = duckdb.tokenize(sql)
    ends = [start for start, _ in tokens[1:]] + [len(data)]
    return [
        (data[start:end].decode().strip().upper(), start)
        for (start, kind), end in zip(tokens, ends, strict=True)
        if kind != duckdb.token_type.comment
    ]


def _explained(sql: str) -> str:
    """Return the statement inside an EXPLAIN."""
    words = _words(sql)[1:]
    if words and words[0][0] == "ANALYZE":
        words = words[1:]
    if [word for word, _ in words[:2]] in (["(", "ANALYZE"], ["(", "FORMAT"]):
        closing = [word for word, _ in words].index(")")
        words = words[closing + 1 :]
    return sql.encode()[words[0][1] :].decode() if words else ""


def _begin(sql: str, most: int = 60) -> str:
    line = " ".join(sql.split())
    return line if len(line) <= most else f"{line[:most]}…"
