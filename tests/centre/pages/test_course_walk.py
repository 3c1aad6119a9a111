"""A trainer and a candidate who come from a course on another site, in a real browser, over TLS: cookies as browsers
let them pass, frames as they let them show."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import trustme
from flask import Flask
from playwright.sync_api import expect
from werkzeug.serving import make_server

from cefi_map.centre import lti, sessions
from cefi_map.centre.store import Centre, Training
from cefi_map.out import fence
from cefi_map.store import Store
from cefi_map.web import create_app
from cefi_map.web.reach import reach
from tests.axe import violations
from tests.moodle import ANA, BEN, CLIENT, CLO, DEPLOYMENT, DL, LUC, RESOURCE, Moodle, User, running
from tests.serving import answering, free_port
from tests.web.proxies import NAME, own

pytestmark = [pytest.mark.browser, pytest.mark.deep]


@dataclass(frozen=True)
class Places:
    """Where the centre is, and the platform."""

    url: str
    app: Flask
    moodle: Moodle

    @property
    def store(self) -> Store:
        found: Store = self.app.extensions["store"]
        return found


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    folder = tmp_path_factory.mktemp("centre")
    authority, patch = trustme.CA(), pytest.MonkeyPatch()
    authority.cert_pem.write_to_path(folder / "authority.pem")
    patch.setenv("SSL_CERT_FILE", str(folder / "authority.pem"))
    fence._tls.cache_clear()
    with running(encrypting(authority, "localhost"), "localhost") as moodle, served(folder, authority, moodle) as found:
        yield found
    patch.undo()
    fence._tls.cache_clear()


def encrypting(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(context)
    return context


@contextmanager
def served(folder: Path, authority: trustme.CA, moodle: Moodle) -> Iterator[Places]:
    port = free_port()
    url = f"https://{NAME}:{port}"
    app = create_app(folder / "donnees", reach=reach("127.0.0.1", url, asks=True), local_issuers=True)
    values = {"name": "Moodle du centre", "url": moodle.url, "client": CLIENT, "deployments": DEPLOYMENT}
    lti.add_platform(app.extensions["store"], app.extensions["gate"], values, trainers=True)
    moodle.tool, moodle.redirects = url, (f"{url}/lti/lancement",)
    moodle.tool_keys = lambda: lti.public_keys(app.extensions["store"], app.extensions["gate"])
    with (
        answering(make_server("127.0.0.1", 0, app, threaded=True)) as here,
        own(authority.issue_cert(NAME), port, here),
    ):
        yield Places(url, app, moodle)
    app.extensions["store"].close()


@pytest.fixture(scope="module")
def near(browser: Any, chromium: str) -> Iterator[Any]:
    """A browser for which the centre's name is this computer."""
    args = ["--no-sandbox", "--ignore-certificate-errors", f"--host-resolver-rules=MAP {NAME} 127.0.0.1"]
    opened = browser.browser_type.launch(executable_path=chromium, args=args)
    yield opened
    opened.close()


@contextmanager
def visit(near: Any) -> Iterator[Any]:
    """A page of somebody whose browser has nothing to say of it."""
    context = near.new_context(ignore_https_errors=True, locale="fr-FR", viewport={"width": 1440, "height": 900})
    faults: list[str] = []
    context.on("page", lambda page: page.on("console", lambda said: said.type == "error" and faults.append(said.text)))
    yield context.new_page()
    context.close()
    assert faults == []


def test_from_the_course_into_the_session_and_back(near: Any, places: Places):
    moodle = places.moodle
    with visit(near) as luc:
        put_into_course(luc, places)
    with visit(near) as ana:
        arrive_from_a_frame(ana, places)
        hand_in(ana, places)
    with visit(near) as luc:
        moodle.user = LUC
        luc.goto(f"{moodle.url}/mod/lti/view.php")
        luc.get_by_role("link", name="Qui n’est pas encore venu ?").click()
        assert violations(luc) == []
        luc.get_by_role("button", name="Qui n’est pas encore venu ?").click()
        expect(luc.get_by_text("2 personnes du cours")).to_be_visible()
        expect(luc.locator("main")).to_contain_text("Ben Roux")
        expect(luc.locator("main")).not_to_contain_text("Ana Lopez")
        assert violations(luc) == []


