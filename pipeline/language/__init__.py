"""Which language a text is in."""

from pipeline.language.codes import language_code
from pipeline.language.evidence import differ
from pipeline.language.identify import (
    UNKNOWN,
    Identified,
    identify,
    identify_many,
    identify_many_within,
    identify_within,
)

__all__ = [
    "UNKNOWN",
    "Identified",
    "differ",
    "identify",
    "identify_many",
    "identify_many_within",
    "identify_within",
    "language_code",
]
