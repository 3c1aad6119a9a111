"""The dossier of a project: begun, saved, judged by the centre's readings, its figures the map of today."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cefi_map.dossier.manuscript import Manuscript, start
from cefi_map.dossier.model import Dossier, Figure, Paragraph, Run, block_text
from cefi_map.errors import BadInput, NotFound, NotYet, TooLarge
from cefi_map.mindmap.outline import parse
from cefi_map.project import data, exam, files, later
from cefi_map.project import dossier as dossier_room
from tests.cases import word

MAP = """Atelier mobilité
  Contexte [E1]
    61 jeunes sans moyen de déplacement
  Suite
"""


@pytest.fixture
def id(store: data.Store) -> str:
    return store.create(parse(MAP), title="Atelier").id


def written(*texts: str) -> Manuscript:
    return Manuscript(Dossier(tuple(Paragraph((Run(text),)) for text in texts), "Titre"))


def test_a_dossier_begins_with_the_outline_under_the_project_s_title(store: data.Store, id: str):
    view = dossier_room.open_dossier(store, id)
    assert (view.number, view.manuscript.dossier.title) == (0, "Atelier")
    assert view.manuscript.dossier.blocks == start().dossier.blocks
    assert view.judged.report.verdict("M5").verdict == "absent"


def test_what_is_kept_is_given_unjudged_and_of_no_project_there_is_nothing(store: data.Store, id: str):
    project, manuscript = dossier_room.kept_dossier(store, id)
    assert (project.id, manuscript.dossier.blocks) == (id, start().dossier.blocks)
    store.save_dossier(id, written("Un texte."), 0)
    assert dossier_room.kept_dossier(store, id)[1].dossier.blocks == written("Un texte.").dossier.blocks
    for asked in (dossier_room.kept_dossier, dossier_room.weighed_dossier):
        with pytest.raises(NotFound):
            asked(store, "0" * 16)


def test_a_dossier_is_weighed_without_its_map(store: data.Store, id: str):
    assert dossier_room.weighed_dossier(store, id) is None
    store.save_dossier(id, written("Un texte."), 0)
    alone, beside = dossier_room.weighed_dossier(store, id), dossier_room.open_dossier(store, id).judged
    assert alone is not None
    assert (alone.pages, alone.report) == (beside.pages, beside.report)


def test_the_outline_is_saved_as_it_was_given(store: data.Store, id: str):
    begun = dossier_room.open_dossier(store, id).manuscript
    assert not store.save_dossier(id, begun, 0).merged
    assert dossier_room.open_dossier(store, id).manuscript == begun


def test_the_centre_s_pages_are_those_asked(store: data.Store, id: str):
    text = written(*["Une ligne du dossier. " * 40] * 12)
    store.save_dossier(id, text, 0)
    judged = dossier_room.open_dossier(store, id).judged
    assert judged.report.verdict("M4").verdict == "partiel"
    assert judged.pages is not None
    exam.set_readings(store, {"pages_asked": round(judged.pages.length * 2) / 2})
    view = dossier_room.open_dossier(store, id)
    assert view.judged.report.verdict("M4").verdict == "satisfait"
    assert view.judged.report.readings[0].startswith("M4\u00a0: votre centre demande")


def test_a_file_keeps_the_layout_and_the_old_text_in_the_history(store: data.Store, id: str):
    look = replace(start().layout, size=12.0)
    store.save_dossier(id, replace(written("Ancien."), layout=look), 0)
    assert dossier_room.import_dossier(store, id, b"Le nouveau.", "dossier.txt").number == 2
    manuscript = dossier_room.open_dossier(store, id).manuscript
    assert (manuscript.layout, manuscript.dossier.title) == (look, "Titre")
    assert block_text(manuscript.dossier.blocks[0]) == "Le nouveau."
    assert dossier_room.dossier_revision(store, id, 1).dossier == written("Ancien.").dossier
    assert store.restore_dossier_revision(id, 1).number == 3


def test_a_file_too_large_is_refused(store: data.Store, id: str):
    with pytest.raises(TooLarge):
        dossier_room.import_dossier(store, id, b"a" * (11 * 2**20), "dossier.txt")


def test_a_file_that_is_no_dossier_is_refused_and_the_text_stays(store: data.Store, id: str):
    store.save_dossier(id, written("Un."), 0)
    with pytest.raises(BadInput, match="un PDF"):
        dossier_room.import_dossier(store, id, b"%PDF-1.4", "dossier.pdf")
    assert dossier_room.open_dossier(store, id).number == 1


def test_a_file_takes_the_place_of_the_text_alone(store: data.Store, id: str):
    """A file's own title and author are its program's; those that the candidate wrote stay."""
    store.save_dossier(id, replace(written("Ancien."), dossier=Dossier((), "Titre", "Camille")), 0)
    imported = dossier_room.import_dossier(store, id, word("# Un\n\nDeux."), "d.docx")
    assert (imported.number, imported.notices) == (2, ())
    dossier = dossier_room.open_dossier(store, id).manuscript.dossier
    assert (dossier.title, dossier.author) == ("Titre", "Camille")
    assert [block_text(block) for block in dossier.blocks] == ["Un", "Deux."]
    assert store.dossier_history(id)[0].reason == "imported"


@pytest.mark.parametrize("to", ["pdf", "docx", "odt", "html", "md"])
def test_a_dossier_is_taken_away_under_its_project_s_name(store: data.Store, id: str, to: str):
    store.save_dossier(id, Manuscript(Dossier((Paragraph((Run("Un."),)), Figure("")), "Titre")), 0)
    made = dossier_room.download_dossier(store, id, to)
    assert made.name == f"atelier-dossier.{to}"
    assert not any("n’est pas jointe" in said for said in made.notices), "its map is in it"
    if to != "pdf":
        assert "Un." in [block_text(block) for block in files.read_dossier(made.data, made.name).dossier.blocks]


def test_another_format_is_refused(store: data.Store, id: str):
    with pytest.raises(BadInput, match="n’est pas proposé"):
        dossier_room.download_dossier(store, id, "doc")


def test_a_version_is_looked_at_and_named(store: data.Store, id: str):
    store.save_dossier(id, written("Un."), 0)
    store.save_dossier(id, written("Deux."), 1)
    assert dossier_room.dossier_revision(store, id, 1) == written("Un.")
    assert dossier_room.name_dossier_revision(store, id, 1, " Avant\n relecture ").name == "Avant relecture"
    assert [each.name for each in store.dossier_history(id)] == ["", "Avant relecture"]


def test_a_version_that_is_not_there_or_a_name_too_long_is_refused(store: data.Store, id: str):
    store.save_dossier(id, written("Un."), 0)
    with pytest.raises(NotFound):
        dossier_room.dossier_revision(store, id, 9)
    with pytest.raises(NotFound):
        dossier_room.name_dossier_revision(store, id, 9, "Nom")
    with pytest.raises(TooLarge):
        dossier_room.name_dossier_revision(store, id, 1, "a" * 201)


def test_a_dossier_is_told_by_passage_each_under_its_number(store: data.Store, id: str):
    dossier_room.import_dossier(store, id, b"# Mon r\xc3\xb4le\n\nUn < deux.\n\nTrois.", "d.md")
    manuscript = dossier_room.open_dossier(store, id).manuscript
    passages = dossier_room.passages_html(manuscript)
    assert [number for number, _ in passages] == sorted({number for number, _ in passages})
    assert "".join(html for _, html in passages) == dossier_room.dossier_html(manuscript)
    assert "Un &lt; deux." in dict(passages)[passages[1][0]]


def test_a_dossier_opens_with_what_is_known(store: data.Store, id: str):
    """Its figures and what differs from its map wait for what is said of that; its text does not."""
    store.save_dossier(id, written("Un texte."), 0)
    with later.hurried(0):
        with pytest.raises(NotYet):
            dossier_room.open_dossier(store, id)
        view = dossier_room.look_at_dossier(store, id)
        assert (view.is_coming, view.judged.report.is_said, view.number) == (True, False, 1)
        told = dossier_room.dossier_data(store, view)
        assert (told["report"], told["pages"], told["wanting"]) == (None, None, "")
    assert dossier_room.look_at_dossier(store, id).judged.report.is_said
    with pytest.raises(NotFound):
        dossier_room.look_at_dossier(store, "inconnu")
