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
    ],
)
def test_a_means_of_follow_up_is_there_and_named(verdict: str, said: list[str]) -> None:
    below = "\n".join(f"    {each}" for each in said)
    report = check(outline.parse(f"{MAP}{below}"))
    assert report.verdict("C9").verdict == verdict, report.verdict("C9").message
