"""A file that is no map we read is called by its own name, with the gesture that helps."""

from __future__ import annotations

import pytest

from cefi_map import formats
from cefi_map.desk.arriving.pictured import is_image
from cefi_map.desk.arriving.sorting import single
from cefi_map.errors import BadInput
from cefi_map.formats.refused import STRANGERS
from tests.cases import zipped


def holding(*names: str, mimetype: str = "") -> bytes:
    first = [("mimetype", f"application/vnd.oasis.opendocument.{mimetype}")] if mimetype else []
    return zipped(*first, *((name, "<x/>") for name in names))


CASES = {
    "MindNode": ("a.mindnode", holding("contents.xml", "viewState.plist"), "carte MindNode", "FreeMind (.mm) ou OPML"),
    "iThoughts": ("a.itmz", holding("mapdata.xml"), "carte iThoughts", "Dans iThoughts"),
    "EdrawMind": ("a.emmx", holding("document.xml", "theme.xml"), "carte EdrawMind", "Dans EdrawMind"),
    "View Your Mind": ("a", b'<!DOCTYPE vymmap><vymmap version="2"/>', "carte View Your Mind", "OPML"),
    "Minder": ("a.minder", b"<minder><nodes/></minder>", "carte Minder", "OPML"),
    "KityMinder": ("a", b'{"root":{"data":{"text":"A"},"children":[]},"template":"default"}', "KityMinder", "OPML"),
    "KityMinder by its ending": ("a.km", b'{"x":1}', "KityMinder", "OPML"),
    "Simple Mind Map": ("a.smm", b'{"layout":"mindMap","root":{"data":{"text":"A"}}}', "Simple Mind Map", "OPML"),
    "jsMind": ("a.jm", b'{"meta":{},"format": "node_tree","data":{}}', "jsMind", "OPML"),
    "MindMup": ("a", b'{"id":"root","formatVersion":3,"ideas":{}}', "MindMup", "OPML"),
    "draw.io": ("a.drawio", b'<mxfile host="app"><diagram/></mxfile>', "schéma draw.io", "liste"),
    "Visio": ("a.vsdx", holding("visio/document.xml"), "schéma Visio", "liste"),
    "Excel": ("a.xlsx", holding("xl/workbook.xml"), "classeur Excel", "liste"),
    "LibreOffice Calc": ("a.ods", holding("content.xml", mimetype="spreadsheet"), "classeur LibreOffice", "liste"),
    "LibreOffice Draw": ("a.odg", holding("content.xml", mimetype="graphics"), "dessin LibreOffice", "liste"),
    "LibreOffice Impress": ("a.odp", holding("content.xml", mimetype="presentation"), "présentation Libre", ".pptx"),
    "old Office": ("a.xls", b"\xd0\xcf\x11\xe0" + bytes(600), "ancien document Office", ".docx"),
    "Keynote": ("a.key", holding("Index/Document.iwa"), "Pages, Keynote ou Numbers", "PowerPoint"),
    "PDF": ("a.mm", b"%PDF-1.7", "un PDF", "exportez la carte"),
    "PNG": ("a.png", b"\x89PNG\r\n\x1a\n", "une image PNG", "Une image ne contient pas la carte"),
    "GIF": ("a.gif", b"GIF89a\x01\0", "une image GIF", "Une image ne contient pas la carte"),
    "WebP": ("a.webp", b"RIFF\x24\0\0\0WEBPVP8 ", "une image WebP", "Une image ne contient pas la carte"),
    "TIFF": ("a.tif", b"II*\0\x08\0", "une image TIFF", "Une image ne contient pas la carte"),
    "HEIC": ("a.heic", b"\0\0\0\x18ftypheic\0\0", "une image HEIC", "Une image ne contient pas la carte"),
    "AVIF": ("a.avif", b"\0\0\0\x18ftypavif\0\0", "une image AVIF", "Une image ne contient pas la carte"),
    "RAR": ("a.rar", b"Rar!\x1a\x07\0", "une archive", "Décompressez-la"),
    "CSV": ("carte.csv", b"Titre;Parent\nA;\n", "tableau CSV", "liste à retraits"),
    "a ZIP with a map": (
        "lot.zip",
        holding("cours/Ma carte.mm", "__MACOSX/._Ma carte.mm"),
        "« Ma carte.mm »",
        "importez",
    ),
    "a ZIP of photos": ("lot.zip", holding("a.jpg"), "une archive ZIP, pas une carte", "exportez la carte"),
    "an unknown text": ("a.xyz", b"rien", "pas une carte mentale connue", "FreeMind (.mm) ou OPML"),
    "empty": ("a.mm", b" \n", "vide", "Enregistrez"),
}


@pytest.mark.parametrize(("name", "data", "said", "advice"), CASES.values(), ids=CASES)
def test_it_is_called_by_its_name_with_what_to_do(name: str, data: bytes, said: str, advice: str) -> None:
    with pytest.raises(BadInput) as error:
        formats.read(data, name)
    assert said in error.value.message.replace("\u00a0", " ")
    assert advice in error.value.advice.replace("\u00a0", " ")
    if not is_image(name):
        with pytest.raises(BadInput):
            single(data, name)


@pytest.mark.parametrize("stranger", STRANGERS, ids=lambda stranger: stranger.what)
def test_every_sentence_is_short_enough_to_be_read(stranger: object) -> None:
    """At most 25 words a sentence, and a no-break space before what French sets apart."""
    advice = stranger.advice  # type: ignore[attr-defined]
    for sentence in advice.split(". "):
        assert len(sentence.split()) <= 25
    assert " :" not in advice


@pytest.mark.parametrize("format", [each for each in formats.FORMATS if each.write], ids=lambda format: format.id)
def test_what_we_write_and_read_is_never_taken_for_a_stranger(format: formats.Format) -> None:
    from cefi_map.mindmap import outline

    assert format.write
    data = format.write(outline.parse("Projet\n  Contexte\n    mindmap\n  Budget"))
    if format.read:
        assert len(formats.read(data, f"a.{format.extension}").map) == 4
