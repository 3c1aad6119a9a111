"""Eight candidates typing at once on the real server: from the text sent to its pages counted, and drawn.

The floor is one bare compilation of the same text by Typst, in this process, with nothing around it. Every request is
a new text. First each is sent as soon as the answer to the last one is there, harder than people typing; then at the
pace of the page, which asks at most so often while one types, and two pages are drawn after each count.
"""

from __future__ import annotations

import gzip
import http.client
import json
import re
import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from cefi_map.dossier import pages
from cefi_map.dossier.layout import DEFAULT
from cefi_map.dossier.manuscript import Manuscript, to_data
from cefi_map.dossier.model import Dossier, Heading, Paragraph, Run
from cefi_map.typeset.worker import Typesetter
from tests.serving import measured

from .row import Row

CLIENTS, REQUESTS, WARM = 8, 40, 4
PACE = 0.7
"""Seconds between two counts that the page asks for while one types without a pause (pages-panel.js)."""
SENTENCE = "J’ai reçu ce matin trois personnes que la mission locale oriente vers l’atelier, et je les ai écoutées. "


def rows() -> Iterator[Row]:
    with measured() as server:  # waitress notes each request that waits
        clients = [_Client(server, rank) for rank in range(CLIENTS)]
        for name, pace, draws in (
            ("each as fast as it is answered", 0.0, False),
            ("at typing pace, two drawn", PACE, True),
        ):
            yield Row(
                f"five pages counted, 8 clients at once, {name}: the 95th of 100",
                "Typst alone, the 95th",
                lambda pace=pace, draws=draws: _p95(clients, pace=pace, draws=draws),  # type: ignore[misc]
                _floor,
                25,
                pairs=1,
            )


def text(stamp: str) -> Manuscript:
    """Five pages, the last words of which are ``stamp``."""
    paragraphs = [Paragraph((Run(SENTENCE * 5),)) for _ in range(31)]
    parts = [[Heading(1, (Run(f"Partie {rank}"),)), *paragraphs[rank * 6 : rank * 6 + 6]] for rank in range(5)]
    return Manuscript(Dossier((*(block for part in parts for block in part), Paragraph((Run(stamp),))), "Dossier"))


class _Client:
    """One candidate, with a project and a connection of their own."""

    def __init__(self, server: str, rank: int) -> None:
        self.connection = http.client.HTTPConnection(urlsplit(server).netloc)
        self.rank, self.sent, self.cookie = rank, 0, ""
        found = re.search(r'name="csrf_token" value="([^"]+)"', self._ask("GET", "/nouvelle").decode())
        assert found
        self.token = found[1]
        form = f"csrf_token={self.token}&kind=exemple&title="
        self._ask("POST", "/projets", form.encode(), {"Content-Type": "application/x-www-form-urlencoded"})
        self.address = f"/api{self.location}/dossier"

    def types(self, times: int, pace: float, draws: bool) -> list[float]:
        """Seconds until each of so many new texts is counted; one every ``pace`` seconds, in step with nobody."""
        time.sleep(pace * self.rank / CLIENTS)
        taken = []
        for _ in range(times):
            start = time.perf_counter()
            taken.append(self._type(draws))
            time.sleep(max(0.0, pace - (time.perf_counter() - start)))
        return taken

    def _type(self, draws: bool) -> float:
        """Seconds until a new text is counted; with ``draws`` two of its pages are then fetched."""
        self.sent += 1
        body = gzip.compress(json.dumps(to_data(text(f"{self.rank} {self.sent}"))).encode(), 1)
        headers = {"Content-Type": "application/json", "Content-Encoding": "gzip", "X-CSRFToken": self.token}
        start = time.perf_counter()
        answer = json.loads(self._ask("POST", f"{self.address}/pages", body, headers))
        taken = time.perf_counter() - start
        assert 4 < answer["pages"]["length"] < 6
        for address in answer["sheets"][:2] if draws else ():
            self._ask("GET", address)
        return taken

    def _ask(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> bytes:
        self.connection.request(method, path, body, {**(headers or {}), "Cookie": self.cookie})
        answer = self.connection.getresponse()
        data = answer.read()
        assert answer.status < 400, (answer.status, data[:300])
        self.cookie = (answer.getheader("Set-Cookie") or self.cookie).split(";")[0]
        self.location = answer.getheader("Location") or ""
        return data


def _p95(clients: list[_Client], *, pace: float = 0.0, draws: bool = False) -> float:
    with ThreadPoolExecutor(len(clients)) as pool:
        list(pool.map(lambda client: client.types(WARM, 0.0, draws), clients))
        taken = pool.map(lambda client: client.types(REQUESTS, pace, draws), clients)
        return statistics.quantiles((one for many in taken for one in many), n=20)[-1]


def _floor() -> float:
    """The count itself, in this process: as warm as a worker is, each time another text."""
    typesetter, found = Typesetter(), []
    for rank in range(15):
        files = {**pages._files(text(f"fin {rank}").dossier, DEFAULT, {}), "main.typ": pages._source().encode()}
        start = time.perf_counter()
        said, _ = typesetter.run({"selector": "<facts>", "system_fonts": False}, files)
        found.append(time.perf_counter() - start)
        assert not said, said
    return statistics.quantiles(found, n=20)[-1]
