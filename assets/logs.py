"""Dagster's own messages of one night, in a file of their own."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg

_FORMAT = "%(asctime)s %(levelname)s %(message)s"


@dg.logger(
    config_schema={"name": dg.Field(str, description="Name of a logger of this process.")},
    description="Hands messages to a logger of this process, which decides where they go.",
)
def named_logger(context: dg.InitLoggerContext) -> logging.Logger:
    """Return the logger that the run configuration names."""
    return logging.getLogger(context.logger_config["name"])


@contextmanager
def log_to(path: Path) -> Iterator[dict[str, object]]:
    """Keep everything that a run says in a file; gives the `loggers` part of its configuration.

    Nothing goes to the terminal: who runs a night by hand is told by the command line what came of it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    logger = logging.getLogger(f"rostrum.night.{path.stem}")
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter(_FORMAT))
    logger.addHandler(handler)
    try:
        yield {"night": {"config": {"name": logger.name}}}
    finally:
        logger.removeHandler(handler)
        handler.close()
