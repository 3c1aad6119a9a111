"""What a text says by itself, read once from one check of its map to the next."""

from __future__ import annotations

import pytest

from cefi_map.french import figures
from cefi_map.french.said import Said
from cefi_map.french.sentences import sentences


def test_a_question_and_its_answer_are_a_label_and_a_body() -> None:
    said = Said("Qui paie ? La Région et la Ville")
    assert (said.label, said.body) == ("qui paie", "la region et la ville")
    assert not said.question


def test_a_wish_says_nothing() -> None:
    assert Said("ce serait bien d'avoir un minibus").negated
    assert not Said("un minibus prêté par la mairie").negated


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
    assert Said(title).blank


@pytest.mark.parametrize(
    "title",
    [
        "département 71 (ou que Chalon ?)", "CAF", "un flyer", "5 000 € à solliciter auprès de la Région",
        "pas de permis", "Pourquoi le vélo ? parce que 38 personnes n'ont pas de voiture", "Politique de la ville",
    ],
)  # fmt: skip
def test_what_says_something_is_not_blank(title: str) -> None:
    assert not Said(title).blank


def test_a_label_stands_before_a_colon_a_dash_or_what_stands_beside() -> None:
    assert Said("Finalité : un emploi qui dure").label == "finalite"
    assert Said("Emmaüs — fournit les téléphones").label == "emmaus"
    assert Said("Les jeunes", ("ils dorment peu",)).label == "les jeunes"


def test_a_date_before_a_title_is_set_apart() -> None:
    said = Said("17 janv. J'ai tourné deux jours")
    assert said.dated
    assert said.title.startswith("j'ai")


@pytest.mark.parametrize(
    ("text", "theory"),
    [
        ("Un besoin n’est pas une demande.", True),
        ("Définition : un projet est un ensemble d’actions limité dans le temps", True),
        ("Le diagnostic est une étape indispensable", True),
        ("objectif SMART : spécifique, mesurable, atteignable", True),
        ("La communication interne permet d’informer chacun", True),
        ("Un comité de suivi se réunit chaque trimestre avec la plateforme", False),
        ("La finalité poursuivie consiste à permettre l’accès à ces postes", False),
        ("Un partenaire, la mairie, prête la salle", False),
        ("On appelle vraiment l’agence, haut-parleur", False),
    ],
)
def test_what_a_textbook_says_is_told_from_what_a_project_does(text: str, theory: bool) -> None:
    assert Said(text).theory is theory


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("salle 1 200", True),
        ("goûters : 350", True),
        ("12000 de salaires", True),
        ("15000 sur 3 ans", True),
        ("programme 147", False),
        ("BOP 102 et loi 2005-102", False),
        ("35400 Saint-Malo", False),
        ("RNCP 37274, ligne 12", False),
    ],
)
def test_a_number_is_an_amount_by_what_stands_beside_it(text: str, amount: bool) -> None:
    assert Said(text).finds(figures.AMOUNT) is amount


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("M. Durand vient. Il prête sa salle.", ("M. Durand vient.", "Il prête sa salle.")),
        ("On l'a vu en 2019. Rien depuis", ("On l'a vu en 2019.", "Rien depuis")),
        ("- un minibus\n- deux salles", ("- un minibus", "deux salles")),
        ("salle prêtée ; minibus loué", ("salle prêtée", "minibus loué")),
        ("1.1. Un titre numéroté. Sa suite", ("1.1. Un titre numéroté.", "Sa suite")),
        ("2. Une idée. Sa suite", ("2. Une idée.", "Sa suite")),
        ("un seul fait, art. 5 du texte", ("un seul fait, art. 5 du texte",)),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, read: tuple[str, ...]) -> None:
    assert sentences(text) == read
