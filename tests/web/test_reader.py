"""« Second lecteur »: an address, a key and a model entered once, tried, asked by its author’s leave; and away."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import expect

from cefi_map.web import create_app
from cefi_map.web.reach import Reach
from tests.axe import violations
from tests.out.pretending import pretending
from tests.project.second.test_trying import knowing, reading

from .test_in_browser import OUTLINE, visit
from .visitor import Visitor, text_of

PAGE = "/second-lecteur"


def test_an_address_is_entered_and_nothing_is_asked_of_it_yet(app: Flask, visitor: Visitor):
    with pretending(lambda each, _: each.json(500, {})) as (url, kind):
        sent = visitor.post(PAGE, {"url": url, "key": "la-cle", "model": "petit"})
        assert sent.status_code == 303
        page = visitor.read(PAGE)
    assert kind.authorised == []
    assert "la-cle" not in page, "a key is never shown again"
    assert "L’essai envoie 12 demandes, environ" in text_of(page)
    assert "n’est pas encore essayé" in text_of(visitor.read(f"{visitor.project(OUTLINE)}/second-avis/carte"))
    assert visitor.post(f"{PAGE}/retirer").status_code == 303
    assert "Essai" not in text_of(visitor.read(PAGE))


@pytest.mark.parametrize("url", ["", "ftp://modele.example", "pas une adresse", "http://[::1"])
def test_what_is_no_address_is_refused_at_its_field(visitor: Visitor, url: str):
    refused = visitor.post(PAGE, {"url": url, "key": "", "model": "petit"})
    assert refused.status_code in (400, 422)
    assert 'aria-invalid="true"' in refused.text


def test_a_project_is_read_only_with_its_author_s_agreement(visitor: Visitor):
    page = f"{visitor.project(OUTLINE)}/second-avis/carte"
    assert visitor.post(f"{page}/demander", {"accord": "oui"}).status_code == 422, "no model"
    with pretending(lambda each, _: each.json(500, {})) as (url, kind):
        visitor.post(PAGE, {"url": url, "key": "", "model": "petit"})
        refused = visitor.post(f"{page}/demander")
        assert "votre accord manque" in text_of(refused.text)
        assert "pas été essayé" in text_of(visitor.post(f"{page}/demander", {"accord": "oui"}).text)
    assert kind.asked == []


def test_where_anybody_comes_no_model_is_entered(tmp_path: Path):
    app = create_app(tmp_path, reach=Reach(everyone=True))
    visitor = Visitor(app)
    assert visitor.get(PAGE).status_code == 404
    assert visitor.post(PAGE, {"url": "http://127.0.0.1:9", "model": "x"}).status_code == 404
    assert visitor.post(f"{PAGE}/essayer").status_code == 404
    app.extensions["store"].close()


@pytest.mark.browser
def test_a_person_connects_a_model_and_has_it_read(browser: Any, server: str):
    """On a phone, by keys; then the same reader fails, and the built-in opinion stands."""
    good, down = reading(knowing), []
    with (
        pretending(lambda each, asked: each.json(401, {}) if down else good(each, asked)) as (url, kind),
        visit(browser, server, width=390) as page,
    ):
        page.goto("/nouvelle")
        page.get_by_role("button", name="Commencer").click()
        path = page.url.removeprefix(server)
        page.goto(f"{path}/plan/texte")
        page.get_by_label("Le plan, en texte").fill(OUTLINE + "    Un lieu\n" * 20)
        page.get_by_role("button", name="Enregistrer le plan").click()
        page.goto(f"{path}/second-avis/carte")
        page.get_by_role("link", name="Brancher un modèle").press("Enter")
        page.get_by_label("Adresse du service").fill(url)
        page.get_by_label("Modèle").fill("petit")
        page.get_by_label("Modèle").press("Enter")
        trial = page.get_by_role("region", name="Essai de petit")
        expect(trial).to_contain_text("environ")
        page.get_by_role("button", name="Essayer").press("Enter")
        expect(trial.get_by_role("status")).to_contain_text("L’essai est en cours")
        expect(trial).to_contain_text("150 verdicts sur 150", timeout=300_000)
        assert not violations(page)
        page.reload()
        page.get_by_role("region", name="Lui demander un avis").get_by_role("link").first.press("Enter")
        page.wait_for_url(f"**{path}/second-avis/carte")
        assert kind.asked[-1]["messages"][1]["content"].count("Un lieu") == 0, "nothing of the project has left"
        page.get_by_text("Lire ce qui part").press("Enter")
        shown = page.get_by_role("region", name="Ce qui part").inner_text()
        page.get_by_role("checkbox", name=re.compile("J’accepte")).press("Space")
        page.get_by_role("button", name="Demander à petit").press("Enter")
        expect(page.get_by_text("vrai-nom")).to_be_visible()
        expect(page.get_by_role("link", name=re.compile("À vérifier|même chose|Tranché", re.I)).first).to_be_visible(
            timeout=60_000
        )
        sent = "\n\n".join(each["content"] for each in kind.asked[-1]["messages"])
        assert unmarked(sent) == unmarked(shown), "what was shown is what left, but for marks and two words"
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert not violations(page), scheme
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        down.append(True)
        expect(page.get_by_role("checkbox")).to_have_count(0), "agreed once"
        page.get_by_role("button", name="Demander à petit").press("Enter")
        expect(page.get_by_text("refuse cette clé").first).to_be_visible(timeout=60_000)
        page.goto(f"{path}/verdicts")
        expect(page.get_by_text("Avis automatique : seul le jury décide.").first).to_be_visible()
        page.goto(PAGE)
        page.get_by_role("button", name="Retirer ce lecteur").press("Enter")
        expect(page.get_by_text("Plus aucun modèle n’est interrogé")).to_be_visible()


@pytest.mark.browser
def test_a_model_of_the_list_is_pressed_and_a_name_that_was_typed_is_the_one_tried(browser: Any, server: str):
    """A trial that fails says why, and not that all is ready."""
    watched = threading.Event()

    def refuse(each: Any, _: object) -> None:
        watched.wait(60)
        each.json(401, {})

    with pretending(refuse) as (url, _), visit(browser, server) as page:
        page.goto(PAGE)
        page.get_by_label("Adresse du service").fill(url)
        page.get_by_role("button", name="Enregistrer").click()
        page.get_by_role("button", name="Essayer").click()
        page.get_by_role("button", name="grand-cloud").click()
        expect(page.get_by_label("Modèle", exact=True)).to_have_value("grand-cloud")
        page.get_by_label("Modèle", exact=True).fill("petit")
        page.get_by_role("button", name="Essayer").click()
        trial = page.get_by_role("region", name="Essai de petit")
        expect(trial).to_contain_text("L’essai est en cours")
        watched.set()
        expect(page.locator(".taking")).to_contain_text("refuse cette clé")
        trial.get_by_text("Modèles de cette adresse").click()
        expect(trial.get_by_role("button", name="petit", exact=True)).to_have_attribute("aria-pressed", "true")
        page.get_by_role("button", name="Retirer ce lecteur").click()


def unmarked(demand: str) -> str:
    """Without what is drawn anew: the mark of lines, witness words, the word of control."""
    marks = re.findall(r"commence par la marque (\w+)", demand)
    text = re.sub(r"(mot témoin|contrôle de C0) : \w+", r"\1", demand)
    return re.sub(r"\s+", " ", text.replace(marks[0], "") if marks else text)
