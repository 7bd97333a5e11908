"""The text stages, from reading to facts. Each runs over shards of the day's documents."""

# No postponed annotations here: Dagster reads those of a step as they stand.
from datetime import date

import dagster as dg

from assets import keys
from assets.partitions import DAYS, day_of
from assets.resources import Progress, RunnerResource, WarehouseResource
from assets.specs import RETRY, staged_spec
from assets.steps import Results, stage_tables
from pipeline.stage import Stage
from warehouse import work
from warehouse.paths import Home

INPUTS: dict[str, tuple[str, ...]] = {
    "read": ("receipts",),
    "segment": ("documents", "blocks", "source_map", "labels"),
    "mentions": ("documents", "blocks", "source_map", "sentences"),
    "speakers": ("documents", "blocks", "source_map", "labels", "sentences", "mentions"),
    "quotes": ("documents", "blocks", "source_map", "labels", "turns", "sentences", "mentions"),
    "topics": ("documents", "blocks", "turns", "sentences", "mentions"),
    "keyphrases": ("documents", "blocks", "source_map", "sentences", "mentions"),
    "facts": ("documents", "blocks", "source_map", "sentences", "mentions"),
}
"""Staged tables that each stage is made from. The stages say the same of themselves, but are loaded only to
run: a scheduler that lists the assets should not wait for language models."""


def find_stage(name: str) -> Stage:
    """Return a stage by name; loads the text library. KeyError when there is none."""
    from pipeline.stages import stages

    return {stage.name: stage for stage in stages()}[name]


def run_stage(name: str, home: Home, day: date, runner: RunnerResource, progress: Progress) -> dict[str, int]:
    """Run a stage over what is new on a day; return the day's rows by table."""

    def report(done: int, total: int) -> None:
        progress.tell(name, done, total)

    if name == "read":
        return work.read_day(home, day, runner=runner.runner, workers=runner.workers, progress=report)
    stage = find_stage(name)
    return work.run_stage(home, stage, day, runner=runner.runner, workers=runner.workers, progress=report)


def stage_assets(name: str) -> dg.AssetsDefinition:
    """Return the assets of all tables that one stage makes: one step, so that a step is worth its start."""
    tables = keys.made_by(name)

    @dg.multi_asset(
        name=name,
        specs=[staged_spec(table, INPUTS[name]) for table in tables],
        partitions_def=DAYS,
        retry_policy=RETRY,
    )
    def staged(
        context: dg.AssetExecutionContext,
        warehouse: WarehouseResource,
        runner: RunnerResource,
        progress: dg.ResourceParam[Progress],
    ) -> Results:
        home, day = warehouse.at, day_of(context)
        yield from stage_tables(name, tables, progress, lambda: run_stage(name, home, day, runner, progress))

    return staged


ASSETS = [stage_assets(name) for name in INPUTS]
