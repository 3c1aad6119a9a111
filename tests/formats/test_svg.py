"""The exported SVG: documented structure, its own map inside, nothing that runs or loads, readable without metadata."""

from __future__ import annotations

import base64
import re
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cefi_map import formats
from cefi_map.errors import BadInput, TooLarge
from cefi_map.formats import svg
from cefi_map.formats.overlay import Cartouche, Overlay, Pin, Row
from cefi_map.geometry import PAPER, PHONE
from cefi_map.mindmap import Arrow, MindMap, Node, Style, codec, from_plain, outline

from .maps import address, maps, plain_note, text

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"
ALLOWED = {
    "svg", "title", "desc", "metadata", "style", "g", "a", "rect", "path", "circle", "ellipse", "text", "tspan",
}  # fmt: skip

SIX = outline.parse(
    """
    Job dating inversé
      Contexte
        Besoins du public
          freins à l'emploi
            : Bilan des trente derniers
            : entretiens.
        Territoire
      Faisabilité
        Partenaires
          Medef : légitimité
          Mairie : salle gratuite
    """
)
OVERLAY = Overlay(
    stages={"n1": (1,), "n5": (3, 4)},
    stage_names=("Contexte", "Initialisation", "Faisabilité", "Préparation", "Mise en œuvre", "Évaluation"),
    tags={"n3": ("C1a",), "n7": ("C5",)},
    proofs=frozenset({"n3", "n7"}),
    weak=frozenset({"n8"}),
    pins=(Pin("n4", "A", "question", "D'où vient ce chiffre ?"),),
    rows=(Row("C1a", "satisfait", "Besoins", "1.1.1"), Row("C5", "partiel", "Partenaires", "2.1.1")),
    footer="Avis automatique : seul le jury décide.",
    cartouche=Cartouche("Job dating", "Carte mentale, CEFI, bloc 3", "A. B.", "24 novembre 2026", "révision 4"),
)


def parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def nodes(root: etree._Element) -> list[etree._Element]:
    return [group for group in root.iter(f"{SVG}g") if "n" in (group.get("class") or "").split()]


def texts(element: etree._Element) -> str:
    return " ".join("".join(each.itertext()) for each in element.iter(f"{SVG}text"))


def test_a_node_is_an_addressable_group():
    group = parsed(svg.write(SIX, OVERLAY)).find(f".//{SVG}g[@id='n1.1.1']")
    assert group is not None
    wanted = {
        "data-key": "n3",
        "data-number": "1.1.1",
        "data-stage": "1",
        "data-requirements": "C1a",
        "data-evidence": "proof",
        "role": "listitem",
        "aria-level": "4",
    }
    assert wanted.items() <= dict(group.attrib).items()
    assert "freins à l'emploi" in texts(group)


def test_it_has_a_title_a_description_a_language_and_a_role():
    root = parsed(svg.write(SIX, OVERLAY))
    assert root.get("role") == "graphics-document document"
    assert root.get("lang") == "fr"
    assert root.findtext(f"{SVG}title") == "Job dating inversé"
    assert "9 nœuds" in (root.findtext(f"{SVG}desc") or "")


def test_there_is_one_style_with_the_font_and_no_kerning():
    (style,) = parsed(svg.write(SIX)).iter(f"{SVG}style")
    assert "font-kerning:none" in (style.text or "")
    assert (style.text or "").count("data:font/woff2;base64,") == 2


def test_notes_are_printed_with_their_node():
    root = parsed(svg.write(SIX, OVERLAY))
    (note,) = root.iterfind(f".//{SVG}g[@class='note']")
    assert note.get("data-number") == "1.1.1"
    assert "nœud 1.1.1 : Bilan des trente derniers" in texts(note).replace("\u00a0", " ")


def test_the_legend_says_stages_requirements_and_the_automatic_opinion():
    shown = texts(parsed(svg.write(SIX, OVERLAY))).replace("\u00a0", " ")
    for wanted in ("Les six étapes", "branche 1 Contexte", "C5", "partiel", "Avis automatique : seul le jury décide."):
        assert wanted in shown


def test_the_cartouche_says_who_reviewed_the_map_and_when():
    block = Cartouche("Job dating", reviewer="Marie-Christine de la Rochefoucauld", reviewed="24/11/2026")
    drawn = svg.write(SIX, replace(OVERLAY, cartouche=block)).decode()
    assert "Marie-Christine de…" in drawn
    assert "le 24/11/2026" in drawn


def test_the_cartouche_can_be_left_out():
    assert b'id="cartouche"' in svg.write(SIX, OVERLAY)
    assert b'id="cartouche"' not in svg.write(SIX, replace(OVERLAY, cartouche=None))


