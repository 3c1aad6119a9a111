"""A session from its first day to its end, over TLS, in real browsers: who leads it, three who write and come in by
three ways, two who train, two of a jury, one who is erased, one who takes all away, the day when nothing is left."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwk import RSAKey
from playwright.sync_api import expect
from sqlalchemy import func, select

from cefi_map.centre import keeping, people, ways
from cefi_map.centre.store import Centre
from cefi_map.desk.store import Desk
from cefi_map.review import criteria
from cefi_map.store import Store
from cefi_map.store.tables import metadata
from tests.moodle import CLO, DEPLOYMENT
from tests.serving import free_port
from tests.web.provider import SECRET, providing

from .test_course_walk import Places, near, places  # noqa: F401  # fixtures

pytestmark = [pytest.mark.browser, pytest.mark.whole]

PASSWORD = "quatre mots sans rapport"
OUTLINE = "Un atelier\n  Contexte\n    Douze jeunes sans permis ratent leurs entretiens, d’après vingt appels de mars"


@contextmanager
def somebody(near: Any, places: Places, *, phone: bool = False) -> Iterator[Any]:  # noqa: F811
    size = {"width": 390, "height": 844} if phone else {"width": 1440, "height": 900}
    context = near.new_context(
        base_url=places.url, ignore_https_errors=True, locale="fr-FR", viewport=size, has_touch=phone, is_mobile=phone
    )
    yield context.new_page()
    context.close()


def fills(page: Any, **fields: str) -> None:
    for label, words in fields.items():
        page.get_by_label(label.replace("_", " "), exact=True).fill(words)


def made_link(page: Any) -> str:
    """The personal link that was just made, shown once."""
    return str(page.locator("#fait").input_value())


def comes_by_link(page: Any, link: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="Entrer").click()
    page.wait_for_url(lambda url: "/moi/" not in url)


def writes_and_hands_in(page: Any) -> None:
    """From the home page: the project that the session began, in words, then handed in."""
    page.goto("/")
    page.locator(".prow h2 a").first.click()
    project = page.url.partition("?")[0]
    page.goto(f"{project}/plan/texte")
    page.locator("textarea[name=text]").fill(OUTLINE)
    page.locator("main form button.main").first.click()
    page.goto(f"{project}/rendre")
    page.get_by_role("button", name="Rendre", exact=True).click()
    expect(page.get_by_role("heading", name="Récépissé")).to_be_visible()


def marks(page: Any, work: str, level: int) -> None:
    """Every criterion, then « J’ai fini »."""
    page.goto(work)
    for line in criteria():
        page.locator(f"#g-{line.id}").get_by_role("radio").nth(level).check(force=True)
    expect(page.locator("[data-part=progress]")).to_contain_text("12 critères cotés")
    expect(page.locator(f"[name=seen-level-{criteria()[-1].id}]")).not_to_have_value("")
    page.get_by_role("link", name="Finir…").click()
    page.get_by_role("button", name="J’ai fini").click()


def test_from_the_first_link_to_the_day_when_nothing_is_left(near: Any, places: Places, tmp_path: Path):  # noqa: F811
    store = places.store
    key = RSAKey.generate_key(2048, {"kid": "a", "use": "sig", "alg": "RS256"})
    with (
        providing(free_port(), places.url, [key]) as provider,
        somebody(near, places) as head,
        somebody(near, places, phone=True) as ana,
        somebody(near, places) as ben,
        somebody(near, places) as cleo,
        somebody(near, places) as luc,
        somebody(near, places) as mia,
        somebody(near, places) as jo,
        somebody(near, places, phone=True) as sam,
    ):
        # The head makes an account, a session, its trainers, and says by which services one comes in.
        head.goto(f"/invitation/{ways.first_link(store)}")
        fills(head, Votre_nom="Roy", Identifiant="roy", Mot_de_passe=PASSWORD)
        head.get_by_role("button", name="Créer le compte").click()
        head.goto("/centre")
        fills(head, Nouvelle_session="Printemps")
        head.get_by_role("button", name="Créer").click()
        session = head.url.partition("?")[0]
        code = head.locator("#code .big").inner_text()
        for page, name in ((luc, "Luc"), (mia, "Mia")):
            head.goto("/centre")
            head.get_by_label("Inviter une personne").fill(name)
            head.get_by_role("button", name="Faire le lien").click()
            page.goto(made_link(head))
            fills(page, Votre_nom=name, Identifiant=name.lower(), Mot_de_passe=PASSWORD)
            page.get_by_role("button", name="Créer le compte").click()
            head.goto(session)
            head.get_by_label("Ajouter", exact=True).select_option(label=name)
            head.get_by_role("button", name="Ajouter").click()
        head.goto("/centre/connexions")
        fills(head, Nom_du_bouton="le compte du centre", Adresse_du_fournisseur=provider)
        fills(head, Identifiant_du_client="carte", Secret_du_client=SECRET)
        head.get_by_role("button", name="Ajouter").click()
        expect(head.get_by_role("status")).to_contain_text("est ajouté")
        training = Centre(store).trainings()[0]
        platform = next(each for each in Centre(store).issuers() if each.kind == "lti")

        # Ana by the code of the board, on a phone; Ben by his account elsewhere; Cléo from a course.
        ana.goto("/entrer")
        ana.get_by_label("Code de la session").fill(code)
        ana.get_by_label("Votre nom ou pseudonyme").fill("Ana")
        ana.get_by_role("button", name="Entrer").first.tap()
        ana.get_by_role("link", name="C’est noté, continuer").tap()
        expect(ana.locator(".prow h2 a").first).to_be_visible()
        ben.goto(f"/entrer?code={training.code}")
        ben.get_by_role("button", name="Avec le compte du centre").click()
        ben.get_by_placeholder("Enter any login").fill("ben")
        ben.get_by_placeholder("and password").fill("x")
        ben.get_by_role("button", name="Sign-in").click()
        ben.get_by_role("button", name="Continue").click()
        ben.wait_for_url(f"{places.url}/")
        places.moodle.user = CLO
        places.moodle.custom = {"session": Centre(store).offer_session(platform.id, DEPLOYMENT, training.id)}
        cleo.goto(f"{places.moodle.url}/mod/lti/view.php")
        cleo.get_by_role("button", name="Je suis nouveau").click()  # Ana came by the code
        cleo.wait_for_url(f"{places.url}/projets/*")

        # Luc sees them write.
        luc.goto(session)
        for name in ("Ana", "ben", "Cléo"):
            expect(luc.get_by_role("row", name=name)).to_be_visible()
        for page in (ana, ben, cleo):
            writes_and_hands_in(page)
        luc.goto(session)
        expect(luc.get_by_role("row", name="Ana")).to_contain_text("après votre cotation")

        # Two of a jury are invited; each work is marked by two.
        for page, name in ((jo, "Jo"), (sam, "Sam")):
            head.goto(session)
            head.get_by_label("Inviter un juré").fill(name)
            head.get_by_label("Jusqu’au", exact=True).last.fill(f"{datetime.now() + timedelta(days=3):%Y-%m-%dT%H:%M}")
            head.locator("#jury").get_by_role("button", name="Faire le lien").click()
            comes_by_link(page, made_link(head))
        luc.goto(session)
        luc.get_by_role("link", name="Relire 3 rendus").click()
        cohort = luc.url.partition("?")[0]
        luc.get_by_role("link", name="Jury").click()
        for candidate, pair in (("Ana", ("Luc", "Mia")), ("ben", ("Jo", "Sam")), ("Cléo", ("", ""))):
            row = luc.get_by_role("row", name=candidate)
            row.locator("summary").click()
            for place, name in zip(("Première", "Seconde"), pair, strict=True):
                row.get_by_label(f"{place} personne").select_option(label=name) if name else None
            if any(pair):
                luc.locator(".menu button:visible").click()
        works = {
            each.name.split()[0]: f"/relire/carte/{each.id}" for each in Desk(store.of(training.id)).works(cohort[-16:])
        }
        for page, of, level in ((luc, "Ana", 0), (mia, "Ana", 0), (jo, "ben", 0), (sam, "ben", 1)):
            marks(page, works[of], level)
        expect(sam.get_by_role("heading", level=1)).to_contain_text("12 écarts à régler")
        expect(mia.get_by_role("heading", level=1)).to_contain_text("Tout est réglé")
        for line in criteria():
            gap = sam.locator(f"#ecart-{line.id}")
            gap.get_by_role("radio").first.check()
            gap.get_by_label("Pourquoi, en une phrase").fill("La carte le dit.")
            gap.get_by_role("button").last.tap()
            sam.wait_for_url(f"**#ecart-{line.id}")
            expect(gap).to_contain_text("La carte le dit.")
        expect(sam.get_by_role("heading", level=1)).to_contain_text("Tout est réglé")
        with jo.expect_download() as taken:
            jo.goto(works["ben"] + "/jury")
            jo.get_by_role("link", name="Procès-verbal").click()
        assert Path(taken.value.path()).read_bytes().startswith(b"%PDF")

        # Ana takes all away; Ben is erased; of both the centre still knows what it must.
        ana.goto("/compte")
        with ana.expect_download() as taken:
            ana.get_by_role("button", name="Tout ce qui me concerne").tap()
        with zipfile.ZipFile(taken.value.path()) as archive:
            assert any(name.endswith(".mm") for name in archive.namelist())
        gone = next(each for each in people.people(store) if each.name.startswith("ben"))
        head.goto(f"/centre/personnes/{gone.id}/effacer")
        head.get_by_label("Les effacer aussi").check()
        head.get_by_label("Pour confirmer, recopiez son nom").fill(gone.name)
        head.get_by_role("button", name="Effacer pour de bon").click()
        ben.goto("/")
        expect(ben).to_have_url(f"{places.url}/entrer")

        # The session ends, and on its day nothing of it is left.
        until = datetime.now(UTC) + timedelta(days=20)
        head.goto(f"{session}#conservation")
        head.get_by_label("Jusqu’au", exact=True).first.check()
        head.get_by_label("Dernier jour").fill(f"{until:%Y-%m-%d}")
        head.locator("#conservation").get_by_role("button", name="Enregistrer").click()
        ana.goto("/")
        expect(ana.locator("main")).to_contain_text("Emportez vos projets avant")
        assert held(store)["works"] >= 2
        for days in (1, 15, 22):
            keeping.keep_to_dates(store, now=datetime.now(UTC) + timedelta(days=days))
        ana.goto("/")
        expect(ana).to_have_url(f"{places.url}/entrer")
        assert {each.role for each in people.people(store)} == {"head", "trainer"}
        assert held(store) == {"projects": 0, "works": 0, "handed": 0, "threads": 0}


def held(store: Store) -> dict[str, int]:
    """How much of people's work is still there."""
    with store.database.read() as connection:
        names = ("projects", "works", "handed", "threads")
        return {name: connection.scalar(select(func.count()).select_from(metadata.tables[name])) or 0 for name in names}
