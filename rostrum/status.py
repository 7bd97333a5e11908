"""`rostrum status`: what is published, what is waiting, how the last night went."""

from __future__ import annotations

from contextlib import closing

from rostrum.codes import Exit
from rostrum.show import answer, grid, out
from warehouse.connect import connect, snapshots
from warehouse.paths import Home
from warehouse.publish import last_attempt
from warehouse.receive import receipts

_EXIT = {"published": Exit.OK, "unchanged": Exit.OK, "blocked": Exit.BLOCKED}


def run(home: Home) -> Exit:
    """Print the state of a warehouse; the exit is that of its last night, NOTHING before any."""
    last = last_attempt(home)
    out.print(f"[bold]Warehouse[/bold] {home.root}", highlight=False)
    if last is None and not home.catalog.exists():
        out.print("Nothing is published yet: run `rostrum run` or `make run`.")
        return Exit.NOTHING
    if last is not None:
        grid(
            ["last night", "status", "ended", "detail"],
            [(last["partition_day"], last["status"], last["ended_at"], last["detail"] or None)],
        )
    if home.catalog.exists():
        kept = snapshots(home)
        out.print(
            f"snapshot {kept[-1] if kept else '?'}, {len(kept)} kept; {receipts(home).num_rows} receipts"
        )
        with closing(connect(home)) as connection:
            answer(connection, "SELECT * FROM source_health ORDER BY day DESC, source_id LIMIT 14")
    return _EXIT.get(last["status"], Exit.FAILED) if last else Exit.OK
