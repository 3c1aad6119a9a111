"""C9: « Les moyens de suivi du projet sont présentés »: of the project, not of the persons."""

from __future__ import annotations

import re

from cefi_map.checking.pointed import chance, is_likeliest
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import name, names
from cefi_map.french import figures
from cefi_map.french.wording import counted, sentence

from .channels import is_team_meeting

TITLE = "Moyens de suivi du projet"
WHY = "Suivre le projet permet de le corriger en route. Suivre chaque personne est autre chose."
FIX = (
    "Écrivez deux moyens de suivi du projet (tableau de bord, comité, point d'étape) avec leur rythme ou leur contenu."
)
GOOD = """
Nouveau départ : préparer la sortie de détention par le travail (Muret)
  Suivi
    Tableau de bord mensuel : entrées, absences, entreprises rencontrées
    Comité de suivi chaque trimestre avec le SPIP et les deux employeurs
"""
BAD = """
Nouveau départ : préparer la sortie de détention par le travail (Muret)
  Suivi
    Livret de suivi de chaque participant
"""

# ---- the check

_SURE, _LIKELY = 0.4, 0.05
"""Chances from which a node is found: by itself; when its words agree and nothing else is likelier."""
_TOOL = re.compile(
    r"\b(?:copil|cotech|comites?|groupe (?:projet|de suivi|de pilotage)|instances?|tableaux?|tableur|excel|dashboard|"
    r"gantt|pert|kanban|trello|padlet|frise|retro-?planning|planning|agenda|journal|carnets?|cahiers?|classeur|"
    r"registre|fichier|main courante|feuilles?|fiches?|grille|livret|emargement|reporting|compte[- ]?rendus?|"
    r"etat (?:mensuel|d'avancement)|releve de decisions|revues?|jalons?|points?|reunions?|bilans?|rencontres?|"
    r"coordination|indicateurs|suivi budgetaire|swot|alertes?|dialogue|appels?|coups? de fil|visio\w*|cafe)\b"
)
_CHART = re.compile(r"(?:un |le |diagramme (?:de )?)?(?:gantt|pert)[ .]*")
"""A tool that its bare name names."""
_LOOKS = re.compile(
    r"\b(?:fai(?:t|sons|re|ra|rons) (?:le (?:tour|point)|les comptes)|pass\w+ en revue|repass\w+|ecarts?|relu\w*|"
    r"relisons|relit|lue?s? (?:le|chaque|avec)|compar\w+|regard\w+|examin\w+|coch\w+|mise? a jour|maj|tenue? par|"
    r"decid(?:e|ons|er)|ajuste|ajustons)\b"
)
"""Verbs of those who follow a project."""
_PERSON = r"(?:participante?|salariee?|jeune|personne|stagiaire|femme|beneficiaire|candidate?|eleve|homme|gars|maman)"
_PEOPLE = re.compile(
    rf"\bindividuel|\bindiv\b|\bemargement|\bfeuilles? de presences?\b|\bprogression\b|\blivret\b|\bfiches? contact|"
    rf"\bson (?:carnet|cahier|livret|tableau)|\bchacune?\b(?! des)|\bchaque {_PERSON}|\bpar (?:pers\b|{_PERSON}s?\b)|"
    rf"\bavec (?:elles?|lui|eux)\b|\bfamilles?\b|\bdes (?:stagiaires|jeunes)\b|\bpar le {_PERSON}|"
    rf"\bsuivi (?:medical|de cohorte|(?:des|du|de la|de) {_PERSON}s?|(?:post[- ]|en |dans l')emploi)|\bancien"
)
_PROJECT = re.compile(
    r"\b(?:partenaires?|avancement|ecarts?|depenses?|budget|comites?|copil|tableau de bord|decisions?|projet|"
    r"financ\w+|entreprises?|employeurs?|direct(?:rice|eur|ion))\b"
)
_VAGUE = re.compile(
    r"(?:(?:des|les|on fait des|on se fait des) )?(?:reunions?|points?|bilans?)(?: (?:d'etape|d'equipe|de suivi))?(?: "
    r"regulier\w*)?$|^(?!.*(?:\d|chaque|tous les|toutes les|par (?:mois|semaine))).*(?:\bregulier|\bde temps en temps)"
)
_INTENTION = re.compile(
    r"\breflechir\b|\bil faudr|\ba (?:constituer|creer|installer|mettre en place|monter)$|\bsi besoin\b|\ba adapter\b|"
    r"^manque de\b|^(?:un |le |les |des )?(?:suivi|outils?|moyens?)\b[^:]*\b(?:adapte|rigoureu)|"
    r"\bfigure\w* (?:au|en|dans)\b|\.(?:pdf|docx?|xlsx?)\b|\b(?:lien|annexe|(?:ci-)?jointe?)$"
)
"""What is to come, stands in another paper, or says no more than that there is follow-up."""
_MORE = re.compile(r",| \+ | / |;| et ")


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two tools or instances of follow-up of the project, or one described."""
    found = [node for node in view.nodes if _is_means(view, node)]
    found += [node for node in view.read.nodes[1:] if _is_title(node) and node.index not in view.subject.left_out]
    people = [node for node in found if _only_people(node)]
    means = [node for node in found if node not in people]
    full = [node for node in means if _described(view, node)]
    solid = [node for node in means if not _VAGUE.search(node.title) and _named(node)]
    count = len(solid) + sum(_more_in(node) for node in solid)
    if full or count >= readings.followup_least:
        best = full or solid
        return Outcome(
            "satisfait",
            (*best, *means),
            tuple(people),
            sentence(f"{counted(max(count, 1), 'moyen')} de suivi du projet : {names(best)}."),
        )
    if means:
        return Outcome(
            "partiel",
            (*means, *people),
            (),
            f"Un seul moyen de suivi est nommé, sans être décrit : {name(means[0])}.",
            f"Précisez pour {name(means[0])} le rythme, le contenu et qui y participe, ou ajoutez un deuxième moyen.",
        )
    if people:
        return Outcome(
            "partiel",
            tuple(people),
            (),
            f"On suit les personnes, pas le projet : {name(people[0])}.",
            "Ajoutez un moyen qui suit le projet : tableau de bord, comité de suivi, point mensuel avec les "
            "partenaires.",
        )
    return Outcome(
        "absent",
        message="Aucun moyen de suivi du projet n'est présenté.",
        fix="Écrivez deux moyens de suivi du projet (tableau de bord, comité, point d'étape) avec leur rythme.",
    )


def _is_out(node: ReadNode) -> bool:
    return node.negated or node.dated or node.finds(_INTENTION) or is_team_meeting(node)


def _is_means(view: View, node: ReadNode) -> bool:
    """The greater the chance, the less is asked of the words."""
    if _is_out(node):
        return False
    looks = chance(node, "C9")
    if looks >= _SURE:
        return True
    here = is_likeliest(node, "C9") or "followup" in node.topics
    return looks >= _LIKELY and ((here and _named(node)) or _is_routine(node))


def _is_title(node: ReadNode) -> bool:
    """« Gantt », « Comité trimestriel »: a title that names the means by itself."""
    if node.children:
        return node.heading and chance(node, "C9") >= _SURE and _named(node) and not _is_out(node)
    return node.blank and _CHART.fullmatch(node.title) is not None


def _is_routine(node: ReadNode) -> bool:
    """« Le premier lundi on fait les comptes avec l'usine »: those who follow are seen at work at regular times."""
    return node.finds(figures.RHYTHM) and node.finds(_LOOKS)


def _named(node: ReadNode) -> bool:
    """Whether a tool or an instance is named, or those who follow are seen at work at regular times."""
    return node.finds(_TOOL) or _is_routine(node)


def _only_people(node: ReadNode) -> bool:
    return node.finds(_PEOPLE) and not node.finds(_PROJECT)


def _described(view: View, node: ReadNode) -> bool:
    """A rhythm, a date, a content, who takes part."""
    if _VAGUE.search(node.title) or not _named(node):
        return False
    when = node.finds(figures.RHYTHM) or node.finds(figures.DATE)
    what = "(" in node.folded and node.size >= 3
    of_tool = _TOOL.search(node.label) is not None and len(node.body.split()) >= 4
    return when or what or of_tool or node.size >= 7 or node.said.noted or bool(view.children(node))


def _more_in(node: ReadNode) -> int:
    """Further tools in one node: « COPIL trimestriel, COTECH mensuel » holds two."""
    return max(0, min(2, len(_MORE.findall(node.body)))) if node.count("follow_tool") >= 2 else 0


RULE = Rule("C9", TITLE, WHY, FIX, GOOD, BAD, check)
