"""« Rendre »: the reminders lead to their nodes, and the ZIP comes by a plain form."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import expect

from cefi_map.examples import example
from cefi_map.judging import check
from cefi_map.mindmap import MindMap, outline
from cefi_map.project.exam import OWN_PART
from cefi_map.project.pages.hand_in import READERS
from tests.axe import long_names, violations

from .test_dossier_api import Page, written
from .test_in_browser import look, visit
from .visitor import Visitor, text_of

MAP = """Atelier mobilité
  Contexte [E1]
    61 jeunes sans moyen de déplacement, d'après douze entretiens de mars
    Mme Dupont-Martin, 06 12 34 56 78
"""


def test_the_page_reminds_and_leads_to_the_node(visitor: Visitor):
    address = visitor.project(MAP)
    html = visitor.read(f"{address}/rendre")
    page = text_of(html)
    assert "Étape 6, Évaluation" in page
    assert "C11, Bilan" in page
    assert "06 12 34 56 78 téléphone" in page
    assert "Mme Dupont-Martin nom" in page
    before, _, _ = html.partition('aria-label="Y aller, nœud 1.2, téléphone"')
    link = unescape(before.rpartition('href="')[2].partition('"')[0])
    assert "Mme Dupont-Martin" in text_of(visitor.read(link.partition("#")[0]))


def test_a_part_that_is_not_told_is_missing_wherever_what_is_missing_is_said(visitor: Visitor):
    """M2 stands in the panel, among what to write first and before the hand-in, with its next sentence."""
    told = "Ajoutez un nœud « mon rôle »"
    for mindmap, missing in ((example(), False), (without_part(example()), True)):
        address = visitor.project(outline.render(mindmap))
        visitor.opinion(f"/api{address}")
        panel, verdicts, before = (text_of(visitor.read(f"{address}{page}")) for page in ("", "/verdicts", "/rendre"))
        assert "M2 Participation du candidat" in panel
        first, _, _ = verdicts.partition("Critères d’évaluation")
        assert [told in page for page in (panel, first, before)] == [missing] * 3
        assert ("chaque exigence se lit au moins en partie" in before) is not missing


def without_part(mindmap: MindMap) -> MindMap:
    """The same without any node that shows what the candidate does."""
    while seen := {each.key for each in check(mindmap).verdict(OWN_PART).evidence}:
        lines = ((node, {node.key, *(above.key for above in mindmap.ancestors(node.key))}) for node in mindmap)
        mindmap = MindMap(tuple(node for node, line in lines if not seen & line))
    return mindmap


def test_a_map_that_names_nobody_is_told_so(visitor: Visitor):
    page = text_of(visitor.read(f"{visitor.project('Atelier')}/rendre"))
    assert "Cette recherche ne voit pas tout" in page


def test_two_names_of_one_project_are_told_before_both_are_handed_in(visitor: Visitor):
    """The dossier and the files bear the project's, the map its own."""
    address = visitor.project(MAP)
    visitor.post(f"{address}/renommer", {"title": "Atelier\u00a0mobilité"})
    assert "les deux noms se lisent dans le rendu" not in text_of(visitor.read(f"{address}/rendre"))
    visitor.post(f"{address}/renommer", {"title": "Atelier d’hiver"})
    page = visitor.read(f"{address}/rendre")
    assert "Le projet s’appelle « Atelier d’hiver »" in text_of(page).replace("\u00a0", " ")
    assert f'href="{address}/renommer"' in page


def test_what_stands_under_for_the_jury_tells_no_opinion_and_leads_to_their_hand_in(visitor: Visitor):
    """As « Rendre » promises: the menu, too, gives a jury neither verdicts nor codes of criteria."""
    address = visitor.project(outline.render(example()))
    menu = visitor.read(f"{address}/verdicts").partition('aria-label="Pour le jury"')[2].partition("</div>")[0]
    links = [unescape(each) for each in re.findall(r'href="([^"]+)"', menu)]
    page = visitor.read(links[0])
    assert re.search(r'value="jury"[^>]*checked|checked[^>]*value="jury"', page)
    drawn = visitor.read(next(each for each in links if "/svg" in each))
    for told in (">C5<", "Avis automatique", "exigence"):
        assert told not in drawn, told
    assert ">C5<" in visitor.read(f"{address}/exporter/svg?pour=paper")
    words = {re.sub(r"<kbd>.*?</kbd>|<[^>]+>|\s+", " ", each) for each in re.findall(r"<a .*?</a>", menu, re.DOTALL)}
    assert len(words) == menu.count("<a "), "each says what it is"
    for link in links[1:]:
        assert visitor.client.get(link).status_code == 200


