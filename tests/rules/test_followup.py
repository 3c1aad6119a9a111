"""C9: what follows the project, and what only announces that it will be followed."""

from __future__ import annotations

import pytest

from cefi_map.mindmap import outline
from cefi_map.rules import check

MAP = """
Les mains vertes : des jardins pour 10 allocataires du RSA à Vierzon
  Mise en œuvre
    Taille et semis le mardi, par groupes de cinq
"""


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (
            "satisfait",
            ["Le classeur vert : séances faites, outils cassés ; relu le dernier vendredi avec la directrice"],
        ),
        ("satisfait", ["Suivi", "  Tableau de bord mensuel"]),
        ("partiel", ["Suivi : comité de suivi"]),
        ("partiel", ["Suivi", "  Tableau de bord"]),
        ("partiel", ["Suivi", "  réunions régulières"]),
        ("absent", ["Suivi", "  comité à constituer"]),
        ("absent", ["Suivi", "  Le calendrier figure au point 4"]),
        ("absent", ["Suivi", "  planning.pdf"]),
        ("absent", ["Suivi", "  Des outils de suivi adaptés"]),
        ("absent", ["Suivi", "  ajouter un PERT si besoin"]),
        ("absent", ["Suivi", "  Gantt à faire"]),
        ("partiel", ["Suivi", "  Gantt"]),
        ("satisfait", ["Suivi", "  Diagramme de PERT", "  Tableau de bord"]),
        ("satisfait", ["Suivi", "  Tableau de bord et comité"]),
        ("satisfait", ["Suivi", "  Comité mensuel", "    animé par la mairie"]),
        (
            "satisfait",
            ["Au potager", "  Le premier lundi, la directrice et moi repassons les dépenses et les absences"],
        ),
    ],
)
def test_a_means_of_follow_up_is_there_and_named(verdict: str, said: list[str]) -> None:
    below = "\n".join(f"    {each}" for each in said)
    report = check(outline.parse(f"{MAP}{below}"))
    assert report.verdict("C9").verdict == verdict, report.verdict("C9").message


@pytest.mark.parametrize(
    "said",
    [
        "Carnet de bord de chaque jeune, relu avec lui tous les mois",
        "Réunion des familles chaque trimestre",
        "Une page par personne dans le classeur, relue le vendredi",
    ],
)
def test_following_persons_is_not_following_the_project(said: str) -> None:
    found = check(outline.parse(f"{MAP}  Suivi\n    {said}")).verdict("C9")
    assert found.verdict == "partiel"
    assert "personnes" in found.message
