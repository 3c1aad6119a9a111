"""A real server that is sent what somebody made to do harm: each answered by a sentence, with the memory it had."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import time
import uuid
import zipfile
from collections.abc import Iterator
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest

from cefi_map.formats import svg
from cefi_map.mindmap import outline
from tests.circles import one_of
from tests.formats import hostile
from tests.serving import SERVE, started

from .visitor import TOKEN, shown, text_of

SECONDS = 60
"""After so long a request has failed, on however busy a machine."""
MEMORY = 200 * 2**20
"""Bytes that a file of less than one megabyte may make the server take."""
FAMILIES = {**hostile.REFUSED_DRAWINGS, **hostile.REFUSED_REVIEWS}
AT_ONCE = 4
"""Poisoned files of one class, as many as a page has room to name."""
GOOD = svg.write(outline.parse("Job dating\n  Contexte\n    Trente entretiens"))


class Server:
    """``cefi-map serve`` as a process, and a person at its pages."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address
        self.project = self.at = ""
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def read(self, path: str) -> tuple[int, str]:
        """The status and the page, once there is what it waits for."""
        while (answer := self._answer(Request(self.address + path)))[0] == 202:
            time.sleep(0.05)
        return answer

    def send(self, path: str, field: str, *files: tuple[str, bytes]) -> tuple[int, str]:
        """Files through a form: the status and the page that follows."""
        token = TOKEN.search(self.read("/nouvelle")[1])
        assert token
        line = uuid.uuid4().hex
        parts = [b'Content-Disposition: form-data; name="csrf_token"\r\n\r\n' + token[1].encode()]
        for name, data in files:
            head = f'Content-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
            parts.append(head.encode() + data)
        body = b"".join(b"--" + line.encode() + b"\r\n" + part + b"\r\n" for part in parts) + f"--{line}--\r\n".encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={line}", "X-CSRFToken": token[1]}
        status, page = self._answer(Request(self.address + path, body, headers))
        while "Les cartes arrivent" in page:  # a class that takes longer than a request
            time.sleep(0.1)
            status, page = self._answer(Request(self.at))
        return status, page

    def _answer(self, request: Request) -> tuple[int, str]:
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                self.at = answer.url
                return answer.status, shown(answer.read().decode())
        except HTTPError as error:
            return error.code, shown(error.read().decode())

    def memory(self, name: str = "VmRSS") -> int:
        """Bytes it holds now (``VmRSS``), or held at most since ``forget`` (``VmHWM``)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(rf"{name}:\s+(\d+) kB", status)
        assert found
        return int(found[1]) * 1024

    def forget(self) -> None:
        Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("donnees")
    with started([*SERVE, "--data", str(data)]) as (process, address):
        opened = Server(process, address.rstrip("/"))
        opened.send("/importer", "file", ("bonne.svg", GOOD))
        opened.project = opened.read("/")[1].partition("/projets/")[2].partition('"')[0]
        yield opened


def said(page: str) -> str:
    return text_of(unescape(page))


@pytest.mark.whole
@pytest.mark.parametrize("family", one_of({family: family for family in FAMILIES}))
def test_each_is_answered_by_a_sentence_everywhere(server: Server, family: str) -> None:
    """The import, the trainer's room, the editor: refused, no page of error, no more memory than its size explains."""
    file = ("Poison.svg", FAMILIES[family]())
    if sys.platform == "linux":
        server.forget()
    before = server.memory() if sys.platform == "linux" else 0
    status, page = server.send("/importer", "file", file)
    assert status in (413, 422)
    assert "Poison.svg" in said(page)
    status, page = server.send("/relire", "files", file)
    assert (status, "Ces fichiers ne sont pas gardés" in said(page)) == (200, True)
    if family in hostile.REFUSED_DRAWINGS:
        status, answer = server.send(f"/api/projets/{server.project}/lecture", "file", file)
        assert status in (413, 422)
        assert json.loads(answer)["message"].endswith(".")
    if sys.platform == "linux":
        assert server.memory("VmHWM") - before < MEMORY


@pytest.mark.whole
@pytest.mark.parametrize("start", one_of(range(0, len(FAMILIES), AT_ONCE)))
def test_in_a_class_the_good_ones_come_in(server: Server, start: int) -> None:
    """Whatever stands beside them in its archive; each that does not is named with a sentence."""
    poisoned = list(FAMILIES.values())[start : start + AT_ONCE]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Anne/carte.svg", GOOD)
        for rank, make in enumerate(poisoned):
            archive.writestr(f"P{rank}/carte.svg", make())
        archive.writestr("Bombe/carte.mm", b" " * 2**24)
        archive.writestr("Zoé/carte.svg", svg.write(outline.parse("Atelier\n  Contexte")))
    status, page = server.send("/relire", "files", ("classe.zip", out.getvalue()))
    assert status == 200
    assert re.findall(r'scope="row"><a href="[^"]+"[^>]*>([^<]+)', page) == ["Anne", "Zoé"]
    for folder in ("Bombe", *(f"P{rank}" for rank in range(len(poisoned)))):
        assert f"classe.zip, {folder}/carte." in said(page)


@pytest.mark.whole
@pytest.mark.parametrize("family", hostile.TAKEN_DRAWINGS)
def test_a_project_made_of_one_can_be_taken_away_and_handed_in(server: Server, family: str) -> None:
    status, page = server.send("/importer", "file", ("Poison.svg", hostile.TAKEN_DRAWINGS[family]()))
    assert status == 200
    project = re.search(r'href="(/projets/[^"/]+)/rendre', page)
    assert project
    assert server.read(f"{project[1]}/exporter/mm")[0] == 200
    assert server.read(f"{project[1]}/rendre")[0] == 200
