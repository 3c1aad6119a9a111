"""How a map was born: which versions are shown, what the journal counts, what it says of the versions that are gone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import update

import cefi_map
from cefi_map.errors import NotFound
from cefi_map.mindmap import MindMap, outline
from cefi_map.project import data as data_room
from cefi_map.project import versions
from cefi_map.project.versions.moments import ROWS, chosen, spans
from cefi_map.project.versions.sittings import PAUSE, sittings
from cefi_map.store import Revision, SaveConflict, history
from cefi_map.store.maps import MAPS
from cefi_map.store.tables import revisions

BEGUN = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
WHOLE = (
    "Atelier\n  Contexte [E1]\n    douze jeunes\n    treize jeunes\n  Faisabilité [E3]\n    Mission locale\n  Divers\n"
)


def line(*minutes: int, names: dict[int, str] | None = None, reasons: dict[int, str] | None = None) -> list[Revision]:
    """Versions from number 1, so many minutes after the beginning."""
    return [
        Revision(
            number=number,
            parent=None,
            created=BEGUN + timedelta(minutes=at),
            name=(names or {}).get(number, ""),
            reason=(reasons or {}).get(number, "saved"),
            origin=None,
            nodes=number,
            summary=None,
        )
        for number, at in enumerate(minutes, 1)
    ]


def numbers(found: list[Revision]) -> list[int]:
    return [each.number for each in found]


def written(store: data_room.Store, moments: list[datetime], text: str = WHOLE) -> str:
    """A project whose map grew by a node a version, at these moments."""
    whole = outline.parse(text)
    project = store.create(MindMap(whole.nodes[:1]), title="Atelier")
    for size in range(2, len(moments) + 1):
        shown = MindMap(whole.nodes[: min(size, len(whole))])
        if size > len(whole):
            shown = outline.parse(text + f"  mot {size}\n")
        store.save(project.id, shown, store.project(project.id).revision)
    with store.database.write() as connection:
        for number, moment in enumerate(moments, 1):
            here = (revisions.c.project_id == project.id, revisions.c.number == number)
            connection.execute(update(revisions).where(*here).values(created=moment))
    return project.id


def test_a_pause_cuts_sittings_as_it_does_in_the_page():
    assert [numbers(each) for each in sittings(line(0, 30, 74, 120, 500))] == [[1, 2, 3], [4], [5]]
    assert sittings([]) == []
    script = Path(cefi_map.__file__).parent / "static" / "js" / "remote" / "sittings.js"
    found = re.search(r"PAUSE = (\d+) \* 60_000", script.read_text("utf-8"))
    assert found
    assert timedelta(minutes=int(found[1])) == PAUSE


def test_what_is_named_what_came_in_and_where_sittings_ended_is_shown_first():
    history = line(*range(200), names={77: "avant le jury"}, reasons={33: "merged"})
    far = line(*range(100), *range(1000, 1100))
    found = numbers(chosen(history, 10))
    assert len(found) == 10
    assert {1, 33, 77, 200} <= set(found)
    assert found == sorted(found)
    assert 100 in numbers(chosen(far, 10)), "where the first sitting ended"
    assert numbers(chosen(history, 500)) == list(range(1, 201)), "all of them where there is room"
    assert numbers(chosen(line(0), 10)) == [1]
    gaps = [after - before for before, after in pairwise(found)]
    assert max(gaps) < 60, "the others are spread"


def test_no_more_are_shown_than_asked_for_however_many_are_named():
    found = numbers(chosen(line(*range(300), names=dict.fromkeys(range(1, 301), "x")), 60))
    assert len(found) == 60
    assert {1, 300} <= set(found)


@pytest.mark.parametrize(("days", "unit"), [(3, "jour"), (ROWS, "jour"), (ROWS + 1, "semaine"), (400, "mois")])
def test_a_journal_keeps_to_its_page(days: int, unit: str):
    found, rows = spans(line(*(day * 1440 for day in range(days))))
    assert found == unit
    assert len(rows) <= ROWS
    assert sum(len(sitting) for row in rows for sitting in row) == days


def test_growth_is_counted_by_stage_and_time_by_sitting(store: data_room.Store):
    """The stages are those that the map has today; a sitting of one version counts a minute."""
    day = timedelta(days=1)
    moments = [BEGUN + timedelta(minutes=5 * n) for n in range(4)] + [BEGUN + day, *(BEGUN + 2 * day,) * 2]
    told = versions.birth(store, written(store, moments))
    assert (told.kept, told.gone, told.unit, told.sittings, told.minutes) == (7, 0, "jour", 3, 15 + 1 + 1)
    first, second, third = told.rows
    assert first.first == date(2026, 10, 5)
    assert (first.grown.nodes, first.grown.stages) == (4, (1, 3, 0, 0, 0, 0, 0))
    assert first.before is None
    assert second.grown.stages == (1, 3, 0, 1, 0, 0, 0)
    assert second.before == first.grown
    assert third.grown.stages == (2, 3, 0, 2, 0, 0, 0)
    assert [each.number for each in told.steps] == [1, 2, 3, 4, 5, 6, 7]
    assert told.steps[-1].before == told.steps[-2].grown
    assert not any(row.least for row in told.rows)


def test_versions_that_are_gone_are_counted_and_make_the_time_a_minimum(
    store: data_room.Store, monkeypatch: pytest.MonkeyPatch
):
    day = timedelta(days=1)
    first = [BEGUN + timedelta(minutes=5 * n) for n in range(4)]
    second = [BEGUN + day + timedelta(minutes=5 * n) for n in range(3)]
    third = [each + day for each in second]
    project = written(store, [*first, *second, *third])
    thinned = (3, 5, 6, 8)  # one within a sitting, all but the last of the next, the first of a third
    monkeypatch.setattr(history, "_surplus", lambda _, line, id: frozenset(thinned if line is MAPS else ()))
    assert store.thin() == 4
    told = versions.birth(store, project)
    assert told.gone == 4
    assert [(row.minutes, row.least) for row in told.rows] == [(15, False), (1, True), (5, False)]
    journal = versions.journal(told, "Atelier")
    assert any(each.startswith("4 versions sans nom ne sont plus gardées.") for each in journal.said)
    assert "au moins" in journal.summary
    assert [line.time.replace("\u00a0", " ") for line in journal.lines] == ["15 min", "au moins 1 min", "5 min"]


def test_a_conflict_kept_aside_is_no_version_and_is_not_gone(store: data_room.Store):
    project = written(store, [BEGUN, BEGUN])
    mine, theirs = (outline.parse(f"{word}\n  Contexte [E1]\n") for word in ("Un", "Deux"))
    store.save(project, theirs, 2)
    with pytest.raises(SaveConflict):
        store.save(project, mine, 2)
    store.save(project, outline.parse(WHOLE), 3)
    told = versions.birth(store, project)
    assert (told.kept, told.gone) == (4, 0)


def test_a_version_as_it_was_has_its_own_stages_and_todays(store: data_room.Store):
    project = written(store, [BEGUN] * 7)
    whole = store.load(project).map
    branch = next(node.key for node in whole if node.text == "Faisabilité")
    mindmap, stages = versions.as_it_was(store, project, 3)
    assert len(mindmap) == 3
    assert branch not in stages
    assert set(stages.values()) == {(1,)}


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("imported", "La carte est arrivée d’un fichier le 05/10/2026, avec 7 nœuds écrits ailleurs."),
        ("duplicated", "La carte est la copie d’un autre projet, faite le 05/10/2026, avec 7 nœuds."),
        ("created", "La carte est partie d’un modèle de 7 nœuds."),
    ],
)
def test_what_was_not_written_here_is_said(store: data_room.Store, reason: str, said: str):
    project = store.create(outline.parse(WHOLE), title="Atelier", reason=reason).id
    with store.database.write() as connection:
        connection.execute(update(revisions).where(revisions.c.project_id == project).values(created=BEGUN))
    journal = versions.journal(versions.birth(store, project), "Atelier")
    assert said in [each.replace("\u00a0", " ") for each in journal.said]


def test_it_follows_a_new_name_and_a_new_version(store: data_room.Store):
    project = written(store, [BEGUN] * 3)
    assert not any(each.name for each in versions.birth(store, project).steps)
    versions.name_revision(store, project, 2, "avant")
    assert versions.birth(store, project).steps[1].name == "avant"
    store.save(project, outline.parse(WHOLE), 3)
    assert versions.birth(store, project).kept == 4


def test_the_sheet_is_one_page_of_a4_whatever_the_history(store: data_room.Store):
    moments = [BEGUN + timedelta(days=day, hours=hour) for day in range(ROWS) for hour in (0, 3, 6, 9)]
    project = written(store, moments)
    store.rename(project, "Un titre de projet assez long pour passer sur deux lignes, " * 3)
    made = versions.journal_file(store, project, "Camille D.")
    assert made.name.endswith("-journal.pdf")
    assert page_count(made.data) == 1


def page_count(data: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        text = document[0].get_textpage().get_text_range()
        assert "Il ne prouve pas qui l’a écrite" in " ".join(text.split())
        return len(document)
    finally:
        document.close()


def test_while_versions_are_read_one_asks_again(store: data_room.Store):
    project = written(store, [BEGUN] * 3)
    while (told := versions.birth_soon(store, project)) is None:
        pass
    assert told == versions.birth(store, project)


def test_an_unknown_project_and_an_unknown_version_are_refused(store: data_room.Store):
    project = written(store, [BEGUN] * 3)
    for ask in (versions.birth, versions.birth_soon, versions.journal_file):
        with pytest.raises(NotFound):
            ask(store, "inconnu")
    with pytest.raises(NotFound):
        versions.as_it_was(store, project, 9)
