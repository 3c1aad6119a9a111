"""A map as slides: one for each branch that says something, every word on one, and none that runs over."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from cefi_map.examples import example
from cefi_map.formats import pptx as reader
from cefi_map.formats import slides
from cefi_map.geometry import PX
from cefi_map.geometry.wrapping import wrap
from cefi_map.mindmap import MindMap, outline
from cefi_map.mindmap.talk import steps

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
