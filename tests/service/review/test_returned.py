"""The candidate's side: a review comes back, is answered at the nodes as they now stand, and travels back again."""

from __future__ import annotations

import pytest

from cefi_map import service
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.formats import svg
from tests.service.cases import drawing, key, mm, project, titles, word, work


@pytest.fixture
def id(store: service.data.Store) -> str:
    return project(store)


def reviewed(store: service.data.Store, id: str, kind: str = "svg", said: str = "Lesquels ?") -> bytes:
    """The candidate's own drawing, as the trainer gives it back with a comment on the map and one on the dossier."""
    handed = service.project.download(store, id, "svg").data
    made = work(store, ("Léa.svg", handed), ("Léa dossier.docx", word()))
    there = key(service.review.open_work(store, made).map, "Garages")
    service.review.pin(store, made, 1, there, said, "question", "C5")
    service.review.pin(store, made, 1, "", "Et depuis ?", "bien", "C12", paragraph=4)
    return service.review.give_back_file(store, made, 1, kind).data


def test_a_review_comes_back_to_the_project_that_it_was_made_of(store: service.data.Store, id: str):
    assert service.review.returned(store, id) == ()
    assert service.review.bring_back(store, reviewed(store, id)) == id
    [view] = service.review.returned(store, id)
    [comment] = view.comments
    assert (comment.letter, comment.remark.text, comment.number) == ("A", "Lesquels ?", "2.2")
    assert [(letter, remark.text) for letter, remark in view.on_dossier] == [("B", "Et depuis ?")]
    assert view.open == 2
    assert [(pin.key, pin.letter) for pin in view.pins] == [(key(store.load(id).map, "Garages"), "A")]


def test_comments_stand_at_the_nodes_as_they_now_are(store: service.data.Store, id: str):
    service.review.bring_back(store, reviewed(store, id))
    service.project.write_node(store, id, key(store.load(id).map, "Garages"), 1, text="Deux garages")
    [comment] = service.review.returned(store, id)[0].comments
    assert comment.node
    assert (comment.node.text, comment.done) == ("Deux garages", ("titre changé",))
    service.project.remove_node(store, id, comment.node.key, 2)
    [view] = service.review.returned(store, id)
    assert (view.comments[0].node, view.pins) == (None, ())


def test_a_review_of_a_map_that_is_not_here_makes_a_project_of_it(store: service.data.Store):
    """A drawing of a project that is in the trash too; a FreeMind file names no project."""
    id = project(store)
    drawn, freemind = reviewed(store, id), reviewed(store, id, "mm")
    service.project.trash_project(store, id)
    for data in (drawn, freemind):
        made = service.review.bring_back(store, data)
        assert made not in (None, id)
        assert made
        view = service.project.open_project(store, made)
        assert titles(view.map) == titles(store.load(id).map)
        assert not any(name.startswith("relecture") for node in view.map for name, _ in node.attributes)
        assert len(service.review.returned(store, made)) == 1


def test_the_same_review_dropped_again_is_kept_once_whatever_was_answered(store: service.data.Store, id: str):
    data = reviewed(store, id)
    service.review.bring_back(store, data)
    [view] = service.review.returned(store, id)
    service.review.answer_remark(store, id, 1, view.comments[0].remark.id, "La ville.", True)
    assert service.review.bring_back(store, data) == id
    [again] = service.review.returned(store, id)
    assert again.comments[0].remark.answer == "La ville."
    service.review.bring_back(store, reviewed(store, id, said="Et les vélos ?"))
    newest, older = service.review.returned(store, id)
    assert (newest.comments[0].remark.text, older.number) == ("Et les vélos ?", 1)


@pytest.mark.parametrize("data", [drawing(), mm(), b"texte", mm("Atelier\n  relecture, données")])
def test_a_file_without_a_review_is_for_another_door(store: service.data.Store, data: bytes):
    assert service.review.bring_back(store, data) is None
    assert service.project.projects(store) == ()


