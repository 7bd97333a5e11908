"""The commands of `rostrum`."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Optional

import typer

from pipeline.runners import RunnerKind
from rostrum.show import Format
from warehouse.paths import home as home_of

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Raw public statements in; who said what, when, about whom and on which topic out.\n\n"
    "Exit codes: 0 done · 1 failed · 2 not understood · 3 not published because an expectation was not met · "
    "4 nothing there yet.",
)


HomeOption = Annotated[
    Optional[Path],
    typer.Option("--home", help="Folder of the warehouse [default: $ROSTRUM_HOME, else warehouse/data]."),
]
RunnerOption = Annotated[RunnerKind, typer.Option(help="Run shards in this process, or in several.")]
WorkersOption = Annotated[
    Optional[int], typer.Option(min=1, help="Processes of the runner [default: all cores].")
]


def _choose_recogniser(value: Optional[str]) -> Optional[str]:
    """Put the choice where the stages look for it, also in other processes."""
    if value:
        from pipeline.entities.recognise import choose

        try:
            choose.parse(value)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
        os.environ[choose.VARIABLE] = value
    return value


RecogniserOption = Annotated[
    Optional[str],
    typer.Option(
        envvar="ROSTRUM_RECOGNISER",
        callback=_choose_recogniser,
        help="Find names with another model: spacy:FOLDER_OR_PACKAGE, gliner:FOLDER, or a TOML file "
        "[default: Rostrum's own].",
    ),
]


@app.command()
def run(
    source: Annotated[Optional[Path], typer.Argument(help="File or folder to receive first.")] = None,
    home: HomeOption = None,
    day: Annotated[
        Optional[datetime],
        typer.Option(
            formats=["%Y-%m-%d"], help="UTC day of receipt to work on, none to come [default: today]."
        ),
    ] = None,
    runner: RunnerOption = "inline",
    workers: WorkersOption = None,
    inbox: Annotated[
        Optional[Path], typer.Option(help="Folder to sweep for new files; each folder in it is a source.")
    ] = None,
    recogniser: RecogniserOption = None,
    redo: Annotated[
        bool, typer.Option("--redo", help="Then redo earlier days that another model or knowledge base made.")
    ] = False,
) -> None:
    """Run the night: receive, read, cut, find names and topics, check, publish; then show what came out.

    `rostrum run texts/` takes in a folder and publishes it. Running it again takes in what is new or
    changed; a night without news changes nothing. Work done once is not done again. A source is received
    today, so it goes with no other `--day`; files that cannot be read are named on standard error.
    Corrections in `seeds/reference/overrides.csv` hold from this night on; merges on all days at once, the
    others on earlier days once those are redone.
    """
    from rostrum import night

    night.run(home_of(home), source, day.date() if day else None, runner, workers, inbox, redo=redo)


@app.command()
def add(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders to receive.")],
    home: HomeOption = None,
) -> None:
    """Receive files for tonight, without running the night. Files that have not changed are passed over.

    Files that cannot be read are named on standard error and passed over too. Exit code 4 where there was
    no file at all.
    """
    from rostrum import receiving

    receiving.run(home_of(home), paths, datetime.now(UTC))


@app.command()
def annotate(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders, JSON lines.")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the Parquet files.")],
    runner: RunnerOption = "inline",
    workers: WorkersOption = None,
    recogniser: RecogniserOption = None,
) -> None:
    r"""Run all text stages over files, without scheduler and warehouse: one Parquet file per table.

    Takes texts in any form that Rostrum reads, and JSON lines such as
    `{"id": "1", "text": "…", "language": "en", "published_at": "2025-05-02", "title": "…", "uri": "…"}`
    of which only `text` must be there.
    """
    from rostrum import annotate as command

    command.run(paths, out, datetime.now(UTC), runner, workers)


@app.command()
def sql(
    query: Annotated[Optional[str], typer.Argument(help="Statements; without them a shell opens.")] = None,
    home: HomeOption = None,
    shape: Annotated[
        Format, typer.Option("--format", help="How to print the answer; json gives one object per row.")
    ] = Format.table,
    snapshot: Annotated[Optional[str], typer.Option(help="Read an earlier publication.")] = None,
    examples: Annotated[bool, typer.Option("--examples", help="Print example questions in SQL.")] = False,
    tables: Annotated[bool, typer.Option("--tables", help="Print the tables and what they mean.")] = False,
) -> None:
    """Ask the published tables in DuckDB's SQL. Statements that do not only read are refused.

    Refused are COPY … TO, CREATE, ATTACH, INSTALL, settings and the like, before anything is run. Of several
    statements, parted by `;`, each is answered.

    `rostrum sql "SELECT speaker_name, count(*) FROM turns GROUP BY 1"`
    """
    from rostrum import sql as command

    if examples:
        command.print_examples()
    elif tables:
        command.print_tables(home_of(home))
    else:
        command.run(home_of(home), query, shape, snapshot)


@app.command()
def themes(
    theme: Annotated[
        Optional[str], typer.Argument(help="Id of a theme: its weeks, and what was said.")
    ] = None,
    home: HomeOption = None,
    week: Annotated[
        Optional[datetime],
        typer.Option(formats=["%Y-%m-%d"], help="Any day of the week to show [default: the last]."),
    ] = None,
    shape: Annotated[
        Format, typer.Option("--format", help="How to print the answer; json gives one object per row.")
    ] = Format.table,
) -> None:
    """Show the themes that were found in what came in: new, continuing, quiet, returned and retired ones.

    Every night finds them; the night of a Sunday concludes the week. A theme keeps its id from week to week.
    Exit code 4 where there is none yet.
    """
    from rostrum import themes as command

    command.run(home_of(home), week.date() if week else None, theme, shape)


@app.command()
def status(home: HomeOption = None) -> None:
    """Say what is published, what each source delivered, and how the last night went."""
    from rostrum import status as command

    raise typer.Exit(int(command.run(home_of(home))))


@app.command()
def dashboard(
    home: HomeOption = None,
    port: Annotated[int, typer.Option(help="Port on this machine.")] = 2718,
    browser: Annotated[bool, typer.Option(help="Open a browser window.")] = True,
) -> None:
    """Open the dashboard: what came in, and each document with its sentences, names and seconds."""
    from dashboards.serve import main as serve

    serve(home_of(home).root, port, browser)


def main() -> None:
    """Entry point of the command `rostrum`."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("DAGSTER_DISABLE_TELEMETRY", "yes")
    app()
