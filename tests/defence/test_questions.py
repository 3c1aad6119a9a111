"""The questions of a jury: about this map, from its own nodes, and to the point."""

from __future__ import annotations

import re

import pytest

from cefi_map.defence import MOST, Question, questions
from cefi_map.dossier.check import check as check_dossier
from cefi_map.dossier.example import example as example_dossier
from cefi_map.examples import example
from cefi_map.judging import check
from cefi_map.mindmap import MindMap, edits, from_plain, outline
from tests.labelled import map_of

HEAD = """Passe-plat : former des jeunes aux métiers de la cuisine (Nevers)
  Faisabilité [E3]
"""
CASES = {
    "a partner named without what it brings": (
        """
    Partenaires
      Chambre d’agriculture : suit les installations, son technicien passe chaque quinzaine
      Lycée agricole
""",
        "C5",
        "Pourquoi « Lycée agricole » plutôt qu’un autre ?",
    ),
    "a title under which the partners are awaited": (
        """
    Partenaires
      à trouver
""",
        "C5",
        "Sous « Partenaires », votre carte dit « à trouver ». Avec qui menez-vous « Passe-plat »",
    ),
    "money that comes, and no difficulty that speaks of it": (
        """
    Financements
      Région : 12 000 €, convention signée
    Ce qui peut coincer
      La cuisine centrale retire son chef tuteur en période de rentrée → un second tuteur est nommé
""",
        "C7b",
        "Que faites-vous si ce financement tombe : « Région : 12 000 €, convention signée » ?",
    ),
    "an aim whose only number is the day it was written": (
        """
    Objectifs
      Que chaque jeune sache répondre seul à une annonce d’emploi
        = écrit avec le comité du 20 mars
      Périmètre : la ville de Nevers
""",
        "C3a",
        "À quoi verrez-vous que c’est atteint ?",
    ),
    "money that is not there yet": (
        """
    Financements
      Subvention de la Région, 9 000 € demandés en mars
""",
        "C7b",
        "Et si la réponse est non, ou vient après le démarrage ?",
    ),
    "a budget that does not balance": (
        """
    Dépenses
      Formateur : 30 000 €
      Denrées : 4 700 €
    Financements
      Région : 20 000 €
      Département : 10 000 €
""",
        "C7a",
        "Vous comptez 34 700 € de dépenses et 30 000 € de ressources. Où trouvez-vous le reste ?",
    ),
    "one funder who carries nearly all": (
        """
    Dépenses
      Formateur : 30 000 €
    Financements
      Région : 24 000 €
      Département : 6 000 €
""",
        "C7b",
        "« Région » apporte 80 % de vos ressources.",
    ),
    "partners listed after a label, one by one": (
        """
    Partenaires : crèche Les Lutins (places), CIDFF (droits), choisis parce qu’ils voient déjà ces femmes
    Financements
""",
        "C5",
        "« crèche Les Lutins » et « CIDFF » : si l’un de ces partenaires se retire, que devient le projet ?",
    ),
    "funders listed after a label": (
        """
    Financements : Département FSE+ 8 000 €, CAF 4 000 €, commune 2 600 €
""",
        "C7b",
        "« Département FSE+ » apporte 55 % de vos ressources.",
    ),
    "an aim whose number has its reason": (
        """
    Objectifs
      Objectif 1 : accompagner 12 femmes de mars à novembre 2027, parce que 18 entretiens ont montré 12 volontaires
""",
        "C3a",
        "parce que 18 entretiens ont montré 12 volontaires ». Qu’est-ce qui vous ferait changer ce nombre ?",
    ),
    "a difficulty without an answer": (
        """
    Ce qui peut coincer
      Peu de candidats en juin
""",
        "C6",
        "Que faites-vous le jour où cela arrive ?",
    ),
    "no difficulty at all": ("    Risques\n", "C6", "Sous « Risques », rien n’est écrit."),
}


