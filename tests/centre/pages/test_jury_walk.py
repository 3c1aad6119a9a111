"""Two reviewers, each in a browser of their own, mark one map blind, settle what differs, and close the session."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from cefi_map.centre import jury, sessions, ways
from cefi_map.centre.store import Centre
from cefi_map.desk import arriving, marking, reading
from cefi_map.desk.store import Desk
from cefi_map.project import data
from cefi_map.review import criteria
from cefi_map.store import Person, Store
from tests.axe import violations
from tests.cases import drawing
from tests.serving import served
from tests.web.test_in_browser import visit

pytestmark = [pytest.mark.browser, pytest.mark.deep]


@dataclass(frozen=True)
class Room:
    address: str
    cohort: str
    work: str
    links: dict[str, str]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "centre"


@pytest.fixture
def room(place: Path) -> Iterator[Room]:
    """A session with two works, its trainer Luc, and Anne of its jury; how each comes in."""
    store = data.open_store(place)
    luc = Centre(store).add_person("Luc", "trainer")
    training = sessions.create_training(store, luc, "Printemps")
    _, anne = sessions.add_jury(store, training.id, "Anne", datetime.now(UTC) + timedelta(days=1))
    own = store.of(training.id)
    cohort = Desk(own).own_cohort("Rendus").id
    arriving.bring(own, [("Ana.svg", drawing()), ("Ben.svg", drawing("Atelier\n  Contexte\n"))], cohort=cohort)
    links = {"Luc": ways.new_link(store, luc.id), "Anne": anne}
    work = Desk(own).works(cohort)[0].id
    store.close()
    with served(place, "--centre") as address:
        yield Room(address, f"/relire/{cohort}", f"/relire/carte/{work}", links)


def enters(page: Any, room: Room, name: str) -> None:
    page.goto(f"/moi/{room.links[name]}")
    page.locator("main form button").first.click()
    page.wait_for_url(f"{room.address}/**")


def levels(page: Any, room: Room, key: str, comment: str) -> None:
    """Every criterion from the keyboard, a comment on C5."""
    page.goto(room.work)
    page.locator(".grows").focus()
    for line in criteria():
        page.locator(f"#g-{line.id}").get_by_role("radio").nth(int(key) - 1).check(force=True)
    page.locator("#g-C5 .gh").click()
    page.locator("#comment-C5").fill(comment)
    expect(page.locator("[data-part=progress]")).to_contain_text("12 critères cotés")
    expect(page.locator("[name=seen-comment-C5]")).to_have_value(comment)


def test_shared_out_marked_blind_settled_given_back_and_closed(browser: Any, room: Room, tmp_path: Path):
    with visit(browser, room.address) as luc, visit(browser, room.address, width=390) as anne:
        enters(luc, room, "Luc")
        enters(anne, room, "Anne")
        luc.goto(room.cohort)
        luc.get_by_role("link", name="Jury").click()
        luc.get_by_role("button", name="Répartir").click()
        expect(luc.get_by_role("row", name="Ana")).to_contain_text("Anne")
        assert violations(luc) == []

        levels(luc, room, "1", "Trois partenaires, chacun avec son rôle.")
        luc.get_by_role("link", name="Finir…").click()
        luc.get_by_role("button", name="J’ai fini").click()
        expect(luc.locator("main")).to_contain_text("Vous avez fini.")

        levels(anne, room, "1", "Les garages ne font rien.")
        expect(anne.locator("body")).not_to_contain_text("Trois partenaires")
        anne.locator("#g-C5").get_by_role("radio").nth(1).check(force=True)
        expect(anne.locator("[name=seen-level-C5]")).to_have_value("partiel")
        anne.get_by_role("link", name="Finir…").click()
        anne.get_by_role("button", name="J’ai fini").click()
        expect(anne.get_by_role("heading", level=1)).to_contain_text("1 écart à régler")
        expect(anne.locator("#ecart-C5")).to_contain_text("Trois partenaires")
        assert violations(anne) == []

        anne.get_by_role("radiogroup", name="Niveau retenu, C5").get_by_label("Partiellement").check()
        anne.get_by_label("Pourquoi, en une phrase").fill("Le rôle des garages manque.")
        anne.get_by_role("button", name="Retenir pour C5").click()
        expect(anne.get_by_role("heading", level=1)).to_contain_text("Tout est réglé")

        luc.reload()
        expect(luc.locator("#ecart-C5")).to_contain_text("Le rôle des garages manque.")
        luc.get_by_label("Avis du jury").fill("Favorable, avec une réserve sur C5.")
        luc.get_by_role("button", name="Enregistrer l’avis").click()
        luc.get_by_role("link", name="Rendre la fiche").click()
        luc.get_by_role("button", name="Rendre la fiche").click()
        expect(luc.locator("main")).to_contain_text("Fiche signée par")
        expect(luc.locator("main")).to_contain_text("Anne")

        luc.goto(f"{room.cohort}/jury")
        luc.get_by_role("row", name="Ben").locator("summary").click()
        luc.get_by_label("Première personne pour Ben").select_option("")
        luc.get_by_label("Seconde personne pour Ben").select_option("")
        luc.locator(".menu button:visible").click()
        luc.get_by_label("Fait à").fill("Lyon")
        expect(luc.locator("#clore")).to_contain_text("1 fiche n’est pas rendue")
        luc.get_by_label("Oui, clore").check()
        luc.get_by_role("button", name="Clore la session").click()
        expect(luc.locator("#clore")).to_contain_text("Close aujourd’hui")
        expect(luc.get_by_role("link", name="Dossier clos, .zip")).to_be_visible()  # made beside, the page looks again
        assert violations(luc) == []
        with luc.expect_download() as taken:
            luc.get_by_role("link", name="Dossier clos, .zip").click()
        folder = tmp_path / "clos"
        with zipfile.ZipFile(taken.value.path()) as archive:
            archive.extractall(folder)
            digest = sha256(archive.read("manifest.json")).hexdigest()
        expect(luc.locator("#clore .digest")).to_have_text(digest)
        luc.get_by_role("link", name="Vérifier un dossier clos").click()
        luc.wait_for_url("**/relire/verifier")  # loaded, the script that sends a chosen file too
        luc.locator("[type=file]").set_input_files(taken.value.path())
        expect(luc.get_by_role("heading", name="répondent au manifeste")).to_be_visible()
        assert violations(luc) == []
        luc.goto(room.work)
        expect(luc.locator(".ghead")).to_contain_text("La session est close")
    opens_without_the_product(browser, folder)


def everything_acquired(store: Store, work: str, person: Person) -> None:
    marks = {line.id: ("acquis", "") for line in criteria()}
    marking.set_grid(store.by(person.id, person.role), work, 1, marks)
    marking.say_done(store.by(person.id, person.role), work, 1)


def test_what_was_written_in_one_state_of_a_grid_is_never_sent_into_another(browser: Any, room: Room, place: Path):
    """Words that could not be sent wait in the browser; the grid is finished, settled, then the work comes anew."""
    whole = data.open_store(place)
    people = {each.name: each for each in Centre(whole).people()}
    cohort, work = room.cohort.rpartition("/")[2], room.work.rpartition("/")[2]
    store = whole.of(Centre(whole).trainings()[0].id)
    jury.name(store, cohort, work, [people["Luc"].id, people["Anne"].id])
    with browser.new_context(base_url=room.address, locale="fr-FR") as context:  # refusals are awaited here
        luc = context.new_page()
        enters(luc, room, "Luc")
        luc.goto(room.work)
        luc.route(
            "**/relire/carte/*", lambda route: route.abort() if route.request.method == "POST" else route.fallback()
        )
        luc.locator("#g-C1 .gh").click()
        luc.locator("#comment-C1").fill("Jamais envoyé.")
        expect(luc.locator("[data-saved]")).to_contain_text("Non enregistré")
        everything_acquired(store, work, people["Luc"])
        everything_acquired(store, work, people["Anne"])
        luc.unroute("**/relire/carte/*")

        luc.goto(room.work)
        expect(luc.get_by_label("Vos mots")).to_have_value(re.compile("C1 : .*Jamais envoyé"))
        expect(luc.locator("#comment-C1")).to_have_value("")
        luc.locator("#g-C1 .gh").click()
        luc.locator(".grows").focus()
        for key in ("3", "Enter", "3", "v", "p"):
            luc.keyboard.press(key)
        expect(luc.locator(".lev input[value=non_acquis]:checked")).to_have_count(0)
        expect(luc.locator("[data-saved]")).to_have_text("")
        assert violations(luc) == []

        arriving.bring_version(store, work, "v2.svg", drawing("Atelier\n  Contexte\n    Cent jeunes\n"))
        luc.goto(room.work)
        expect(luc.get_by_label("Vos mots")).to_have_value(re.compile("Jamais envoyé"))
        expect(luc.locator("[data-part=progress]")).to_contain_text("0 critère coté,")
        expect(luc.get_by_role("button", name="Confirmer")).to_have_count(0)
        luc.get_by_role("button", name="Oublier ces mots").click()
        luc.reload()
        expect(luc.locator("[data-unsent]")).to_be_hidden()

        marking.set_grid(store.by(people["Luc"].id, "trainer"), work, 2, {"C2": ("partiel", "")})
        jury.name(store, cohort, work, [], begun=True)
        luc.locator("#g-C1 .gh").click()
        luc.locator("#comment-C1").fill("Pour une grille qui n’est plus la mienne.")
        expect(luc.get_by_label("Vos mots")).to_have_value(re.compile("qui n’est plus la mienne"))
        expect(luc.locator("[data-saved]")).to_contain_text("Rechargez la page")
        expect(luc.locator("#comment-C1")).to_be_disabled()
    assert reading.open_work(store, work).review.mark("C1").comment == ""
    whole.close()


def opens_without_the_product(browser: Any, folder: Path) -> None:
    """From a folder, by a browser without a network, in which no script runs."""
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda asked: failed.append(asked.url))
    page.goto((folder / "index.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text("Printemps")
    expect(page.locator("body")).to_contain_text("Le rôle des garages manque.")
    expect(page.locator("body")).to_contain_text("Favorable, avec une réserve sur C5.")
    expect(page.locator("img.map").first).to_have_js_property("complete", True)
    assert page.locator("img.map").first.bounding_box()["height"] > 100
    assert failed == []
    context.close()