def test_who_came_by_the_code_says_so_once_and_stays_one_person(near: Any, places: Places):
    session = bound(places)
    with visit(near) as ben:
        ben.goto(f"{places.url}/entrer?code={session.code}")
        ben.get_by_label("Votre nom ou pseudonyme").fill("Benjamin")
        ben.get_by_role("button", name="Entrer", exact=True).click()
        comes_from_course(ben, places, BEN)
        expect(ben.get_by_text("Ici, vous êtes Benjamin.")).to_be_visible()
        assert violations(ben) == []
        ben.get_by_role("button", name="C’est moi").click()
        ben.wait_for_url(f"{places.url}/projets/*")
        own = ben.url.partition("?")[0]
        assert not [each for each in ben.context.cookies(places.url) if "_cours_" in each["name"]], "it served once"
    sessions.join(places.store, session.code, "Léa")
    with visit(near) as ben, visit(near) as cleo:
        places.moodle.user = BEN
        ben.goto(f"{places.moodle.url}/mod/lti/view.php")
        ben.wait_for_url(own)
        comes_from_course(cleo, places, CLO)
        expect(cleo.get_by_text("Ouvrez votre lien personnel dans ce navigateur")).to_be_visible()
        assert violations(cleo) == []
        cleo.get_by_role("button", name="Je suis nouveau").click()
        cleo.wait_for_url(f"{places.url}/projets/*")
        assert cleo.url.partition("?")[0] != own
    people = [each.person.name for each in Centre(places.store).members(session.id)]
    assert people == ["Mia", "Benjamin", "Léa", "Cléo Blanc"]


def bound(places: Places) -> Training:
    """A session that the link in the course opens from now on."""
    session = sessions.create_training(places.store, Centre(places.store).add_person("Mia", "trainer"), "Automne")
    (issuer,), now = lti.platforms(places.store), {"course": "CEFI", "members_url": "", "score_url": ""}
    link = Centre(places.store).open_link(issuer.id, DEPLOYMENT, RESOURCE, "", now)
    Centre(places.store).bind_link(link.id, session.id)
    return session


def comes_from_course(page: Any, places: Places, user: User) -> None:
    """Somebody whom no launch let in yet is asked."""
    places.moodle.user = user
    page.goto(f"{places.moodle.url}/mod/lti/view.php")
    page.wait_for_url(f"{places.url}/lti/compte")


def put_into_course(page: Any, places: Places) -> None:
    """The page of choices stands within the course's own, which forgets our cookies; it needs none."""
    places.moodle.user = LUC
    page.goto(f"{places.moodle.url}/mod/lti/contentitem.php")
    within = page.frame_locator("iframe[name=inside]")
    expect(within.get_by_role("heading", name="Quelle session ouvre ce cours ?")).to_be_visible()
    within.get_by_label("Nom de la nouvelle session").fill("CEFI 2027")
    within.get_by_role("button", name="Mettre dans le cours").click()
    expect(within.get_by_text("Enregistré dans le cours")).to_be_visible()
    (item,) = places.moodle.chosen[-1][f"{DL}content_items"]
    places.moodle.custom = item["custom"]


def arrive_from_a_frame(page: Any, places: Places) -> None:
    places.moodle.user = ANA
    page.goto(f"{places.moodle.url}/mod/lti/view.php?in=iframe")
    with page.expect_popup() as opened:
        page.frame_locator("iframe[name=inside]").get_by_role("link", name="Ouvrir Carte CEFI").click()
    window = opened.value
    window.wait_for_url(f"{places.url}/projets/*")
    kept = {each["name"]: each for each in page.context.cookies(places.url)}
    assert not [name for name in kept if "_cours_" in name], "it served once"
    assert {each["sameSite"] for each in kept.values()} == {"Lax"}
    assert all(each["secure"] and each["httpOnly"] for each in kept.values())
    window.close()


def hand_in(page: Any, places: Places) -> None:
    page.goto(f"{places.moodle.url}/mod/lti/view.php")
    page.wait_for_url(f"{places.url}/projets/*")
    page.goto(f"{page.url.partition('?')[0]}/rendre")
    expect(page.get_by_text("Votre organisme saura que vous avez rendu")).to_be_visible()
    page.get_by_role("button", name="Rendre", exact=True).click()
    expect(page.get_by_role("heading", name="Récépissé")).to_be_visible()
    lti.tell(places.store, places.app.extensions["gate"])
    assert {each["userId"] for each in places.moodle.scores} == {ANA.id}
    assert not any("scoreGiven" in each for each in places.moodle.scores)
