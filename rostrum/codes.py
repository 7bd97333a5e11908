"""Exit codes, for scripts."""

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    OK = 0
    FAILED = 1
    """Something broke; the message says what and what to do."""
    USAGE = 2
    """The command was not understood."""
    BLOCKED = 3
    """The night ran, but quality did not let it be published; readers keep what they had."""
    NOTHING = 4
    """Nothing is published yet, or nothing was found to read."""
