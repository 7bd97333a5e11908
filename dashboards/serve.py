"""Serve the dashboard on this machine."""

from __future__ import annotations

import os
import socket
import threading
import webbrowser
from pathlib import Path

import marimo
import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send

APP = Path(__file__).parent / "app.py"
# The pages show other people's texts: the browser may load nothing from, and send nothing to, another host.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; worker-src 'self' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' data: blob:; frame-ancestors 'self'; form-action 'self'; base-uri 'self'"
)


def main(home: str | Path | None = None, port: int = 2718, open_browser: bool = True) -> None:
    """Serve the dashboard of the warehouse at `home` on 127.0.0.1 until interrupted.

    Raises SystemExit when the port is taken.
    """
    if home is not None:
        os.environ["ROSTRUM_HOME"] = str(Path(home).resolve())
    address = f"http://127.0.0.1:{port}/"
    _require_free(port)
    print(f"Rostrum dashboard on {address} (stop with Ctrl-C)", flush=True)
    if open_browser:
        threading.Timer(1.0, webbrowser.open, [address]).start()
    uvicorn.run(application(), host="127.0.0.1", port=port, log_level="warning")


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise SystemExit(f"Port {port} is in use: stop what uses it, or choose another port.") from None


def application() -> ASGIApp:
    """Return the dashboard as an ASGI application; code of the pages is not sent to the browser."""
    return _guarded(marimo.create_asgi_app(quiet=True).with_app(path="/", root=str(APP)).build())


def _guarded(inner: ASGIApp) -> ASGIApp:
    headers = [
        (b"content-security-policy", POLICY.encode()),
        (b"referrer-policy", b"no-referrer"),
        (b"x-content-type-options", b"nosniff"),
    ]

    async def outer(scope: Scope, receive: Receive, send: Send) -> None:
        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *headers]
            await send(message)

        await inner(scope, receive, answer)

    return outer
