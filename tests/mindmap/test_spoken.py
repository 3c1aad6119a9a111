"""What is said of a node beside its words, for pages and documents alike."""

from __future__ import annotations

from dataclasses import replace

from cefi_map.mindmap import Arrow, MindMap, outline
from cefi_map.mindmap.model import ENDS
from cefi_map.mindmap.spoken import carried, places, ties


def tied() -> MindMap:
    mindmap = outline.parse("Projet\n  Besoins\n  Marché\n")
    root, needs, market = mindmap.nodes
    arrows = (Arrow(market.key, "y répond"), Arrow("nowhere"))
    needs = replace(needs, arrows=arrows, icons=("clock", "unknown"), link="#x")
    return MindMap((root, needs, replace(market, arrows=(Arrow(root.key),), link="https://exemple.fr")))


def test_arrows_are_said_at_both_ends():
    mindmap = tied()
    said = ties(mindmap)
    assert [carried(node, said) for node in mindmap] == [
        ("flèche depuis 2, Marché",),
        ("icônes délai, unknown", "lien vers un nœud", "flèche « y répond » vers 2, Marché"),
        ("lien", "flèche « y répond » depuis 1, Besoins", "flèche vers le centre, Projet"),
    ]


def test_a_sentence_names_some_nodes_and_counts_the_others():
    mindmap = outline.parse("Projet\n  Public\n    Ali\n" + "  x\n" * 4)
    assert places(mindmap, mindmap.nodes[:3]) == "le centre, Projet ; nœud 1, Public ; nœud 1.1, Ali"
    assert places(mindmap, mindmap.nodes[2:]).endswith("nœud 4, x, et 1 autre")


def test_heads_are_said_as_they_are_drawn():
    root, needs, market = tied().nodes
    said = {}
    for ends in ENDS:
        mindmap = MindMap((root, replace(needs, arrows=(Arrow(market.key, ends=ends),)), replace(market, arrows=())))
        said[ends] = [ties(mindmap)[node.key][0].split(" 1")[0].split(" 2")[0] for node in (needs, market)]
    assert said == {
        "": ["flèche vers", "flèche depuis"],
        "start": ["flèche depuis", "flèche vers"],
        "both": ["double flèche avec", "double flèche avec"],
        "none": ["trait vers", "trait depuis"],
    }


def test_a_language_is_one_that_a_page_may_say():
    """It is no content of the map, and what is no language is none."""
    node = outline.parse("a").root
    for value, wanted in (("en", "en"), ("pt-BR", "pt-BR"), ('en" onload="x', ""), ("", ""), ("anglais", "")):
        marked = replace(node, attributes=(("langue", value), ("poids", "3")))
        assert (marked.language, marked.content_attributes) == (wanted, (("poids", "3"),))
