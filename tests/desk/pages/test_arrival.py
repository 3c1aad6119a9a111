"""The files of a class on their way: one by one under a bar, or all at once; what is too large is named, and alone."""

from __future__ import annotations

import errno
import io
import os
import re
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest
from flask import Flask
from playwright.sync_api import expect

from cefi_map import limits
from cefi_map.desk import arriving
from cefi_map.desk.pages import arrival as web_arrival
from cefi_map.desk.pages import review as web_review
from cefi_map.desk.store import Desk
from cefi_map.project import data as data_room
from tests.cases import drawing, mm, zipped
from tests.web.test_in_browser import visit
from tests.web.visitor import Visitor, text_of


def send(visitor: Visitor, address: str, name: str, data: bytes) -> Any:
    headers = {"X-CSRFToken": visitor.token(), "Content-Type": "application/octet-stream"}
    return visitor.client.post(address, query_string={"nom": name}, data=data, headers=headers)


def begin(visitor: Visitor) -> str:
    return str(visitor.post("/relire/envoi").get_json()["address"])


def group(visitor: Visitor, address: str, answer: Any) -> str:
    """Where the group is shown, as a script finds it."""
    while not (there := answer.get_json()["address"]):
        time.sleep(0.05)
        answer = visitor.get(address)
    return str(visitor.get(there).location) if there.endswith("/lecture") else there


def waiting(app: Flask) -> list[Path]:
    return sorted(each for each in app.extensions["arrivals"].glob("*/*") if each.is_dir())


def test_files_that_came_one_by_one_are_read_together_and_wait_no_longer(visitor: Visitor, app: Flask):
    address = begin(visitor)
    for name, data in (("Léa.svg", drawing()), ("Léa dossier.docx", b"PK"), ("Paul.mm", mm("Autre\n  A"))):
        assert send(visitor, address, name, data).get_json() == {"kept": True}
    assert len(waiting(app)) == 1
    assert visitor.get(address).get_json() == {"told": "", "count": 0, "address": ""}
    fields = {"envoi": address.rpartition("/")[2], "refuse": "gros.mm", "raison": "Ce fichier dépasse 10 Mo."}
    answer = visitor.post("/relire", fields, headers={"Accept": "application/json"})
    page = text_of(visitor.read(group(visitor, address, answer)))
    assert "2 cartes ajoutées." in page
    assert "gros.mm : Ce fichier dépasse 10 Mo." in page
    assert waiting(app) == []


def test_what_is_too_large_is_refused_by_itself(visitor: Visitor, app: Flask, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "CLASS_BYTES", 6000)
    monkeypatch.setattr(limits, "UPLOAD_BYTES", 3000)
    monkeypatch.setattr(limits, "CLASS_FILES", 3)
    address = begin(visitor)
    for name, size, said in (
        ("a.mm", 3001, "Ce fichier dépasse"),
        ("b.mm", 2500, ""),
        ("c.zip", 3400, ""),
        ("d.mm", 200, "Le groupe dépasse"),
        ("e.mm", 50, ""),
        ("f.mm", 10, "La limite est de 3 fichiers"),
    ):
        answer = send(visitor, address, name, b"x" * size)
        assert (answer.status_code, said in answer.get_json().get("message", "")) == (413 if said else 200, True), name
    assert len(list(waiting(app)[0].glob("*.file"))) == 3


def test_an_arrival_that_is_not_there_is_told(visitor: Visitor):
    for id in ("f" * 16, "..", "x"):
        answer = send(visitor, f"/relire/envoi/{id}", "a.mm", b"x")
        assert answer.status_code == 404
    assert visitor.post("/relire", {"envoi": "f" * 16}).status_code == 404


def test_what_nobody_comes_back_for_is_thrown_away(visitor: Visitor, app: Flask):
    begin(visitor)
    [old] = waiting(app)
    long_ago = time.time() - 7 * 3600
    os.utime(old, (long_ago, long_ago))
    begin(visitor)
    assert old not in waiting(app)
    [kept] = waiting(app)
    os.utime(kept, (long_ago, long_ago))
    arriving.Waiting(app.extensions["arrivals"]).sweep()
    assert waiting(app) == [], "when the application starts, too"


