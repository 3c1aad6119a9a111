"""A trainer drops what candidates sent, and finds each work once: new ones, corrected ones, what could not be kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cefi_map import limits
from cefi_map.desk import arriving, giving, groups, marking, reading
from cefi_map.desk.arriving.matching import called_like
from cefi_map.desk.store import Desk, Work
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.formats import svg
from cefi_map.mindmap.outline import parse
from cefi_map.project import data as data_room
from cefi_map.project import exam, hand_in
from cefi_map.project import files as files_room
from cefi_map.review import Review, to_data
from tests.cases import MAP, drawing, key, mm, word, work, zipped
from tests.dossier.test_pdf_in import LOCKED

CORRECTED = MAP.replace("Garages", "Deux garages, car ils prêtent un minibus")


def rows(store: data_room.Store, cohort: str) -> list[tuple[str, int, str]]:
    return [(row.name, row.version, row.dossier) for row in groups.table(store, cohort).rows]


def test_a_batch_becomes_a_group_and_a_file_that_fails_stops_no_other(store: data_room.Store):
    files = [("Léa.svg", drawing()), ("abîmée.mm", b"<map><node"), ("Paul.mm", mm("Autre\n  Contexte"))]
    brought = arriving.bring(store, files, name=" Groupe du lundi ")
    assert brought.added == ("Léa", "Paul")
    assert [name for name, _ in brought.errors] == ["abîmée.mm"]
    assert groups.table(store, brought.cohort).cohort.name == "Groupe du lundi"
    assert rows(store, brought.cohort) == [("Léa", 1, ""), ("Paul", 1, "")]
    unnamed = arriving.bring(store, [("Zoé.mm", mm())])
    day = groups.table(store, unnamed.cohort).cohort.name
    assert day.startswith("Cartes du ")
    again = arriving.bring(store, [("Ben.svg", drawing())])
    assert groups.table(store, again.cohort).cohort.name == f"{day} (2)"


def test_nothing_that_can_be_read_makes_no_group(store: data_room.Store):
    brought = arriving.bring(store, [("a.mm", b"<map><node"), ("b.docx", b"PK")])
    assert (brought.cohort, brought.added, len(brought.errors)) == ("", (), 2)
    assert groups.cohorts(store) == ()


def test_what_was_repaired_in_a_file_is_told_beside_its_name(store: data_room.Store):
    damaged = b'<map version="1.0.1"><node TEXT="Caf\xe9"><node TEXT="Contexte"/></node></map>'
    brought = arriving.bring(store, [("Paul.mm", damaged)])
    assert brought.added == ("Paul",)
    assert {name for name, _ in brought.notices} == {"Paul.mm"}


def test_a_corrected_work_is_a_further_version_and_the_same_again_is_known(store: data_room.Store):
    cohort = arriving.bring(store, [("Léa.svg", drawing(project="a" * 16))]).cohort
    again = arriving.bring(store, [("autre nom.svg", drawing(CORRECTED, "a" * 16))], cohort=cohort)
    assert (again.added, again.versions) == ((), (("Léa", 2),))
    same = arriving.bring(store, [("Léa.svg", drawing(CORRECTED, "a" * 16))], cohort=cohort)
    assert (same.versions, same.known) == ((), (("Léa.svg", "Léa"),))
    assert rows(store, cohort) == [("Léa", 2, "")]


def test_a_work_without_a_project_is_known_by_its_name(store: data_room.Store):
    cohort = arriving.bring(store, [("Léa.mm", mm()), ("Paul.mm", mm("Autre\n  Contexte"))]).cohort
    again = arriving.bring(store, [("Léa carte.mm", mm(CORRECTED))], cohort=cohort)
    assert again.versions == (("Léa", 2),)
    other = arriving.bring(store, [("Marie.mm", mm("Troisième\n  Contexte"))], cohort=cohort)
    assert other.added == ("Marie",)


def test_the_project_that_a_drawing_names_goes_before_the_name_of_its_file(store: data_room.Store):
    files = [("Léa.svg", drawing(project="a" * 16)), ("Paul.mm", mm("Autre\n  Contexte"))]
    cohort = arriving.bring(store, files).cohort
    again = arriving.bring(store, [("Paul.svg", drawing(CORRECTED, "a" * 16))], cohort=cohort)
    assert again.versions == (("Léa", 2),)


def test_names_that_tell_nobody_apart_make_works_of_their_own(store: data_room.Store):
    """One that only says « carte », one that two files of the same arrival share, two projects under one name."""
    there = [("carte.mm", mm()), ("Léa.svg", drawing("Un\n  A", "a" * 16)), ("Zoé.mm", mm("Zéro\n  E"))]
    cohort = arriving.bring(store, there).cohort
    files = [
        ("carte.mm", mm(CORRECTED)),
        ("Léa.svg", drawing("Deux\n  B", "b" * 16)),
        ("x/Zoé.mm", mm("Trois\n  C")),
        ("y/Zoé.mm", mm("Quatre\n  D")),
    ]
    brought = arriving.bring(store, files, cohort=cohort)
    assert len(brought.added) == 4
    assert brought.versions == ()


def test_nobody_vanishes_behind_another_s_map(store: data_room.Store):
    """A copied file, two templates left as they were, one project exported by two people: two rows, and the sign."""
    for project in ("", "a" * 16):
        files = [("ANDRE Paul.svg", drawing(project=project)), ("BLANC Rose.svg", drawing(project=project))]
        brought = arriving.bring(store, [*files, ("Zoé.mm", mm("Autre\n  A"))])
        assert brought.added == ("ANDRE Paul", "BLANC Rose", "Zoé")
        found = groups.table(store, brought.cohort).rows
        assert [row.same for row in found] == [("BLANC Rose",), ("ANDRE Paul",), ()]
        later = arriving.bring(store, [("COLIN Eva.svg", files[0][1])], cohort=brought.cohort)
        assert later.added == ("COLIN Eva",), "later too"
        again = arriving.bring(store, files, cohort=brought.cohort)
        assert [name for _, name in again.known] == ["ANDRE Paul", "BLANC Rose"], "each is the same again for its own"
    unsigned = [(f"{place}/rendu-cefi.mm", mm()) for place in "ab"]
    assert len(arriving.bring(store, unsigned).added) == 2


def test_versions_of_one_person_are_one_row_whatever_their_names_say_besides(store: data_room.Store):
    texts = [MAP, CORRECTED, CORRECTED.replace("Suite", "Bilan")]
    names = ("PASSROUTE carte HOAREAU Jean-Yves v1.mm", "passroute_Jean-Yves_HOAREAU_V2.mm", "HOAREAU JY final.mm")
    people = ("DUPONT Anne", "LEFÈVRE Chloé", "KONE Awa")
    others = [(f"PASSROUTE carte {name}.mm", mm(f"{name}\n  A")) for name in people]
    files = [*zip(names, map(mm, texts), strict=True), *others]
    brought = arriving.bring(store, [*reversed(files), ("PASSROUTE dossier LEFEVRE Chloe (2).docx", word())])
    assert rows(store, brought.cohort) == [
        ("DUPONT Anne", 1, ""),
        ("HOAREAU Jean-Yves", 2, ""),
        ("HOAREAU JY", 1, ""),
        ("KONE Awa", 1, ""),
        ("LEFÈVRE Chloé", 1, "PASSROUTE dossier LEFEVRE Chloe (2).docx"),
    ]
    alone = arriving.bring(store, [("PASSROUTE carte DUPONT Anne v3.mm", mm(CORRECTED))], cohort=brought.cohort)
    assert alone.versions == (("DUPONT Anne", 2),), "what the whole group says is known later too"


def test_a_candidate_who_signs_the_second_time_only_names_the_first(store: data_room.Store):
    id = store.create(parse(MAP)).id
    unsigned = hand_in.hand_in(store, id)
    cohort = arriving.bring(store, [(unsigned.name, unsigned.data)]).cohort
    signed = hand_in.hand_in(store, id, name="Léa M.").data
    assert arriving.bring(store, [("x.zip", signed)], cohort=cohort).known
    assert rows(store, cohort) == [("Léa M.", 1, "")]


def test_a_group_that_is_not_there_takes_nothing(store: data_room.Store):
    with pytest.raises(NotFound):
        arriving.bring(store, [("Léa.svg", drawing())], cohort="f" * 16)


def test_a_dossier_dropped_later_joins_the_map_of_its_name_then_corrects_it(store: data_room.Store):
    cohort = arriving.bring(store, [("Léa.svg", drawing()), ("Paul.mm", mm("Autre\n  A"))]).cohort
    first, second = word("# Un\n\nUn."), word("# Deux\n\nDeux.")
    joined = arriving.bring(store, [("Léa dossier.docx", first)], cohort=cohort)
    assert joined.notices == (("Léa dossier.docx", "joint à la carte « Léa »."),)
    assert (joined.added, joined.versions, joined.errors) == ((), (), ())
    corrected = arriving.bring(store, [("dossier Léa.docx", second)], cohort=cohort)
    assert corrected.versions == (("Léa", 2),)
    [lea, _] = groups.table(store, cohort).rows
    assert reading.document_of(store, lea.id, 1) == ("Léa dossier.docx", first)
    assert reading.document_of(store, lea.id, 2) == ("dossier Léa.docx", second)
    lost = arriving.bring(store, [("Inconnu dossier.docx", first)], cohort=cohort)
    assert [(name, error.message) for name, error in lost.errors] == [
        ("Inconnu dossier.docx", "Aucune carte ne porte le nom de ce dossier.")
    ]
    part = arriving.bring(store, [("Dossier Martin Paul.docx", first)], cohort=cohort)
    assert part.notices == (
        ("Dossier Martin Paul.docx", "joint à la carte « Paul », la seule qui porte un de ses noms : vérifiez."),
    )
    again = arriving.bring(store, [("Dossier Paul Petit.docx", second)], cohort=cohort)
    assert [name for name, _ in again.errors] == ["Dossier Paul Petit.docx"], "it has one, and may be another's"
    broken = arriving.bring(store, [("Paul dossier.docx", b"no archive")], cohort=cohort)
    assert [name for name, _ in broken.errors] == ["Paul dossier.docx"]


def test_namesakes_of_moodle_keep_each_their_own_by_its_number(store: data_room.Store):
    """A dossier, then a map, that come later: whatever the trainer calls the two meanwhile. One that has no number is
    nobody's."""
    one, two = (f"Sophie MARTIN_{number}_assignsubmission_file_" for number in (126, 127))
    first = zipped((f"{one}/carte.mm", mm("Un\n  A")), (f"{two}/carte.mm", mm("Deux\n  A")))
    cohort = arriving.bring(store, [("devoirs.zip", first)]).cohort
    [row] = [each for each in groups.table(store, cohort).rows if each.title == "Deux"]
    arriving.rename_all(store, cohort, {row.id: "Sophie MARTIN (B)"})
    joined = arriving.bring(store, [("devoirs (2).zip", zipped((f"{two}/Dossier.docx", word())))], cohort=cohort)
    assert [said for _, said in joined.notices] == ["joint à la carte « Sophie MARTIN (B) »."]
    assert [(name, dossier) for name, _, dossier in rows(store, cohort)] == [
        ("Sophie MARTIN", ""),
        ("Sophie MARTIN (B)", "Dossier.docx"),
    ]
    again = zipped((f"{one}/carte.mm", mm("Un\n  B")), (f"{two}/carte.mm", mm("Deux\n  B")))
    brought = arriving.bring(store, [("devoirs (3).zip", again)], cohort=cohort)
    assert sorted(brought.versions) == [("Sophie MARTIN", 2), ("Sophie MARTIN (B)", 2)]


