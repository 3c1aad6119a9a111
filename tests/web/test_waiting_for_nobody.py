"""The judge stands still, and nobody waits for it: each route answers with what is known, or says that it is coming.

Real servers: one process with threads on SQLite, two processes on PostgreSQL. Their judges are stopped (SIGSTOP), and
go on when all answers are there."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from cefi_map.project.files.judged import PROGRAM
from cefi_map.web import create_app
from tests.axe import violations
from tests.circles import one_of
from tests.serving import started
from tests.store import postgres

from .visitor import TOKEN

pytestmark = [pytest.mark.whole, pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")]

GENEROUS = 60
"""Seconds that an answer may take on a busy machine; a stopped judge would never give any."""
VIEWS = 14
LONG = "".join(f'<node TEXT="{"B" * 31_900}"/>' for _ in range(31))

STARTED = f"""import sys
from cefi_map import cli, limits
limits.STILL_SECONDS = {100 * GENEROUS}  # a judge that stands still is not replaced while it is looked at
sys.exit(cli.main())"""

AT_ONCE = (
    ("GET", "/"),
    ("GET", "/corbeille"),
    ("GET", "/projets/{id}"),
    ("GET", "/projets/{id}?faire=enfant"),
    ("GET", "/projets/{id}/plan"),
    ("GET", "/projets/{id}/plan/texte"),
    ("GET", "/projets/{id}/calendrier"),
    ("GET", "/projets/{id}/budget"),
    ("GET", "/projets/{id}/dossier"),
    ("GET", "/projets/{id}/second-avis/carte"),
    ("GET", "/projets/{id}/second-avis/carte/demande.txt"),
    ("GET", "/projets/{id}/renommer"),
    ("GET", "/projets/{id}/relecture"),
    ("GET", "/projets/{id}/exporter"),
    ("GET", "/projets/{id}/exporter/mm"),
    ("GET", "/projets/{id}/exporter/opml"),
    ("GET", "/projets/{id}/exporter/md"),
    ("GET", "/projets/{id}/exporter/docx"),
    ("GET", "/projets/{id}/exporter/xmind"),
    ("GET", "/api/projets/{id}"),
    ("GET", "/api/projets/{id}/versions"),
    ("GET", "/api/projets/{id}/versions/1"),
    ("GET", "/api/projets/{id}/dossier"),
    ("GET", "/api/projets/{id}/dossier/francais"),
    ("POST", "/projets/{id}/noeud"),
    ("POST", "/projets/{id}/plan/texte"),
    ("POST", "/projets/{id}/calendrier"),
    ("POST", "/projets/{id}/budget"),
    ("PUT", "/api/projets/{id}"),
    ("PUT", "/api/projets/{id}/dossier"),
)
"""What shows or keeps the map: 200, or 303 after a form."""
COMING = (
    "/projets/{id}/verdicts",
    "/projets/{id}/exporter/html",
    "/projets/{id}/exporter/json",
    "/projets/{id}/exporter/csv",
    "/projets/{id}/exporter/text",
    "/projets/{id}/exporter/svg",
    "/projets/{id}/exporter/pdf?pour=paper",
    "/projets/{id}/exporter/png",
    "/projets/{id}/exporter/dot",
    "/projets/{id}/exporter/pptx",
    "/projets/{id}/imprimer",
    "/projets/{id}/imprimer/page/1.svg",
    "/projets/{id}/affiche",
    "/projets/{id}/affiche/apercu.svg",
    "/projets/{id}/naissance",
    "/projets/{id}/naissance/1",
    "/projets/{id}/naissance/journal.pdf",
    "/projets/{id}/calendrier/dessin",
    "/projets/{id}/calendrier/exporter/pdf",
    "/projets/{id}/budget/exporter/xlsx",
    "/projets/{id}/dossier/carte.svg",
    "/projets/{id}/dossier/telecharger?format=docx",
    "/projets/{id}/soutenir",
    "/projets/{id}/soutenir/document.pdf",
    "/projets/{id}/soutenir/diapositives.pptx",
    "/projets/{id}/soutenir/questions",
    "/projets/{id}/fiche-action",
    "/projets/{id}/fiche-action/fiche.docx",
    "/projets/{id}/rendre",
    "/api/projets/{id}/avis",
    "/api/projets/{id}/dossier/avis",
    "/api/projets/{id}/dossier/lettres",
)
"""What is the opinion, or shows its marks: 202 with « Retry-After », and the thing itself once it is there."""
NEITHER = {
    # what a name, a list, a picture or an old version is: no map is judged
    "/api/projets/<id>/autres",
    "/api/projets/<id>/images",
    "/api/projets/<id>/lecture",
    "/api/projets/<id>/dossier/versions",
    "/api/projets/<id>/dossier/versions/<int:number>",
    "/api/projets/<id>/dossier/versions/<int:number>/restaurer",
    "/projets/<id>/images/<hash>",
    "/projets/<id>/dupliquer",
    "/projets/<id>/jeter",
    "/projets/<id>/dossier/importer",
    "/projets/<id>/relecture/dossier.json",
    "/projets/<id>/soutenir/questions/annuler",
    "/projets/<id>/versions/<int:draft>",
    "/projets/<id>/second-avis/<part>/demander",
    "/projets/<id>/second-avis/<part>/retirer",
    # what a figure of the dossier shows: 202 as its page does, where it has one
    "/api/projets/<id>/dossier/pages",
    "/api/projets/<id>/dossier/pages/<digest>/<int:number>.svg",
}


class Browser:
    def __init__(self, address: str) -> None:
        self.address, self.cookie = address, ""
        _, page, headers = self.ask("/nouvelle")
        token = TOKEN.search(page)
        assert token
        self.token, self.cookie = token[1], headers["Set-Cookie"].partition(";")[0]

    def ask(self, path: str, data: bytes | None = None, method: str = "GET", **headers: str) -> tuple[int, str, Any]:
        given = {"Cookie": self.cookie, "Accept": "text/html", **headers}
        request = urllib.request.Request(self.address + path, data, given, method=method)
        opener = urllib.request.build_opener(_Staying)
        try:
            with opener.open(request, timeout=GENEROUS) as answer:
                return answer.status, answer.read().decode("utf-8", "replace"), answer.headers
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8", "replace"), error.headers

    def post(self, path: str, **fields: str) -> tuple[int, str, Any]:
        return self.ask(path, urllib.parse.urlencode({**fields, "csrf_token": self.token}).encode(), "POST")

    def project(self, kind: str = "exemple") -> str:
        return self.post("/projets", kind=kind, title="")[2]["Location"].rpartition("/")[2]

    def bring(self, name: str, data: str) -> str:
        """The id of the project that a file becomes."""
        parts = f'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{self.token}\r\n--x\r\n'
        parts += f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n{data}\r\n--x--\r\n'
        kind = {"Content-Type": "multipart/form-data; boundary=x"}
        return self.ask("/importer", parts.encode(), "POST", **kind)[2]["Location"].rpartition("/")[2]

    def save(self, id: str, path: str = "") -> tuple[int, str, Any]:
        """What is there again, as the editor sends it."""
        address = f"/api/projets/{id}{path}"
        kept = json.loads(self.ask(address)[1])
        sent = kept["map"] if not path else {**kept["dossier"], "layout": kept["layout"]}
        told = {"If-Match": f'"{kept["revision"]}"', "Content-Type": "application/json", "X-CSRFToken": self.token}
        return self.ask(address, json.dumps(sent).encode(), "PUT", **told)


class _Staying(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@contextmanager
def threads(place: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with running(place) as found:
        yield found


@contextmanager
def processes(place: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with (
        postgres.server() as there,
        postgres.empty_database(there) as where,
        running(place, "--processes", "2", CEFI_MAP_DATABASE=where) as found,
    ):
        yield found


def running(place: Path, *options: str, **settings: str) -> AbstractContextManager[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-c", STARTED, "serve", "--port", "0", "--data", str(place), *options]
    return started(command, **settings)


def judges(of: int) -> set[int]:
    """The processes below that one that judge."""
    found, waiting = set[int](), [of]
    while waiting:
        at = waiting.pop()
        with suppress(OSError):
            for thread in Path(f"/proc/{at}/task").iterdir():
                waiting += map(int, (thread / "children").read_text().split())
            if PROGRAM.encode() in Path(f"/proc/{at}/cmdline").read_bytes():
                found.add(at)
    return found


@contextmanager
def standing_still(process: subprocess.Popen[str], expected: int) -> Iterator[None]:
    """As long as this lasts no judge goes on, one that is started meanwhile neither."""
    until = time.monotonic() + GENEROUS
    while len(judges(process.pid)) < expected and time.monotonic() < until:
        time.sleep(0.05)
    assert len(judges(process.pid)) >= expected
    stopped, over = set[int](), []

    def stop() -> None:
        while not over:
            for each in judges(process.pid) - stopped:
                with suppress(OSError):
                    os.kill(each, signal.SIGSTOP)
                    stopped.add(each)
            time.sleep(0.01)

    with ThreadPoolExecutor(1) as beside, ExitStack() as after:
        done = beside.submit(stop)
        after.callback(lambda: [over.append(True), done.result()])
        while len(stopped) < expected:
            time.sleep(0.01)
        yield
    for each in stopped:
        with suppress(OSError):
            os.kill(each, signal.SIGCONT)


@pytest.mark.parametrize(("server", "count"), one_of({"threads": (threads, 1), "processes": (processes, 2)}))
def test_a_judge_that_stands_still_holds_nobody_up(tmp_path: Path, server: Any, count: int) -> None:
    """Fourteen first views, and a map of a megabyte of words without a blank: others read, save and take away."""
    with server(tmp_path) as (process, address):
        one, other = Browser(address), Browser(address)
        known = other.project("vide")
        ids = [one.project("vide") for _ in range(VIEWS)]
        with standing_still(process, count):
            one.bring("longs.mm", f'<map version="1.0.1"><node TEXT="Long">{LONG}</node></map>')
            with ThreadPoolExecutor(VIEWS) as pool:
                views = [pool.submit(one.ask, f"/projets/{id}") for id in ids]
                assert {view.result()[0] for view in views} == {200}
            assert other.save(known)[0] == 200
            for path in ("", "/projets/" + known, "/static/favicon.svg", f"/projets/{known}/exporter/mm", "/sante"):
                status, page, _ = other.ask(path or "/")
                assert status == 200, (path, page[-300:])
        until = time.monotonic() + GENEROUS
        while (status := other.ask(f"/api/projets/{known}/avis")[0]) == 202 and time.monotonic() < until:
            time.sleep(0.1)
        assert status == 200, "and it goes on where it stood"


@pytest.mark.parametrize("fetched", one_of({"the verdicts": (COMING[:1],), "every file": (COMING,)}))
def test_each_route_says_what_is_known_or_that_it_is_coming(tmp_path: Path, fetched: tuple[str, ...]) -> None:
    with threads(tmp_path) as (process, address):
        one = Browser(address)
        id, written = one.project(), one.project()
        with standing_still(process, 1):
            for method, route in AT_ONCE:
                at = id if method == "GET" else written
                status, page, _ = sent(one, method, route.format(id=at), at)
                assert status in (200, 303), (method, route, status, page[-600:])
            for shown, said in (
                (f"/projets/{id}", "Avis en cours"),
                (f"/projets/{id}/dossier", "Avis en cours"),
                ("/", "Voir l’avis"),
            ):
                assert said in one.ask(shown)[1], shown
            for route in COMING:
                status, page, headers = one.ask(route.format(id=id))
                assert (status, headers["Retry-After"]) == (202, "2"), (route, status, page[-600:])
                assert "no-store" in headers["Cache-Control"]
                assert "/api/" in route or "se prépare" in page, route
            status, page, _ = one.post(f"/projets/{id}/rendre", name="Ada", reader="jury")
            assert status == 202
            assert 'name="name" value="Ada"' in page, "what was chosen is sent again"
        until = time.monotonic() + GENEROUS
        for route in (f"/projets/{written}/verdicts", *fetched):
            while (status := one.ask(route.format(id=id))[0]) == 202 and time.monotonic() < until:
                time.sleep(0.1)
            assert status == 200, route
        assert "Voir l’avis" not in one.ask("/")[1]
        assert "Avis en cours" not in one.ask(f"/projets/{id}")[1]


@pytest.mark.browser
def test_a_page_that_is_on_its_way_stands_still_and_opens_by_itself(browser: Any, tmp_path: Path) -> None:
    """Loaded anew every other second, it would be read from its beginning to who hears. A file comes, and the page
    stays."""
    with threads(tmp_path) as (process, address), closing(browser.new_context(base_url=address)) as person:
        page = person.new_page()
        id = Browser(address).project()
        with standing_still(process, 1):
            for way, title in (("verdicts", "L’avis se prépare"), ("rendre", "L’avis sur cette carte se prépare.")):
                page.goto(f"/projets/{id}/{way}")
                page.get_by_role("heading", name=title).wait_for()
                assert not violations(page)
            page.evaluate("document.wasThere = true")
            page.wait_for_event("response", lambda answer: answer.status == 202)
            assert page.evaluate("document.wasThere")
            file = person.new_page()
            taken: list[Any] = []
            file.on("download", lambda one: taken.append(one))
            file.goto(f"/projets/{id}/exporter/svg")
        page.get_by_role("heading", name="Rendre", exact=True).wait_for()
        assert (taken[0] if taken else file.wait_for_event("download")).suggested_filename.endswith(".svg")
        assert file.get_by_role("heading", name="se prépare").is_visible()


def sent(one: Browser, method: str, path: str, id: str) -> tuple[int, str, Any]:
    if method == "PUT":
        return one.save(id, "/dossier" if path.endswith("/dossier") else "")
    if method == "GET":
        return one.ask(path)
    kept = json.loads(one.ask(f"/api/projets/{id}")[1])
    base, key = str(kept["revision"]), kept["map"]["nodes"][1]["key"]
    fields = {
        f"/projets/{id}/noeud": {"do": "ecrire", "key": key, "text": "Contexte"},
        f"/projets/{id}/plan/texte": {"text": "Projet\n  Contexte\n    en mars 2031"},
        f"/projets/{id}/calendrier": {"key": key, "first": "2031-03-01", "last": "2031-03-04"},
        f"/projets/{id}/budget": {"do": "ajouter", "side": "charge", "words": "Timbres", "value": "12"},
    }[path]
    return one.post(path, base=base, **fields)


def test_every_route_of_a_project_is_named_here(tmp_path: Path) -> None:
    """A new one says whether it waits."""
    app = create_app(tmp_path)
    rules = {each.rule for each in app.url_map.iter_rules() if re.match("(/api)?/projets/<id>", each.rule)}
    app.extensions["store"].close()
    named = [each.partition("?")[0].replace("{id}", "<id>") for each in (*COMING, *(path for _, path in AT_ONCE))]
    assert {rule for rule in rules if not any(map(_pattern(rule).fullmatch, named))} == NEITHER


def _pattern(rule: str) -> re.Pattern[str]:
    parts = re.split(r"(<id>|<[^>]+>)", rule)
    return re.compile("".join("[^/]+" if part[:1] == "<" and part != "<id>" else re.escape(part) for part in parts))


@pytest.mark.browser
def test_what_is_coming_comes_into_each_page_by_itself(browser: Any, tmp_path: Path) -> None:
    """The list of projects, the panel beside the map, the page of verdicts and the dossier: none is loaded again."""
    with threads(tmp_path) as (process, address):
        one = Browser(address)
        context = browser.new_context(base_url=address, locale="fr-FR")
        context.set_default_timeout(1000 * GENEROUS)
        with standing_still(process, 1):
            id = one.project()
            said = {
                "/": (f"#avis-{id}", "Avis en cours", "satisfaits"),
                f"/projets/{id}": ("#verdicts", "Avis en cours", "Besoins des publics"),
                f"/projets/{id}/verdicts": ("#avis", "L’avis se prépare", "Besoins des publics"),
                f"/projets/{id}/dossier": ("main", "Avis en cours", "C12a"),
            }
            pages = {path: context.new_page() for path in said}
            for path, page in pages.items():
                page.goto(path)
                page.evaluate("window.mark = 'the same page'")
                place, waits, _ = said[path]
                page.locator(place).filter(has_text=waits).wait_for()
        for path, page in pages.items():
            page.bring_to_front()
            place, waits, comes = said[path]
            page.locator(place).filter(has_text=comes).wait_for()
            assert waits not in page.locator(place).inner_text()
            assert page.evaluate("window.mark") == "the same page"
        context.close()


@pytest.mark.browser
def test_what_comes_together_comes_all_at_once(browser: Any, server: str) -> None:
    """The first that came is said; the others take their places all the same."""
    page = browser.new_page(base_url=server)
    page.goto("/aide")
    come = "".join(f'<p id="{id}"><b role="status">{id} est prêt</b></p>' for id in ("one", "two"))
    page.route(page.url, lambda route: route.fulfill(content_type="text/html", body=come))
    page.evaluate(
        """async () => { const { takeWhatComes } = await import("/static/js/shell/coming.js");
             for (const id of ["one", "two"]) {
               const waits = document.querySelector("main").appendChild(document.createElement("p"));
               waits.id = id;
               waits.dataset.coming = "";
             }
             window.said = [];
             takeWhatComes(document, (text) => said.push(text)); }"""
    )
    for id in ("one", "two"):
        page.locator(f"#{id}").filter(has_text=f"{id} est prêt").wait_for(timeout=1000 * GENEROUS)
    assert page.evaluate("said") == ["one est prêt"]
    page.close()


@pytest.mark.browser
def test_a_file_that_bears_the_opinion_is_saved_once_it_is_there(browser: Any, tmp_path: Path) -> None:
    with threads(tmp_path) as (process, address):
        one = Browser(address)
        context = browser.new_context(base_url=address, locale="fr-FR")
        context.set_default_timeout(1000 * GENEROUS)
        page = context.new_page()
        with standing_still(process, 1):
            page.goto(f"/projets/{one.project()}/exporter")
            page.locator("main a[href*='/exporter/html']").click()
            page.get_by_text("Votre fichier se prépare").wait_for()
        with page.expect_download() as found:
            pass
        assert found.value.suggested_filename.endswith("-avis.html")
        context.close()
