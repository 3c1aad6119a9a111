"""A list of candidates: read, let in once, linked anew; a project shown in another's place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from cefi_map import limits
from cefi_map.centre import sessions, ways
from cefi_map.centre.post import Post
from cefi_map.centre.post.smtp import MailServer
from cefi_map.centre.store import Centre, Training
from cefi_map.centre.store.tables import persons
from cefi_map.errors import BadInput, CefiError, NotFound
from cefi_map.store import Person, StorageError, Store

DAY = timedelta(days=1)
BOX = Post(MailServer(True, "h", 1, "", "", "a@b.fr"), b"k" * 32, "")


@pytest.fixture
def luc(store: Store) -> Person:
    return Centre(store).add_person("Luc", "trainer")


@pytest.fixture
def training(store: Store, luc: Person) -> Training:
    return sessions.create_training(store, luc, "Printemps")


def test_a_list_lets_in_once_whoever_is_new(store: Store, luc: Person, training: Training):
    text = "Prénom\tNom\tTemps en plus\nLéa\tPetit\t20\nLuc\tDurand\t\n"
    given = sessions.let_in_list(store, training.id, text, luc)
    assert [each.name for each in given] == ["Léa Petit", "Luc Durand"]
    assert ways.who_by_link(store, given[0].token).name == "Léa Petit"
    rows = sessions.table(store, training.id).rows
    assert {row.member.person.name: row.member.extra for row in rows} == {"Léa Petit": 20, "Luc Durand": 0}
    assert sessions.let_in_list(store, training.id, text, luc) == ()
    assert {each.state for each in sessions.look_at(store, training.id, text, luc)} == {"here"}


TABLE = """Nom;Prénom;Courriel;Groupe;Temps en plus
Petit;Léa;lea@exemple.fr;A;30
Durand;Tom;;B;
Durand;Thomas;LEA@exemple.fr;;
Long;Ali;ali;;
"""


def states(store: Store, luc: Person, training: Training, text: str) -> list[str]:
    return [each.state for each in sessions.look_at(store, training.id, text, luc)]


def test_a_table_says_address_group_and_time_and_done_again_makes_nobody_twice(
    store: Store, luc: Person, training: Training
):
    assert states(store, luc, training, TABLE) == ["new", "new", "twice", "wrong"]
    given = sessions.let_in_list(store, training.id, TABLE, luc)
    assert [each.name for each in given] == ["Petit Léa", "Durand Tom"]
    rows = {row.member.person.name: row.member for row in sessions.table(store, training.id).rows}
    assert [(each.team, each.extra) for each in rows.values()] == [("B", 0), ("A", 30)]
    assert Centre(store).address(rows["Petit Léa"].person.id) == "lea@exemple.fr"
    assert states(store, luc, training, TABLE) == ["here", "here", "here", "wrong"]
    Centre(store).rename_person(rows["Petit Léa"].person.id, "Léa P.")
    assert states(store, luc, training, TABLE)[0] == "here", "by the address, whatever the name"
    assert sessions.let_in_list(store, training.id, TABLE, luc) == ()


def test_titles_above_a_table_are_nobody_and_are_told(store: Store, luc: Person, training: Training):
    titles = "LISTE DES STAGIAIRES – hiver 2026;;;;\nÉdité le 28/11, au secrétariat;;;;\n;;;;\n"
    *above, lea, _, _, _ = sessions.look_at(store, training.id, titles + TABLE, luc)
    assert [(each.name, each.state) for each in above] == [
        ("LISTE DES STAGIAIRES – hiver 2026", "wrong"),
        ("Édité le 28/11, au secrétariat", "wrong"),
    ]
    assert (lea.name, lea.mail, lea.team, lea.extra) == ("Petit Léa", "lea@exemple.fr", "A", 30)


def test_who_bears_the_name_of_another_but_for_accents_or_order_is_told_before_it_is_done(
    store: Store, luc: Person, training: Training
):
    sessions.join(store, training.code, "Mamadou Traoré")
    text = "TRAORE Mamadou\nZoé B\nB Zoe\n"
    first, second, third = sessions.look_at(store, training.id, text, luc)
    assert "celui de « Mamadou Traoré »" in first.why
    assert (second.why, "celui de « Zoé B »" in third.why) == ("", True)
    assert {each.state for each in (first, second, third)} == {"new"}
    (again,) = sessions.look_at_trainers(store, "LUC\n")
    assert (again.state, again.why) == ("here", "")
    ways.invite(store, "trainer", "Karim Ben-Salah")
    (karim,) = sessions.look_at_trainers(store, "BEN-SALAH Karim\n")
    assert "celui de « Karim Ben-Salah »" in karim.why


def test_what_was_missing_is_added_and_what_is_said_stays(store: Store, luc: Person, training: Training):
    tom = sessions.join(store, training.code, "Tom").person
    text = "Nom;Courriel;Groupe\nTom;tom@exemple.fr;A\n"
    assert states(store, luc, training, text) == ["fills"]
    assert sessions.let_in_list(store, training.id, text, luc) == ()
    assert (Centre(store).address(tom.id), states(store, luc, training, text)) == ("tom@exemple.fr", ["here"])
    sessions.let_in_list(store, training.id, "Nom;Courriel;Groupe\nTom;autre@exemple.fr;B\n", luc)
    member = Centre(store).membership(training.id, tom.id)
    assert member
    assert (Centre(store).address(tom.id), member.team) == ("tom@exemple.fr", "A")


@pytest.fixture
def ana(store: Store) -> Person:
    """Of a session of Zoé's since yesterday, written to at ana@exemple.fr."""
    zoe = Centre(store).add_person("Zoé", "trainer")
    Centre(store).set_address(zoe.id, "zoe@centre.fr")
    made = sessions.join(store, sessions.create_training(store, zoe, "Automne").code, "Ana").person
    Centre(store).set_address(made.id, "ana@exemple.fr")
    with store.database.write() as connection:
        connection.execute(update(persons).where(persons.c.id == made.id).values(created=made.created - DAY))
    return Centre(store).person(made.id)


