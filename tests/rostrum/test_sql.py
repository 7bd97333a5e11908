from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner, Result

from rostrum.cli import app
from tests.warehouse.kit import disk
from warehouse import delta
from warehouse.paths import Home

WORDS = "SELECT count(*) AS n FROM documents"


def ask(home: Home, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(app, ["sql", "--home", str(home.root), *arguments], input=typed)


def test_published_files_cannot_be_overwritten(published: Home) -> None:
    before = disk(published)
    target = delta.files(published, "documents")[0].path
    for query in (
        f"COPY (SELECT 1 AS x) TO '{target}'",
        f"SELECT 1; COPY (SELECT 1) TO '{target}'",
        f"WITH a AS (COPY (SELECT 1) TO '{target}') FROM a",
        f"EXPLAIN ANALYZE COPY (SELECT 1) TO '{published.catalog}'",
    ):
        asked, typed = ask(published, query), ask(published, typed=query + ";\n")
        assert asked.exit_code == 1
        assert asked.stdout == ""
        assert "does not only read" in asked.stderr
        assert "does not only read" in typed.stderr
    assert disk(published) == before


def test_published_files_are_nobodys_to_write(published: Home) -> None:
    assert {file.path.stat().st_mode & 0o777 for file in delta.files(published, "documents")} == {0o444}


@pytest.mark.parametrize("query", ["", ";", "/* nothing */"])
def test_nothing_asked_is_not_understood(published: Home, query: str) -> None:
    result = ask(published, query)
    assert result.exit_code == 2
    assert "no statement" in result.stderr


def test_each_statement_is_answered(published: Home) -> None:
    result = ask(published, "--format", "csv", f"SET VARIABLE a = 7; {WORDS}; SELECT getvariable('a') AS a")
    assert result.stdout == "n\n2\n\na\n7\n"
    assert result.exit_code == 0


def test_columns_of_one_name_are_numbered_in_json(published: Home) -> None:
    result = ask(published, "--format", "json", "SELECT 1 AS a, 2 AS a, 3 AS a_1, 4 AS a")
    assert json.loads(result.stdout) == {"a": 1, "a_2": 2, "a_1": 3, "a_3": 4}


def test_the_shell_goes_on_after_nothing_and_after_errors(published: Home) -> None:
    result = ask(
        published, typed=";\n\nSELECT nothing_like_this;\nDROP VIEW documents;\nSELECT 'still here';\n"
    )
    assert "still here" in result.stdout
    assert "nothing_like_this" in result.stderr
    assert "DROP VIEW" in result.stderr
    assert result.exit_code == 0


@pytest.mark.parametrize("end", ["", "\n", "\n.quit\n"])
def test_the_shell_answers_a_last_statement_without_semicolon(published: Home, end: str) -> None:
    result = ask(published, typed=f"SELECT 'first';\nSELECT 'la' ||\n'st'{end}")
    assert "first" in result.stdout
    assert "last" in result.stdout


def test_the_tables_and_their_columns_are_told(published: Home) -> None:
    assert "documents" in ask(published, "--tables").stdout
    assert "text_sha256" in ask(published, typed=".columns documents\n").stdout


def test_before_the_first_publication_there_is_nothing(home: Home) -> None:
    result = ask(home, "SELECT 1")
    assert result.exit_code == 4
    assert "rostrum run" in result.stderr
