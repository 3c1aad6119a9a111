"""The minutes as people sign them: read from the PDF itself."""

from __future__ import annotations

import pypdfium2
import pytest

from cefi_map.centre import jury
from cefi_map.desk import giving, marking
from cefi_map.errors import BadInput, Conflict, NotFound
from cefi_map.review import Mark, criteria
from cefi_map.store import Store

from .test_arranging import Jury, desk_of


def read(pdf: bytes) -> list[str]:
    """The words of each page."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf)]


@pytest.fixture
def desk(store: Store) -> Jury:
    return desk_of(store, works=2, people=2)


def marked(desk: Jury, *, work: int = 0, done: bool = True, **second: str) -> str:
    """A work that Luc and Juré 1 marked, the second otherwise on these criteria; its id."""
    id = jury.room(desk.store, desk.cohort).lines[work].row.id
    jury.name(desk.store, desk.cohort, id, [each.id for each in desk.people])
    for person, other in zip(desk.people, ({}, *[second] * (len(desk.people) - 1)), strict=True):
        own = desk.store.by(person.id, person.role)
        marks = {line.id: (other.get(line.id, "acquis"), f"{person.name} : {line.title}") for line in criteria()}
        marking.set_grid(own, id, 1, marks, by=marking.signature(person.name))
        if done:
            marking.say_done(own, id, 1)
    return id


def retain(desk: Jury, id: str, criterion: str, said: str) -> None:
    own = desk.store.by(desk.people[0].id, "trainer")
    marking.retain(own, id, 1, criterion, Mark(), Mark("partiel", said), by="Luc")


def test_they_say_who_what_each_said_where_they_differed_and_what_is_retained(desk: Jury):
    id = marked(desk, C5="non_acquis")
    before = " ".join(read(jury.minutes_file(desk.store, id, 1).data))
    assert "à régler" in before
    retain(desk, id, "C5", "Deux partenaires sans rôle.")
    marking.say_as_jury(desk.store.by(desk.people[1].id, "jury"), id, 1, "", "Favorable, sous réserve.")
    [page, *_] = told = read(jury.minutes_file(desk.store, id, 1).data)
    whole = " ".join(told)
    assert "Printemps" in page
    assert "Luc, formateur" in page
    assert "Juré 1, jury" in page
    assert "Luc : Partenaires" in whole
    assert "Juré 1 : Partenaires" in whole
    assert "Luc : Budget" not in whole, "what they agree on needs no words"
    assert "Retenu Partiellement Deux partenaires sans rôle. Réglé par Luc, non confirmé par Juré 1." in whole
    assert "Favorable, sous réserve." in whole
    assert "Provisoire" in whole
    assert "ne propose ni note ni avis" in whole


def test_a_gap_that_one_settled_and_c12_without_a_dossier_are_said_on_minutes_and_sheet(desk: Jury):
    id = marked(desk, C5="non_acquis")
    retain(desk, id, "C5", "Deux partenaires sans rôle.")
    other = desk.store.by(desk.people[1].id, "jury")
    whole = " ".join(read(jury.minutes_file(desk.store, id, 1).data))
    assert "Aucun dossier n’est arrivé avec cette carte : C12 est coté sans lui." in whole
    for kind in ("pdf", "html"):
        said = giving.give_back_file(desk.store, id, 1, kind).data
        sheet = " ".join(read(said)) if kind == "pdf" else said.decode()
        assert "C12 est coté sans lui" in sheet
        assert sheet.count("Les grilles différaient. Réglé par Luc. Pas encore confirmé par Juré 1.") == 1
    with pytest.raises(Conflict):
        marking.agree(other, id, 1, "C5", Mark("partiel", "Autre chose."))
    marking.agree(other, id, 1, "C5", Mark("partiel", "Deux partenaires sans rôle."))
    assert marking.settling(other, id).unheard == {}
    assert "Réglé par Luc, confirmé par Juré 1." in " ".join(read(jury.minutes_file(desk.store, id, 1).data))
    assert "Pas encore confirmé".encode() not in giving.give_back_file(desk.store, id, 1, "html").data


def test_of_three_the_sheet_says_who_settled_who_confirmed_and_who_has_not(store: Store):
    three = desk_of(store, works=1, people=3)
    id = marked(three, C5="non_acquis")
    retain(three, id, "C5", "Deux partenaires sans rôle.")
    marking.agree(
        three.store.by(three.people[1].id, "jury"), id, 1, "C5", Mark("partiel", "Deux partenaires sans rôle.")
    )
    sheet = giving.give_back_file(three.store, id, 1, "html").data.decode()
    assert "Réglé par Luc, confirmé par Juré 1. Pas encore confirmé par Juré 2." in sheet


def test_a_grid_that_was_set_aside_or_reopened_is_told(desk: Jury):
    id = marked(desk)
    own = desk.store.by(desk.people[0].id, "trainer")
    marking.go_on(own, id, 1)
    marking.say_done(own, id, 1)
    assert "grille rouverte le" in read(jury.minutes_file(desk.store, id, 1).data)[0]


def test_nothing_is_told_while_the_grids_are_hidden(desk: Jury):
    id = marked(desk, done=False)
    with pytest.raises(BadInput):
        jury.minutes_file(desk.store, id, 1)
    with pytest.raises(NotFound):
        jury.session_minutes_file(desk.store, desk.cohort)


def test_the_session_s_has_each_candidate_on_leaves_of_their_own(desk: Jury):
    for work in range(2):
        marked(desk, work=work, C9="partiel")
    pages = read(jury.session_minutes_file(desk.store, desk.cohort).data)
    assert [page.count("Procès-verbal du jury") for page in pages if page][:1] == [1]
    first = [place for place, page in enumerate(pages) if "Membres du jury" in page]
    assert len(first) == 2
    assert all(place % 2 == 0 for place in first)
