"""The candidate's side: a review comes back, is answered at the nodes as they now stand, and travels back again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cefi_map.desk import giving, marking, reading
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.formats import svg
from cefi_map.project import data as data_room
from cefi_map.project import home, returned, writing
from tests.cases import drawing, key, mm, project, titles, word, work


@pytest.fixture
def id(store: data_room.Store) -> str:
    return project(store)


def reviewed(store: data_room.Store, id: str, kind: str = "svg", said: str = "Lesquels ?") -> bytes:
    """The candidate's own drawing, as the trainer gives it back with a comment on the map and one on the dossier."""
    handed = writing.download(store, id, "svg").data
    made = work(store, ("Léa.svg", handed), ("Léa dossier.docx", word()))
    there = key(reading.open_work(store, made).map, "Garages")
    marking.pin(store, made, 1, there, said, "question", "C5")
    marking.pin(store, made, 1, "", "Et depuis ?", "bien", "C12", paragraph=4)
    return giving.give_back_file(store, made, 1, kind).data


def test_a_review_comes_back_to_the_project_that_it_was_made_of(store: data_room.Store, id: str):
    assert returned.returned(store, id) == ()
    assert returned.bring_back(store, reviewed(store, id)) == id
    [view] = returned.returned(store, id)
    [comment] = view.comments
    assert (comment.letter, comment.remark.text, comment.number) == ("A", "Lesquels ?", "2.2")
    assert [(letter, remark.text) for letter, remark in view.on_dossier] == [("B", "Et depuis ?")]
    assert view.open == 2
    assert [(pin.key, pin.letter) for pin in view.pins] == [(key(store.load(id).map, "Garages"), "A")]


def test_comments_stand_at_the_nodes_as_they_now_are(store: data_room.Store, id: str):
    returned.bring_back(store, reviewed(store, id))
    writing.write_node(store, id, key(store.load(id).map, "Garages"), 1, text="Deux garages")
    [comment] = returned.returned(store, id)[0].comments
    assert comment.node
    assert (comment.node.text, comment.done) == ("Deux garages", ("titre changé",))
    writing.remove_node(store, id, comment.node.key, 2)
    [view] = returned.returned(store, id)
    assert (view.comments[0].node, view.pins) == (None, ())


def test_who_asks_for_comments_alone_compares_no_maps(store: data_room.Store, id: str, monkeypatch: pytest.MonkeyPatch):
    returned.bring_back(store, reviewed(store, id))
    compared: list[object] = []
    monkeypatch.setattr(returned, "diff", lambda old, new: compared.append(old))
    [view] = returned.returned(store, id)
    assert (view.open, len(view.dossier_comments), compared) == (2, 1, [])
    assert view.changes is None
    assert compared == [view.read]


def test_it_says_what_changed_since_the_version_that_was_read(store: data_room.Store, id: str):
    returned.bring_back(store, reviewed(store, id))
    assert not returned.returned(store, id)[0].changes
    garages = key(store.load(id).map, "Garages")
    writing.write_node(store, id, garages, 1, text="Deux garages")
    [view] = returned.returned(store, id)
    assert [(each.old.text, each.new.text) for each in view.changes.changed] == [("Garages", "Deux garages")]
    writing.remove_node(store, id, garages, 2)
    [view] = returned.returned(store, id)
    assert [(view.read.numbers[each.key], each.text) for each in view.changes.removed] == [("2.2", "Garages")]


def test_a_review_of_a_map_that_is_not_here_makes_a_project_of_it(store: data_room.Store):
    """A drawing of a project that is in the trash too; a FreeMind file names no project."""
    id = project(store)
    drawn, freemind = reviewed(store, id), reviewed(store, id, "mm")
    store.discard(id)
    for data in (drawn, freemind):
        made = returned.bring_back(store, data)
        assert made not in (None, id)
        assert made
        view = writing.open_project(store, made)
        assert titles(view.map) == titles(store.load(id).map)
        assert not any(name.startswith("relecture") for node in view.map for name, _ in node.attributes)
        assert len(returned.returned(store, made)) == 1


def test_the_same_review_dropped_again_is_kept_once_whatever_was_answered(store: data_room.Store, id: str):
    data = reviewed(store, id)
    returned.bring_back(store, data)
    [view] = returned.returned(store, id)
    returned.answer_remark(store, id, 1, view.comments[0].remark.id, "La ville.", True)
    assert returned.bring_back(store, data) == id
    [again] = returned.returned(store, id)
    assert again.comments[0].remark.answer == "La ville."
    returned.bring_back(store, reviewed(store, id, said="Et les vélos ?"))
    newest, older = returned.returned(store, id)
    assert (newest.comments[0].remark.text, older.number) == ("Et les vélos ?", 1)


