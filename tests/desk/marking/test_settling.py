"""Two grids of one work: done, gaps, what is retained, what goes back."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cefi_map import review as grid
from cefi_map.desk import arriving, giving, groups, marking, reading
from cefi_map.desk.marking import Settling
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput, Conflict
from cefi_map.review import Mark, criteria
from cefi_map.store import Person, Store
from tests.cases import drawing

ANNE, LUC = "anne", "luc"


@pytest.fixture
def work(store: Store) -> str:
    brought = arriving.bring(store, [("Ana.svg", drawing())])
    [row] = groups.table(store, brought.cohort).rows
    now = Desk(store).work(row.id).received
    people = [Person(id, id.title(), "jury", now) for id in (ANNE, LUC)]
    marking.name_markers(store, row.id, people)
    return row.id


def levels(store: Store, work: str, who: str, **other: str) -> None:
    marks = {line.id: (other.get(line.id, "acquis"), f"{who} sur {line.id}") for line in criteria()}
    marking.set_grid(store.by(who, "jury"), work, 1, marks, by=marking.signature(who))


def both_done(store: Store, work: str, **luc: str) -> None:
    levels(store, work, ANNE)
    levels(store, work, LUC, **luc)
    for who in (ANNE, LUC):
        marking.say_done(store.by(who, "jury"), work, 1)


def retained(store: Store, work: str, criterion: str, level: str, said: str, seen: Mark = Mark()) -> None:  # noqa: B008
    marking.retain(store.by(ANNE, "jury"), work, 1, criterion, seen, Mark(level, said), by="Anne")


def seen(store: Store, work: str, who: str = ANNE) -> Settling:
    return marking.settling(store.by(who, "jury"), work)


def test_a_grid_is_not_done_while_a_criterion_lacks_its_level(store: Store, work: str):
    marking.set_grid(store.by(ANNE, "jury"), work, 1, {"C1": ("acquis", "")})
    with pytest.raises(BadInput, match="Il reste à coter : C2, C3"):
        marking.say_done(store.by(ANNE, "jury"), work, 1)


def test_a_gap_that_one_settles_waits_for_the_others_word(store: Store, work: str):
    both_done(store, work, C5="partiel", C9="partiel")
    assert seen(store, work).unheard == {}
    for criterion in ("C5", "C9"):
        retained(store, work, criterion, "partiel", "Dit à deux.")
    assert marking.unheard(seen(store, work).view) == {"C5": ("Luc",), "C9": ("Luc",)}
    luc, mark = store.by(LUC, "jury"), Mark("partiel", "Dit à deux.")
    for _ in range(2):
        marking.agree(luc, work, 1, "C5", mark)
    marking.agree(store.by(ANNE, "jury"), work, 1, "C9", mark)
    shown = seen(store, work)
    assert shown.unheard == {"C9": ("Luc",)}, "who settled it has no second word"
    assert shown.view.review.signed["C5"].also == ("Luc",)
    retained(store, work, "C5", "non_acquis", "Autrement.", seen=mark)
    assert seen(store, work).unheard["C5"] == ("Luc",), "what is said otherwise waits again"
    with pytest.raises(BadInput, match="Eux seuls"):
        marking.agree(store.by("roy", "jury"), work, 1, "C9", mark)


def test_neither_a_mark_nor_the_opinion_is_seen_before_both_are_done(store: Store, work: str):
    levels(store, work, ANNE)
    marking.say_done(store.by(ANNE, "jury"), work, 1)
    for who in (ANNE, LUC, ""):
        view = reading.open_work(store.by(who, "jury"), work)
        assert not any(view.may_open(line.id) for line in criteria())
        assert seen(store, work, who).grids == ()
    [row] = groups.table(store.by(LUC, "jury"), Desk(store).work(work).cohort).rows
    assert (row.review.levelled, row.stages, row.places) == (0, "", {})


def test_gaps_are_settled_with_a_level_and_a_sentence_and_go_back_under_both_names(store: Store, work: str):
    both_done(store, work, C5="partiel", C9="non_acquis")
    found = seen(store, work)
    assert [gap.criterion for gap in found.open_gaps] == ["C5", "C9"]
    assert found.view.review.mark("C1").comment == "anne sur C1\nluc sur C1"
    with pytest.raises(BadInput, match="C5, C9"):
        marking.give_back(store, work, 1, "Quelqu’un")
    for level, said in (("", "Rien"), ("partiel", " "), ("bon", "Mot")):
        with pytest.raises(BadInput):
            retained(store, work, "C5", level, said)
    retained(store, work, "C5", "partiel", "Deux partenaires\nsans rôle.")
    retained(store, work, "C9", "partiel", "Le suivi est nommé.")
    assert seen(store, work).settled
    given = marking.give_back(store, work, 1, "Quelqu’un")
    assert given.reviewer == "Anne et Luc"
    assert given.mark("C5") == Mark("partiel", "Deux partenaires sans rôle.")


def test_two_appreciations_say_whose_they_are(store: Store, work: str):
    for who, said in ((ANNE, "Solide."), (LUC, "À reprendre.")):
        marking.set_grid(store.by(who, "jury"), work, 1, {}, appreciation=said)
    both_done(store, work)
    assert seen(store, work).view.review.appreciation == "Anne\u00a0: Solide.\nLuc\u00a0: À reprendre."


def test_a_page_that_asks_what_others_wrote_is_answered_when_the_grid_is_done(store: Store, work: str):
    both_done(store, work)
    assert marking.set_grid(store.by(ANNE, "jury"), work, 1, {}).mark("C1").level == "acquis"
    with pytest.raises(BadInput):
        marking.set_grid(store.by(ANNE, "jury"), work, 1, {}, appreciation="Encore.")


def test_what_is_retained_is_taken_back_and_only_then_a_grid_is_reopened(store: Store, work: str):
    both_done(store, work, C5="partiel")
    retained(store, work, "C5", "partiel", "Deux partenaires.")
    with pytest.raises(BadInput, match="déjà réglé"):
        marking.go_on(store.by(LUC, "jury"), work, 1)
    retained(store, work, "C5", "", "", Mark("partiel", "Deux partenaires."))
    marking.go_on(store.by(LUC, "jury"), work, 1)
    assert seen(store, work, LUC).own.review.mark("C5").level == "partiel"  # type: ignore[union-attr]
    with pytest.raises(BadInput, match="n’ont pas fini"):
        retained(store, work, "C5", "partiel", "Deux partenaires.")


def test_two_sentences_at_once_stand_side_by_side_until_one_is_kept(store: Store, work: str):
    both_done(store, work, C5="partiel")
    retained(store, work, "C5", "partiel", "La première.")
    retained(store, work, "C5", "acquis", "La seconde.")
    found = seen(store, work)
    assert not found.settled
    [rival] = found.view.review.rivals["C5"]
    assert {found.view.review.mark("C5").comment, rival.mark.comment} == {"La première.", "La seconde."}
    kept, dropped = (grid.name_of(mark) for mark in (rival.mark, found.view.review.mark("C5")))
    marking.keep_one(store.by(LUC, "jury"), work, 1, "C5", kept, [dropped])
    assert seen(store, work).settled


def test_a_work_of_nobody_has_nothing_to_settle_and_one_person_is_no_pair(store: Store):
    brought = arriving.bring(store, [("Ana.svg", drawing())])
    [row] = groups.table(store, brought.cohort).rows
    with pytest.raises(BadInput, match="confiée à personne"):
        marking.settling(store, row.id)
    with pytest.raises(BadInput, match="de deux à"):
        marking.name_markers(store, row.id, [Person(ANNE, "Anne", "jury", Desk(store).work(row.id).received)])
    assert marking.names_of(Desk(store).work(row.id).grids) == ""


def test_of_two_people_of_one_name_nothing_tells_who_began_the_grid_of_all(store: Store):
    [row] = groups.table(store, arriving.bring(store, [("Ana.svg", drawing())]).cohort).rows
    marking.set_grid(store.by(LUC, "jury"), row.id, 1, {"C1": ("acquis", "vu")}, by=marking.signature("Anne"))
    now = Desk(store).work(row.id).received
    pair = [Person(id, "Anne", "jury", now) for id in (ANNE, LUC)]
    with pytest.raises(BadInput, match="Deux personnes s’appellent Anne"):
        marking.name_markers(store, row.id, pair)
    assert Desk(store).work(row.id).review["marks"], "it stays with all"
    marking.name_markers(store, row.id, [pair[1], Person(ANNE, "Anne Roy", "jury", now)])
    assert reading.open_work(store.by(LUC, "jury"), row.id).review.mark("C1").comment == "vu"


def test_the_picture_of_a_map_without_a_sheet_carries_what_is_retained(store: Store, work: str):
    both_done(store, work)
    found = reading.open_work(store, work)
    key = found.map.root.key
    own = store.by(ANNE, "jury")
    marking.go_on(own, work, 1)
    marking.pin(own, work, 1, key, "Pour qui ?", "question", "")
    marking.say_done(own, work, 1)
    picture = giving.annotated_svg(reading.open_work(store, work), None)
    [row] = groups.table(store, arriving.bring(store, [("Retour.svg", picture)]).cohort).rows
    assert [each.text for each in row.review.remarks] == ["Pour qui ?"]


def test_only_those_who_marked_settle_and_only_a_gap(store: Store, work: str):
    both_done(store, work, C5="partiel")
    with pytest.raises(BadInput, match="cotée par Anne et Luc"):
        marking.retain(store.by("roy", "jury"), work, 1, "C5", Mark(), Mark("acquis", "Non."), by="Roy")
    with pytest.raises(BadInput, match="cotée par Anne et Luc"):
        marking.keep_one(store.by("roy", "trainer"), work, 1, "C5", "a", ["b"])
    with pytest.raises(BadInput, match="d’accord"):
        retained(store, work, "C1", "acquis", "Oui.")


def test_what_the_dossier_must_hold_is_settled_with_c12(store: Store, work: str):
    for who, ticks in ((ANNE, ["M4"]), (LUC, ["M5"])):
        marks: Mapping[str, tuple[str, str]] = {line.id: ("acquis", "") for line in criteria()}
        marking.set_grid(store.by(who, "jury"), work, 1, marks, ticks)
        marking.say_done(store.by(who, "jury"), work, 1)
    assert seen(store, work).gaps[0].ticks == ("M4", "M5")
    made = Mark("acquis", "Le rôle y est.")
    marking.retain(store.by(LUC, "jury"), work, 1, "C12", Mark(), made, ["M5"], by="Luc")
    assert seen(store, work).view.review.ticks == {"M5"}


def test_the_words_of_the_jury_are_theirs_and_one_does_not_overwrite_the_other(store: Store, work: str):
    both_done(store, work)
    marking.say_as_jury(store.by(ANNE, "jury"), work, 1, "", "Favorable.")
    with pytest.raises(Conflict, match="Favorable"):
        marking.say_as_jury(store.by(LUC, "jury"), work, 1, "", "Réservé.")
    assert Desk(store).work(work).jury == "Favorable."


def test_a_new_version_is_marked_from_nothing(store: Store, work: str):
    both_done(store, work)
    arriving.bring_version(store, work, "v2.svg", drawing("Atelier\n  Contexte\n    Cent jeunes\n"))
    view = reading.open_work(store.by(ANNE, "jury"), work)
    assert marking.earlier(store.by(ANNE, "jury"), view) is None
    with pytest.raises(BadInput, match="à partir de rien"):
        marking.confirm(store.by(ANNE, "jury"), work, 2, ["C1"])


def test_what_was_written_before_a_grid_was_reopened_is_refused(store: Store, work: str):
    anne = store.by(ANNE, "jury")
    state = marking.state_of(anne, reading.open_work(anne, work))
    marking.check_state(anne, work, 1, state)
    both_done(store, work, C5="partiel")
    assert marking.state_of(anne, reading.open_work(anne, work)) == ""
    marking.go_on(anne, work, 1)
    with pytest.raises(BadInput, match="n’est plus celle"):
        marking.check_state(anne, work, 1, state)
    assert marking.state_of(store, reading.open_work(store, work)) == "", "whose it is not"
