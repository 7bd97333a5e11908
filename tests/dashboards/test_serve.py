"""The server around the pages."""

from __future__ import annotations

import socket
import urllib.request

import pytest

from dashboards.serve import main


def test_a_taken_port_is_said_plainly() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SystemExit, match="choose another port"):
            main(port=taken.getsockname()[1], open_browser=False)


def test_the_browser_is_told_to_stay_on_this_host(dashboard: str) -> None:
    with urllib.request.urlopen(dashboard) as answer:
        policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'self';")
    assert "http" not in policy
