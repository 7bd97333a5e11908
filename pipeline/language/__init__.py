"""Which language a text is in."""

from pipeline.language.codes import language_code
from pipeline.language.identify import UNKNOWN, Identified, identify, identify_quickly, identify_within

__all__ = ["UNKNOWN", "Identified", "identify", "identify_quickly", "identify_within", "language_code"]
