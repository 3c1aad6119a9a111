"""One work under a trainer's eyes: the grid, the comments, what the opinion may say, what the next version changed."""

from __future__ import annotations

from datetime import date

import pytest

from cefi_map import service
from cefi_map.errors import BadInput, NotFound, TooLarge
from tests.service.cases import DOSSIER, MAP, drawing, key, mm, titles, word, work

FILES = (("Léa.svg", drawing()), ("Léa dossier.docx", word()))


@pytest.fixture
def id(store: service.data.Store) -> str:
    """A work with its dossier."""
    return work(store, *FILES)


def pinned(store: service.data.Store, id: str, title: str, said: str = "Lesquels ?") -> str:
    there = key(service.review.open_work(store, id).map, title)
    return service.review.pin(store, id, 1, there, said, "question", "C5").id


def test_a_work_opens_with_its_map_its_dossier_and_its_neighbours_by_name(store: service.data.Store):
    files = [(f"{name}.mm", mm(f"{name}\n  Contexte")) for name in ("Léa", "Anne", "Paul")]
    cohort = service.review.bring(store, files).cohort
    anne, lea, paul = (row.id for row in service.review.table(store, cohort).rows)
    view = service.review.open_work(store, lea)
    assert (view.place, view.total, view.before, view.after) == (2, 3, anne, paul)
    assert service.review.open_work(store, anne).before == ""
    assert service.review.open_work(store, paul).after == ""
    assert (view.map.root.text, view.cohort.id, view.dossier) == ("Léa", cohort, None)
    assert view.report == service.files.check_map(view.map)


def test_a_dossier_is_read_by_numbered_paragraphs_with_every_word_escaped(store: service.data.Store):
    id = work(store, ("Léa.svg", drawing()), ("Léa.docx", word(DOSSIER + "\n\n" + "&lt;b&gt; mot " * 60)))
    view = service.review.open_work(store, id)
    assert view.dossier
    assert [each.number for each in view.dossier.passages] == list(range(1, len(view.dossier.passages) + 1))
    last = view.dossier.passages[-1]
    assert "&lt;b&gt;" in last.html
    assert "<b>" not in last.html
    assert len(last.quote) <= 200
    assert last.quote.endswith("…")
    assert view.dossier.passages[0].quote == "Mon rôle"


def test_the_opinion_is_shown_only_beside_a_level_or_a_tick(store: service.data.Store, id: str):
    view = service.review.open_work(store, id)
    assert not any(view.may_open(each) for each in ("C5", "C12", "M4"))
    service.review.set_grid(store, id, 1, {"C5": ("acquis", ""), "C1": ("", "Dites-en plus.")}, ["M4"], "")
    view = service.review.open_work(store, id)
    assert [each for each in ("C1", "C5", "C12", "M4", "C99") if view.may_open(each)] == ["C5", "M4"]
    assert [each.id for each in view.verdicts("C5")] == ["C5"]
    assert [each.id for each in view.verdicts("C12")] == ["C12a", "C12b"]
    assert [each.id for each in view.verdicts("M4")] == ["M4"]


def test_the_grid_is_kept_whole_with_what_it_was_judged_by(store: service.data.Store, id: str):
    marks = {"C5": ("acquis", " Bien vu. "), "C6": ("", ""), "C99": ("acquis", "")}
    review = service.review.set_grid(store, id, 1, marks, ["C8a", "E1", "forged"], " Solide. ")
    assert review == service.review.open_work(store, id).review
    assert (review.mark("C5").level, review.mark("C5").comment) == ("acquis", "Bien vu.")
    assert set(review.marks) == {"C5"}
    assert review.ticks == {"C8a", "E1"}
    assert (review.appreciation, review.state) == ("Solide.", "doing")
    assert review.source == service.review.open_work(store, id).report.version
    seen = service.review.Seen({"C5": ("acquis", "Bien vu.")}, ["C8a", "E1"], "Solide.")
    again = service.review.set_grid(store, id, 1, {"C5": ("", "")}, seen=seen)
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
    store: service.data.Store, id: str, marks: dict[str, tuple[str, str]], said: str, error: type[Exception]
):
    service.review.set_grid(store, id, 1, {"C5": ("partiel", "")}, [], "")
    with pytest.raises(error):
        service.review.set_grid(store, id, 1, marks, [], said)
    assert service.review.open_work(store, id).review.mark("C5").level == "partiel"


