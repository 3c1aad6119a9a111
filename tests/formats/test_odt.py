"""Texts of LibreOffice become maps: headings, then lists; and a dossier is never called a bad map."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from cefi_map import formats
from cefi_map.errors import BadInput
from cefi_map.formats.odt import read, recognises
from cefi_map.mindmap import Block, Run, outline
from tests.cases import zipped

SPACES = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)
MIMETYPE = "application/vnd.oasis.opendocument.text"


def odt(body: str, *, title: str = "", mimetype: str = MIMETYPE, manifest: str = "<m/>") -> bytes:
    styles = (
        '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="Title"/>'
    )
    content = f"<office:document-content{SPACES} xmlns:xlink='http://www.w3.org/1999/xlink'><office:automatic-styles>"
    content += f"{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
    meta = f'<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></m>'
    return zipped(
        ("mimetype", mimetype),
        ("content.xml", content + "</office:document-content>"),
        ("meta.xml", meta),
        ("META-INF/manifest.xml", manifest),
    )


def heading(level: int, text: str) -> str:
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def items(*inner: str) -> str:
    return f"<text:list>{''.join(f'<text:list-item>{each}</text:list-item>' for each in inner)}</text:list>"


def tree(data: bytes) -> str:
    return outline.render(formats.read(data, "texte.odt").map)


def test_headings_and_lists_are_nodes_and_text_their_notes() -> None:
    body = (
        '<text:p text:style-name="P1">Projet  <text:s text:c="2"/></text:p>'
        + heading(1, "Contexte")
        + "<text:p>Une\n   phrase.</text:p>"
        + items(
            "<text:p>Publics</text:p>" + items("<text:p>Jeunes</text:p>"), "<text:p>Lieux</text:p><text:p>ici</text:p>"
        )
        + heading(1, "Actions")
    )
    assert recognises(odt(body))
    assert tree(odt(body)) == (
        "Projet\n  Contexte\n    : Une phrase.\n    Publics\n      Jeunes\n    Lieux\n      : ici\n  Actions\n"
    )


def test_styles_and_links_of_a_title_and_of_a_note() -> None:
    bold = '<text:span text:style-name="T1">gras</text:span>'
    link = '<text:a xlink:href="https://exemple.fr">site</text:a>'
    root = read(odt(heading(1, bold) + f"<text:p>un {bold}</text:p>" + heading(2, f"Le {link}"))).map
    assert root.root.style.bold
    assert root.root.note == (Block((Run("un "), Run("gras", bold=True))),)
    assert (root.nodes[1].text, root.nodes[1].link) == ("Le site", "https://exemple.fr")


def test_tables_notes_and_pictures_are_told() -> None:
    row = "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p>"
    body = heading(1, "P<text:note><text:note-body><text:p>en bas</text:p></text:note-body></text:note>")
    body += f"<table:table>{row}</table:table-cell></table:table-row></table:table><text:p><draw:image/></text:p>"
    body += "<text:tracked-changes><text:deletion><text:p>effacé</text:p></text:deletion></text:tracked-changes>"
    reading = read(odt(body))
    assert outline.render(reading.map) == "P\n  : a | b\n"
    assert "images (1), notes de bas de page (1)" in reading.notices[0]
    assert "tableaux" in reading.notices[1]


def test_several_titles_go_below_that_of_the_document() -> None:
    reading = read(odt(heading(1, "A") + heading(1, "B"), title="Mon projet"))
    assert [node.text for node in reading.map] == ["Mon projet", "A", "B"]
    assert "Mon projet" in reading.notices[0]


def test_a_text_without_headings_is_read_by_its_numbers() -> None:
    lines = ("Projet", "1. Contexte", "1.1 Publics", "2. Actions")
    assert tree(odt("".join(f"<text:p>{line}</text:p>" for line in lines))) == (
        "Projet\n  Contexte\n    Publics\n  Actions\n"
    )


def test_a_password_and_an_empty_text_are_told() -> None:
    with pytest.raises(BadInput, match="mot de passe"):
        read(odt("", manifest="<m><encryption-data/></m>"))
    with pytest.raises(BadInput, match="vide"):
        read(odt(""))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_libreoffice_writes_is_the_map_that_word_gave(tmp_path: Path) -> None:
    mindmap = outline.parse("Projet\n  Contexte\n    Publics\n      Jeunes\n  Actions\n")
    (tmp_path / "a.docx").write_bytes(formats.docx.write(mindmap))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to", "odt"]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "a.docx"], check=True, capture_output=True, timeout=120)
    assert tree((tmp_path / "a.odt").read_bytes()) == outline.render(mindmap)
