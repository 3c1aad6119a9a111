"""XMind files of every age become maps; what has no place in a map is counted in a notice."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.formats.xmind import read, read_all, recognises
from cefi_map.mindmap import Block, Run, outline
from tests.cases import zipped
from tests.shared import files, needs_shared


def new(root: dict[str, Any], **sheet: Any) -> bytes:
    """A workbook of XMind 2020 with one sheet."""
    content = [{"id": "s", "title": "Feuille", "rootTopic": root, **sheet}]
    return zipped(("content.json", json.dumps(content)), ("content.xml", "<avertissement/>"))


def topic(title: str, *attached: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": title, "title": title, "children": {"attached": list(attached)}, **more}


def old(sheet: str, styles: str = "") -> dict[str, str]:
    """The entries of a workbook of XMind 8."""
    names = 'xmlns="urn:xmind:xmap:xmlns:content:2.0" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    names += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="http://www.w3.org/2000/svg"'
    entries = {"content.xml": f"<xmap-content {names}>{sheet}</xmap-content>"}
    if styles:
        entries["styles.xml"] = styles
    return entries


UNBALANCED = "org.xmind.ui.map.unbalanced"
OLD_SHEET = f"""<sheet id="s"><topic id="p" xlink:href="https://a.fr" structure-class="{UNBALANCED}">
  <title svg:width="9">P</title>
  <children><topics type="attached">
    <topic id="a" style-id="st" branch="folded"><title>A &amp; B</title>
      <marker-refs><marker-ref marker-id="priority-1"/></marker-refs>
      <labels><label>E1</label><label>durée : 3 h</label><label>seule</label></labels>
      <notes><html><xhtml:p>un <xhtml:b>deux</xhtml:b></xhtml:p></html><plain>un deux</plain></notes>
      <boundaries><boundary range="master" style-id="cloud"/></boundaries></topic>
    <topic id="b" xlink:href="xmind:#a"><title>B</title><notes><plain>simple</plain></notes></topic></topics>
    <topics type="detached"><topic id="f"><title>flottant</title></topic></topics></children>
    <extensions><extension provider="{UNBALANCED}"><content><right-number>1</right-number></content></extension>
    </extensions></topic>
  <title>Feuille 1</title>
  <relationships><relationship end1="a" end2="b"><title>mène à</title></relationship></relationships></sheet>"""
OLD_STYLES = """<xmap-styles xmlns="urn:xmind:xmap:xmlns:style:2.0" xmlns:fo="http://www.w3.org/1999/XSL/Format"
  xmlns:svg="http://www.w3.org/2000/svg"><styles><style id="st" type="topic"><topic-properties
  fo:font-weight="bold" fo:color="#FF0000" svg:fill="#00ff00" fo:font-size="14pt"/></style>
  <style id="cloud" type="boundary"><boundary-properties svg:fill="#FFCC00"/></style></styles></xmap-styles>"""


def test_the_old_form_gives_the_same_map_as_the_new() -> None:
    """Title, link, styles, label, marker, note, folding, sides, cloud and arrow of one map in both forms."""
    a = topic(
        "A & B",
        id="a",
        branch="folded",
        markers=[{"markerId": "priority-1"}],
        labels=["E1", "durée : 3 h", "seule"],
        notes={"realHTML": {"content": "<div>un <strong>deux</strong></div>"}, "plain": {"content": "un deux"}},
        style={
            "properties": {
                "fo:font-weight": "bold",
                "fo:color": "#FF0000",
                "svg:fill": "#00ff00",
                "fo:font-size": "14pt",
            }
        },
        boundaries=[{"range": "master", "style": {"properties": {"svg:fill": "#FFCC00"}}}],
    )
    b = topic("B", id="b", href="xmind:#a", notes={"plain": {"content": "simple"}})
    root = topic("P", a, b, id="p", href="https://a.fr", structureClass=UNBALANCED)
    root["extensions"] = [{"provider": UNBALANCED, "content": [{"name": "right-number", "content": "1"}]}]
    root["children"]["detached"] = [topic("flottant", id="f")]
    relation = {"end1Id": "a", "end2Id": "b", "title": "mène à"}
    one, two = read(new(root, relationships=[relation])), read(zipped(*old(OLD_SHEET, OLD_STYLES).items()))
    assert one == two
    node = one.map.node("a")
    assert node.attributes == (("etape", "E1"), ("durée", "3 h"), ("étiquette", "seule"))
    assert node.note == (Block((Run("un "), Run("deux", bold=True))),)
    assert (node.icons, node.folded, node.style.size, node.arrows[0].label) == (("full-1",), True, 14, "mène à")
    assert one.map.node("b").link == "#a"
    assert node.style.cloud == "#ffcc00"
    assert [one.map.node(key).side for key in "abf"] == ["right", "left", "left"]
    assert one.notices == ("Sujets flottants rattachés au nœud dont ils dépendent : 1.".replace(" :", "\u00a0:"),)


def test_xml_without_archive_is_read_and_bare_ampersands_are_repaired() -> None:
    data = old(OLD_SHEET)["content.xml"].replace("&amp;", "&").encode()
    reading = read(data)
    assert recognises(data)
    assert reading.map.node("a").text == "A & B"
    assert "réparé" in reading.notices[0]


def test_only_the_unbalanced_map_minds_how_many_branches_are_on_the_right() -> None:
    """XMind leaves the number in a map that has taken another form since."""
    root = topic("P", topic("a"), topic("b"), structureClass="org.xmind.ui.map.clockwise")
    root["extensions"] = [{"provider": UNBALANCED, "content": [{"name": "right-number", "content": "1"}]}]
    assert not any(node.side for node in read(new(root)).map)
    root["structureClass"], root["extensions"][0]["content"][0]["content"] = UNBALANCED, "beaucoup"
    assert not any(node.side for node in read(new(root)).map)


def test_summaries_callouts_and_unknown_groups_are_nodes() -> None:
    root = topic("P", topic("a"))
    root["children"] |= {"summary": [topic("s")], "callout": [topic("c")], "autre": [topic("x")]}
    reading = read(new(root))
    assert outline.render(reading.map) == "P\n  a\n  s\n  c\n  x\n"
    assert len(reading.notices) == 2


def test_what_has_no_place_is_counted() -> None:
    root = topic(
        "P",
        topic("a", boundaries=[{"range": "master"}]),
        topic("b", href="xap:resources/x.pdf", image={"src": "xap:y.png"}),
        topic("c", markers=[{"markerId": "month-aug"}], extensions=[{"provider": "org.xmind.ui.taskInfo"}]),
        boundaries=[{"range": "(0,1)", "title": "cadre"}],
    )
    reading = read(new(root, relationships=[{"end1Id": "a", "end2Id": "nulle part"}]))
    assert reading.map.node("a").style.cloud
    assert not reading.map.node("b").link
    for words in ("Images", "Pièces jointes", "Cadres", "Relations", "tâche", "mois (1)"):
        assert sum(words in notice for notice in reading.notices) == 1, words
    assert len(reading.notices) == 6


def test_every_sheet_can_be_read_and_one_alone_names_the_others() -> None:
    sheets = [{"title": f"F{n}", "rootTopic": topic(f"P{n}")} for n in range(3)]
    data = zipped(("content.json", json.dumps(sheets)))
    reading = read(data)
    assert reading.map.root.text == "P0"
    assert "«\u00a0F1\u00a0», «\u00a0F2\u00a0»" in " ".join(reading.notices)
    found = read_all(data)
    assert [(each.sheet, each.map.root.text, each.notices) for each in found] == [
        (f"F{n}", f"P{n}", ()) for n in range(3)
    ]


def test_more_sheets_than_become_projects_are_refused() -> None:
    sheets = [{"title": "F", "rootTopic": topic("P")}] * (limits.SHEETS + 1)
    with pytest.raises(TooLarge, match="51 feuilles"):
        read_all(zipped(("content.json", json.dumps(sheets))))


def test_ids_missing_or_twice_get_derived_keys() -> None:
    root = topic("P", topic("a", id="x"), topic("b", id="x"), {"title": "c"})
    assert [node.key for node in read(new(root)).map.nodes] == ["P", "x", "~2", "~3"]


def test_notes_of_the_paragraph_form() -> None:
    spans = {
        "html": {"content": {"paragraphs": [{"spans": [{"text": "un"}]}, {"spans": [{"text": "de"}, {"text": "ux"}]}]}}
    }
    assert read(new(topic("P", notes=spans))).map.root.note_text == "un\ndeux"


def deep(levels: int) -> dict[str, Any]:
    root = leaf = topic("0")
    for level in range(levels):
        leaf["children"]["attached"].append(leaf := topic(str(level + 1)))
    return root


def test_the_deepest_map_passes_and_more_is_refused() -> None:
    assert len(read(new(deep(limits.DEPTH))).map) == limits.DEPTH + 1
    with pytest.raises(TooLarge, match="255 niveaux"):
        read(new(deep(limits.DEPTH + 1)))
    with pytest.raises(TooLarge, match="255 niveaux"):
        read(zipped(("content.json", "[" * 100_000)))


BAD = {
    "no content": (zipped(("autre.txt", "")), "manque"),
    "no JSON": (zipped(("content.json", "{")), "illisible"),
    "no list": (zipped(("content.json", "{}")), "liste de feuilles"),
    "no sheet": (zipped(("content.json", "[]")), "aucune feuille"),
    "no topic": (zipped(("content.json", '[{"rootTopic": 3}, 4]')), "aucune feuille"),
    "no XML": (zipped(("content.xml", "<x")), "mal formé"),
    "no sheet in XML": (zipped(*old("").items()), "aucune feuille"),
    "a doctype": (zipped(("content.xml", "<!DOCTYPE x []><x/>")), "DOCTYPE"),
    "a password": (
        zipped(("content.json", "#"), ("manifest.json", '{"file-entries":{"content.json":{"encryption-data":{}}}}')),
        "mot de passe",
    ),
    "half a file": (new(topic("P"))[:80], "sommaire"),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_said(data: bytes, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        read(data)


WRONG: list[Any] = [None, 3, "x", [], {}, [3], {"x": 3}, [{"x": None}], True, "\ud800"]


@pytest.mark.parametrize(
    "name", ["id", "title", "notes", "labels", "markers", "href", "style", "children", "boundaries"]
)
def test_values_of_any_type_do_no_harm(name: str) -> None:
    for value in WRONG:
        assert len(read(new({"title": "P", name: value})).map) >= 1


def topics_in(data: bytes) -> int:
    """Topics on the first sheet, counted without our reader."""
    archive = zipfile.ZipFile(io.BytesIO(data)) if data.startswith(b"PK") else None
    if archive and "content.json" in archive.namelist():
        count, stack = 0, [json.loads(archive.read("content.json"))[0]["rootTopic"]]
        while stack:
            count += 1
            stack += [child for group in stack.pop().get("children", {}).values() for child in group]
        return count
    content = (archive.read("content.xml") if archive else data).decode()
    return len(re.findall(r"<topic[\s>]", content.split("</sheet>")[0]))


@needs_shared
@pytest.mark.parametrize("path", files("corpus/other/xmind/*.xmind"), ids=lambda path: path.name)
def test_real_files_load_or_say_why(path: Path) -> None:
    """As many nodes as the file has topics on its first sheet; a damaged archive is refused with a sentence."""
    data = path.read_bytes()
    assert recognises(data)
    if not zipfile.is_zipfile(path) and data.startswith(b"PK"):
        with pytest.raises(BadInput, match="sommaire"):
            read(data)
        return
    assert len(read(data).map) == topics_in(data)
