"""The dossier of a project: begun, saved, judged by the centre's readings, its figures the map of today."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cefi_map import service
from cefi_map.dossier.manuscript import Manuscript, start
from cefi_map.dossier.model import Dossier, Figure, Paragraph, Run, block_text
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.mindmap import edits
from cefi_map.mindmap.outline import parse
from cefi_map.service.dossier import pages as paging
from cefi_map.service.dossier.drawn import figure

MAP = """Atelier mobilité
  Contexte [E1]
    61 jeunes sans moyen de déplacement
  Suite
"""


@pytest.fixture
def id(store: service.data.Store) -> str:
    return store.create(parse(MAP), title="Atelier").id


def written(*texts: str) -> Manuscript:
    return Manuscript(Dossier(tuple(Paragraph((Run(text),)) for text in texts), "Titre"))


def test_a_dossier_begins_with_the_outline_under_the_project_s_title(store: service.data.Store, id: str):
    view = service.dossier.open_dossier(store, id)
    assert (view.number, view.manuscript.dossier.title) == (0, "Atelier")
    assert view.manuscript.dossier.blocks == start().dossier.blocks
    assert view.judged.report.verdict("M5").verdict == "absent"


def test_the_outline_is_saved_as_it_was_given(store: service.data.Store, id: str):
    begun = service.dossier.open_dossier(store, id).manuscript
    assert not store.save_dossier(id, begun, 0).merged
    assert service.dossier.open_dossier(store, id).manuscript == begun


def test_the_centre_s_pages_are_those_asked(store: service.data.Store, id: str):
    text = written(*["Une ligne du dossier. " * 40] * 12)
    store.save_dossier(id, text, 0)
    judged = service.dossier.open_dossier(store, id).judged
    assert judged.report.verdict("M4").verdict == "partiel"
    assert judged.pages is not None
    service.exam.set_readings(store, {"pages_asked": round(judged.pages.length * 2) / 2})
    view = service.dossier.open_dossier(store, id)
    assert view.judged.report.verdict("M4").verdict == "satisfait"
    assert view.judged.report.readings[0].startswith("M4\u00a0: votre centre demande")


def test_a_figure_is_the_map_of_today(store: service.data.Store, id: str):
    before = figure(store, id, "").svg
    version = store.load(id)
    grown = edits.rename(version.map, version.map.nodes[2].key, "62 jeunes")
    store.save(id, grown, version.number)
    assert b"62 jeunes" in figure(store, id, "").svg != before


def test_a_figure_of_a_stage_shows_its_branches_alone(store: service.data.Store, id: str):
    drawn = figure(store, id, "E1").svg
    assert b"Contexte" in drawn
    assert b"Suite" not in drawn


def test_a_figure_does_not_carry_the_map(store: service.data.Store, id: str):
    """A dossier is handed in: what is not drawn must not be in it."""
    assert all(b"<metadata" not in figure(store, id, stage).svg for stage in ("", "E1"))


def test_an_empty_stage_is_a_sentence(store: service.data.Store, id: str):
    shown = figure(store, id, "E6")
    assert "est vide sur la carte" in shown.alt
    dossier = replace(written("Un.").dossier, blocks=(Figure("E6"),))
    store.save_dossier(id, Manuscript(dossier), 0)
    assert service.dossier.open_dossier(store, id).judged.pages is not None
    assert not service.dossier.download_dossier(store, id, "pdf").notices
    with pytest.raises(BadInput):
        figure(store, id, "E9")


def test_a_file_keeps_the_layout_and_the_old_text_in_the_history(store: service.data.Store, id: str):
    look = replace(start().layout, size=12.0)
    store.save_dossier(id, replace(written("Ancien."), layout=look), 0)
    assert service.dossier.import_dossier(store, id, b"Le nouveau.", "dossier.txt").number == 2
    manuscript = service.dossier.open_dossier(store, id).manuscript
    assert (manuscript.layout, manuscript.dossier.title) == (look, "Titre")
    assert block_text(manuscript.dossier.blocks[0]) == "Le nouveau."
    assert service.dossier.dossier_revision(store, id, 1).dossier == written("Ancien.").dossier
    assert service.dossier.restore_dossier_revision(store, id, 1).number == 3


def test_a_file_too_large_is_refused(store: service.data.Store, id: str):
    with pytest.raises(TooLarge):
        service.dossier.import_dossier(store, id, b"a" * (11 * 2**20), "dossier.txt")


def test_pages_are_kept_for_a_while_and_forgotten_with_what_is_erased(store: service.data.Store, id: str):
    digest = paging.keep_pages(id, written("Un."))
    assert paging.page_picture(store, id, digest, 1).startswith(b"<svg")
    for number in range(paging.KEPT):
        paging.keep_pages(id, written(f"Texte {number}."))
    with pytest.raises(NotFound):
        paging.page_picture(store, id, digest, 1)
    last = paging.keep_pages(id, written("Dernier."))
    other = store.create(parse(MAP)).id
    service.project.trash_project(store, other)
    service.project.erase_project(store, other)
    with pytest.raises(NotFound):
        paging.page_picture(store, id, last, 1)


def test_a_project_in_the_trash_is_not_written(store: service.data.Store, id: str):
    service.project.trash_project(store, id)
    with pytest.raises(NotFound, match="corbeille"):
        store.save_dossier(id, written("Un."), 0)
