"""What a killed night leaves is gone after the next; what another one works in stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from warehouse.paths import Home
from warehouse.scratch import scratch

HOLD = """
import sys, time
from pathlib import Path
from warehouse.paths import Home
from warehouse.scratch import scratch
with scratch(Home(Path(sys.argv[1]))) as folder:
    (folder / "part").write_text("rows")
    print(folder, flush=True)
    time.sleep(60)
"""


def test_a_folder_goes_with_its_work(home: Home) -> None:
    with scratch(home) as folder:
        (folder / "part").write_text("rows")
    with pytest.raises(RuntimeError, match="broken"), scratch(home):
        raise RuntimeError("broken")
    assert list(home.staging.iterdir()) == []


def test_what_is_in_use_stays_and_what_was_killed_goes(home: Home) -> None:
    command = [sys.executable, "-c", HOLD, str(home.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        left = Path(other.stdout.readline().strip())
        with scratch(home):
            assert (left / "part").exists()
        os.kill(other.pid, signal.SIGKILL)
    assert (left / "part").exists()
    with scratch(home) as folder:
        assert not left.exists()
        assert folder.exists()