def test_a_dossier_that_comes_to_a_sheet_given_back_says_so(store: data_room.Store):
    """It was signed without that dossier, and stays as it was signed."""
    cohort = arriving.bring(store, [("Léa.svg", drawing())]).cohort
    [row] = groups.table(store, cohort).rows
    given = marking.give_back(store, row.id, 1, "Luc")
    [(_, said)] = arriving.bring(store, [("Léa dossier.docx", word())], cohort=cohort).notices
    assert said == f"joint à la carte « Léa ».{arriving.if_returned(given)}"
    assert said.endswith("rouvrez-la pour en tenir compte.")
    assert arriving.if_returned(Review()) == ""


def test_a_colleague_s_sheet_joins_the_grid_of_the_same_map_and_what_contradicts_is_to_be_chosen(
    store: data_room.Store,
):
    """Each marked at home, on the same file; who marked here already is told, and one's own sheet is here."""
    luc, marie = (arriving.bring(store, [("Léa.mm", mm(MAP))]).cohort for _ in range(2))
    [mine], [theirs] = (groups.table(store, each).rows for each in (luc, marie))
    marks = {"C1": ("acquis", "Des chiffres."), "C2": ("partiel", ""), "C3": ("", "")}
    marking.set_grid(store, mine.id, 1, marks, by=marking.signature("Luc"))
    marks = {"C1": ("acquis", "Et leur source."), "C2": ("non_acquis", "Aucune loi."), "C3": ("acquis", "")}
    marking.set_grid(store, theirs.id, 1, marks, ["E1"], "Bravo.", by=marking.signature("Marie"))
    node = key(reading.open_work(store, theirs.id).map, "Contexte")
    pinned = marking.pin(store, theirs.id, 1, node, "Combien ?", "question", "C1")
    marking.give_back(store, theirs.id, 1, "Marie")
    sheet = giving.give_back_file(store, theirs.id, 1, "svg").data
    brought = arriving.bring(store, [("Léa/Léa-relecture.svg", sheet)], cohort=luc)
    said = "la relecture signée par Marie est jointe à la grille de « Léa », C2 à départager."
    assert brought.notices == (("Léa/Léa-relecture.svg", said),)
    assert (brought.added, brought.versions, brought.known) == ((), (), ())
    review = reading.open_work(store, mine.id).review
    assert review.mark("C1").comment == "Des chiffres.\nEt leur source."
    assert (review.mark("C2").level, review.mark("C3").level) == ("partiel", "acquis")
    assert [each.mark.level for each in review.rivals["C2"]] == ["non_acquis"]
    assert (review.ticks, review.appreciation, review.returned) == ({"E1"}, "Bravo.", "")
    assert [each.id for each in review.remarks] == [pinned.id]
    [(_, said)] = arriving.bring(store, [("Léa.svg", sheet)], cohort=luc).notices
    assert said.endswith("n’est pas jointe : ce nom a déjà coté cette carte ici.")
    assert reading.open_work(store, mine.id).review == review
    own = arriving.bring(store, [("Léa.svg", sheet)], cohort=marie)
    assert (own.known, own.notices) == ((("Léa.svg", "Léa"),), ())


