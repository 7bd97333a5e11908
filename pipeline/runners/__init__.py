"""Running a stage over shards of whole documents, in this process or in several."""

from pipeline.runners.map import Progress, RunnerKind, map_shards, stream
from pipeline.runners.shards import shards

__all__ = ["Progress", "RunnerKind", "map_shards", "shards", "stream"]
