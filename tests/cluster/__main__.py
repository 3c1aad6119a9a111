"""Fifty people write while the leading database, a server, then a cable fail; says what came of their saves."""

from __future__ import annotations

import json
import re
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from cefi_map.store import Store, open_store
from cefi_map.store.chain import texts
from cefi_map.store.maps import MAPS

from .nodes import PROGRAMS, Cluster, until

WRITERS = 50
PAUSE = 0.5
"""Seconds between two saves of one writer."""
THROUGH = 30.0
"""Seconds within which every writer is through again."""


class Writer(threading.Thread):
    """Counts in the title of one node; what was acknowledged is written down here."""

    def __init__(self, front: int, rank: int) -> None:
        super().__init__(daemon=True)
        self.to = HTTPConnection("127.0.0.1", front, timeout=8)
        self.rank, self.count, self.last, self.ended = rank, 0, time.monotonic(), False
        self.acknowledged: dict[int, int] = {}
        self.refusals = 0

    def begin(self) -> None:
        page, headers = self._ask("GET", "/nouvelle", None)
        token = re.search(rb'name="csrf_token" value="([^"]+)"', page)
        assert token
        self.headers = {"Cookie": headers["Set-Cookie"].partition(";")[0], "X-CSRFToken": token[1].decode()}
        form = f"title=Essai&kind=vide&csrf_token={token[1].decode()}".encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded", **self.headers}
        _, headers = self._ask("POST", "/projets", form, kind)
        self.project = str(headers["Location"])
        read = json.loads(self._ask("GET", f"/api{self.project}", None, self.headers)[0])
        self.map, self.revision = read["map"], read["revision"]

    def run(self) -> None:
        while not self.ended:
            self.count += 1
            self.map["nodes"][0]["text"] = f"Écrit {self.count}"
            while not self.ended and not self._save():
                self.refusals += 1
                time.sleep(0.3)
            time.sleep(PAUSE)

    def _save(self) -> bool:
        """As the page does: what is not acknowledged is sent again, over the revision that is known."""
        headers = {**self.headers, "Content-Type": "application/json", "If-Match": f'"{self.revision}"'}
        try:
            said, _ = self._ask("PUT", f"/api{self.project}", json.dumps(self.map).encode(), headers)
        except (HTTPException, OSError):
            self.to.close()
            return False
        self.revision = json.loads(said)["revision"]
        self.acknowledged[self.count] = self.revision
        self.last = time.monotonic()
        return True

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str] | None = None):  # type: ignore[no-untyped-def]
        self.to.request(method, path, body, headers or {})
        answer = self.to.getresponse()
        said = answer.read()
        if answer.status >= 400:
            raise HTTPException(f"{answer.status} {said[:200]!r}")
        return said, answer.headers


def main() -> int:
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    if missing:
        print(f"Il manque {', '.join(missing)} : apt-get install patroni etcd-server haproxy.", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # whatever ends it, all that it started ends too
    with tempfile.TemporaryDirectory(prefix="cefi-cluster-") as folder:
        cluster = Cluster(Path(folder))
        try:
            cluster.start()
            return _fails(cluster)
        finally:
            cluster.end()


def _fails(cluster: Cluster) -> int:
    writers = [Writer(cluster.front, rank) for rank in range(WRITERS)]
    for each in writers:
        each.begin()
    for each in writers:
        each.start()
    time.sleep(5)
    took = [
        _through("the leading database is killed", writers, lambda: _killed(cluster), lambda: _risen(cluster)),
        _through("a server is killed", writers, cluster.servers[0][1].kill, cluster.servers[0][1].start),
        _through("the leading database is cut off", writers, lambda: _cut(cluster), lambda: _mended(cluster)),
    ]
    for each in writers:
        each.ended = True
    for each in writers:
        each.join(20)
    with closing(open_store(cluster.url())) as store:
        lost = sum(_lost(store, each) for each in writers)
    kept = sum(len(each.acknowledged) for each in writers)
    print(f"{kept} saves acknowledged, {sum(each.refusals for each in writers)} sent again, {lost} lost")
    return 0 if not lost and max(took) < THROUGH else 1


_down: list = []  # type: ignore[type-arg]


def _killed(cluster: Cluster) -> None:
    _down[:] = [cluster.leader()]
    _down[0].kill()


def _risen(cluster: Cluster) -> None:
    _down[0].program.start()
    until(cluster.whole, 120, "the database that was killed does not follow")


def _cut(cluster: Cluster) -> None:
    _down[:] = [cluster.leader()]
    _down[0].cut()


def _mended(cluster: Cluster) -> None:
    _down[0].mend()
    until(cluster.whole, 120, "the database that was cut off does not follow")


def _through(name: str, writers: list[Writer], fail: Callable[[], None], mend: Callable[[], None]) -> float:
    """Seconds until every writer had a save acknowledged that was begun after the failure."""
    fail()
    moment = time.monotonic()
    counts = [each.count for each in writers]
    until(
        lambda: all(each.count > was + 1 for each, was in zip(writers, counts, strict=True)),
        120,
        f"{name}: not through",
    )
    took = max(each.last for each in writers) - moment
    print(f"{name}: every writer through again in {took:.1f} s", flush=True)
    mend()
    time.sleep(3)
    return took


def _lost(store: Store, writer: Writer) -> int:
    """Acknowledged saves whose revision does not hold what was sent."""
    id = writer.project.rpartition("/")[2]
    with store.database.read() as connection:
        kept = {number: text.decode() for number, _, text in texts(connection, MAPS, id)}
    return sum(f'"Écrit {count}"' not in kept.get(number, "") for count, number in writer.acknowledged.items())


if __name__ == "__main__":
    sys.exit(main())
