"""The modalities judged on the map: M1 (detailed), M2 (the candidate's part), M3 (insertion), M8 and E1–E6 (stages).

M4 counts the dossier's pages: nothing on the map can show it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .reading import Piece
from .report import stages_told
from .requirement import Readings
from .rule import Modality
from .stages import ABOUT, STAGES
from .telling import Outcome
from .titles import announced, labelled
from .view import View
from .wording import quotes

_MINE = re.compile(
    r"\b(?:moi|mon role|ma mission|ma posture|j'ai|j'anime|je|j'etais|mes (?:collegues|rendez|entretiens))\b|"
    r"\bc[ei]fi? \(moi\)|\breferente? ?: ?moi"
)
_MONTHS = re.compile(r"\bmois\b")
"""« six mois » has the stem of « moi »."""
_LEAST_NODES, _LEAST_DEPTH = 15, 2


def _detailed(view: View, readings: Readings) -> Outcome[Piece]:
    """M1: our reading of « détaillée », an advice, never a refusal."""
    pieces = [each for each in view.pieces if each.index]
    count, depth = len(pieces), max((each.depth for each in pieces), default=0)
    if not count:
        return Outcome(
            "absent", message="La carte ne contient encore aucun contenu.", fix="Écrivez une idée sous chaque étape."
        )
    deep = sorted(pieces, key=lambda node: -node.depth)[:3]
    if count >= _LEAST_NODES and depth >= _LEAST_DEPTH:
        return Outcome("satisfait", tuple(deep), message=f"La carte est détaillée : {count} nœuds portent un contenu.")
    return Outcome(
        "partiel",
        tuple(deep),
        message=f"La carte est brève : {count} nœuds portent un contenu.",
        fix="Développez chaque étape sur deux niveaux : une idée, puis ce qui la précise.",
    )


def _part(view: View, readings: Readings) -> Outcome[Piece]:
    """M2: where the candidate is seen."""
    plain = [each for each in view.pieces if _is_role(view, each)]
    mine = plain + [each for each in view.pieces if each.said.finds(_MINE) and each not in plain]
    if len(mine) >= 2 or plain:
        return Outcome("satisfait", tuple(mine[:4]), message=f"Votre part dans le projet se lit : {quotes(mine)}.")
    if mine:
        return Outcome(
            "partiel",
            tuple(mine),
            message=f"Votre part ne se lit qu’une fois : {quotes(mine)}.",
            fix="Ajoutez ce que vous faites vous-même : animer, coordonner, contacter, évaluer.",
        )
    return Outcome(
        "absent",
        message="La carte ne dit pas ce que vous faites dans le projet.",
        fix="Ajoutez un nœud « mon rôle », ou « moi » à côté des tâches qui sont les vôtres.",
    )


def _is_role(view: View, piece: Piece) -> bool:
    """« Mon rôle »: said of the piece, or by the nearest title."""
    is_time = piece.said.finds(_MONTHS) and not piece.said.finds(_MINE)
    own = () if is_time else (*announced(piece.said), *labelled(piece.said))
    return "role" in (*own, *view.topics[piece.index]) or "mon role" in piece.said.folded


def _insertion(view: View, readings: Readings) -> Outcome[Piece]:
    """M3: a project for the insertion of publics."""
    if view.subject.kind != "project":
        said = " ".join(view.subject.notices) or "Ni public ni projet d’insertion ne sont nommés."
        return Outcome("absent", message=said, fix=FIX_M3)
    both = [each for each in view.pieces if each.said.has("insertion") and each.said.has("person_public")]
    shown = both or [each for each in view.pieces if each.said.has("insertion", "person_public")]
    if not shown:
        return Outcome("absent", message="Ni public ni visée d’insertion ne sont nommés.", fix=FIX_M3)
    return Outcome(
        "satisfait", tuple(shown[:3]), message=f"Le projet concerne l’insertion d’un public : {quotes(shown, 1)}."
    )


FIX_M3 = "Écrivez au centre le public et la visée d’insertion du projet."


def _pages(view: View, readings: Readings) -> Outcome[Piece]:
    return Outcome(
        "a_verifier",
        message="Cette modalité se juge sur le dossier, pas sur la carte.",
        fix="Rédigez le dossier de cinq pages qui accompagne la carte.",
    )


def _all_stages(view: View, readings: Readings) -> Outcome[Piece]:
    findings = view.stages
    present = [each for each in findings if each.present]
    nodes = tuple(view.at(each.branches[0]) for each in present)
    if len(present) == len(findings):
        return Outcome("satisfait", nodes, message="Les six étapes sont présentes.")
    message = f"Étapes : {stages_told({each.id: each.state for each in findings})}."
    if present:
        fix = next(each.message for each in findings if not each.present)
        return Outcome("partiel", nodes, message=message, fix=fix)
    return Outcome("absent", message=message, fix="Commencez par l’étape 1 : les besoins du public.")


def _stage(id: str) -> Callable[[View, Readings], Outcome[Piece]]:
    def check(view: View, readings: Readings) -> Outcome[Piece]:
        finding = view.stages[STAGES.index(id)]
        nodes = tuple(map(view.at, finding.branches))
        fix = "" if finding.present else f"Écrivez sous cette étape {ABOUT[id]}."
        return Outcome(finding.verdict, nodes, message=finding.message, fix=fix)

    return check


_GOOD = """
Lire pour travailler : un atelier de français pour des agents d’entretien en insertion (Tulle)
  Contexte
    Sur 27 agents, 12 ne lisent pas l’étiquette d’un produit (test de rentrée)
    Ils demandent à leurs enfants de remplir leurs papiers
    La commune et l’hôpital sont les deux premiers employeurs de la ville
    Deux lignes de bus, aucune avant 6 h 30
  Le projet
    Finalité : que lire ne ferme plus aucun poste
    Objectif : 10 agents lisent seuls une fiche de produit avant l’été
    Périmètre : 12 agents, Tulle, de janvier à juin
  Faisabilité
    L’hôpital prête une salle au sous-sol, à côté des vestiaires
    Moi : coordination et tests, une demi-journée par semaine
    L’association de lecture envoie une formatrice qui connaît ces agents
    Risque : trop d’absences en février → les séances sautent les vacances
  Préparation
    Affichette dans les vestiaires en décembre
    Janvier : tests, février à mai : séances, juin : bilan
  Mise en œuvre
    Deux séances par semaine, groupes de 6, de 14 h à 15 h 30
    J’anime la première, la formatrice les suivantes
  Évaluation
    Nombre de fiches lues sans aide, avant et après
    Bilan en juin avec les agents : ce qui a aidé, ce qui a gêné
