"""The questions on a project, and the answers that go into its map."""

from __future__ import annotations

import pytest

from cefi_map.errors import BadInput, NotFound
from cefi_map.mindmap import outline
from cefi_map.project import data, defence, dossier, home, writing

OUTLINE = """Atelier mobilité
  Faisabilité [E3]
    Partenaires
      Lycée agricole
"""


def project(store: data.Store) -> str:
    return store.create(outline.parse(OUTLINE), title="Atelier mobilité").id


def note(store: data.Store, id: str, text: str) -> str:
    view = writing.open_project(store, id)
    return next(node.note_text for node in view.map if node.text == text)


def test_a_project_is_asked_about_and_an_answer_is_read(store: data.Store):
    id = project(store)
    asked = defence.questioned(store, id)
    partner = next(each for each in asked.questions if "Lycée agricole" in each.text)
    said = "Le seul à moins de 30 km qui a un poulailler pédagogique, il nous le prête le jeudi."
    writing.append_note(store, id, partner.keys[0], asked.view.revision, said)
    assert note(store, id, "Lycée agricole") == said
    assert not any("Pourquoi « Lycée" in each.text for each in defence.questioned(store, id).questions)


def test_questions_that_were_seen_stay_without_the_nodes_that_have_gone(store: data.Store):
    id = project(store)
    asked = defence.questioned(store, id)
    gone = next(each for each in asked.questions if "Lycée agricole" in each.text).keys[0]
    writing.remove_node(store, id, gone, asked.view.revision)
    seen = defence.questioned(store, id, asked.revision)
    assert {each.text for each in seen.questions} <= {each.text for each in asked.questions}
    assert len(seen.questions) < len(asked.questions)
    assert not any(gone in each.keys for each in seen.questions)


def test_an_answer_is_taken_back_and_what_was_written_since_stays(store: data.Store):
    id = project(store)
    view = writing.open_project(store, id)
    key = next(node.key for node in view.map if node.text == "Lycée agricole")
    before = writing.write_node(store, id, key, view.revision, note="vu en mars").saved.number
    saved = writing.append_note(store, id, key, before, "Il prête une salle.", "C5").saved
    assert note(store, id, "Lycée agricole") == "vu en mars\nIl prête une salle."
    assert writing.open_project(store, id).map.node(key).answered_tags == ("C5",)
    writing.write_node(store, id, view.map.root.key, saved.number, text="Atelier vélo")
    writing.put_note_back(store, id, key, before)
    assert note(store, id, "Lycée agricole") == "vu en mars"
    assert writing.open_project(store, id).map.node(key).attributes == ()
    assert writing.open_project(store, id).map.root.text == "Atelier vélo"


def test_an_empty_answer_and_a_lost_project_are_refused(store: data.Store):
    id = project(store)
    view = writing.open_project(store, id)
    with pytest.raises(BadInput):
        writing.append_note(store, id, view.map.root.key, view.revision, "  \n ")
    with pytest.raises(NotFound):
        writing.put_note_back(store, id, "nulle part", view.revision)
    with pytest.raises(NotFound):
        defence.questioned(store, "absent")


def test_a_written_dossier_is_asked_about_too(store: data.Store):
    id = home.create_project(store, "exemple")
    about = {each.about for each in defence.questioned(store, id).questions}
    report = dossier.open_dossier(store, id).judged.report
    satisfied = {each.id for each in (*report.requirements, *report.modalities) if each.verdict == "satisfait"}
    assert {"M5", "C12a"} <= satisfied
    assert not about & satisfied
