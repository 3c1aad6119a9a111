"""MindManager's maps become maps; what has no place in one is counted."""

from __future__ import annotations

import pytest

from cefi_map import formats
from cefi_map.errors import BadInput
from cefi_map.formats.pictures import kept
from cefi_map.formats.programs.mindmanager import read, recognises
from cefi_map.mindmap import Arrow, Block, Run, outline
from tests.cases import png, zipped

SPACE = "http://schemas.mindjet.com/MindManager/Application/2003"


def document(topic: str, beside: str = "") -> bytes:
    return f'<ap:Map xmlns:ap="{SPACE}"><ap:OneTopic>{topic}</ap:OneTopic>{beside}</ap:Map>'.encode()


def topic(id: str, *below: str, more: str = "", kind: str = "SubTopics") -> str:
    inner = f"<ap:{kind}>{''.join(below)}</ap:{kind}>" if below else ""
    return f'<ap:Topic OId="{id}">{inner}<ap:Text PlainText="sujet {id}"/>{more}</ap:Topic>'


def test_topics_in_a_zip_and_by_themselves_give_the_same_map() -> None:
    data = document(topic("a", topic("b", topic("c")), topic("d")))
    for form in (data, zipped(("Document.xml", data))):
        assert recognises(form)
        assert outline.render(formats.read(form, "carte.mmap").map) == "sujet a\n  sujet b\n    sujet c\n  sujet d\n"
    assert not formats.read(data).notices


def image(*places: str) -> str:
    uris = "".join(f'<cor:Uri xmlns:cor="{SPACE}/core">{place}</cor:Uri>' for place in places)
    inside = f'<ap:ImageData>{uris}</ap:ImageData><ap:ImageSize Width="12.7"/>'
    return f"<ap:OneImage><ap:Image>{inside}</ap:Image></ap:OneImage>"


def test_a_topic_shows_the_picture_that_lies_in_its_file() -> None:
    """In millimetres there; of a metafile the bitmap beside it; what cannot be read is counted."""
    shown = topic("b", more=image("mmarch://bin/EMF.bin", "mmarch://BIN/a.bin"))
    data = document(topic("a", shown, topic("c", more=image("mmarch://bin/none.bin"))))
    file = zipped(("Document.xml", data), ("bin/A.bin", png()), ("bin/EMF.bin", b"\1\0\0\0"))
    reading = formats.read(file, "carte.mmap")
    picture = reading.map.node("b").picture
    assert picture
    assert (picture.hash, picture.width, picture.natural) == (kept(png()).hash, 45, (60, 30))
    assert reading.map.files == {picture.hash: png()}
    assert reading.map.node("c").picture is None
    assert reading.notices == ("Images non reprises\u00a0: 1.",)


def test_what_hangs_on_the_words_of_a_relation_is_said() -> None:
    note = '<ap:NotesGroup><ap:NotesXhtmlData PreviewPlainText="une note"/></ap:NotesGroup>'
    words = f"<ap:FloatingTopics>{topic('w', more=note)}</ap:FloatingTopics>"
    ends = "".join(
        f'<ap:ConnectionGroup Index="{place}"><ap:Connection><ap:ObjectReference OIdRef="{id}"/></ap:Connection>'
        "</ap:ConnectionGroup>"
        for place, id in enumerate("ab")
    )
    relation = f"<ap:Relationships><ap:Relationship>{ends}{words}</ap:Relationship></ap:Relationships>"
    reading = read(document(topic("a", topic("b")), relation))
    assert [arrow.label for arrow in reading.map.root.arrows] == ["sujet w"]
    assert reading.notices == ("Notes du texte d’une relation, non reprises\u00a0: 1.",)


def test_pictures_in_notes_are_counted() -> None:
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><p>un <img src="mmnotes://a"/></p></html>'
    note = f"<ap:NotesGroup><ap:NotesXhtmlData>{page}</ap:NotesXhtmlData></ap:NotesGroup>"
    assert read(document(topic("a", more=note))).notices == ("Images d’une note, non reprises\u00a0: 1.",)