@pytest.mark.parametrize("data", [drawing(), mm(), b"texte", mm("Atelier\n  relecture, données")])
def test_a_file_without_a_review_is_for_another_door(store: data_room.Store, data: bytes):
    assert returned.bring_back(store, data) is None
    assert home.projects(store) == ()


def test_a_damaged_review_is_refused_and_nothing_is_made(store: data_room.Store):
    bad = mm().replace(b"<node ", b'<node ID="x" ', 1).replace(b"<node ", b"<node ", 1)
    marked = bad.replace(b"</map>", b"<!-- relecture, donn --></map>")
    assert returned.bring_back(store, marked) is None, "the words alone are no review"
    with pytest.raises(BadInput, match="abîmée"):
        returned.bring_back(store, svg.with_along(drawing(), {"relecture": '{"version": 1, "remarks": "x"}'}))
    assert home.projects(store) == ()


def test_a_candidate_answers_settles_and_opens_again(store: data_room.Store, id: str):
    returned.bring_back(store, reviewed(store, id))
    asked = returned.returned(store, id)[0].comments[0].remark.id
    returned.answer_remark(store, id, 1, asked, " La ville. ", True)
    [view] = returned.returned(store, id)
    assert (view.comments[0].remark.answer, view.comments[0].remark.resolved, view.open) == ("La ville.", True, 1)
    returned.answer_remark(store, id, 1, asked, "", False)
    assert returned.returned(store, id)[0].open == 2


def test_an_answer_to_nothing_or_too_long_is_refused(store: data_room.Store, id: str):
    returned.bring_back(store, reviewed(store, id))
    asked = returned.returned(store, id)[0].comments[0].remark.id
    with pytest.raises(NotFound, match="commentaire"):
        returned.answer_remark(store, id, 1, "unknown", "Oui", True)
    with pytest.raises(NotFound, match="relecture"):
        returned.answer_remark(store, id, 9, asked, "Oui", True)
    with pytest.raises(TooLarge):
        returned.answer_remark(store, id, 1, asked, "a" * 4001, True)
    assert returned.returned(store, id)[0].open == 2


def test_comments_on_the_dossier_stand_beside_its_text(store: data_room.Store, id: str):
    returned.bring_back(store, reviewed(store, id))
    [told] = returned.returned(store, id)[0].dossier_comments
    assert (told["number"], told["letter"], told["paragraph"], told["kind"]) == (1, "B", 4, "Bien")
    assert told["quote"].startswith("Avec le recul")
    assert (told["text"], told["criterion"], told["answer"], told["resolved"]) == ("Et depuis ?", "C12", "", False)
    returned.answer_remark(store, id, 1, told["id"], "Oui.", True)
    assert returned.returned(store, id)[0].dossier_comments[0]["answer"] == "Oui."


def test_a_review_is_taken_away_for_good(store: data_room.Store, id: str):
    returned.bring_back(store, reviewed(store, id))
    store.erase_return(id, 1)
    assert returned.returned(store, id) == ()
    store.erase_return(id, 1)


def test_of_a_project_that_is_not_there_no_review_is_told(store: data_room.Store):
    gone = "f" * 16
    with pytest.raises(NotFound):
        returned.returned(store, gone)
    with pytest.raises(NotFound):
        store.erase_return(gone, 1)


def test_answers_travel_back_in_a_drawing_and_in_no_other_file(store: data_room.Store, id: str):
    drawn = writing.download(store, id, "svg")
    assert returned.with_answers(store, id, drawn) is drawn, "nothing came back yet"
    returned.bring_back(store, reviewed(store, id))
    asked = returned.returned(store, id)[0].comments[0].remark.id
    returned.answer_remark(store, id, 1, asked, "La ville.", True)
    sent = returned.with_answers(store, id, drawn)
    assert "La ville." in svg.carried(sent.data).along["relecture"]
    assert sent.name == drawn.name
    returned.bring_back(store, reviewed(store, id, said="Et les vélos ?"))
    newest = svg.carried(returned.with_answers(store, id, drawn).data).along["relecture"]
    assert "Et les vélos ?" in newest
    assert "La ville." not in newest
    other = writing.download(store, id, "mm")
    assert returned.with_answers(store, id, other) is other


def test_a_drawing_says_what_review_it_carries_and_whether_that_can_be_read(store: data_room.Store, id: str):
    plain = svg.carried(writing.download(store, id, "svg").data)
    assert returned.carried_review(plain) is None
    asked = returned.carried_review(svg.carried(reviewed(store, id)))
    assert asked is not None
    assert asked.remarks
    with pytest.raises(BadInput, match="abîmée"):
        returned.carried_review(replace(plain, along={returned.ALONG: "{"}))