def test_the_zip_is_an_attachment(visitor: Visitor):
    address = visitor.project(MAP)
    answer = visitor.post(f"{address}/rendre", {"name": "Camille B."})
    assert answer.status_code == 200
    assert 'filename="rendu-cefi-camille-b-atelier-mobilite.zip"' in answer.headers["Content-Disposition"]
    assert 'value="Camille B."' in visitor.read(f"{address}/rendre"), "it is not asked twice"
    names = zipfile.ZipFile(io.BytesIO(answer.data)).namelist()
    assert "rendu-cefi-camille-b-atelier-mobilite/LISEZMOI.txt" in names


def test_the_page_asks_for_whom_and_keeps_the_answer(visitor: Visitor):
    address = visitor.project(MAP)
    page = text_of(visitor.read(f"{address}/rendre"))
    assert "Pour mon formateur" in page
    assert "ni avis, ni code de critère, ni légende" in page
    answer = visitor.post(f"{address}/rendre", {"name": "", "reader": "jury"})
    assert 'filename="rendu-cefi-atelier-mobilite-jury.zip"' in answer.headers["Content-Disposition"]
    assert re.search(r'checked[^>]*value="jury"', visitor.read(f"{address}/rendre"))
    assert visitor.post(f"{address}/rendre", {"name": "", "reader": "voisin"}).status_code == 422


def test_one_exports_for_a_reason_and_the_hand_in_knows_it(visitor: Visitor):
    address = visitor.project(MAP)
    page = visitor.read(f"{address}/exporter")
    reasons = ["Pour le jury", "Pour mon formateur", "Pour imprimer", "Pour un autre programme"]
    assert re.findall(r"<h2>(Pour [^<]+)</h2>", page) == reasons
    for reader in READERS:
        assert f'href="{address}/rendre?pour={reader}"' in page
        assert re.search(rf'checked[^>]*value="{reader}"', visitor.read(f"{address}/rendre?pour={reader}"))
    assert visitor.get(f"{address}/rendre?pour=voisin").status_code == 200


def test_too_long_a_name_is_told_at_the_field(visitor: Visitor):
    answer = visitor.post(f"{visitor.project()}/rendre", {"name": "x" * 81})
    assert answer.status_code == 422
    assert "81 caractères sont écrits, la limite est de 80." in text_of(answer.text)


def test_an_unknown_project_is_not_found(visitor: Visitor):
    assert visitor.get("/projets/0123456789abcdef/rendre").status_code == 404


@pytest.mark.browser
def test_the_page_is_accessible_and_fits(browser: Any, server: str):
    with visit(browser, server) as page:
        page.goto(f"{made(browser, server)}/rendre")
        look(page)
        assert not violations(page), "on a phone"


@pytest.mark.browser
def test_a_reader_is_chosen_by_a_short_name_that_the_rest_describes(browser: Any, server: str):
    """And the whole card takes the press."""
    with visit(browser, server) as page:
        page.goto(f"{made(browser, server)}/rendre")
        trainer, jury = (page.get_by_role("radio", name=name, exact=True) for name in READERS.values())
        expect(trainer).to_have_accessible_description(re.compile("^La carte en .mm.* Avec l’avis automatique"))
        expect(jury).to_have_accessible_description(re.compile("^La carte en .mm.* Rien d’autre"))
        page.get_by_text("Rien d’autre").click()
        expect(jury).to_be_checked()
        assert not long_names(page)


@pytest.mark.browser
def test_without_script_the_zip_is_taken_from_the_map(browser: Any, server: str):
    path = made(browser, server)
    with visit(browser, server, script=False) as page:
        page.goto(path)
        page.locator("summary", has_text="Exporter").click()
        page.get_by_role("link", name="Rendre, en un fichier").click()
        page.get_by_label("Votre nom ou pseudonyme").fill("Camille")
        with page.expect_download() as download:
            page.get_by_role("button", name="Télécharger le rendu").click()
        assert download.value.suggested_filename == "rendu-cefi-camille-atelier-mobilite-jury.zip"
        names = zipfile.ZipFile(Path(download.value.path())).namelist()
        assert any(name.endswith("atelier-mobilite.pdf") for name in names)


