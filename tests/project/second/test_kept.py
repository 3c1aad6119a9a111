"""A second opinion on a project: the demand, the answer that comes back, both opinions, and what changes meanwhile."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from cefi_map.dossier.manuscript import Manuscript
from cefi_map.dossier.model import Dossier, Heading, Paragraph, Run
from cefi_map.errors import BadInput, NotFound, TooLarge
from cefi_map.mindmap import edits, outline
from cefi_map.project import exam, second, writing
from cefi_map.second import Refused
from cefi_map.store import Store
from tests.second.readers import answered, obeying

MAP = outline.parse(
    "Atelier mobilité\n"
    "  Contexte\n"
    "    61 jeunes sans moyen de déplacement, d’après douze entretiens de mars\n"
    "  Faisabilité\n"
    "    Mme Vidal, de la Mission locale, suit 61 de ces jeunes : a@b.fr\n"
)
NAMES = second.Names(("Jo Vidal",), ("Session de mars",))


@pytest.fixture
def id(store: Store) -> str:
    return store.create(MAP).id


def partial(demand: str) -> str:
    return answered(demand, lambda code: {"lignes": [3], "verdict": "partiel", "autre": "aucun"})


def test_the_demand_holds_the_map_without_whom_it_may_not_name(store: Store, id: str) -> None:
    number, demand = second.asked_about(second.OfProject(store, id), "carte", NAMES)
    assert number == 1
    assert "Mission locale" in demand.text
    assert "Vidal" not in demand.text
    assert "a@b.fr" not in demand.text
    assert demand.outline.without == "1 nom, 1 courriel"


def test_an_answer_is_kept_and_joined_and_the_built_in_opinion_stays(store: Store, id: str) -> None:
    before = writing.open_project(store, id).report
    _, demand = second.asked_about(second.OfProject(store, id), "carte", NAMES)
    assert second.second_opinion(second.OfProject(store, id), "carte") is None
    second.bring_answer(second.OfProject(store, id), "carte", partial(demand.text), 1, NAMES)
    for found in (
        second.second_opinion(second.OfProject(store, id), "carte"),
        second.second_opinion(second.OfProject(store, id), "carte"),
    ):
        assert found
        assert found.by_hand
        assert found.is_current
        assert found.opinion.sent == demand.text
        assert found.report
        assert {each.second.verdict for each in found.report.requirements if each.second} == {"partiel"}
        assert [each.verdict for each in found.report.requirements] == [each.verdict for each in before.requirements]
    assert writing.open_project(store, id).report == before
    second.withdraw(second.OfProject(store, id), "carte")
    assert second.second_opinion(second.OfProject(store, id), "carte") is None


def test_no_socket_is_opened(store: Store, id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a socket")

    writing.open_project(store, id)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    _, demand = second.asked_about(second.OfProject(store, id), "carte", NAMES)
    second.bring_answer(second.OfProject(store, id), "carte", obeying(demand.text), 1, NAMES)
    found = second.second_opinion(second.OfProject(store, id), "carte")
    assert found
    assert found.report


def test_a_map_that_went_on_keeps_the_answer_to_what_was_asked(store: Store, id: str) -> None:
    """It is of that version, and says so; the answer is found again though the page was loaded anew."""
    _, demand = second.asked_about(second.OfProject(store, id), "carte", NAMES)
    store.save(id, edits.rename(MAP, MAP.root.key, "Atelier mobilité, deuxième année"), 1)
    second.bring_answer(second.OfProject(store, id), "carte", partial(demand.text), 2, NAMES)
    found = second.second_opinion(second.OfProject(store, id), "carte")
    assert found
    assert found.opinion.number == 1
    assert not found.is_current
    assert found.report
    assert second.asked_about(second.OfProject(store, id), "carte", NAMES)[1].text != demand.text


def test_other_rules_of_the_centre_make_it_out_of_date(store: Store, id: str) -> None:
    _, demand = second.asked_about(second.OfProject(store, id), "carte", NAMES)
    second.bring_answer(second.OfProject(store, id), "carte", partial(demand.text), 1, NAMES)
    exam.set_readings(store, {"risk_kinds": 3})
    found = second.second_opinion(second.OfProject(store, id), "carte")
    assert found
    assert not found.is_current


def test_a_dossier_is_read_likewise_once_it_is_begun(store: Store, id: str) -> None:
    with pytest.raises(BadInput, match="pas commencé"):
        second.asked_about(second.OfProject(store, id), "dossier", NAMES)
    blocks = (Heading(1, (Run("Mon rôle"),)), Paragraph((Run("J’ai mené seule les entretiens avec Vidal."),)))
    store.save_dossier(id, Manuscript(Dossier(blocks)), 0)
    number, demand = second.asked_about(second.OfProject(store, id), "dossier", NAMES)
    assert number == 1
    assert "Vidal" not in demand.text
    answer = answered(demand.text, lambda code: {"lignes": [2], "verdict": "partiel", "autre": "aucun"})
    second.bring_answer(second.OfProject(store, id), "dossier", answer, 1, NAMES)
    found = second.second_opinion(second.OfProject(store, id), "dossier")
    assert found
    assert found.report
    both = [each.id for each in (*found.report.requirements, *found.report.modalities) if each.together]
    assert both == ["C12a", "C12b", "M5", "M6", "M7"]


def test_what_does_not_count_is_refused_and_nothing_of_it_is_kept(store: Store, id: str) -> None:
    _, demand = second.asked_about(second.OfProject(store, id), "carte", NAMES)
    second.bring_answer(second.OfProject(store, id), "carte", partial(demand.text), 1, NAMES)
    with pytest.raises(Refused, match="pas la forme demandée"):
        second.bring_answer(second.OfProject(store, id), "carte", "Bonjour", 1, NAMES)
    with pytest.raises(TooLarge):
        second.bring_answer(second.OfProject(store, id), "carte", "x" * 200_001, 1, NAMES)
    kept = second.second_opinion(second.OfProject(store, id), "carte")
    assert kept
    assert kept.opinion.answer == partial(demand.text)


def test_a_map_that_no_reader_reads_whole_is_not_asked_about(store: Store) -> None:
    long = store.create(outline.parse("Carte\n" + "  un mot\n" * 3_001)).id
    with pytest.raises(TooLarge, match="trop longue"):
        second.asked_about(second.OfProject(store, long), "carte", NAMES)


def test_another_s_project_is_not_there(store: Store, id: str) -> None:
    other = store.of("someone")
    for ask in (
        lambda: second.asked_about(second.OfProject(other, id), "carte", NAMES),
        lambda: second.bring_answer(second.OfProject(other, id), "carte", "{}", 1, NAMES),
        lambda: second.second_opinion(second.OfProject(other, id), "carte"),
        lambda: second.withdraw(second.OfProject(other, id), "carte"),
    ):
        with pytest.raises(NotFound):
            ask()
