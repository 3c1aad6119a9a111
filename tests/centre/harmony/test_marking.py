"""The same maps marked blind by several, then how far they agree, and what they settle."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from cefi_map.centre import harmony
from cefi_map.centre.harmony import Chosen
from cefi_map.centre.store import Centre
from cefi_map.desk import marking, reading
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput, NotFound
from cefi_map.formats import svg
from cefi_map.mindmap.outline import parse
from cefi_map.project import exam
from cefi_map.store import Person, Store

from .conftest import MAP, Handed

ON_MAP = [f"C{number}" for number in range(1, 12)]
SECRET = "Trois partenaires, chacun avec son rôle."


@dataclass(frozen=True)
class Room:
    handed: Handed
    people: tuple[Person, ...]
    cohort: str

    def by(self, name: str) -> Store:
        """The session's works as that person sees them."""
        person = next(each for each in self.people if each.name == name)
        return self.handed.desk.by(person.id, person.role)

    def marks(self, name: str, **other: str) -> None:
        """Acquis everywhere but where it is said."""
        desk = self.by(name)
        for work in Desk(desk).works(self.cohort):
            marks = {id: (other.get(id, "acquis"), SECRET if (id, name) == ("C5", "Luc") else "") for id in ON_MAP}
            marking.set_grid(desk, work.id, work.number, marks, by=marking.signature(name))

    def done(self, name: str, **other: str) -> None:
        self.marks(name, **other)
        harmony.finish_marking(self.by(name), self.cohort)


@pytest.fixture
def room(store: Store, handed: Handed) -> Room:
    """Three trainers of the session, three maps: the candidate's, the example, a file."""
    others = [Centre(store).add_person(name, "trainer") for name in ("Maya", "Samir")]
    for each in others:
        Centre(store).add_member(handed.training.id, each.id, "trainer")
    people = (handed.trainer, *others)
    file = ("de-luc.svg", svg.draw(parse("Chantier\n  Écrire à m.petit@orange.fr\n  Luc, formateur")).svg)
    chosen = Chosen("Accord de mai", [handed.work], [file], example=True, people=[each.id for each in people])
    return Room(handed, people, harmony.begin_harmony(store, handed.trainer, handed.training.id, chosen))


def test_the_maps_have_letters_and_no_name(store: Store, room: Room):
    works = Desk(room.handed.desk).works(room.cohort)
    assert [work.name for work in works] == ["Carte A", "Carte B", "Carte C"]
    texts = " ".join(node.text for work in works for node in Desk(room.handed.desk).work_map(work.id, 1))
    for word in ("Awa", "Diallo", "Petit", "orange", "Luc", "Lilas"):
        assert word not in re.findall(r"\w+", texts)
    assert not any(word in repr(works) for word in ("Awa", "Diallo", "de-luc"))
    assert [each.id for each in Centre(room.handed.desk).harmonies(room.handed.desk.owner)] == [room.cohort]
    assert harmony.harmony_of(room.handed.desk, works[0].id) == room.cohort
    assert harmony.harmony_of(room.handed.desk, room.handed.work) == ""
    with pytest.raises(NotFound):
        harmony.harmony_of(store, works[0].id)


def test_three_to_five_maps_two_people_and_a_trainer_of_the_session(store: Store, room: Room):
    training, trainer = room.handed.training.id, room.handed.trainer
    people = [each.id for each in room.people]
    before = len(Desk(room.handed.desk).cohorts())
    two = Chosen("", [room.handed.work], example=True, people=people)
    six = Chosen("", [], [("a.svg", svg.draw(parse("Un")).svg)] * 6, people=people)
    alone = Chosen("", [], [("a.svg", svg.draw(parse("Un")).svg)] * 3, people=people[:1])
    for chosen in (two, six, alone):
        with pytest.raises(BadInput):
            harmony.begin_harmony(store, trainer, training, chosen)
    head = Centre(store).add_person("Roy", "head")
    for who in (head, room.handed.awa):
        with pytest.raises(NotFound):
            harmony.may_harmonise(store, who, training)
        with pytest.raises(NotFound):
            harmony.begin_harmony(store, who, training, two)
    assert len(Desk(room.handed.desk).cohorts()) == before


def test_nothing_is_told_before_all_are_done(room: Room):
    """Neither to who is done, nor to who is not, nor to who marks nothing: no level, no word, no opinion."""
    room.done("Luc")
    room.marks("Maya", C5="partiel")
    for name in ("Luc", "Maya", "Samir"):
        found = harmony.harmony(room.by(name), room.cohort)
        assert found.told is None
        seen = [reading.open_work(room.by(name), work.id) for work in found.works]
        assert (SECRET in repr(seen)) == (name == "Luc")
        assert not any(view.may_open(id) for view in seen for id in ON_MAP)
    assert SECRET not in repr(harmony.harmony(room.handed.desk, room.cohort))


def test_one_map_that_all_are_done_with_tells_nothing_yet(room: Room):
    for name in ("Luc", "Maya", "Samir"):
        room.marks(name)
        desk = room.by(name)
        marking.say_done(desk, Desk(desk).works(room.cohort)[0].id, 1, without=("C12",))
    assert harmony.harmony(room.by("Luc"), room.cohort).told is None