def test_of_too_many_begun_the_oldest_gives_way_and_that_is_said(visitor: Visitor, app: Flask):
    """What a page that was closed left behind locks nothing; and nobody's gives way to another person's."""
    place = app.extensions["arrivals"]
    theirs = arriving.Waiting(place, "somebody").begin()
    begun, hour_ago = [begin(visitor) for _ in range(limits.ARRIVALS)], time.time() - 3600
    for rank, address in enumerate(begun):
        os.utime(place / "here" / address.rpartition("/")[2], (hour_ago + rank, hour_ago + rank))
    assert send(visitor, begun[0], "a.mm", mm()).get_json() == {"kept": True}, "what came last is the newest"
    new = begin(visitor)
    answer = send(visitor, begun[1], "a.mm", mm())
    assert answer.status_code == 404
    assert "a laissé sa place" in answer.get_json()["message"]
    assert all(send(visitor, each, "b.mm", mm()).status_code == 200 for each in (begun[0], *begun[2:], new))
    assert (place / "somebody" / theirs).is_dir()


def test_what_is_told_kept_is_kept_however_many_come_at_once(visitor: Visitor, app: Flask):
    address = begin(visitor)
    id, count = address.rpartition("/")[2], 24
    kept = arriving.Waiting(app.extensions["arrivals"])
    gate = threading.Barrier(count)

    def add(rank: int) -> None:
        gate.wait()
        kept.add(id, f"C{rank}.mm", io.BytesIO(b"%d" % rank))

    with ThreadPoolExecutor(count) as threads:
        assert list(threads.map(add, range(count))) == [None] * count
    found = {name: cast(Path, held).read_bytes() for name, held in kept.files(id)}
    assert found == {f"C{rank}.mm": b"%d" % rank for rank in range(count)}


