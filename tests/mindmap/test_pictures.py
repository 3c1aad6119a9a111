"""The size in which a picture is drawn, where it lies beside a file, and what is said of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cefi_map import limits
from cefi_map.mindmap import Picture, pictures, spoken
from cefi_map.mindmap.outline import parse

MOST = limits.PICTURE_DRAWN


@pytest.mark.parametrize(
    ("natural", "width", "drawn"),
    [
        ((400, 300), 200, (200, 150)),
        ((400, 300), 1, (16, 12)),  # no narrower than 16 pixels
        ((400, 100), 10 * MOST, (MOST, MOST // 4)),
        ((400, 400), 10 * MOST, (MOST, MOST)),
    ],
)
def test_a_picture_keeps_its_proportions_within_bounds(natural: tuple[int, int], width: float, drawn: tuple[int, int]):
    assert pictures.fitted(natural, width) == drawn


@pytest.mark.parametrize(
    ("natural", "width"), [((100, 50), 100), ((400, 200), 200), ((300, 300), 150), ((2000, 100), 200)]
)
def test_a_picture_is_first_drawn_within_200_by_150(natural: tuple[int, int], width: float):
    assert pictures.first_width(natural) == pytest.approx(width)


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        (Picture("ab", 60, 30, alt="Le plan du site"), "image\u00a0: Le plan du site"),
        (Picture("ab", 60, 30), "image sans description"),
        (Picture("", 60, 30, source="images/plan%20bis.png"), "image absente\u00a0: plan bis.png"),
        (None, ""),
    ],
)
def test_a_picture_is_told(picture: Picture | None, said: str):
    assert spoken.picture(replace(parse("Projet").root, picture=picture)) == said
