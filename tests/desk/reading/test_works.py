"""One work under a trainer's eyes: the grid, the comments, what the opinion may say, what the next version changed."""

from __future__ import annotations

from datetime import date

import pytest

from cefi_map.desk import arriving, groups, marking, reading
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput, NotFound, NotYet, TooLarge
from cefi_map.project import data as data_room
from cefi_map.project import files as files_room
from cefi_map.project.later import hurried
from cefi_map.project.memory import forget
from tests.cases import DOSSIER, MAP, drawing, key, mm, titles, word, work

FILES = (("Léa.svg", drawing()), ("Léa dossier.docx", word()))


@pytest.fixture
def id(store: data_room.Store) -> str:
    """A work with its dossier."""
    return work(store, *FILES)


def pinned(store: data_room.Store, id: str, title: str, said: str = "Lesquels ?") -> str:
    there = key(reading.open_work(store, id).map, title)
    return marking.pin(store, id, 1, there, said, "question", "C5").id


def test_a_work_opens_with_its_map_its_dossier_and_its_neighbours_by_name(store: data_room.Store):
    files = [(f"{name}.mm", mm(f"{name}\n  Contexte")) for name in ("Léa", "Anne", "Paul")]
    cohort = arriving.bring(store, files).cohort
    anne, lea, paul = (row.id for row in groups.table(store, cohort).rows)
    view = reading.open_work(store, lea)
    assert (view.place, len(view.order()), view.before, view.after) == (2, 3, anne, paul)
    assert reading.open_work(store, anne).before == ""
    assert reading.open_work(store, paul).after == ""
    assert (view.map.root.text, view.cohort.id, view.dossier) == ("Léa", cohort, None)
    assert view.report == files_room.check_map(view.map)


def test_a_work_that_has_arrived_is_opened_without_being_judged_again(
    store: data_room.Store, monkeypatch: pytest.MonkeyPatch
):
    id = work(store, *FILES)
    monkeypatch.setattr("cefi_map.project.files.judged.judge_apart", None)
    with hurried(0):
        view = reading.open_work(store, id)
        assert view.report == files_room.check_map(view.map)


