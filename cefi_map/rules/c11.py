"""C11: « Les modalités d'évaluation des points forts et faibles du projet aboutissant à des préconisations en vue d'une
capitalisation, d'une diffusion, d'un transfert sont mentionnées. » A mention suffices."""

from __future__ import annotations

import re

from cefi_map.checking.pointed import chance, is_likeliest
from cefi_map.checking.reading import ReadNode
from cefi_map.checking.rule import Outcome, Readings, Rule
from cefi_map.checking.view import View
from cefi_map.checking.wording import name

TITLE = "Bilan et préconisations"
WHY = (
    "L'évaluation sert à transmettre. Le jury cherche un bilan des points forts et faibles, puis ce qui en sort "
    "pour d'autres."
)
FIX = "Écrivez comment le bilan est fait, puis une préconisation précise : quoi transmettre ou changer, et à qui."
GOOD = """
Voix haute : des ateliers de théâtre pour jeunes en recherche d'emploi (Vierzon)
  Évaluation
    Bilan en juin avec les jeunes et la compagnie : points forts, points faibles
    Préconisations
      Avancer les ateliers avant les stages, pas après
      Transmettre le guide des exercices aux deux autres missions locales du département
"""
BAD = """
Voix haute : des ateliers de théâtre pour jeunes en recherche d'emploi (Vierzon)
  Évaluation
    Bilan en juin avec les jeunes et la compagnie : points forts, points faibles
    Préconisations
      à rédiger après la dernière séance
"""

# ---- the check

