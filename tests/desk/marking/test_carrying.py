"""A new version begins with what was said of the one before, to confirm or to change; nothing comes by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cefi_map.desk import arriving, marking, reading
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput
from cefi_map.project import data
from cefi_map.review import to_data
from tests.cases import DOSSIER, MAP, drawing, key, word, work

CHANGED = MAP.replace("Garages", "Deux garages, car ils prêtent un minibus").replace("  Suite\n", "")
ANNE = marking.signature("Anne")


@pytest.fixture
def id(store: data.Store) -> str:
    """A work read once, then corrected."""
    made = work(store, ("Léa.svg", drawing()), ("Léa dossier.docx", word()))
    marks = {"C1": ("acquis", "Bien daté."), "C5": ("partiel", "Lesquels ?"), "C12": ("acquis", ""), "C2": ("", "Vu")}
    marking.set_grid(store, made, 1, marks, [], "Solide.", by=ANNE)
    view = reading.open_work(store, made)
    marking.pin(store, made, 1, key(view.map, "Garages"), "Lesquels ?", "question", "C5")
    marking.pin(store, made, 1, key(view.map, "Suite"), "Laquelle ?", "question", "")
    marking.pin(store, made, 1, "", "Et depuis ?", "question", "C12", paragraph=4)
    arriving.bring_version(store, made, "v2.svg", drawing(CHANGED))
    arriving.bring_dossier(store, made, 2, "d.docx", word("# Préambule\n\n" + DOSSIER))
    return made


def told(store: data.Store, id: str, number: int | None = None):
    return marking.earlier(store, reading.open_work(store, id, number))


def test_what_was_said_and_what_changed_since_stand_beside_each_criterion(store: data.Store, id: str):
    found = told(store, id)
    assert found
    assert (found.work.number, found.review.mark("C5").comment) == (1, "Lesquels ?")
    assert reading.open_work(store, id).review.state == "todo", "nothing comes by itself"
    assert [each.done for each in found.touched["C5"]] == ["titre changé"]
    assert found.moved("C12"), "judged on the dossier, which changed"
    assert not found.same_dossier
    assert set(found.to_confirm(reading.open_work(store, id).review)) == {"C1"} - set(found.touched)
    assert told(store, id, 1) is None


def test_a_version_that_nobody_read_is_passed_over(store: data.Store, id: str):
    arriving.bring_version(store, id, "v3.svg", drawing(CHANGED.replace("Contexte", "Le contexte")))
    found = told(store, id)
    assert found
    assert found.work.number == 1
    marking.set_grid(store, id, 2, {"C1": ("partiel", "")})
    found = told(store, id)
    assert found
    assert (found.work.number, found.review.mark("C1").level) == (2, "partiel")


def test_confirming_gives_the_same_again_where_nothing_stands_yet(store: data.Store, id: str):
    marking.set_grid(store, id, 2, {"C5": ("acquis", "")}, by=ANNE)
    review = marking.confirm(store, id, 2, ["C1", "C2", "C7", "appreciation", "C99"], ANNE)
    assert (review.mark("C1").level, review.mark("C1").comment) == ("acquis", "Bien daté.")
    assert (review.mark("C2").comment, review.appreciation, review.mark("C5").level) == ("Vu", "Solide.", "acquis")
    assert review.signed["C1"] == ANNE
    assert set(review.marks) == {"C1", "C2", "C5"}
    assert marking.confirm(store, id, 1, ["C1"]).mark("C1").comment == "Bien daté.", "a first version has none"


def test_confirming_over_what_another_wrote_meanwhile_loses_neither(store: data.Store, id: str):
    marking.set_grid(store, id, 2, {"C1": ("non_acquis", "")}, by=marking.signature("Paul"))
    review = marking.confirm(store, id, 2, ["C1"], ANNE)
    assert review.mark("C1").level == "non_acquis"
    assert [each.mark.level for each in review.rivals["C1"]] == ["acquis"]


def test_with_a_comment_comes_what_its_candidate_answered(store: data.Store, id: str):
    first = reading.open_work(store, id, 1)
    answered = [replace(each, answer="Deux.", resolved=True) for each in first.review.remarks]
    Desk(store).change_review(id, 1, lambda _: to_data(replace(first.review, remarks=tuple(answered))), settled=True)
    found = told(store, id)
    assert found
    made = marking.take_up(store, id, 2, found.comments[0].remark.id, ANNE)
    assert (made.text, made.answer, made.resolved) == ("Lesquels ?", "Deux.", False)


def test_a_comment_is_taken_up_where_it_now_stands(store: data.Store, id: str):
    found = told(store, id)
    assert found
    on_node, gone = (each.remark.id for each in found.comments)
    made = marking.take_up(store, id, 2, on_node, ANNE)
    assert (made.text, made.number, made.signature) == ("Lesquels ?", "2.2", ANNE)
    assert made.title.startswith("Deux garages")
    [(_, on_dossier, done)] = found.on_dossier
    assert done == "Inchangé, au paragraphe 5."
    assert marking.take_up(store, id, 2, on_dossier.id).paragraph == 5
    for id_of in (gone, on_node, "unknown"):
        with pytest.raises(BadInput, match="n’a plus sa place"):
            marking.take_up(store, id, 2, id_of)
    left = told(store, id)
    assert left
    assert ([each.remark.id for each in left.comments], left.on_dossier) == ([gone], ())
    arriving.bring_version(store, id, "v3.svg", drawing(CHANGED.replace("Contexte", "Le contexte")))
    again = told(store, id)
    assert again
    assert marking.take_up(store, id, 3, again.comments[0].remark.id).id == f"{on_node}-3"
