"""Pictures of topics: in the archive's own resources, both ways; what lies elsewhere is counted."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import pytest

from cefi_map.formats import xmind
from cefi_map.formats.pictures import kept
from cefi_map.mindmap import MindMap, Picture, outline
from cefi_map.mindmap.pictures import source_of
from tests.cases import png, zipped


def workbook(image: dict[str, Any], **files: bytes) -> bytes:
    return packed({"id": "s", "title": "f", "rootTopic": {"id": "r", "title": "Projet", "image": image}}, **files)


def packed(sheet: dict[str, Any], **files: bytes) -> bytes:
    return zipped(("content.json", json.dumps([sheet])), *files.items())


def test_a_topic_shows_what_lies_in_the_archive() -> None:
    """In XMind's width, or in its own where none is said."""
    file = {"resources/a.png": png()}
    reading = xmind.read(workbook({"src": "xap:resources/a.png", "width": 40, "height": 20}, **file))
    assert reading.map.root.picture == Picture(kept(png()).hash, 40, 20, (60, 30), "", "resources/a.png")
    assert reading.map.files == {kept(png()).hash: png()}
    assert reading.notices == ()
    drawn = xmind.read(workbook({"src": "xap:resources/a.png"}, **file)).map.root.picture
    assert drawn
    assert (drawn.width, drawn.height) == (60, 30)


NOTES = {
    "realHTML": {"realHTML": {"content": '<p>un</p><img width="3" src="xap:resources/a.png"><img src="xap:b.png">'}},
    "paragraphs": {
        "html": {"content": {"paragraphs": [{"spans": [{"image": "xap:resources/a.png"}, {"image": "xap:b.png"}]}]}}
    },
}


@pytest.mark.parametrize("form", NOTES)
def test_a_picture_in_a_note_becomes_its_node_s_where_that_has_none(form: str) -> None:
    """A note has words alone here: what finds no place is counted."""
    file = {"resources/a.png": png()}
    topic: dict[str, Any] = {"id": "r", "title": "Projet", "notes": NOTES[form]}
    sheet = {"id": "s", "rootTopic": topic}
    reading = xmind.read(packed(sheet, **file))
    assert reading.map.root.picture
    assert reading.map.files == {kept(png()).hash: png()}
    assert reading.notices == (
        "Images d’une note, devenues celle de leur nœud\u00a0: 1.",
        "Images d’une note, non reprises\u00a0: 1.",
    )
    topic["image"] = {"src": "xap:resources/a.png"}
    assert xmind.read(packed(sheet, **file)).notices == ("Images d’une note, non reprises\u00a0: 2.",)


def test_a_picture_in_the_note_of_an_old_file_is_found() -> None:
    content = (
        '<xmap-content xmlns="urn:xmind:xmap:xmlns:content:2.0" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
        '<sheet id="s"><topic id="r"><title>Projet</title><notes><html><xhtml:p>'
        '<xhtml:img xhtml:src="xap:attachments/a.png"/>'
        "</xhtml:p></html></notes></topic></sheet></xmap-content>"
    )
    file = zipped(("content.xml", content), ("attachments/a.png", png()))
    assert xmind.read(file).map.root.picture


@pytest.mark.parametrize(
    "src", ["xap:resources/autre.png", "http://exemple.fr/a.png", "file:///a.png", "xap:../a.png", "", 7]
)
def test_what_lies_elsewhere_is_counted(src: object) -> None:
    reading = xmind.read(workbook({"src": src}, **{"resources/a.png": png()}))
    assert (reading.map.root.picture, reading.notices) == (None, ("Images non reprises\u00a0: 1.",))


def test_an_old_file_names_its_pictures_in_attachments() -> None:
    """Its address in one namespace, its size in another."""
    content = (
        '<xmap-content xmlns="urn:xmind:xmap:xmlns:content:2.0" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
        ' xmlns:svg="http://www.w3.org/2000/svg"><sheet id="s"><topic id="r"><title>Projet</title>'
        '<xhtml:img svg:height="15" svg:width="30" xhtml:src="xap:attachments/a.png"/></topic></sheet></xmap-content>'
    )
    reading = xmind.read(zipped(("content.xml", content), ("attachments/a.png", png())))
    assert reading.map.root.picture == Picture(kept(png()).hash, 30, 15, (60, 30), "", "attachments/a.png")


def test_a_map_of_ours_comes_back_with_its_pictures() -> None:
    """Once each, and with the words of each node."""
    mindmap, found = outline.parse("Projet\n  Un\n  Deux"), kept(png())
    picture = Picture(found.hash, 40, 20, (60, 30), "Le plan", source_of(found.hash, "png"))
    one, two = mindmap.nodes[1:]
    nodes = (mindmap.root, replace(one, picture=picture), replace(two, picture=replace(picture, alt="Le « même »")))
    mindmap = MindMap(nodes, files={found.hash: found.data})
    data = xmind.write(mindmap)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read(f"resources/{found.hash}.png") == found.data
        assert f"resources/{found.hash}.png" in json.loads(archive.read("manifest.json"))["file-entries"]
    back = xmind.read(data).map
    assert [node.picture and (node.picture.hash, node.picture.width, node.picture.alt) for node in back] == [
        None, (found.hash, 40, "Le plan"), (found.hash, 40, "Le « même »")]  # fmt: skip
    assert back.files == mindmap.files
    assert xmind.lost(mindmap) == ()


@pytest.mark.parametrize(("said", "words"), [("Le\0 plan", "Le plan"), (7, ""), (["a"], ""), ("a" * 900, "a" * 500)])
def test_words_that_anybody_wrote_are_text_within_their_length(said: object, words: str) -> None:
    found = xmind.read(workbook({"src": "xap:resources/a.png", "alt": said}, **{"resources/a.png": png()})).map
    assert found.root.picture
    assert found.root.picture.alt == words
