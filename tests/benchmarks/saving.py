"""A save of a map of 108 nodes, each candidate's words their own, against a bare insert with fsync through waitress.

Both are processes of their own, asked in turn over one connection; each figure is the median of its requests. The
insert is the floor: it takes the same body and puts it into SQLite with the same durability, and does nothing else.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import cycle
from typing import Any
from urllib.parse import urlsplit

from .row import Row

CANDIDATES = 40

BARE = """
import sqlite3, sys
from threading import local
from waitress import create_server
kept = local()
def table():
    if not hasattr(kept, "table"):
        kept.table = sqlite3.connect(sys.argv[1], isolation_level=None)
        for setting in ("journal_mode = WAL", "synchronous = FULL"):
            kept.table.execute(f"PRAGMA {setting}").fetchone()
        kept.table.execute("CREATE TABLE IF NOT EXISTS kept (body BLOB)")
    return kept.table
def application(environ, start):
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    table().execute("INSERT INTO kept VALUES (?)", (body,))
    start("200 OK", [("Content-Type", "application/json"), ("Content-Length", "2")])
    return [b"{}"]
server = create_server(application, port=0, threads=8)
print(f"http://127.0.0.1:{server.effective_port}", flush=True)
server.run()
"""


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        ours = [sys.executable, "-m", "cefi_map.cli", "serve", "--port", "0", "--data", folder]
        bare = [sys.executable, "-c", BARE, f"{folder}/bare.sqlite3"]
        with _served(ours) as app, _served(bare) as floor:
            candidates = cycle([_Candidate(app) for _ in range(CANDIDATES)])
            bodies = cycle([next(candidates).body() for _ in range(CANDIDATES)])
            yield Row(
                "a save of 108 nodes, all different",
                "a bare insert with fsync, the same body",
                lambda: next(candidates).save(),
                lambda: _timed(floor, "PUT", "/", next(bodies), {}),
                3,
                pairs=200,
            )


class _Candidate:
    """Someone who writes in a map whose every title is their own."""

    def __init__(self, app: HTTPConnection) -> None:
        self.app = app
        page = _answer(app, "GET", "/nouvelle")
        self.token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]  # type: ignore[index]
        self.cookie = page.cookie
        form = f"title=&kind=exemple&csrf_token={self.token}"
        made = _answer(app, "POST", "/projets", form.encode(), self._headers("application/x-www-form-urlencoded"))
        self.address = "/api" + urlsplit(made.location).path
        read = json.loads(_answer(app, "GET", self.address).text)
        self.map, self.revision = read["map"], read["revision"]
        for node in self.map["nodes"]:
            node["text"] += f" {random.randrange(10**6)}"

    def body(self) -> bytes:
        """Byte for byte as a page sends it (static/js/mindmap/codec.js)."""
        return json.dumps(self.map, ensure_ascii=False, separators=(",", ":")).encode()

    def save(self) -> float:
        """Seconds of one save after one title has changed."""
        random.choice(self.map["nodes"])["text"] = f"Une idée {random.randrange(10**9)}"
        body = self.body()
        headers = {**self._headers("application/json"), "If-Match": f'"{self.revision}"', "X-CSRFToken": self.token}
        began = time.perf_counter()
        answer = _answer(self.app, "PUT", self.address, body, headers)
        took = time.perf_counter() - began
        self.revision = json.loads(answer.text)["revision"]
        return took

    def _headers(self, kind: str) -> dict[str, str]:
        return {"Cookie": self.cookie, "Content-Type": kind}


class _Answer:
    def __init__(self, sent: Any) -> None:
        self.text = sent.read().decode()
        self.location = sent.headers.get("Location", "")
        self.cookie = sent.headers.get("Set-Cookie", "").partition(";")[0]
        assert sent.status < 400, self.text


def _answer(to: HTTPConnection, method: str, path: str, body: bytes | None = None, headers: Any = None) -> _Answer:
    to.request(method, path, body, headers or {})
    return _Answer(to.getresponse())


def _timed(to: HTTPConnection, method: str, path: str, body: bytes, headers: dict[str, str]) -> float:
    began = time.perf_counter()
    _answer(to, method, path, body, headers)
    return time.perf_counter() - began


@contextmanager
def _served(command: list[str]) -> Iterator[HTTPConnection]:
    """A connection to a server that says its address on its first line."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        address = next(word for word in process.stdout.readline().split() if word.startswith("http"))
        connection = HTTPConnection(urlsplit(address).netloc)
        try:
            yield connection
        finally:
            connection.close()
            process.terminate()
