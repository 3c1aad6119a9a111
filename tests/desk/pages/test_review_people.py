"""« Qui est qui » as a trainer uses it."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.cases import mm
from tests.crooked import outline
from tests.web.test_in_browser import look, visit
from tests.web.visitor import Visitor, text_of

from .test_review import bring

FILES = [("HOAREAU v1.mm", mm("Un\n  A")), ("Jean H.mm", mm("Deux\n  A")), ("cassée.mm", b"<map><node")]


def test_a_list_without_a_day_says_what_came_and_ends_in_one_sign(visitor: Visitor):
    files = [(f"Candidate au très long nom {'ABCDEFGHIJ'[rank] * 30}.mm", mm(f"P{rank}\n  A")) for rank in range(9)]
    cohort = bring(visitor, *files, FILES[0])
    visitor.post(f"{cohort}/personnes/liste", {"names": "HOAREAU\nKONE Fatou", "due": ""})
    page = text_of(visitor.read(f"{cohort}/personnes"))
    assert "1 à attendre, 1 rendu. 9 cartes ne sont à personne" in page
    assert "…" in page
    assert "…." not in page


def test_the_page_says_who_is_awaited_and_keeps_what_was_refused(visitor: Visitor):
    cohort = bring(visitor, *FILES)
    assert f'href="{cohort}/personnes"' in visitor.read(cohort)
    answer = visitor.post(f"{cohort}/personnes/liste", {"names": "HOAREAU\nKONE Fatou", "due": "2020-01-01T12:00"})
    assert answer.status_code == 303
    page = text_of(visitor.read(f"{cohort}/personnes"))
    assert "1 à attendre, 1 en retard. 1 carte n’est à personne de cette liste : Jean H." in page
    assert "cassée.mm" in page
    table = text_of(visitor.read(cohort))
    assert "1 manque : KONE Fatou. 1 en retard. 1 fichier refusé. Voir qui est qui" in table, "at a glance"
    assert visitor.post(f"{cohort}/personnes/refuses").status_code == 303
    assert "cassée.mm" not in visitor.read(f"{cohort}/personnes")
    file = visitor.send(f"{cohort}/personnes/liste", "liste.csv", b"Nom;Pr\xe9nom\nLEFEVRE;Chlo\xe9\n")
    assert file.status_code == 303
    assert "LEFEVRE Chloé" in visitor.read(f"{cohort}/personnes")
    assert visitor.send(f"{cohort}/personnes/liste", "liste.xlsx", b"PK\0").status_code == 422


def test_rows_are_joined_parted_and_renamed(visitor: Visitor):
    cohort = bring(visitor, *FILES)
    html = visitor.read(f"{cohort}/personnes")
    ids = re.findall(r'name="work" value="([0-9a-f]+)"', html)
    fields = {"do": "reunir", "work": ids, f"name-{ids[0]}": "HOAREAU Jean"}
    visitor.post(f"{cohort}/personnes", fields)
    page = visitor.read(f"{cohort}/personnes")
    assert "« HOAREAU Jean » a 2 versions." in text_of(page)
    [part] = re.findall(r'value="(separer-[0-9a-f]+-2)"', page)
    visitor.post(f"{cohort}/personnes", {"do": part})
    assert len(re.findall(r'name="work" value', visitor.read(f"{cohort}/personnes"))) == 2
    assert visitor.post(f"{cohort}/personnes", {"do": "reunir", "work": ids[:1]}).status_code == 422
    assert visitor.post(f"{cohort}/personnes", {"do": "separer-x-y"}).status_code == 422


def test_a_chosen_file_takes_the_place_of_the_kept_list_and_goes_beside_what_is_typed(visitor: Visitor):
    cohort = bring(visitor, *FILES)
    people = f"{cohort}/personnes"
    table = (
        "N°;Nom;Prénom;Courriel\n1;HOAREAU;Jean;a@exemple.fr\n2;KONE;Fatou;f@exemple.fr\n2;KONE;Fatou;f@exemple.fr\n"
    )

    def send(names: str) -> str:
        file = (io.BytesIO(table.encode("cp1252")), "liste.csv")
        visitor.post(f"{people}/liste", {"names": names, "due": "", "file": file})
        return text_of(visitor.read(people))

    visitor.post(f"{people}/liste", {"names": "MARTIN Léa\nKONE Fatou", "due": ""})
    page = send("MARTIN Léa\r\nKONE Fatou")
    assert "Les noms du fichier « liste.csv » sont maintenant la liste." in page
    assert "« KONE Fatou » est deux fois dans la liste ; s’il s’agit de deux personnes" in page
    assert "MARTIN Léa" not in page
    assert "N° Nom" not in page
    page = send("HOAREAU Jean\nKONE Fatou\nPETIT Zoé")
    assert "s’ajoutent à ce que vous avez écrit" in page
    assert "PETIT Zoé" in page
    titled = "MARTIN Léa\n;;;\nNom;Prénom\nKONE;Fatou"
    visitor.post(f"{people}/liste", {"names": titled, "due": ""})
    assert "« MARTIN Léa » est au-dessus des titres du tableau ; si c’est quelqu’un" in text_of(visitor.read(people))
    table = "Session d’hiver;;;\n" + table
    assert "« Session d’hiver » est au-dessus" in send("MARTIN Léa\nPETIT Zoé")


def test_a_press_gives_a_work_its_name_of_the_list(visitor: Visitor):
    cohort = bring(visitor, *FILES)
    people = f"{cohort}/personnes"
    visitor.post(f"{people}/liste", {"names": "Marie HOAREAU\nAda ARN", "due": ""})
    page = visitor.read(people)
    assert '<option value="Ada ARN">' in page
    [meant] = re.findall(r'value="nommer-(\w+)"', page)
    back = visitor.post(people, {f"name-{meant}": "HOAREAU", "do": f"nommer-{meant}"})
    assert back.location.endswith(f"#n-{meant}"), "where the press was"
    page = visitor.read(people)
    assert 'value="Marie HOAREAU"' in page
    assert "nommer-" not in page
    visitor.post(f"{people}/liste", {"names": "HOAREAU Marie\nKONE Fatou Awa", "due": ""})
    assert "Donner les" not in visitor.read(people), "one name has its own button"


def test_all_names_of_the_list_are_given_at_once(visitor: Visitor):
    cohort = bring(visitor, ("Paul Petit.mm", mm("Un\n  A")), ("zoe_roux.mm", mm("Deux\n  A")))
    people = f"{cohort}/personnes"
    visitor.post(f"{people}/liste", {"names": "PETIT Paul\nROUX Zoé", "due": ""})
    assert "Donner les 2 noms de la liste" in text_of(visitor.read(people))
    back = visitor.post(people, {"do": "nommer"})
    assert "#" not in back.location, "what became of the whole list stands above"
    page = visitor.read(people)
    assert "2 cartes renommées." in text_of(page)
    assert 'value="PETIT Paul"' in page
    assert 'value="ROUX Zoé"' in page


@pytest.mark.browser
def test_the_page_is_accessible_and_fits_and_a_list_can_be_dropped(browser: Any, server: str):
    files = [
        {"name": f"{name}.mm", "mimeType": "text/xml", "buffer": mm(outline(place))}
        for name, place in (("DUPONT Anne", "Dinan"), ("KONE Fatou", "Dinan"), ("PETIT Jean", "Foix"))
    ]
    with visit(browser, server) as page:
        page.goto("/relire")
        page.locator("form.eased").wait_for()
        page.locator("input[type=file]").first.set_input_files(files)
        page.wait_for_url("**/relire/*")
        page.get_by_role("link", name="Qui est qui").first.click()
        page.wait_for_url("**/personnes")
        page.wait_for_load_state()
        page.evaluate(
            """() => {
              const held = new DataTransfer();
              held.items.add(new File(["Dupont;Anne\\nColin;Eva\\n"], "liste.csv"));
              document.querySelector("[data-names]")
                .dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
            }"""
        )
        expect(page.locator("#names")).to_have_value("Dupont;Anne\nColin;Eva")
        page.get_by_role("button", name="Comparer aux cartes reçues").click()
        expect(page.locator(".roll li.missing")).to_contain_text("Colin Eva")
        page.get_by_text("100 %").click()
        expect(page.locator(".shared li li").first).to_contain_text("Dinan")
        look(page)