def test_what_a_topic_carries_is_on_its_node() -> None:
    more = """<ap:NotesGroup><ap:NotesXhtmlData PreviewPlainText="un"><html xmlns="http://www.w3.org/1999/xhtml"><p>un
    <b>deux</b></p></html></ap:NotesXhtmlData></ap:NotesGroup>
    <ap:IconsGroup><ap:Icons><ap:Icon IconType="urn:mindjet:FlagGreen"/><ap:Icon IconType="urn:mindjet:Rocket"/>
    </ap:Icons></ap:IconsGroup><ap:Hyperlink Url="https://exemple.fr"/>
    <ap:HyperlinkGroup><ap:IndexedHyperlink Url="plan.pdf"/></ap:HyperlinkGroup>
    <ap:Task TaskPriority="urn:mindjet:Prio2" TaskPercentage="60" DeadlineDate="2026-06-21T09:30:00"/>
    <ap:TextLabels><ap:TextLabel TextLabelName="E1"/><ap:TextLabel TextLabelName="urgent"/></ap:TextLabels>
    <ap:Color FillColor="ff96B3DF" LineColor="00333333"/><ap:Offset CX="-12." CY="0."/>
    <ap:TopicViewGroup ViewIndex="0"><ap:Collapsed Collapsed="true"/></ap:TopicViewGroup>
    <ap:OneBoundary><ap:Boundary/></ap:OneBoundary>"""
    reading = read(document(topic("a", topic("b", topic("c"), more=more))))
    node = reading.map.node("b")
    assert node.note == (Block((Run("un "), Run("deux", bold=True))),)
    assert node.icons == ("full-2", "flag-green", "50%")
    assert node.link == "https://exemple.fr"
    dated = ("échéance", "2026-06-21")
    assert node.attributes == (("etape", "E1"), ("étiquette", "urgent"), dated, ("lien", "plan.pdf"))
    assert (node.style.background, node.style.edge, bool(node.style.cloud)) == ("#96b3df", "", True)
    assert (node.side, node.folded) == ("left", True)
    assert reading.notices == ("Repères sans équivalent, non repris\u00a0: Rocket (1).",)


def test_floating_topics_callouts_pictures_and_comments_are_counted() -> None:
    callout = topic("k", more="<ap:CalloutFloatingTopicShape/>")
    below = topic("b", callout, kind="FloatingTopics", more="<ap:OneImage/><ap:Comments><ap:Comment/></ap:Comments>")
    root = topic("a", below, more=f"<ap:FloatingTopics>{topic('f')}</ap:FloatingTopics>")
    reading = read(document(root))
    assert outline.render(reading.map) == "sujet a\n  sujet b\n    sujet k\n  sujet f\n"
    counted = {notice.split("\u00a0: ")[0]: notice[-2] for notice in reading.notices}
    assert counted == {
        "Bulles reprises comme nœuds": "1",
        "Sujets flottants rattachés au nœud central": "1",
        "Images non reprises": "1",
        "Commentaires de relecture non repris": "1",
    }


def relation(start: str, end: str, heads: tuple[str, str]) -> str:
    groups = "".join(
        f'<ap:ConnectionGroup Index="{place}"><ap:Connection><ap:ObjectReference OIdRef="{id}"/></ap:Connection>'
        f'<ap:ConnectionStyle ConnectionShape="urn:mindjet:{heads[place]}"/></ap:ConnectionGroup>'
        for place, id in enumerate((start, end))
    )
    label = f"<ap:FloatingTopics>{topic('mot')}</ap:FloatingTopics>"
    return f'<ap:Relationship>{groups}{label}<ap:Color LineColor="ffFF0000"/></ap:Relationship>'


def test_relations_are_arrows_towards_their_head_and_links_lead_to_nodes() -> None:
    inside = '<ap:Hyperlink Url="#xpointer(/descendant-or-self::ap:Topic[@OId=&apos;{}&apos;])"/>'
    tree = topic("a", topic("b", more=inside.format("c")), topic("c", more=inside.format("nulle part")))
    both = relation("b", "c", ("NoArrow", "Arrow")) + relation("b", "c", ("Arrow", "NoArrow"))
    lost = relation("b", "ailleurs", ("NoArrow", "Arrow"))
    reading = read(document(tree, f"<ap:Relationships>{both}{lost}</ap:Relationships>"))
    assert reading.map.node("b").arrows == (Arrow("c", "sujet mot", "#ff0000"),)
    assert reading.map.node("c").arrows == (Arrow("b", "sujet mot", "#ff0000"),)
    assert (reading.map.node("b").link, reading.map.node("c").link) == ("#c", "")
    assert len(reading.notices) == 2


def test_ids_missing_or_twice_get_derived_keys() -> None:
    reading = read(document(topic("a", topic("x"), topic("x", topic("y")), topic(""))))
    assert [node.key for node in reading.map] == ["a", "x", "~2", "y", "~4"]
    assert reading.map.node("y").parent == "~2"


def test_a_map_without_topic_and_a_drawing_of_another_program_are_refused() -> None:
    with pytest.raises(BadInput, match="aucun sujet"):
        read(zipped(("Document.xml", document(""))))
    assert not recognises(zipped(("Document.xml", b"<Document/>"), ("GuiDocument.xml", b"<Document/>")))
