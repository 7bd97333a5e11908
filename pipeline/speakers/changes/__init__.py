"""Where the speaker changes, from the words alone.

Networks read the sentences, a chain with learned transitions ties what each says of them
(`training.speakers.changes` makes both). A turn begins where they give that at least the probability for
which the score over the development scenes was best.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.speakers.changes.exchange import Change, is_exchange
from pipeline.speakers.changes.network import files, networks, probabilities, settings
from pipeline.speakers.spoken import Spoken


def changes(sentences: Sequence[Spoken]) -> list[Change]:
    """Return for each sentence of one speech whether a turn begins with it. The first always begins one."""
    if not sentences:
        return []
    threshold = settings()["threshold"]
    found = probabilities(sentences, networks()).tolist()
    return [
        Change(not number or score >= threshold, 1.0 if not number else score)
        for number, score in enumerate(found)
    ]


FILES = files()
"""What the rows of changes depend on beside the code."""

__all__ = ["FILES", "Change", "changes", "is_exchange"]
