"""`rostrum sql`: one query, or a shell on the catalog."""

from __future__ import annotations

import cmd
from contextlib import closing, suppress

import duckdb

from rostrum.codes import Exit
from rostrum.reading import RefusedError, statements
from rostrum.show import Format, answer, err, fail, out
from warehouse.connect import connect
from warehouse.examples import examples
from warehouse.paths import Home

_TABLES = 'SELECT view_name AS "table", comment FROM duckdb_views() WHERE NOT internal ORDER BY 1'
_COLUMNS = (
    'SELECT column_name AS "column", data_type AS type, comment FROM duckdb_columns() '
    "WHERE table_name = '{}' ORDER BY column_index"
)


def run(home: Home, query: str | None, shape: Format, snapshot: str | None) -> None:
    """Answer one query, or open a shell where there is none."""
    try:
        connection = connect(home, snapshot)
    except FileNotFoundError as error:
        raise fail(str(error), Exit.NOTHING) from error
    with closing(connection):
        if query is None:
            Shell(connection).cmdloop()
            return
        try:
            asked = _answer_each(connection, query, shape)
        except RefusedError as error:
            raise fail(str(error)) from error
        except duckdb.Error as error:
            raise fail(
                f"{error}\nTables and columns: rostrum sql --tables, docs/data-dictionary.md"
            ) from error
        if not asked:
            raise fail("there is no statement in that; examples: rostrum sql --examples", Exit.USAGE)


def _answer_each(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    shape: Format = Format.table,
    most: int | None = None,
) -> int:
    """Answer every statement of a query, one after the other; return how many there were."""
    asked = statements(connection, query)
    is_first = True
    for statement in asked:
        if statement.type is duckdb.StatementType.SET:
            connection.execute(statement)
            continue
        if shape is Format.csv and not is_first:
            print()
        is_first = False
        answer(connection, statement, shape, most)
    return len(asked)


def print_tables(home: Home) -> None:
    """Print the tables of the catalog with their meaning."""
    run(home, _TABLES, Format.table, None)


def print_examples() -> None:
    """Print the example questions with their SQL."""
    for example in examples():
        out.print(f"\n[bold]{example.title}[/bold]")
        out.print(example.sql.partition("\n")[2], markup=False, highlight=False)


class Shell(cmd.Cmd):
    """A shell that takes statements up to a semicolon, and answers those that only read."""

    intro = (
        "Rostrum catalog, for reading. End a statement with ';'. .tables, .columns TABLE, .examples, .quit"
    )
    prompt = "rostrum> "
    more = "    ...> "

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        super().__init__()
        self.connection = connection
        self._pending: list[str] = []
        with suppress(ImportError):
            import readline  # noqa: F401  (line editing and history where the system has it)

    def onecmd(self, line: str) -> bool:
        """Take a line: a dot command, or a part of a statement."""
        if line in {".quit", ".exit", "EOF"}:
            # What a file piped in ends with may have no semicolon.
            self._answer("\n".join(self._pending))
            return True
        if line.startswith("."):
            self._dot(line)
            return False
        if line.strip():
            self._pending.append(line)
        if line.rstrip().endswith(";"):
            self._answer("\n".join(self._pending))
            self._pending = []
        self.prompt = self.more if self._pending else Shell.prompt
        return False

    def _dot(self, line: str) -> None:
        command, _, argument = line.partition(" ")
        if command == ".tables":
            self._answer(_TABLES)
        elif command == ".columns" and argument.isidentifier():
            self._answer(_COLUMNS.format(argument))
        elif command == ".examples":
            print_examples()
        else:
            err.print("known: .tables, .columns TABLE, .examples, .quit")

    def _answer(self, query: str) -> None:
        try:
            _answer_each(self.connection, query, most=200)
        except (RefusedError, duckdb.Error) as error:
            err.print(str(error), style="red", markup=False)


__all__ = ["Shell", "print_examples", "print_tables", "run"]
