"""What is read from a FreeMind or Freeplane file."""

from __future__ import annotations

import pytest

from cefi_map.errors import BadInput
from cefi_map.formats import freemind
from cefi_map.mindmap import Arrow, Block, MindMap, Node, Run, Style, from_plain


def read(*nodes: str, root: str = '<node TEXT="r"') -> MindMap:
    """The map of a file with these nodes under the root."""
    reading = freemind.read(f'<map version="1.0.1">\n{root}>\n{"".join(nodes)}\n</node>\n</map>\n'.encode())
    assert reading.notices == ()
    return reading.map


def first(node: str) -> Node:
    return read(node).nodes[1]


def titled(body: str) -> str:
    return f'<node TEXT="x"><richcontent TYPE="NODE">{HTML.format(body)}</richcontent></node>'


HTML = "<html><head/><body>{}</body></html>"


@pytest.mark.parametrize(
    ("node", "text"),
    [
        ('<node TEXT="Un titre"/>', "Un titre"),
        ('<node TEXT="deux&#xa;lignes &amp; &lt;b&gt; &#233;&#xe9;&quot;"/>', 'deux\nlignes & <b> éé"'),
        ("<node TEXT='apostrophes'/>", "apostrophes"),
        ('<node FOO=\'TEXT="non"\' TEXT="oui"/>', "oui"),
        ('<node\n\tTEXT = "espaces"\n/>', "espaces"),
        ('<node TEXT="a\nb\tc"/>', "a b c"),
        ('<node TEXT="  bords  "/>', "  bords  "),
        ('<node TEXT="1 > 0"/>', "1 > 0"),
        ('<node TEXT=""/>', ""),
        ("<node/>", ""),
        ("<node></node>", ""),
        ('<node LOCALIZED_TEXT="new_mindmap"/>', "new_mindmap"),
        ('<node text="ancien"/>', "ancien"),
        ('<node TEXT="&#x1f600;&#128512;"/>', "😀😀"),
        ('<node TEXT="a&#xd;&#xa;b"/>', "a\nb"),
        (titled("<p>\n  en <b>HTML</b>\n</p>"), "en HTML"),
        (titled("<p>a</p><p>b</p>"), "a\nb"),
        ('<node TEXT="x"><richcontent TYPE="NODE"> </richcontent></node>', "x"),
        ('<node TEXT="&lt;html&gt;&lt;b&gt;gras&lt;br&gt;&amp;eacute;t&amp;eacute;"/>', "gras\nété"),
        ('<node TEXT="&lt;html&gt;"/>', ""),
    ],
)
def test_a_title_is_read_wherever_it_stands(node: str, text: str) -> None:
    assert first(node).text == text


@pytest.mark.parametrize(
    "inner",
    [
        f'<richcontent TYPE="NOTE">{HTML.format("<p>une</p><p>deux</p>")}</richcontent>',
        f"<richcontent TYPE='NOTE' CONTENT-TYPE='xml/'>\n{HTML.format('<p>une</p><p>deux</p>')}\n</richcontent>",
        '<richcontent TYPE="NOTE" CONTENT-TYPE="plain/markdown"><text>une\ndeux</text></richcontent>',
        '<richcontent CONTENT-TYPE="plain/auto" TYPE="NOTE">une\ndeux</richcontent>',
        '<richcontent TYPE="NOTE">&lt;p&gt;une&lt;p&gt;deux</richcontent>',
        '<richcontent TYPE="NOTE"><html xmlns="http://www.w3.org/1999/xhtml"><body>une<br/>deux</body></html></richcontent>',
        '<hook NAME="accessories/plugins/NodeNote.properties"><text>une&#xa;deux</text></hook>',
        f'<hook NAME="x"/><icon BUILTIN="a"/><richcontent TYPE="NOTE">{HTML.format("une<h1>deux</h1>")}</richcontent>',
        f'<richcontent TYPE="NOTE"><!-- </node> -->{HTML.format("<p>une</p><p>deux</p>")}</richcontent>',
    ],
)
def test_a_note_is_read_in_every_form(inner: str) -> None:
    node = first(f'<node TEXT="t">{inner}</node>')
    assert (node.text, node.note_text, node.details) == ("t", "une\ndeux", ())


