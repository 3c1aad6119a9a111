"""A list of candidates: read, let in once, linked anew; a project shown in another's place."""

from __future__ import annotations

import pytest

from cefi_map import limits
from cefi_map.centre import sessions, ways
from cefi_map.centre.store import Centre, Training
from cefi_map.errors import BadInput, CefiError, NotFound
from cefi_map.store import Store


@pytest.fixture
def training(store: Store) -> Training:
    return sessions.create_training(store, Centre(store).add_person("Luc", "trainer"), "Printemps")


def test_a_list_lets_in_once_whoever_is_new(store: Store, training: Training):
    text = "Prénom\tNom\tTemps en plus\nLéa\tPetit\t20\nLuc\tDurand\t\n"
    given = sessions.let_in_list(store, training.id, text)
    assert [each.name for each in given] == ["Léa Petit", "Luc Durand"]
    assert ways.who_by_link(store, given[0].token).name == "Léa Petit"
    rows = sessions.table(store, training.id).rows
    assert {row.member.person.name: row.member.extra for row in rows} == {"Léa Petit": 20, "Luc Durand": 0}
    assert sessions.let_in_list(store, training.id, text) == ()
    assert {each.state for each in sessions.look_at(store, training.id, text)} == {"here"}


def test_a_list_that_is_too_long_is_refused_whole(store: Store, training: Training):
    long = "\n".join(f"Candidat {number}" for number in range(limits.ROSTER_NAMES + 2))
    for ask in (sessions.look_at, sessions.let_in_list):
        with pytest.raises(BadInput):
            ask(store, training.id, long)
    assert sessions.table(store, training.id).rows == ()


def test_links_are_made_anew_for_candidates_of_the_session_alone(store: Store, training: Training):
    ana = sessions.join(store, training.code, "Ana")
    (made,) = sessions.new_links(store, training.id, [ana.person.id])
    assert ways.who_by_link(store, made.token) == ana.person
    with pytest.raises(NotFound):
        ways.who_by_link(store, ana.link)
    with pytest.raises(CefiError):
        sessions.new_links(store, training.id, [Centre(store).add_person("Ben", "candidate").id])


def test_a_name_is_no_formula_in_the_table():
    assert sessions.links_table([("=1+1", "https://x")]).decode("utf-8-sig").splitlines()[1] == "'=1+1;https://x"


def test_a_project_is_shown_in_the_place_of_the_blank_one_to_one_s_own_session(store: Store, training: Training):
    ana = sessions.join(store, training.code, "Ana").person
    own = store.of(ana.id)
    blank = own.projects()[0]
    brought = own.create(own.load(blank.id).map, source_name="ana.mm")
    sessions.show_instead(store, ana, brought.id, training.id)
    assert [each.id for each in own.projects()] == [brought.id]
    other = sessions.create_training(store, Centre(store).add_person("Zoé", "trainer"), "Automne")
    with pytest.raises(NotFound):
        sessions.show_instead(store, ana, brought.id, other.id)
