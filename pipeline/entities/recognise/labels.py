"""What the labels of other people's models mean in Rostrum's types.

Schemes: CoNLL 2003 and WikiNER; OntoNotes 5; SUC 3.0 (Swedish); NorNE (Norwegian); GermEval 2014 (German).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from pipeline.entities.spans import TYPES, NameType

REST: Final = "*"
"""Stands, in labels given by a user, for all labels not named."""
NO_NAME: Final = ""
"""What a user gives for a label that is no name."""

_MEANT: Final[Mapping[NameType, str]] = {
    "PER": "PER PERSON PRS",
    "ORG": "ORG ORGANIZATION ORGANISATION GPE_ORG",
    "LOC": "LOC LOCATION GPE FAC FACILITY GPE_LOC",
    "NORP": "NORP DRV",
    "EVENT": "EVENT EVN EVT",
    "LAW": "LAW",
    "MISC": "MISC OTH PRODUCT PROD OBJ WORK_OF_ART WRK LANGUAGE",
}
_NO_NAMES: Final = "DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL TME MSR"

KNOWN: Final[Mapping[str, NameType | None]] = {
    **{label: kind for kind, labels in _MEANT.items() for label in labels.split()},
    **dict.fromkeys(_NO_NAMES.split()),
}
"""Labels of public schemes, in capitals; None for what is no name, such as an amount."""


def meaning(own: Mapping[str, str] | None = None) -> Callable[[str], NameType | None]:
    """Return the function from a model's label to a type, None where it is no name.

    `own` comes first; its keys are the model's labels, or `*` for all others, its values types, or "" for no
    name. The function raises ValueError for a label that nobody explained. So does this for an unknown type.
    """
    given = {label: _type(label, kind) for label, kind in (own or {}).items()}

    def meant(label: str) -> NameType | None:
        if label in given:
            return given[label]
        if label.upper() in KNOWN:
            return KNOWN[label.upper()]
        if REST in given:
            return given[REST]
        raise ValueError(
            f"nobody said what the label {label!r} means: under [labels] in the file that describes the "
            f'recogniser, name one of {" ".join(TYPES)} for it, or "" if it is no name'
        )

    return meant


def explained(
    labels: Iterable[str], own: Mapping[str, str] | None = None
) -> Callable[[str], NameType | None]:
    """Return `meaning(own)` where it knows all these labels of a model; else ValueError."""
    meant = meaning(own)
    for label in labels:
        meant(label)
    return meant


def _type(label: str, kind: str) -> NameType | None:
    if kind == NO_NAME:
        return None
    for known in TYPES:
        if kind == known:
            return known
    raise ValueError(f"label {label!r} is said to mean {kind!r}, which is none of {' '.join(TYPES)}")