def test_notes_and_details_keep_bold_italic_links_and_lists() -> None:
    body = '<p>Un <b>gras <i>penché</i></b> <a href="http://a.fr">lien</a></p><ul><li>a</li><ol><li>b</li></ol></ul>'
    node = first(f'<node><richcontent TYPE="DETAILS" HIDDEN="true">{HTML.format(body)}</richcontent></node>')
    assert node.details == (
        Block(
            (
                Run("Un "),
                Run("gras ", bold=True),
                Run("penché", bold=True, italic=True),
                Run(" "),
                Run("lien", link="http://a.fr"),
            )
        ),
        Block((Run("a"),), "ul"),
        Block((Run("b"),), "ol", 1),
    )


def test_a_node_of_a_file_is_a_plain_value() -> None:
    note = f'<richcontent TYPE="NOTE">{HTML.format("<p>n</p>")}</richcontent>'
    root = freemind.read(f'<map><node TEXT="r" FOLDED="true">{note}</node></map>'.encode()).map.root
    assert type(root) is Node
    assert root == Node("~0", None, "r", note=from_plain("n"), folded=True)


@pytest.mark.parametrize(
    ("node", "style"),
    [
        ('<node COLOR="#FF0000" BACKGROUND_COLOR="#00ff00"/>', Style(color="#ff0000", background="#00ff00")),
        ('<node COLOR="red" BACKGROUND_COLOR="none"/>', Style()),
        (
            '<node><font BOLD="true" ITALIC="false" NAME="Arial" SIZE="14"/></node>',
            Style(bold=True, italic=False, size=14),
        ),
        ('<node><font NAME="SansSerif" SIZE="12"/></node>', Style()),
        ('<node><font SIZE="9.5"/><font SIZE="0"/></node>', Style()),
        (
            '<node><edge COLOR="#0000ff" WIDTH="thin"/><cloud COLOR="#f0f0f1"/></node>',
            Style(edge="#0000ff", cloud="#f0f0f1"),
        ),
        ("<node><cloud/></node>", Style(cloud="#f0f0f0")),
    ],
)
def test_a_node_is_dressed_as_the_file_says(node: str, style: Style) -> None:
    assert first(node).style == style


@pytest.mark.parametrize(
    ("position", "side"),
    [("left", "left"), ("right", "right"), ("top_or_left", "left"), ("bottom_or_right", "right"), ("up", "")],
)
def test_a_side_has_an_old_and_a_new_name(position: str, side: str) -> None:
    assert first(f'<node POSITION="{position}"/>').side == side


def test_only_lowercase_true_folds() -> None:
    assert [first(f'<node FOLDED="{value}"/>').folded for value in ("true", "True", "false")] == [True, False, False]


def test_icons_links_and_attributes_come_in_order() -> None:
    node = first(
        '<node LINK="http://a.fr/?b=1&amp;c=2"><icon BUILTIN="full-1"/><attribute NAME="etape" VALUE="E2"/>'
        '<icon BUILTIN="idea"/><attribute NAME="exigence" VALUE="C5 parce que"/><attribute NAME="vide"/></node>'
    )
    assert node.icons == ("full-1", "idea")
    assert node.link == "http://a.fr/?b=1&c=2"
    assert node.attributes == (("etape", "E2"), ("exigence", "C5 parce que"), ("vide", ""))
    assert (node.stage_tags, node.requirement_tags) == (("E2",), (("C5", "parce que"),))


