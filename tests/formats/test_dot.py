"""DOT out: Graphviz reads it, and labels say the titles whatever they contain."""

from __future__ import annotations

import json

from cefi_map.formats import dot
from cefi_map.formats.overlay import Overlay
from cefi_map.geometry.graph import run
from cefi_map.mindmap import MindMap, Node, from_plain

TITLES = ["Racine", '<b>gras</b> "cité"', r"C:\dossier\N", "deux\nlignes", "", "<x>", "漢"]
MAP = MindMap(
    tuple(Node(f"n{n}", "n0" if n else None, title, note=from_plain("une note")) for n, title in enumerate(TITLES))
)


def test_graphviz_reads_it():
    answer = json.loads(run("dot", dot.write(MAP).decode(), "json0"))
    labels = [each["label"] for each in answer["objects"]]
    assert labels == ["Racine", '<b>gras</b> "cité"', r"C:\\dossier\\N", r"deux\nlignes", " ", "<x>", "漢"]
    assert len(answer["edges"]) == len(TITLES) - 1


def test_stages_colour_their_branch():
    assert b"#236FA2" in dot.write(MAP, Overlay(stages={"n1": (1,)}))


def test_a_long_title_is_several_lines_whose_words_are_all_there():
    title = "Accompagner des jeunes sans diplôme vers un premier emploi dans les métiers du territoire" * 2
    (node,) = json.loads(run("dot", dot.write(MindMap((Node("a", None, title),))).decode(), "json0"))["objects"]
    lines = node["label"].split("\\n")
    assert len(lines) > 2
    assert max(map(len, lines)) < 50
    assert " ".join(lines).replace("\u00a0", " ") == title
