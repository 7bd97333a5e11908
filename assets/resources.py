"""What every step needs from outside: the warehouse, the inbox, a way to run shards, somebody to tell."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

import dagster as dg
from pydantic import Field

from warehouse import paths
from warehouse.lock import exclusive

RunnerKind = Literal["inline", "process"]
Report = Callable[[str, int, int], None]
"""Told of the work: step, shards done, shards in all (one for a step that has no shards)."""


class WarehouseResource(dg.ConfigurableResource[None]):
    """Where the tables lie."""

    home: str = Field(default="", description="Its folder; empty for $ROSTRUM_HOME, else warehouse/data.")

    @property
    def at(self) -> paths.Home:
        """The folder, resolved."""
        return paths.home(self.home or None)


class InboxResource(dg.ConfigurableResource[None]):
    """Where files arrive: each folder in it is a source."""

    path: str = Field(default="", description="Its folder; empty for $ROSTRUM_INBOX, else inbox/.")
    settle_seconds: float = Field(default=10.0, ge=0, description="A file changed later is not complete.")

    @property
    def folder(self) -> Path:
        """The folder, resolved; it need not exist."""
        default = Path(__file__).parent.parent / "inbox"
        return Path(self.path or os.environ.get("ROSTRUM_INBOX") or default).resolve()


class RunnerResource(dg.ConfigurableResource[None]):
    """How shards of documents are run: in this process, or in a pool of `workers` processes."""

    kind: str = Field(default="inline", description="`inline` or `process`.", pattern="^(inline|process)$")
    workers: int | None = Field(default=None, ge=1, description="Processes; empty for all cores.")

    @property
    def runner(self) -> RunnerKind:
        """The kind, as the runners take it."""
        return cast(RunnerKind, self.kind)


@dataclass(frozen=True)
class Progress:
    """Passes on how far the night is. The default tells nobody."""

    report: Report | None = None

    def tell(self, step: str, done: int, total: int) -> None:
        """Report `done` of `total` pieces of `step`."""
        if self.report is not None:
            self.report(step, done, total)


@dg.resource(required_resource_keys={"warehouse"}, description="One night at a time on one warehouse.")
def turn(context: dg.InitResourceContext) -> Iterator[None]:
    """Hold the warehouse's night lock while a run goes on; wait for a night of another process to end.

    The lock goes with the process, so a run that was killed leaves none behind.
    """
    with exclusive(context.resources.warehouse.at, "night"):
        yield


RESOURCES: dict[str, object] = {
    "warehouse": WarehouseResource(),
    "inbox": InboxResource(),
    "runner": RunnerResource(),
    "progress": Progress(),
    "turn": turn,
}
"""What the definitions bind; a caller of the job may pass others."""
