"""Files in and out: import, refusals with their place, downloads."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from cefi_map import limits
from cefi_map.project.pages import home
from tests.formats.maps import two_sheets

from .visitor import Visitor, text_of

FREEMIND = (
    b'<map version="1.0.1"><node TEXT="Pass\'Route" ID="ID_1"><node TEXT="Contexte" ID="ID_2" POSITION="right"/>'
    b"</node></map>"
)


def test_a_file_becomes_a_project(visitor: Visitor):
    answer = visitor.send("/importer", "carte.mm", FREEMIND)
    assert answer.status_code == 303, text_of(answer.text)
    assert "Contexte" in text_of(visitor.read(answer.location))


def test_a_picture_that_did_not_come_is_told_with_the_node_that_one_goes_to(visitor: Visitor):
    """After the import, and where the map is printed or handed in."""
    hook = b'<hook URI="plan.png" SIZE="0.5" NAME="ExternalObject"/>'
    file = (
        b'<map version="1.0.1"><node TEXT="Projet" ID="r"><node TEXT="Le <plan>" ID="n1">'
        + hook
        + b"</node></node></map>"
    )
    address = visitor.send("/importer", "carte.mm", file.replace(b"<plan>", b"&lt;plan&gt;")).location
    said = f'(<a href="{address}?noeud=n1#choisi">nœud 1</a>, Le &lt;plan&gt;)'
    assert f"1 image n’est pas montrée {said}" in visitor.read(address)
    for page in ("imprimer", "rendre"):
        assert f"1 image manque {said}" in visitor.read(f"{address}/{page}")


def test_each_sheet_of_a_file_becomes_a_project(visitor: Visitor):
    """The first stands first in the list, and what was left out names its sheet."""
    answer = visitor.send("/importer", "carte.xmind", two_sheets())
    assert (answer.status_code, answer.location) == (303, "/")
    page = text_of(visitor.read("/"))
    assert "Ce fichier a 2 feuilles : chacune est un projet" in page
    assert "« Dépenses (Budget) » : Images non reprises" in page
    assert page.index("Relais (Projet)") < page.index("Dépenses (Budget)", page.index("Relais (Projet)"))


def test_a_broken_file_says_where_and_that_nothing_moved(visitor: Visitor):
    answer = visitor.send("/importer", "abîmée.mm", b'<map version="1.0.1">\n<node TEXT="a">\n</nodx></map>')
    page = text_of(answer.text)
    assert answer.status_code == 422
    assert "abîmée.mm" in page
    assert "Ligne 3, colonne" in page
    assert "Votre carte en cours n’a pas bougé." in page
    assert "Dessinez votre projet." in text_of(visitor.read("/")), "no project was made"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("vide.mm", b"", "vide"),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50, "image"),
        ("doc.mm", b'<!DOCTYPE map [<!ENTITY a "b">]><map version="1.0.1"><node TEXT="&a;"/></map>', "DOCTYPE"),
    ],
)
def test_a_refusal_says_what_the_file_is(visitor: Visitor, name: str, data: bytes, words: str):
    answer = visitor.send("/importer", name, data)
    assert answer.status_code == 422
    assert words in text_of(answer.text)


def test_no_file_is_told_at_the_field(visitor: Visitor):
    answer = visitor.post("/importer", {})
    assert answer.status_code == 422
    assert "Aucun fichier n’est choisi." in text_of(answer.text)
    assert 'aria-describedby="file-erreur"' in answer.text


def test_too_large_a_file_is_refused(visitor: Visitor, monkeypatch: pytest.MonkeyPatch):
    """By its own limit; before it is read where it is past what any file may have."""
    monkeypatch.setattr(limits, "UPLOAD_BYTES", 3000)
    alone = visitor.send("/importer", "carte.mm", b" " * 3001)
    assert (alone.status_code, "Ce fichier dépasse" in text_of(alone.text)) == (413, True)
    monkeypatch.setattr(home.bring, "most", 1000)
    answer = visitor.send("/importer", "carte.mm", b" " * 2000)
    assert answer.status_code == 413
    assert "Cet envoi dépasse" in text_of(answer.text)
    assert 'href="/importer">Recommencer' in answer.text


def test_what_a_format_does_not_keep_is_said_beside_it(visitor: Visitor):
    mindmap = (
        b'<map version="1.0.1"><node TEXT="Projet"><node TEXT="Une idee"><icon BUILTIN="idea"/></node></node></map>'
    )
    address = visitor.send("/importer", "carte.mm", mindmap).location
    page = text_of(visitor.read(f"{address}/exporter"))
    assert "Le format OPML ne garde pas : icônes (1). Gardez aussi le fichier .mm." in page.replace("\xa0", " ")
    assert "FreeMind ne garde pas" not in page


def test_the_map_is_downloaded_in_every_format_of_the_page(visitor: Visitor):
    """Every link of the export page gives a file, as an attachment that can run nothing."""
    import re

    address = visitor.project("Projet d'été\n  Une idée\n")
    links = set(re.findall(rf'href="({address}/exporter/[^"]+)"', visitor.read(f"{address}/exporter")))
    assert any("/mm" in link for link in links)
    to_print = sorted(link.partition("?pour=")[2] for link in links if "/pdf" in link)
    assert to_print == ["jury", "paper"], "one button for one file: with criteria, and without"
    for link in links:
        answer = visitor.get(link.replace("&amp;", "&"))
        assert answer.status_code == 200, (link, text_of(answer.text))
        assert answer.data
        assert answer.headers["Content-Disposition"].startswith("attachment; filename="), link
        assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_hostile_name_stays_in_its_header(visitor: Visitor):
    address = visitor.project()
    visitor.post(f"{address}/renommer", {"title": 'é"; x=\r\nSet-Cookie: a=b/../\u202e.exe'})
    header = visitor.get(f"{address}/exporter/mm").headers["Content-Disposition"]
    name = header.partition('filename="')[2].partition('"')[0]
    assert name.isascii()
    assert not set(name) & set('"\\/\r\n;:')
    assert name.endswith(".mm")
    assert unquote(header.partition("UTF-8''")[2]) == name


def test_an_unknown_format_is_refused(visitor: Visitor):
    address = visitor.project()
    assert visitor.get(f"{address}/exporter/exe").status_code == 422
    assert visitor.get(f"{address}/exporter/mm?disposition=spirale").status_code == 422


def test_what_an_import_keeps_and_leaves_is_said_before_it(visitor: Visitor):
    """The page of an import and its help say the same, and promise nothing that a notice then takes back."""
    for path in ("/importer", "/aide/importer"):
        page = text_of(visitor.read(path))
        assert "Gardé sans être montré Tout le reste d’un .mm" in page
        assert "ils restent dans votre fichier, qui ne change pas." in page
    assert "Rien n’est perdu" not in text_of(visitor.read("/importer")) + text_of(visitor.read("/"))
