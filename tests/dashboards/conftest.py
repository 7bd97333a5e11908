"""A warehouse with a publication of the sample, the dashboard serving it, and a browser looking at it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from seeds import SAMPLE
from tests.dashboards import line
from warehouse.paths import Home, home

QUIET = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
HOSTILE = """\
<script>document.title = "taken over"</script> & <img src=x onerror="document.title='taken over'">

Ms Nobody <b>Bold</b>: The road from Serbia to Kosovo is "open", said the </div></main> delegate of Kosovo. \
<marimo-button>Press</marimo-button> [a link](javascript:alert(1)) for everybody in Geneva to see. #Ro<i>ads
"""


@pytest.fixture(scope="session")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample with one document that attacks the page."""
    folder = tmp_path_factory.mktemp("arrivals") / "sample"
    shutil.copytree(SAMPLE, folder)
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def warehouse(inbox: Path, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A warehouse that has published the sample."""
    place = home(tmp_path_factory.mktemp("home"))
    line.night(place, inbox, "run-1")
    return place


@contextmanager
def serving(place: Home) -> Iterator[str]:
    """Serve the dashboard of a warehouse from a process of its own; give its address."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = f"from dashboards.serve import main; main({str(place.root)!r}, {port}, False)"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as server:
        try:
            yield _ready(f"http://127.0.0.1:{port}/", server)
        finally:
            server.terminate()


def _ready(address: str, server: subprocess.Popen[bytes]) -> str:
    for _ in range(300):
        assert server.poll() is None, ((server.stdout and server.stdout.read()) or b"").decode()
        try:
            with urllib.request.urlopen(f"{address}health", timeout=5):
                return address
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no dashboard on {address}")


@pytest.fixture(scope="session")
def dashboard(warehouse: Home) -> Iterator[str]:
    """Address of the dashboard of the sample."""
    with serving(warehouse) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's own Chromium. Without one the test is skipped, but on CI it fails.

    For one module only: while Playwright is open its event loop counts as running, and a Dagster run in the
    same process could not close its own.
    """
    found = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    if not found:
        message = "no Chromium on this machine: install the package chromium to open the dashboard's pages"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    with sync_playwright() as driver, driver.chromium.launch(executable_path=found, args=QUIET) as opened:
        yield opened
