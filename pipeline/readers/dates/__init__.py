"""When a statement was published: dates printed around it, in its address and in its own words."""

from pipeline.readers.dates.decide import published

__all__ = ["published"]