@pytest.mark.parametrize("sheet", [None, "A3"])
def test_stages_are_told_apart_without_colour(sheet):
    (first, second) = [
        next(group.iterfind(f".//{SVG}path[@stroke-width='1.15']")).get("d")
        for group in nodes(parsed(svg.write(SIX, OVERLAY, sheet=sheet)))
        if group.get("id") in ("n1", "n2")
    ]
    assert re.sub(r"[\d.]+", "", first or "") != re.sub(r"[\d.]+", "", second or "")


def test_comments_are_printed_with_their_letter():
    root = parsed(svg.write(SIX, OVERLAY))
    (comment,) = root.iterfind(f".//{SVG}g[@class='comment']")
    assert comment.get("data-number") == "1.2"
    assert "A nœud 1.2 : question. D'où vient ce chiffre ?" in texts(comment).replace("\u00a0", " ")


def test_a_several_stage_branch_shows_each():
    group = parsed(svg.write(SIX, OVERLAY)).find(f".//{SVG}g[@id='n2']")
    assert group is not None
    assert [each.text for each in group.iterfind(f".//{SVG}text[@class='disc-n']")] == ["3", "4"]


def test_a_pin_is_drawn():
    assert [
        each.findtext(f"{SVG}text") for each in parsed(svg.write(SIX, OVERLAY)).iterfind(f".//{SVG}g[@class='pin']")
    ] == ["A"]


def test_a_relation_is_drawn_and_named():
    mindmap = MindMap(
        (
            Node("n0", None, "Racine"),
            Node("n1", "n0", "a", arrows=(Arrow("n2", "aide"), Arrow("x"))),
            Node("n2", "n0", "b"),
        )
    )
    (relation,) = parsed(svg.write(mindmap)).iterfind(f".//{SVG}g[@class='relations']/{SVG}g")
    assert relation.findtext(f"{SVG}title") == "1 vers 2 : aide"
    assert relation.findtext(f"{SVG}text") == "aide"


@pytest.mark.parametrize(
    ("arrow", "name", "dashes", "heads"),
    [
        (Arrow("n2", line="full"), "1 vers 2", None, 1),
        (Arrow("n2", line="dots", ends="both"), "1 et 2", "1.5 3", 2),
        (Arrow("n2", ends="start"), "1 depuis 2", "4 3", 1),
        (Arrow("n2", ends="none"), "1 et 2", "4 3", 0),
    ],
)
def test_a_relation_has_its_line_and_its_heads(arrow: Arrow, name: str, dashes: str | None, heads: int):
    mindmap = MindMap((Node("n0", None, "r"), Node("n1", "n0", "a", arrows=(arrow,)), Node("n2", "n0", "b")))
    (relation,) = parsed(svg.write(mindmap)).iterfind(f".//{SVG}g[@class='relations']/{SVG}g")
    _, line, head = relation.iterfind(f"{SVG}path")
    assert relation.findtext(f"{SVG}title") == name
    assert line.get("stroke-dasharray") == dashes
    assert head.get("d", "").count("M") == heads


# ---- safety


HOSTILE = [
    "<script>alert(1)</script>",
    "]]><img src=x onerror=alert(1)>",
    '" onload="alert(1)',
    "javascript:alert(1)",
    "</text></svg><foreignObject>",
    "&lt;b&gt; &amp; &#x3c;",
    "__proto__",
    "\u202eRTL\u202c",
    "url(https://exemple.fr/x)",
]
links = st.one_of(
    address,
    st.sampled_from(
        ["javascript:alert(1)", "data:text/html,x", "#n1", "#ailleurs", " https://a b", "//hôte", *HOSTILE]
    ),
)
hostile = text | st.sampled_from(HOSTILE)


def hostile_node(key: str, parent: str | None) -> st.SearchStrategy[Node]:
    return st.builds(
        Node,
        key=st.just(key),
        parent=st.just(parent),
        text=hostile,
        note=plain_note(hostile),
        details=plain_note(hostile),
        icons=st.lists(hostile, max_size=2).map(tuple),
        link=links,
        arrows=st.sampled_from([(), (Arrow("n0", '"><script>'),)]),
        style=st.just(Style()),
    )