def test_a_colleague_s_sheet_changes_no_sheet_that_is_given_back(store: data_room.Store):
    luc, marie = (arriving.bring(store, [("Léa.mm", mm(MAP))]).cohort for _ in range(2))
    [mine], [theirs] = (groups.table(store, each).rows for each in (luc, marie))
    given = marking.give_back(store, mine.id, 1, "Luc")
    marking.give_back(store, theirs.id, 1, "Marie")
    sheet = giving.give_back_file(store, theirs.id, 1, "svg").data
    [(_, said)] = arriving.bring(store, [("Léa.svg", sheet)], cohort=luc).notices
    assert "n’est pas jointe" in said
    assert reading.open_work(store, mine.id).review == given


def test_a_dossier_that_two_maps_bear_the_name_of_is_told_so(store: data_room.Store):
    files = [("A/Martin.mm", mm("Un\n  A")), ("B/Martin.mm", mm("Deux\n  A"))]
    cohort = arriving.bring(store, files).cohort
    brought = arriving.bring(store, [("Dossier Martin.docx", word())], cohort=cohort)
    assert [error.message for _, error in brought.errors] == ["Plusieurs cartes portent le nom de ce dossier."]


def test_the_opinion_of_the_day_counts_the_dossier_too(store: data_room.Store):
    cohort = arriving.bring(store, [("Léa.svg", drawing()), ("Léa dossier.docx", word())]).cohort
    [row] = groups.table(store, cohort).rows
    view = reading.open_work(store, row.id)
    assert view.opinion["C12"] == view.work.opinion["criteria"]["C12"]
    assert "C12" not in reading.open_work(store, work(store, ("Paul.svg", drawing()))).opinion


