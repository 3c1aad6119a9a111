"""Both opinions joined: the six cases in their order, and what is never changed by them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cefi_map.judging import Evidence, Report, Verdict, VerdictName, check, packed, report_data, unpacked
from cefi_map.mindmap import outline
from cefi_map.second import Finding, Outline, Reading, joined, of_map

MAP = outline.parse("Un atelier\n  Location de six machines\n  Tissu et fil\n")
OUTLINE = of_map(MAP)
OWN, OTHER = (line.evidence for line in OUTLINE.lines[1:])


def report(verdict: VerdictName, leaning: VerdictName | None = None) -> Report:
    found = check(MAP)
    shown = (OWN,) if verdict != "absent" else ()
    judged = replace(
        found.verdict("C7a"), verdict=verdict, leaning=leaning, evidence=shown, message="On lit cela.", fix=""
    )
    return replace(found, requirements=(judged,))


def together(
    verdict: VerdictName, leaning: VerdictName | None, said: VerdictName, other: VerdictName | None = None
) -> Verdict:
    shown: tuple[Evidence, ...] = (OTHER,) if said != "absent" else ()
    reading = Reading({"C7a": Finding(said, other, shown)}, {})
    (found,) = joined(report(verdict, leaning), OUTLINE, reading).requirements
    assert (found.verdict, found.leaning) == (verdict, leaning), "the built-in verdict stays what it is"
    assert found.second
    assert (found.second.verdict, found.second.evidence) == (said, shown)
    assert found.together
    return found.together


@pytest.mark.parametrize(
    ("built", "leaning", "said", "other", "verdict", "leans", "words"),
    [
        ("satisfait", None, "absent", None, "a_verifier", "absent", "s’opposent"),
        ("absent", None, "satisfait", "partiel", "a_verifier", "satisfait", "s’opposent"),
        ("a_verifier", "absent", "satisfait", None, "a_verifier", "satisfait", "s’opposent"),
        ("partiel", None, "partiel", "satisfait", "partiel", None, "Deux lecteurs le disent, d’après"),
        ("a_verifier", "partiel", "partiel", "absent", "partiel", None, "Deux lecteurs le disent"),
        ("absent", None, "absent", None, "absent", None, "ne trouvent rien"),
        ("a_verifier", "partiel", "satisfait", None, "satisfait", None, "tranche : satisfait"),
        ("a_verifier", "partiel", "absent", None, "absent", None, "tranche : absent"),
        ("a_verifier", "partiel", "satisfait", "partiel", "a_verifier", "satisfait", "hésitent"),
        ("satisfait", None, "partiel", None, "a_verifier", "partiel", "Un lecteur dit satisfait"),
        ("partiel", None, "satisfait", None, "a_verifier", "satisfait", "l’autre satisfait"),
    ],
)
def test_the_first_that_fits(
    built: VerdictName, leaning: VerdictName | None, said: VerdictName, other: VerdictName | None,
    verdict: VerdictName, leans: VerdictName | None, words: str,
) -> None:  # fmt: skip
    found = together(built, leaning, said, other)
    assert (found.verdict, found.leaning) == (verdict, leans)
    assert words in found.message.replace("\u00a0", " ")
    assert bool(found.fix) is (verdict != "satisfait")


def test_where_they_differ_the_nodes_of_both_are_shown() -> None:
    assert together("satisfait", None, "partiel").evidence == (OTHER, OWN)


def test_where_they_agree_the_nodes_that_both_cite_are_shown() -> None:
    assert together("partiel", None, "partiel").evidence == (OTHER, OWN), "all, where none is cited by both"
    reading = Reading({"C7a": Finding("partiel", None, (OTHER, OWN))}, {})
    (found,) = joined(report("partiel"), OUTLINE, reading).requirements
    assert found.joined.evidence == (OWN,)


def test_what_was_not_read_leaves_the_built_in_opinion() -> None:
    before = report("a_verifier", "partiel")
    found = joined(before, OUTLINE, Reading({}, {"C7a": "la réponse n’en dit rien"}))
    (verdict,) = found.requirements
    assert (verdict.second, verdict.together) == (None, before.requirements[0])
    assert "C7a, la réponse n’en dit rien" in found.notices[-1]


def test_one_that_was_not_measured_is_shown_and_never_counted() -> None:
    reading = Reading({"C7a": Finding("satisfait", None, (OTHER,))}, {})
    before = report("a_verifier", "partiel")
    (verdict,) = joined(before, OUTLINE, reading, counted=False).requirements
    assert verdict.second
    assert verdict.together == before.requirements[0]


def test_what_was_not_asked_has_neither() -> None:
    found = joined(check(MAP), OUTLINE, Reading({"C7a": Finding("absent", None, ())}, {}))
    assert [each.id for each in (*found.requirements, *found.modalities) if each.together] == ["C7a"]


def test_it_is_kept_and_told_as_data() -> None:
    found = joined(report("satisfait"), OUTLINE, Reading({"C7a": Finding("partiel", "absent", (OTHER,))}, {}))
    assert unpacked(packed(found)) == found
    (data,) = report_data(found, "x")["requirements"]
    assert data["verdict"] == "satisfait"
    assert data["second"]["evidence"][0]["text"] == "Tissu et fil"
    assert (data["together"]["verdict"], data["together"]["leaning"]) == ("a_verifier", "partiel")
    assert "together" not in report_data(check(MAP), "x")["requirements"][0]


def test_sentences_are_short() -> None:
    longest = together("satisfait", None, "absent")
    assert len(longest.message.split()) <= 25
    assert Outline("carte", ()).without == ""
