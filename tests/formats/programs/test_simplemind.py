"""SimpleMind's maps become maps; what has no place in one is counted."""

from __future__ import annotations

import pytest

from cefi_map import formats
from cefi_map.errors import BadInput
from cefi_map.formats.programs.simplemind import read, recognises
from cefi_map.mindmap import Arrow, Block, Run, outline
from tests.cases import zipped


def document(topics: str, relations: str = "", center: str = "0") -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE simplemind-mindmaps>
<simplemind-mindmaps doc-version="3"><mindmap><meta><main-centraltheme id="{center}"/></meta>
<topics>{topics}</topics><relations>{relations}</relations></mindmap></simplemind-mindmaps>""".encode()


def topic(id: int, parent: int, inner: str = "", **attributes: str) -> str:
    said = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<topic id="{id}" parent="{parent}" text="sujet {id}"{said}>{inner}</topic>'


def test_topics_find_their_parent_wherever_it_stands() -> None:
    data = document(topic(3, 1) + topic(0, -1) + topic(1, 0) + topic(2, 0))
    data = zipped(("document/mindmap.xml", data))
    assert recognises(data)
    assert outline.render(formats.read(data, "carte.smmx").map) == "sujet 0\n  sujet 1\n    sujet 3\n  sujet 2\n"


def test_what_a_topic_carries_is_on_its_node() -> None:
    inner = r"""<note textfmt="rtf1">un \*deux\*
    trois</note><link urllink="https://exemple.fr"/><link cloudmapref="./autre.smmx"/><hull visible="True"/>
    <style><font bold="True"/><fillcolor r="255" g="0" b="16"/></style>
    <parent-relation><children><text><note>mène à</note></text></children></parent-relation>"""
    more = {"icon": "ic8_48_red_flag", "checkbox": "true", "checkbox_mode": "progress", "progress": "50"}
    node = read(document(topic(0, -1) + topic(1, 0, inner, collapsed="True", date="21-06-2026", **more))).map.node("1")
    assert node.note == (Block((Run("un "), Run("deux", bold=True))), Block((Run("trois"),)))
    assert (node.icons, node.link, node.folded) == (("flag", "50%"), "https://exemple.fr", True)
    assert node.attributes == (("date", "21-06-2026"), ("relation", "mène à"), ("lien", "./autre.smmx"))
    assert (node.style.background, node.style.bold, bool(node.style.cloud)) == ("#ff0010", True, True)


@pytest.mark.parametrize(
    ("text", "form", "said", "bold"),
    [
        (r"deux\Nlignes", "plain", "deux\nlignes", None),
        (r"C:\\Notes", "plain", r"C:\Notes", None),
        (r"\\*tout gras\\*", "rtf1", "tout gras", True),
        (r"en \\_partie\\_ \\*gras\\*", "rtf1", "en partie gras", None),
    ],
)
def test_titles_are_written_with_escapes(text: str, form: str, said: str, bold: bool | None) -> None:
    root = read(document(f'<topic id="0" parent="-1" text="{text}" textfmt="{form}"/>')).map.root
    assert (root.text, root.style.bold) == (said, bold)


def test_free_texts_and_second_centres_are_nodes_and_counted() -> None:
    inner = "<children><text><note>bulle</note></text><image/></children><images><image/></images>"
    topics = topic(5, -1) + topic(0, -1, inner) + topic(9, 44)
    reading = read(document(topics))
    assert outline.render(reading.map) == "sujet 0\n  sujet 5\n  bulle\n  sujet 9\n"
    assert [notice[-2] for notice in reading.notices] == ["1", "1", "2"]


def test_relations_are_arrows() -> None:
    label = "<children><text><note>mène à</note></text></children>"
    relations = f'<relation source="0" target="1">{label}</relation><relation source="0" target="7"/>'
    reading = read(document(topic(0, -1) + topic(1, 0), relations))
    assert reading.map.root.arrows == (Arrow("1", "mène à"),)
    assert "Relations" in reading.notices[0]


def test_its_own_doctype_passes_and_no_other_does() -> None:
    data = document(topic(0, -1))
    assert read(data).map.root.text == "sujet 0"
    with pytest.raises(BadInput, match="DOCTYPE"):
        read(data.replace(b"simplemind-mindmaps>", b'simplemind-mindmaps [<!ENTITY a "b">]>', 1))
    with pytest.raises(BadInput):
        read(document(topic(0, 1) + topic(1, 0)))