@given(st.data(), maps(hostile_node), hostile)
def test_nothing_runs_and_nothing_loads_whatever_the_texts(data, mindmap, mark):
    overlay = Overlay(
        stages={"n0": (2,)},
        stage_names=(mark,) * 6,
        tags={"n0": (mark,)},
        rows=(Row(mark, "absent", mark, mark),),
        footer=mark,
        pins=(Pin("n0", mark[:1], mark, mark),),
        cartouche=Cartouche(mark, mark, mark, mark, mark),
    )
    sheet = data.draw(st.sampled_from([None, "A4"]))
    root = parsed(svg.write(mindmap, overlay, sheet=sheet, project=mark, revision=mark))
    for element in root.iter(etree.Element):
        name = etree.QName(element)
        assert name.localname in ALLOWED or name.namespace == "urn:cefi-map:carte"
        for attribute, value in element.attrib.items():
            local = etree.QName(attribute).localname
            assert not local.startswith("on")
            assert local != "style"
            if local == "href":
                assert name.localname == "a"
                assert re.match(r"https?://|mailto:|#n\d", value)
            elif local not in (
                "data-key",
                "data-requirements",
                "data-requirement",
                "data-verdict",
                "project",
                "revision",
            ):
                assert "url(" not in value
    assert len(list(root.iter(f"{SVG}style"))) == 1


def test_links_are_alive_when_safe():
    mindmap = MindMap(
        (
            Node("n0", None, "Racine"),
            Node("n1", "n0", "web", link="https://exemple.fr/a?b&c"),
            Node("n2", "n0", "dedans", link="#n1"),
            Node("n3", "n0", "fichier", link="file:///etc/passwd"),
        )
    )
    found = [link.get("href") for link in parsed(svg.write(mindmap)).iter(f"{SVG}a")]
    assert found == ["https://exemple.fr/a?b&c", "#n1"]


# ---- it carries its map


def any_node(key: str, parent: str | None) -> st.SearchStrategy[Node]:
    return st.builds(
        Node,
        key=st.just(key),
        parent=st.just(parent),
        text=text,
        note=plain_note(text.map(lambda value: value.replace("\n", " "))),
        icons=st.sampled_from([(), ("idea", "inconnu")]),
        link=address,
        side=st.sampled_from(["", "left"]) if parent == "n0" else st.just(""),
        folded=st.booleans(),
    )


@given(maps(any_node))
def test_a_dropped_svg_gives_the_same_map_back(mindmap):
    assert formats.read(svg.write(mindmap)).map == mindmap
    assert formats.read(svg.write(mindmap, preset=PAPER, sheet="A3")).map == mindmap


def test_opaque_parts_project_and_revision_travel():
    mindmap = MindMap((Node("n0", None, "Racine", opaque=("mm", "x"), source_id="ID_1"),), opaque=("mm", "a", "b"))
    carried = svg.carried(svg.write(mindmap, project="abc", revision="41"))
    assert (carried.project, carried.revision) == ("abc", "41")
    assert carried.map.opaque == ("mm", "a", "b")
    assert carried.map.root.opaque == ("mm", "x")
    assert carried.map.root.source_id == "ID_1"


