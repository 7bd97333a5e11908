"""`rostrum run`: receive, run the night, say what came out."""

from __future__ import annotations

import time
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from pipeline.runners import RunnerKind
from rostrum.codes import Exit
from rostrum.receiving import Received, received_from, warnings_shown
from rostrum.show import answer, err, fail, grid, out
from warehouse.connect import connect
from warehouse.current import outdated
from warehouse.examples import examples
from warehouse.paths import Home

if TYPE_CHECKING:
    from assets.night import NightResult

_STEPS = {
    "receive": "receiving",
    "reference": "knowledge base",
    "read": "reading",
    "segment": "cutting into sentences",
    "mentions": "finding names",
    "speakers": "telling who speaks",
    "quotes": "finding quotes",
    "topics": "finding topics",
    "keyphrases": "finding keyphrases",
    "facts": "finding dates, amounts and places",
    "claims": "comparing claims",
    "themes": "finding themes",
    "marts": "counting",
    "operations": "book-keeping",
    "publish": "publishing",
}
_OPENING_EXAMPLES = 3


def run(
    home: Home,
    source: Path | None,
    day: date | None,
    runner: RunnerKind,
    workers: int | None,
    inbox: Path | None,
    *,
    redo: bool = False,
) -> None:
    """Receive `source` if given, run the night of `day` (today if null), print what came out.

    With `redo`, earlier days on which other stages last worked are worked on again, from old to new.
    """
    began = time.perf_counter()
    now = datetime.now(UTC)
    if day is not None:
        _refuse_day(day, now.date(), source)
    received = _receive(home, source, now)
    result = _whole_night(home, day or now.date(), runner, workers, inbox)
    earlier = outdated(home, day or now.date())
    for one in earlier if redo else ():
        _whole_night(home, one, runner, workers, None)
    _print_outcome(home, day or now.date(), received, time.perf_counter() - began, result.status)
    _print_earlier(len(earlier), redo)


def _whole_night(
    home: Home, day: date, runner: RunnerKind, workers: int | None, inbox: Path | None
) -> NightResult:
    """Run a night that ends in publication, or leave with what stopped it."""
    with _progress() as progress, warnings_shown():
        result = _night(home, day, runner, workers, inbox, progress)
    if result.status == "blocked":
        _print_blocked(result)
        raise typer.Exit(int(Exit.BLOCKED))
    if not result.success:
        raise fail(f"the night of {day} failed. {result.detail}")
    return result


def _print_earlier(days: int, is_redone: bool) -> None:
    if days and is_redone:
        out.print(f"{days} earlier days were done again with today's models and corrections.")
    elif days:
        out.print(
            f"{days} earlier days were made with other models or corrections: rostrum run --redo mends that."
        )


def _refuse_day(day: date, today: date, source: Path | None) -> None:
    """Stop where there can be no night of that day."""
    if source is not None and day != today:
        raise fail(
            f"{source} would be received today, {today}, so the night of {day} cannot hold it: "
            "leave out --day, or the source",
            Exit.USAGE,
        )
    from assets.partitions import FIRST_DAY

    if not FIRST_DAY <= day <= today:
        raise fail(
            f"--day {day} is no day of receipt: give one from {FIRST_DAY} to {today} (UTC)", Exit.USAGE
        )


def _receive(home: Home, source: Path | None, now: datetime) -> Received | None:
    if source is None:
        return None
    received = received_from(home, source, now)
    if not received.files:
        raise fail(f"{source} holds no files to read", Exit.NOTHING)
    return received


def _night(
    home: Home, day: date, runner: RunnerKind, workers: int | None, inbox: Path | None, progress: Progress
) -> NightResult:
    # Imported here: the scheduler takes seconds to load, and `sql` should not wait for it.
    task = progress.add_task("waking the scheduler", total=None)
    from assets.night import run_night

    def report(step: str, done: int, total: int) -> None:
        progress.update(task, description=_STEPS.get(step, "checking"), completed=done, total=total)

    return run_night(home, day, runner=runner, workers=workers, inbox=inbox, progress=report)


def _progress() -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    return Progress(*columns, console=err, transient=True)


def _print_blocked(result: NightResult) -> None:
    err.print("[red]Not published.[/red] Readers keep what they had. These expectations stopped it:")
    for check in result.failed_checks:
        if check.blocking:
            err.print(f"  {check.table}: {check.name}: {check.summary}", highlight=False, markup=False)
            for row in check.sample[:3]:
                err.print(f"    {dict(row)}", style="dim", highlight=False, markup=False)
    err.print(f"Full log: {result.log}", highlight=False)


def _print_outcome(home: Home, day: date, received: Received | None, seconds: float, status: str) -> None:
    where = f" from source '{received.source_id}'" if received else ""
    news = f", {received.new} of {received.files} files new" if received else ""
    word = "published" if status == "published" else "nothing new: already published"
    with closing(connect(home)) as connection:
        out.print(f"\n[bold]{day}[/bold]: {word}{news}. What came out{where}, received on that day:")
        answer(connection, _counts(day, received.source_id if received else None))
        out.print(f"in {seconds:.1f} s\n")
        for example in examples()[:_OPENING_EXAMPLES]:
            out.print(f"[bold]{example.title}[/bold]")
            answer(connection, example.sql, most=8)
    _print_next(home)


def _counts(day: date, source_id: str | None) -> str:
    """SQL that counts what came of one day, of one source if given."""
    source = f"AND source_id = '{source_id}'" if source_id else ""
    joined = "FROM %s JOIN documents d USING (document_id, revision)"
    own = f"{joined} WHERE d.partition_day = DATE '{day}' {source}"
    document = f"FROM documents WHERE partition_day = DATE '{day}' {source}"
    return f"""
        SELECT (SELECT count(*) {document}) AS documents,
               (SELECT coalesce(sum(word_count), 0) {document}) AS words,
               (SELECT count(*) {own % "sentences"}) AS sentences,
               (SELECT count(*) {own % "mentions"}) AS mentions,
               (SELECT count(*) {own % "topics"} AND NOT is_abstained) AS topics,
               (SELECT count(*) FROM rejects JOIN receipts r USING (receipt_id)
                WHERE r.partition_day = DATE '{day}' {source}) AS rejects"""


def _print_next(home: Home) -> None:
    grid(
        ["to do", "command"],
        [
            ("ask in SQL", 'rostrum sql "SELECT * FROM rejects"'),
            ("see what else can be asked", "rostrum sql --examples"),
            ("look at documents", "make dashboard"),
            ("watch and schedule nights", "make dev"),
            ("what each column means", "docs/data-dictionary.md"),
            ("open from any DuckDB client", str(_short(home.catalog))),
        ],
        title="Where to go next (commands live in .venv/bin)",
    )


def _short(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
