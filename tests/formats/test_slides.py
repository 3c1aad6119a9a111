"""A map as slides: one for each branch that says something, every word on one, and none that runs over."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from cefi_map.examples import example
from cefi_map.formats import pptx as reader
from cefi_map.formats import slides
from cefi_map.formats.pictures import kept
from cefi_map.geometry import PX
from cefi_map.geometry.wrapping import wrap
from cefi_map.mindmap import MindMap, Picture, outline
from cefi_map.mindmap.talk import steps
from tests.cases import png

UGLY = f"""{"Projet d’accompagnement très long à énoncer " * 9}
  Un titre de branche {"qui ne tient pas dans sa place " * 9}
    {"Unmottrèslong" * 60}
    Une idée
      {"et une phrase, puis une autre, " * 120}
  Plate
{chr(10).join(f"    idée {number}" for number in range(60))}
"""


def opened(mindmap: MindMap) -> Any:
    return Presentation(io.BytesIO(slides.write(mindmap, {})))


def height(shape: Any) -> float:
    """Points that its paragraphs take, each as its own letters and level have it."""
    total = 0.0
    for paragraph in shape.text_frame.paragraphs:
        size = int(paragraph.runs[0].font.size.pt)
        indent = (27.0, 58.5, 90.0)[paragraph.level] if shape.placeholder_format.idx == 1 else 0
        lines = wrap(paragraph.text, int((shape.width.pt - indent) * PX), size * 2, bool(paragraph.runs[0].font.bold))
        total += len(lines) * size * 1.2
    return total


def overflowing(mindmap: MindMap) -> list[str]:
    shapes = [shape for slide in opened(mindmap).slides for shape in slide.placeholders]
    return [shape.text_frame.text[:60] for shape in shapes if height(shape) > shape.height.pt]


def words(mindmap: MindMap) -> str:
    """Of all titles, then of all bodies: what goes on on another slide stands together."""
    made = opened(mindmap).slides
    shapes = [slide.shapes.title for slide in made] + [
        shape for slide in made for shape in slide.placeholders if shape.placeholder_format.idx == 1
    ]
    return "".join("".join(shape.text_frame.text.split()) for shape in shapes)


@pytest.mark.parametrize("mindmap", [example(), outline.parse(UGLY)], ids=["example", "ugly"])
def test_every_word_stands_on_a_slide_and_none_runs_over(mindmap: MindMap):
    assert overflowing(mindmap) == []
    said = words(mindmap)
    assert [node.text for node in mindmap.nodes[1:] if "".join(node.text.split()) not in said] == []


@settings(max_examples=15)
@given(st.lists(st.text("abc ,é0", min_size=1, max_size=900).filter(str.strip), min_size=1, max_size=12))
def test_no_text_runs_over_its_slide(texts: list[str]):
    assert (
        overflowing(outline.parse("Projet\n  Branche\n" + "\n".join(f"    {' '.join(each.split())}" for each in texts)))
        == []
    )


def test_a_slide_stands_for_each_halt_with_its_notes_below():
    mindmap = outline.parse("Projet\n  Contexte\n    Public\n      61 jeunes\n        : comptés en mars\n  Vide\n")
    made = opened(mindmap)
    assert [slide.shapes.title.text_frame.text for slide in made.slides] == ["Projet", "1 Contexte", "1.1 Public"]
    assert made.slides[2].notes_slide.notes_text_frame.text == "1.1.1 61 jeunes\ncomptés en mars"
    assert len(opened(example()).slides) == len(steps(example()))


def test_other_programs_read_titles_and_levels():
    """As our own reader does, which knows nothing of who wrote the file."""
    read = reader.read(slides.write(outline.parse("Projet\n  Contexte\n    Public\n      61 jeunes\n"), {})).map
    titles = [node.text for node in read]
    assert titles[:3] == ["Projet", "1 Contexte", "1.1 Public"]
    assert "1.1.1 61 jeunes" in titles


def test_pictures_stand_on_slides_each_with_its_words():
    """Those of a halt after what it says, three a slide; on its own slide where it says nothing; the rest elsewhere."""
    names = ["Projet", "1 Contexte", "1 Contexte (suite)", "1.2 Lieux", "1.2 Lieux (suite)", "1.2 Lieux (suite)"]
    mindmap = outline.parse(
        "Projet\n  Contexte\n    Public\n    Lieux\n" + "".join(f"      Lieu {n}\n" for n in range(4))
    )
    wide, tall = kept(png(size=(600, 100))), kept(png(size=(40, 400)))
    by_text = {"Public": wide, "Contexte": tall, **{f"Lieu {n}": wide for n in range(4)}}
    nodes = tuple(
        replace(node, picture=Picture(found.hash, 60, 10, (found.width, found.height), f"Photo de {node.text}"))
        if (found := by_text.get(node.text))
        else node
        for node in mindmap
    )
    made = opened(MindMap(nodes, files={each.hash: each.data for each in (wide, tall)}))
    assert [slide.shapes.title.text_frame.text for slide in made.slides] == names
    shown = [[shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE] for slide in made.slides]
    assert [len(each) for each in shown] == [0, 0, 2, 0, 3, 1]
    for picture in (each for slide in shown for each in slide):
        assert 54 <= picture.left.pt < picture.left.pt + picture.width.pt <= 906
        assert 116 <= picture.top.pt < picture.top.pt + picture.height.pt <= 482
        across, down = picture.image.size
        assert picture.width / picture.height == pytest.approx(across / down, rel=0.01)
        assert picture._element.nvPicPr.cNvPr.get("descr").startswith("Photo de ")
    said = [shape.text_frame.text for shape in made.slides[2].shapes if shape.has_text_frame]
    assert {"1 Contexte", "1.1 Public"} <= set(said)


def test_a_picture_alone_stands_on_its_branch_s_slide():
    mindmap, found = outline.parse("Projet\n  Plan : un dessin\n    : vu de haut\n"), kept(png())
    pictured = replace(mindmap.nodes[1], picture=Picture(found.hash, 60, 30, (60, 30), "Le plan"))
    made = opened(MindMap((mindmap.root, pictured), files={found.hash: found.data}))
    assert len(made.slides) == 2
    assert [shape.shape_type for shape in made.slides[1].shapes].count(MSO_SHAPE_TYPE.PICTURE) == 1
