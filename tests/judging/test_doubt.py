"""A verdict that is not sure says so: between which two it stands, where it leans, what would settle it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import pytest

from cefi_map import limits
from cefi_map.judging import Report, Verdict, check
from cefi_map.judging.counting import Count, Shown
from cefi_map.judging.deciding import ORDER, Decision
from cefi_map.judging.requirement import DEFAULT
from cefi_map.judging.requirements import REQUIREMENTS
from cefi_map.judging.telling import told, unsure
from cefi_map.mindmap import MindMap, outline
from cefi_map.mindmap.model import DENIED_TAG, REQUIREMENT_TAG
from tests.labelled import Labelled, ours
from tests.labelled.score import judged

REQUIRED = {each.id: each for each in REQUIREMENTS}


@dataclass(frozen=True)
class Cited:
    quoted: str
    index: int = 0
    parent: int = -1
    kept: dict[str, str] = field(default_factory=dict, compare=False)

    def denies(self, id: str) -> bool:
        return False


@pytest.fixture(scope="module")
def reports() -> list[tuple[Labelled, Report]]:
    return judged([each for each in ours("learnt") if each.on_topic][::12])


def test_what_is_not_sure_is_to_be_checked_and_leans(reports: list[tuple[Labelled, Report]]) -> None:
    doubted = 0
    for _, report in reports:
        for verdict in report.requirements:
            assert (verdict.verdict == "a_verifier") == (verdict.leaning is not None)
            assert verdict.leaning or verdict.confidence > 0.5
            assert verdict.likeliest in ORDER
            if verdict.leaning:
                doubted += 1
                between, _, rest = verdict.message.partition("\N{NO-BREAK SPACE}: à vous de relire. ")
                if verdict.leaning == "absent":
                    assert between == "Rien ne le dit nettement"
                else:
                    lower, higher = between.removeprefix("L’outil hésite entre ").split(" et ")
                    assert ORDER.index(higher) == ORDER.index(lower) + 1  # type: ignore[arg-type]
                    assert verdict.leaning in (lower, higher)
                assert rest, "what speaks for it"
                assert verdict.fix, "what would settle it"
                assert verdict.word == f"À vérifier, {verdict.brief.lower()}"
                assert verdict.brief == f"Plutôt {verdict.leaning}"
    assert doubted > len(reports), "one or more a map"


@pytest.mark.parametrize(
    ("chances", "between"),
    [
        ((0.1, 0.5, 0.4), ("partiel", "satisfait")),
        ((0.3, 0.5, 0.2), ("absent", "partiel")),
        ((0.6, 0.3, 0.1), ("absent", "partiel")),
        ((0.05, 0.4, 0.55), ("partiel", "satisfait")),
    ],
)
def test_a_verdict_stands_between_it_and_its_likelier_neighbour(
    chances: tuple[float, float, float], between: tuple[str, str]
) -> None:
    best = max(range(3), key=chances.__getitem__)
    assert Decision(ORDER[best], chances[best], chances).between == between


def test_the_opposite_weighs_more_than_the_neighbour() -> None:
    """« Satisfait » that may be absent is doubted where it would be asserted if it may be partial."""
    assert Decision("satisfait", 0.7, (0.0, 0.3, 0.7)).sure
    assert not Decision("satisfait", 0.7, (0.2, 0.1, 0.7)).sure


def test_no_verdict_is_said_whose_opposite_may_well_be_right() -> None:
    for chances, verdict in (
        ((0.15, 0.3, 0.55), "partiel"),
        ((0.6, 0.25, 0.15), "partiel"),
        ((0.1, 0.3, 0.6), "satisfait"),
    ):
        found = Decision(ORDER[max(range(3), key=chances.__getitem__)], max(chances), chances).cautious()
        assert (found.verdict, found.confidence) == (verdict, chances[ORDER.index(found.verdict)])


def test_nothing_is_asserted_to_be_right_more_often_than_it_is(reports: list[tuple[Labelled, Report]]) -> None:
    """Even on maps that were learnt from, doubt is where the errors are."""
    right: dict[bool, list[bool]] = {True: [], False: []}
    for each, report in reports:
        for id, label in each.labels.items():
            verdict = report.verdict(id)
            right[verdict.leaning is None].append(verdict.likeliest == label.verdict)
    sure, doubted = (sum(each) / len(each) for each in (right[True], right[False]))
    assert sure > doubted + 0.15


def with_tag(mindmap: MindMap, keys: set[str], name: str, id: str) -> MindMap:
    return MindMap(
        tuple(
            replace(each, attributes=(*each.attributes, (name, id))) if each.key in keys else each for each in mindmap
        )
    )


def test_what_was_not_found_is_asked_and_an_answer_is_remembered(reports: list[tuple[Labelled, Report]]) -> None:
    asked = [
        (each.map, verdict)
        for each, report in reports
        for verdict in report.requirements
        if verdict.likeliest == "absent" and verdict.candidates
    ]
    assert len(asked) > 5
    for mindmap, verdict in asked:
        keys = {each.key for each in verdict.candidates}
        assert mindmap.root.key not in keys
        assert not any(mindmap.depths[key] == 1 and mindmap.children(key) for key in keys), "the head of a branch"
        again = check(with_tag(mindmap, keys, DENIED_TAG, verdict.id)).verdict(verdict.id)
        assert not keys & {each.key for each in again.candidates}
        assert again.likeliest == "absent", "« Aucun » makes nothing appear"
    tied = [
        check(with_tag(mindmap, {verdict.candidates[0].key}, REQUIREMENT_TAG, verdict.id)).verdict(verdict.id)
        for mindmap, verdict in asked
    ]
    assert sum(each.likeliest != "absent" for each in tied) > len(tied) / 2, "« C’est lui » is heard"


def test_a_map_about_something_else_is_not_doubted() -> None:
    text = """
        Ouvrir ma boutique de vêtements
          Mes fournisseurs
            Jeans de Naples
          Mes clients
            Femmes de 30 ans
          Ma vitrine
            Deux mannequins
          Mon site
            Paiement en ligne
          Le stock
            Collection d’été
          La caisse
    """
    report = check(outline.parse(text))
    assert {each.verdict for each in report.requirements if each.id not in ("C1b", "C2")} == {"absent"}


def test_nobody_is_asked_for_what_the_sentence_says_is_there() -> None:
    """« Un indicateur chiffré » that is read, then asked for as if there were none."""
    for requirement in REQUIRED.values():
        for way in requirement.satisfied(DEFAULT):
            for code, many in way.items():
                part = next((each for each in requirement.parts if each.code == code), None)
                assert not part or many < 2 or part.again, f"{requirement.id}: one more of {code}"


def test_what_settles_a_whole_is_its_least_sure_line() -> None:
    """Actions and modalities are read, a reason is believed to be: it is asked for more plainly, where it stands."""
    c4 = REQUIRED["C4"]
    action = Shown(Cited("Atelier : deux matinées"), 0.9, {"a": 0.9, "m": 0.8, "r": 0.6})
    count = Count([action, Shown(Cited("Visite"), 0.9, {"a": 0.9})], c4)
    outcome = told(count, Decision("partiel", 0.6, (0.1, 0.6, 0.3)), DEFAULT)
    assert outcome.message == (
        "On lit plusieurs actions précises et des modalités : « Atelier : deux matinées » et « Visite ». "
        "On croit y lire une raison."
    )
    assert outcome.fix == "Dites plus nettement dans « Atelier » pourquoi cette forme et pas une autre."
    assert outcome.spot == (action.piece, "title")


def test_what_nobody_believes_to_read_settles_first() -> None:
    """Two funders are read: not a third one, but the amount that none of them says."""
    funders = Shown(Cited("Financement : Département, Fondation"), 0.9, {"s": 0.9, "+": 0.9})
    outcome = told(Count([funders], REQUIRED["C7b"]), Decision("partiel", 0.6, (0.1, 0.6, 0.3)), DEFAULT)
    assert outcome.message.startswith("On lit plusieurs sources de financement")
    assert outcome.fix.startswith("Complétez « Département, Fondation » par le montant")
    assert outcome.spot == (funders.piece, "title")


def test_a_rhythm_that_is_written_is_named_and_not_asked_for() -> None:
    """The calendar reads it too, however unsure it is what the meeting says."""
    for chance in (0.35, 0.6):
        meeting = Shown(Cited("Communication interne : réunion d’équipe mensuelle"), 0.9, {"m": 0.9, "d": chance})
        outcome = told(Count([meeting], REQUIRED["C8a"]), Decision("partiel", 0.6, (0.1, 0.6, 0.3)), DEFAULT)
        assert outcome.fix == "Précisez dans « réunion d’équipe mensuelle » ce qui y est dit, et à qui."
    assert outcome.message.endswith("On croit y lire le rythme.")


def test_no_way_is_told_by_what_belongs_to_another() -> None:
    """Of a figure it is not said that it lacks what a policy brings; a bare name is completed where it stands."""
    figure = Shown(Cited("Chômage : 9 %"), 0.9, {"i": 0.9, "p": 0.4})
    name = Shown(Cited("Plan régional de mobilité"), 0.8, {"b": 0.9, "p": 0.4})
    partial = Decision("partiel", 0.8, (0.1, 0.8, 0.1))
    outcome = told(Count([figure], REQUIRED["C2"]), partial, DEFAULT)
    assert "ce que cela apporte" not in outcome.message
    assert outcome.fix.startswith(("Ajoutez un chiffre comparé", "Écrivez un autre indicateur"))
    outcome = told(Count([name], REQUIRED["C2"]), partial, DEFAULT)
    assert outcome.message.startswith("On lit un dispositif nommé : « Plan régional de mobilité », sans trouver")
    assert outcome.fix.startswith("Écrivez sous « Plan régional de mobilité » ce que chacun change")
    assert outcome.spot == (name.piece, "under")


MOBILITY = """
Permis pour bosser : un atelier mobilité en zone rurale pour demandeurs d’emploi de plus de 40 ans
  Contexte
    Sans permis ni voiture, ils refusent des postes à 20 km
    Politique : plan régional de mobilité, loi plein emploi{C2}
  Faisabilité
    Financement : Conseil départemental, Fondation de France{C7b}
  Préparation
    Communication interne : réunion d’équipe mensuelle{C8a}
    Communication externe : affiches en mairie, radio locale{C8b}
  Mise en œuvre
    Code en groupe, deux fois par semaine