"""
_BAD = """
Lire pour travailler : un atelier de français pour des agents d’entretien en insertion (Tulle)
  Contexte
  Le projet
  Faisabilité
  Préparation
  Mise en œuvre
  Évaluation
"""
_TRIP = """
Une semaine en Bretagne
  Contexte
    Nous serons six, dont deux enfants
    L’hôtel est à dix minutes de la plage
  Budget
    Train 480 €
    Hôtel 900 €
  Planning
    Lundi : excursion sur l’île
    Mardi : musée s’il pleut
  Bilan
    Un album de voyage pour mamie
"""

MODALITIES = (
    Modality(
        "M1",
        "Carte détaillée",
        "Le texte demande une carte « détaillée », sans dire combien : c’est un conseil, jamais un refus.",
        "Développez chaque étape sur deux niveaux au moins : une idée, puis ce qui la précise.",
        _GOOD,
        _BAD,
        _detailed,
    ),
    Modality(
        "M2",
        "Votre participation",
        "La carte porte sur « la participation du candidat » : on doit y voir ce que vous faites.",
        "Écrivez « moi » ou « je » à côté de vos tâches, ou un nœud « mon rôle ».",
        _GOOD,
        _BAD,
        _part,
    ),
    Modality(
        "M3",
        "Insertion des publics",
        "Le projet vise l’insertion d’un public : ni un voyage, ni un cours, ni une seule personne.",
        FIX_M3,
        _GOOD,
        _TRIP,
        _insertion,
    ),
    Modality(
        "M4",
        "Dossier de cinq pages",
        "La carte est accompagnée d’un dossier de cinq pages.",
        "Rédigez le dossier : rôle, posture, analyse de votre pratique.",
        "",
        "",
        _pages,
    ),
    Modality(
        "M8",
        "Les six étapes",
        "La carte comprend les six étapes de la méthodologie de projets, sous le nom et dans l’ordre de votre choix.",
        "Écrivez au moins deux idées dans chacune des six étapes.",
        _GOOD,
        _BAD,
        _all_stages,
    ),
    *(
        Modality(id, title, why, f"Écrivez au moins deux idées : {ABOUT[id]}.", _GOOD, _BAD, _stage(id))
        for id, title, why in (
            ("E1", "Étape 1 : contextualisation", "L’étape pose la problématique : un état des lieux, un diagnostic."),
            (
                "E2",
                "Étape 2 : initialisation",
                "L’étape fait naître le projet : son idée, sa finalité, ses objectifs, son périmètre.",
            ),
            ("E3", "Étape 3 : faisabilité", "L’étape vérifie que le projet est possible : ressources et partenaires."),
            ("E4", "Étape 4 : préparation", "L’étape prépare le projet : stratégie de communication et planification."),
            ("E5", "Étape 5 : mise en œuvre", "L’étape montre le projet en marche : actions, suivi, ajustements."),
            ("E6", "Étape 6 : évaluation", "L’étape dit ce que le projet a donné et ce que l’on en retient."),
        )
    ),
)
"""M1–M4, M8, E1–E6."""
