"""A labelled set holds what candidates agree to and a trainer read, without a person in it, and our reader reads it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from cefi_map.centre import harmony, sessions, together
from cefi_map.centre.harmony import Said
from cefi_map.desk import marking, reading
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput, Conflict, NotFound
from cefi_map.judging.model import REQUIREMENTS
from cefi_map.mindmap.outline import parse
from cefi_map.store import Store
from tests import evaluate
from tests.labelled.archive import archived

from .conftest import MAP, Handed

SHOWN = {"C1a": "1.1, 1.2", "C5": "2.1", "C9": "0"}


def agreed(store: Store, handed: Handed, *, given: bool = True) -> None:
    sessions.agree(store, handed.awa, handed.training.id, given=given)


def said(handed: Handed) -> Said:
    """What the trainer says of the work, whole."""
    begun = harmony.read_for_set(handed.desk, handed.work).said
    verdicts = {id: begun.verdicts.get(id, "absent") for id in REQUIREMENTS} | {"C1a": "partiel"}
    return replace(begun, verdicts=verdicts, shown=SHOWN, doubts=frozenset({"C1a"}), stages=frozenset({"S1", "S3"}))


def confirmed(handed: Handed, one: Said | None = None) -> None:
    one = one or said(handed)
    seen = harmony.read_for_set(handed.desk, handed.work, one).digest
    harmony.keep_for_set(handed.desk, handed.trainer, handed.work, one, seen)


def states(handed: Handed) -> list[str]:
    return [row.state for row in harmony.labelled_set(handed.desk, handed.cohort).rows]


def test_nothing_goes_before_its_candidate_agrees_nor_once_they_do_not_any_more(store: Store, handed: Handed):
    def held() -> tuple[list[str], int]:
        return states(handed), harmony.labelled_set(handed.desk, handed.cohort).without

    assert held() == ([], 1)
    with pytest.raises(NotFound):
        harmony.read_for_set(handed.desk, handed.work)
    with pytest.raises(NotFound):
        harmony.drop_from_set(handed.desk, handed.work)
    agreed(store, handed)
    confirmed(handed)
    assert held() == (["ready"], 0)
    agreed(store, handed, given=False)
    assert held() == ([], 1)
    with pytest.raises(BadInput):
        harmony.set_file(handed.desk, handed.cohort)


def test_only_a_candidate_of_the_session_agrees_to_it(store: Store, handed: Handed):
    with pytest.raises(NotFound):
        sessions.agree(store, handed.trainer, handed.training.id, given=True)
    other = sessions.create_training(store, handed.trainer, "Automne")
    with pytest.raises(NotFound):
        sessions.agree(store, handed.awa, other.id, given=True)
    assert sessions.my_sessions(store, handed.awa)[0].consent is None


def test_who_leaves_the_session_agrees_to_nothing_there(store: Store, handed: Handed):
    agreed(store, handed)
    confirmed(handed)
    sessions.leave_training(store, handed.training.id, handed.awa.id)
    assert states(handed) == []


def test_what_may_name_somebody_is_replaced(store: Store, handed: Handed):
    agreed(store, handed)
    found = harmony.read_for_set(handed.desk, handed.work)
    texts = " / ".join(node.text for node in found.map)
    assert texts == (
        "Atelier mobilité d’Personne A / Difficultés / "
        "Personne B dit : pas de permis, écrire à adresse de courriel / adresse postale, trop loin / "
        "Partenaires / La mairie prête la salle, car elle est vide"
    )
    kept = replace(found.said, kept=frozenset({"Mme Petit"}), others=(("mairie", "commune"),))
    again = " / ".join(node.text for node in harmony.read_for_set(handed.desk, handed.work, kept).map)
    assert "Mme Petit dit" in again
    assert "La commune prête" in again


def test_marks_say_what_they_say_and_no_more(store: Store, handed: Handed):
    """A level between two on a criterion of two requirements says neither; comments « Bien » show what they are on."""
    agreed(store, handed)
    mindmap = Desk(handed.desk).work_map(handed.work, 1)
    key = next(node.key for node in mindmap if "mairie" in node.text)
    marking.pin(handed.desk, handed.work, 1, key, "Voilà.", "bien", "C5")
    marking.pin(handed.desk, handed.work, 1, key, "Pourquoi ?", "question", "C9")
    begun = harmony.read_for_set(handed.desk, handed.work).said
    assert "C1a" not in begun.verdicts
    assert (begun.verdicts["C7a"], begun.verdicts["C7b"], begun.verdicts["C5"]) == ("absent", "absent", "satisfait")
    assert (begun.shown["C5"], begun.shown["C9"]) == ("2.1", "")
    assert reading.review_of(handed.desk, Desk(handed.desk).work(handed.work)).levelled == 11


@pytest.mark.parametrize(
    ("verdicts", "shown", "lack"),
    [
        ({"C1b": ""}, {}, "C1b attend son verdict."),
        ({"C1b": "parfait"}, {}, "C1b attend son verdict."),
        ({}, {"C5": ""}, "C5 attend les numéros"),
        ({}, {"C5": "2.1; 9.9"}, "C5 : le nœud 9.9 n’est pas dans la carte."),
        ({}, {"C2": "1"}, "C2 est absent"),
    ],
)
def test_what_is_not_said_whole_is_not_kept(
    store: Store, handed: Handed, verdicts: dict[str, str], shown: dict[str, str], lack: str
):
    agreed(store, handed)
    whole = said(handed)
    partly = replace(whole, verdicts={**whole.verdicts, **verdicts}, shown={**whole.shown, **shown})
    seen = harmony.read_for_set(handed.desk, handed.work).digest
    with pytest.raises(BadInput, match=lack):
        harmony.keep_for_set(handed.desk, handed.trainer, handed.work, partly, seen)
    assert states(handed) == ["unread"]


def test_what_was_not_read_as_it_would_go_does_not_go(store: Store, handed: Handed):
    agreed(store, handed)
    seen = harmony.read_for_set(handed.desk, handed.work).digest
    other = replace(said(handed), kept=frozenset({"Mme Petit"}))
    with pytest.raises(Conflict):
        harmony.keep_for_set(handed.desk, handed.trainer, handed.work, other, seen)
    assert states(handed) == ["unread"]


def test_somebody_more_to_name_makes_it_read_again(store: Store, handed: Handed):
    agreed(store, handed)
    confirmed(handed)
    sessions.join(store, handed.training.code, "Salle")
    assert states(handed) == ["changed"]
    with pytest.raises(BadInput):
        harmony.set_file(handed.desk, handed.cohort)


def test_a_further_version_is_read_anew_and_a_work_without_a_level_is_marked_first(store: Store, handed: Handed):
    agreed(store, handed)
    confirmed(handed)
    project = store.of(handed.awa.id).create(parse(MAP + "  Suite\n")).id
    together.hand_over(store, handed.awa, project, handed.training.id)
    assert states(handed) == ["unmarked"]


def test_it_is_taken_out_again(store: Store, handed: Handed):
    agreed(store, handed)
    confirmed(handed)
    harmony.drop_from_set(handed.desk, handed.work)
    assert states(handed) == ["unread"]


def test_the_archive_is_read_by_the_project_s_own_reader_and_scored(
    store: Store, handed: Handed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    agreed(store, handed)
    one = replace(said(handed), others=harmony.read_others("mairie = commune\n\nsalle"))
    assert harmony.said_data(one) == "mairie = commune\nsalle = …"
    confirmed(handed, one)
    file = harmony.set_file(handed.desk, handed.cohort)
    path = tmp_path / "avis.zip"
    path.write_bytes(file.data)
    (found,) = archived(path)
    assert [node.text for node in found.map][-1] == "La commune prête la …, car elle est vide"
    assert {id: label.verdict for id, label in found.labels.items()} == one.verdicts
    assert [id for id, label in found.labels.items() if label.borderline] == ["C1a"]
    shown = {id: [found.map.numbers[key] for key in label.evidence] for id, label in found.labels.items()}
    assert sorted(shown["C1a"]) == ["1.1", "1.2"]
    assert (shown["C5"], shown["C9"], shown["C2"]) == (["2.1"], [""], [])
    assert [id for id, there in found.stages.items() if there] == ["S1", "S3"]
    assert evaluate.main([str(path)]) == 0
    assert "n=15 kappa=" in capsys.readouterr().out


def test_nobody_is_in_the_archive(store: Store, handed: Handed):
    """Neither who made the map, nor who marked it, nor what names the session or its things."""
    agreed(store, handed)
    confirmed(handed)
    file = harmony.set_file(handed.desk, handed.cohort)
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        whole = "\n".join(
            [file.name, *archive.namelist(), *(archive.read(name).decode() for name in archive.namelist())]
        )
    for word in ("Awa", "Diallo", "Petit", "Luc", "orange.fr", "Lilas", "Printemps"):
        assert word not in whole
    for id in (handed.work, handed.cohort, handed.awa.id, handed.trainer.id):
        assert id not in whole


def test_a_trainer_s_own_group_has_nobody_who_agrees(store: Store, handed: Handed):
    own = store.of(handed.trainer.id)
    cohort = Desk(own).create_cohort("Les miennes").id
    assert harmony.labelled_set(own, cohort).rows == ()
    with pytest.raises(NotFound):
        harmony.labelled_set(own, handed.cohort)
