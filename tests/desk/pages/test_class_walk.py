"""A trainer's walk over a class as it comes: thirty files made crooked on purpose, an archive of 60 MB among them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.crooked import MOODLE, PEOPLE, crooked
from tests.web.test_in_browser import visit

pytestmark = [pytest.mark.browser, pytest.mark.whole, pytest.mark.deep]

ARCHIVE = 60_000_000
ROWS = {
    **dict.fromkeys(PEOPLE, ""),
    "LEFÈVRE Chloé": "PASSROUTE dossier LEFEVRE Chloe.docx",
    "DUPONT Anne": "PASSROUTE dossier DUPONT Anne.pdf",
    "MOREL Luc": "passroute_dossier_MOREL-Luc (VF).odt",
    "HOAREAU Jean-Yves": "",
    "ANDRE Paul": "",
    "BLANC Rose": "",
    "SIMON Lou": "",
    "Camille B.": "",
    "Un atelier mobilité à Pau": "",
    **dict.fromkeys(MOODLE, "mon dossier.docx"),
    "exemple tel quel GARCIA Eva": "",
    "coupée WEBER Kim": "",
    "COLIN Eva": "",
    "FABRE Tom": "",
    "IMG 2041": "",
}
"""Each candidate, and the dossier that goes with the map."""
REFUSED = {
    "CV KONE Fatou.docx": "ni d’une carte ni d’un dossier",
    "budget.xlsx": "classeur Excel",
    "vide.zip": "ne contient pas de carte",
    "protégée.zip": "mot de passe",
    "cassée.mm": "aucun nœud",
    "notes.txt": "vide",
    "énorme.mm": "dépasse 10 Mo",
    "PASSROUTE dossier INCONNU Zoé.docx": "Aucune carte ne porte le nom",
}


@pytest.fixture(scope="module")
def group(browser: Any, server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The path of the group that all of them make, in one gesture."""
    place = tmp_path_factory.mktemp("envois")
    paths: list[Path] = []
    for name, data in crooked(ARCHIVE):
        paths.append(place / name)
        paths[-1].write_bytes(data)
    assert len(paths) >= 30
    assert (place / "devoirs-moodle.zip").stat().st_size >= ARCHIVE
    with visit(browser, server) as page:
        page.goto("/relire")
        page.locator("form.eased").wait_for()
        page.locator("input[type=file]").first.set_input_files(paths)
        page.wait_for_url("**/relire/*", timeout=300_000)
        yield page.url.removeprefix(server)


def test_every_work_is_in_its_place_with_its_dossier_and_its_versions(browser: Any, server: str, group: str):
    with visit(browser, server) as page:
        page.goto(f"{group}/personnes")
        rows = page.locator(".who-is tbody tr")
        found = {
            row.locator("input.field").input_value(): " ".join(row.locator("td").last.inner_text().split())
            for row in rows.all()
        }
        assert found.keys() == ROWS.keys()
        for name, dossier in ROWS.items():
            assert dossier in found[name], name
        assert [name for name, files in found.items() if "v2" in files.split()] == ["HOAREAU Jean-Yves"]
        page.goto(group)
        same = page.locator(".co .same")
        assert same.all_inner_texts() == ["Même carte que BLANC Rose", "Même carte que ANDRE Paul"]


def test_each_refusal_has_its_reason_and_stays(browser: Any, server: str, group: str):
    with visit(browser, server) as page:
        page.goto(f"{group}/personnes")
        lines = page.locator("#refuses li").all_inner_texts()
        assert len(lines) == len(REFUSED)
        for file, why in REFUSED.items():
            [line] = [each for each in lines if each.startswith(file)]
            assert why in line, file


def test_the_list_of_the_group_says_who_to_write_to(browser: Any, server: str, group: str):
    people = [*PEOPLE, *MOODLE, "HOAREAU Jean-Yves", "ANDRE Paul", "BLANC Rose", "COLIN Eva", "ABSENT Noé"]
    with visit(browser, server) as page:
        page.goto(f"{group}/personnes")
        page.locator("#names").fill("\n".join(people))
        page.get_by_role("button", name="Comparer aux cartes reçues").click()
        expect(page.locator(".roll .missing b")).to_have_text(["ABSENT Noé"])
        assert page.locator(".roll .here").count() == len(people) - 1


def test_texts_in_common_are_those_of_two_copies(browser: Any, server: str, group: str):
    with visit(browser, server) as page:
        page.goto(f"{group}/personnes")
        pairs = [set(text.split(" ", 1)[1].split(" et ")) for text in page.locator(".shared summary").all_inner_texts()]
        assert pairs == [{"ANDRE Paul", "BLANC Rose"}, {"PETIT Jean", "SIMON Lou"}]


def test_a_pdf_dossier_is_read_beside_the_grid(browser: Any, server: str, group: str):
    with visit(browser, server) as page:
        page.goto(group)
        page.get_by_role("link", name="DUPONT Anne").first.click()
        page.get_by_role("link", name="Dossier", exact=True).click()
        expect(page.locator(".leaf img").first).to_have_js_property("complete", True)
        assert page.locator(".leaf img").first.evaluate("each => each.naturalWidth") == 1100
        expect(page.locator("[data-paragraph]")).to_have_count(4)
        assert "lu dans un PDF" in page.locator("[data-selbar]").inner_text()


def test_a_map_that_came_as_a_pdf_is_looked_at_beside_the_grid_without_a_verdict(browser: Any, server: str, group: str):
    with visit(browser, server) as page:
        page.goto(group)
        page.get_by_role("link", name="COLIN Eva").first.click()
        expect(page.locator(".seen-map img")).to_have_js_property("naturalWidth", 2400)
        assert "aucun avis automatique" in page.locator(".seen-map").inner_text()
        page.locator("label", has_text="Acquis").first.click()
        expect(page.locator("[data-saved]")).to_contain_text("Enregistré")
        assert page.locator("details.auto").count() == 0
