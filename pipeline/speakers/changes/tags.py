"""Tags of sentences: the part its speaker plays, and whether a turn begins with it."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

ROLES: Final = ("principal", "host", "journalist", "moderator", "announcer")


class Tag(NamedTuple):
    """One tag."""

    role: str
    begins: bool


TAGS: Final = tuple(Tag(role, begins) for role in ROLES for begins in (True, False))
BEGINS: Final = np.array([tag.begins for tag in TAGS])


def allowed() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which tag may follow which [before, after], and which may come first."""
    follows = np.array([[after.begins or after.role == before.role for after in TAGS] for before in TAGS])
    return follows, BEGINS.copy()
