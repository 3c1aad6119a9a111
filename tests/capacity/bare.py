"""The floor: a body is put into a table and is on the disk, and nothing else is done; through the same server."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Callable, Iterable
from typing import Any

import psycopg

from cefi_map.web import processes

_kept = threading.local()


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    _table().execute("INSERT INTO kept (body) VALUES (%s)", (body,))
    start("200 OK", [("Content-Type", "application/json"), ("Content-Length", "2")])
    return [b"{}"]


def _table() -> psycopg.Connection[Any]:
    if not hasattr(_kept, "table"):
        _kept.table = psycopg.connect(sys.argv[1], autocommit=True)
    return _kept.table


def main() -> None:
    with psycopg.connect(sys.argv[1], autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (id bigserial PRIMARY KEY, body bytea NOT NULL)")
    listening = socket.create_server(("127.0.0.1", 0), backlog=1024)
    print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
    told, tells = socket.socketpair()
    with told, tells:
        processes.run(application, [listening], int(sys.argv[2]), lambda: None, told)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
