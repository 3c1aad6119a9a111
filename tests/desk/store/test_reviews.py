"""What a trainer keeps: cohorts, versions, reviews, on both databases; and how it goes for good."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from cefi_map.desk import store as kept
from cefi_map.desk.store import Desk, Received
from cefi_map.errors import NotFound
from cefi_map.store import Store, open_store
from tests.store.cases import MAP, grown, opaque_map, retitled


def received(name: str = "A. B.", mindmap=MAP, **more) -> Received:
    return Received(name, f"{name}.mm", mindmap, {"C1": "partiel"}, {"version": 1}, **more)


def test_a_cohort_holds_works_by_name(store: Store):
    cohort = Desk(store).create_cohort("Session de novembre")
    for each in (received("Zoé"), received("Anna", retitled(MAP, "Moyens", "Budget"))):
        Desk(store).receive(cohort.id, each)
    assert Desk(store).cohorts() == (cohort,)
    assert [work.name for work in Desk(store).works(cohort.id)] == ["Anna", "Zoé"]
    work = Desk(store).works(cohort.id)[1]
    assert (work.number, work.last, work.opinion, work.title) == (1, 1, {"C1": "partiel"}, "Atelier numérique")
    assert Desk(store).work(work.id) == work


def test_a_map_comes_back_with_what_only_its_format_understands(store: Store):
    cohort = Desk(store).create_cohort("N")
    work = Desk(store).receive(cohort.id, received(mindmap=opaque_map(), dossier_name="d.docx", dossier=b"PK"))
    kept = Desk(store).work_map(work.id, 1)
    assert kept == opaque_map()
    assert [node.opaque for node in kept] == [node.opaque for node in opaque_map()]
    assert Desk(store).work_dossier(work.id, 1) == b"PK"


def test_the_same_map_of_another_candidate_is_a_work_of_its_own(store: Store):
    cohort = Desk(store).create_cohort("N")
    first, second = (Desk(store).receive(cohort.id, received(name, project="p1")) for name in ("A. B.", "autre nom"))
    assert [work.name for work in Desk(store).works(cohort.id)] == ["A. B.", "autre nom"]
    assert first.digest == second.digest


def test_the_same_map_with_another_dossier_is_a_version(store: Store):
    cohort = Desk(store).create_cohort("N")
    id = Desk(store).receive(cohort.id, received()).id
    kept = [
        Desk(store).receive_version(id, received(dossier_name="d.docx" if data else "", dossier=data))
        for data in (b"PK1", None, b"PK1", b"PK2")
    ]
    assert [(work.number, new) for work, new in kept] == [(2, True), (2, False), (2, False), (3, True)]


def test_a_further_version_starts_unread(store: Store):
    cohort = Desk(store).create_cohort("N")
    first = Desk(store).receive(cohort.id, received(project="p1"))
    Desk(store).change_review(first.id, 1, lambda _: {"version": 1, "appreciation": "un"})
    second, new = Desk(store).receive_version(first.id, received(mindmap=grown(MAP, "n", "Plus"), project="p1"))
    assert (second.id, second.number, new) == (first.id, 2, True)
    assert second.review == {"version": 1}
    assert [each.review.get("appreciation") for each in Desk(store).work_versions(first.id)] == ["un", None]
    assert Desk(store).work(first.id, 1).last == 2
    assert len(Desk(store).works(cohort.id)) == 1


def test_a_version_can_be_added_by_hand(store: Store):
    cohort = Desk(store).create_cohort("N")
    work = Desk(store).receive(cohort.id, received())
    assert Desk(store).receive_version(work.id, received())[1] is False
    assert Desk(store).receive_version(work.id, received(mindmap=grown(MAP, "n", "Plus")))[0].number == 2


def test_names_are_one_clean_line(store: Store):
    cohort = Desk(store).create_cohort("Session\nde mars")
    Desk(store).rename_cohort(cohort.id, "Session\x00 d’avril")
    work = Desk(store).receive(cohort.id, received())
    Desk(store).rename_work(work.id, " C. D.\n")
    assert (Desk(store).cohort(cohort.id).name, Desk(store).work(work.id).name) == ("Session d’avril", "C. D.")


def test_another_owner_sees_none_of_it(store: Store):
    cohort = Desk(store).create_cohort("N")
    work = Desk(store).receive(cohort.id, received())
    other = store.of("autre")
    assert Desk(other).cohorts() == ()
    for call in (
        lambda: Desk(other).works(cohort.id),
        lambda: Desk(other).work(work.id),
        lambda: Desk(other).work_map(work.id, 1),
        lambda: Desk(other).change_review(work.id, 1, lambda _: {}),
        lambda: Desk(other).erase_work(work.id),
        lambda: Desk(other).erase_cohort(cohort.id),
        lambda: Desk(other).receive(cohort.id, received()),
    ):
        with pytest.raises(NotFound):
            call()


@pytest.mark.parametrize("number", [0, -1, 2, 2**40])
def test_a_version_that_is_not_there_is_not_found(store: Store, number: int):
    cohort = Desk(store).create_cohort("N")
    work = Desk(store).receive(cohort.id, received())
    with pytest.raises(NotFound):
        Desk(store).work(work.id, number)


def test_reviews_of_a_project_come_back_in_order_and_go_with_it(store: Store):
    project = store.create(MAP)
    assert store.knows_project(project.id)
    assert not store.knows_project("..")
    assert [store.add_return(project.id, {"n": rank}, MAP) for rank in (1, 2)] == [1, 2]
    store.change_return(project.id, 2, lambda _: {"n": 3})
    assert [(each.number, each.review, each.map) for each in store.returns(project.id)] == [
        (1, {"n": 1}, MAP),
        (2, {"n": 3}, MAP),
    ]
    store.erase_return(project.id, 1)
    assert [each.number for each in store.returns(project.id)] == [2]
    store.discard(project.id)
    store.erase(project.id)
    with pytest.raises(NotFound):
        store.returns(project.id)


def test_erased_words_leave_the_disk(tmp_path: Path):
    """Names, comments and maps; of one work, then of the cohort."""
    store = open_store(tmp_path)
    cohort = Desk(store).create_cohort("Quatorzezanzibar")
    maps = [grown(MAP, "s", secrets.token_hex(3000)) for _ in range(2)]
    arrived = [
        received(f"Personne{rank}xyz", each, dossier=b"DossierSecret%d" % rank) for rank, each in enumerate(maps)
    ]
    kept = [Desk(store).receive(cohort.id, each) for each in arrived]
    Desk(store).change_review(kept[0].id, 1, lambda _: {"appreciation": "Jugementsecret"})
    Desk(store).erase_work(kept[0].id)
    words = [b"Personne0xyz", b"Jugementsecret", b"DossierSecret0"]
    assert not any(word in data for data in _bytes(tmp_path) for word in words)
    assert any(b"Personne1xyz" in data for data in _bytes(tmp_path))
    Desk(store).erase_cohort(cohort.id)
    words = [b"Quatorzezanzibar", b"Personne1xyz", b"DossierSecret1"]
    assert not any(word in data for data in _bytes(tmp_path) for word in words)
    store.close()


def _bytes(directory: Path) -> list[bytes]:
    return [path.read_bytes() for path in directory.iterdir()]


def test_works_are_sorted_as_names_are_read(store: Store):
    cohort = Desk(store).create_cohort("Groupe")
    names = ("candidat-10", "Zoé", "œuvre", "Élise", "candidat-8", "bruno")
    for name in names:
        Desk(store).receive(cohort.id, received(name, retitled(MAP, "Moyens", name)))
    read = [work.name for work in Desk(store).works(cohort.id)]
    assert read == ["bruno", "candidat-8", "candidat-10", "Élise", "œuvre", "Zoé"]
    assert sorted(names, key=kept.reading_order) == read
