"""A candidate and a trainer at a centre's address, in a real browser, through a web server that encrypts."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.dossier_editor.writer import Writer
from tests.editor.person import at_work
from tests.editor.test_inserting import drop
from tests.editor.test_pointing import middle
from tests.offline.away import Traveller
from tests.web.proxies import NAME, Site, behind_tls

pytestmark = [pytest.mark.browser, pytest.mark.long]

FREEMIND = """<map version="1.0.1"><node TEXT="Atelier mobilité"><node TEXT="Partenaires" POSITION="right">
<node TEXT="Mission locale, car elle suit 61 jeunes du quartier"/></node></node></map>"""


@pytest.fixture(scope="module", params=["nginx", "own"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with behind_tls(request.param, tmp_path_factory.mktemp("centre")) as found:
        yield found


@pytest.fixture(scope="module")
def near(browser: Any, chromium: str) -> Iterator[Any]:
    """A browser for which the centre's name is this computer."""
    rules = f"--host-resolver-rules=MAP {NAME} 127.0.0.1"
    args = ["--no-sandbox", "--ignore-certificate-errors", rules]  # a worker wants a certificate that nobody doubts
    opened = browser.browser_type.launch(executable_path=chromium, args=args)
    yield opened
    opened.close()


@contextmanager
def visitor(near: Any, site: Site) -> Iterator[Writer]:
    """Someone whose requests all succeed, and whose browser has nothing to say. The certificate is nobody's."""
    options = {"ignore_https_errors": True, "http_credentials": site.credentials}
    with at_work(near, site.url, **options) as context:
        someone, faults = Writer(context.new_page(), site.url), list[str]()
        page = someone.page
        page.on("console", lambda said: said.type in ("error", "warning") and faults.append(said.text))
        page.on("response", lambda came: came.status >= 400 and faults.append(f"{came.status} {came.url}"))
        page.on("requestfailed", lambda asked: "ERR_ABORTED" in asked.failure or faults.append(asked.failure))
        yield someone
        assert not faults


def test_a_candidate_writes_and_hands_in_and_a_trainer_gives_back(near: Any, site: Site, tmp_path: Path):
    handed_in = tmp_path / "rendu.zip"
    with visitor(near, site) as candidate:
        page = candidate.page
        answer = page.goto("/nouvelle")
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        (cookie,) = page.context.cookies()
        assert (cookie["secure"], cookie["sameSite"], cookie["httpOnly"]) == (True, "Lax", True)
        assert cookie["name"].startswith("__Host-")
        page.get_by_label("Nom de votre projet").fill("Atelier mobilité")
        page.get_by_role("button", name="Commencer").click()
        page.wait_for_selector("html[data-editor=ready]")
        address = page.url.removeprefix(site.url)
        write_on_the_map(candidate)
        insert_a_file(candidate)
        write_in_the_dossier(candidate, address)
        page.goto(f"{address}/rendre")
        with page.expect_download() as taken:
            page.get_by_role("button", name="Télécharger le rendu").click()
        taken.value.save_as(handed_in)
    with zipfile.ZipFile(handed_in) as archive:
        written = next(archive.read(name).decode() for name in archive.namelist() if name.endswith(".mm"))
    assert "61 jeunes sur 200" in written
    assert "Mission locale, car elle suit" in written

    with visitor(near, site) as trainer:
        annotated = review(trainer, handed_in)
    assert "Lesquels" in annotated


def test_a_large_file_passes_and_a_backup_comes_back(near: Any, site: Site, tmp_path: Path):
    """nginx would stop at one megabyte unless told."""
    with visitor(near, site) as someone:
        someone.bring(tmp_path, FREEMIND.replace("\n", f"<!--{'long ' * 500_000}-->"))
        page = someone.page
        page.goto("/donnees")
        with page.expect_download() as taken:
            page.get_by_role("link", name="Télécharger la sauvegarde").click()
        backup = {"name": "tout.zip", "mimeType": "application/zip", "buffer": Path(taken.value.path()).read_bytes()}
        page.locator("input[type=file]").set_input_files(backup)
        page.get_by_role("button", name="Restaurer", exact=True).click()
        page.wait_for_url(f"{site.url}/")


def test_a_project_opens_without_the_centres_network(near: Any, site: Site):
    """Behind the password too: the worker, the manifest and the pages kept ahead are asked for with it."""
    with at_work(near, site.url, ignore_https_errors=True, http_credentials=site.credentials) as context:
        someone = Traveller(page := context.new_page(), site.url)
        page.goto("/nouvelle")
        page.get_by_role("button", name="Commencer").click()
        page.wait_for_selector("html[data-editor=ready]")
        address = page.url.removeprefix(site.url)
        someone.kept(address, f"{address}/dossier", f"{address}/rendre", "/")
        context.set_offline(True)
        someone.open(address)
        someone.says("Hors connexion, vous pouvez écrire")
        someone.write("61 jeunes sans permis", under="Contexte")
        someone.open(f"{address}/dossier")
        context.set_offline(False)
        someone.open(address)
        someone.saved()
        assert "    61 jeunes sans permis" in someone.titles()


def write_on_the_map(someone: Writer) -> None:
    someone.map()
    someone.choose("Contexte")
    someone.press("Tab")
    someone.keyboard.type("61 jeunes sur 200 n’ont pas le permis, d’après douze entretiens")
    someone.press("Enter")
    someone.saved()
    someone.says("Enregistré à")


def insert_a_file(someone: Writer) -> None:
    drop(someone, "partenaires.mm", FREEMIND.encode(), *middle(someone, "Faisabilité"))
    someone.until("[...editor.state.map.byKey.values()].some(node => node.text.startsWith('Mission locale'))")
    someone.saved()


def write_in_the_dossier(someone: Writer, address: str) -> None:
    someone.open(f"{address}/dossier")
    someone.page.get_by_role("button", name="Page blanche").click()
    someone.back()
    someone.type("J’ai reçu douze jeunes.", "Ils viennent de loin.")
    someone.saved()
    someone.page.locator(".gaugebox .big", has_text="sur 5").wait_for()


def review(someone: Writer, handed_in: Path) -> str:
    page = someone.page
    page.goto("/relire")
    page.locator("form.eased").wait_for()
    page.locator("input[type=file]").first.set_input_files(handed_in)
    page.locator(".co tbody th a").first.click()  # by its map: nobody signed it
    page.locator("#g-C1 .lev input").first.focus()
    someone.press("1", "Enter", "2", "Enter")
    page.locator("[data-saved]", has_text="Enregistré à").wait_for()
    page.locator("svg.map a[data-key]", has_text="61 jeunes sur 200").click()
    expect(page.locator("svg.map a.sel", has_text="61 jeunes sur 200")).to_have_count(1)
    someone.press("p")
    page.locator("#pin-text").fill("Lesquels ?")
    page.get_by_role("button", name="Épingler ici").click()
    expect(page.locator("svg.map .pin")).to_have_count(1)
    page.get_by_role("link", name="Rendre la fiche").click()
    page.get_by_label("Relu par").fill("J. Martin")
    page.get_by_role("button", name="Rendre sans ces cotes").click()
    expect(page.get_by_role("button", name="Rouvrir la relecture")).to_be_visible()
    page.wait_for_load_state()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Carte annotée").click()
    return Path(taken.value.path()).read_text("utf-8")
