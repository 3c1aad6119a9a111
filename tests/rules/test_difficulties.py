"""C6: what is a difficulty of the project, what answers it, and what is told too late."""

from __future__ import annotations

import pytest

from cefi_map.mindmap import outline
from cefi_map.rules import check

MAP = """
Les mains vertes : des jardins pour 10 allocataires du RSA à Vierzon
  Faisabilité
    Difficultés possibles
"""


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("satisfait", ["Le moniteur tombe malade → un bénévole est formé", "La subvention arrive en retard"]),
        ("satisfait", ["Le moniteur tombe malade", "  un bénévole est formé", "La subvention arrive en retard"]),
        ("satisfait", ["Le moniteur peut partir, on garde deux noms", "Si la serre casse, le lycée prête la sienne"]),
        (
            "satisfait",
            ["mode : moniteur malade / parade : un bénévole formé", "mode : subvention en retard / parade : prêt"],
        ),
        ("satisfait", ["Cas 2 : si la serre casse, le lycée prête la sienne", "Le moniteur peut partir"]),
        ("partiel", ["Le moniteur tombe malade", "La subvention arrive en retard"]),
        ("partiel", ["La subvention arrive en retard : personne pour avancer", "Panne du minibus : aucune solution"]),
        ("partiel", ["Le moniteur tombe malade → un bénévole est formé"]),
        ("partiel", ["La pompe est tombée en panne, on a arrosé à la main", "Le moniteur a été malade en juin"]),
        ("partiel", ["Le voisin ne veut plus. On a parlé. On a coupé la haie", "Le moniteur a été malade en juin"]),
        ("partiel", ["Le moniteur tombe malade : on s'adaptera", "La subvention arrive en retard : on verra"]),
        ("partiel", ["Le moniteur n'est pas venu en mai → un élève l'a remplacé", "Les plants sont arrivés gelés"]),
        ("absent", ["s'il y a des problèmes on s'adaptera"]),
        ("absent", ["Aucun risque repéré à cette date"]),
        ("absent", ["Des imprévus sont toujours possibles"]),
        ("absent", ["dettes, addictions, isolement, santé"]),
        ("absent", ["il faudra anticiper", "matrice des risques", "à identifier avec l'équipe"]),
    ],
)
def test_difficulties_are_the_projects_and_ahead_of_it(verdict: str, said: list[str]) -> None:
    below = "\n".join(f"      {each}" for each in said)
    report = check(outline.parse(f"{MAP}{below}"))
    assert report.verdict("C6").verdict == verdict, report.verdict("C6").message


@pytest.mark.parametrize(
    ("verdict", "title", "said"),
    [
        ("partiel", "Là où ça peut caler", ["Le lycée reprend sa serre : la mairie en prête une"]),
        ("partiel", "Moyens", ["Le maraîcher peut nous faire faux bond"]),
        ("absent", "Moyens", ["On a pris le risque de louer la serre au mois"]),
    ],
)
def test_difficulties_are_heard_by_their_title_and_by_their_words(verdict: str, title: str, said: list[str]) -> None:
    lines = "\n".join([MAP.replace("Difficultés possibles", title).rstrip(), *(f"      {each}" for each in said)])
    report = check(outline.parse(lines))
    assert report.verdict("C6").verdict == verdict, report.verdict("C6").message


def test_difficulties_told_afterwards_are_said_to_be() -> None:
    text = f"{MAP}      Le moniteur a été malade en juin, on a annulé deux séances"
    assert "après coup" in check(outline.parse(text)).verdict("C6").message
