"""Everything Dagster loads. `workspace.yaml` and `dg` both point here."""

from __future__ import annotations

import dagster as dg

from assets import claims, marts, operations, publish, receive, reference, text, themes
from assets.checks import CHECKS
from assets.jobs import NIGHTLY
from assets.logs import named_logger
from assets.redo import redo_sensor
from assets.resources import RESOURCES
from assets.schedules import nightly_schedule
from assets.sensors import failure_alert, inbox_sensor

defs = dg.Definitions(
    assets=[
        receive.received,
        reference.references,
        *text.ASSETS,
        claims.claims,
        themes.themes,
        marts.marts,
        operations.operations,
        publish.published,
    ],
    asset_checks=CHECKS,
    jobs=[NIGHTLY],
    schedules=[nightly_schedule],
    sensors=[inbox_sensor, redo_sensor, failure_alert],
    resources=RESOURCES,
    loggers={"console": dg.colored_console_logger, "night": named_logger},
    executor=dg.in_process_executor,
)
"""The definitions of this code location."""
