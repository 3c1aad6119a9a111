"""Two who mark the same works apart, at the same time, on two servers that share their data: nothing is lost, nothing
is seen, and each pair of grids becomes one."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from cefi_map.centre import jury, sessions, ways
from cefi_map.centre.store import Centre
from cefi_map.desk import arriving, marking
from cefi_map.desk.store import Desk
from cefi_map.project import data
from cefi_map.review import criteria
from tests.cases import drawing
from tests.serving import served
from tests.web.visitor import shown

pytestmark = [pytest.mark.whole, pytest.mark.deep]
WORKS = 6
LEVELS = ("acquis", "partiel", "non_acquis")


class Marker:
    """One person with a browser of their own, at one of the servers; a base that another holds is asked again."""

    def __init__(self, address: str, token: str, name: str) -> None:
        self.address, self.name = address, name
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))
        self.token = self._field(self.read(f"/moi/{token}"), "csrf_token")
        self.send(f"/moi/{token}", {})

    def read(self, path: str) -> str:
        while True:
            with self.opener.open(self.address + path, timeout=60) as answer:
                if answer.status != 202:  # else on its way
                    return shown(answer.read().decode())
            time.sleep(0.05)

    def send(self, path: str, fields: dict[str, str]) -> str:
        body = urlencode({**fields, "csrf_token": self.token}).encode()
        for _ in range(30):
            try:
                with self.opener.open(Request(self.address + path, body), timeout=60) as answer:
                    return shown(answer.read().decode())
            except HTTPError as error:
                if error.code != 503:
                    raise
        raise AssertionError("never let in")

    def marks(self, work: str, rank: int) -> None:
        """Criterion by criterion, as the page does; then « J’ai fini »."""
        address = f"/relire/carte/{work}"
        self.token = self._field(self.read(address), "csrf_token")
        for place, line in enumerate(criteria()):
            said = {f"level-{line.id}": LEVELS[(place + rank) % 3], f"comment-{line.id}": f"{self.name}, {line.id}"}
            page = self.send(address, {"version": "1", "page": "grille", **said})
            others = {each for each in re.findall(r"(Anne|Luc), C\d", unescape(page)) if each != self.name}
            assert not others
        self.send(f"{address}/jury", {"version": "1", "do": "fini"})

    def settles(self, work: str) -> None:
        for line in criteria():
            said = {f"level-{line.id}": "partiel", f"comment-{line.id}": f"{self.name} retient {line.id}."}
            self.send(f"/relire/carte/{work}/jury", {"version": "1", "do": f"retenir {line.id}", **said})

    @staticmethod
    def _field(page: str, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', page)
        assert found
        return found[1]


def test_two_at_once_on_two_servers_lose_nothing_and_settle_in_sight_of_each_other(tmp_path: Path):
    store = data.open_store(tmp_path)
    luc = Centre(store).add_person("Luc", "trainer")
    training = sessions.create_training(store, luc, "Printemps")
    anne, token = sessions.add_jury(store, training.id, "Anne", datetime.now(UTC) + timedelta(days=1))
    own = store.of(training.id)
    cohort = Desk(own).own_cohort("Rendus").id
    files = [(f"c{rank}.svg", drawing(f"Projet {rank}\n  Contexte\n")) for rank in range(WORKS)]
    arriving.bring(own, files, cohort=cohort)
    jury.share_out(own, cohort, [luc.id, anne.id])
    works = [each.id for each in Desk(own).works(cohort)]
    link = ways.new_link(store, luc.id)
    with served(tmp_path, "--centre") as first, served(tmp_path, "--centre") as second:
        people = [Marker(first, link, "Luc"), Marker(second, token, "Anne")]

        def both(act: Callable[[Marker, str], None]) -> None:
            with ThreadPoolExecutor(2) as pool:
                list(pool.map(lambda one: [act(one, work) for work in works], people))

        both(lambda one, work: one.marks(work, people.index(one)))
        for work in works:
            anne_s, luc_s = sorted(Desk(own.by(luc.id, "trainer")).work(work).grids, key=lambda grid: grid.name)
            for grid in (anne_s, luc_s):
                assert grid.done
                said = {id: mark["comment"] for id, mark in grid.review["marks"].items()}
                assert said == {line.id: f"{grid.name}, {line.id}" for line in criteria()}
        both(lambda one, work: one.settles(work))
        for work in works:
            found = marking.settling(own.by(luc.id, "trainer"), work)
            assert found.open_gaps == ()
            for line in criteria():
                stand = {found.view.review.mark(line.id).comment}
                stand |= {each.mark.comment for each in found.view.review.rivals.get(line.id, ())}
                assert stand == {f"{name} retient {line.id}." for name in ("Anne", "Luc")}
    store.close()
