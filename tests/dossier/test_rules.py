"""Every rule proves itself on its examples; what a careless reader would take for content is not taken."""

from __future__ import annotations

import re

import pytest

from cefi_map.dossier import RULES, Dossier, Layout, check, judge, markdown
from cefi_map.dossier.layout import lines
from cefi_map.dossier.m4 import M4
from cefi_map.dossier.manuscript import start
from cefi_map.dossier.pages import Pages
from cefi_map.dossier.reading import ReadDossier
from cefi_map.dossier.rule import Rule, Subject
from cefi_map.judging import Readings
from cefi_map.referentiel import load


def verdict(id: str, text: str) -> str:
    """Asserted or not."""
    return check(markdown.read(text).dossier).verdict(id).likeliest


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
    ("values alone are not a posture shown", "M6", "partiel",
     "# Ma posture\n\nLe respect, l'écoute, la bienveillance et le non-jugement : je crois à ces valeurs."),
    ("a habit is not a situation", "M6", "partiel",
     "# Ma posture\n\nMa posture est l'écoute. Quand une personne arrive, je lui demande comment elle va."),
    ("no stance at all", "M6", "absent", "J'ai commandé les plants. Nous avons tenu les comptes."),
    ("theory is not analysis", "M7", "absent",
     "Selon Rogers, l'empathie produit un effet. Schön distingue deux réflexions, parce que l'action parle."),
    ("one situation is half", "M7", "partiel",
     "# Une situation\n\nEn mai, quatre stagiaires sur neuf sont partis. On parlait d'un manque d'envie, je l'ai cru. "
     "En reprenant les dates avec Mme Roy, j’ai compris autre chose : les quatre étaient partis un lundi, après le "
     "premier week-end, et les quatre étaient seuls dans un foyer. Ce n'était pas l'envie qui manquait, c'était "
     "quelqu'un à qui raconter la semaine. Plus la semaine était bonne, plus le dimanche était long, donc "
     "le lundi ils n'étaient plus là. Depuis, un repas se tient le dimanche soir, et dans le groupe suivant il n'y a "
     "eu qu'un départ."),
    ("self-criticism that fits anyone", "C12a", "partiel",
     "# Recul\n\nJe ne suis pas parfaite. J'aurais pu mieux m'organiser. On apprend de ses erreurs, je progresse."),
    ("a success told is no distance", "C12a", "absent", "J'ai organisé le forum. Tout le monde était content."),
    ("to train oneself is generic", "C12b", "partiel", "# Perspectives\n\nJe souhaite continuer à me former."),
    ("a next year of the project is not one's practice", "C12b", "partiel",
     "# La suite\n\nLe projet sera reconduit l’année prochaine. Le Département financera deux groupes de plus."),
    ("nothing comes", "C12b", "absent", "Le budget était de 13 400 euros."),
    ("another's words are not the candidate's", "C12a", "absent",
     "Un patron a dit : « J'aurais dû l'embaucher. Je regrette. Je n'ai pas osé. C'est moi qui ai eu tort. »"),
    ("a placeholder is empty", "C12b", "absent", "# Perspectives\n\nÀ compléter : je ferai mes entretiens autrement."),
]  # fmt: skip


@pytest.mark.parametrize(("id", "expected", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_a_careless_reader_would_take(id: str, expected: str, text: str) -> None:
    assert verdict(id, text) == expected


TOLD = """# Analyse de ma pratique

En avril, j'ai reçu Paul, 22 ans, qui cherchait un emploi de cuisinier. Je lui ai aussitôt donné l'adresse d'un patron.
Il n'y est pas allé. J'ai réalisé que j'avais parlé trop tôt : je n'avais pas demandé s'il avait des chaussures de
sécurité. Je l'ai rappelé et nous avons fait la liste ensemble. Il a commencé un essai en mai.
"""


def test_a_moment_that_is_told_and_then_understood_is_examined_whatever_its_style() -> None:
    found = check(markdown.read(TOLD).dossier).verdict("M7")
    assert found.likeliest == "partiel"
    assert [each.number for each in found.evidence] == ["2"]
    assert verdict("M7", TOLD.split("J'ai réalisé")[0]) == "absent"


@pytest.mark.parametrize("idiom", ["Je pars de ce que chacun sait faire", "Je commence par écouter"])
def test_a_stance_is_no_evolution(idiom: str) -> None:
    """« Je pars de »: nothing is left."""
    text = f"# Ma posture\n\n{idiom}, sans juger, et je demande toujours l’accord avant chaque appel à un partenaire."
    assert verdict("C12b", text) == "absent"


@pytest.mark.parametrize("projection", ["Pour la suite, je veux", "À l’avenir, je souhaite", "Dès janvier, je compte"])
def test_what_one_wants_to_learn_next_is_an_evolution(projection: str) -> None:
    assert verdict("C12b", f"# Perspectives\n\n{projection} me former à l’animation de groupe.") == "partiel"


def test_what_one_would_do_otherwise_because_of_something_questions_a_choice() -> None:
    text = "# Recul\n\nSi c’était à refaire, j’inviterais deux jeunes au comité, parce qu’ils voient mieux."
    assert "mis en question" in check(markdown.read(text).dossier).verdict("C12a").message


def test_evidence_names_paragraphs_by_number_and_opening() -> None:
    """A list is one paragraph; titles count; none is cited twice; at most eight are, in order."""
    tasks = "\n".join(f"- j’ai animé l’atelier du mois {month}, dont j’ai reçu la charge par lettre" for month in "abc")
    report = check(markdown.read(f"# Mon rôle\n\nVoici.\n\n{tasks}\n").dossier)
    assert report.nodes == 3
    cited = [each.id for each in report.verdict("M5").evidence]
    assert cited == sorted(set(cited), key=int)
    [last] = [each for each in report.verdict("M5").evidence if each.id == "3"]
    assert last.text.startswith("j’ai animé l’atelier du mois a")


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
    found = M4.check(Subject(read, Pages(5, length, ()), Readings(page_tolerance=tolerance)))
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
            said = re.sub("« [^»]* »", "x", " ".join(found.message.split()))
            assert all(len(sentence.split()) <= 25 for sentence in said.split(". ")), found.message


@pytest.mark.whole
@pytest.mark.timeout(120)
def test_a_huge_dossier_is_read_in_linear_time() -> None:
    """Long words, long sentences, many quotes without end, each in seconds, and all within two minutes."""
    for text in ("je " * 60_000, "« " * 60_000, "a" * 200_000, "j'ai " * 40_000, "ce n'est pas " * 20_000):
        check(markdown.read_text(text).dossier)


def test_a_long_dossier_without_a_situation_is_judged_as_the_same_in_short() -> None:
    """Each run of its passages is weighed from the one before, not anew."""
    short, long = ("# Bilan\n\n" + "j’ai appris que mon rôle évolue.\n\n" * count for count in (40, 1200))
    assert verdict("M7", long) == verdict("M7", short)
