"""The centre's readings: kept, checked, obeyed by every verdict, and said with it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from cefi_map.desk import arriving, reading
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput
from cefi_map.mindmap.outline import parse
from cefi_map.project import data as data_room
from cefi_map.project import exam, files, home, writing

RISKS = """Atelier mobilité pour des jeunes sans emploi
  Risques et réponses
    Si le minibus tombe en panne, la mairie en prête un
    Si la mission locale nous oriente peu de jeunes, relancer le référent chaque lundi
    Si la salle est prise, le centre social en prête une
"""


def test_every_reading_of_the_engine_can_be_set():
    assert {point.name for point in exam.OPEN_POINTS} == {field.name for field in fields(exam.Readings)}


def test_they_stand_in_the_order_of_the_requirements():
    known = exam.referentiel()
    order = [each.id for each in (*known.requirements, *known.modalities)]
    places = [order.index(point.requirement) for point in exam.OPEN_POINTS]
    assert places == sorted(places)


def test_they_are_kept_until_they_are_reset(store: data_room.Store):
    exam.set_readings(store, {"risk_kinds": 3, "forward_all": True})
    assert exam.readings(store) == exam.Readings(risk_kinds=3, forward_all=True)
    exam.reset_readings(store)
    assert exam.readings(store) == exam.DEFAULT


def test_a_saved_project_is_judged_anew(store: data_room.Store):
    """The same revision, another verdict and other counts on the home page; then the first ones again."""
    mindmap = parse(RISKS)
    project = store.create(mindmap, title="Atelier").id
    before = writing.open_project(store, project).report
    assert before.verdict("C6").verdict == "satisfait"
    counts = home.projects(store)[0].verdicts
    exam.set_readings(store, {"risk_answers": 5})
    after = writing.open_project(store, project).report
    assert after.verdict("C6").verdict != "satisfait"
    assert len(after.readings) == 1
    assert home.projects(store)[0].verdicts == {
        name: sum(each.verdict == name for each in after.asked) for name in {each.verdict for each in after.asked}
    }
    exam.reset_readings(store)
    assert home.projects(store)[0].verdicts == counts
    assert writing.open_project(store, project).report == before


def test_a_file_is_judged_by_them_too(store: data_room.Store):
    by = exam.set_readings(store, {"risk_answers": 5})
    file = RISKS.encode()
    assert files.check_file(file, "carte.txt")[0].report.verdict("C6").verdict == "satisfait"
    assert files.check_file(file, "carte.txt", by)[0].report.verdict("C6").verdict != "satisfait"


def test_a_work_that_is_reviewed_is_judged_by_them(store: data_room.Store):
    """By those of the day it is opened; what was noted on its arrival stays as it was."""
    brought = arriving.bring(store, [("carte.txt", RISKS.encode())])
    (work,) = Desk(store).works(brought.cohort)
    assert reading.open_work(store, work.id).report.verdict("C6").verdict == "satisfait"
    exam.set_readings(store, {"risk_answers": 5})
    assert reading.open_work(store, work.id).report.verdict("C6").verdict != "satisfait"
    (again,) = Desk(store).works(arriving.bring(store, [("carte.txt", RISKS.encode())]).cohort)
    assert again.opinion["requirements"]["C6"] != work.opinion["requirements"]["C6"] == "satisfait"


@pytest.mark.parametrize(
    "data",
    [
        {"risk_kinds": 0},
        {"risk_kinds": 2.5},
        {"risk_kinds": True},
        {"risk_kinds": "3"},
        {"forward_all": 1},
        {"partners_argued": 1.01},
        {"partners_argued": float("nan")},
        {"page_tolerance": -1},
        {"nothing": 1},
        [],
    ],
    ids=str,
)
def test_a_value_out_of_bounds_is_refused_and_nothing_is_kept(store: data_room.Store, data: Any):
    with pytest.raises(BadInput):
        exam.set_readings(store, data)
    assert exam.readings(store) == exam.DEFAULT


def test_what_another_version_kept_does_no_harm(store: data_room.Store):
    """An unknown name or a value out of bounds is the default; the rest holds."""
    store.set_setting("readings", {"risk_kinds": 4, "risk_answers": "beaucoup", "gone": 1})
    assert exam.readings(store) == exam.Readings(risk_kinds=4)
    store.set_setting("readings", "?")
    assert exam.readings(store) == exam.DEFAULT


def test_figures_are_said_in_french(store: data_room.Store):
    exam.set_readings(store, {"page_tolerance": 1.5, "partners_argued": 0.75})
    said = " ".join(exam.readings_said(store))
    assert "en pages, de 1,5" in said
    assert "75\u00a0%" in said


@pytest.mark.parametrize("data", [b"{", b"[" * 5000, b"\xff", b"3"])
def test_a_file_that_holds_none_is_refused(data: bytes):
    with pytest.raises(BadInput):
        exam.readings_file(data)


def test_a_file_of_readings():
    assert exam.readings_file(b'{"risk_kinds": 3}') == exam.Readings(risk_kinds=3)


def test_only_what_differs_from_the_text_is_told(store: data_room.Store):
    """As the page of the centre marks it, and as a file of them holds it."""
    assert exam.readings_said(store) == ()
    chosen = exam.set_readings(store, {"risk_kinds": 3, "partners_least": exam.DEFAULT.partners_least})
    assert exam.readings_data(chosen) == {"risk_kinds": 3}
    assert len(exam.readings_said(store)) == 1
