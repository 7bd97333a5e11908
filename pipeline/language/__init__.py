"""Which language a text is in."""

from pipeline.language.identify import UNKNOWN, Identified, identify, identify_within

__all__ = ["UNKNOWN", "Identified", "identify", "identify_within"]
