"""A database that another process holds: pages go on being read, and what is saved meanwhile is told and then taken."""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from cefi_map.store import open_store
from cefi_map.store.opening import FILE_NAME
from cefi_map.web.server import THREADS
from tests.serving import served
from tests.store.cases import MAP, titles

WRITERS = THREADS + 2
READS = 30
LONGEST = 15
"""Seconds after which a page that was not read will not be."""


@pytest.fixture
def live(tmp_path: Path) -> Iterator[str]:
    with served(tmp_path) as address:
        yield address.removeprefix("http://")


class Tab:
    """What an open editor does: it keeps what is written, and sends it again after a pause when it is refused."""

    def __init__(self, live: str, project: str) -> None:
        self.live, self.address = live, f"/api/projets/{project}"
        _, headers, page = ask(live, "/nouvelle")
        token = re.search(r'name="csrf_token" value="([^"]+)', page)
        assert token
        self.headers = {"Cookie": headers["Set-Cookie"].partition(";")[0], "X-CSRFToken": token[1]}
        self.read = json.loads(ask(live, self.address)[2])
        self.sent = Event()

    def save(self, title: str) -> list[int]:
        """What it is told, until it is taken."""
        nodes = self.read["map"]["nodes"]
        body = {**self.read["map"], "nodes": [*nodes, {**nodes[-1], "key": "new", "text": title}]}
        match = {"If-Match": f'"{self.read["revision"]}"', "Content-Type": "application/json"}
        told: list[int] = []
        while not told or told[-1] == 503:
            time.sleep(2 if told else 0)
            headers = {**match, **self.headers}
            told.append(ask(self.live, self.address, json.dumps(body).encode(), self.sent, **headers)[0])
        return told


def ask(
    live: str, path: str, body: bytes | None = None, sent: Event | None = None, **headers: str
) -> tuple[int, Any, str]:
    with closing(HTTPConnection(live, timeout=60)) as connection:
        connection.request("PUT" if body else "GET", path, body, headers)
        if sent:
            sent.set()
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()


@pytest.mark.whole
def test_pages_are_read_while_the_database_is_held(live: str, tmp_path: Path) -> None:
    """More saves wait than the server has threads; each is taken once the database is free."""
    with closing(open_store(tmp_path)) as store:
        ids = [store.create(MAP).id for _ in range(WRITERS)]
        tabs = [Tab(live, id) for id in ids]
        with closing(sqlite3.connect(tmp_path / FILE_NAME)) as other, ThreadPoolExecutor(WRITERS) as pool:
            other.execute("BEGIN IMMEDIATE")
            saves = [pool.submit(tab.save, f"Titre {rank}") for rank, tab in enumerate(tabs)]
            assert all(tab.sent.wait(LONGEST) for tab in tabs)
            read = reads(live, ids)
            other.rollback()
            assert {save.result()[-1] for save in saves} == {200}
        assert read >= READS
        assert [titles(store.load(id).map)[-1] for id in ids] == [f"Titre {rank}" for rank in range(WRITERS)]


def reads(live: str, ids: list[str]) -> int:
    """Pages read, up to ``READS``: of help, of projects, of one never opened before."""
    end, read = time.monotonic() + LONGEST, 0
    while read < READS and time.monotonic() < end:
        page = ("/aide", "/", f"/projets/{ids[read % len(ids)]}")[read % 3]
        read += ask(live, page)[0] == 200
    return read
