"""« Consignes du centre »: apart from the official text, obeyed by every verdict, said with it, and taken back."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from cefi_map.desk import arriving
from cefi_map.desk.store import Desk
from cefi_map.formats import svg
from cefi_map.mindmap.outline import parse
from cefi_map.project import exam
from tests.axe import violations

from .test_hand_in import made
from .test_in_browser import look, visit
from .visitor import Visitor, text_of

USUAL = {
    "objectives_least": "1",
    "partners_least": "2",
    "partners_argued": "50",
    "risk_kinds": "2",
    "risk_answers": "1",
    "followup_least": "2",
    "criteria_least": "2",
    "forward_all": "Un seul suffit",
    "pages_asked": "5",
    "page_tolerance": "0,5",
}
MAP = """Atelier mobilité pour des jeunes sans emploi
  Risques et réponses
    Si le minibus tombe en panne, la mairie en prête un
    Si la mission locale nous oriente peu de jeunes, relancer le référent chaque lundi
    Si la salle est prise, le centre social en prête une
"""
SAID = "C6 : votre centre demande une réponse pour 5 difficultés."


def test_the_usual_values_are_the_default(visitor: Visitor, app: Any):
    assert visitor.post("/consignes", USUAL).status_code == 303
    assert exam.readings(app.extensions["store"]) == exam.DEFAULT
    page = text_of(visitor.read("/consignes"))
    assert "Changé par votre centre." not in page
    assert "Revenir aux consignes d’origine" not in page


def test_a_reading_stands_beside_the_official_text(visitor: Visitor):
    html = visitor.read("/consignes")
    for point in exam.OPEN_POINTS:
        assert text_of(exam.referentiel().requirement(point.requirement).text) in text_of(html), point.name
        assert f'name="{point.name}"' in html
    assert html.count('class="local point"') == len(exam.OPEN_POINTS)


def test_a_changed_reading_changes_the_verdict_and_is_said_with_it(visitor: Visitor):
    """In the panel, in the report, on the rule's page; then it is taken back."""
    address = visitor.project(MAP)
    assert "Satisfait" in verdict(visitor, address)
    visitor.post("/consignes", {**USUAL, "risk_answers": "5"})
    assert "Satisfait" not in verdict(visitor, address)
    assert SAID in verdict(visitor, address)
    assert SAID in text_of(visitor.read(f"{address}?exigence=C6"))
    assert SAID in text_of(visitor.read("/regles/C6"))
    assert SAID not in text_of(visitor.read("/regles/C5"))
    assert "Changé par votre centre." in text_of(visitor.read("/consignes"))
    assert visitor.post("/consignes/origine").status_code == 303
    assert "Satisfait" in verdict(visitor, address)
    assert SAID not in verdict(visitor, address)


def test_a_sentence_on_a_criterion_stands_in_the_grid_and_changes_no_verdict(visitor: Visitor, app: Any):
    """Beside the sentence of who marks; an empty one is none."""
    store, said = app.extensions["store"], "Une panne et sa parade comptent pour deux."
    before = verdict(visitor, visitor.project(MAP))
    brought = arriving.bring(store, [("ana.svg", svg.draw(parse(MAP)).svg)])
    (work,) = Desk(store).works(brought.cohort)
    assert visitor.post("/consignes/criteres", {"C6": said, "C7": " "}).status_code == 303
    assert said in text_of(visitor.read(f"/relire/carte/{work.id}"))
    assert visitor.read(f"/relire/carte/{work.id}").count("Consigne du centre") == 1
    assert said in text_of(visitor.read("/consignes"))
    assert verdict(visitor, visitor.project(MAP)) == before
    visitor.post("/consignes/criteres", {"C6": ""})
    assert "Consigne du centre" not in visitor.read(f"/relire/carte/{work.id}")


@pytest.mark.parametrize(
    "wrong", [{"risk_kinds": "0"}, {"risk_kinds": "deux"}, {"partners_argued": "101"}, {"forward_all": "?"}]
)
def test_a_value_out_of_bounds_is_told_at_its_field_and_nothing_is_kept(
    visitor: Visitor, app: Any, wrong: dict[str, str]
):
    answer = visitor.post("/consignes", {**USUAL, "criteria_least": "4", **wrong})
    assert answer.status_code == 422
    assert "Rien n’est enregistré." in text_of(answer.text)
    assert exam.readings(app.extensions["store"]) == exam.DEFAULT


@pytest.mark.browser
def test_the_page_is_accessible_and_fits(browser: Any, server: str):
    with visit(browser, server) as page:
        page.goto("/consignes")
        look(page)
        assert not violations(page), "on a phone"


@pytest.mark.browser
def test_without_script_a_reading_is_changed_seen_and_taken_back(browser: Any, server: str):
    path = made(browser, server, MAP)
    with visit(browser, server, script=False) as page:
        page.goto("/consignes")
        page.get_by_label("Difficultés qui ont une réponse").fill("5")
        page.get_by_role("button", name="Enregistrer les consignes").click()
        page.goto(f"{path}/verdicts")
        expect(page.locator("#exigence-C6 .local")).to_have_count(1)
        page.goto("/consignes")
        page.get_by_role("button", name="Revenir aux consignes d’origine").click()
        expect(page.get_by_label("Difficultés qui ont une réponse")).to_have_value("1")


@pytest.mark.deep
@pytest.mark.browser
def test_the_editor_says_it_too(browser: Any, server: str):
    """In its panel, drawn by the script, in a dashed frame."""
    path = made(browser, server, MAP)
    with visit(browser, server) as page:
        page.goto("/consignes")
        page.get_by_label("Difficultés qui ont une réponse").fill("5")
        page.get_by_role("button", name="Enregistrer les consignes").click()
        page.goto(path)
        page.locator('[data-id="C6"] summary').click()
        expect(page.locator('[data-id="C6"] .local')).to_have_text(SAID.replace(" :", "\u00a0:"))
        expect(page.locator('[data-id="C5"] .local')).to_have_count(0)
        page.goto("/consignes")
        page.get_by_role("button", name="Revenir aux consignes d’origine").click()


def verdict(visitor: Visitor, address: str) -> str:
    """What the report says of C6."""
    html = visitor.read(f"{address}/verdicts")
    return text_of(html.partition('id="exigence-C6"')[2].partition('<section class="crit"')[0])
