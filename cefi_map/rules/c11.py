"""C11: « Les modalités d'évaluation des points forts et faibles du projet aboutissant à des préconisations en vue d'une
capitalisation, d'une diffusion, d'un transfert sont mentionnées. » A mention suffices."""

from __future__ import annotations

import re

from cefi_map.checking.cues import cues
from cefi_map.checking.cues import need as need_cue
from cefi_map.checking.places import elsewhere
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

_MODE = re.compile(
    r"\b(?:bilans?\b|enquete|sondage|retex\b|rex\b|swot\b|synthese|debrief|enq tel)|questionnaire|tour de table|"
    r"tables? rondes?|retour d'experience|reunion|entretiens?\b|focus group|assemblee|temps de parole|"
    r"photolangage|colonne|grille d'evaluation|auto-?evaluation|mi-temps|verbatim|restitution|"
    r"evaluation (?:partagee|finale|a (?:chaud|froid)|participative)|atelier .{0,20}(?:bilan|pepite)|"
    r"appel telephonique|mesures? avant|rapport (?:d'activite|final)|copil (?:final|de bilan)"
)
_BOTH = re.compile(
    r"ce qui (?:va|ne va|a (?:servi|aide|porte|manque|peche|gene|pese))|(?:va|marche|plait) (?:bien|mal|pas)|"
    r"cote (?:solide|fragile)|\bbien, .*moins bien|ce qui etait bien|\+\+|--|\bkeep\b|\bdrop\b|"
    r"points? (?:forts?|faibles?)|\bforces?\b|\bfaiblesses?\b|a (?:bien )?marche|n'a pas (?:marche|fonctionne)|"
    r"a fonctionne|a rate|les \+|\+ et|^\+ ?:|^- ?:|\ba garder\b|\ba jeter\b|pepite|caillou|bien pris|a aide|"
    r"a gene|fait du bien|\bpese\b|plus et (?:des )?moins|le (?:bon|mieux) et le (?:moins|pire)|le moins bon|"
    r"bons? et (?:les )?mauvais|"
    r"ce qu'on garde|ce qui a peche|a (?:bien |mieux |moins )(?:marche|pris|tenu)|"
    r"^(?:le |les )?(?:positifs?|negatifs?|reussites?|echecs?)\b|a (?:ete )?(?:reussi|plu|coince|pousse)\b|"
    r"limites?\b|j'ai (?:pas )?aime"
)
_FORWARD = re.compile(
    r"communiquer (?:le|les) (?:resultat|bilan)|^(?:a (?:dire|conseiller|transmettre)|j'ecris|on propose|le prochain)|"
    r"preconis|recommand|\bpropos|transm|\benvoye|\benvoi|\bdiffus|transfer|transpos|essaim|dupliqu|reprodui|"
    r"recondui|perennis|\betendre|\belargir|\bouvrir|\bprolong|present(?:er|e|ee|ees|erons|era)\b|mode d'emploi|"
    r"\bguide\b|\bkit\b|fiche|notice|"
    r"libre|plaidoyer|demander|\bformer\b|convention|conseill|\bfaudra|\brefer|passera|autres? (?:structures?|"
    r"siae|antennes?|quartiers?|plie|territoires?|ei\b)|reseau|federation|\barml\b|deuxieme|prochaine?s?|"
    r"a refondre|repris|associer|\bprevoir\b|mutualis|"
    r"journee|commission|tournera|donne nos|au lieu d|\bavant de\b|charte|outil|\bintegr|capitalis|"
    r"seconde edition|l'an prochain|antenne|ajouter|remplacer|renforcer|commencer par|\bnous recommanderons|"
    r"j'ai ecrit|\bsera presente|serveur|article"
)
_THREE = {
    "capitalisation": re.compile(
        r"capitalis|mode d'emploi|\bguide\b|\bkit\b|fiche|notice|\boutil|trame|retex|retour d'experience|archiv|charte"
    ),
    "diffusion": re.compile(
        r"diffus|restitution|present|article|publi|transmis|envoy|journee|reunion regionale|plaidoyer"
    ),
    "transfert": re.compile(r"transf|transpos|essaim|dupliqu|antenne|autres? |deuxieme|etendre|elargir|ouvrir|reseau"),
}
_OF_PERSON = re.compile(
    r"evaluation des (?:salarie|jeunes|participant|stagiaire|personnes|beneficiaire)|je me sens|note sur 20|"
    r"remises? a la personne|bilan de (?:chacun|competences|sante|stage)|points? forts? (?:des|du) (?:jeunes?|"
    r"public|participants?|candidats?)|fiche verte|transfert (?:du|de) dossier|transfert des competences|"
    r"kit (?:du|des) participant"
)
_EARLY = elsewhere("feasibility preparation people_followup evaluation results strengths weaknesses next")
_PLAIN_MODE = re.compile(
    r"^(?:un |une |le |la |des )?(?:bilan (?:avec|final|de fin|partage|collectif|ecrit|croise|a chaud)|"
    r"retours? d'exp|retex\b|rex\b|rapport final|(?:soiree|journee|repas|diner|reunion|atelier|temps)\b"
    r".{0,25}\bbilan\b|"
    r"tour de table final|questionnaire (?:final|de fin|de sortie|de satisfaction)|"
    r"(?:soiree|reunion|temps) de relecture|swot final)"
)
"""A way to take stock that says by itself what it is, wherever it stands."""
_NO_PLACE = frozenset(
    ("needs", "public", "territory", "policy", "indicators", "planning", "followup", "risks", "internal")
)
_HANDS_ON = re.compile(
    r"(?:a )?(?:ecrire|rediger|transmettre|donner|diffuser|presenter|partager|proposer|envoyer|former|publier|"
    r"conseiller|"
    r"conseils?|recommander|recommandations?|preconiser|preconisations?|etendre|dupliquer|essaimer|transferer)\b.*"
    r"\b(?:autres?|communes|structures|reseaux?|voisine?s?|collegues|territoires?|federation|antennes?|suivante?s?|"
    r"prochaine?s?|equipes|chantiers|departement|region|financeurs?|elus|partenaires)\b"
)
"""Something handed on, and to whom."""
_LINK = re.compile(r"\bhttps?:\S+|\bwww\.\S+")
_REMAINDER = re.compile(r"(?:le |la )?(?:reste|solde|complement)\b")
_SAYS = re.compile(
    r"\bprochaine? (?:fois|session|groupe)|\bon a decide|\bsi (?:c'est|c'etait) a refaire|\bpreconis|"
    r"\brecommand|\btransmi|\bnous propos|\bje propos|\bon propos|\bau reseau"
)
_LONG = 15
_HALF_IDEA = re.compile(r"\bsi ca marche\b|\bon voudr|\bpeut-etre\b|\bon verra\b|\bprolonger\b")


