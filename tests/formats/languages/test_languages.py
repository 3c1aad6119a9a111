"""Maps written as text for Mermaid, PlantUML and Org are read as what they say, under any name."""

from __future__ import annotations

import pytest

from cefi_map import formats
from cefi_map.errors import BadInput
from cefi_map.formats.languages import mermaid, org, plantuml
from cefi_map.mindmap import outline

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
