"""C9: « Les moyens de suivi du projet sont présentés »: of the project, not of the persons."""

from __future__ import annotations

import re

from cefi_map.checking import figures
from cefi_map.checking.places import elsewhere
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import counted, name, names, sentence

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

_TOOL = re.compile(
    r"\bcopil\b|\bcotech\b|comites? (?:de (?:suivi|pilotage)|technique)|tableau (?:de (?:bord|suivi)|partage|"
    r"excel|mural|commun|des|de)|\btableau\b|tableur|\bxls|\bgantt|\bpert\b|\btrello|\bkanban|retro-?planning|"
    r"(?:journal|carnet|cahier) de (?:bord|liaison|presence)|\bcahier\b|feuille de route|points? (?:d'etape|"
    r"mensuel|hebdo|trimestriel|a trois|a 3|coach|tel|de suivi|regulier|tous)|reunions? (?:de (?:suivi|"
    r"coordination|regulation|chantier|pilotage)|point)|"
    r"emargement|feuilles? de presence|reporting|bilan intermediaire|evaluation intermediaire|"
    r"planning (?:partage|d'occupation)|\bjalons?\b|fiche (?:de suivi|navette|contact)|\blivret|\bfrise\b|"
    r"\balerte|\bswot\b|\brevue\b|suivi budgetaire|"
    r"i-?milo|main courante|registre|indicateurs? de suivi|compte[- ]rendu|grille de suivi|coordination|"
    r"agenda partage|groupe de suivi|\bgrille\b|\brencontre\b|\bpoint\b|\breunion\b|\binstance|\bon ajuste|"
    r"\breajust\w* (?:si|"
    r"en fonction)"
)
_PEOPLE = re.compile(
    r"(?:avec|pour|par|de) chaque (?:salarie|jeune|participant|personne|stagiaire|femme|voyageuse|beneficiaire)|"
    r"fiche de progression|livret de competences|"
    r"les (?:personnes|jeunes|participants) (?:remplissent|notent|tiennent)|cahier de presence|"
    r"feuille de route (?:de la|du) \w+|"
    r"suivi (?:des|du|de la|de chaque|individuel|post|en emploi|dans l'emploi)(?: (?!projet|actions?|budget))|"
    r"(?:fiche|classeur|carnet|livret|dossier|cahier)s? (?:par|pour|de) (?:chaque |chacune?|ancien|jeune|"
    r"personne|femme|"
    r"participante?|stagiaire|salarie|beneficiaire)|chacune? (?:tient|remplit|note|a) son|"
    r"livret du|chaque participant|chaque personne|fiche contact|feuilles? de presence|emargement|"
    r"livret de (?:suivi|parcours)|"
    r"entretiens? individuel|fiche par|parcours de chaque|dossier individuel|fiche de suivi (?:du|de la|"
    r"individuel)|rappelle (?:chaque|les)|carnet (?:individuel|du jeune)"
)
_VAGUE = re.compile(
    r"^(?:des |les )?(?:reunions?|points?|bilans?)(?: (?:d'etape|d'equipe|de suivi|point d'etape|regulier\w*|"
    r"reguliere?s?))*$|reguliere?s?$|^(?:des |les )?reunions? reguliere?s?\b[^0-9]*$|"
    r"^(?!.*(?:\d|chaque|tous les|toutes les|par (?:mois|semaine))).*\bregulierement\b"
)
_CALENDAR = re.compile(r"^(?:sept|oct|nov|dec|janv|fev|mars|avril|mai|juin|juil|aout)")
_INTENTION = re.compile(r"\breflechir\b|\bil faudr")
_RECORD = re.compile(
    r"\b(?:tableaux?|cahier|carnet|registre|journal|tableur)\b.*|\b(?:reunion|point|"
    r"comite)\b.*\b(?:partenaires?|avec (?:le|la|l'|les|nos)|a trois|direction)\b"
)
_INSTANCE = re.compile(
    r"(?:un |une |le |la |les |des |nos |notre )?(?:petit |grand )?(?:comites?|copil|cotech|groupe (?:projet|"
    r"de (?:suivi|travail|"
    r"pilotage))|tableur|tableaux? (?:de |des |partage|blanc|excel)|tab\b|fichier|classeur|registre|carnet d[e']|"
    r"cahier d[e']|"
    r"journal d[e']|feuilles? de (?:route|presence)|fiche (?:de suivi|navette|de liaison)|planning partage|"
    r"agenda partage|"
    r"trello|padlet|drive|gantt|retroplanning|point (?:tel\w*|mensuel|hebdo\w*|d'etape|de suivi|partenaires?|"
    r"tresorerie)|revue|reunion (?:de suivi|de coordination|de regulation|partenaires?|mensuelle))\b"
)
"""A node that opens with an instance or a tool of follow-up: with its rhythm, it follows the project anywhere."""
_CALLS = re.compile(
    r"(?:un |une |le |la )?(?:appels?|coups? de (?:fil|telephone)|visio\w*|points?|rendez-vous|rencontres?|"
    r"reunions?)\b.*"
    r"\bavec (?!(?:un |une |le |la |les |l'|chaque |des )?(?:jeune|participant|personne|femme|groupe|stagiaire|"
    r"famille))"
)
"""Those who carry the project speak to each other."""
_TAKES_STOCK = re.compile(
    r"\b(?:fai(?:t|sons|re|ra|rons) le (?:tour|point)|pass\w+ en revue|ecarts?\b|relu[es]*\b|relisons|on relit|"
    r"compar\w+ .*(?:prevu|previsionnel)|recal\w+|on ajuste|nous ajustons)"
)
"""Verbs of those who follow: with a rhythm at the head of the sentence, an instance without its name."""
_RHYTHM_FIRST = re.compile(r"(?:tou(?:s|tes) les|chaque|une fois par|deux fois par|le premier|le dernier)\b")
_MISPLACED = frozenset(("implementation", "partners", "means", "project", "feasibility", "preparation", "role"))
_HERE = frozenset(("followup", "people_followup"))
_NEVER = elsewhere(
    "feasibility preparation planning implementation actions adjustments followup people_followup evaluation results"
)


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by two tools or instances of follow-up of the project, or one described."""
    found = [node for node in view.nodes if _is_means(view, node)]
    people = [node for node in found if _only_people(node)]
    means = [node for node in found if node not in people]
    full = [node for node in means if _described(view, node)]
    bare = [node for node in means if node not in full]
    count = len(means) + sum(_more_in(node) for node in means)
    solid = [node for node in means if not _VAGUE.search(node.title)]
    if full or len(solid) >= readings.followup_least or (solid and count >= readings.followup_least):
        best = full or solid
        return Outcome(
            "satisfait",
            (*best, *means),
            tuple(people),
            sentence(f"{counted(count, 'moyen')} de suivi du projet : {names(best)}."),
        )
    if means:
        return Outcome(
            "partiel",
            (*bare, *people),
            (),
            f"Un seul moyen de suivi est nommé, sans être décrit : {name(bare[0])}.",
            f"Précisez pour {name(bare[0])} le rythme, le contenu et qui y participe, ou ajoutez un deuxième moyen.",
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


def _is_means(view: View, node: ReadNode) -> bool:
    if node.negated or node.finds(_INTENTION) or is_team_meeting(node):
        return False
    text = node.folded
    if _MISPLACED.issuperset(node.topics):
        told = node.finds(figures.RHYTHM) or (bool(node.label) and len(node.body.split()) >= 2)
        if _CALLS.match(node.title) and node.finds(figures.RHYTHM):
            return True
        if _INSTANCE.match(node.title) and told:
            return True
        if _RHYTHM_FIRST.match(node.title) and _TAKES_STOCK.search(text):
            return True
    if not _HERE.isdisjoint(node.topics):
        if "adjustments" in node.topics or re.match(
            r"(?:reajuste|ajuste|on a (?:corrige|change)|suivi des (?:fournisseurs))", text
        ):
            return False
        if re.search(r"\bbilans?\b|\bdialogue\b|\breunions?\b", text):
            return True
        return (
            _TOOL.search(text) is not None
            or _INSTANCE.match(node.title) is not None
            or (node.finds(figures.RHYTHM) and node.size >= 3)
        )
    if not _NEVER.isdisjoint(node.topics):
        return False
    if "planning" in node.topics:
        return re.search(
            r"\bcopil\b|\bcotech\b|comites? de (?:suivi|pilotage)|\bgantt\b.{4,}|\bpert\b|tableau de bord|"
            r"points? d'etape",
            text,
        ) is not None and not _CALENDAR.match(text)
    strong = re.search(
        r"comites? (?:de (?:suivi|pilotage))|\bcopil\b|\bcotech\b|tableau (?:\w+ )?(?:de (?:bord|suivi)|partage)|"
        r"\bgantt\b|(?:journal|carnet|cahier) de (?:bord|liaison|presence)|reunions? de (?:suivi|coordination)|"
        r"point (?:coach|mensuel|d'etape|hebdo|de suivi)|bilan intermediaire|\bon ajuste",
        text,
    )
    record = _RECORD.search(text) or (
        re.match(r"(?:une? |la |le )?(?:reunion|point|comite|rencontre)\b", text) and node.has("org")
    )
    if strong is None and record and node.finds(figures.RHYTHM):
        return view.stage(node) in ("E4", "E5", "")
    return strong is not None and not re.search(r"\bcopil (?:de bilan|final|de cloture)", text)


def _only_people(node: ReadNode) -> bool:
    return "people_followup" in node.topics or (
        node.finds(_PEOPLE)
        and not re.search(
            r"\bpoints? (?:du|de|chaque|tous)\b|\bcopil|\bcomite|\bpartenaire|\btableau de bord|"
            r"\bpoint (?:coach|mensuel)|\bcarnet de presence|"
            r"\bcompte rendu",
            node.folded,
        )
    )


def _described(view: View, node: ReadNode) -> bool:
    """A rhythm, a date, a content, who takes part."""
    text = node.folded
    if _VAGUE.search(node.title):
        return False
    if (_TOOL.search(text) or _INSTANCE.match(node.title) or _TAKES_STOCK.search(text)) is None or text.startswith(
        "on ajuste"
    ):
        return False
    when = node.finds(figures.RHYTHM) or node.finds(figures.DATE)
    what = ("(" in text and node.size >= 3) or (bool(node.label) and len(node.body.split()) >= 4) or node.size >= 7
    return when or what or bool(node.node.note or node.node.details or view.children(node))


def _more_in(node: ReadNode) -> int:
    """Further tools in one node: « COPIL trimestriel, COTECH mensuel » holds two."""
    return max(0, min(2, len(re.findall(r",| \+ | / |;", node.body))) if node.count("follow_tool") >= 2 else 0)


RULE = Rule("C9", TITLE, WHY, FIX, GOOD, BAD, check)
