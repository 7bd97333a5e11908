"""One writer at a time; readers never wait."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from warehouse.paths import Home


@contextmanager
def exclusive(home: Home, what: str) -> Iterator[None]:
    """Hold the warehouse's lock named `what` ("receive", "publish"), waiting for another process to finish.

    The lock goes with the process, so a crash leaves none behind.
    """
    home.root.mkdir(parents=True, exist_ok=True)
    with (home.root / f".{what}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