_SURE, _LIKELY, _SEEN, _HARDLY = 0.5, 0.15, 0.1, 0.01
"""Chances from which a node is found: by itself; when its words agree and it looks like nothing else more; when they
are plain; when they are beyond doubt."""
_LATE = frozenset({"criteria", "evaluation", "strengths", "weaknesses", "results", "next"})
"""Titles under which a way to evaluate is one of the project."""
_TAKES_STOCK = re.compile(
    r"\b(?:bilans?|retex|rex|retros?|retrospective|debriefs?|debriefing|swot|synthese|questionnaires?|enquetes?|enq|"
    r"sondage|tables? rondes?|tour de table|retours? d'exp\w*|reunion|entretiens|focus group|assemblee|verbatims?|"
    r"temps de parole|relecture|rapport|(?:auto-?)?evaluation (?:partagee|finale|a chaud|a froid)|"
    r"\w+ (?:finale?|de (?:bilan|cloture)))\b"
)
"""A way to evaluate."""
_LAST = re.compile(
    r"(?:un |une |le |la |des )?(?:bilan (?!d)\w+|bilan de fin|retours? d'exp|retex\b|rex\b|retro\b|debrief|"
    r"(?:rapport|swot|questionnaire|tour de table) (?:final|de fin|de sortie|de satisfaction)|"
    r"(?:soiree|journee|repas|diner|reunion|atelier|temps|barbecue)\b.{0,25}\bbilan\b)"
)
"""A way that says by itself that it comes last, wherever it stands."""
_GOOD_WORDS = (
    r"\b(?:forte?s?|forces?|bons?|bien|mieux|meilleure?|positi\w+|plus|reussi\w*|marche\w*|aide\w*|tenu|garde\w*|aime\w*|"
    r"plait|plu|servi|porte|graces?|fiertes?|pepites?|hauts?|solide|conformes)\b|\+|✔"
)
_BAD_WORDS = (
    r"\b(?:faibles?|faiblesses?|mauvais|mal|pire|moins|negati\w+|rate\w*|echecs?|echoue\w*|coince|lache|jete\w*|peche|"
    r"pese|manque|gene|rale|nul|deteste\w*|blesse\w*|plaintes?|regret\w*|cailloux?|bas|fragile|limites?|trop|change|"
    r"pas (?:marche|aide|aime|fonctionne|plu)|non conformes)\b|- ?-|✘"
)
_GOOD, _BAD = re.compile(_GOOD_WORDS), re.compile(_BAD_WORDS)
_PAIR = re.compile(
    rf"\bce qu[^/;.]{{2,40}} ce qu|(?:{_GOOD_WORDS})[^.;:]{{0,12}}(?:/|\bet\b)[^.;:]{{0,12}}(?:{_BAD_WORDS})"
)
"""« Ce qui a aidé, ce qui a manqué », « le meilleur et le pire »: both are asked for."""
_SIDE = re.compile(
    r"(?:(?:le|la|les|ce qui|ce qu'on|points?|cote|deja|etait|est|fut|a|a ete|n'a pas) )*"
    rf"(?:{_GOOD_WORDS}|{_BAD_WORDS}|\b(?:fonctionne|deraille|roule|jeter)\b)|[-+] ?:?"
)
"""How a strength or a weakness opens: « Ce qui a marché : … », « Faiblesse : … », « + … »."""
_ON = re.compile(
    r"\b(?:conseil|transf|transpos|reprodui|recondui|perennis|mutualis|capitalis|diffus|propos|demander|prochaine?s?\b|"
    r"suivante?s?\b|suites?\b|libre|mode d'emploi|guide|kit\b|fiches?\b|notice|livret|remise?s?\b|versee?s?\b|"
    r"cedee?s?\b|pass(?:er|ons|erons) (?:a|la)\b|envoy|donn(?:er|ons|e|ee|ees)\b|laiss(?:er|ons|erons)\b|presente|"
    r"communiquer|partag|plaidoyer|convention|charte|former\b|etendre|elargir|ouvrir|prolong|ajouter|remplacer|"
    r"renforcer|commencer|au lieu d|reprend|reprise?s?\b|autres? (?:structures?|antennes?|territoires?)|reseau|"
    r"federation|article|serveur|faudra)"
)
"""What is handed on, or done otherwise next time."""
_SAYS = re.compile(
    r"\b(?:preco\b|preconis|reco\b|recommand|lecons?\b|transmi|transmettre|essaim|dupliqu|(?:nous|je|on) propos|"
    r"prochaine? (?:fois|session|groupe)|refaire\b|on a decide|pass\w+ la main|(?:a|pour) (?:ceux|celles)\b|"
    r"au reseau)"
)
"""The same, plainly."""
_PLAINLY = re.compile(
    r"(?:preco(?:nisation)?s?|reco(?:mmandation)?s?|conseils? (?:aux?|pour|a)|a (?:refaire|transmettre|ceux|celles)|"
    r"(?:pour )?la prochaine (?:fois|session)|l'an prochain|pour (?:la suite|ceux|celles))\b"
)
"""How what is handed on opens, beyond doubt."""
_HANDED = re.compile(
    r"\b(?:garderait|changerait|recommand\w+|en tire(?:ra|rons)?|laiss(?:era|erons)|pour la suite|passe le relais|"
    r"essaim\w*|preconis\w*|capitalis\w*)\b"
)
"""Titles of what is handed on: « Ce qu'on garderait », « Ce que nous laisserons »."""
_LONGEST_TITLE = 9
_INFINITIVE = re.compile(
    r"(?:a |ne (?:jamais|pas|plus) )?(?!premier|dernier|atelier)[a-z]{2,}(?:er|ir|oir|dre|tre|ire)\b"
)
_OF_PERSON = re.compile(
    r"evaluation des (?:salarie|jeunes|participant|stagiaire|personnes|beneficiaire)|je me sens|note sur 20|"
    r"remises? a la personne|bilan de (?:chacun|competences|sante|stage)|points? forts? (?:des|du) (?:jeunes?|"
    r"public|participants?|candidats?)|transfert (?:du|de) dossier|transfert des competences|"
    r"kit (?:du|des) participant|du territoire|bilan (?:comptable|carbone|financier)|compte de resultat"
)
"""Of a person or of a place, not of the project."""
_ELSEWHERE = re.compile(
    r"\bannexe\b|\bse reporter\b|\ba (?:definir|preciser|approfondir)\b|^(?:nous verrons|on verra)\b|"
    r"\ba (?:caler|ecrire|faire|voir|rediger|organiser|prevoir)$"
)
"""What is not in the map, or not yet."""
_HALF_IDEA = re.compile(
    r"\bsi ca marche\b|\boui si\b|\b(?:fera|faire) mieux\b|\bon (?:voudr|aimer)|\bpeut-etre\b|\bon verra\b|"
    r"\ble cas echeant\b|\bsera recherchee?|\ba envisager\b|\bessayer d|\ba l'issue\b"
)
_TITLE_OF_SIDES = re.compile(
    r"(?:(?:les|points?|aspects?|et|/|-|\+|forte?s?|faibles?|forces?|faiblesses?|positi\w+|negati\w+|a|ameliorer) ?)+"
)
"""« Points forts / points faibles »: a title, even where nothing known makes it one."""
_THREE = {
    "capitalisation": re.compile(
        r"capitalis|mode d'emploi|\bguide\b|\bkit\b|fiche|notice|\boutil|trame|retex|retour d'experience|archiv|charte"
    ),
    "diffusion": re.compile(
        r"diffus|restitution|present|article|publi|transmis|envoy|journee|reunion regionale|plaidoyer"
    ),
    "transfert": re.compile(r"transf|transpos|essaim|dupliqu|antenne|autres? |deuxieme|etendre|elargir|ouvrir|reseau"),
}
_LEAST_FIRM, _LONG = 4, 15
_TO = re.compile(r"\b(?:au|aux|avec|chez|vers) (?:l[ae] |les |l')?[a-z]{3,}")
"""« au lycée de Mehun », « avec le club »: with whom, to whom."""


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by a way to evaluate (or strengths and weaknesses), and one specific recommendation or transfer."""
    found = [node for node in view.nodes if _is_found(view, node)]
    forward = [node for node in found if _is_forward(view, node)]
    first = sorted((node for node in found if node not in forward), key=lambda node: not node.finds(_TAKES_STOCK))
    firm = [node for node in forward if _firm(node)]
    firm += [node for node in first if len(node.words) >= _LONG and node.finds(_SAYS)]
    named = {word for word, pattern in _THREE.items() if any(node.finds(pattern) for node in firm)}
    lacking = ", ".join(word for word in _THREE if word not in named) if readings.forward_all else ""
    if first and firm and not lacking:
        return Outcome(
            "satisfait",
            (*first[:3], *firm[:4], *first[3:], *firm[4:]),
            message=f"L'évaluation ({name(first[0])}) mène à une suite précise : {name(firm[0])}.",
        )
    if first and firm:
        return Outcome(
            "partiel",
            (*first[:4], *firm),
            (),
            f"La suite est précise, il manque : {lacking}.",
            f"Ajoutez à {name(firm[0])} : {lacking}.",
        )
    if first:
        prepared = (
            "Le bilan est prévu" if _TAKES_STOCK.search(first[0].folded) else "Des points forts ou faibles sont notés"
        )
        return Outcome(
            "partiel",
            (*first, *(node for node in forward if node not in firm)),
            (),
            f"{prepared} ({name(first[0])}), aucune préconisation précise n'en sort.",
            f"Écrivez après {name(first[0])} ce que vous recommandez, transmettez ou transférez, et à qui.",
        )
    if firm:
        return Outcome(
            "partiel",
            tuple(firm),
            (),
            f"Une suite est proposée ({name(firm[0])}), sans dire comment le projet est évalué.",
            "Ajoutez comment les points forts et faibles sont recueillis : bilan, questionnaire, retour d'expérience.",
        )
    return Outcome(
        "absent",
        message="Ni bilan des points forts et faibles, ni préconisation ne sont mentionnés.",
        fix="Écrivez comment le bilan est fait, avec qui, et une préconisation à transmettre ou transférer.",
    )


def _handed_on(view: View, node: ReadNode) -> bool:
    """Whether the title just above says that what stands below is kept, changed or handed on."""
    above = view.read.nodes[node.parent]
    return above.index > 0 and len(above.words) <= _LONGEST_TITLE and above.finds(_HANDED)


def _is_out(node: ReadNode) -> bool:
    """Denied, of somebody else, not in the map, or a mere title."""
    if node.finds(_OF_PERSON) or node.finds(_ELSEWHERE) or _TITLE_OF_SIDES.fullmatch(node.title):
        return True
    return node.negated and not _SIDE.match(node.title)


def _is_found(view: View, node: ReadNode) -> bool:
    """The greater the chance, the less is asked of the words."""
    if _is_out(node):
        return False
    if _handed_on(view, node):
        return True
    looks = chance(node, "C11")
    if looks < _HARDLY:
        return False
    if looks >= _SURE or node.finds(_PAIR) or _LAST.match(node.title) or _PLAINLY.match(node.title):
        return True
    judges = _SIDE.match(node.title) is not None or _says_both(node) or node.finds(_TAKES_STOCK)
    late = not _LATE.isdisjoint(node.topics)
    if (late and node.finds(_TAKES_STOCK)) or (looks >= _SEEN and node.finds(_SAYS)):
        return True
    return looks >= _LIKELY and (late or is_likeliest(node, "C11")) and (judges or _hands_on(node))


def _is_forward(view: View, node: ReadNode) -> bool:
    """Something to hand on or to do otherwise, rather than what was good or bad or how that is asked."""
    if _handed_on(view, node):
        return True
    if _SIDE.match(node.title):
        return False
    if node.finds(_TAKES_STOCK) or node.finds(_PAIR):
        return node.finds(_SAYS)
    return _hands_on(node)


def _says_both(node: ReadNode) -> bool:
    """Good and bad in one breath."""
    return node.finds(_BAD) and _GOOD.search(_BAD.sub("", node.folded)) is not None


def _hands_on(node: ReadNode) -> bool:
    does = _INFINITIVE.match(node.body) is not None
    return does or node.topics[:1] == ("next",) or node.finds(_ON) or node.finds(_SAYS)


def _firm(node: ReadNode) -> bool:
    """Something specific to do or to hand on: more than a word or a wish; fewer words do where they say to whom."""
    return node.size + node.finds(_TO) >= _LEAST_FIRM and not node.finds(_HALF_IDEA)


RULE = Rule("C11", TITLE, WHY, FIX, GOOD, BAD, check)