def test_a_next_version_is_brought_to_a_work_whatever_its_name(store: data_room.Store):
    id = work(store)
    assert arriving.bring_version(store, id, "n'importe.mm", mm(CORRECTED))
    assert not arriving.bring_version(store, id, "n'importe.mm", mm(CORRECTED)), "the newest one again"
    assert [each.number for each in Desk(store).work_versions(id)] == [1, 2]
    assert reading.open_work(store, id).review.state == "todo", "it starts unread"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"<map><node", BadInput),
        (zipped(("a.mm", mm()), ("b.mm", mm("Autre\n  A"))), BadInput),
        (zipped(("a.xyz", b"rien")), BadInput),
        (b"a" * (limits.UPLOAD_BYTES + 1), TooLarge),
        (("Carte\n" + "  idée\n" * 50).encode(), TooLarge),
    ],
    ids=["damaged", "several", "none", "bytes", "nodes"],
)
def test_what_is_no_single_map_is_no_version(
    store: data_room.Store, data: bytes, error: type[Exception], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(limits, "PAGE_NODES", 50)
    id = work(store)
    with pytest.raises(error):
        arriving.bring_version(store, id, "a.txt", data)
    assert len(Desk(store).work_versions(id)) == 1
    with pytest.raises(NotFound):
        arriving.bring_version(store, "f" * 16, "a.mm", mm())


def test_a_document_is_put_beside_a_version_in_place_of_the_one_there(store: data_room.Store):
    id = work(store)
    arriving.bring_dossier(store, id, 1, "a.docx", word())
    assert "C12" in reading.open_work(store, id).opinion
    arriving.bring_dossier(store, id, 1, "b.pdf", b"%PDF-1.4 x")
    view = reading.open_work(store, id)
    assert reading.document_of(store, id, 1) == ("b.pdf", b"%PDF-1.4 x")
    assert "C12" not in view.work.opinion["criteria"], "a PDF cannot be read, nor judged"
    assert view.dossier
    assert view.dossier.passages == ()


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.docx", b"no archive", BadInput),
        ("a.odt", b"", BadInput),
        ("a.txt", b" ", BadInput),
        ("a.docx", b"PK" + b"a" * limits.UPLOAD_BYTES, TooLarge),
    ],
)
def test_what_is_no_dossier_is_not_put_beside_a_map(
    store: data_room.Store, name: str, data: bytes, error: type[Exception]
):
    id = work(store)
    with pytest.raises(error):
        arriving.bring_dossier(store, id, 1, name, data)
    with pytest.raises(NotFound):
        reading.document_of(store, id, 1)
    with pytest.raises(NotFound):
        arriving.bring_dossier(store, id, 7, "a.docx", word())