def test_a_comment_is_pinned_to_a_node_written_anew_and_taken_away(store: service.data.Store, id: str):
    there = key(service.review.open_work(store, id).map, "Garages")
    made = service.review.pin(store, id, 1, there, " Lesquels ? ", "question", "C5")
    assert (made.text, made.number, made.title, made.paragraph) == ("Lesquels ?", "2.2", "Garages", 0)
    again = service.review.pin(store, id, 1, there, "Qui donc ?", "bien", "", remark=made.id)
    assert again.id == made.id
    [kept] = service.review.open_work(store, id).review.remarks
    assert (kept.text, kept.kind, kept.criterion) == ("Qui donc ?", "bien", "")
    other = service.review.pin(store, id, 1, there, "Et ?", "question", "", remark="unknown")
    assert other.id not in ("unknown", made.id)
    service.review.unpin(store, id, 1, made.id)
    service.review.unpin(store, id, 1, "unknown")
    assert [each.id for each in service.review.open_work(store, id).review.remarks] == [other.id]


def test_a_comment_on_the_dossier_quotes_its_paragraph(store: service.data.Store, id: str):
    made = service.review.pin(store, id, 1, "", "Et depuis ?", "question", "C12", paragraph=4)
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
    store: service.data.Store, id: str, fields: dict[str, object], error: type[Exception]
):
    there = key(service.review.open_work(store, id).map, "Garages")
    whole = {"number": 1, "key": there, "said": "Oui ?", "kind": "question", "criterion": "C5", **fields}
    with pytest.raises(error):
        service.review.pin(store, id, **whole)  # type: ignore[arg-type]
    assert service.review.open_work(store, id).review.remarks == ()