def test_what_is_too_much_for_a_judge_is_marked_all_the_same(store: data_room.Store, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> bytes:
        raise TooLarge("L’avis demande trop de calcul.")

    forget()
    monkeypatch.setattr("cefi_map.project.files.judged.judge_apart", refuse)
    id = work(store, *FILES)
    view = reading.open_work(store, id)
    assert not view.report.is_said
    marking.set_grid(store, id, 1, {"C5": ("acquis", "Bien.")})
    assert reading.open_work(store, id).review.source == view.rules
    assert marking.earlier(store, view) is None


def test_who_has_just_written_does_not_wait_for_what_is_said(store: data_room.Store, monkeypatch: pytest.MonkeyPatch):
    id = work(store, *FILES)

    def coming(*_: object) -> bytes:
        raise NotYet("L’avis sur cette carte se prépare.")

    forget()
    monkeypatch.setattr("cefi_map.project.files.judged.judge_apart", coming)
    with pytest.raises(NotYet):
        assert reading.open_work(store, id).report
    view = reading.look_at_work(store, id)
    assert not view.report.is_said
    assert titles(view.map) == titles(reading.open_work(store, id).map)
    with pytest.raises(NotFound):
        reading.look_at_work(store, "0" * 32)


def test_a_dossier_is_read_by_numbered_paragraphs_with_every_word_escaped(store: data_room.Store):
    id = work(store, ("Léa.svg", drawing()), ("Léa.docx", word(DOSSIER + "\n\n" + "&lt;b&gt; mot " * 60)))
    view = reading.open_work(store, id)
    assert view.dossier
    assert [each.number for each in view.dossier.passages] == list(range(1, len(view.dossier.passages) + 1))
    last = view.dossier.passages[-1]
    assert "&lt;b&gt;" in last.html
    assert "<b>" not in last.html
    assert len(last.quote) <= 200
    assert last.quote.endswith("…")
    assert view.dossier.passages[0].quote == "Mon rôle"


def test_the_opinion_is_shown_only_beside_a_level_or_a_tick(store: data_room.Store, id: str):
    view = reading.open_work(store, id)
    assert not any(view.may_open(each) for each in ("C5", "C12", "M4"))
    marking.set_grid(store, id, 1, {"C5": ("acquis", ""), "C1": ("", "Dites-en plus.")}, ["M4"], "")
    view = reading.open_work(store, id)
    assert [each for each in ("C1", "C5", "C12", "M4", "C99") if view.may_open(each)] == ["C5", "M4"]
    assert [each.id for each in view.verdicts("C5")] == ["C5"]
    assert [each.id for each in view.verdicts("C12")] == ["C12a", "C12b"]
    assert [each.id for each in view.verdicts("M4")] == ["M4"]


def test_the_grid_is_kept_whole_with_what_it_was_judged_by(store: data_room.Store, id: str):
    marks = {"C5": ("acquis", " Bien vu. "), "C6": ("", ""), "C99": ("acquis", "")}
    review = marking.set_grid(store, id, 1, marks, ["C8a", "E1", "forged"], " Solide. ")
    assert review == reading.open_work(store, id).review
    assert (review.mark("C5").level, review.mark("C5").comment) == ("acquis", "Bien vu.")
    assert set(review.marks) == {"C5"}
    assert review.ticks == {"C8a", "E1"}
    assert (review.appreciation, review.state) == ("Solide.", "doing")
    assert review.source == reading.open_work(store, id).report.version
    seen = marking.Seen({"C5": ("acquis", "Bien vu.")}, ["C8a", "E1"], "Solide.")
    again = marking.set_grid(store, id, 1, {"C5": ("", "")}, seen=seen)
    assert (again.marks, again.ticks, again.state) == ({}, frozenset(), "todo")


@pytest.mark.parametrize(
    ("marks", "said", "error"),
    [
        ({"C5": ("parfait", "")}, "", BadInput),
        ({"C5": ("acquis", "a" * 4001)}, "", TooLarge),
        ({}, "a" * 4001, TooLarge),
    ],
    ids=["level", "comment", "appreciation"],
)
def test_a_grid_that_cannot_be_kept_is_refused_and_the_old_one_stays(
    store: data_room.Store, id: str, marks: dict[str, tuple[str, str]], said: str, error: type[Exception]
):
    marking.set_grid(store, id, 1, {"C5": ("partiel", "")}, [], "")
    with pytest.raises(error):
        marking.set_grid(store, id, 1, marks, [], said)
    assert reading.open_work(store, id).review.mark("C5").level == "partiel"


def test_a_comment_is_pinned_to_a_node_written_anew_and_taken_away(store: data_room.Store, id: str):
    there = key(reading.open_work(store, id).map, "Garages")
    made = marking.pin(store, id, 1, there, " Lesquels ? ", "question", "C5")
    assert (made.text, made.number, made.title, made.paragraph) == ("Lesquels ?", "2.2", "Garages", 0)
    again = marking.pin(store, id, 1, there, "Qui donc ?", "bien", "", remark=made.id)
    assert again.id == made.id
    [kept] = reading.open_work(store, id).review.remarks
    assert (kept.text, kept.kind, kept.criterion) == ("Qui donc ?", "bien", "")
    other = marking.pin(store, id, 1, there, "Et ?", "question", "", remark="unknown")
    assert other.id not in ("unknown", made.id)
    marking.unpin(store, id, 1, made.id)
    marking.unpin(store, id, 1, "unknown")
    assert [each.id for each in reading.open_work(store, id).review.remarks] == [other.id]


def test_a_comment_on_the_dossier_quotes_its_paragraph(store: data_room.Store, id: str):
    made = marking.pin(store, id, 1, "", "Et depuis ?", "question", "C12", paragraph=4)
    assert (made.key, made.paragraph) == ("", 4)
    assert made.title.startswith("Avec le recul")


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"key": "nowhere"}, NotFound),
        ({"said": " "}, BadInput),
        ({"said": "a" * 4001}, TooLarge),
        ({"kind": "mal"}, BadInput),
        ({"criterion": "C99"}, BadInput),
        ({"paragraph": 99}, NotFound),
        ({"paragraph": -1}, NotFound),
        ({"number": 7}, NotFound),
    ],
    ids=str,
)
def test_a_comment_that_has_no_place_or_no_words_is_refused(
    store: data_room.Store, id: str, fields: dict[str, object], error: type[Exception]
):
    there = key(reading.open_work(store, id).map, "Garages")
    whole = {"number": 1, "key": there, "said": "Oui ?", "kind": "question", "criterion": "C5", **fields}
    with pytest.raises(error):
        marking.pin(store, id, **whole)  # type: ignore[arg-type]
    assert reading.open_work(store, id).review.remarks == ()


