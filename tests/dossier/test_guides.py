"""The guided outline: every requirement of the dossier has a place in it, in official words."""

from __future__ import annotations

from cefi_map.dossier import manuscript
from cefi_map.dossier.guides import guides, guides_data
from cefi_map.dossier.model import Heading, block_text


def test_every_requirement_of_the_dossier_has_a_guide() -> None:
    assert {id for guide in guides() for id in guide.requirements} == {"M5", "M6", "M7", "C12a", "C12b"}


def test_a_guide_asks_and_quotes() -> None:
    for data in guides_data():
        assert all(question.endswith("?") for question in data["questions"])
        assert len(data["official"]) == len(data["requirements"])


def test_a_new_dossier_holds_the_headings_alone() -> None:
    blocks = manuscript.start().dossier.blocks
    assert [block_text(block) for block in blocks] == [guide.heading for guide in guides()]
    assert all(isinstance(block, Heading) and block.level == 1 for block in blocks)
