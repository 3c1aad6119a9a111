"""« Second avis » as a person uses it: by keys, by ear, on a phone, by day and by night."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from cefi_map.second import measuring
from tests.axe import violations
from tests.circles import one_of
from tests.out.pretending import pretending
from tests.project.second.test_trying import knowing, reading
from tests.second.readers import answered, lines

from .test_in_browser import OUTLINE, begun, visit

pytestmark = pytest.mark.browser


@pytest.fixture
def page_of(browser: Any, server: str) -> str:
    """The path of a new project's page."""
    return f"{begun(browser, server)}/second-avis/carte"


def partial(demand: str) -> str:
    none = {"lignes": [], "verdict": "absent", "autre": "aucun"}
    found = {"lignes": [3], "verdict": "partiel", "autre": "aucun"}
    return answered(demand, lambda code: found if code in ("C1a", "C4") else none)


@pytest.mark.parametrize("width", one_of([1280, 390]))
def test_by_hand_with_keys_alone(browser: Any, server: str, page_of: str, width: int):
    """From the verdicts to the demand on the clipboard, and back with an answer, without a pointer."""
    with visit(browser, server, width=width) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(page_of.removesuffix("/second-avis/carte") + "/verdicts")
        page.get_by_role("link", name="Second avis").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Second avis sur la carte")
        copy = page.get_by_role("button", name="Copier la demande")
        copy.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("Demande copiée.")).to_be_visible()
        demand = page.evaluate("navigator.clipboard.readText()")
        assert demand.startswith("Premier mot témoin")
        page.get_by_label("La réponse de l’assistant").focus()
        page.keyboard.insert_text(partial(demand))
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Comparer les deux avis")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Deux lecteurs", exact=True)).to_be_visible()
        expect(page.get_by_role("heading", name="À vérifier par une personne")).to_be_visible(timeout=60_000)
        expect(page.get_by_role("region", name="À vérifier par une personne")).to_contain_text("Second lecteur")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert not violations(page), scheme
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_a_file_goes_and_one_comes_back(browser: Any, server: str, page_of: str, tmp_path: Path):
    with visit(browser, server, script=False) as page:
        page.goto(page_of)
        with page.expect_download() as taken:
            page.get_by_role("link", name="Enregistrer dans un fichier").click()
        assert taken.value.suggested_filename == "demande-carte.txt"
        answer = tmp_path / "reponse.txt"
        answer.write_text(partial(Path(taken.value.path()).read_text("utf-8")), "utf-8")
        page.get_by_label("Ou le fichier de la réponse").set_input_files(answer)
        page.get_by_role("button", name="Comparer les deux avis").click()
        expect(page.get_by_role("heading", name="Deux lecteurs", exact=True)).to_be_visible()
        page.goto(page_of.removesuffix("/second-avis/carte") + "/plan/texte")
        page.get_by_label("Le plan, en texte").fill(f"{OUTLINE}    Lycée agricole\n")
        page.get_by_role("button", name="Enregistrer le plan").click()
        page.goto(page_of)
        expect(page.get_by_text("ont changé depuis cette lecture")).to_be_visible()
        page.get_by_text("Retirer cette lecture").click()
        page.get_by_role("button", name="Effacer cette lecture").click()
        expect(page.get_by_role("heading", name="Deux lecteurs", exact=True)).to_have_count(0)


def test_an_answer_that_does_not_count_is_told_at_its_field(browser: Any, server: str, page_of: str):
    """To which one is led, past the reading that was there before."""
    with visit(browser, server, expected="422") as page:
        page.goto(page_of)
        page.get_by_label("La réponse de l’assistant").fill(partial(page.locator("#demande").input_value()))
        page.get_by_role("button", name="Comparer les deux avis").click()
        expect(page.get_by_role("heading", name="Deux lecteurs", exact=True)).to_be_visible()
        page.get_by_label("La réponse de l’assistant").fill("Je ne peux pas lire cela.")
        with page.expect_response(lambda answer: answer.status == 422):
            page.get_by_role("button", name="Comparer les deux avis").click()
        field = page.get_by_label("La réponse de l’assistant")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_be_focused()
        expect(page.get_by_text("La réponse n’a pas la forme demandée")).to_be_in_viewport()
        expect(field).to_have_accessible_description(
            "La réponse n’a pas la forme demandée, ou il en manque une partie. Redemandez la réponse en entier, "
            "telle que la demande la décrit. Si le texte a changé depuis la demande, copiez-la de nouveau."
        )
        expect(field).to_have_value("Je ne peux pas lire cela.")


@pytest.mark.parametrize("width", one_of([1280, 390]))
def test_by_a_model_that_is_entered_tried_asked_and_out_of_date(browser: Any, server: str, page_of: str, width: int):
    """By keys: nothing leaves before the box is ticked, and nothing anew when the map has changed."""
    samples = {each.demand.outline.lines[0].text for each in measuring.samples()}

    def said(demand: str) -> str:
        return (knowing if lines(demand)[1] in samples else partial)(demand)

    with pretending(reading(said)) as (url, kind), visit(browser, server, width=width) as page:
        page.goto("/second-lecteur")
        page.get_by_label("Adresse du service").fill(url)
        page.get_by_label("Modèle").fill("petit")
        page.keyboard.press("Enter")
        press(page, "Essayer")
        expect(page.get_by_text("Ce modèle compte")).to_be_visible(timeout=180_000)
        tried = len(kind.asked)
        page.goto(page_of)
        press(page, "Demander à petit")
        expect(
            page.get_by_role("checkbox", name="J’accepte que ce projet soit lu par petit, chez 127.0.0.1.")
        ).to_be_focused()
        assert len(kind.asked) == tried, "nothing leaves of whom does not agree"
        page.keyboard.press("Space")
        press(page, "Demander à petit")
        expect(page.get_by_role("region", name="Deux lecteurs", exact=True)).to_contain_text("vrai-nom", timeout=60_000)
        expect(
            page.get_by_role("region", name="Deux lecteurs", exact=True).get_by_role("heading", level=3).first
        ).to_be_visible()
        assert len(kind.asked) == tried + 1
        assert not violations(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.goto(page_of.removesuffix("/second-avis/carte") + "/plan/texte")
        page.get_by_label("Le plan, en texte").fill(f"{OUTLINE}    Lycée agricole\n")
        page.get_by_role("button", name="Enregistrer le plan").click()
        page.goto(page_of)
        expect(page.get_by_text("ont changé depuis cette lecture")).to_be_visible()
        expect(page.get_by_role("checkbox")).to_have_count(0)
        assert len(kind.asked) == tried + 1, "asked again on a press alone"
        page.goto("/second-lecteur")
        press(page, "Retirer ce lecteur")
        expect(page.get_by_text("Plus aucun modèle n’est interrogé")).to_be_visible()


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")
