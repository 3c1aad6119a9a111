"""What a passage says is weighed by readable signs; what is surer never speaks against a verdict."""

from __future__ import annotations

import pytest

from cefi_map.dossier import markdown
from cefi_map.dossier.reading import ReadDossier
from cefi_map.dossier.requirements import REQUIREMENTS
from cefi_map.dossier.signs import signs
from cefi_map.dossier.weighing import ANY, amounts, counted, weighed, weights
from cefi_map.judging.requirement import DEFAULT, Requirement
from tests.labelled.dossiers import ours

TITLED = (
    "# Et demain\n\nDès janvier, je commencerai chaque entretien par dix minutes sans formulaire : Mme Roy me l’a dit."
)


def read(text: str) -> ReadDossier:
    return ReadDossier(markdown.read(text).dossier)


@pytest.mark.parametrize(
    "sign", ["I shall 1", "I 1", "person", "title demain", "stem formul", "small sans", "opens des", "numbers 1"]
)
def test_signs_say_what_a_passage_does(sign: str) -> None:
    assert sign in signs(read(TITLED))[0]


def test_the_place_of_a_passage_is_a_sign_of_whole_dossiers_alone() -> None:
    short, long = (signs(read("Rien à dire.\n\n" * count)) for count in (7, 10))
    assert not any(sign.startswith("fifth") or sign == "late" for found in short for sign in found)
    assert [found[0] for found in long] == [f"fifth {place // 2}" for place in range(10)]


def test_every_sign_that_has_a_weight_is_met() -> None:
    met = {sign for each in ours("learnt") for found in signs(ReadDossier(each.dossier)) for sign in found}
    known = weights().signs.keys() - {""}
    assert len(known - met) <= 0.02 * len(known)


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda each: each.id)
def test_every_part_has_weights_and_each_verdict_weighs_what_is_counted(requirement: Requirement) -> None:
    known = weights()
    assert {(requirement.id, part.code) for part in requirement.parts} | {(requirement.id, ANY)} <= {*known.outputs}
    nothing = read("Rien.")
    numbers = amounts(counted(nothing, weighed(nothing), requirement))
    for row in known.verdicts[requirement.id]:
        assert len(row) == len(numbers) + 1
        assert all(weight >= 0 for weight in row[1:])


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda each: each.id)
def test_what_is_surer_weighs_no_less(requirement: Requirement) -> None:
    (way,) = requirement.satisfied(DEFAULT)
    whole = read(requirement.good)
    found = weighed(whole)
    before = amounts(counted(whole, found, requirement))
    code = next(iter(way))
    surer = [{**each, (requirement.id, code): max(each[requirement.id, code], 0.99)} for each in found]
    after = amounts(counted(whole, surer, requirement))
    assert all(late >= early - 1e-9 for early, late in zip(before, after, strict=True))
    assert after != before
