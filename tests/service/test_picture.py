"""What the legend of a picture says; which files show the stages."""

import pytest

from cefi_map import service
from cefi_map.formats.svg.paint import HUES
from cefi_map.mindmap import outline
from cefi_map.service.paper.signs import ranges


@pytest.mark.parametrize(
    ("title", "numbers", "expected"),
    [
        ("three siblings in a row are a range", ["3.1.1", "3.1.2", "3.1.3"], ["3.1.1 à 3.1.3"]),
        ("two are listed", ["3.1.1", "3.1.2"], ["3.1.1", "3.1.2"]),
        ("cousins are not siblings", ["1.1", "1.2", "2.3"], ["1.1", "1.2", "2.3"]),
        ("10 comes after 9", ["2.10", "2.9", "2.8"], ["2.8 à 2.10"]),
        ("a number said twice counts once", ["1", "1"], ["1"]),
        ("a parent and its child", ["1", "1.1", "1.2", "1.3"], ["1", "1.1 à 1.3"]),
        ("nothing", [], []),
    ],
)
def test_ranges(title, numbers, expected):
    assert ranges(numbers) == expected


@pytest.mark.parametrize("format", ["dot", "svg"])
def test_stages_have_their_colours(format):
    mindmap = outline.parse("Projet\n  Public [E1]\n    Jeunes\n")
    assert HUES[1].lower() in service.files.convert(mindmap, format).data.decode().lower()