KNOWN = "Anne Durand;ana@exemple.fr\nAutre;zoe@centre.fr\n"


@pytest.mark.parametrize("by", ["head", "trainer"])
def test_who_is_trained_already_joins_with_their_account_and_no_trainer_becomes_a_candidate(
    store: Store, luc: Person, training: Training, ana: Person, by: str
):
    """Of a list that the head brings everybody does."""
    if by == "trainer":
        sessions.join_as(store, ana, sessions.create_training(store, luc, "Hiver").code)
    who = luc if by == "trainer" else Centre(store).add_person("Roy", "head")
    before = len(store.of(ana.id).projects())
    (line, wrong) = sessions.look_at(store, training.id, KNOWN, who)
    assert (line.state, line.name, wrong.state) == ("joins", "Ana", "wrong")
    assert sessions.let_in_list(store, training.id, KNOWN, who) == ()
    assert Centre(store).membership(training.id, ana.id)
    assert len(store.of(ana.id).projects()) == before + 1


def test_whom_others_train_enters_only_by_themselves_and_is_not_named(
    store: Store, luc: Person, training: Training, ana: Person
):
    """Else an address would do to have the link that opens all their projects."""
    (line, _) = sessions.look_at(store, training.id, KNOWN, luc)
    assert (line.state, line.name) == ("known", "Anne Durand")
    assert sessions.let_in_list(store, training.id, KNOWN, luc) == ()
    assert Centre(store).letters(9) == ()
    (given,) = sessions.let_in_list(store, training.id, KNOWN, luc, BOX)
    assert (given.name, given.token) == ("Anne Durand", "")
    ((letter, _),) = Centre(store).letters(9)
    assert (letter.kind, letter.mail) == ("candidate", "ana@exemple.fr")
    assert Centre(store).membership(training.id, ana.id) is None
    for _ in range(2):
        sessions.join_invited(store, ana, training.id)
    assert Centre(store).membership(training.id, ana.id)
    assert len(store.of(ana.id).projects()) == 2


def test_an_account_made_elsewhere_gets_no_link_from_a_trainer_and_no_address(
    store: Store, luc: Person, training: Training, ana: Person
):
    sessions.join_as(store, ana, training.code)
    (tom,) = sessions.let_in_list(store, training.id, "Tom", luc)
    both = [ways.who_by_link(store, tom.token).id, ana.id]
    with pytest.raises(BadInput):
        sessions.new_links(store, training.id, both, luc)
    assert sessions.new_links(store, training.id, both[:1], luc)[0].token
    Centre(store).set_address(ana.id, "")
    assert states(store, luc, training, "Ana;luc@centre.fr\n") == ["here"]
    head = Centre(store).add_person("Roy", "head")
    assert sessions.new_links(store, training.id, [ana.id], head)[0].token


def test_a_session_that_is_over_takes_nobody_in_by_a_letter(store: Store, training: Training, ana: Person):
    Centre(store).change_training(training.id, ends=training.created)
    sessions.join_invited(store, ana, training.id)
    assert Centre(store).membership(training.id, ana.id) is None
    with pytest.raises(NotFound):
        sessions.join_invited(store, ana, "none")


def test_trainers_are_invited_once_by_address_or_by_name(store: Store, training: Training):
    text = "Nom;Courriel\nLuc;\nZoé;zoe@centre.fr\nMax;\n"
    assert [each.state for each in sessions.look_at_trainers(store, text)] == ["here", "new", "new"]
    given = sessions.invite_list(store, text)
    assert [ways.invitation(store, each.token).role for each in given] == ["trainer", "trainer"]
    assert sessions.invite_list(store, text) == ()
    assert {each.state for each in sessions.look_at_trainers(store, text)} == {"here"}
    long = "\n".join(f"Formateur {number}" for number in range(limits.ROSTER_NAMES + 2))
    for asked in (sessions.look_at_trainers, sessions.invite_list):
        with pytest.raises(BadInput):
            asked(store, long)


