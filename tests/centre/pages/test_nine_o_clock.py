"""A class that comes in at nine o'clock through the web server of the guide, all from one address; and whoever tries
the doors in numbers meanwhile."""

from __future__ import annotations

import re
import ssl
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPSConnection
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest
import trustme
from sqlalchemy import select

from cefi_map.centre import sessions, ways
from cefi_map.centre.store.tables import tries
from cefi_map.store import open_store
from tests.serving import free_port
from tests.store import postgres
from tests.web.proxies import NAME, behind_tls, nginx
from tests.web.visitor import TOKEN, text_of

pytestmark = pytest.mark.long

CLASS, BACK, PAGES = 40, 25, 40
"""Candidates who join by the code, candidates who come back by their link, pages that each then opens."""


@dataclass(frozen=True)
class School:
    """Where it is, its database, the application's own port, the code on the board, and the links of those who were
    there before."""

    port: int
    database: str
    application: int
    code: str
    links: list[str]


@dataclass
class Browser:
    """One that keeps its cookies and its connection, at an address of this computer."""

    port: int
    address: str = "127.0.0.1"
    also: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    def __enter__(self) -> Browser:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        at = (self.address, 0)
        self.connection = HTTPSConnection("127.0.0.1", self.port, context=context, source_address=at, timeout=300)
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def asks(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        here = f"{NAME}:{self.port}"
        headers = {"Host": here, "Cookie": "; ".join(f"{n}={v}" for n, v in self.cookies.items()), **self.also}
        sent = None if fields is None else urlencode(fields)
        if sent is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"https://{here}"}
        self.connection.request("GET" if sent is None else "POST", path, sent, headers)
        answer = self.connection.getresponse()
        said = answer.read().decode("utf-8", "replace")
        for line in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: each.value for name, each in SimpleCookie(line).items()}
        return answer.status, said

    def comes_in(self, path: str, **fields: str) -> int:
        """By a page with a form: what the form answers, or the page where it does not come."""
        status, page = self.asks(path)
        found = TOKEN.search(page)
        return self.asks(path, fields | {"csrf_token": found[1]})[0] if found else status


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """As the guide has it: nginx, two processes, PostgreSQL."""
    place = tmp_path_factory.mktemp("neuf-heures")
    with postgres.server() as server, postgres.empty_database(server) as database:
        with closing(open_store(database)) as store:
            head = ways.accept(store, ways.first_link(store), "Roy", "roy@exemple.fr", "quatre mots sans rapport")
            training = sessions.create_training(store, head, "Printemps")
            links = [sessions.join(store, training.code, f"Revenu {number}").link for number in range(BACK)]
        options = ("--centre", "--proxy", "127.0.0.1", "--processes", "2", "--database", database)
        with behind_tls("nginx", place, *options) as site:
            yield School(int(site.url.rpartition(":")[2]), database, site.port, training.code, links)


def test_forty_join_and_twenty_five_come_back_from_one_address_and_nobody_is_refused(school: School):
    def joins(number: int) -> list[int]:
        with Browser(school.port) as browser:
            return [browser.comes_in("/entrer", code=school.code, name=f"Candidat {number}"), *_at_work(browser)]

    def comes_back(link: str) -> list[int]:
        with Browser(school.port) as browser:
            return [browser.comes_in(f"/moi/{link}"), *_at_work(browser)]

    with ThreadPoolExecutor(CLASS + BACK) as class_room:
        came = [class_room.submit(joins, number) for number in range(CLASS)]
        came += [class_room.submit(comes_back, link) for link in school.links]
        counted = Counter(status for each in came for status in each.result())
    assert counted == {303: CLASS + BACK, 200: (CLASS + BACK) * PAGES}


def test_who_floods_is_told_in_our_words_and_holds_back_no_other_address(school: School, tmp_path: Path):
    """The same recipe with three tries in a row, so that no machine is too slow to be flooded."""
    certificate, port = trustme.CA().issue_cert(NAME), free_port()
    few = {"rate": "rate=1r/m", "burst": "burst=2", "delay": "nodelay"}
    with nginx(tmp_path, certificate, port, school.application, None, **few):
        with Browser(port, "127.0.0.3") as browser:
            answers = [browser.asks("/moi/aucun") for _ in range(4)]
            page = browser.asks("/entrer")[0]
        with Browser(port, "127.0.0.2") as other:
            assert other.asks("/moi/aucun")[0] == 404
    assert ([status for status, _ in answers], page) == ([404, 404, 404, 429], 200)
    assert "Trop d’essais à la fois depuis ce réseau." in text_of(answers[-1][1])
    assert "nginx" not in answers[-1][1]


def test_wrong_passwords_count_by_the_address_that_nginx_saw(school: School):
    """Whatever whoever tries writes himself into the header."""
    wrong = {"login": "roy@exemple.fr", "password": "pas le bon"}
    for number, address in enumerate(("127.0.0.4", "127.0.0.4", "127.0.0.5")):
        with Browser(school.port, address, {"X-Forwarded-For": f"192.0.2.{number}"}) as browser:
            assert browser.comes_in("/entrer/compte", **wrong) == 422
    with closing(open_store(school.database)) as store, store.database.read() as connection:
        assert sorted(connection.scalars(select(tries.c.count))) == [1, 2]


def _at_work(browser: Browser) -> list[int]:
    """The pages of somebody who has just come in."""
    project = next(iter(re.findall(r'href="(/projets/[0-9a-f]+)"', browser.asks("/")[1])), "/projets/none")
    round = ("/", project, "/compte", f"{project}/plan", "/aide", "/regles", f"{project}/dossier")
    return [browser.asks(round[number % len(round)])[0] for number in range(PAGES)]
