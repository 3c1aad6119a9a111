"""C3a, C3b and C4: the three that define a project, why they are so, and why the actions are."""

from __future__ import annotations

import pytest

from . import judged

ROOT = "Les mains vertes : des jardins pour des allocataires du RSA"


PURPOSE = "  Finalité : que la terre redonne à chacun une place dans le quartier"


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        ("satisfait", [PURPOSE, "  Obj. 1 : 8 contrats de plus de 6 mois", "  16 pers, place de Vierzon, 6 mois"]),
        ("satisfait", [PURPOSE, "  Objectifs", "    D'ici février, 8 personnes signent seules un contrat"]),
        ("satisfait", ["  Où l'on va : que chacun retrouve une place", "  Objectifs", "    6 contrats signés en mai"]),
        ("partiel", ["  Obj. 1 : 12 contrats de plus de 6 mois", "  Obj. 2 : 16 CV à jour", "  Durée : 6 mois"]),
        ("partiel", [PURPOSE]),
        ("partiel", [PURPOSE, "  Objectifs", "    valoriser, soutenir, relier", "  16 pers, six mois"]),
        (
            "satisfait",
            ["  Qu'à 55 ans on ait encore un métier", "  7 signent un contrat en juin", "  12 jeunes, un an"],
        ),
        ("satisfait", ["  Finalité : se lever pour un métier", "    Objectifs", "      8 contrats signés en juin"]),
        ("partiel", ["  Objectifs", "    ouvrir 10 places de garde la nuit", "    former 6 gardes à domicile"]),
        (
            "satisfait",
            ["  Que nul n'ait à partir avec deux sacs", "  7 signent un contrat en juin", "  12 jeunes, un an"],
        ),
        ("absent", ["  Objectifs", "    à définir avec l'équipe"]),
        ("absent", ["  Objectifs", "    SMART"]),
        ("absent", ["  Objectifs", "    voir la note au conseil"]),
    ],
)
def test_a_project_is_defined_by_three_pieces(expected: str, lines: list[str]) -> None:
    assert judged("C3a", ROOT, ["Le projet", *lines]).verdict == expected


def test_a_public_told_in_the_diagnosis_defines_no_project() -> None:
    assert (
        judged("C3a", ROOT, ["Contexte", "  Public", "    Des allocataires du RSA loin de l'emploi"]).verdict
        == "absent"
    )


GOAL = ["Le projet", "  Objectifs", "    8 personnes signent un contrat avant décembre"]
WHY = "    Pourquoi ces objectifs"


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        ("satisfait", [WHY, "      J'avais d'abord voulu un atelier de CV, mais dix sur douze ne venaient pas"]),
        ("satisfait", [WHY, "      Huit et pas vingt, parce que la parcelle n'a que huit planches"]),
        ("satisfait", [WHY, "      Parce que les maraîchers du coin cherchent des bras et n'en trouvent pas"]),
        ("partiel", [WHY, "      Parce que chacun doit pouvoir gagner sa vie dignement"]),
        ("partiel", [WHY, "      C'est un sujet important"]),
        ("absent", [WHY, "      parce que"]),
        ("absent", [WHY, "      C.f. dossier"]),
        ("absent", [WHY, "      c'est un vrai sujet, il faudra le démontrer"]),
        ("absent", []),
    ],
)
def test_a_reason_is_of_this_project(expected: str, lines: list[str]) -> None:
    assert judged("C3b", ROOT, [*GOAL, *lines]).verdict == expected


ACTIONS = [
    "Mise en œuvre",
    "  Actions",
    "    Atelier de semis, deux matinées par semaine, groupes de 5",
    "    Visite d'une pépinière",
]


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        ("satisfait", ["    Récolte en juillet, à 6 h exprès : la chaleur fait fuir"]),
        ("satisfait", ["    On a déplacé la récolte à 6 h, car la chaleur faisait fuir"]),
        ("satisfait", ["    Repiquage par deux, pour mêler anciens et nouveaux"]),
        ("satisfait", ["    Repiquage à 10 h : plus tôt, les mères manquaient la moitié des séances"]),
        ("satisfait", ["    Repiquage le jeudi", "      parce que le car passe ce jour-là"]),
        ("partiel", ["    Nous avons déplacé la visite avant le stage et non pendant"]),
        ("partiel", ["    Le repiquage se fait à 9 h au lieu de 8 h"]),
        ("partiel", ["    Abandonné en mai : le repiquage du samedi"]),
        ("partiel", []),
    ],
)
def test_a_change_that_is_merely_told_gives_no_reason(expected: str, lines: list[str]) -> None:
    assert judged("C4", ROOT, [*ACTIONS, *lines]).verdict == expected


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        ("absent", ["  Action 1 : sensibilisation"]),
        ("absent", ["  Des activités ludiques et variées"]),
        ("absent", ["  Accompagnement global et personnalisé des participants", "  ateliers collectifs"]),
        ("partiel", ["  Ateliers de taille et de greffe", "  Accompagnement global"]),
    ],
)
def test_words_of_any_project_are_no_action(expected: str, lines: list[str]) -> None:
    assert judged("C4", ROOT, ["Mise en œuvre", *lines]).verdict == expected