def test_what_is_done_for_one_is_done_for_those_ticked_or_for_none(store: Store, training: Training):
    ana, tom = (sessions.join(store, training.code, name).person for name in ("Ana", "Tom"))
    both = [ana.id, tom.id]
    sessions.set_team(store, training.id, both, "A")
    sessions.give_time(store, training.id, both, 30)
    rows = sessions.table(store, training.id).rows
    assert [(row.member.team, row.member.extra) for row in rows] == [("A", 30), ("A", 30)]
    stranger = Centre(store).add_person("Ben", "candidate").id
    Centre(store).set_address(ana.id, "ana@exemple.fr")
    for gesture in (
        lambda: sessions.set_team(store, training.id, [ana.id, stranger], "B"),
        lambda: sessions.set_team(store, training.id, [ana.id], "B" * 300),
        lambda: sessions.give_time(store, training.id, [ana.id, stranger], 60),
        lambda: sessions.take_out(store, training.id, [ana.id, stranger]),
        lambda: sessions.mail_links(store, training.id, both, BOX),
    ):
        with pytest.raises(CefiError):
            gesture()
    assert sessions.table(store, training.id).rows == rows
    assert Centre(store).letters(9) == (), "Tom has no address: nobody is written to"
    sessions.mail_links(store, training.id, [ana.id], BOX)
    ((letter, _),) = Centre(store).letters(9)
    assert (letter.kind, letter.mail) == ("candidate", "ana@exemple.fr")
    sessions.take_out(store, training.id, both)
    assert sessions.table(store, training.id).rows == ()


def test_a_list_that_is_too_long_is_refused_whole(store: Store, luc: Person, training: Training):
    long = "\n".join(f"Candidat {number}" for number in range(limits.ROSTER_NAMES + 2))
    for ask in (sessions.look_at, sessions.let_in_list):
        with pytest.raises(BadInput):
            ask(store, training.id, long, luc)
    assert sessions.table(store, training.id).rows == ()


def test_links_are_made_anew_for_candidates_of_the_session_alone(store: Store, luc: Person, training: Training):
    ana = sessions.join(store, training.code, "Ana")
    (made,) = sessions.new_links(store, training.id, [ana.person.id], luc)
    assert ways.who_by_link(store, made.token) == ana.person
    with pytest.raises(NotFound):
        ways.who_by_link(store, ana.link)
    with pytest.raises(CefiError):
        sessions.new_links(store, training.id, [Centre(store).add_person("Ben", "candidate").id], luc)


def test_a_round_that_fails_midway_lets_nobody_in_invites_nobody_and_ends_no_link(
    store: Store, luc: Person, training: Training, monkeypatch: pytest.MonkeyPatch
):
    """The links that it made before are shown to nobody."""
    ana = sessions.join(store, training.code, "Ana")
    rows, stranger = sessions.table(store, training.id).rows, Centre(store).add_person("Ben", "candidate").id
    with pytest.raises(NotFound):
        sessions.new_links(store, training.id, [ana.person.id, stranger], luc)
    assert ways.who_by_link(store, ana.link) == ana.person
    for name in ("join", "invite"):
        monkeypatch.setattr(Centre, name, twice_at_most(getattr(Centre, name)))
    for whole_round in (
        lambda: sessions.let_in_list(store, training.id, "Léa\nTom\nZoé", luc),
        lambda: sessions.invite_list(store, "Léa\nTom\nZoé"),
    ):
        with pytest.raises(StorageError):
            whole_round()
    assert sessions.table(store, training.id).rows == rows
    assert Centre(store).invitations() == ()


def twice_at_most(write: Callable[..., object]) -> Callable[..., object]:
    """A disk that is full at the third."""
    done: list[object] = []

    def writes(*args: object, **named: object) -> object:
        if len(done) == 2:
            raise StorageError("Le disque est plein.")
        done.append(write(*args, **named))
        return done[-1]

    return writes


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


def test_minutes_are_read_with_their_word(store: Store):
    luc = Centre(store).add_person("Luc", "trainer")
    made = sessions.create_training(store, luc, "Printemps")
    cells = {"30": 30, "30 min": 30, "45min.": 45, "20 Minutes": 20, "": 0}
    table = "Nom;Temps en plus\n" + "\n".join(f"Candidat {rank};{cell}" for rank, cell in enumerate(cells))
    found = sessions.look_at(store, made.id, table, luc)
    assert [(each.state, each.extra) for each in found] == [("new", minutes) for minutes in cells.values()]
