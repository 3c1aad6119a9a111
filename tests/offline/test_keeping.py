"""What is kept, whose, in which edition, until when; and that a worker in trouble leaves the product as it is."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from werkzeug.serving import make_server

import cefi_map
from cefi_map.web import create_app
from tests.editor.person import TURNS, Person, at_work
from tests.serving import answering, free_port, served

from .away import KEPT, Server, Traveller, travelling

pytestmark = pytest.mark.browser

PACKAGE = Path(cefi_map.__file__).parent
EDITIONS = "caches.keys().then((names) => names.filter((name) => !name.endsWith(' works')))"


ANOTHER = """() => new Promise((done) => { const asked = indexedDB.open("cefi-map", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("drafts", { keyPath: "id" });
  asked.onsuccess = () => { const made = asked.result.transaction("drafts", "readwrite");
    made.objectStore("drafts").put({ id: "x", of: "y", base: 1, data: {}, at: 1 });
    made.oncomplete = done; }; })"""
"""Puts a draft of other data among those of this browser: nobody here can send it."""
DRAFTS = """() => new Promise((done) => { const asked = indexedDB.open("cefi-map", 1);
  asked.onsuccess = () => { const counted = asked.result.transaction("drafts").objectStore("drafts").count();
    counted.onsuccess = () => done(counted.result); }; })"""
LEFT = """async () => [(await caches.keys()).length, localStorage.length,
  (await navigator.serviceWorker.getRegistrations()).length]"""

PRELOADS = "async () => (await (await navigator.serviceWorker.ready).navigationPreload.getState()).enabled"


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The folder of another version of the package, whose script says something else."""
    shutil.copytree(PACKAGE, tmp_path / "nouvelle" / "cefi_map")
    script = tmp_path / "nouvelle" / "cefi_map" / "static" / "js" / "remote" / "status.js"
    script.write_text(script.read_text("utf-8").replace("Hors connexion, vous", "Sans réseau, vous"), "utf-8")
    return tmp_path / "nouvelle"


@pytest.mark.deep
def test_no_page_is_on_its_way_while_the_worker_wakes(browser: Any, stoppable: Server, tmp_path: Path):
    """Firefox shows its own error page where such a page fails; a registration that had it asked for has it no more."""
    before = tmp_path / "avant" / "cefi_map"
    shutil.copytree(PACKAGE, before)
    worker = before / "static" / "js" / "offline" / "worker.js"
    worker.write_text(
        worker.read_text("utf-8").replace("navigationPreload?.disable", "navigationPreload?.enable"), "utf-8"
    )
    stoppable.stop()
    stoppable.start(source=before.parent)
    with travelling(browser, stoppable.address) as someone:
        someone.settled()
        assert someone.page.evaluate(PRELOADS) is True
        stoppable.stop()
        stoppable.start()
        someone.page.goto("/aide")
        someone.page.evaluate("navigator.serviceWorker.ready.then((one) => one.update())")
        someone.page.goto("about:blank")  # the newer worker's turn comes once no page of the older one is open
        for _ in range(40):
            someone.page.wait_for_timeout(100)
            someone.page.goto("/aide")
            if not someone.page.evaluate(PRELOADS):
                return
            someone.page.goto("about:blank")
        raise AssertionError("it is still asked for")


@pytest.mark.deep
def test_a_new_version_comes_between_two_sessions_never_inside_one(browser: Any, stoppable: Server, newer: Path):
    """What is open stays as it came, and opens again as it came while the network is away; the first page that the new
    server writes brings the new script, for every kept page, and what the old one brought goes."""
    with travelling(browser, stoppable.address) as someone:
        page, path = someone.page, someone.settled()
        before = page.evaluate(EDITIONS)
        stoppable.stop()
        stoppable.start(source=newer)
        someone.write("pendant la mise à jour", under="Contexte")
        someone.saved()
        stoppable.stop()
        someone.open(path)
        someone.says("Hors connexion, vous pouvez écrire")
        stoppable.start(source=newer)
        page.goto("/aide")
        renewed(someone, before)
        stoppable.stop()
        for address in (path, f"{path}/dossier"):
            someone.open(address)
            someone.says("Sans réseau, vous pouvez écrire")
        someone.open(path)
        assert "    pendant la mise à jour" in someone.titles()


def renewed(someone: Traveller, before: list[str]) -> None:
    """Waits until another edition alone is kept, on one page and the next ones."""
    for turn in range(TURNS):
        after = someone.page.evaluate(EDITIONS)
        if len(after) == 1 and after != before:
            return
        someone.page.wait_for_timeout(100)
        if turn % 100 == 99:
            someone.page.goto("/aide")
    raise AssertionError("the older edition stays")


def gone(someone: Traveller, path: str) -> None:
    """Waits until nothing of a project is kept."""
    for _ in range(TURNS):
        if not [each for each in someone.page.evaluate(KEPT) if path in each]:
            return
        someone.page.wait_for_timeout(50)
    raise AssertionError(f"still kept: {path}")


@pytest.mark.deep
def test_the_list_that_was_kept_before_the_first_project_names_it(browser: Any, stoppable: Server):
    """Who takes time over the name of a first project finds it in the list without a network."""
    with travelling(browser, stoppable.address) as someone:
        page = someone.page
        page.goto("/nouvelle")
        someone.kept("/")
        path = someone.settled()
        stoppable.stop()
        someone.shows("/")
        page.get_by_role("heading", name="Vos projets").wait_for()
        page.locator(f"a[href='{path}']").first.wait_for()


def test_a_page_that_is_on_its_way_is_kept_once_it_is_there(browser: Any, stoppable: Server):
    """The list of what is still missing before a hand-in waits for the opinion; what is kept after it is kept first."""
    with travelling(browser, stoppable.address) as someone:
        waits = {"status": 202, "headers": {"Retry-After": "1"}, "body": "en route"}
        someone.page.context.route("**/projets/*/rendre", lambda route: route.fulfill(**waits), times=2)
        someone.settled()


@pytest.mark.deep
def test_another_persons_data_on_the_same_address_show_nothing_of_the_first(
    browser: Any, stoppable: Server, tmp_path: Path
):
    with travelling(browser, stoppable.address) as someone:
        page, path = someone.page, someone.settled()
        stoppable.stop()
        stoppable.start(data=tmp_path / "autres")
        page.goto("/")
        gone(someone, path)
        someone.kept("/", "/hors-ligne")
        stoppable.stop()
        someone.shows(path)
        page.get_by_role("heading", name="Cette page attend le réseau").wait_for()
        someone.shows("/")
        assert page.get_by_text("Essai").count() == 0


@pytest.mark.deep
def test_what_is_kept_of_an_erased_project_goes(browser: Any, stoppable: Server):
    """Put into the trash, it leaves with the next list of projects."""
    with travelling(browser, stoppable.address) as someone:
        page, path = someone.page, someone.settled()
        someone.write("à oublier", under="Contexte")
        someone.saved()
        someone.knows(path, "à oublier")
        page.goto("/")
        page.get_by_label("Actions sur Essai").click()
        page.get_by_role("button", name="Mettre à la corbeille").click()
        page.get_by_text("corbeille").first.wait_for()
        page.goto("/")
        gone(someone, path)


@pytest.mark.deep
def test_a_browser_forgets_all_of_it_when_told_to(browser: Any, stoppable: Server):
    """Copies, drafts, preferences, the worker; and nothing is kept again until one asks for it."""
    with travelling(browser, stoppable.address) as someone:
        page, path = someone.page, someone.settled()
        page.goto("/donnees")
        assert page.locator("[data-waiting]").is_hidden()
        page.evaluate(ANOTHER)
        page.reload()
        page.get_by_text("Un texte attend encore d’être envoyé").wait_for()
        page.evaluate("localStorage.setItem('choix', '1')")
        page.get_by_role("button", name="Effacer ce que ce navigateur garde").click()
        page.get_by_text("ce navigateur ne garde plus de pages").wait_for()
        assert page.evaluate(LEFT) == [0, 0, 0]
        page.reload()
        expect(page.locator("[data-waiting]")).to_have_count(0)
        someone.open(path)
        page.wait_for_timeout(
            4000
        )  # by which a page that may keep something has begun to: of what never comes no sign does
        assert page.evaluate(LEFT) == [0, 0, 0]
        assert page.evaluate(DRAFTS) == 0
        page.goto("/donnees")
        page.get_by_role("button", name="Garder de nouveau mes projets ici").click()
        someone.kept("/")


@pytest.mark.deep
def test_where_nothing_can_be_kept_everything_is_as_before(browser: Any, stoppable: Server):
    """A full disk, then caches that were emptied under the worker: the pages come from the server."""
    with travelling(browser, stoppable.address) as someone:
        page = someone.page
        session = page.context.new_cdp_session(page)
        session.send("Storage.overrideQuotaForOrigin", {"origin": stoppable.address, "quotaSize": 1})
        path = someone.create()
        page.wait_for_timeout(5000)  # by which a page would have been kept
        assert [each for each in page.evaluate(KEPT) if path in each] == []
        for address in (path, f"{path}/dossier", f"{path}/rendre", "/"):
            someone.shows(address)
        someone.open(path)
        someone.write("écrit sur un disque plein", under="Contexte")
        someone.saved()
        session.send("Storage.overrideQuotaForOrigin", {"origin": stoppable.address})
        someone.settled()
        page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
        someone.open(path)
        assert "    écrit sur un disque plein" in someone.titles()


def test_only_our_worker_passes_the_policy(browser: Any, stoppable: Server):
    """No script of a page makes a worker of another address, nor a policy by which it could."""
    with closing(browser.new_context(base_url=stoppable.address)) as context:  # whose console complains, as it must
        page = context.new_page()
        page.goto("/aide")
        page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
        made = """(name) => { try { trustedTypes.createPolicy(name, {}); return "made"; } catch (error) {
          return error.name; } }"""
        for name in ("cefi-worker", "other", "default"):
            assert page.evaluate(made, name) == "TypeError", name
        asked = "() => navigator.serviceWorker.register('/static/js/shell/menus.js').catch((error) => error.name)"
        assert page.evaluate(asked) == "TypeError"


@contextmanager
def behind_a_door(data: Path) -> Iterator[tuple[str, dict[str, bool]]]:
    """The application behind a web server that may want a password, or find it stopped: its address, and which."""
    door, app = {"closed": False, "alone": False}, create_app(data)
    known = f"Basic {base64.b64encode(b'centre:mot').decode()}"

    def asked(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if door["closed"] and environ.get("HTTP_AUTHORIZATION") != known:
            start_response("401 Unauthorized", [("WWW-Authenticate", 'Basic realm="Carte"')])
            return [b"401"]
        if door["alone"]:
            start_response("502 Bad Gateway", [("Content-Type", "text/html")])
            return [b"<h1>502 Bad Gateway</h1>"]
        return app(environ, start_response)

    with answering(make_server("127.0.0.1", 0, asked, threaded=True)) as port:
        yield f"http://127.0.0.1:{port}", door
    app.extensions["store"].close()


@pytest.mark.deep
def test_a_web_server_that_wants_a_password_is_asked_without_the_worker(browser: Any, tmp_path: Path):
    """Else the browser would show its refusal instead of asking for the word."""
    password = {"username": "centre", "password": "mot"}
    with behind_a_door(tmp_path) as (address, door), at_work(browser, address, http_credentials=password) as context:
        someone = Traveller(context.new_page(), address)
        path = someone.settled()
        door["closed"] = True
        someone.open(path)
        someone.write("le mot est bon", under="Contexte")
        someone.saved()
        someone.kept(path)


@pytest.mark.deep
def test_a_web_server_that_answers_in_its_place_is_no_answer(browser: Any, tmp_path: Path):
    """The application is stopped, the web server before it is not."""
    with behind_a_door(tmp_path) as (address, door), at_work(browser, address) as context:
        someone = Traveller(context.new_page(), address)
        path = someone.settled()
        door["alone"] = True
        someone.shows("/relire")
        someone.page.get_by_role("heading", name="Cette page attend le réseau").wait_for()
        someone.open(path)
        someone.says("Hors connexion, vous pouvez écrire")
        door["alone"] = False
        someone.says("Enregistré à")


@pytest.mark.deep
def test_an_address_that_is_not_encrypted_keeps_nothing_and_says_nothing(browser: Any, chromium: str, tmp_path: Path):
    """On a network by plain HTTP browsers have no workers: the page works as it did."""
    port = str(free_port())
    url = f"http://carte.centre.fr:{port}"
    with served(tmp_path, "--open", "--public-url", url, port=port):
        rules = "--host-resolver-rules=MAP carte.centre.fr 127.0.0.1"
        near = browser.browser_type.launch(executable_path=chromium, args=["--no-sandbox", rules])
        with at_work(near, url) as context:
            someone = Person(context.new_page(), url)
            someone.page.goto("/nouvelle")
            someone.page.get_by_role("button", name="Commencer").click()
            someone.page.wait_for_selector("html[data-editor=ready]")
            assert someone.page.evaluate("!navigator.serviceWorker && !globalThis.caches")
            someone.map()
            someone.press("Tab")
            someone.keyboard.type("comme avant")
            someone.press("Enter")
            someone.saved()
        near.close()
