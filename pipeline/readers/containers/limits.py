"""How much of one input is read: enough for any statement, too little to fill memory or to hang."""

from __future__ import annotations

from typing import Final

from pipeline.readers.draft import Refusal

LONGEST_TEXT: Final = 2_500_000
"""Code points of one text; a day of debate in a large parliament has fewer than a million."""

MOST_BYTES: Final = 12 * LONGEST_TEXT
"""Bytes of one record: what the longest text may take in JSON, where an escape has up to twelve for one."""

MOST_ENCODED: Final = 4 * LONGEST_TEXT + 4
"""Bytes of one text that is no JSON, in any encoding, with its byte order mark."""

_WHY: Final = f"longer than {LONGEST_TEXT:,} characters, more than any statement has"


class UnreadableError(OSError):
    """Input that cannot be read from some place on; `refusal` says where and why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.detail)
        self.refusal = refusal


def too_large(place: str) -> Refusal:
    """Return the refusal of a text or record that is longer than Rostrum reads."""
    return Refusal(place, "too_large", f"It is {_WHY}. Cut it into its statements and send those.")
