"""Maps written as text for Mermaid, PlantUML and Org are read as what they say, under any name."""

from __future__ import annotations

import pytest

from cefi_map import formats
from cefi_map.errors import BadInput
from cefi_map.formats.languages import mermaid, org, plantuml
from cefi_map.mindmap import Arrow, outline

MERMAID = """%% un commentaire
mindmap
  root((Atelier mobilité))
    Origines
      Histoire
      ::icon(fa fa-book)
      cible[Objectifs]
    a)Nuage(
    b))Boum((
    c{{Hexa}}:::urgent
    d["Deux<br/>lignes"]
    e["`Sur deux
    lignes`"]
"""
PLANTUML = """@startmindmap
<style>
* ignoré
</style>
*[#00ff00] Atelier **mobilité**
** Contexte
*** <&people> Publics
**_ sans boîte
**:Deux
lignes;
left side
** Gauche [[https://exemple.fr le site]]
@endmindmap
"""
ORG = """#+TITLE: Projet
Une introduction.
* TODO A :urgent:
  Sa note.
** B
:PROPERTIES:
:ID: 3
:END:
*** DONE C
* D
"""


def tree(mindmap: object) -> str:
    return outline.render(mindmap)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["carte.mmd", "carte.txt", "carte.md", "carte"])
def test_mermaid(name: str) -> None:
    reading = formats.read(MERMAID.encode(), name)
    assert tree(reading.map) == (
        "Atelier mobilité\n  Origines\n    Histoire\n    Objectifs\n  Nuage\n  Boum\n  Hexa\n  Deux lignes\n"
        "  Sur deux lignes\n"
    )
    assert reading.notices == ("Icônes de Mermaid non reprises\u00a0: 1.",)


def test_mermaid_alone_in_a_markdown_text() -> None:
    text = f"Voici ma carte.\n\n```mermaid\n{MERMAID.partition(chr(10))[2]}```\n"
    assert formats.read(text.encode(), "carte.md").map.root.text == "Atelier mobilité"
    among = formats.read(f"# Cours\n\n## Plan\n\n{text}".encode(), "cours.md").map
    assert among.root.text == "Cours"


@pytest.mark.parametrize("name", ["carte.puml", "carte.txt", "carte"])
def test_plantuml(name: str) -> None:
    mindmap = formats.read(PLANTUML.encode(), name).map
    assert tree(mindmap) == (
        "Atelier mobilité\n  Contexte\n    Publics\n  sans boîte\n  Deux lignes\n  Gauche le site\n"
    )
    left = mindmap.nodes[-1]
    assert (left.side, left.link, mindmap.root.style.background) == ("left", "https://exemple.fr", "#00ff00")


def test_plantuml_with_signs_of_sides() -> None:
    mindmap = plantuml.read(b"@startmindmap\n+ A\n++ B\n-- C\n--- D\n@endmindmap").map
    assert [(node.text, node.side) for node in mindmap] == [("A", ""), ("B", "right"), ("C", "left"), ("D", "")]


WBS = """@startwbs
skinparam x y
* Forum
** Lieu
***< à gauche
***>_ sans boîte
**(d) <b>Dates</b> et <code>List<typename T> **x**</code>
**(s) Salle
title Un titre
legend
* à part
endlegend
s ..> d
Lieu -> Dates
@endwbs
"""


def test_a_work_breakdown_is_read_and_code_is_kept_as_it_is() -> None:
    reading = formats.read(WBS.encode(), "a.puml")
    assert tree(reading.map) == (
        "Forum\n  Lieu\n    à gauche\n    sans boîte\n  Dates et List<typename T> **x**\n  Salle\n"
    )
    dates, room = reading.map.nodes[-2:]
    assert room.arrows == (Arrow(dates.key),)
    assert reading.notices == (
        "Flèches de PlantUML non reprises\u00a0: 1.",
        "Titres, légendes et pieds de page de PlantUML, non repris\u00a0: 2.",
    )


@pytest.mark.parametrize("kind", ["uml", "json", "gantt", "salt"])
def test_another_diagram_of_plantuml_is_refused_by_its_name(kind: str) -> None:
    with pytest.raises(BadInput, match=f"un diagramme PlantUML « @start{kind} », pas une carte"):
        formats.read(f"' un commentaire\n@start{kind}\nA -> B\n@end{kind}\n".encode(), "a.txt")
    with pytest.raises(BadInput, match="ne contient pas de carte"):
        formats.read(b"A -> B\n", "a.puml")


