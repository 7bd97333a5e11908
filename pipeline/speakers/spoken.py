"""A sentence as it was said, all that the search for changes of speaker sees of it."""

from __future__ import annotations

from typing import NamedTuple


class Spoken(NamedTuple):
    """A sentence as it was said.

    `opens_line` says whether it begins a line of the document, `pause_s` how many seconds of silence come
    before it; None where the document gives no times.
    """

    text: str
    language: str
    opens_line: bool = False
    pause_s: float | None = None