def answered(data: bytes, said: str, text: str = CORRECTED, project: str = "c" * 16) -> bytes:
    """The candidate's next drawing, from another computer, with an answer to the first comment."""
    review = json.loads(svg.carried(data).along["relecture"])
    review["remarks"][0] |= {"answer": said, "resolved": True}
    return svg.with_along(drawing(text, project), {"relecture": json.dumps(review)})


def test_a_candidate_s_answers_come_back_beside_the_comments_of_the_version_they_answer(store: data_room.Store):
    id = work(store)
    there = key(reading.open_work(store, id).map, "Garages")
    marking.pin(store, id, 1, there, "Lesquels ?", "question", "C5")
    sent = answered(giving.give_back_file(store, id, 1, "svg").data, "Celui de la gare.")
    cohort = reading.open_work(store, id).cohort.id
    brought = arriving.bring(store, [("ma carte v2.svg", sent)], cohort=cohort)
    assert brought.versions == (("Léa", 2),), "known by the comments that it carries"
    [old] = reading.open_work(store, id, 1).review.remarks
    assert (old.answer, old.resolved) == ("Celui de la gare.", True)
    assert reading.open_work(store, id).review.remarks == (), "another map: its review is begun anew"


def test_a_review_made_on_this_very_map_opens_with_it_elsewhere(store: data_room.Store):
    id = work(store)
    marking.set_grid(store, id, 1, {"C5": ("acquis", "Vu.")}, [], "")
    for kind in ("svg", "mm"):
        data = giving.give_back_file(store, id, 1, kind).data
        again = reading.open_work(store, work(store, (f"Léa-relecture.{kind}", data)))
        assert again.review.mark("C5").level == "acquis"
        assert again.map == parse(MAP) if kind == "svg" else again.map.root.text == "Atelier mobilité"