"""


@pytest.mark.parametrize(
    ("id", "written"),
    [
        (
            "C2",
            "\n      Plan régional : paie la moitié du permis de nos stagiaires"
            "\n      Loi plein emploi : finance l’accompagnement de nos stagiaires",
        ),
        ("C7b", " : dossier déposé en mars, 4 000 € demandés"),
        ("C8a", " : places libres et avancement, pour les conseillers"),
        ("C8b", ", en septembre, pour les demandeurs d’emploi"),
    ],
)
def test_an_advice_that_is_followed_pays(id: str, written: str) -> None:
    def verdict(answer: str) -> Verdict:
        text = MOBILITY.replace(f"{{{id}}}", answer)
        return check(outline.parse(re.sub(r"\{C\w+\}", "", text).strip())).verdict(id)

    assert verdict("").verdict != "satisfait"
    assert verdict(written).verdict == "satisfait"


def test_what_no_piece_surely_says_is_not_said_to_be_read() -> None:
    count = Count([Shown(Cited("Illectronisme : 17 %"), 0.6, {"p": 0.1, "i": 0.3, "b": 0.4})], REQUIRED["C2"])
    message = told(count, Decision("partiel", 0.8, (0.1, 0.8, 0.1)), DEFAULT).message
    assert message == "Ce qui s’en approche le plus : « Illectronisme : 17 % »."


@pytest.mark.parametrize(
    ("second", "shown"),
    [
        (0.0, "On lit un critère observable : « a »."),
        (0.2, "On lit au moins un critère observable : « a »."),
        (0.9, "On lit plusieurs critères observables : « a » et « b »."),
    ],
)
def test_one_is_only_said_to_be_alone_where_no_other_is_likely(second: float, shown: str) -> None:
    count = Count([Shown(Cited("a"), 0.9, {"c": 0.9}), Shown(Cited("b"), second, {"c": 0.9})], REQUIRED["C10"])
    assert told(count, Decision("partiel", 0.8, (0.1, 0.8, 0.1)), DEFAULT).message == shown


def test_each_part_is_quoted_from_what_shows_it() -> None:
    aim, goal = Shown(Cited("que chacun tienne"), 0.9, {"f": 0.9}), Shown(Cited("en former dix"), 0.9, {"o": 0.9})
    whom = Shown(Cited("dix dames, un an"), 0.9, {"r": 0.9, "f": 0.1})
    outcome = told(Count([aim, whom, goal], REQUIRED["C3a"]), Decision("satisfait", 0.9, (0, 0.1, 0.9)), DEFAULT)
    assert outcome.message == (
        "On lit un objectif précis : « en former dix » ; la finalité : « que chacun tienne » ; "
        "le périmètre : « dix dames, un an »."
    )


def test_what_is_lacking_is_said_so_as_surely_as_it_is() -> None:
    action = Shown(Cited("Visite de la scierie, mardi"), 0.9, {"a": 0.9, "m": 0.9})
    for chance, lacking in ((0.0, "sans trouver de raison."), (0.3, "sans trouver nettement de raison.")):
        count = Count([action, action, Shown(Cited("car"), chance, {"r": 0.9})], REQUIRED["C4"])
        message = told(count, Decision("partiel", 0.8, (0.1, 0.8, 0.1)), DEFAULT).message
        assert message.endswith(lacking)


def test_the_reason_is_among_the_first_that_show_it() -> None:
    """Of many actions and one reason, whoever wrote the reason sees it cited."""
    actions = [Shown(Cited(f"Action {number}"), 0.9, {"a": 0.9, "m": 0.9}) for number in range(10)]
    reason = Shown(Cited("Quatre lieux, parce que les bus ne passent pas"), 0.7, {"r": 0.9})
    outcome = told(Count([*actions, reason], REQUIRED["C4"]), Decision("satisfait", 0.9, (0.0, 0.1, 0.9)), DEFAULT)
    assert reason.piece in outcome.pieces[: limits.EVIDENCE_NODES]


def test_who_believes_to_read_says_so_once() -> None:
    said = unsure("On lit un moyen : « affiche », sans trouver de destinataire.")
    assert said == "On croit lire un moyen : « affiche », sans trouver nettement de destinataire."
    assert unsure(said) == said
