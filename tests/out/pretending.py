"""A server of chat completions that behaves as one is told: every failure that real ones were seen to have."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.serving import answering

from .quiet import Quiet

Behave = Callable[["Pretending", dict[str, Any]], None]
GOOD = '{"mot": "oui"}'


class Pretending(BaseHTTPRequestHandler):
    """``behave`` answers a question; ``asked`` holds all that was."""

    behave: Behave
    asked: list[dict[str, Any]]
    authorised: list[str | None]

    def do_GET(self) -> None:
        self.authorised.append(self.headers["Authorization"])
        self.json(200, {"data": [{"id": "petit"}, {"id": "grand-cloud"}, "?"]})

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.authorised.append(self.headers["Authorization"])
        self.asked.append(asked)
        type(self).behave(self, asked)

    def json(self, status: int, data: Any, **headers: str) -> None:
        self.raw(status, json.dumps(data).encode(), **headers)

    def raw(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def stream(self, *pieces: str, end: str | None = "stop", done: bool = True, usage: Any = None) -> None:
        """The pieces as events; ``end`` None or ``done`` False: it goes away before."""
        self.begin()
        for each in pieces:
            self.event({"model": "vrai-nom", "choices": [{"delta": {"content": each}}]})
        if end:
            self.event({"choices": [{"delta": {}, "finish_reason": end}]})
        if usage:
            self.event({"choices": [], "usage": usage})
        if done:
            self.wfile.write(b"data: [DONE]\n\n")

    def begin(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()

    def event(self, data: Any) -> None:
        self.wfile.write(b": ping\n\ndata: " + json.dumps(data).encode() + b"\n\n")
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def pretending(behave: Behave) -> Iterator[tuple[str, type[Pretending]]]:
    """The address of such a server, and what it was asked."""
    kind = type("Kind", (Pretending,), {"behave": staticmethod(behave), "asked": [], "authorised": []})
    with answering(Quiet(("127.0.0.1", 0), kind)) as port:
        yield f"http://127.0.0.1:{port}", kind
