"""Claims, readings and criteria of a report."""

import pytest

from cefi_map.judging import Readings, check, rule
from cefi_map.mindmap import outline

PARTNERS = """
Insertion de femmes allophones
  Partenaires
    Centre social : prête sa salle et garde les enfants
    CAF : connaît les familles et finance la halte-garderie
    Mairie
    PLIE
"""


def test_a_claimed_node_is_shown_and_judged_on_its_content() -> None:
    mindmap = outline.parse("Insertion de jeunes\n  Partenaires\n    à compléter [C5 tous sont cités]")
    verdict = check(mindmap).verdict("C5")
    assert verdict.claimed == ("n2",)
    assert verdict.likeliest == "absent"
    assert verdict.message.endswith("cela ne suffit pas.")


def test_a_claimed_node_counts_wherever_it_stands_and_it_is_said() -> None:
    text = "Insertion de jeunes\n  Au quotidien\n    le traiteur livre froid{tag}\n    la salle est prise{tag}"
    assert check(outline.parse(text.format(tag=""))).verdict("C6").likeliest == "absent"
    verdict = check(outline.parse(text.format(tag=" [C6]"))).verdict("C6")
    assert verdict.likeliest != "absent"
    assert verdict.message.endswith("cela compte.")


def test_a_centres_reading_changes_the_verdict_and_is_said() -> None:
    """C10 asks by default for two criteria."""
    mindmap = outline.parse(rule("C10").good)
    assert check(mindmap).verdict("C10").likeliest == "satisfait"
    strict = check(mindmap, Readings(criteria_least=5))
    assert strict.verdict("C10").likeliest == "partiel"
    assert strict.readings == ("C10\u00a0: votre centre demande 5 critères.",)
    argued = check(mindmap, Readings(partners_argued=0.75)).readings
    assert argued == ("C5\u00a0: votre centre demande une raison pour 75\u00a0% des partenaires.",)
    assert check(mindmap).readings == ()


def test_a_partial_verdict_on_partners_names_those_without_a_reason() -> None:
    verdict = check(outline.parse(PARTNERS), Readings(partners_argued=1.0)).verdict("C5")
    assert verdict.likeliest == "partiel"
    assert "Mairie" in verdict.fix
    assert "PLIE" in verdict.fix


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


OWN = """
Garage solidaire : réparer sa voiture pour reprendre un emploi (Redon)
  Partenaires
    Garage Auto-Pont
      Elle connaît chacun de nos bénéficiaires, c’est pour cela
    Agences d’intérim : paient la moitié du carburant
    Mission locale
"""


def test_partners_are_named_not_ones_own_structure_nor_a_reason_and_none_is_asked_for_what_it_brings() -> None:
    verdict = check(outline.parse(OWN)).verdict("C5")
    assert "« Garage Auto-Pont »" in plain(verdict.message)
    assert "Elle connaît" not in verdict.message
    assert verdict.fix.startswith("Écrivez sous")
    assert "Mission locale" in verdict.fix
    assert "intérim" not in verdict.fix
    assert not any(each.text.startswith("Garage solidaire") for each in verdict.evidence)


def test_a_definition_proves_nothing() -> None:
    told = ("Un besoin n’est pas une demande.", "Un objectif doit être mesurable, car un projet se suit.")
    text = "Insertion de jeunes\n  Besoins\n" + "".join(f"    {each}\n" for each in told)
    assert all(not each.evidence for each in check(outline.parse(text)).requirements)


def test_a_criterion_sums_up_its_requirements() -> None:
    report = check(outline.parse(rule("C7a").good))
    assert next(each for each in report.criteria if each.id == "C7").verdict == "partiel"
    assert next(each for each in report.criteria if each.id == "C1").verdict == "absent"
    assert all(each.text for each in report.criteria)


def test_c2_asks_for_one_side_only() -> None:
    """« et/ou »: two indicators, one compared, suffice without any policy."""
    text = """
Insertion de jeunes
  Diagnostic
    Chiffres
      Chômage des jeunes : 22 %, contre 18 % dans la région
      Part des jeunes sans diplôme : 31 %, en hausse depuis 2019
"""
    assert check(outline.parse(text)).verdict("C2").likeliest == "satisfait"


def test_a_deep_map_is_judged() -> None:
    """255 levels, no recursion."""
    text = "\n".join(" " * level + "une idée de plus pour des jeunes" for level in range(256))
    assert check(outline.parse(text)).nodes == 256


@pytest.mark.parametrize("id", ["C1a", "C4", "C5", "C8b", "C9"])
def test_an_advice_that_names_a_node_says_where_to_write(id: str) -> None:
    mindmap = outline.parse(rule(id).bad)
    verdict = check(mindmap).verdict(id)
    assert verdict.likeliest == "partiel"
    if "«" in verdict.fix:
        assert verdict.spot is not None
        assert verdict.spot.where in ("under", "title")
    assert verdict.spot is None or verdict.spot.key in mindmap
    assert len(verdict.fix.split()) > 3
