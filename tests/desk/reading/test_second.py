"""A second opinion on a work: when one may be asked for, whom its demand does not name, both opinions on both parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cefi_map import review
from cefi_map.desk import arriving, marking, reading
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.mindmap import outline
from cefi_map.project import files, second
from cefi_map.store import Person, Store
from tests.second.readers import answered

MAP = outline.parse(
    "Le jardin de Rose\n  Contexte\n    Rose Martin reçoit 61 jeunes du quartier, dit l’enquête de mars\n"
)
DOSSIER = files.convert_dossier(
    files.read_dossier("# Mon rôle\n\nJ’ai mené seule les entretiens avec Martin.".encode(), "d.md").dossier, "docx"
).data


def brought(store: Store, **said: object) -> reading.WorkView:
    arrived = arriving.HandedIn("Rose Martin", "rose.mm", MAP, dossier_name="d.docx", dossier=DOSSIER, lets_second=True)
    received = arriving.read_handed(store, replace(arrived, **said))  # type: ignore[arg-type]
    work, _ = arriving.bring_handed(store, Desk(store).own_cohort("Session de mars"), received, None, "")
    return reading.open_work(store, work)


def marked(store: Store, view: reading.WorkView, *ids: str) -> reading.WorkView:
    marking.set_grid(store, view.work.id, 1, dict.fromkeys(ids, ("acquis", "")))
    return reading.open_work(store, view.work.id)


def test_it_opens_part_by_part_once_the_mark_is_kept(store: Store) -> None:
    view = brought(store)
    assert "Reste à coter : C1, C2" in reading.second_barred(view, "carte")
    on_map = [line.id for line in review.criteria() if not line.on_dossier]
    view = marked(store, view, *on_map)
    assert reading.second_barred(view, "carte") == ""
    assert reading.second_barred(view, "dossier").endswith("C12.")
    assert "n’a pas permis" in reading.second_barred(brought(store, lets_second=False), "carte")


def test_where_several_mark_it_opens_when_all_are_done(store: Store) -> None:
    view = brought(store)
    luc, zoe = store.by("luc", "trainer"), store.by("zoe", "trainer")
    people = [Person(each, each.title(), "trainer", datetime.now(UTC)) for each in ("luc", "zoe")]
    marking.name_markers(luc, view.work.id, people)
    assert "toutes les grilles" in reading.second_barred(reading.open_work(luc, view.work.id), "carte")
    for each in (luc, zoe):
        marking.set_grid(each, view.work.id, 1, {line.id: ("acquis", "") for line in review.criteria()})
        marking.say_done(each, view.work.id, 1)
    assert reading.second_barred(reading.open_work(luc, view.work.id), "carte") == ""


def test_the_demand_names_its_candidate_by_no_word_but_those_of_the_title(store: Store) -> None:
    names = reading.names_in_work(brought(store))
    assert (names.people, names.others) == (("Martin",), ("Session de mars",))
    _, demand = second.asked_about(reading.OfWork(store, brought(store).work.id, 1), "carte", names)
    assert "Martin" not in demand.text
    assert "jardin de Rose" in demand.text


def test_both_parts_are_read_beside_the_built_in_opinion(store: Store) -> None:
    about = reading.OfWork(store, brought(store).work.id, 1)
    for part, line, ids in (("carte", 3, 15), ("dossier", 2, 5)):
        number, demand = second.asked_about(about, part, second.Names())
        found = {"lignes": [line], "verdict": "partiel", "autre": "aucun"}
        second.bring_answer(about, part, answered(demand.text, lambda _, found=found: found), number, second.Names())
        view = second.second_opinion(about, part)
        assert view
        assert view.report
        assert view.is_current
        both = [each for each in (*view.report.requirements, *view.report.modalities) if each.together]
        assert len(both) == ids


def test_what_no_reader_reads_is_said(store: Store) -> None:
    view = brought(store, dossier_name="d.pdf", dossier=b"%PDF-1.4 rien", picture=b"\x89PNG")
    about = reading.OfWork(store, view.work.id, 1)
    with pytest.raises(BadInput, match="en image"):
        second.asked_about(about, "carte", second.Names())
    with pytest.raises(BadInput):
        second.asked_about(about, "dossier", second.Names())
    bare = reading.OfWork(store, brought(store, name="Bo", dossier_name="", dossier=None).work.id, 1)
    with pytest.raises(NotFound, match="Aucun dossier"):
        second.asked_about(bare, "dossier", second.Names())
    with pytest.raises(TooLarge, match="trop longue"):
        second.bounded(3_001)
    with pytest.raises(NotFound):
        Desk(store).second_readings("0" * 16, 1)