def test_a_full_disk_is_a_sentence_and_leaves_no_half(visitor: Visitor, app: Flask, tmp_path: Path):
    class Full(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(errno.ENOSPC, "full")

    address = begin(visitor)
    kept = arriving.Waiting(app.extensions["arrivals"])
    with pytest.raises(data_room.StorageError, match="La place manque"):
        kept.add(address.rpartition("/")[2], "a.mm", Full())
    assert list(waiting(app)[0].iterdir()) == []


def test_a_class_that_takes_long_holds_no_request_and_says_how_far_it_is(
    visitor: Visitor, app: Flask, monkeypatch: pytest.MonkeyPatch
):
    """While another holds the database: what cannot be kept at once is kept when that ends, and nothing is lost."""
    monkeypatch.setattr(web_arrival, "PATIENCE", 0.01)
    files = [(f"Candidat {rank}.mm", mm(f"Projet {rank}\n  Contexte")) for rank in range(5)]
    address = begin(visitor)
    send(visitor, address, "classe.zip", zipped(*files))
    fields = {"envoi": address.rpartition("/")[2]}
    with closing(sqlite3.connect(app.extensions["store"].database.file)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = visitor.post("/relire", fields, headers={"Accept": "application/json"})
        assert answer.get_json() == {"address": ""}
        assert visitor.get(address).get_json() == {"told": "", "count": 0, "address": ""}
        page = visitor.read(f"{address}/lecture")
        assert 'http-equiv="refresh"' in page
        assert "La lecture commence." in text_of(page)
        with pytest.raises(data_room.StorageError):  # longer than a writer waits
            Desk(app.extensions["store"]).create_cohort("x")
        other.rollback()
    found = visitor.read(group(visitor, address, answer))
    assert "5 cartes ajoutées." in text_of(found)
    assert waiting(app) == []


def test_what_stops_a_class_is_told_to_whoever_waits_for_it(visitor: Visitor, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(web_arrival, "PATIENCE", 0)
    address = begin(visitor)
    send(visitor, address, "Léa.mm", mm())
    path = f"/relire/{'f' * 16}/ajouter"
    assert visitor.post(path, {"envoi": address.rpartition("/")[2]}).status_code == 404


def test_a_reading_whose_server_died_is_not_waited_for(visitor: Visitor, app: Flask):
    address = begin(visitor)
    kept, id = arriving.Waiting(app.extensions["arrivals"]), address.rpartition("/")[2]
    kept.tell(id, {"told": "Léa", "count": 3})
    assert visitor.get(address).get_json() == {"told": "Léa", "count": 3, "address": ""}
    long_ago = time.time() - 5 * limits.JUDGE_SECONDS - 100
    os.utime(waiting(app)[0] / "told", (long_ago, long_ago))
    there = visitor.get(address).get_json()["address"]
    answer = visitor.get(there)
    assert (answer.status_code, "s’est arrêtée" in answer.text) == (422, True)


@pytest.mark.deep
@pytest.mark.browser
def test_a_class_comes_in_one_form_where_no_script_runs(browser: Any, server: str, tmp_path: Path):
    """More than one file may be; each is held to its own size, and named."""
    photo = ("photo.jpg", os.urandom(4_000_000))
    paths = []
    for rank in range(4):
        paths.append(tmp_path / f"C{rank}.zip")
        paths[-1].write_bytes(zipped((f"carte{rank}.mm", mm(f"Projet {rank}\n  A")), photo))
    paths.append(tmp_path / "géant.mm")
    paths[-1].write_bytes(b"x" * (limits.UPLOAD_BYTES + 1))
    with visit(browser, server, script=False) as page:
        page.goto("/relire")
        page.locator("input[type=file]").first.set_input_files(paths)
        page.get_by_role("button", name="Relire ces cartes").click()
        page.wait_for_url(re.compile("/relire/[0-9a-f]+$"))
        said = page.locator("main").inner_text().replace("\xa0", " ")
        assert "4 cartes ajoutées." in said
        assert "géant.mm : Ce fichier dépasse 10 Mo." in said


def test_an_envoi_past_all_limits_says_its_own(visitor: Visitor, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(web_review.create, "most", 1000)
    sent = {"files": (io.BytesIO(b"x" * 2000), "a.mm")}
    answer = visitor.client.post("/relire", data=sent, content_type="multipart/form-data")
    assert answer.status_code == 413
    assert "Cet envoi dépasse" in text_of(answer.text)


@pytest.mark.browser
def test_files_go_up_under_a_bar_and_those_refused_are_named(browser: Any, server: str, tmp_path: Path):
    big = tmp_path / "géant.mm"
    big.write_bytes(b"x" * (limits.UPLOAD_BYTES + 1))
    paths = [big]
    for rank in range(12):
        paths.append(tmp_path / f"Candidat {rank}.mm")
        paths[-1].write_bytes(mm(f"Projet {rank}\n  Contexte"))
    with visit(browser, server) as page:
        page.goto("/relire")
        page.locator("form.eased").wait_for()
        page.locator("input[type=file]").first.set_input_files(paths)
        page.wait_for_url("**/relire/*")
        expect(page.locator(".co tbody tr")).to_have_count(12)
        assert "géant.mm : Ce fichier dépasse 10 Mo." in page.locator("main").inner_text().replace("\xa0", " ")


@pytest.mark.browser
def test_an_envoi_that_stops_goes_on_where_it_was(browser: Any, server: str):
    files = [{"name": f"C{rank}.mm", "mimeType": "text/xml", "buffer": mm(f"Projet {rank}\n  A")} for rank in range(3)]
    cut: list[str] = []

    def lost(route: Any) -> None:
        if "C1" in route.request.url and not cut:
            cut.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    with visit(browser, server, expected="net::ERR_FAILED") as page:
        page.route("**/relire/envoi/**", lost)
        page.goto("/relire")
        page.locator("form.eased").wait_for()
        page.locator("input[type=file]").first.set_input_files(files)
        again = page.get_by_role("button", name="Reprendre")
        again.wait_for()
        assert "rien n’est perdu" in page.locator("dialog [role=status]").inner_text()
        again.click()
        page.wait_for_url("**/relire/*")
        expect(page.locator(".co tbody tr")).to_have_count(3)


@pytest.mark.deep
@pytest.mark.browser
def test_a_folder_is_dropped_whole(browser: Any, server: str):
    """What a browser gives of a folder: entries, read a hundred at a time."""
    with visit(browser, server) as page:
        page.goto("/relire")
        page.locator("form.eased").wait_for()
        page.evaluate(
            """(text) => {
              const file = (path) => ({ isFile: true, name: path.split("/").at(-1), fullPath: `/${path}`,
                file: (done) => done(new File([text.replace("TITRE", path)], "carte.mm")) });
              const folder = (path, inside) => ({ isDirectory: true, name: path, fullPath: `/${path}`,
                createReader: () => reader([inside]) });
              const reader = (left) => ({ readEntries: (done) => done(left.pop() ?? []) });
              const people = ["DUPONT Anne", "KONE Awa"].map((name) =>
                folder(`envois/${name}`, [file(`envois/${name}/carte.mm`), file(`envois/${name}/.cache`)]));
              document.querySelector("form[data-arrives]")
                .dispatchEvent(new CustomEvent("folders", { detail: [folder("envois", people)] }));
            }""",
            '<map version="1.0.1"><node TEXT="TITRE"><node TEXT="Contexte"/></node></map>',
        )
        page.wait_for_url("**/relire/*")
        expect(page.locator(".co tbody th a").first).to_have_text("DUPONT Anne")
        expect(page.locator(".co tbody th a").last).to_have_text("KONE Awa")