def test_a_damaged_review_in_a_drawing_is_refused(store: data_room.Store):
    for along in ("{", '{"version": 1, "remarks": "x"}', "[" * 5000):
        bad = svg.with_along(drawing(), {"relecture": along})
        brought = arriving.bring(store, [("Léa.svg", bad)])
        [(name, error)] = brought.errors
        assert (name, brought.added) == ("Léa.svg", ())
        assert "abîmée" in str(error)


def test_two_dossiers_of_one_candidate_dropped_later_are_not_chosen_between(store: data_room.Store):
    """As when they come with the map: neither is kept, and why is told."""
    cohort = arriving.bring(store, [("Léa.svg", drawing()), ("Paul.mm", mm("Autre\n  A"))]).cohort
    files = [("Léa dossier.docx", word("Un.")), ("dossier Léa.docx", word("Deux."))]
    brought = arriving.bring(store, files, cohort=cohort)
    assert len(brought.errors) == 2
    assert rows(store, cohort) == [("Léa", 1, ""), ("Paul", 1, "")]


def test_the_centre_s_readings_judge_what_arrives(store: data_room.Store):
    exam.set_readings(store, {"partners_least": 5})
    view = reading.open_work(store, work(store))
    by = exam.readings(store)
    told = files_room.check_map(view.map, by)
    assert view.work.opinion["requirements"] == {each.id: each.verdict for each in told.requirements}
    assert told != files_room.check_map(view.map, replace(by, partners_least=1))


def test_a_work_erased_while_its_next_version_arrives_takes_nothing_with_it(store: data_room.Store):
    cohort = arriving.bring(store, [("Léa.mm", mm())]).cohort
    [work] = Desk(store).works(cohort)
    brought = arriving.bring(
        store, [("Léa v2.mm", mm(CORRECTED))], cohort=cohort, told=lambda _: reading.erase_work(store, work.id)
    )
    assert brought.added == ("Léa",)
    assert rows(store, cohort) == [("Léa", 1, "")]


def test_a_map_alone_becomes_a_work_under_the_name_it_is_given(store: data_room.Store):
    cohort = Desk(store).create_cohort("Accord").id
    work = arriving.bring_map(store, cohort, "Carte A", parse("Atelier\n  La mairie prête la salle"))
    assert (work.name, work.source_name, work.project) == ("Carte A", "Carte A.mm", "")
    assert reading.review_of(store, work).levelled == 0
    assert reading.open_work(store, work.id).opinion["C5"]
    with pytest.raises(NotFound):
        arriving.bring_map(store, "0123456789abcdef", "Carte A", parse("Atelier"))


def test_a_class_of_thousands_is_matched_by_one_look_each():
    """Each with each would take most of an hour."""
    moment, review = datetime(2026, 11, 2, tzinfo=UTC), to_data(Review())
    there = [
        Work(
            f"w{rank}", "c", f"Nom{rank} Prénom", "", 1, 1, moment, f"nom{rank}.mm", "Titre", f"d{rank}", review, {}, ""
        )
        for rank in range(10_000)
    ]
    found = called_like([f"Prénom Nom{rank} dossier.docx" for rank in range(10_000)], there)
    assert [work.id for work in found if isinstance(work, Work)] == [work.id for work in there]


