"""Our reading of bloc 3: stable ids, each requirement placed, our sentences written as the house writes."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from cefi_map import referentiel
from cefi_map.errors import NotFound

REF = referentiel.load()
ALL = (*REF.requirements, *REF.dossier, *REF.modalities)


def ours() -> list[str]:
    """Every sentence of ours a person reads."""
    sentences = [text for each in ALL for text in (each.title, each.logic, *each.interpretations)]
    for stage in REF.stages:
        sentences += [stage.name, stage.expects, stage.good, stage.bad]
        sentences += chain.from_iterable((question.text, question.short) for question in stage.questions)
    return sentences


def test_the_ids_are_the_stable_ones_in_official_order() -> None:
    assert [each.id for each in REF.requirements] == (
        ["C1a", "C1b", "C2", "C3a", "C3b", "C4", "C5", "C6", "C7a", "C7b", "C8a", "C8b", "C9", "C10", "C11"]
    )
    assert [each.id for each in REF.dossier] == ["M5", "M6", "M7", "C12a", "C12b"]
    assert [each.id for each in REF.modalities] == ["M1", "M2", "M3", "M4", "M8", "E1", "E2", "E3", "E4", "E5", "E6"]


def test_every_criterion_is_asked_for_by_a_requirement() -> None:
    assert all(REF.requirements_of(criterion.id) for criterion in REF.bloc3.criteria)


@pytest.mark.parametrize("requirement", ALL, ids=lambda each: each.id)
def test_a_requirement_points_to_stages_competences_and_activities_that_exist(
    requirement: referentiel.Requirement,
) -> None:
    assert [REF.stage(id).id for id in requirement.stages] == list(requirement.stages)
    assert {REF.item(id).kind for id in requirement.competences} <= {"competence"}
    assert {REF.item(id).kind for id in requirement.activities} <= {"activity"}
    assert bool(requirement.stages) or requirement.judged_on == "dossier" or requirement.id in ("M1", "M2", "M3")


def test_each_requirement_on_the_map_is_asked_as_a_question_at_one_of_its_stages() -> None:
    asked = {(id, stage.id) for stage in REF.stages for question in stage.questions for id in question.requirements}
    assert all(any((each.id, stage) in asked for stage in each.stages) for each in REF.requirements)


def test_questions_are_questions() -> None:
    questions = [question for stage in REF.stages for question in stage.questions]
    assert all(text.endswith("\u00a0?") for question in questions for text in (question.text, question.short))


def test_our_sentences_have_no_break_spaces_and_at_most_25_words() -> None:
    for text in ours():
        assert not re.search(r" [:;?!»%€]|« |'", text), text
        assert all(len(sentence.split()) <= 25 for sentence in re.split(r"(?<=[.?]) ", text)), text


def test_the_stages_are_named_and_numbered_in_order() -> None:
    assert [f"{stage.number} {stage.name}" for stage in REF.stages] == [
        "1 Contexte",
        "2 Initialisation",
        "3 Faisabilité",
        "4 Préparation",
        "5 Mise en œuvre",
        "6 Évaluation",
    ]


@pytest.mark.parametrize(
    ("id", "found"),
    [
        ("C5", "C5"),
        ("C5a", "C5"),
        ("C3a", "C3a"),
        ("C3e", "C3b"),
        ("C11g", "C11"),
        ("E3", "E3"),
        ("E3b", "E3"),
        ("K2.1", "K2.1"),
        ("A2.5", "A2.5"),
        ("B1-C4", "B1-C4"),
        ("B2-K5.7", "B2-K5.7"),
        ("B1-K1.7.2", "B1-K1.7.2"),
        ("M4", "M4"),
        ("M8", "M8"),
    ],
)
def test_every_address_leads_somewhere(id: str, found: str) -> None:
    assert REF.item(id).id == found


@pytest.mark.parametrize("id", ["", "C13", "c5", "B1-C99", "C5" * 1000])
def test_an_unknown_address_is_said_in_french(id: str) -> None:
    with pytest.raises(NotFound, match="Le référentiel n’a pas d’élément"):
        REF.item(id)


def test_addresses_are_unique() -> None:
    ids = [item.id for bloc in REF.blocs for item in bloc.walk()]
    assert len(ids) == len(set(ids))


def test_the_references_are_read_once() -> None:
    assert referentiel.load() is REF
