"""What is written: from nothing by the schemas, back into a file letter for letter but for what was changed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cefi_map.formats import freemind
from cefi_map.mindmap import Arrow, Block, MindMap, Node, Picture, Run, Style, codec, edits, from_plain, outline
from tests.formats.freemind.drawn import mindmaps, nodes
from tests.shared import files, needs_shared

OURS = etree.RelaxNG(etree.parse(str(Path(__file__).parents[3] / "schemas" / "freemind.rng")))

FILE = """\
<map version="freeplane 1.9.13">
<!--To view this file, download free mind mapping software Freeplane -->
<attribute_registry SHOW_ATTRIBUTES="hide"/>
<node TEXT="Racine" FOLDED="false" ID="ID_1" CREATED="1"><hook NAME="MapStyle">
    <properties show_icon="true"/>
</hook>
<font NAME='Arial' SIZE="18"/>
<node TEXT="l'un &#xe9; é" POSITION="right" ID="ID_2" STYLE_REF="x">
<icon BUILTIN="idea"/>
<icon BUILTIN="help"/>
<node ID="ID_3"><richcontent TYPE="NODE">

<html>
  <head>

  </head>
  <body>
    <p>
      Un <b>titre</b> en HTML
    </p>
  </body>
</html></richcontent>
<arrowlink DESTINATION="ID_4" COLOR="#ff0000" STARTINCLINATION="1;2;"/>
<arrowlink DESTINATION="ID_99"/>
</node>
<node TEXT="sans ID"/>
<attribute_layout NAME_WIDTH="3"/>
<!-- après -->
</node>
<node TEXT="deux" ID="ID_4" LINK="#ID_3" POSITION="left">
<edge COLOR="#00ff00" WIDTH="2"/>
<attribute NAME="a" VALUE="1" OBJECT="x|1"/>
<attribute NAME="b" VALUE="2"/>
<richcontent TYPE="NOTE" CONTENT-TYPE="plain/auto"><text>vieille
note</text></richcontent>
<richcontent TYPE="DETAILS" HIDDEN="true"><html><head/><body><p>détail</p></body></html></richcontent>
</node>
</node>
</map>
"""


def opened() -> MindMap:
    return freemind.read(FILE.encode()).map


def written(mindmap: MindMap) -> str:
    return freemind.write(mindmap).decode()


def changed(old: str, new: str, text: str = FILE) -> str:
    """The file with one passage replaced."""
    assert text.count(old) == 1
    return text.replace(old, new)


# ---- from nothing


@pytest.mark.whole
@given(mindmaps)
def test_any_map_comes_back_equal(mindmap: MindMap) -> None:
    data = freemind.write(mindmap)
    assert freemind.read(data).map == mindmap
    assert freemind.write(freemind.read(data).map) == data
    assert data.startswith(b'<map version="1.0.1">\n<node')
    assert all(byte < 128 or chr_ > "\uffff" for chr_ in data.decode() for byte in (ord(chr_),))
    assert OURS.validate(etree.fromstring(data)), OURS.error_log


@pytest.mark.parametrize("alt", ["", "Le plan « du » lieu"])
def test_a_picture_of_a_new_map_is_as_stated(alt: str) -> None:
    root = Node("a", None, "Projet", picture=Picture("0" * 64, 40, 20, (60, 30), alt), icons=("idea",))
    data = freemind.write(MindMap((replace(root, attributes=(("x", "y"),)),)))
    assert b"ExternalObject" in data
    assert OURS.validate(etree.fromstring(data)), OURS.error_log


@needs_shared
@given(mindmaps)
def test_any_map_is_valid_for_freemind_itself_but_for_what_is_freeplanes(mindmap: MindMap) -> None:
    theirs = etree.XMLSchema(etree.parse(str(files("corpus/xsd/freemind.xsd")[0])))
    root = etree.fromstring(freemind.write(mindmap))
    for element in list(root.iter("richcontent")):
        if element.get("TYPE") == "DETAILS":
            element.getparent().remove(element)
    for element in root.iter("arrowlink"):
        for name in ("MIDDLE_LABEL", "DASH"):
            element.attrib.pop(name, None)
    assert theirs.validate(root), theirs.error_log


def test_a_new_file_is_ascii_with_emoji_raw() -> None:
    mindmap = outline.parse('Été « 1 < 2 & "3" »\n  😀 à\n    : note é\n')
    assert (
        freemind.write(mindmap)
        == (
            '<map version="1.0.1">\n'
            '<node ID="n0" TEXT="&#xc9;t&#xe9; &#xab; 1 &lt; 2 &amp; &quot;3&quot; &#xbb;">\n'
            '<node ID="n1" TEXT="😀 &#xe0;">\n'
            '<richcontent TYPE="NOTE"><html>\n<head>\n</head>\n<body>\n<p>note &#xe9;</p>\n</body>\n</html>\n'
            "</richcontent>\n"
            "</node>\n</node>\n</map>\n"
        ).encode()
    )


def test_a_derived_key_is_no_id_unless_something_of_ours_needs_one() -> None:
    root = Node("~0", None, "r", link="#~3")
    mindmap = MindMap(
        (
            root,
            Node("~1", "~0", "a", arrows=(Arrow("~2"),)),
            Node("~2", "~0", "b"),
            Node("~3", "~0", "c"),
            Node("~4", "~0", "d", attributes=(("etape", "E1"),)),
            Node("~5", "~0", "e", attributes=(("x", "y"),)),
        )
    )
    data = freemind.write(mindmap)
    ids = [node.get("ID") for node in etree.fromstring(data).iter("node")]
    assert [bool(id) for id in ids] == [False, False, True, True, True, False]
    assert all(id.startswith("ID_") and id[3:].isdigit() for id in ids if id)
    assert freemind.write(mindmap) == data
    again = freemind.read(data).map
    assert again.nodes[1].arrows == (Arrow(ids[2]),)
    assert again.root.link == f"#{ids[3]}"


@pytest.mark.parametrize("id", ["1", "ab c", "é1", "8B5D84F3-90CE", "4nbmngo65n", "x:y", " ", 'a"<&>'])
def test_any_text_is_an_id_wherever_it_is_named(id: str) -> None:
    fresh = MindMap((Node(id, None, "r"), Node("b", id, "", link=f"#{id}", arrows=(Arrow(id),))))
    assert freemind.read(freemind.write(fresh)).map == fresh
    source = f'<map><node ID="r"><node ID="a"/><node ID="{escape(id, {chr(34): "&quot;"})}"/></node></map>'
    drawn = edits.update(freemind.read(source.encode()).map, "a", link=f"#{id}", arrows=(Arrow(id, "vers"),))
    assert freemind.read(freemind.write(drawn)).map == drawn
    root = etree.fromstring(freemind.write(drawn))
    assert [node.get("ID") for node in root.iter("node")] == ["r", "a", id]


@pytest.mark.parametrize("id", ["x", "x" * 2_000])
def test_what_is_drawn_to_a_node_whose_id_leads_elsewhere_gives_it_one_of_its_own(id: str) -> None:
    source = f'<map><node ID="r"><node ID="{id}" TEXT="1"/><node ID="{id}" TEXT="2"/></node></map>'
    mindmap = freemind.read(source.encode()).map
    assert written(mindmap) == source
    drawn = freemind.read(freemind.write(edits.update(mindmap, "r", link="#~2", arrows=(Arrow("~2"),)))).map
    second = drawn.nodes[2]
    assert (drawn.root.link, drawn.root.arrows, second.text) == (f"#{second.key}", (Arrow(second.key),), "2")


def test_not_bold_is_what_letters_are_without() -> None:
    mindmap = MindMap((Node("a", None, "", style=Style(bold=False)), Node("b", "a", "", style=Style(size=12))))
    assert "font" not in written(MindMap(mindmap.nodes[:1]))
    assert '<font NAME="SansSerif" SIZE="12"/>' in written(mindmap)


def test_what_xml_forbids_is_left_out() -> None:
    mindmap = MindMap((Node("a", None, "x\x00\x1b\ud800\ufffey", note=from_plain("n\x01")),))
    root = freemind.read(freemind.write(mindmap)).map.root
    assert (root.text, root.note_text) == ("xy", "n")


# ---- back into a file


def test_a_file_comes_back_letter_for_letter() -> None:
    assert written(opened()) == FILE


def test_a_file_comes_back_after_a_trip_through_json() -> None:
    data = json.loads(json.dumps(codec.to_data(opened(), opaque=True)))
    assert written(codec.from_data(data)) == FILE


def test_without_its_opaque_parts_a_map_is_written_anew() -> None:
    plain = codec.from_data(codec.to_data(opened()))
    assert written(plain).startswith('<map version="1.0.1">\n<node FOLDED') is False
    assert freemind.read(freemind.write(plain)).map == plain


@pytest.mark.parametrize(
    ("key", "change", "old", "new"),
    [
        ("ID_2", {"text": "L'autre « à »\n<2>"}, "l'un &#xe9; é", "L'autre &#xab; &#xe0; &#xbb;&#xa;&lt;2&gt;"),
        ("ID_2", {"folded": True}, ' STYLE_REF="x">', ' STYLE_REF="x" FOLDED="true">'),
        ("ID_2", {"side": "left"}, 'POSITION="right"', 'POSITION="left"'),
        ("ID_2", {"side": ""}, 'POSITION="right"', 'POSITION="right"'),
        ("ID_2", {"icons": ("idea", "ok", "help")}, '"idea"/>\n', '"idea"/>\n<icon BUILTIN="ok"/>\n'),
        ("ID_2", {"icons": ("help",)}, '\n<icon BUILTIN="idea"/>', ""),
        ("ID_2", {"icons": ("ok",)}, '"idea"/>\n<icon BUILTIN="help"/>', '"ok"/>'),
        ("ID_2", {"style": Style(color="#123456")}, ' STYLE_REF="x">', ' STYLE_REF="x" COLOR="#123456">'),
        ("ID_1", {"style": Style(bold=True)}, 'SIZE="18"/>', 'SIZE="12" BOLD="true"/>'),
        ("ID_1", {"style": Style(bold=False, size=18)}, 'SIZE="18"/>', 'SIZE="18" BOLD="false"/>'),
        ("ID_1", {"folded": True}, ' FOLDED="false"', ' FOLDED="true"'),
        ("ID_3", {"text": "Un titre tout en HTML"}, " en HTML", " tout en HTML"),
        ("ID_3", {"text": "Un beau titre en HTML"}, "<b>titre", "<b>beau titre"),
        ("ID_3", {"arrows": ()}, '<arrowlink DESTINATION="ID_4" COLOR="#ff0000" STARTINCLINATION="1;2;"/>\n', ""),
        ("ID_4", {"link": "http://a?b&c"}, 'LINK="#ID_3"', 'LINK="http://a?b&amp;c"'),
        ("ID_4", {"link": ""}, ' LINK="#ID_3"', ""),
        ("ID_4", {"style": Style()}, '<edge COLOR="#00ff00" WIDTH', "<edge WIDTH"),
        ("ID_4", {"style": Style(edge="#00ff01")}, "#00ff00", "#00ff01"),
        ("ID_4", {"attributes": (("a", "1"), ("b", "3"))}, 'VALUE="2"', 'VALUE="3"'),
        ("ID_4", {"attributes": (("b", "2"),)}, '<attribute NAME="a" VALUE="1" OBJECT="x|1"/>\n', ""),
        ("ID_4", {"note": from_plain("neuve\n& plus")}, "vieille\nnote", "neuve\n&amp; plus"),
        (
            "ID_4",
            {"details": from_plain("autre")},
            "<head/><body><p>d\u00e9tail</p></body></html>",
            "\n<head>\n</head>\n<body>\n<p>autre</p>\n</body>\n</html>\n",
        ),
        (
            "ID_4",
            {"note": ()},
            '<richcontent TYPE="NOTE" CONTENT-TYPE="plain/auto"><text>vieille\nnote</text></richcontent>\n',
            "",
        ),
    ],
)  # fmt: skip
def test_one_change_changes_one_passage(key: str, change: dict[str, object], old: str, new: str) -> None:
    mindmap = edits.update(opened(), key, **change)
    assert written(mindmap) == changed(old, new)
    assert freemind.lost(mindmap) == ()


def test_a_rich_note_in_place_of_a_plain_one_changes_its_kind() -> None:
    note = (Block((Run("gras", bold=True),), "ul"),)
    mindmap = edits.update(opened(), "ID_4", note=note)
    assert 'TYPE="NOTE" CONTENT-TYPE="xml/">' in written(mindmap)
    assert freemind.read(freemind.write(mindmap)).map == mindmap


def test_details_stand_before_the_note_as_freemind_takes_the_last_for_it() -> None:
    note, details = from_plain("la note"), from_plain("les détails")
    sources = (
        '<map><node ID="a"/></map>',
        '<map><node ID="a"><richcontent TYPE="NOTE"><html><body>x</body></html></richcontent></node></map>',
        '<map><node ID="a"><hook NAME="accessories/plugins/NodeNote.properties"><text>x</text></hook></node></map>',
        '<map><node ID="a"><richcontent TYPE="DETAILS"><html><body>x</body></html></richcontent></node></map>',
    )
    new = MindMap((Node("a", None, "", note=note, details=details),))
    for mindmap in (new, *(edits.update(freemind.read(s.encode()).map, "a", details=details) for s in sources)):
        both = edits.update(mindmap, "a", note=note)
        data = written(both)
        assert data.index("les d&#xe9;tails") < data.index("la note")
        assert freemind.read(data.encode()).map == both
        alone = edits.update(mindmap, "a", note=())
        assert freemind.read(freemind.write(alone)).map == alone


def test_what_freemind_does_not_show_is_said_but_not_of_a_freeplane_map() -> None:
    node = Node(
        "a",
        None,
        "",
        note=from_plain("n"),
        details=from_plain("d"),
        arrows=(Arrow("a", "vers"), Arrow("a", line="dots")),
    )
    words, lines, both = freemind.lost(MindMap((node,)))
    assert words == "FreeMind n’affiche pas les mots des flèches (1)\u00a0; Freeplane les garde."
    assert lines == "FreeMind dessine toutes les flèches d’un même trait (1)\u00a0; Freeplane garde le leur."
    assert both == "FreeMind n’affiche pas à la fois note et détails (1)\u00a0; Freeplane garde les deux."
    assert freemind.lost(MindMap((node,), ("mm", '<map version="freeplane 1.9.13">', "</map>"))) == ()
    assert freemind.lost(MindMap((replace(node, details=(), arrows=(Arrow("a"),)),))) == ()


def test_an_old_note_stays_in_its_hook_while_it_is_plain() -> None:
    hook = '<hook NAME="accessories/plugins/NodeNote.properties"><text>{}</text></hook>'
    source = f'<map><node ID="a" TEXT="t">{hook.format("vieille")}</node></map>'
    mindmap = freemind.read(source.encode()).map
    assert written(edits.update(mindmap, "a", note=from_plain("neuve"))) == source.replace("vieille", "neuve")
    assert "hook" not in written(edits.update(mindmap, "a", note=()))
    rich = edits.update(mindmap, "a", note=(Block((Run("x", bold=True),)),))
    assert freemind.read(freemind.write(rich)).map == rich


def test_html_that_a_new_title_cannot_keep_goes_with_a_notice() -> None:
    mindmap = edits.rename(opened(), "ID_3", "Tout autre chose")
    assert len(freemind.lost(mindmap)) == 1
    assert "Tout autre chose" in freemind.lost(mindmap)[0]
    assert '<node ID="ID_3" TEXT="Tout autre chose">\n<arrowlink' in written(mindmap)


def test_html_with_line_ends_of_windows_keeps_its_markup() -> None:
    body = "<html>&#xd;\n<body>&#xd;\n<p>&#xd;\nun&#xd;\n<b>titre</b></p></body></html>"
    source = f'<map><node ID="a"><richcontent TYPE="NODE">{body}</richcontent></node></map>'
    mindmap = freemind.read(source.encode()).map
    renamed = edits.rename(mindmap, "a", "mon titre")
    assert "<b>titre</b></p>" in written(renamed)
    assert freemind.lost(renamed) == ()


def test_html_in_text_is_kept_where_it_can_be() -> None:
    source = '<map><node ID="a" TEXT="&lt;html&gt;&lt;b&gt;gras&lt;/b&gt;"/></map>'
    mindmap = freemind.read(source.encode()).map
    assert written(edits.rename(mindmap, "a", "maigre")) == source.replace("gras", "maigre")
    assert written(edits.rename(mindmap, "a", "deux\nlignes")) == '<map><node ID="a" TEXT="deux&#xa;lignes"/></map>'


def test_a_typed_value_does_not_hide_a_new_title() -> None:
    mindmap = freemind.read(b'<map><node ID="a" TEXT="1" OBJECT="java.lang.Long|1" LOCALIZED_STYLE_REF="x"/></map>').map
    assert written(edits.rename(mindmap, "a", "2")) == '<map><node ID="a" TEXT="2" LOCALIZED_STYLE_REF="x"/></map>'


def test_a_template_s_title_becomes_a_text() -> None:
    mindmap = freemind.read(b'<map><node ID="a" LOCALIZED_TEXT="new_mindmap"/></map>').map
    assert written(edits.rename(mindmap, "a", "Le mien")) == '<map><node ID="a" TEXT="Le mien"/></map>'


def test_a_tag_on_a_node_without_id_gives_it_one() -> None:
    mindmap = opened()
    node = next(node for node in mindmap if node.text == "sans ID")
    tagged = edits.update(mindmap, node.key, attributes=(("etape", "E2"),))
    lines = set(written(tagged).splitlines()) - set(FILE.splitlines())
    (line,) = (line for line in lines if "sans ID" in line)
    assert line.startswith('<node TEXT="sans ID" ID="ID_')
    assert lines - {line} == {'<attribute NAME="etape" VALUE="E2"/>'}


def test_tags_that_a_file_had_on_a_node_without_id_change_nothing() -> None:
    source = '<map><node TEXT="r"><attribute NAME="etape" VALUE="E1"/></node></map>'
    assert written(freemind.read(source.encode()).map) == source


def test_a_new_node_stands_among_the_old_ones() -> None:
    mindmap = edits.add(opened(), "ID_4", "neuf", key="ID_5")
    assert written(mindmap) == changed(
        "</node>\n</node>\n</map>", '<node ID="ID_5" TEXT="neuf"/>\n</node>\n</node>\n</map>'
    )


def test_a_removed_branch_leaves_what_stood_after_it() -> None:
    key = next(node.key for node in opened() if node.text == "sans ID")
    assert written(edits.remove(opened(), key)) == changed('<node TEXT="sans ID"/>\n', "")
    both = edits.remove(edits.remove(opened(), key), "ID_3")
    assert '<icon BUILTIN="help"/>\n<attribute_layout NAME_WIDTH="3"/>\n<!-- après -->\n</node>' in written(both)


def test_a_moved_branch_takes_its_own_along() -> None:
    branch = FILE[FILE.index('<node ID="ID_3"') : FILE.index('<node TEXT="sans ID"')]
    rest = FILE.replace(branch, "")
    end = rest.rindex("</node>\n</node>")
    assert written(edits.move(opened(), "ID_3", "ID_4")) == rest[:end] + branch + rest[end:]


def test_repeated_ids_stay_as_they_are() -> None:
    source = '<map><node ID="x"><node ID="x" TEXT="a"/><node ID="x"><arrowlink DESTINATION="x"/></node></node></map>'
    mindmap = freemind.read(source.encode()).map
    assert written(mindmap) == source
    assert written(edits.rename(mindmap, "~1", "c")) == source.replace('"a"', '"c"')


@pytest.mark.parametrize(
    "node",
    [
        "<node></node >",
        "<node ></node\n>",
        "<node>/></node>",
        "<node TEXT='1 > 0 />'><node\tID='a' /></node>",
        "<node><![CDATA[</node>]]><node/><![CDATA[</node>]]></node>",
        "<node><node></node><!-- </node> --><node/><?x </node>?></node>",
        "<node><nodes/><hook><node/></hook><node/>texte<icon BUILTIN='a'/><node/></node>",
    ],
)
def test_odd_ways_to_write_a_node_stay(node: str) -> None:
    source = f'<map><node ID="r" TEXT="é😀">{node}\n<node ID="z" TEXT="fin"/></node></map>'
    mindmap = freemind.read(source.encode()).map
    assert written(mindmap) == source
    assert written(edits.rename(mindmap, "z", "FIN")) == source.replace("fin", "FIN")
    assert freemind.read(freemind.write(edits.remove(mindmap, mindmap.nodes[1].key))).map == edits.remove(
        mindmap, mindmap.nodes[1].key
    )
    moved = edits.move(mindmap, mindmap.nodes[1].key, "z")
    assert [node.text for node in freemind.read(freemind.write(moved)).map] == [node.text for node in moved]


def test_what_stood_before_the_map_but_its_declaration_stays() -> None:
    source = (
        '\n <?xml version="1.0" encoding="latin-1"?>\n<!-- é --><map version="0.9"><node TEXT="é"/></map><!-- fin -->'
    )
    data = source.strip().encode("latin-1")
    assert written(freemind.read(data).map) == '<!-- é --><map version="0.9"><node TEXT="é"/></map><!-- fin -->'


@pytest.mark.parametrize(
    "opaque",
    [
        ("mm",),
        ("mm", 1),
        ("mm", "pas une balise"),
        ("mm", " <", (), ()),
        ("xmind", "x"),
        (1, 2, 3),
        ("mm", "/>", 1, "x"),
    ],
)
def test_an_opaque_part_of_another_shape_is_as_if_it_were_not_there(opaque: tuple[object, ...]) -> None:
    mindmap = MindMap((Node("a", None, "t", opaque=opaque),), opaque)  # type: ignore[arg-type]
    assert freemind.read(freemind.write(mindmap)).map == mindmap


FRAME = ("mm", '<map version="1.0.1">', "</map>")


@pytest.mark.parametrize(
    ("frame", "piece"),
    [
        (("mm", "<map", "</map>"), ("mm", ' TEXT="t"/>')),
        (("mm", "<!DOCTYPE map [<!ENTITY x 'y'>]><map>", "</map>"), ("mm", ' TEXT="t"/>')),
        (("mm", '<?xml version="1.0" encoding="utf-7"?><map>', "</map>"), ("mm", ' TEXT="t"/>')),
        (("mm", "<opml><map>", "</map></opml>"), ("mm", ' TEXT="t"/>')),
        (("mm", '<map><node TEXT="autre"/>', "</map>"), ("mm", ' TEXT="t"/>')),
        (("mm", "<map><hook>", "</hook></map>"), ("mm", ' TEXT="t"/>')),
        (FRAME, ("mm", ' TEXT="t" A="<"/>')),
        (FRAME, ("mm", ' TEXT="t">&x;</node>')),
        (FRAME, ("mm", ' TEXT="t"><node/></node>')),
        (FRAME, ("mm", ' TEXT="t"><a><b></a></b></node>')),
        (FRAME, ("mm", "pas une balise")),
    ],
)
def test_what_was_kept_and_is_no_map_any_more_is_written_anew_and_said(
    frame: tuple[object, ...], piece: tuple[object, ...]
) -> None:
    mindmap = MindMap((Node("a", None, "t", opaque=piece),), frame)
    assert written(mindmap) == '<map version="1.0.1">\n<node ID="a" TEXT="t"/>\n</map>\n'
    assert "abîmé" in freemind.lost(mindmap)[0]


@pytest.mark.parametrize("raw", ["<node TEXT='autre'/>", "</node></map>", "<icon>", "&x;", "<!--"])
def test_what_stood_after_a_node_and_can_no_more_is_left_out(raw: str) -> None:
    kept = ("mm", ' ID="a" TEXT="t">', ("b",), ((1, raw), (1, "<!-- x -->")))
    mindmap = MindMap((Node("a", None, "t", opaque=kept), Node("b", "a", "u")), FRAME)
    assert (
        written(mindmap)
        == '<map version="1.0.1"><node ID="a" TEXT="t"><node ID="b" TEXT="u"/>\n<!-- x --></node>\n</map>'
    )


@pytest.mark.whole
@given(mindmaps, st.data())
def test_any_change_to_a_file_is_read_back(mindmap: MindMap, data: st.DataObject) -> None:
    mindmap = freemind.read(freemind.write(mindmap)).map
    fields = ("text", "note", "details", "icons", "link", "arrows", "attributes", "style", "folded")
    new = []
    for node in mindmap:
        other = data.draw(nodes(node.key, node.parent))
        names = data.draw(st.sets(st.sampled_from(fields), max_size=4))
        new.append(replace(node, **{name: getattr(other, name) for name in names}))
    edited = edits.with_nodes(mindmap, new)
    assert freemind.read(freemind.write(edited)).map == edited