def test_a_review_holds_so_many_comments_and_no_more(store: service.data.Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("cefi_map.service.review.marking.REMARKS", 2)
    id = work(store)
    first = pinned(store, id, "Garages")
    pinned(store, id, "Suite")
    with pytest.raises(TooLarge, match="a déjà 2 commentaires"):
        pinned(store, id, "Contexte")
    service.review.unpin(store, id, 1, first)
    assert pinned(store, id, "Contexte")


def test_a_review_is_given_back_by_whom_and_when_and_reopened(store: service.data.Store, id: str):
    review = service.review.give_back(store, id, 1, " J. Martin ", date(2026, 11, 24))
    assert (review.reviewer, review.returned, review.state) == ("J. Martin", "2026-11-24", "done")
    service.review.reopen(store, id, 1)
    again = service.review.open_work(store, id).review
    assert (again.reviewer, again.returned) == ("J. Martin", "")
    assert service.review.give_back(store, id, 1, "J. Martin").returned == date.today().isoformat()


def test_what_was_given_back_keeps_its_words_and_what_was_not_has_those_of_today(store: service.data.Store):
    first, second = work(store), work(store, ("Paul.mm", mm("Autre\n  Contexte")))
    for id in (first, second):
        service.review.set_grid(store, id, 1, {"C5": ("partiel", "")}, [], "")
    service.review.give_back(store, first, 1, "J. M.", date(2026, 11, 24))
    service.review.set_habits(store, ["Oui", "En partie", "Non"], "")
    for id in (first, second):
        service.review.set_grid(store, id, 1, {"C5": ("partiel", "Encore.")}, [], "")
    assert service.review.open_work(store, first).review.word("C5") == "Partiellement"
    assert service.review.open_work(store, second).review.word("C5") == "En partie"


def test_a_work_has_the_name_that_a_trainer_gives_it_or_keeps_its_own(store: service.data.Store, id: str):
    service.review.rename_work(store, id, " Candidate 12 ")
    service.review.rename_work(store, id, "  ")
    assert service.review.open_work(store, id).work.name == "Candidate 12"
    with pytest.raises(TooLarge):
        service.review.rename_work(store, id, "a" * 201)


def test_a_work_is_erased_with_all_its_versions(store: service.data.Store, id: str):
    cohort = service.review.open_work(store, id).cohort.id
    service.review.erase_work(store, id)
    assert service.review.table(store, cohort).rows == ()
    with pytest.raises(NotFound):
        service.review.open_work(store, id)


def test_two_versions_side_by_side_say_what_was_done_about_each_comment(store: service.data.Store, id: str):
    pinned(store, id, "Garages")
    pinned(store, id, "Suite", "Laquelle ?")
    service.review.pin(store, id, 1, "", "Et depuis ?", "question", "C12", paragraph=4)
    service.review.pin(store, id, 1, "", "Seul ?", "question", "C12", paragraph=2)
    changed = MAP.replace("Garages", "Deux garages, car ils prêtent un minibus").replace("  Suite\n", "")
    assert service.review.bring_version(store, id, "v2.svg", drawing(changed))
    bare = service.review.compare_versions(store, id, 1, 2)
    assert [said for _, _, said in bare.on_dossier] == ["Aucun dossier lisible avec cette version."] * 2
    rewritten = word("# Préambule\n\n" + DOSSIER.replace("au bilan", "à la fin"))
    service.review.bring_dossier(store, id, 2, "d.docx", rewritten)
    told = service.review.compare_versions(store, id, 1, 2)
    assert [(each.letter, each.done) for each in told.since] == [("A", ("titre changé",)), ("B", ("nœud supprimé",))]
    assert [node.text for node in told.changes.removed] == ["Suite"]
    assert [(letter, said) for letter, _, said in told.on_dossier] == [
        ("C", "Inchangé, au paragraphe 5."),
        ("D", "Ce paragraphe a changé."),
    ]
    assert titles(told.old_map) == titles(service.review.open_work(store, id, 1).map)
    assert (told.old.number, told.new.number) == (1, 2)
    assert all(before != after for _, before, after in told.moved)


def test_verdicts_that_changed_between_two_versions_are_told(store: service.data.Store):
    id = work(store, ("Léa.mm", mm("Atelier\n  Contexte [E1]\n")))
    service.review.bring_version(store, id, "v2.mm", mm(MAP))
    assert service.review.compare_versions(store, id, 1, 2).moved == (), "whoever marks has given no level yet"
    service.review.set_grid(store, id, 2, {"C5": ("acquis", "")}, (), "")
    moved = {name: (before, after) for name, before, after in service.review.compare_versions(store, id, 1, 2).moved}
    assert set(moved) == {"C5"}
    first, second = (service.review.open_work(store, id, number).work.opinion["requirements"] for number in (1, 2))
    assert moved["C5"] == (first["C5"], second["C5"])
    assert {name for name in first if first[name] != second[name]} > {"C5"}, "others changed too, and are not told"


def test_the_document_that_came_is_given_as_it_came(store: service.data.Store, id: str):
    name, data = service.review.document_of(store, id, 1)
    assert (name, data) == FILES[1]
    with pytest.raises(NotFound, match="Aucun dossier"):
        service.review.document_of(store, work(store, ("Paul.svg", drawing())), 1)


def test_a_work_or_a_version_that_is_not_there_is_not_found_by_any_gesture(store: service.data.Store, id: str):
    gone = "f" * 16
    with pytest.raises(NotFound):
        service.review.open_work(store, gone)
    with pytest.raises(NotFound):
        service.review.open_work(store, id, 7)
    with pytest.raises(NotFound):
        service.review.work_versions(store, gone)
    with pytest.raises(NotFound):
        service.review.rename_work(store, gone, "Nom")
    with pytest.raises(NotFound):
        service.review.erase_work(store, gone)
    with pytest.raises(NotFound):
        service.review.set_grid(store, id, 7, {}, [], "")
    with pytest.raises(NotFound):
        service.review.unpin(store, id, 7, "a")
    with pytest.raises(NotFound):
        service.review.give_back(store, id, 7, "")
    with pytest.raises(NotFound):
        service.review.reopen(store, id, 7)
    with pytest.raises(NotFound):
        service.review.compare_versions(store, id, 1, 7)
    with pytest.raises(NotFound):
        service.review.document_of(store, id, 7)