def test_arrows_lead_to_keys_and_dangling_ones_are_not_shown() -> None:
    arrows = (
        '<arrowlink DESTINATION="ID_2" COLOR="#B0B0B0" MIDDLE_LABEL="vers"/><arrowlink DESTINATION="ID_9"/>'
        '<arrowlink DESTINATION="D"/>'
    )
    node = read(f'<node ID="ID_1">{arrows}</node>', '<node ID="ID_2"/>', '<node ID="D"/><node ID="D"/>').nodes[1]
    assert node.arrows == (Arrow("ID_2", "vers", "#b0b0b0"), Arrow("~3"))


@pytest.mark.parametrize(
    ("said", "arrow"),
    [
        ('STARTARROW="NONE" ENDARROW="DEFAULT" DASH="3 3"', Arrow("ID_2", line="dots")),
        ('STARTARROW="None" ENDARROW="Default" DASH="7 7"', Arrow("ID_2")),
        ('STARTARROW="Default" ENDARROW="None" DASH=""', Arrow("ID_2", line="full", ends="start")),
        ('STARTARROW="DEFAULT" ENDARROW="DEFAULT"', Arrow("ID_2", ends="both")),
        ('STARTARROW="None" ENDARROW="NONE"', Arrow("ID_2", ends="none")),
        ('ENDARROW="autre"', Arrow("ID_2")),
    ],
)
def test_an_arrow_keeps_its_line_and_its_heads(said: str, arrow: Arrow) -> None:
    nodes = read(f'<node ID="ID_1"><arrowlink DESTINATION="ID_2" {said}/></node>', '<node ID="ID_2"/>').nodes
    assert nodes[1].arrows == (arrow,)


def test_a_key_is_the_id_where_it_is_present_and_unique() -> None:
    nodes = read(
        '<node ID="ID_1"><node/></node>', '<node ID="D"><node ID="x"/></node>', '<node ID="D"/>', '<node ID="~7"/>'
    ).nodes
    assert [(node.key, node.parent, node.id) for node in nodes] == [
        ("~0", None, "~0"),
        ("ID_1", "~0", "ID_1"),
        ("~2", "ID_1", "~2"),
        ("~3", "~0", "D"),
        ("x", "~3", "x"),
        ("~5", "~0", "D"),
        ("~6", "~0", "~7"),
    ]


def test_what_only_looks_like_a_node_is_none() -> None:
    mindmap = read(
        "<!-- <node TEXT='c'/> </node> -->",
        '<node TEXT="a"><hook NAME="x"><node TEXT="dans un hook"/><map><node/></map></hook></node >',
        "<hook><node_contains_condition><![CDATA[<node> </node>]]></node_contains_condition></hook>",
        '<nodes/><?x <node>?><node TEXT="b"/>',
    )
    assert [node.text for node in mindmap] == ["r", "a", "b"]


def test_a_link_to_an_id_that_is_no_key_leads_to_the_first_that_bears_it() -> None:
    nodes = read('<node LINK="#D"/>', '<node ID="D"/>', '<node ID="D"/>', '<node LINK="#ID_9"/>').nodes
    assert [node.link for node in nodes] == ["", "#~2", "", "", "#ID_9"]


@pytest.mark.parametrize("declared", ['xmlns="u"', 'xmlns="a b"', "xmlns:x='u' x:y=''"])
def test_a_namespace_changes_nothing(declared: str) -> None:
    data = f'<map {declared}><node TEXT="r"><node TEXT="a"><icon BUILTIN="b"/></node></node></map>'.encode()
    reading = freemind.read(data)
    assert ([node.text for node in reading.map], reading.notices) == (["r", "a"], ())
    assert reading.map.nodes[1].icons == ("b",)
    assert freemind.write(reading.map) == data


def test_a_node_with_a_prefix_is_none() -> None:
    data = b'<map xmlns:x="u"><node TEXT="r"><x:node TEXT="non"/><node TEXT="oui"/></node></map>'
    assert [node.text for node in freemind.read(data).map] == ["r", "oui"]


def test_a_prefix_that_is_not_declared_is_repaired() -> None:
    reading = freemind.read(b'<map version="1.0.1"><node TEXT="r"><o:p/></node></map>')
    assert "pr\u00e9fixes" in reading.notices[0]
    assert freemind.write(reading.map).startswith(b'<map version="1.0.1" xmlns:o=')


