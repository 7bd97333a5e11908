"""Roles and names of speakers: a chain over the turns of a document, weighed by what is said around them.

`survey` reads what a document says about its persons, `turns`, `people` and `pairs` put it in numbers,
`model` weighs them, `chain` finds the probabilities, `name` tells names, roles and the evidence.
"""

from typing import Final

from pipeline.speakers.naming.model import FILE
from pipeline.speakers.naming.name import name
from pipeline.speakers.naming.oneself import FILE as FRAMES
from pipeline.speakers.naming.types import Guess, Named, Sentence, Speech, Turn

FILES: Final = (FILE, FRAMES)
"""What the probabilities hang on, for the fingerprint of a stage."""

__all__ = ["FILES", "Guess", "Named", "Sentence", "Speech", "Turn", "name"]
