"""Works shared out between those who mark, and named by hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from cefi_map.centre import jury, sessions
from cefi_map.centre.store import Centre, Training
from cefi_map.desk import arriving, marking, reading
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput, NotFound
from cefi_map.store import Person, Store
from tests.cases import drawing

SOON = datetime.now(UTC) + timedelta(days=1)


@dataclass(frozen=True)
class Jury:
    """``store`` speaks for the session, whose works are in ``cohort``."""

    store: Store
    training: Training
    people: tuple[Person, ...]
    cohort: str


@pytest.fixture
def desk(store: Store) -> Jury:
    return desk_of(store, works=7, people=3)


def desk_of(store: Store, *, works: int, people: int) -> Jury:
    trainer = Centre(store).add_person("Luc", "trainer")
    training = sessions.create_training(store, trainer, "Printemps")
    others = [sessions.add_jury(store, training.id, f"Juré {rank}", SOON)[0] for rank in range(1, people)]
    own = store.of(training.id)
    cohort = Desk(own).own_cohort("Rendus").id
    files = [(f"candidat-{rank}.svg", drawing(f"Projet {rank}\n  Contexte\n")) for rank in range(works)]
    arriving.bring(own, files, cohort=cohort)
    return Jury(own, training, (trainer, *others), cohort)


def loads(desk: Jury) -> Counter[str]:
    room = jury.room(desk.store, desk.cohort)
    return Counter(grid.name for line in room.lines for grid in line.row.grids)


def test_what_one_grid_for_all_holds_already_is_counted_apart(desk: Jury):
    first = jury.room(desk.store, desk.cohort).lines[0]
    assert jury.room(desk.store, desk.cohort).common == 0
    marking.set_grid(desk.store, first.row.id, 1, {"C1": ("acquis", "")}, [], "")
    assert jury.room(desk.store, desk.cohort).common == 1
    assert jury.share_out(desk.store, desk.cohort, [each.id for each in desk.people]) == 6
    assert jury.room(desk.store, desk.cohort).common == 1


def test_each_work_goes_to_two_and_nobody_has_more_than_one_more_than_another(desk: Jury):
    assert jury.share_out(desk.store, desk.cohort, [each.id for each in desk.people]) == 7
    room = jury.room(desk.store, desk.cohort)
    assert all(len({grid.author for grid in line.row.grids}) == 2 for line in room.lines)
    found = loads(desk)
    assert sum(found.values()) == 14
    assert max(found.values()) - min(found.values()) <= 1
    pairs = Counter(frozenset(grid.author for grid in line.row.grids) for line in room.lines)
    assert len(pairs) == 3, "everybody works with everybody"
    assert jury.share_out(desk.store, desk.cohort, [each.id for each in desk.people]) == 0


def test_fewer_than_two_people_share_out_nothing(desk: Jury):
    with pytest.raises(BadInput, match="au moins deux"):
        jury.share_out(desk.store, desk.cohort, [desk.people[0].id])


def test_sharing_out_leaves_alone_what_somebody_reads_and_is_undone_where_nobody_began(desk: Jury):
    works = [line.row.id for line in jury.room(desk.store, desk.cohort).lines]
    marking.set_grid(desk.store, works[0], 1, {"C1": ("acquis", "")})
    assert jury.share_out(desk.store, desk.cohort, [each.id for each in desk.people]) == 6
    first = jury.room(desk.store, desk.cohort).lines[1].row.grids[0].author
    marking.set_grid(desk.store.by(first, "jury"), works[1], 1, {"C1": ("acquis", "")})
    assert jury.take_back(desk.store, desk.cohort) == 5
    assert reading.open_work(desk.store.by(first, "jury"), works[1]).review.mark("C1").level == "acquis"


def test_a_work_is_named_by_hand_to_people_of_the_session_alone(desk: Jury):
    work = jury.room(desk.store, desk.cohort).lines[0].row.id
    luc, one, two = (each.id for each in desk.people)
    for people in ([luc], [luc, luc], [luc, "inconnu"]):
        with pytest.raises(BadInput):
            jury.name(desk.store, desk.cohort, work, people)
    jury.name(desk.store, desk.cohort, work, [luc, one])
    jury.name(desk.store, desk.cohort, work, [luc, two])
    assert loads(desk) == {"Luc": 1, "Juré 2": 1}
    jury.name(desk.store, desk.cohort, work, [])
    assert loads(desk) == {}


def test_who_began_leaves_only_when_it_is_said_and_a_begun_grid_of_all_is_not_hidden(desk: Jury):
    lines = jury.room(desk.store, desk.cohort).lines
    luc, one, two = (each.id for each in desk.people)
    jury.name(desk.store, desk.cohort, lines[0].row.id, [luc, one])
    marking.set_grid(desk.store.by(luc, "jury"), lines[0].row.id, 1, {"C1": ("acquis", "vu")})
    with pytest.raises(BadInput, match="Luc a commencé"):
        jury.name(desk.store, desk.cohort, lines[0].row.id, [one, two])
    jury.name(desk.store, desk.cohort, lines[0].row.id, [one, two], begun=True)
    assert loads(desk) == {"Juré 1": 1, "Juré 2": 1}
    marking.set_grid(desk.store, lines[1].row.id, 1, {"C1": ("acquis", "")})
    with pytest.raises(BadInput, match="déjà commencée"):
        jury.name(desk.store, desk.cohort, lines[1].row.id, [one, two])


def test_who_alone_began_the_grid_of_all_goes_on_with_it_apart(desk: Jury):
    """One key of a juror on a map that was given to nobody."""
    work, other = (line.row.id for line in jury.room(desk.store, desk.cohort).lines[:2])
    luc, one, two = desk.people
    marking.set_grid(desk.store.by(one.id, "jury"), work, 1, {"C1": ("acquis", "vu")}, by=marking.signature(one.name))
    line = jury.room(desk.store, desk.cohort).lines[0]
    assert (line.may_be_named, line.begun_by) == (True, one.name)
    with pytest.raises(BadInput, match=f"commencée, par {one.name}. Confiez-la à {one.name} et à une autre"):
        jury.name(desk.store, desk.cohort, work, [luc.id, two.id])
    assert loads(desk) == {}
    jury.name(desk.store, desk.cohort, work, [luc.id, one.id])
    assert reading.open_work(desk.store.by(one.id, "jury"), work).review.mark("C1").comment == "vu"
    assert not reading.open_work(desk.store.by(luc.id, "jury"), work).review.mark("C1")
    for each in (luc, one):
        marking.set_grid(
            desk.store, other, 1, {f"C{2 + desk.people.index(each)}": ("acquis", "")}, by=marking.signature(each.name)
        )
    assert not jury.room(desk.store, desk.cohort).lines[1].may_be_named, "of two nobody can tell whose it is"
    with pytest.raises(BadInput, match="commencée, par Luc et Juré 1"):
        jury.name(desk.store, desk.cohort, other, [luc.id, one.id])


def test_a_group_of_a_person_has_no_jury(store: Store):
    cohort = Desk(store).create_cohort("Les miennes")
    with pytest.raises(NotFound):
        jury.room(store, cohort.id)


def test_of_any_two_to_five_people_and_works_the_shares_are_even(store: Store):
    for people, works in product((2, 4, 5), (1, 6)):
        desk = desk_of(store, works=works, people=people)
        jury.share_out(desk.store, desk.cohort, [each.id for each in desk.people])
        found = [loads(desk)[each.name] for each in desk.people]
        assert max(found) - min(found) <= 1