def test_several_maps_of_plantuml_are_several_maps() -> None:
    data = f"{PLANTUML}\n@startuml\nA -> B\n@enduml\n{WBS}".encode()
    first = formats.read(data, "a.puml")
    assert first.map.root.text == "Atelier mobilité"
    assert "Ce fichier a 2 cartes" in first.notices[0]
    assert "@startuml" in first.notices[1]
    assert [(each.map.root.text, each.sheet) for each in formats.read_all(data, "a.puml")] == [
        ("Atelier mobilité", "Atelier mobilité"),
        ("Forum", "Forum"),
    ]


FENCES = {
    "PlantUML in a fence": f"```plantuml\n{PLANTUML}```",
    "PlantUML as it is": PLANTUML,
    "Mermaid": f"```mermaid\n{MERMAID.partition(chr(10))[2]}```",
}


@pytest.mark.parametrize("block", FENCES)
def test_a_map_in_a_markdown_text_loses_nothing_of_either(block: str) -> None:
    """Among headings it stays code, and that is said; alone among plain text it is the map, and the text its note."""
    text = f"# Cours\n\nDu texte.\n\n{FENCES[block]}\n\n## Suite\n\nAutre texte.\n"
    reading = formats.read(text.encode(), "cours.md")
    assert [node.text for node in reading.map] == ["Cours", "Suite"]
    note = reading.map.root.note_text
    assert "Du texte." in note
    assert "Histoire" in note or "<&people> Publics" in note
    assert "reste en texte dans une note" in reading.notices[0]
    twice = formats.read(f"{text}\n{FENCES[block]}\n".encode(), "cours.md")
    assert twice.notices[0].startswith("2 cartes Mermaid ou PlantUML")
    plain = formats.read(f"Voici ma carte.\n\n{FENCES[block]}\n\nEt la fin.\n".encode(), "cours.md").map
    assert plain.root.text == "Atelier mobilité"
    assert "Voici ma carte." in plain.root.note_text
    assert "Et la fin." in plain.root.note_text


def test_what_mermaid_says_of_links_and_looks_is_no_node() -> None:
    text = 'mindmap\n  A\n    B\n    click B href "https://exemple.fr"\n    classDef urgent fill:#f00\n    click rate\n'
    reading = formats.read(text.encode(), "a.mmd")
    assert tree(reading.map) == "A\n  B\n  click rate\n"
    assert reading.notices == ("Liens « click » de Mermaid non repris\u00a0: 1.",)


@pytest.mark.parametrize("name", ["plan.org", "plan.txt", "plan"])
def test_org(name: str) -> None:
    mindmap = formats.read(ORG.encode(), name).map
    assert tree(mindmap) == "Projet\n  : Une introduction.\n  A\n    : Sa note.\n    B\n      C\n  D\n"
    assert [node.icons for node in mindmap] == [(), ("unchecked",), (), ("checked",), ()]
    assert mindmap.nodes[1].attributes == (("étiquette", "urgent"),)


def test_an_org_drawer_that_nothing_ends_is_text() -> None:
    assert tree(org.read(b"* A\n** B\n:NOTE:\nvu\n* C\n").map) == "Carte\n  A\n    B\n      : :NOTE:\n      : vu\n  C\n"


def test_an_org_file_without_heading_is_a_list() -> None:
    assert tree(formats.read(b"#+title: P\n- a\n  - b\n", "plan.org").map) == "P\n  a\n    b\n"


def test_lists_of_other_texts_are_not_taken_for_org() -> None:
    for text in ("* a\n* b\n", "Projet\n* a\n  * b\n", "# Projet\n* a\n** b\n", "* a\n\nMot **gras**\n**b**\n"):
        assert not org.recognises(text.encode()), text


def test_a_text_that_speaks_of_mindmaps_is_a_text() -> None:
    assert not mermaid.recognises(b"Les mindmap\n  a\n")
    assert formats.read(b"mindmap et projet\n  a\n", "a.txt").map.root.text == "mindmap et projet"


@pytest.mark.parametrize("data", [b"mindmap\n", b"@startmindmap\n@endmindmap\n"])
def test_a_map_without_title_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="aucun nœud"):
        formats.read(data, "a.txt")