def test_a_damaged_review_is_refused_and_nothing_is_made(store: service.data.Store):
    bad = mm().replace(b"<node ", b'<node ID="x" ', 1).replace(b"<node ", b"<node ", 1)
    marked = bad.replace(b"</map>", b"<!-- relecture, donn --></map>")
    assert service.review.bring_back(store, marked) is None, "the words alone are no review"
    with pytest.raises(BadInput, match="abîmée"):
        service.review.bring_back(store, svg.with_along(drawing(), {"relecture": '{"version": 1, "remarks": "x"}'}))
    assert service.project.projects(store) == ()


def test_a_candidate_answers_settles_and_opens_again(store: service.data.Store, id: str):
    service.review.bring_back(store, reviewed(store, id))
    asked = service.review.returned(store, id)[0].comments[0].remark.id
    service.review.answer_remark(store, id, 1, asked, " La ville. ", True)
    [view] = service.review.returned(store, id)
    assert (view.comments[0].remark.answer, view.comments[0].remark.resolved, view.open) == ("La ville.", True, 1)
    service.review.answer_remark(store, id, 1, asked, "", False)
    assert service.review.returned(store, id)[0].open == 2


def test_an_answer_to_nothing_or_too_long_is_refused(store: service.data.Store, id: str):
    service.review.bring_back(store, reviewed(store, id))
    asked = service.review.returned(store, id)[0].comments[0].remark.id
    with pytest.raises(NotFound, match="commentaire"):
        service.review.answer_remark(store, id, 1, "unknown", "Oui", True)
    with pytest.raises(NotFound, match="relecture"):
        service.review.answer_remark(store, id, 9, asked, "Oui", True)
    with pytest.raises(TooLarge):
        service.review.answer_remark(store, id, 1, asked, "a" * 4001, True)
    assert service.review.returned(store, id)[0].open == 2


def test_comments_on_the_dossier_stand_beside_its_text(store: service.data.Store, id: str):
    assert service.review.dossier_comments(store, id) == []
    service.review.bring_back(store, reviewed(store, id))
    [told] = service.review.dossier_comments(store, id)
    assert (told["number"], told["letter"], told["paragraph"], told["kind"]) == (1, "B", 4, "Bien")
    assert told["quote"].startswith("Avec le recul")
    assert (told["text"], told["criterion"], told["answer"], told["resolved"]) == ("Et depuis ?", "C12", "", False)
    service.review.answer_remark(store, id, 1, told["id"], "Oui.", True)
    assert service.review.dossier_comments(store, id)[0]["answer"] == "Oui."


def test_a_review_is_taken_away_for_good(store: service.data.Store, id: str):
    service.review.bring_back(store, reviewed(store, id))
    service.review.erase_returned(store, id, 1)
    assert service.review.returned(store, id) == ()
    service.review.erase_returned(store, id, 1)


def test_of_a_project_that_is_not_there_no_review_is_told(store: service.data.Store):
    gone = "f" * 16
    with pytest.raises(NotFound):
        service.review.returned(store, gone)
    with pytest.raises(NotFound):
        service.review.dossier_comments(store, gone)
    with pytest.raises(NotFound):
        service.review.erase_returned(store, gone, 1)


def test_answers_travel_back_in_a_drawing_and_in_no_other_file(store: service.data.Store, id: str):
    drawn = service.project.download(store, id, "svg")
    assert service.review.with_answers(store, id, drawn) is drawn, "nothing came back yet"
    service.review.bring_back(store, reviewed(store, id))
    asked = service.review.returned(store, id)[0].comments[0].remark.id
    service.review.answer_remark(store, id, 1, asked, "La ville.", True)
    sent = service.review.with_answers(store, id, drawn)
    assert "La ville." in svg.carried(sent.data).along["relecture"]
    assert sent.name == drawn.name
    service.review.bring_back(store, reviewed(store, id, said="Et les vélos ?"))
    newest = svg.carried(service.review.with_answers(store, id, drawn).data).along["relecture"]
    assert "Et les vélos ?" in newest
    assert "La ville." not in newest
    other = service.project.download(store, id, "mm")
    assert service.review.with_answers(store, id, other) is other