def test_a_review_holds_so_many_comments_and_no_more(store: data_room.Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("cefi_map.desk.marking.marking.REMARKS", 2)
    id = work(store)
    first = pinned(store, id, "Garages")
    pinned(store, id, "Suite")
    with pytest.raises(TooLarge, match="a déjà 2 commentaires"):
        pinned(store, id, "Contexte")
    marking.unpin(store, id, 1, first)
    assert pinned(store, id, "Contexte")


def test_a_review_is_given_back_by_whom_and_when_and_reopened(store: data_room.Store, id: str):
    review = marking.give_back(store, id, 1, " J. Martin ", date(2026, 11, 24))
    assert (review.reviewer, review.returned, review.state) == ("J. Martin", "2026-11-24", "done")
    marking.reopen(store, id, 1)
    again = reading.open_work(store, id).review
    assert (again.reviewer, again.returned) == ("J. Martin", "")
    assert marking.give_back(store, id, 1, "J. Martin").returned == date.today().isoformat()


def test_what_was_given_back_keeps_its_words_and_what_was_not_has_those_of_today(store: data_room.Store):
    first, second = work(store), work(store, ("Paul.mm", mm("Autre\n  Contexte")))
    for id in (first, second):
        marking.set_grid(store, id, 1, {"C5": ("partiel", "")}, [], "")
    marking.give_back(store, first, 1, "J. M.", date(2026, 11, 24))
    reading.set_habits(store, ["Oui", "En partie", "Non"], "")
    marking.set_grid(store, second, 1, {"C5": ("partiel", "Encore.")}, [], "")
    assert reading.open_work(store, first).review.word("C5") == "Partiellement"
    assert reading.open_work(store, second).review.word("C5") == "En partie"


def test_a_work_has_the_name_that_a_trainer_gives_it_or_keeps_its_own(store: data_room.Store, id: str):
    reading.rename_work(store, id, " Candidate 12 ")
    reading.rename_work(store, id, "  ")
    assert reading.open_work(store, id).work.name == "Candidate 12"
    with pytest.raises(TooLarge):
        reading.rename_work(store, id, "a" * 201)


def test_a_work_is_erased_with_all_its_versions(store: data_room.Store, id: str):
    cohort = reading.open_work(store, id).cohort.id
    reading.erase_work(store, id)
    assert groups.table(store, cohort).rows == ()
    with pytest.raises(NotFound):
        reading.open_work(store, id)


def test_two_versions_side_by_side_say_what_was_done_about_each_comment(store: data_room.Store, id: str):
    pinned(store, id, "Garages")
    pinned(store, id, "Suite", "Laquelle ?")
    marking.pin(store, id, 1, "", "Et depuis ?", "question", "C12", paragraph=4)
    marking.pin(store, id, 1, "", "Seul ?", "question", "C12", paragraph=2)
    changed = MAP.replace("Garages", "Deux garages, car ils prêtent un minibus").replace("  Suite\n", "")
    assert arriving.bring_version(store, id, "v2.svg", drawing(changed))
    kept = reading.compare_versions(store, id, 1, 2)
    assert [said for _, _, said in kept.on_dossier] == [f"Inchangé, au paragraphe {number}." for number in (4, 2)]
    reading.erase_dossier(store, id, 2)
    bare = reading.compare_versions(store, id, 1, 2)
    assert [said for _, _, said in bare.on_dossier] == ["Aucun dossier lisible avec cette version."] * 2
    rewritten = word("# Préambule\n\n" + DOSSIER.replace("au bilan", "à la fin"))
    arriving.bring_dossier(store, id, 2, "d.docx", rewritten)
    told = reading.compare_versions(store, id, 1, 2)
    assert [(each.letter, each.done) for each in told.since] == [("A", ("titre changé",)), ("B", ("nœud supprimé",))]
    assert [node.text for node in told.changes.removed] == ["Suite"]
    assert [(letter, said) for letter, _, said in told.on_dossier] == [
        ("C", "Inchangé, au paragraphe 5."),
        ("D", "Ce paragraphe a changé."),
    ]
    earlier = reading.open_work(store, id, 1)
    assert tuple(reading.since_on_dossier(earlier.review, reading.open_work(store, id, 2).dossier)) == told.on_dossier
    assert titles(told.old_map) == titles(earlier.map) == titles(reading.read_map(store, id, 1))
    assert reading.report_of(store, id, 1, earlier.by) == earlier.report
    for ask in (reading.read_map, lambda *asked: reading.report_of(*asked, earlier.by)):
        with pytest.raises(NotFound):
            ask(store, id, 9)
    assert (told.old.number, told.new.number) == (1, 2)
    assert all(before != after for _, before, after in told.moved)


def test_verdicts_that_changed_between_two_versions_are_told(store: data_room.Store):
    id = work(store, ("Léa.mm", mm("Atelier\n  Contexte [E1]\n")))
    arriving.bring_version(store, id, "v2.mm", mm(MAP))
    assert reading.compare_versions(store, id, 1, 2).moved == (), "whoever marks has given no level yet"
    marking.set_grid(store, id, 2, {"C5": ("acquis", "")}, (), "")
    moved = {name: (before, after) for name, before, after in reading.compare_versions(store, id, 1, 2).moved}
    assert set(moved) == {"C5"}
    first, second = (reading.open_work(store, id, number).work.opinion["requirements"] for number in (1, 2))
    assert moved["C5"] == (first["C5"], second["C5"])
    assert {name for name in first if first[name] != second[name]} > {"C5"}, "others changed too, and are not told"


def test_the_document_that_came_is_given_as_it_came(store: data_room.Store, id: str):
    name, data = reading.document_of(store, id, 1)
    assert (name, data) == FILES[1]
    with pytest.raises(NotFound, match="Aucun dossier"):
        reading.document_of(store, work(store, ("Paul.svg", drawing())), 1)


def test_a_work_or_a_version_that_is_not_there_is_not_found_by_any_gesture(store: data_room.Store, id: str):
    gone = "f" * 16
    with pytest.raises(NotFound):
        reading.open_work(store, gone)
    with pytest.raises(NotFound):
        reading.open_work(store, id, 7)
    with pytest.raises(NotFound):
        Desk(store).work_versions(gone)
    with pytest.raises(NotFound):
        reading.rename_work(store, gone, "Nom")
    with pytest.raises(NotFound):
        reading.erase_work(store, gone)
    with pytest.raises(NotFound):
        marking.set_grid(store, id, 7, {}, [], "")
    with pytest.raises(NotFound):
        marking.unpin(store, id, 7, "a")
    with pytest.raises(NotFound):
        marking.give_back(store, id, 7, "")
    with pytest.raises(NotFound):
        marking.reopen(store, id, 7)
    with pytest.raises(NotFound):
        reading.compare_versions(store, id, 1, 7)
    with pytest.raises(NotFound):
        reading.document_of(store, id, 7)


def test_a_dossier_is_taken_off_a_version_with_what_was_said_of_it(store: data_room.Store, id: str):
    assert "C12" in reading.open_work(store, id).opinion
    reading.erase_dossier(store, id, 1)
    view = reading.open_work(store, id)
    assert (view.dossier, view.work.dossier_name) == (None, "")
    assert "C12" not in view.opinion
    assert "C12" not in view.work.opinion["criteria"]
    assert "C11" in view.opinion, "what is said of the map stays"
    with pytest.raises(NotFound):
        reading.erase_dossier(store, "inconnu", 1)
