"""What counts as content, and what does not."""

import pytest

from cefi_map.checking.reading import ReadMap, ReadNode
from cefi_map.mindmap import outline


def read(text: str) -> ReadNode:
    """The last node of an outline, as read."""
    return ReadMap(outline.parse(text)).nodes[-1]


@pytest.mark.parametrize(
    "title",
    [
        "à compléter", "Budget : à chiffrer", "?", "…", "Quels partenaires ?", "Critères d'évaluation",
        "Points forts / points faibles", "Objectifs à définir en équipe", "voir fichier",
        "il faudra réfléchir à un comité",
        "Partenaire 1", "Difficultés : aucune", "Préconisations (capitalisation, diffusion, transfert)", "TODO", "RAS",
        "Gantt à faire", "lycées ??", "budget pas encore abordé avec la direction", "Plan B ?",
    ],
)  # fmt: skip
def test_a_placeholder_a_question_or_a_bare_title_is_blank(title: str) -> None:
    assert read(f"Projet\n  {title}").blank


@pytest.mark.parametrize(
    "title",
    [
        "département 71 (ou que Chalon ?)", "CAF", "un flyer", "5 000 € à solliciter auprès de la Région",
        "pas de permis", "Pourquoi le vélo ? parce que 38 personnes n'ont pas de voiture", "Politique de la ville",
    ],
)  # fmt: skip
def test_what_says_something_is_not_blank(title: str) -> None:
    assert not read(f"Projet\n  {title}").blank


def test_all_text_of_a_node_counts() -> None:
    node = read("Projet\n  qui a faim ?\n    : 16 femmes du quartier\n    = veulent un travail")
    assert "femmes" in node.folded
    assert "travail" in node.folded
    assert not node.blank


def test_a_candidates_tags_are_not_content() -> None:
    assert read("Projet\n  Budget [E3] [C7a car tout y est dit]").blank


def test_a_label_stands_before_a_colon_a_dash_a_note_or_a_verb() -> None:
    assert read("Projet\n  Finalité : un emploi qui dure").label == "finalite"
    assert read("Projet\n  Emmaüs — fournit les téléphones").label == "emmaus"
    assert read("Projet\n  Les jeunes\n    : ils dorment peu").label == "les jeunes"
    assert read("Projet\n  Notre finalité est que chacun choisisse").label == "finalite"


def test_a_date_before_a_title_is_set_apart() -> None:
    node = read("Journal\n  17 janv. J'ai tourné deux jours")
    assert node.dated
    assert node.title.startswith("j'ai")


def test_names_whose_only_child_is_a_placeholder_do_not_count() -> None:
    reading = ReadMap(outline.parse("Projet\n  Banque alimentaire, CPAM\n    à voir"))
    assert reading.nodes[1].blank