def test_what_the_pdf_cannot_draw_is_said_before_it_is_taken(visitor: Visitor):
    address = visitor.project("Atelier \U0010fffd")
    for page in ("rendre", "imprimer"):
        assert "Le SVG de la carte le garde." in text_of(visitor.read(f"{address}/{page}")), page


DOSSIER = "# Mon rôle\n\nJe loue la salle pour 4 500 €.\n\n# Ma posture\n"


def test_what_the_dossier_lacks_stands_beside_what_the_map_lacks(visitor: Visitor):
    address = visitor.project(MAP)
    assert "Le dossier n’est pas écrit ici" in text_of(visitor.read(f"{address}/rendre"))
    visitor.send(f"{address}/dossier/importer", "dossier.md", DOSSIER.encode())
    html = visitor.read(f"{address}/rendre")
    page = text_of(html)
    assert "Ce qui manque encore au dossier M4, Dossier de cinq pages" in page
    assert "M6, Posture explicitée" in page
    assert "Ma posture Rien n’est écrit sous ce titre." in page
    assert "&amp;#" not in html
    targets = {unescape(link) for link in re.findall(r'href="([^"]+)" aria-label="Y aller', html)}
    for target in targets:
        path, _, place = target.partition("#")
        assert f'id="{place}"' in visitor.read(path), target


def test_a_dossier_written_and_then_emptied_is_handed_in(app: Flask):
    page = Page(app)
    assert page.send(written("Un."), '"0"').status_code == 200
    assert page.send(written(), '"1"').status_code == 200
    address = page.address.removeprefix("/api").removesuffix("/dossier")
    assert "M4, Dossier de cinq pages" in text_of(page.read(f"{address}/rendre"))
    assert page.post(f"{address}/rendre").status_code == 200


@pytest.mark.browser
def test_each_reminder_leads_to_the_place_it_names(browser: Any, server: str):
    """A stage without a branch, a requirement in its own stage, one of the dossier, a title with nothing below."""
    path = made(browser, server)
    file = {"name": "dossier.md", "mimeType": "text/markdown", "buffer": DOSSIER.encode()}
    with visit(browser, server, script=False) as page:
        page.goto(f"{path}/dossier")
        page.get_by_label("Fichier du dossier").set_input_files(file)
        page.get_by_role("button", name="Importer ce fichier").click()
    with visit(browser, server) as page:

        def go(words: str) -> None:
            page.goto(f"{path}/rendre")
            page.get_by_role("link", name=re.compile(rf"^Y aller, {words}\b|^Y aller, {re.escape(words)}$")).click()
            page.wait_for_selector("html[data-editor=ready]")

        stage = page.locator(".step.now > .head b")
        go("étape 5")
        expect(stage).to_have_text("Mise en œuvre")
        go("C11")
        expect(stage).to_have_text("Évaluation")
        expect(page.locator("details.req[open] .id")).to_have_text("C11")
        go("nœud 1.2, téléphone")
        assert page.evaluate("editor.state.node.text").startswith("Mme Dupont-Martin")
        go("M6")
        expect(page.locator("#exigence-M6")).to_be_focused()
        go("titre « Ma posture »")
        page.keyboard.type("J’écoute.")
        assert page.evaluate("editor.text.blocks.at(-1).content[0].text") == "J’écoute."
        page.evaluate("editor.save()")


def made(browser: Any, server: str, text: str = MAP) -> str:
    """The path of a new project with that map."""
    with visit(browser, server, script=False) as page:
        page.goto("/nouvelle")
        page.get_by_label("Nom de votre projet").fill("Atelier mobilité")
        page.get_by_role("button", name="Commencer").click()
        path: str = page.url.removeprefix(server)
        page.goto(f"{path}/plan/texte")
        page.get_by_label("Le plan, en texte").fill(text)
        page.get_by_role("button", name="Enregistrer le plan").click()
        return path