def check(view: View, readings: Readings) -> Outcome:
    """Satisfied by a way to evaluate (or strengths and weaknesses), and one specific recommendation or transfer."""
    modes = [node for node in view.nodes if _is_mode(view, node)]
    sides = [node for node in view.nodes if node not in modes and _is_side(view, node)]
    forward = [node for node in view.nodes if node not in modes and node not in sides and _is_forward(view, node)]
    firm = [node for node in forward if _firm(node)]
    firm += [node for node in (*modes, *sides) if len(node.words) >= _LONG and node.finds(_SAYS)]
    bare = [node for node in view.read.nodes[1:] if _is_bare_word(view, node)]
    first = [*modes, *sides]
    named = {word for word, pattern in _THREE.items() if any(node.finds(pattern) for node in firm)}
    if first and firm and (not readings.forward_all or len(named) == len(_THREE)):
        return Outcome(
            "satisfait",
            (*modes[:3], *firm[:4], *sides, *firm[4:]),
            message=f"L'évaluation ({name(first[0])}) mène à une suite précise : {name(firm[0])}.",
        )
    if first and firm:
        lacking = ", ".join(word for word in _THREE if word not in named)
        return Outcome(
            "partiel",
            (*first[:4], *firm),
            (),
            f"La suite est précise, il manque : {lacking}.",
            f"Ajoutez à {name(firm[0])} : {lacking}.",
        )
    if first:
        prepared = "Le bilan est prévu" if modes else "Des points forts ou faibles sont notés"
        return Outcome(
            "partiel",
            (*first, *bare, *(node for node in forward if node not in firm)),
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
    if bare:
        return Outcome(
            "partiel",
            tuple(bare),
            (),
            f"Un mot est posé ({name(bare[0])}), sans dire comment ni pour quoi.",
            f"Dites pour {name(bare[0])} avec qui et comment, puis ce que vous recommandez ou transmettez.",
        )
    return Outcome(
        "absent",
        message="Ni bilan des points forts et faibles, ni préconisation ne sont mentionnés.",
        fix="Écrivez comment le bilan est fait, avec qui, et une préconisation à transmettre ou transférer.",
    )


def _is_bare_word(view: View, node: ReadNode) -> bool:
    """« Capitalisation », alone: it is quoted, it does not suffice."""
    bare = _BARE.fullmatch(node.title.strip(" .!")) is not None and not node.children
    return bare and not _in_template(view, node) and node.index not in view.subject.left_out


_BARE = re.compile(
    r"capitalis(?:ation|er)|essaim(?:age|er)|diffus(?:ion|er)|transfer(?:er|t)|scale|"
    r"(?:(?:un|le|nous ferons un|on fera un|faire un|on fait un|faire le) )?bilan(?: final| de fin| du projet)?|"
    r"retex|rex"
)


def _in_template(view: View, node: ReadNode) -> bool:
    """Whether the word stands among titles that are all bare: the official plan, not a choice."""
    parent = view.parent(node)
    return parent is None or all(child.blank for child in view.read.children(parent))


def _late(node: ReadNode) -> bool:
    return any(topic in ("evaluation", "results", "strengths", "weaknesses", "next") for topic in node.topics)


def _is_mode(view: View, node: ReadNode) -> bool:
    if node.negated or node.finds(_OF_PERSON):
        return False
    if need_cue(node) and not node.finds(_BOTH) and not _late(node):
        return False
    if _PLAIN_MODE.match(node.title) and _NO_PLACE.isdisjoint(node.topics):
        return True
    if node.topics[:1] == ("next",) or not re.search(r"[a-z]{4,}", _LINK.sub("", node.body)):
        return False
    if _late(node) or node.topics[:1] == ("criteria",):
        return (
            node.finds(_MODE)
            and not re.match(r"(?:nb|nombre|taux|part|note)\b", node.title)
            and not (
                "criteria" in node.topics and not re.search(r"bilan|enquete|reunion|tour de table|retex", node.folded)
            )
        )
    if not _EARLY.isdisjoint(node.topics):
        return "implementation" in node.topics and node.finds(_MODE) and node.finds(_BOTH)
    return node.finds(_MODE) and node.finds(_BOTH)


def _is_side(view: View, node: ReadNode) -> bool:
    if node.negated or node.size < 1 or "du territoire" in node.label:
        return False
    if node.topics[:1] == ("criteria",) and node.finds(_BOTH) and node.size >= _LEAST_SIDE:
        return not node.finds(_OF_PERSON)
    if (not _late(node) and "implementation" not in node.topics) or node.finds(_OF_PERSON):
        return False
    if any(topic in ("strengths", "weaknesses") for topic in node.topics):
        return True
    if _late(node) or ("implementation" in node.topics and re.match(r"[+-] ?:", node.title)):
        return node.finds(_BOTH) or re.match(r"[+-] ?:", node.title) is not None
    return False


def _is_forward(view: View, node: ReadNode) -> bool:
    if _REMAINDER.match(node.title) and node.has("funder"):
        return False
    if node.negated or node.finds(_OF_PERSON):
        return False
    if _HANDS_ON.match(node.title) and (node.guessed or not node.topics or _late(node)):
        return node.size >= 3
    if "next" in node.topics or ("next" in cues(node)[:1] and view.stage(node) in ("E5", "E6", "")):
        return node.size >= 2
    if node.topics[:1] == ("criteria",) and (node.has("next") or node.finds(_OTHERS)) and node.finds(_TO):
        return node.size >= 3
    if "criteria" in node.topics and re.search(r"communiquer (?:le|les)|transm|preconis|recommand|diffus", node.folded):
        return node.size >= 2
    return (
        _late(node)
        and node.finds(_FORWARD)
        and node.size >= 4
        and not re.match(r"(?:nb|nombre|taux|part)\b", node.title)
    )


_LEAST_SIDE = 3
_OTHERS = re.compile(
    r"\b(?:autres?|voisin\w*|reseau|federation|departement|collegues|partenaires|antennes?|equipes?)\b"
)
_TO = re.compile(
    r"\b(?:proposer\w*|donner\w*|laisser\w*|transmett\w*|remett\w*|offr\w*|envoy\w*|presenter\w*|partager\w*|"
    r"conseil\w*|"
    r"recommand\w*|preconis\w*|diffus\w*|essaim\w*|former\w*|reconduire|refaire|veut le meme|nous l'a demande)\b"
)


def _firm(node: ReadNode) -> bool:
    """Something specific to do or to hand on: more than a word or a wish."""
    return (node.size >= 4 and not node.finds(_HALF_IDEA)) or (
        node.size >= 3 and node.finds(_FORWARD) and not node.finds(_HALF_IDEA)
    )


RULE = Rule("C11", TITLE, WHY, FIX, GOOD, BAD, check)
