"""Pictures of nodes in FreeMind files: beside the map, never elsewhere; both ways, and nothing else moves."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from cefi_map import formats
from cefi_map.formats import freemind
from cefi_map.formats.pictures import kept
from cefi_map.mindmap import MindMap, Picture, edits, outline
from cefi_map.mindmap.pictures import source_of
from tests.cases import png, zipped

LOGO = "images/le%20logo.png"


def mm(hook: str, more: str = "") -> bytes:
    return f'<map version="freeplane 1.9.13">\n<node TEXT="Projet" ID="a">\n{hook}\n{more}</node>\n</map>\n'.encode()


def hook(uri: str = LOGO, size: str = "0.5") -> str:
    return f'<hook URI="{uri}" SIZE="{size}" NAME="ExternalObject"/>'


def archive(map: bytes, path: str = "carte/images/le logo.png", data: bytes = b"") -> bytes:
    return zipped(("carte/carte.mm", map), (path, data or png()), ("__MACOSX/carte/._carte.mm", b"x"))


@pytest.mark.parametrize("size", ["0.5", "0.50052863", "0.500"])
def test_an_archive_brings_what_lies_beside_its_map(size: str) -> None:
    """In the size that Freeplane drew it; the map written again is the same bytes, and so are its pictures."""
    source = mm(hook(size=size))
    reading = formats.read(archive(source))
    picture = reading.map.root.picture
    assert picture == Picture(kept(png()).hash, 30, 15, (60, 30), "", LOGO)
    assert reading.map.files == {picture.hash: png()}
    assert reading.notices == ()
    assert freemind.write(reading.map) == source
    assert freemind.bundle.beside(reading.map) == {"images/le logo.png": png()}


def test_a_map_alone_keeps_the_place_and_says_what_is_missing() -> None:
    source = mm(hook())
    reading = formats.read(source)
    assert reading.map.root.picture == Picture("", 120, 40, (0, 0), "", LOGO)
    assert "importez l’archive .zip" in reading.notices[0]
    assert freemind.write(reading.map) == source


@pytest.mark.parametrize(
    "uri",
    ["http://exemple.fr/a.png", "file:///etc/passwd", "../secret.png", "images/%2e%2e/%2e%2e/a.png", "/etc/a.png",
     "C:\\a.png", "\\\\serveur\\a.png", "freeplaneresource:/images/svg/Progress_tenth_01.svg",
     "data:image/png;base64,AA", "images/plan.pdf", ""],
)  # fmt: skip
def test_what_lies_elsewhere_is_neither_fetched_nor_shown(uri: str) -> None:
    """It stays in the file, letter for letter."""
    source = mm(hook(uri.replace("\\", "&#x5c;")))
    reading = formats.read(archive(source))
    assert (reading.map.root.picture, reading.map.files) == (None, {})
    assert freemind.write(reading.map) == source


def test_a_picture_of_the_archive_that_no_node_names_is_told():
    """One that a note names is not."""
    note = b'<node TEXT="b"><richcontent TYPE="NOTE"><html><body><img src="n.png"/></body></html></richcontent></node>'
    archive = freemind.bundle.packed(
        {"carte.mm": b'<map version="1.0.1"><node TEXT="a">' + note + b"</node></map>", "n.png": png(), "x.png": png()}
    )
    assert freemind.bundle.read(archive).notices[-1] == "1 fichier laissé de côté\u00a0: x.png."


def test_pictures_that_a_file_names_are_found_however_their_names_are_written():
    """Escaped, with an ending in capitals or of five letters; of a longer name the end is found too."""
    text = """<img src="photos/l%27%C3%A9t%C3%A9.TIFF"/> <node TEXT="voir b.jpeg, ma&#xe7;on.png"/>"""
    there = ["x/l'été.TIFF", "b.jpeg", "maçon.png", "c.jpeg", "on.png", "t.png", "no.txt"]
    assert list(freemind.bundle.named_in(text.encode(), there)) == ["x/l'été.TIFF", "b.jpeg", "maçon.png", "on.png"]


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\nabime", b"<svg/>", b"texte"])
def test_what_is_no_picture_is_as_if_it_had_not_come(data: bytes) -> None:
    reading = formats.read(archive(mm(hook()), data=data))
    assert reading.map.root.picture == Picture("", 120, 40, (0, 0), "", LOGO)
    assert "1 image n’est pas montrée (le centre, Projet)" in reading.notices[0]


def test_a_change_moves_nothing_else_of_the_file() -> None:
    """Another size, other words, another picture, none."""
    source = mm(hook(), '<node TEXT="reste" ID="b"/>\n')
    mindmap = formats.read(archive(source)).map
    picture = mindmap.root.picture
    assert picture
    wider = edits.update(mindmap, "a", picture=replace(picture, width=60, height=30, alt="Le logo"))
    assert freemind.write(wider) == mm(
        '<hook URI="images/le%20logo.png" SIZE="1" NAME="ExternalObject" ALT="Le logo"/>',
        '<node TEXT="reste" ID="b"/>\n',
    )
    none = edits.update(mindmap, "a", picture=None)
    assert freemind.write(none) == source.replace(f"\n{hook()}".encode(), b"")
    new = kept(png("blue"))
    other = Picture(new.hash, 60, 30, (60, 30), "", source_of(new.hash, "png"))
    assert f'URI="{other.source}" SIZE="1"'.encode() in freemind.write(edits.update(mindmap, "a", picture=other))


def test_a_map_of_ours_comes_back_equal() -> None:
    """With its words and its sizes; what the page could forge of a place is not written outside the archive."""
    mindmap = outline.parse("Projet\n  Un\n  Deux")
    found = [kept(png()), kept(png("blue", (37, 91)))]
    shown = [
        Picture(each.hash, width, height, (each.width, each.height), alt, source)
        for each, width, height, alt, source in zip(
            found, (60, 200), (30, 492), ("Le plan « A »", ""),
            (source_of(found[0].hash, "png"), "../../etc/cron.png"), strict=True)
    ]  # fmt: skip
    nodes = (mindmap.root, *(replace(node, picture=each) for node, each in zip(mindmap.nodes[1:], shown, strict=True)))
    mindmap = MindMap(nodes, files={each.hash: each.data for each in found})
    packed = freemind.bundle.packed({"carte.mm": freemind.write(mindmap), **freemind.bundle.beside(mindmap)})
    with zipfile.ZipFile(io.BytesIO(packed)) as held:
        assert [name for name in held.namelist() if ".." in name or name.startswith("/")] == []
    back = formats.read(packed).map
    assert back.files == mindmap.files
    assert back.nodes[1].picture == shown[0]
    assert back.nodes[2].picture == replace(shown[1], source=source_of(found[1].hash, "png"))
    assert any("Freeplane les montre" in said for said in freemind.lost(mindmap))


def test_an_archive_of_other_things_is_no_map() -> None:
    """Two maps, a document: those are files of a class."""
    one = mm("")
    assert formats.is_archive(zipped(("a.mm", one), ("b.mm", one), ("c.png", png())))
    assert formats.is_archive(zipped(("a.mm", one), ("c.png", png()), ("d.pdf", b"%PDF")))
    assert formats.is_archive(zipped(("a.mm", one)))
    assert not formats.is_archive(zipped(("a.mm", one), ("c.png", png())))
