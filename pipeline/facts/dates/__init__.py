"""Dates that a text speaks of, with their spans and the days they mean."""

from pipeline.facts.dates.find import find_dates

__all__ = ["find_dates"]
