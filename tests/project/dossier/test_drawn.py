"""The figures of a dossier: its project's map, whole or one stage of it, as it stands today."""

from __future__ import annotations

import re

import pytest

from cefi_map.dossier import Layout
from cefi_map.dossier.manuscript import Manuscript
from cefi_map.dossier.model import Dossier, Figure
from cefi_map.errors import BadInput, NotFound
from cefi_map.mindmap import edits
from cefi_map.project import data, dossier, exam, home
from tests.cases import project

MAP = """Atelier mobilité
  Contexte [E1]
    61 jeunes sans moyen de déplacement
  Suite
"""


@pytest.fixture
def id(store: data.Store) -> str:
    return project(store, MAP)


def test_a_figure_is_the_map_of_today(store: data.Store, id: str):
    before = dossier.figure(store, id, "").svg
    version = store.load(id)
    grown = edits.rename(version.map, version.map.nodes[2].key, "62 jeunes")
    store.save(id, grown, version.number)
    assert b"62 jeunes" in dossier.figure(store, id, "").svg != before


def test_a_figure_of_a_stage_shows_its_branches_alone(store: data.Store, id: str):
    drawn = dossier.figure(store, id, "E1").svg
    assert b"Contexte" in drawn
    assert b"Suite" not in drawn


def test_a_figure_does_not_carry_the_map(store: data.Store, id: str):
    """A dossier is handed in: what is not drawn must not be in it."""
    assert all(b"<metadata" not in dossier.figure(store, id, stage).svg for stage in ("", "E1"))


def test_an_empty_stage_is_a_sentence(store: data.Store, id: str):
    shown = dossier.figure(store, id, "E6")
    assert "est vide sur la carte" in shown.alt
    store.save_dossier(id, Manuscript(Dossier((Figure("E6"),))), 0)
    assert dossier.open_dossier(store, id).judged.pages is not None
    assert not dossier.download_dossier(store, id, "pdf").notices
    with pytest.raises(BadInput):
        dossier.figure(store, id, "E9")


def test_a_figure_shows_the_calendar_and_the_budget_of_the_map(store: data.Store, id: str):
    shown = dossier.figure(store, id, "calendrier")
    assert shown.alt == "La carte ne dit pas encore de date."
    text = "Atelier\n  Faire [E5]\n    Stages en mai 2027\n  Budget [E3]\n    Dépenses\n      Salle 300 €\n"
    dated = project(store, text)
    assert b"Stages en mai 2027" in dossier.figure(store, dated, "calendrier").svg
    assert b"300" in dossier.figure(store, dated, "budget").svg
    store.save_dossier(dated, Manuscript(Dossier((Figure("calendrier", "Quand"), Figure("budget")))), 0)
    for to in ("pdf", "docx", "odt", "html"):
        assert dossier.download_dossier(store, dated, to).data
    assert dossier.figure_letters(store, dated, 2.5)["budget"] > 6


def test_a_stage_that_a_deep_node_carries_is_drawn_from_its_branch_of_the_first_level(store: data.Store):
    id = project(store, "Atelier\n  Partie\n    Contexte [E1]\n      61 jeunes sans emploi\n  Suite\n")
    drawn = dossier.figure(store, id, "E1").svg
    assert b"Partie" in drawn
    assert b"Suite" not in drawn


def test_it_is_drawn_once_until_the_centre_reads_otherwise(store: data.Store, id: str):
    first = dossier.figure(store, id, "")
    assert dossier.figure(store, id, "") is first, "no second time"
    assert first.alt == "Carte mentale « Atelier », 4 nœuds"
    exam.set_readings(store, {"risk_kinds": 3})
    assert dossier.figure(store, id, "") is not first


def test_a_project_that_is_not_there_has_no_figure(store: data.Store):
    with pytest.raises(NotFound):
        dossier.figure(store, "f" * 16, "")


def test_the_letters_of_each_figure_are_told_as_they_are_printed(store: data.Store):
    """The example's map is not read on a page; its stages are, but for the one of thirty nodes."""
    id = home.create_project(store, "exemple")
    letters = dossier.figure_letters(store, id, 2.5)
    assert letters[""] < 4
    assert [stage for stage, size in letters.items() if size < dossier.READABLE] == ["", "E3"]
    narrow = dossier.figure_letters(store, id, 5, ["E1"])
    assert list(narrow) == ["E1"]
    assert narrow["E1"] < letters["E1"]
    picture = dossier.figure(store, id, "")
    width = float(re.search(rb'viewBox="0 0 ([\d.]+)', picture.svg)[1])
    assert letters[""] == pytest.approx(12.5 * picture.size(Layout())[0] / 2.54 * 72 / width, abs=0.01)


def test_an_empty_stage_has_no_letters_and_a_margin_that_is_none_is_refused(store: data.Store, id: str):
    assert "E6" not in dossier.figure_letters(store, id, 2.5)
    with pytest.raises(BadInput, match="marge"):
        dossier.figure_letters(store, id, 12)