def asked(text: str, **options: int) -> tuple[Question, ...]:
    mindmap = outline.parse(text)
    return questions(mindmap, check(mindmap), **options)


@pytest.mark.parametrize("case", CASES)
def test_a_gap_is_asked_about_in_the_words_of_the_map(case: str):
    below, about, words = CASES[case]
    found = [each.text for each in asked(HEAD + below.strip("\n"), most=100) if each.about == about]
    plain = [re.sub("[\u00a0\u202f]", " ", text) for text in found]
    assert any(words in text for text in plain), plain


@pytest.mark.parametrize(
    "partner",
    [
        "      Agences d’intérim : paient la moitié du carburant\n",
        "      Agences d’intérim\n        paient la moitié du carburant\n",
        "      Agences d’intérim\n        : paient la moitié du carburant\n",
        "      Agences d’intérim, qui paient la moitié du carburant\n",
    ],
)
def test_a_partner_with_words_of_its_own_is_not_told_to_be_only_named(partner: str):
    """However unsure one is that they say what it brings."""
    found = asked(f"{HEAD}    Partenaires\n      Garage Auto-Pont : prête son pont le samedi\n{partner}", most=100)
    assert not any("nommé sans son apport" in re.sub("\u00a0", " ", each.why) for each in found)


@pytest.mark.parametrize("answer", [" ; réponse : une autre promotion", ", sinon on recrute ailleurs"])
def test_a_difficulty_that_says_its_answer_is_not_told_to_have_none(answer: str):
    found = asked(f"{HEAD}    Ce qui peut coincer\n      Peu de candidats en juin{answer}\n", most=100)
    assert not any("n’a pas de réponse" in each.why for each in found)


def test_what_was_answered_in_a_note_shows_it_behind_what_waits():
    text = HEAD + CASES["money that is not there yet"][0].strip("\n")
    pending = next(each for each in asked(text, most=100) if each.about == "C7b")
    answered = edits.update(outline.parse(text), pending.keys[0], note=from_plain("?"), attributes=(("repond", "C7b"),))
    found = questions(answered, check(answered), most=3)
    assert [each.answer for each in found] == ["", "", "", pending.keys[0]]
    assert found[-1].about == "C7b"
    unsaid = edits.update(answered, pending.keys[0], note=())
    assert not any(each.answer for each in questions(unsaid, check(unsaid), most=100))


def test_what_is_foreseen_is_not_asked_again():
    text = (
        HEAD
        + """
    Financements
      Région : 12 000 €, convention signée
    Ce qui peut coincer
      La subvention de la Région arrive après le démarrage → la première session se limite à 8 places
""".strip("\n")
    )
    assert not any("tombe" in each.text for each in asked(text, most=100))


def test_a_dossier_that_says_the_role_is_not_asked_for_it():
    mindmap = outline.parse(HEAD)
    report = check_dossier(example_dossier().dossier)
    said = {each.id for each in (*report.requirements, *report.modalities) if each.likeliest == "satisfait"}
    assert "M5" in said
    about = {each.about for each in questions(mindmap, check(mindmap), report, most=100)}
    assert not about & said


def test_nothing_satisfied_leaves_nothing_to_learn():
    """The example satisfies all fifteen, and still gets a full session, of what is strong and of what is fragile."""
    mindmap = example()
    report = check(mindmap)
    assert {each.verdict for each in report.requirements} == {"satisfait"}
    found = questions(mindmap, report)
    assert len(found) == MOST
    assert {"strong"} <= {each.kind for each in found}


def test_what_a_verdict_finds_satisfied_is_not_told_to_be_missing(session: tuple[MindMap, tuple[Question, ...]]):
    mindmap, found = session
    unequal = outline.parse(HEAD + CASES["a budget that does not balance"][0].strip("\n"))
    for each, asked_of in ((mindmap, found), (unequal, questions(unequal, check(unequal), most=100))):
        satisfied = {verdict.id for verdict in check(each).requirements if verdict.likeliest == "satisfait"}
        assert not {one.about for one in asked_of if one.kind == "gap"} & satisfied
    assert {"C7a", "C7b"} <= satisfied


