"""Candidates at work: each has a map of its own words, changes a title and saves, and asks for the opinion at times."""

from __future__ import annotations

import json
import random
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

from cefi_map import examples
from cefi_map.mindmap import codec

TYPING = 0.5
"""Seconds after the last key until the page saves (static/js/remote/sync.js, PAUSE)."""
AGAIN = (0.3, 0.6, 1.0, 1.0, 2.0)
"""Seconds before an opinion is asked for again (static/js/remote/opinion.js)."""
LEAST, MOST = 108, 300


@dataclass
class Told:
    """Seconds of each answer by what was asked; what failed, in words."""

    took: dict[str, list[float]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, what: str, seconds: float) -> None:
        with self.lock:
            self.took.setdefault(what, []).append(seconds)

    def fail(self, said: str) -> None:
        with self.lock:
            self.failed.append(said)


class Visitor:
    """Somebody with a browser: a connection of their own, a session, a token."""

    def __init__(self, address: str, told: Told) -> None:
        self.to, self.told = HTTPConnection(urlsplit(address).netloc, timeout=60), told
        self.headers: dict[str, str] = {}

    def come(self) -> None:
        page, headers = self.ask("GET", "/nouvelle")
        token = re.search(rb'name="csrf_token" value="([^"]+)"', page)
        assert token, page[:500]
        self.headers = {"Cookie": headers["Set-Cookie"].partition(";")[0], "X-CSRFToken": token[1].decode()}

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[bytes, Any]:
        """The body and the headers of an answer; ``HTTPException`` when it is an error."""
        for again in (False, True):
            try:
                self.to.request(method, path, body, {**self.headers, **headers})
                answer = self.to.getresponse()
                said = answer.read()
            except (HTTPException, OSError):
                self.to.close()  # the server closes what was silent for some seconds
                if again:
                    raise
                continue
            if answer.status >= 400:
                raise HTTPException(f"{answer.status} {said[:200]!r}")
            return said, answer.headers
        raise AssertionError

    def timed(self, what: str, method: str, path: str, body: bytes | None = None, **headers: str) -> Any:
        began = time.perf_counter()
        try:
            said, _ = self.ask(method, path, body, **headers)
        except (HTTPException, OSError) as error:
            self.told.fail(f"{what}: {error!r}")
            return None
        self.told.add(what, time.perf_counter() - began)
        return said


class Candidate(Visitor):
    """Whose project has ``nodes`` nodes."""

    def __init__(self, address: str, told: Told, rank: int) -> None:
        super().__init__(address, told)
        self.chance = random.Random(rank)
        self.nodes = self.chance.randint(LEAST, MOST)

    def begin(self) -> None:
        self.come()
        form = f"title=Candidat&kind=exemple&csrf_token={self.headers['X-CSRFToken']}"
        said, _ = self.ask("POST", "/projets", form.encode(), **{"Content-Type": "application/x-www-form-urlencoded"})
        found = re.search(rb"/projets/[0-9a-f]{16}", said)
        assert found, said[:300]
        self.project = found[0].decode()
        self.map = own_map(self.nodes, self.chance)
        self.revision = 1
        self.save("first")

    def body(self) -> bytes:
        """Byte for byte as a page sends it (static/js/mindmap/codec.js)."""
        return json.dumps(self.map, ensure_ascii=False, separators=(",", ":")).encode()

    def save(self, what: str = "save") -> bool:
        node = self.chance.choice(self.map["nodes"][1:])
        node["text"] = f"{sentence(self.chance)} {self.chance.randrange(10**6)}"
        headers = {"If-Match": f'"{self.revision}"', "Content-Type": "application/json"}
        said = self.timed(what, "PUT", f"/api{self.project}", self.body(), **headers)
        if said is not None:
            self.revision = json.loads(said)["revision"]
        return said is not None

    def again(self) -> None:
        """A change and its opinion over a new connection, which any process may take."""
        self.to.close()
        self.save("first")
        self.opinion()

    def opinion(self) -> None:
        """From the last key to the verdict on it: the pause of typing, the save, and what is asked after it."""
        began, wanted, asked = time.perf_counter(), self.revision, 0
        while time.perf_counter() - began < 60:
            said = self.timed("ask for the opinion", "GET", f"/api{self.project}/avis")
            if said and (json.loads(said) or {}).get("revision", -1) >= wanted:
                self.told.add("opinion", time.perf_counter() - began + TYPING)
                return
            time.sleep(AGAIN[min(asked, len(AGAIN) - 1)])
            asked += 1
        self.told.fail("opinion: none in a minute")


def own_map(nodes: int, chance: random.Random) -> dict[str, Any]:
    """The complete example, its words put in another order and its branches continued, until it has so many nodes."""
    data: dict[str, Any] = codec.to_data(examples.example())
    found = data["nodes"][:nodes]
    for node in found:
        words = node["text"].split()
        chance.shuffle(words)
        node["text"] = f"{' '.join(words)} {chance.randrange(10**6)}"
    parents = [node["key"] for node in found if node.get("parent")]
    for rank in range(nodes - len(found)):
        found.append({"key": f"x{rank}", "parent": parents[rank % len(parents)], "text": sentence(chance)})
    return {**data, "nodes": list(_in_order(found))}


def _in_order(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A node before those below it, each branch together."""
    below: dict[str | None, list[dict[str, Any]]] = {}
    for node in nodes:
        below.setdefault(node.get("parent"), []).append(node)
    waiting = below[None][::-1]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += below.get(node["key"], [])[::-1]


WORDS = (  # noqa: SIM905  # words of a sentence
    "les jeunes du quartier reçoivent un atelier chaque mardi parce que la mission locale constate des freins à la "
    "mobilité et au numérique puis le conseiller évalue le budget avec ses partenaires selon un indicateur de suivi"
).split()


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(5, 14)))
