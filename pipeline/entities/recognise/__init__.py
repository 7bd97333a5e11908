"""Finds names in running text: a compact multilingual network of our own, or any spaCy or GLiNER model."""

from __future__ import annotations

from pipeline.entities.recognise import choose
from pipeline.entities.recognise.choose import Identity
from pipeline.entities.recognise.own import identity as own_identity
from pipeline.entities.recognise.own import own
from pipeline.entities.spans import Recogniser

__all__ = ["identity", "recogniser"]


def recogniser() -> Recogniser:
    """Return the recogniser that the environment asks for, else Rostrum's own; loaded once."""
    choice = choose.chosen()
    return choose.load(choice) if choice else own()


def identity() -> Identity:
    """Return what decides the spans of `recogniser`, without loading it."""
    choice = choose.chosen()
    return choose.identity(choice) if choice else own_identity()