@pytest.fixture(
    scope="module", params=["a11_couture", "a11_faible_bureau", "a5_bpi_limoges", "b3_capemploi", "m3_clubseniors"]
)
def session(request: pytest.FixtureRequest) -> tuple[MindMap, tuple[Question, ...]]:
    mindmap = map_of(request.param)
    return mindmap, questions(mindmap, check(mindmap))


def test_a_session_is_ten_questions_in_the_order_of_the_exam(session: tuple[MindMap, tuple[Question, ...]]):
    mindmap, found = session
    assert len(found) == MOST
    assert len({each.text for each in found}) == MOST
    assert all(each.keys and set(each.keys) <= set(mindmap.by_key) for each in found)
    assert all(each.text.endswith("\u00a0?") for each in found)
    criteria = [each.about.rstrip("ab") for each in found]
    assert max(map(criteria.count, criteria)) <= 2
    order = [(each.about[0] == "M", int(re.sub(r"\D", "", each.about))) for each in found]
    assert order == sorted(order)


def test_what_a_question_quotes_stands_in_a_node_that_it_names(session: tuple[MindMap, tuple[Question, ...]]):
    mindmap, found = session

    def plain(text: str) -> str:
        return " ".join(re.sub(r'[«»"“”\u00a0\u202f]', " ", text).replace("'", "’").split()).lower()

    everything = plain("\n".join(f"{node.text} {node.details_text} {node.note_text}" for node in mindmap))
    for each in found:
        for quote in re.findall("« (.*?)\u00a0?»", each.text.replace("«\u00a0", "« ")):
            assert plain(quote).rstrip(" …") in everything, quote


def test_the_same_map_gives_the_same_questions():
    assert asked(HEAD) == asked(HEAD)


def test_a_project_is_named_whole_or_without_what_its_title_adds():
    title = "Permis pour bosser : un atelier mobilité en zone rurale"
    assert any("menez-vous « Permis pour bosser »" in text for text in told(title))
    assert any("menez-vous « Un toit pour apprendre »" in text for text in told("Un toit pour apprendre"))


def told(title: str) -> list[str]:
    mindmap = outline.parse(f"{title}\n  Faisabilité [E3]\n")
    return [each.text.replace("\u00a0", " ") for each in questions(mindmap, check(mindmap), most=100)]


def test_a_gap_in_the_budget_leads_to_what_is_counted_in_it():
    text = (
        f"{HEAD}    Dépenses\n      Permis à 30 €/mois\n      Salaire 9 000 €\n    Financements\n      Région 6 000 €\n"
    )
    mindmap = outline.parse(text)
    gap = next(each for each in questions(mindmap, check(mindmap), most=100) if "Où trouvez-vous" in each.text)
    assert [mindmap.node(key).text for key in gap.keys] == ["Salaire 9 000 €", "Région 6 000 €"]


def test_a_map_of_one_person_is_asked_for_its_project():
    mindmap = map_of("a6_belsunce")
    asked = [each.text for each in questions(mindmap, check(mindmap))]
    assert any("une seule personne. Quel projet en tirez-vous" in text for text in asked), asked


def test_no_year_is_said_that_the_map_does_not_write_and_no_title_of_another_stage_is_named():
    for name in ("b7_bus", "a12_lessive", "b1_amienois"):
        mindmap = map_of(name)
        found = questions(mindmap, check(mindmap), most=100)
        asked = " ".join(each.text for each in found)
        assert not re.search(r"\b200[01]\b", asked)
        assert not any("budget-temps" in each.text for each in found if each.about in ("C7a", "C7b"))
        assert "« »" not in re.sub("[\u00a0 ]+", " ", asked)
