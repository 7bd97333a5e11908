from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from rostrum.reading import RefusedError, statements

READING = [
    "SELECT 1",
    "select $$;copy$$ as \"copy\" -- copy (select 1) to 'x'",
    "(SELECT 1)",
    "FROM letters",
    "TABLE letters",
    "VALUES (1)",
    "WITH a AS (SELECT 1) FROM a",
    "PIVOT letters ON b USING sum(i)",
    "FROM (PIVOT letters ON b USING sum(i))",
    "EXPLAIN PIVOT letters ON b USING sum(i)",
    "UNPIVOT letters ON i",
    "DESCRIBE letters",
    "SHOW TABLES",
    "SUMMARIZE letters",
    "EXPLAIN SELECT 1",
    "EXPLAIN (SELECT 1)",
    "EXPLAIN ANALYZE SELECT 1",
    "EXPLAIN (ANALYZE, FORMAT json) SELECT 1",
    "/* é */ explain /* è */ analyze select 1",
    "PRAGMA table_info('letters')",
    "SET VARIABLE a = 1",
]
WRITING = [
    "COPY (SELECT 1) TO '{}'",
    "copy letters from '{}'",
    "COPY (PIVOT letters ON b USING sum(i)) TO '{}'",
    "WITH a AS (COPY (SELECT 1) TO '{}') FROM a",
    "WITH a AS MATERIALIZED ( /* ( */ copy (SELECT 1) TO '{}') FROM a",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO '{}'",
    "EXPLAIN (ANALYZE) COPY (SELECT 1) TO '{}'",
    "explain -- twice\n analyze with a as (copy (select 1) to '{}') from a",
    "EXPLAIN ANALYZE COPY (PIVOT letters ON b USING sum(i)) TO '{}'",
    "SELECT 1; COPY (SELECT 1) TO '{}'",
    "PREPARE p AS COPY (SELECT 1) TO '{}'",
    "EXECUTE p",
    "CREATE TEMP TABLE x AS SELECT 1",
    "CREATE TEMP TABLE x AS PIVOT letters ON b USING sum(i)",
    "ATTACH '{}' AS x",
    "EXPORT DATABASE '{}'",
    "IMPORT DATABASE '{}'",
    "PRAGMA import_database('{}')",
    "PRAGMA enable_profiling",
    "SET temp_directory = '{}'",
    "USE x",
    "INSTALL spatial",
    "LOAD spatial",
    "CALL enable_logging()",
    "CHECKPOINT",
    "INSERT INTO letters VALUES (1, 'a')",
    "DELETE FROM letters",
    "DROP TABLE letters",
]


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE letters AS SELECT 1 AS i, 'a' AS b")
        yield connection


@pytest.mark.parametrize("sql", READING)
def test_what_reads_is_let_through_and_runs(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    (statement,) = statements(connection, sql)
    connection.execute(statement)


@pytest.mark.parametrize("sql", WRITING)
def test_what_may_write_is_refused(connection: duckdb.DuckDBPyConnection, sql: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="does not only read"):
        statements(connection, sql.format(tmp_path / "x"))


@pytest.mark.parametrize("sql", ["", ";", " ; ;\n", "-- nothing", "/* */;"])
def test_no_statement_is_none(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    assert statements(connection, sql) == []


def test_an_error_in_sql_is_duckdbs(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.ParserException):
        statements(connection, "SELEKT 1")
