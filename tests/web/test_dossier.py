"""The dossier's page without scripts: text, pages, report, files in and out; hostile files do nothing."""

from __future__ import annotations

import json
import re

import pytest

from .visitor import Visitor, text_of

TEXT = "# Mon rôle\n\nJe conduis l'atelier **chaque mardi**.\n"


@pytest.fixture
def address(visitor: Visitor) -> str:
    return f"{visitor.project('Projet')}/dossier"


def test_a_new_dossier_is_readable(visitor: Visitor, address: str):
    page = visitor.read(address)
    assert "Contexte et projet" in text_of(page)
    assert "pages sur 5" in text_of(page) or "page sur 5" in text_of(page)
    assert "Avis automatique : seul le jury décide." in text_of(page)
    assert re.search(r'<a [^>]*href="[^"]+/dossier" aria-current="page">', page)


def test_the_page_carries_what_the_editor_opens_with(visitor: Visitor, address: str):
    found = re.search(r'<script type="application/json" id="dossier-data">(.*?)</script>', visitor.read(address), re.S)
    assert found
    data = json.loads(found[1])
    assert {"id", "title", "revision", "dossier", "layout", "report", "pages"} <= set(data)
    assert {"guides", "map", "csrf", "urls"} <= set(data)
    assert [guide["heading"] for guide in data["guides"]][1] == "Mon rôle"
    assert data["guides"][1]["official"] == ["… explicitant le rôle"]
    assert data["map"][0]["text"] == "Projet"
    for url in (data["urls"][name] for name in ("page", "dossier", "history", "picture", "downloads", "map")):
        assert visitor.get(url).status_code == 200, url


def test_a_file_takes_the_place_of_the_text(visitor: Visitor, address: str):
    answer = visitor.send(f"{address}/importer", "dossier.md", TEXT.encode())
    assert answer.status_code == 303
    page = visitor.read(address)
    assert "<strong>chaque mardi</strong>" in page
    assert "L’ancien reste dans les versions." in text_of(page)
    assert visitor.get(f"/api{address}/versions").get_json()["revisions"][0]["reason"] == "imported"


def test_what_a_file_lost_is_said(visitor: Visitor, address: str):
    visitor.send(f"{address}/importer", "dossier.md", b"# Titre\n\n![photo](photo.png)\n\nDu texte.\n")
    assert "À la lecture du fichier" in text_of(visitor.read(address))


def test_a_file_that_is_no_dossier_is_refused_beside_its_field(visitor: Visitor, address: str):
    for name, data in (("dossier.pdf", b"%PDF-1.7"), ("vide.md", b""), ("x.docx", b"PK\3\4rubbish")):
        answer = visitor.send(f"{address}/importer", name, data)
        assert answer.status_code == 422, name
        assert "aria-invalid" in answer.text
    assert visitor.post(f"{address}/importer", {}).status_code == 422


def test_hostile_html_is_inert(visitor: Visitor, address: str):
    hostile = (
        b'<h1 onclick="x()">Titre</h1><script>alert(1)</script><p>Du <b style="x:expression(1)">texte</b> '
        b'<a href="javascript:alert(1)">ici</a> <img src=x onerror=alert(1)> &lt;img src=y onerror=alert(2)&gt;</p>'
    )
    visitor.send(f"{address}/importer", "dossier.html", hostile)
    page = visitor.read(address).split('id="texte"')[1].split("</section>")[0]
    assert "Titre" in page
    assert not re.search(r"<script|onclick|javascript:|<img|style=", page)


def test_a_node_s_link_leads_to_the_map(visitor: Visitor, address: str):
    visitor.send(f"{address}/importer", "d.html", b'<p>Voir <a href="#ID_1">le noeud</a>.</p>')
    assert f'href="{address.removesuffix("/dossier")}?noeud=ID_1"' in visitor.read(address)


@pytest.mark.parametrize(
    ("format", "start"), [("pdf", b"%PDF"), ("docx", b"PK"), ("odt", b"PK"), ("html", b"<!d"), ("md", b"#")]
)
def test_the_dossier_is_taken_away(visitor: Visitor, address: str, format: str, start: bytes):
    visitor.send(f"{address}/importer", "dossier.md", TEXT.encode())
    answer = visitor.get(f"{address}/telecharger?format={format}")
    assert answer.status_code == 200
    assert answer.data.startswith(start)
    assert f"dossier.{format}" in answer.headers["Content-Disposition"]


def test_a_format_that_is_not_offered_is_refused(visitor: Visitor, address: str):
    assert visitor.get(f"{address}/telecharger?format=exe").status_code == 422


def test_the_map_is_a_figure(visitor: Visitor, address: str):
    whole, stage = visitor.get(f"{address}/carte.svg"), visitor.get(f"{address}/carte.svg?etape=E3")
    assert "sandbox" in whole.headers["Content-Security-Policy"]
    assert b"Projet" in whole.data
    assert "est vide sur la carte" in stage.text
    assert visitor.get(f"{address}/carte.svg?etape=E7").status_code == 422


def test_a_page_taken_away_stands_alone_and_is_read_back(visitor: Visitor, address: str):
    visitor.send(f"{address}/importer", "d.md", b"Un mot[^1].\n\n[^1]: Et sa note.\n")
    page = visitor.get(f"{address}/telecharger?format=html").text
    assert not re.search(r"<script|(?:src|href)=\"(?!data:)", page)
    assert visitor.send(f"{address}/importer", "d.html", page.encode()).status_code == 303
    assert "<small>[Note : Et sa note.]</small>" in visitor.read(address)