CARRIER = (
    b'<svg xmlns="http://www.w3.org/2000/svg"><metadata>'
    b'<c:carte xmlns:c="urn:cefi-map:carte">%s</c:carte></metadata></svg>'
)
REFUSED = {
    "no map": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "not base64": CARRIER % b"@@@",
    "not compressed": CARRIER % b"AAAA",
    "not JSON": CARRIER % b"eJzLSM3JyQcABiwCFQ==",
    "DOCTYPE": b'<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>',
    "cut": svg.write(SIX)[:2000],
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_a_refusal_says_what_to_do(data):
    with pytest.raises(BadInput) as caught:
        svg.read(data)
    assert caught.value.advice


def test_a_bomb_is_refused():
    bomb = base64.b64encode(zlib.compress(b" " * 80_000_000))
    with pytest.raises(TooLarge):
        svg.read(CARRIER % bomb)


# ---- reading it without the metadata


def blind(data: bytes) -> list[tuple[str, str, str]]:
    """Number, title and note of each node, from what is drawn and listed alone."""
    root = parsed(data)
    found = []
    for group in nodes(root):
        number = group.get("data-number", "")
        inner = group[0]
        title = inner.findtext(f"{SVG}title") or ""
        described = inner.findtext(f"{SVG}desc") or ""
        note = described.partition("Note : ")[2]
        found.append((number, title.removeprefix(f"{number} ") if number else title, note))
    return found


@given(maps(any_node))
def test_the_tree_is_rebuilt_from_the_drawing_alone(mindmap):
    wanted = [(mindmap.numbers[node.key], codec.clean(node.text), node.note_text) for node in mindmap]
    assert blind(svg.write(mindmap)) == wanted
    assert blind(svg.write(mindmap, sheet="A3")) == wanted


def test_what_is_drawn_is_what_is_listed():
    for group in nodes(parsed(svg.write(SIX, numbers=False, notes=False))):
        title = group[0].findtext(f"{SVG}title") or ""
        label = group.find(f".//{SVG}text[@class='label']")
        assert label is not None
        lines = [tspan.text or "" for tspan in label.iter(f"{SVG}tspan")] or [label.text or ""]
        number = group.get("data-number", "")
        assert " ".join(lines).replace("\u00a0", " ") == title.removeprefix(f"{number} ").replace("\u00a0", " ")


# ---- variants


def test_a_column_for_the_phone():
    assert len(nodes(parsed(svg.write(SIX, preset=PHONE, only={"n5"})))) == 4


def test_folded_branches_are_shown_unless_asked():
    folded = MindMap(tuple(replace(node, folded=node.key == "n1") for node in SIX))
    assert len(nodes(parsed(svg.write(folded)))) == len(SIX)
    assert len(nodes(parsed(svg.write(folded, folding=True)))) == len(SIX) - 3


def test_a_map_without_stages_has_no_colour_of_a_stage():
    root = parsed(svg.write(SIX))
    hues = [(group.get("class") or "").split()[-1] for group in nodes(root)]
    assert set(hues) == {"e0"}
    assert all(group.get("data-stage") is None for group in nodes(root))


def test_a_long_foreign_title_is_held_to_its_width():
    mindmap = MindMap((Node("n0", None, "漢字", note=from_plain("注")),))
    (title,) = parsed(svg.write(mindmap)).iterfind(f".//{SVG}text[@class='label']")
    assert title.get("textLength")
    assert title.get("lengthAdjust") == "spacingAndGlyphs"


def test_texts_go_along_with_the_map_unread():
    """A text of another room comes back as it was given; a drawing without any says so."""
    text = '{"remarks": ["été 😀 </metadata>"]}'
    drawn = svg.draw(outline.parse("Projet\n  Idée"), along={"relecture": text}).svg
    assert svg.carried(drawn).along == {"relecture": text}
    assert "été" not in drawn.decode().partition("</metadata>")[0].partition("<metadata>")[2]
    plain = svg.draw(outline.parse("Projet")).svg
    assert svg.carried(plain).along == {}
    assert svg.carried(svg.with_along(plain, {"autre": text})).along == {"autre": text}


def test_several_pins_on_a_node_are_all_read():
    """One drop, longer, with every letter."""
    mindmap = outline.parse("Projet\n  Idée")
    pins = tuple(Pin(mindmap.nodes[1].key, letter) for letter in "ABC")
    [drop] = re.findall(r'<g class="pin">.*?</g>', svg.write(mindmap, Overlay(pins=pins)).decode())
    assert ">A B C<" in drop


# ---- what nodes have of their own

STYLED = MindMap(
    (
        Node("r", None, "Projet"),
        Node("b", "r", "Contexte", style=Style(color="#ffff00", background="#ffffcc")),
        Node("c", "b", "Boîte", style=Style(color="#cc0000", background="#003300", cloud="#88aaff")),
        Node("d", "c", "Rouge", style=Style(color="#cc0000", italic=True)),
        Node("e", "c", "Jaune sur blanc", style=Style(color="#ffff00")),
    )
)


def own(key: str, **more: bool) -> str:
    """The markup of a node of ``STYLED``, its stage 1."""
    drawn = svg.write(STYLED, Overlay(stages={"b": (1,)}, **more)).decode()
    return re.findall(rf'<g class="n [^>]*data-key="{key}".*?</g></g>', drawn)[0]


def test_a_stage_leads_and_a_nodes_own_colour_stands_beside_it():
    assert 'fill="#236FA2"' in own("b"), "the branch has its stage's colour"
    assert 'class="own" fill="#ffff00"' in own("b")
    assert 'class="cloud" fill="#88aaff"' in own("c")
    assert 'class="box" fill="#003300"' in own("c")


def test_the_files_colours_come_in_the_place_of_the_stages():
    drawn = own("b", file_colours=True)
    assert 'class="box" fill="#ffffcc"' in drawn
    assert 'class="own"' not in drawn


def test_edges_take_the_files_colours_with_the_rest():
    tree = MindMap((Node("r", None, "P"), Node("a", "r", "A", style=Style(edge="#0000cc")), Node("b", "a", "B")))
    assert svg.write(tree).count(b"#0000cc") == 0
    drawn = svg.write(tree, Overlay(file_colours=True)).decode()
    assert len(re.findall(r'class="edge [^>]*#0000cc', drawn)) == 2


def test_no_text_is_drawn_in_a_colour_that_would_not_read():
    """Red on dark green and yellow on white become what reads there; red on white stays."""
    assert 'class="label"' in own("d")
    assert 'fill="#cc0000" font-style="italic"' in own("d")
    for colours in (False, True):
        assert '#ffff00"' not in own("e", file_colours=colours)
        assert "#FFFFFF" in re.findall(r'<text class="label"[^>]*>', own("c", file_colours=colours))[0]
        assert 'fill="#ffff00">' not in own("b", file_colours=colours)
