"""A server in several processes, as a centre's runs: whichever of them answers, a person sees one application."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.serving import SERVE, started
from tests.store import postgres
from tests.web.visitor import TOKEN

pytestmark = pytest.mark.whole

SECRET = "Une phrase que personne d’autre ne lit"
JETON = "un-jeton-de-mesure"


@dataclass
class Server:
    process: subprocess.Popen[str]
    address: str
    log: Path

    def ask(self, path: str, data: bytes | None = None, **headers: str) -> tuple[int, str, Any]:
        """Each time over a connection of its own, so that any of the processes may answer."""
        request = urllib.request.Request(self.address + path, data, headers, method=headers.pop("method", None))
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.read().decode(), answer.headers
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode(), error.headers

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines() if line.startswith("{")]

    def children(self) -> set[int]:
        told = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return set(map(int, told.split()))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    place = tmp_path_factory.mktemp("serveur")
    with postgres.server() as running, postgres.empty_database(running) as where:
        settings = {"CEFI_MAP_DATABASE": where, "CEFI_MAP_METRICS_FILE": str(place / "jeton"), "CEFI_MAP_LOG": "json"}
        (place / "jeton").write_text(f"{JETON}\n", "utf-8")
        command = [*SERVE, "--processes", "2", "--data", str(place / "donnees")]
        with (
            (place / "log").open("w") as log,
            started(command, errors=log, **settings) as (process, address),
        ):
            yield Server(process, address, place / "log")
            process.terminate()
            assert process.wait(60) == 0


def test_what_one_process_keeps_the_others_show(server: Server):
    """A project, its saves, the pages of its dossier: twenty times, and both processes have answered."""
    _, page, headers = server.ask("/nouvelle")
    token, cookie = TOKEN.search(page), headers["Set-Cookie"].partition(";")[0]
    assert token
    form = f"kind=exemple&title={urllib.request.quote(SECRET)}&csrf_token={token[1]}".encode()
    _, page, _ = server.ask("/projets", form, Cookie=cookie)
    found = re.search(r'href="(/projets/[0-9a-f]{16})/dossier', page)
    assert found
    address = f"/api{found[1]}"
    read = json.loads(server.ask(address)[1])
    sent = {"Cookie": cookie, "X-CSRFToken": token[1], "Content-Type": "application/json"}
    for turn in range(20):
        read["map"]["nodes"][1]["text"] = f"{SECRET} {turn}"
        body = json.dumps(read["map"]).encode()
        status, said, _ = server.ask(address, body, **sent, **{"If-Match": f'"{read["revision"]}"'}, method="PUT")
        assert status == 200, said
        assert json.loads(said) == {"revision": read["revision"] + 1, "merged": False}
        read["revision"] += 1
        dossier = {**json.loads(server.ask(f"{address}/dossier")[1])["dossier"], "title": f"Titre {turn}"}
        while (answer := server.ask(f"{address}/dossier/pages", json.dumps(dossier).encode(), **sent))[0] == 202:
            time.sleep(0.05)  # its figures show the opinion
        status, said, _ = answer
        assert status == 200, said
        assert server.ask(json.loads(said)["sheets"][0])[0] == 200
    assert len({line["process"] for line in server.lines() if line.get("route", "").startswith("/api/projets")}) == 2


def test_the_log_finds_a_request_again_and_says_none_of_its_words(server: Server):
    _, _, headers = server.ask("/aide/verdicts?recherche=Un+mot+à+moi".replace("à", "%C3%A0"))
    number = headers["X-Request-Id"]
    (line,) = (line for line in server.lines() if line.get("request") == number)
    assert line["route"] == "/aide/<topic>"
    assert (line["method"], line["status"], line["level"]) == ("GET", 200, "info")
    assert line["cpu_ms"] >= 0
    assert line["ms"] > 0
    assert server.ask("/aide", **{"X-Request-Id": "donne-par-nginx-1"})[2]["X-Request-Id"] == "donne-par-nginx-1"
    assert server.ask("/aide", **{"X-Request-Id": "deux\tmots"})[2]["X-Request-Id"] != "deux\tmots"
    written = server.log.read_text("utf-8")
    for word in ("personne", "Titre", "mot", "verdicts?"):
        assert word not in written


def test_health_is_told_without_a_session(server: Server):
    for path in ("/sante", "/sante/pret", "/sante/vivant"):
        status, said, headers = server.ask(path)
        assert (status, json.loads(said)["etat"]) == (200, "bon"), said
        assert "Set-Cookie" not in headers
    assert json.loads(server.ask("/sante")[1]) == {"etat": "bon", "base": "bon", "disque": "bon"}


def test_figures_of_all_processes_are_given_for_a_token_alone(server: Server):
    for _ in range(10):
        server.ask("/referentiel")
    assert server.ask("/metrics")[0] == 401
    assert server.ask("/metrics", Authorization="Bearer autre")[0] == 401
    status, said, _ = server.ask("/metrics", Authorization=f"Bearer {JETON}")
    assert status == 200
    counts = re.findall(r'cefi_request_seconds_count{method="GET",route="/referentiel",status="200"} (\S+)', said)
    assert [float(each) for each in counts] == [10.0]
    assert "cefi_request_cpu_seconds_total" in said
    assert "cefi_requests_under_way" in said


def test_a_process_that_dies_is_started_anew(server: Server):
    before = server.children()
    assert len(before) == 2
    gone = before.pop()
    os.kill(gone, signal.SIGKILL)
    until = time.monotonic() + 60
    while (now := server.children()) <= before or gone in now:
        assert time.monotonic() < until, now
        assert server.ask("/sante/vivant")[0] == 200
    assert server.ask("/")[0] == 200


def test_a_server_that_is_told_to_read_its_settings_again_goes_on(server: Server):
    """« kill -HUP », as a habit from other servers: other processes come, on the same address."""
    assert server.ask("/")[0] == 200  # it listens before it hears signals
    before = server.children()
    server.process.send_signal(signal.SIGHUP)
    until = time.monotonic() + 60
    while server.process.poll() is None and (before & server.children() or len(server.children()) < 2):
        assert time.monotonic() < until
    assert server.ask("/")[0] == 200
    assert "Traceback" not in server.log.read_text("utf-8")