def test_all_maps_are_done_at_once_and_what_lacks_is_told(room: Room):
    room.marks("Luc")
    desk = room.by("Luc")
    work = Desk(desk).works(room.cohort)[1]
    marking.set_grid(desk, work.id, 1, {"C5": ("", "")}, seen=marking.Seen({"C5": ("acquis", SECRET)}))
    assert not harmony.harmony(desk, room.cohort).may_finish
    with pytest.raises(BadInput, match=r"Carte B \(C5\)"):
        harmony.finish_marking(desk, room.cohort)
    assert not any(each.done for each in harmony.harmony(desk, room.cohort).mine)
    room.done("Luc")
    assert all(each.done for each in harmony.harmony(desk, room.cohort).mine)


def test_who_is_done_goes_on_until_all_are_done(room: Room):
    room.done("Luc")
    harmony.go_on_marking(room.by("Luc"), room.cohort)
    assert not any(each.done for each in harmony.harmony(room.by("Luc"), room.cohort).mine)
    for name in ("Luc", "Maya", "Samir"):
        room.done(name)
    with pytest.raises(BadInput):
        harmony.go_on_marking(room.by("Luc"), room.cohort)


def test_agreement_is_told_by_criterion_two_by_two_and_with_the_machine(room: Room):
    room.done("Luc")
    room.done("Maya", C5="partiel")
    room.done("Samir", C5="non_acquis", C9="partiel")
    told = harmony.harmony(room.by("Luc"), room.cohort).told
    assert told
    line = {each.criterion: each for each in told.lines}
    assert list(line) == ON_MAP
    assert (line["C1"].people.same, line["C1"].people.of, line["C1"].people.pairs) == (3, 3, 9)
    assert (line["C5"].people.same, line["C5"].people.kappa, line["C5"].people.few) == (0, None, True)
    assert (told.people.same, told.people.of) == (27, 33)
    assert told.people.kappa is not None
    assert [(one, other, each.same) for one, other, each in told.pairs] == [
        ("Luc", "Maya", 30),
        ("Luc", "Samir", 27),
        ("Maya", "Samir", 27),
    ]
    decided = [
        work for work in Desk(room.handed.desk).works(room.cohort) if work.opinion["criteria"]["C1"] != "a_verifier"
    ]
    assert (line["C1"].machine.of, line["C1"].doubtful) == (3 * len(decided), 3 - len(decided))


def test_the_largest_gaps_come_first_with_who_said_what_and_the_words(room: Room):
    room.done("Luc")
    room.done("Maya", C5="non_acquis", C2="partiel")
    room.done("Samir")
    told = harmony.harmony(room.by("Samir"), room.cohort).told
    assert told
    assert [(each.criterion, each.work.name, each.steps) for each in told.gaps] == [
        *(("C5", f"Carte {letter}", 2) for letter in "ABC"),
        *(("C2", f"Carte {letter}", 1) for letter in "ABC"),
    ]
    voices = {each.name: (each.word, each.comment) for each in told.gaps[0].voices}
    assert voices == {"Luc": ("Acquis", SECRET), "Maya": ("Non acquis", ""), "Samir": ("Acquis", "")}


def test_what_they_settle_is_the_centre_s(store: Store, room: Room):
    with pytest.raises(BadInput):
        harmony.settle_criterion(room.by("Luc"), room.cohort, "C5", "Trop tôt.")
    for name in ("Luc", "Maya", "Samir"):
        room.done(name)
    with pytest.raises(BadInput):
        harmony.settle_criterion(room.handed.desk, room.cohort, "C5", "De personne.")
    harmony.settle_criterion(room.by("Maya"), room.cohort, "C5", "Un rôle dit suffit.")
    said = exam.guidance(store)
    assert {id: (each.words, each.of) for id, each in said.items()} == {"C5": ("Un rôle dit suffit.", "Accord de mai")}


def test_who_never_ends_is_set_aside_while_two_are_left(room: Room):
    room.done("Luc")
    room.done("Maya")
    with pytest.raises(BadInput):
        harmony.set_marker_aside(room.by("Luc"), room.cohort, "nobody")
    harmony.set_marker_aside(room.by("Luc"), room.cohort, room.people[2].id)
    found = harmony.harmony(room.by("Luc"), room.cohort)
    assert found.done
    assert [each.name for each in found.markers] == ["Luc", "Maya"]
    with pytest.raises(BadInput):
        harmony.set_marker_aside(room.by("Luc"), room.cohort, room.people[1].id)


def test_a_group_of_works_is_no_harmonisation(store: Store, room: Room):
    for ask in (harmony.harmony, harmony.finish_marking, harmony.go_on_marking):
        with pytest.raises(NotFound):
            ask(room.handed.desk, room.handed.cohort)
    with pytest.raises(NotFound):
        harmony.harmony(store.of(room.handed.awa.id), room.cohort)


def test_a_candidate_who_is_erased_takes_their_map_along(store: Store, room: Room):
    Centre(store).erase_person(room.handed.awa.id, keep_works=True)
    texts = " ".join(work.title for work in Desk(room.handed.desk).works(room.cohort))
    assert len(Desk(room.handed.desk).works(room.cohort)) == 2
    assert parse(MAP).root.text.split()[0] not in texts
