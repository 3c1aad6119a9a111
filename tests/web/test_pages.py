"""Every page answers, says what it should, and works by plain forms."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from cefi_map.wings import folders

from .visitor import Visitor, text_of

MAP = """
Un atelier mobilité
  Contexte [E1]
    61 jeunes sans moyen de déplacement, d'après mes entretiens
      : relevé de mars 2026
  Faisabilité [E3]
    Mission locale
"""


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "Dessinez votre projet."),
        ("/nouvelle", "Nouveau projet"),
        ("/importer", "Importer une carte"),
        ("/relire", "Relire des cartes"),
        ("/corbeille", "La corbeille est vide."),
        ("/donnees", "Sauvegarde"),
        ("/referentiel", "Ce que demande le bloc 3"),
        ("/regles", "Comprendre les exigences"),
        ("/regles", "Objectifs argumentés"),  # as beside the map: one name for a requirement
        ("/regles/C5", "Un choix argumenté des partenaires à mobiliser est présenté."),
        ("/aide", "Faire ma carte"),
        ("/aide/limites", "20 000"),
        ("/aide/clavier", "dans l’ordre de lecture"),
        ("/aide/verdicts", "seul le jury décide"),
        ("/aide/dossier", "cinq pages"),
        ("/aide/donnees", "Aucune requête ne part vers un autre site"),
        ("/aide/accessibilite", "partiellement conforme"),
    ],
)
def test_a_page_says_what_it_is_for(visitor: Visitor, path: str, words: str):
    assert words in text_of(visitor.read(path))


def test_every_rule_has_its_page(visitor: Visitor):
    """The list leads to a page for each requirement, with the official text."""
    pages = re.findall(r'href="(/regles/[A-Z]\w+)"', visitor.read("/regles"))
    assert len(set(pages)) >= 15
    for page in set(pages):
        assert "Comment faire" in visitor.read(page)


def test_the_referentiel_gives_every_item_an_address(visitor: Visitor, app: Flask):
    from cefi_map.referentiel import load

    page = visitor.read("/referentiel")
    for bloc in load().blocs:
        for item in bloc.walk():
            assert f'id="{item.id}"' in page, item.id


def test_the_referentiel_is_searched(visitor: Visitor):
    found = text_of(visitor.read("/referentiel?q=PARTENAIRES"))
    assert "passages pour « PARTENAIRES »" in found
    assert "Aucun passage ne contient « scooter »." in text_of(visitor.read("/referentiel?q=scooter"))


def test_a_new_map_carries_its_name(visitor: Visitor):
    made = visitor.post("/projets", {"title": "Un forum", "kind": "etapes"})
    assert made.status_code == 303
    page = text_of(visitor.read(made.location))
    assert "Carte de Un forum" in page
    assert "Rien encore, et c’est normal." in page
    versions = visitor.client.get(f"/api{made.location.removesuffix('/carte')}/versions").get_json()["revisions"]
    assert [each["number"] for each in versions] == [1]


def test_the_home_page_lists_projects(visitor: Visitor):
    visitor.project(MAP)
    page = text_of(visitor.read("/"))
    assert "Vos projets" in page
    assert "5 nœuds" in page


def test_the_example_opens(visitor: Visitor):
    made = visitor.post("/projets", {"kind": "exemple"})
    page = visitor.read(made.location)
    assert "Satisfait" in text_of(page)


def test_the_map_is_drawn_as_a_tree_of_links(visitor: Visitor):
    address = visitor.project(MAP)
    page = visitor.read(address)
    assert page.count('role="tree"') == 2, "the sheet, and the column of a phone"
    assert 'aria-label="1.1, 61 jeunes sans moyen de déplacement' in page
    assert page.count('tabindex="0" aria-level') >= 1


def test_evidence_leads_to_its_node(visitor: Visitor):
    import re

    made = visitor.post("/projets", {"kind": "exemple"}).location
    report = visitor.read(f"{made}/verdicts")
    link = re.search(r'href="(/projets/[^"]+noeud=[^"]+exigence=C5[^"]*)"', report)
    assert link
    page = visitor.read(link[1].replace("&amp;", "&").partition("#")[0])
    assert re.search(r'class="n n\d e\d[^"]* sel[^"]* proof"', page), "the chosen node is highlighted"
    assert 'id="exigence-C5" data-requirement="C5" open' in page


def test_what_is_asked_for_is_unfolded(visitor: Visitor):
    """A node that a file keeps folded away can be seen once a verdict leads to it."""
    source = (
        b'<map version="1.0.1"><node TEXT="a" ID="ID_1"><node TEXT="b" ID="ID_2" FOLDED="true">'
        b'<node TEXT="c" ID="ID_3"/></node></node></map>'
    )
    address = visitor.send("/importer", "a.mm", source).location
    assert 'data-key="ID_3"' not in visitor.read(address)
    assert 'data-key="ID_3"' in visitor.read(f"{address}?noeud=ID_3")


def test_an_unknown_node_shows_the_centre(visitor: Visitor):
    address = visitor.project(MAP)
    assert "Un atelier mobilité" in text_of(visitor.read(f"{address}?noeud=rien&exigence=C99&faire=tout"))


def test_the_three_views_agree(visitor: Visitor):
    address = visitor.project(MAP)
    for view in ("", "/plan", "/plan/texte"):
        assert "Mission locale" in visitor.read(address + view)


def test_the_verdict_page_quotes_the_official_text(visitor: Visitor):
    page = text_of(visitor.read(visitor.project(MAP) + "/verdicts"))
    assert "« Un choix argumenté des partenaires à mobiliser est présenté. »" in page
    assert "Avis automatique : seul le jury décide." in page


@pytest.mark.parametrize("view", ["", "/verdicts", "/fiche-action"])
def test_a_number_that_a_page_quotes_is_not_parted_from_its_sign(visitor: Visitor, view: str):
    """At the end of a line as elsewhere, though it was typed with a plain space."""
    address = visitor.project("Jeunes\n  Contexte [E1]\n    Taux d’emploi : 61 %, contre 68 % en Savoie (INSEE 2021)")
    assert "61\u00a0%, contre 68\u00a0% en Savoie" in visitor.read(address + view)


def test_a_deep_map_is_shown(visitor: Visitor):
    deep = "\n".join("  " * level + f"niveau {level}" for level in range(200))
    address = visitor.project(deep)
    assert "niveau 199" in visitor.read(address)
    assert "niveau 199" in visitor.read(f"{address}/plan")


def test_an_advice_opens_the_form_where_it_says_to_write(visitor: Visitor):
    """Without scripts too: under the node that it names."""
    address = visitor.project(
        "Jeunes\n  Mise en œuvre [E5]\n    Atelier, deux matinées pour 8 jeunes\n    Visite en mars"
    )
    row = visitor.read(address).partition('id="exigence-C4"')[2].partition("</details>")[0]
    assert "Écrire sous «\u00a0Atelier, deux matinées…\u00a0»" in row.replace("&nbsp;", "\u00a0")
    link = row.partition('class="btn main sm" href="')[2].partition('"')[0].replace("&amp;", "&").partition("#")[0]
    assert "Idée en dessous de" in visitor.read(link)


def test_the_drawing_of_the_home_page_is_called_by_the_numbers_it_shows(visitor: Visitor):
    shown = re.findall(r'<title>(\d) · [^<]*</title>.*?class="disc-n"[^>]*>(\d)<', visitor.read("/"))
    assert [number for number, _ in shown] == [badge for _, badge in shown]
    assert sorted(number for number, _ in shown) == list("123456")


def test_a_template_imports_only_what_is_called() -> None:
    """By itself, or by the parts of a page that it includes."""
    pages = {str(path.relative_to(folder)): path for folder in folders("templates") for path in folder.rglob("*.*")}
    for path in pages.values():
        said = path.read_text()
        parts = [pages[part].read_text() for part in re.findall(r'include "([^"]+)"', said)]
        for names in re.findall(r'{% from "[^"]+" import (.+?)(?: with context)? %}', said):
            for name in (each.split(" as ")[-1] for each in names.split(", ")):
                assert re.search(rf"(?<![\w.-]){name}\(", "".join((said, *parts))), (path, name)
