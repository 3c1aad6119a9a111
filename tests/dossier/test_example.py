"""The example dossier: five pages, every requirement satisfied, at one with the example map, in sound French."""

from __future__ import annotations

import re

import pytest

from cefi_map.dossier import judge
from cefi_map.dossier.coherence import MapSide, coherence
from cefi_map.dossier.example import example
from cefi_map.dossier.french import slips
from cefi_map.dossier.guides import guides
from cefi_map.dossier.model import Figure, Footnote, Heading, Table, block_text, contents, plain
from cefi_map.examples import example as example_map
from cefi_map.judging import check
from cefi_map.project import data, dossier, home


@pytest.fixture
def project(tmp_path) -> dossier.DossierView:
    store = data.open_store(tmp_path)
    yield dossier.open_dossier(store, home.create_project(store, "exemple"))
    store.close()


def test_every_verdict_is_satisfied(project: dossier.DossierView) -> None:
    """As the bundled example project shows it, with its figure drawn."""
    report = project.judged.report
    assert {each.id: each.verdict for each in (*report.modalities, *report.requirements)} == dict.fromkeys(
        ("M4", "M5", "M6", "M7", "C12a", "C12b"), "satisfait"
    )
    assert report.notices == ()
    assert project.judged.remarks == ()


def test_it_fills_five_pages(project: dossier.DossierView) -> None:
    assert project.judged.pages is not None
    assert 4.7 <= project.judged.pages.length <= 5.0


def test_it_is_at_one_with_the_map() -> None:
    assert coherence(example().dossier, MapSide(example_map(), check(example_map()))) == ()


def test_its_french_is_sound() -> None:
    beside = "\n".join(f"{node.text}\n{node.note_text}" for node in example_map())
    assert [slip.message for slip in slips(example().dossier, beside)] == []


def test_it_follows_the_outline_and_shows_what_a_dossier_can_hold() -> None:
    blocks = example().dossier.blocks
    titles = [block_text(block) for block in blocks if isinstance(block, Heading) and block.level == 1]
    assert titles == [guide.heading for guide in guides()]
    assert any(isinstance(block, Table) for block in blocks)
    assert any(isinstance(block, Figure) for block in blocks)
    assert any(isinstance(piece, Footnote) for block in blocks for content in contents(block) for piece in content)


def test_it_names_nobody() -> None:
    """Initials only, and no title of the exam's own."""
    text = " ".join(plain(content) for block in example().dossier.blocks for content in contents(block))
    assert not re.search(r"\b(?:Mme|M\.) [A-Z][a-z]", text)


def test_it_stands_without_its_project() -> None:
    pages, _ = judge(example().dossier, example().layout, None)
    assert pages is not None
