"""Every rule proves itself on its examples; what a careless reader would take for content is not taken."""

from __future__ import annotations

import pytest

from cefi_map.dossier import RULES, Dossier, Layout, check, judge, markdown
from cefi_map.dossier.layout import lines
from cefi_map.dossier.manuscript import start
from cefi_map.dossier.pages import Pages
from cefi_map.dossier.reading import ReadDossier
from cefi_map.dossier.rule import Rule, Subject
from cefi_map.dossier.rules import m4
from cefi_map.judging import Readings
from cefi_map.referentiel import load


def verdict(id: str, text: str) -> str:
    return check(markdown.read(text).dossier).verdict(id).verdict


def test_there_is_one_rule_for_each_requirement_of_the_dossier() -> None:
    assert {each.id for each in RULES} == {each.id for each in load().dossier} | {"M4"}


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.id)
def test_a_rule_says_why_and_how_and_its_examples_hold(each: Rule) -> None:
    assert all((each.title, each.why, each.fix))
    assert verdict(each.id, each.good) == "satisfait"
    assert verdict(each.id, each.bad) in ("absent", "partiel")


CASES = [
    ("a function and tasks are not yet a role", "M5", "partiel",
     "Je suis formatrice au GRETA.\n\nJ'ai animé six ateliers. J'ai préparé les supports et j'ai reçu les stagiaires."),
    ("nobody speaks", "M5", "absent", "Le conseiller accompagne les publics. Le projet comporte quatre étapes."),
    ("values alone are not a posture shown", "M6", "partiel", "Je suis restée dans le non-jugement."),
    ("a habit is not a situation", "M6", "partiel",
     "# Ma posture\n\nMa posture est l'écoute. Quand une personne arrive, je lui demande comment elle va."),
    ("no stance at all", "M6", "absent", "J'ai commandé les plants. Nous avons tenu les comptes."),
    ("theory is not analysis", "M7", "absent",
     "Selon Rogers, l'empathie produit un effet. Schön distingue deux réflexions, parce que l'action parle."),
    ("one situation is half", "M7", "partiel",
     "# Une situation\n\nEn mai, quatre stagiaires sont partis. J'ai d'abord cru à un manque d'envie. En reprenant "
     "les dates avec Mme Roy, j’ai compris que tout tenait au premier week-end. L'effet était net : le lundi, ils "
     "n'étaient plus là, parce qu'ils étaient restés seuls."),
    ("self-criticism that fits anyone", "C12a", "partiel",
     "Le conseiller n'est pas parfait. L'organisation aurait pu être plus rigoureuse."),
    ("a success told is no distance", "C12a", "absent", "J'ai organisé le forum. Tout le monde était content."),
    ("to train oneself is generic", "C12b", "partiel", "# Perspectives\n\nJe souhaite continuer à me former."),
    ("a next year of the project is not one's practice", "C12b", "partiel",
     "# Suites\n\nLe projet sera reconduit l’année prochaine avec trois groupes."),
    ("nothing comes", "C12b", "absent", "Le budget était de 13 400 euros."),
    ("another's words are not the candidate's", "C12a", "absent",
     "Un patron a dit : « J'aurais dû l'embaucher. Je regrette. Je n'ai pas osé. C'est moi qui ai eu tort. »"),
    ("a placeholder is empty", "C12b", "absent", "# Perspectives\n\nÀ compléter : je ferai mes entretiens autrement."),
]  # fmt: skip


@pytest.mark.parametrize(("id", "expected", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_a_careless_reader_would_take(id: str, expected: str, text: str) -> None:
    assert verdict(id, text) == expected


def test_evidence_names_paragraphs_by_number_and_opening() -> None:
    """A list is one paragraph; titles count; at most eight are cited, in order."""
    report = check(markdown.read("# Titre\n\n- un\n- deux\n\nJe suis conseillère à la mission locale.\n").dossier)
    cited = report.verdict("M5").evidence
    assert [(each.id, each.text) for each in cited] == [("3", "Je suis conseillère à la mission locale.")]
    assert report.nodes == 3


@pytest.mark.parametrize(
    ("length", "tolerance", "expected"),
    [
        (5.0, 0.5, "satisfait"),
        (4.5, 0.5, "satisfait"),
        (5.6, 0.5, "partiel"),
        (4.2, 0.5, "partiel"),
        (4.2, 1, "satisfait"),
    ],
)
def test_pages_are_judged_within_the_centres_tolerance(length: float, tolerance: float, expected: str) -> None:
    read = ReadDossier(markdown.read("Un texte.").dossier)
    found = m4.RULE.check(Subject(read, Pages(5, length, ()), Readings(page_tolerance=tolerance)))
    assert found.verdict == expected
    assert bool(found.fix) == (expected != "satisfait")


@pytest.mark.parametrize("size", [11, 14])
def test_the_lines_that_are_left_are_those_of_the_gauge(size: float) -> None:
    """As many as the layout holds, up to the length that is asked for: one number wherever it is said."""
    look = Layout(size=size)
    pages, report = judge(markdown.read("Une ligne du dossier, rien de plus. " * 90).dossier, look, None)
    assert pages
    assert pages.lines(5) == round((5 - pages.length) * lines(look))
    assert f"environ {pages.lines(5)} lignes" in report.verdict("M4").fix


def test_a_dossier_of_titles_says_its_length_and_that_nothing_stands_below() -> None:
    report = check(start().dossier)
    assert "0,2 page sur 5\u00a0: ses titres, et rien dessous" in report.verdict("M4").message
    assert check(Dossier()).verdict("M4").message == "Le dossier est vide."


def test_nous_and_the_absence_of_questions_are_said() -> None:
    report = check(markdown.read("Nous avons animé les ateliers et nous avons tenu les comptes.\n\n" * 60).dossier)
    said = " ".join(report.notices)
    assert "« nous »".replace(" ", "\u00a0") in said
    assert "question" in said


def test_every_sentence_is_french_and_short() -> None:
    for rule in RULES:
        for text in (rule.good, rule.bad, "", "Rien."):
            found = check(markdown.read(text).dossier).verdict(rule.id)
            assert all(len(sentence.split()) <= 25 for sentence in found.message.split(". "))


@pytest.mark.whole
def test_a_huge_dossier_is_read_in_linear_time() -> None:
    """Long words, long sentences, many quotes without end."""
    for text in ("je " * 60_000, "« " * 60_000, "a" * 200_000, "j'ai " * 40_000, "ce n'est pas " * 20_000):
        check(markdown.read_text(text).dossier)


def test_a_long_dossier_without_a_situation_is_judged_as_the_same_in_short() -> None:
    """Each run of its passages is weighed from the one before, not anew."""
    short, long = ("# Bilan\n\n" + "j’ai appris que mon rôle évolue.\n\n" * count for count in (40, 1200))
    assert verdict("M7", long) == verdict("M7", short)