def test_what_libxml2_alone_can_read_is_refused() -> None:
    with pytest.raises(BadInput, match=r"mal form\u00e9.*Ligne 2, colonne 2"):
        freemind.read("<map>\n<\u0221/><node/></map>".encode())


def test_elements_after_child_nodes_belong_to_their_parent() -> None:
    mindmap = read('<node TEXT="a"><node TEXT="b"/><icon BUILTIN="x"/></node>')
    assert [(node.text, node.icons) for node in mindmap] == [("r", ()), ("a", ()), ("b", ())]


@pytest.mark.parametrize(
    "data",
    [
        '<map><node TEXT="é😀"/></map>'.encode(),
        b'\xef\xbb\xbf<map><node TEXT="&#233;&#x1f600;"/></map>',
        '<map><node TEXT="é😀"/></map>'.encode("utf-16"),
        '<?xml version="1.0" encoding="UTF-16"?><map><node TEXT="é😀"/></map>'.encode("utf-16"),
        '<map><node TEXT="é😀"/></map>'.encode("utf-16-be"),
        '<?xml version="1.0" encoding="ISO-8859-1"?><map><node TEXT="é&#x1f600;"/></map>'.encode("latin-1"),
        '<?xml version="1.0" encoding="windows-1252"?>\r\n<map><node TEXT="é&#x1f600;"/></map>'.encode("cp1252"),
        '<?xml version="1.0" encoding="rot13"?><map><node TEXT="é&#x1f600;"/></map>'.encode(),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    reading = freemind.read(data)
    assert (reading.map.root.text, reading.notices) == ("é😀", ())


def test_encrypted_nodes_are_said_and_kept() -> None:
    data = b'<map version="1.0.1"><node TEXT="r"><node TEXT="x" ENCRYPTED_CONTENT="abc"/></node></map>'
    reading = freemind.read(data)
    assert len(reading.notices) == 1
    assert "1 nœud est chiffré (nœud 1, x)" in reading.notices[0]
    assert freemind.write(reading.map) == data


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ('<hook URI="a.png" SIZE="0.5" NAME="ExternalObject"/>', "1 image n’est pas montrée (le centre, r)"),
        (
            '<richcontent TYPE="NOTE"><html><body><img src="a.png"/>x<img src="b.png"/></body></html></richcontent>',
            "2 images ne sont pas montrées (le centre, r)",
        ),
        ('<node TEXT="&lt;html&gt;&lt;img src=&quot;a.png&quot;&gt;"/>', "1 image n’est pas montrée (nœud 1)"),
        ('<hook NAME="ExternalObjects"/><node TEXT="&lt;imgage"/>', ""),
    ],
)
def test_pictures_that_are_not_shown_are_said_and_kept(inside: str, said: str) -> None:
    data = f'<map version="1.0.1"><node TEXT="r">{inside}</node></map>'.encode()
    reading = freemind.read(data)
    assert [notice.partition("\u00a0")[0] for notice in reading.notices] == ([said] if said else [])
    assert freemind.write(reading.map) == data


def test_a_second_root_is_said_and_kept() -> None:
    data = b'<map version="1.0.1">\n<node TEXT="r"/>\n<node TEXT="s"><node/></node>\n</map>'
    reading = freemind.read(data)
    assert (len(reading.map), "plusieurs" in reading.notices[0]) == (1, True)
    assert freemind.write(reading.map) == data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'<map version="1.0.1"></map>', "aucun nœud"),
        (b'<map version="1.0.1"/>', "aucun nœud"),
        (b"<map><x><map></map></x></map>", "aucun nœud"),
        (b"<map><Node><!-- </map> --></Node></map>", "aucun nœud"),
        (b"<opml/>", "<opml>"),
        (b'<x:map xmlns:x="u"><node/></x:map>', "<x:map>"),
    ],
)
def test_what_is_no_map_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        freemind.read(data)
