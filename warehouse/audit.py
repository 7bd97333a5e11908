"""What must hold of a staged day before readers may see it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.tables import TABLES
from warehouse import staging
from warehouse.marts import MARTS, built_on
from warehouse.paths import Home


def require_examined(home: Home, day: date) -> None:
    """Raise ValueError unless every staged table was examined as it is staged now and no error was found.

    The books of the night (`annotators`, `runs`, `quality`) are left out: the publication itself writes them.
    """
    problems = [problem for name in _examined() for problem in _problems(home, name, day)]
    if problems:
        more = f" (and {len(problems) - 5} more)" if len(problems) > 5 else ""
        raise ValueError(
            f"nothing was published for {day}: {'; '.join(problems[:5])}{more}. "
            "Run the day again, its checks included"
        )


def require_fresh_marts(home: Home, day: date) -> None:
    """Raise ValueError where marts were computed over other tables than would be published with them."""
    wanted = built_on(home, day)
    staged = [name for name in MARTS if staging.path(home, name, day).exists()]
    stale = [name for name in staged if staging.made_by(home, name, day) != wanted]
    if stale:
        raise ValueError(
            f"nothing was published for {day}: {', '.join(stale)} were computed before another night changed "
            "what they count. Run the day again"
        )


def _examined() -> list[str]:
    return [table.name for table in TABLES.values() if table.layer != "publish"]


def _problems(home: Home, name: str, day: date) -> Iterator[str]:
    now = staging.digest(home, name, day)
    if now is None:
        return
    known = staging.verdicts(home, day, name)
    if not known.suite:
        yield f"{name} was not examined"
    about_now = {str(one["row"]["name"]): one["row"] for one in known.given if one["examined"] == now}
    for expectation in known.suite:
        row = about_now.get(expectation)
        if row is None:
            yield f"{name}.{expectation} was not evaluated on what is staged now"
        elif row["severity"] == "error" and not row["succeeded"]:
            yield f"{name}.{expectation} failed: {row['observed'] or 'nothing observed'}"
