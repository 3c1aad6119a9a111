"""WiseMapping's maps become maps, and are never taken for FreeMind's, whose root has the same name."""

from __future__ import annotations

from cefi_map import formats
from cefi_map.formats import freemind
from cefi_map.formats.programs.wisemapping import read, recognises
from cefi_map.mindmap import Arrow, outline

MAP = b"""<map name="1" version="tango"><topic central="true" text="P" id="1">
<topic position="220,0" order="0" id="2" shrink="true" fontStyle="Verdana;12;#FF0000;bold;;" bgColor="#00ff00">
  <text><![CDATA[deux
lignes]]></text><icon id="flag_green"/><icon id="sport_football"/><link url="https://exemple.fr" urlType="url"/>
  <note><![CDATA[une note]]></note><topic position="400,0" order="0" text="c" id="3"/></topic>
<topic position="-220,0" order="1" text="b" id="4"><note text="Une%20note%20d%27avant"/></topic></topic>
<topic position="10,300" text="flottant" id="5"/>
<relationship srcTopicId="2" destTopicId="4" endArrow="false" startArrow="true"/>
<relationship srcTopicId="2" destTopicId="77"/></map>"""


def test_topics_become_nodes_with_what_they_carry() -> None:
    reading = formats.read(MAP, "carte.wxml")
    assert outline.render(reading.map).replace("\n    : ", " / ") == (
        "P\n  deux lignes / une note\n    c\n  b / Une note d'avant\n  flottant\n"
    )
    node = reading.map.node("2")
    assert (node.icons, node.link, node.side, node.folded) == (("flag-green",), "https://exemple.fr", "right", True)
    style = node.style
    assert (style.color, style.background, style.bold, style.size) == ("#ff0000", "#00ff00", True, 12)
    assert reading.map.node("4").arrows == (Arrow("2"),)
    assert reading.map.node("4").side == "left"
    assert len(reading.notices) == 3


def test_a_note_that_speaks_of_percents_is_left_alone() -> None:
    text = '<map><topic central="true" id="1" text="P"><note text="50%20 des jeunes"/></topic></map>'
    assert read(text.encode()).map.root.note_text == "50%20 des jeunes"


def test_freemind_is_not_taken_for_it() -> None:
    data = freemind.write(outline.parse("P\n  a"))
    assert not recognises(data)
    assert recognises(MAP)
    assert recognises(b'<?xml version="1.0"?>\n<map name="x">\n  <topic central="true" id="1" text="P"/></map>')