def test_a_folder_brought_again_has_nothing_new_whatever_versions_and_dossiers_are_in_it(store: data_room.Store):
    """Two versions with a dossier of the first, and a dossier alone whose work has another name since."""
    files = [
        ("Aïcha v1.mm", mm("Un\n  A")),
        ("Aïcha v2.mm", mm("Deux\n  A")),
        ("Aïcha dossier v1.docx", word("# Un\n\nUn.")),
        ("Dupont carte.mm", mm("Trois\n  A")),
        ("DOSSIER Elodie DUPONT.docx", word("# Trois\n\nTrois.")),
    ]
    cohort = arriving.bring(store, files).cohort
    dupont = next(work for work in Desk(store).works(cohort) if work.name == "Dupont")
    Desk(store).rename_work(dupont.id, "Chloé")
    before = rows(store, cohort)
    again = arriving.bring(store, [(f"Rendus/{name}", data) for name, data in files], cohort=cohort)
    assert (again.added, again.versions, again.errors) == ((), (), ())
    assert {name for name, _ in again.known} == {f"Rendus/{files[place][0]}" for place in (0, 1, 3, 4)}
    assert rows(store, cohort) == before


def test_a_dossier_stays_with_the_versions_after_it_until_another_comes(store: data_room.Store):
    first, second = word("# Un\n\nUn."), word("# Deux\n\nDeux.")
    cohort = arriving.bring(store, [("Léa.mm", mm("Un\n  A")), ("Léa dossier.docx", first)]).cohort
    arriving.bring(store, [("Léa v2.mm", mm("Deux\n  A"))], cohort=cohort)
    [lea] = groups.table(store, cohort).rows
    assert (lea.version, reading.document_of(store, lea.id, 2)) == (2, ("Léa dossier.docx", first))
    view = reading.open_work(store, lea.id)
    assert view.dossier_since == 1
    assert view.work.opinion["criteria"]["C12"] == Desk(store).work(lea.id, 1).opinion["criteria"]["C12"]
    arriving.bring(store, [("Léa dossier corrigé.docx", second)], cohort=cohort)
    assert [reading.document_of(store, lea.id, number)[1] for number in (1, 2)] == [first, second]
    assert reading.open_work(store, lea.id).dossier_since == 2
    own = arriving.part(store, lea.id, 1)
    assert Desk(store).work_dossier(own.id, 1) == first


def test_a_version_that_is_parted_leaves_the_dossier_that_was_carried_to_it(store: data_room.Store):
    cohort = arriving.bring(store, [("Léa.mm", mm("Un\n  A")), ("Léa dossier.docx", word("# Un\n\nUn."))]).cohort
    arriving.bring(store, [("Léa v2.mm", mm("Deux\n  A"))], cohort=cohort)
    [lea] = groups.table(store, cohort).rows
    own = arriving.part(store, lea.id, 2)
    assert (own.dossier_name, Desk(store).work_dossier(own.id, 1)) == ("", None)
    assert "C12" not in own.opinion["criteria"]
    assert Desk(store).work(lea.id).dossier_name == "Léa dossier.docx"


def test_a_dossier_that_a_password_protects_is_told_so(store: data_room.Store):
    """With its map, and alone later; a name that says more than the map's is still a dossier's."""
    brought = arriving.bring(store, [("BLANC Olivier.mm", mm()), ("BLANC Olivier Dossier protégé.pdf", LOCKED)])
    assert brought.notices == (
        ("BLANC Olivier Dossier protégé.pdf", "Ce PDF est protégé par un mot de passe. Demandez-le sans mot de passe."),
    )
    group = arriving.bring(store, [("BLANC Olivier.mm", mm())]).cohort
    later = arriving.bring(store, [("BLANC Olivier Dossier complet.pdf", LOCKED)], cohort=group)
    assert "Demandez-le sans mot de passe." in later.notices[0][1]
