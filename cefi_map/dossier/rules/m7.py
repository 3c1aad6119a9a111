"""M7 « et une analyse de sa pratique professionnelle »: situations examined for their causes and effects."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cefi_map.dossier.reading import Passage, ReadDossier
from cefi_map.dossier.rule import Finding, Rule, Subject
from cefi_map.dossier.voices import I_SAY, NOUS, facts, persons

CAUSE = re.compile(
    r"\bparce qu|\bcar\b|\bpuisqu|\ba cause d|\bfaute d|\ben raison d|\btenai(?:t|ent) (?:donc |aussi |surtout |"
    r"d'abord )?(?:a |au|ni)|\btien(?:t|nent) (?:donc |aussi |surtout )?(?:a |au|ni)\b|\bs'expliqu|"
    r"\bexpliqu\w+ (?:par|que|"
    r"pourquoi|l[ea'])|\bvenai(?:t|ent) d(?:e|u)\b|\bvien(?:t|nent) (?:d(?:e|u|'abord)|de ce que)\b|\b(?:la|une|les|"
    r"ma|"
    r"premiere|seule) causes?\b|\bpour(?:quoi|tant)\b|\bd'ou\b|\bdue? a\b|\blie[es]* a\b|\bproven|\bmotiv(?:e|ait)\b|"
    r"\bjouait un role|\ble filtre\b"
)
EFFECT = re.compile(
    r"\b(?:l'|un |son |pour |des |cet )(?:second |double )?effets?\b|\bconsequence|\bdu coup\b|\bresultat\b ?:|"
    r"\ba (?:\w+ )?"
    r"(?:produit|provoque|entraine|conduit|amene|suscite|permis|empeche|decourage|change|ouvert|ferme|fragilise|"
    r"bloque)|"
    r"\bproduisai|\bsi bien qu|\bde sorte qu|\ben (?:a )?conclu|\bsont passe\w* de|\best passe\w* de|"
    r"\bcontre (?:\w+ ){1,4}"
    r"(?:auparavant|avant|precedemment)|\bsur les \w+ (?:\w+ )?(?:suivant|nouve)|\b(?:ont|a) cesse|"
    r"\bne (?:\w+ )?(?:ven|vien)"
    r"\w* plus|\bn'est plus (?:ven|reven)|\brendai(?:t|ent)\b|\btransformai(?:t|ent)\b|\bexcluai|\bretirai(?:t|ent)|"
    r"\bm'a rendue?|\bfaisai(?:t|ent) (?:ecran|perdre|de)|\bdepuis,|\bchangeait tout|\bmodifie|\bdevenai|\ba perdu"
)
INSIGHT = re.compile(
    r"\bj(?:'ai|e) (?:\w+ ){0,2}?compri[st]|\bj'ai (?:\w+ )?(?:mesure|realise|saisi|decouvert) (?:que|combien|"
    r"a quel|ce)|"
    r"\bje comprends\b|\bavec le recul|\bapres coup|\ben (?:y )?re(?:lisant|prenant|gardant|pensant|venant sur|"
    r"visitant)|"
    r"\bj'y vois|\bautre lecture|\blecture\b[^.]{0,25}\b(?:autre|differente)|\b(?:ce )?n'(?:est|etai[st]|"
    r"etaient) (?:donc |"
    r"pas |ni |ce )*[^.]{0,90}[,;.] ?(?:c'(?:est|etait)|mais)\b|\bc'est pas [^.]{0,90}c'est\b|\btenait donc|"
    r"\bla difference\b"
    r"|\bdifferences? (?:d[e']|entre)|\bce qui se (?:jou|pass)ait|\ben realite|\bje me suis (?:rendue? compte|"
    r"apercue?|"
    r"demande)|\bje m'apercois|\b(?:ma|mon) premi\w+ (?:explication|hypothese|reaction|lecture|reflexe)|"
    r"\bj'ai d'abord "
    r"(?:interprete|cru|pense|attribue|mis)|\bau debut je (?:disai|pensai|croyai)|\bj'avais d'abord|\bor,? |"
    r"\bhypothese|"
    r"\bmecanisme|\bil en ressort|\b(?:l'examen|l'analyse|la comparaison)\b[^.]{0,60}\b(?:montre|revele|"
    r"fait apparaitre)|"
    r"\bnous (?:a|ont) (?:\w+ )?(?:permis de comprendre|donne la cle)|\b(?:a|nous) permis de comprendre|"
    r"\bconstate (?:que|"
    r"alors)|\bautrement dit|\bce que (?:le projet|j'|je|nous) (?:\w+ ){0,3}(?:appel|pren)\w+|\bconfondu|"
    r"\bje croyais|"
    r"\bj'avais cru|\bce constat eclaire|\bcela (?:m'a |nous a )?(?:eclaire|montre|revele)|\bla verite\b|"
    r"\bpreuve que\b|"
    r"\bj'interprete|\bj'analyse|\bc'est (?:la|precisement|justement) que|\bneanmoins|\bl'ecart entre|\bparadox"
)
CONCEPT = re.compile(
    r"\bau sens d|\bce qu(?:e |')[\w' -]{2,40}? (?:appell|nomm|decri|design)\w*|\b(?:appelle|nomme|decrit|decrivent|"
    r"distingue|"
    r"distinguent|montre|disent|parle d|parlent d)\b|\bla notion d|\ble concept d|\bla theorie d|"
    r"\bselon [a-z]+ [a-z]+|"
    r"\ba la lumiere d|\blunettes\b"
)
_TOLD = 2
"""Facts that make a situation."""
_ELSEWHERE = re.compile(
    r"\bperspectiv|\bevolution|\bet (?:demain|apres|maintenant)\b|\bce qui change|\bposture|\bmon role\b|"
    r"\bma place\b|\bprojections?\b|\bavenir|\bpreconisation"
)


def situations(read: ReadDossier) -> list[tuple[Passage, ...]]:
    """The situations that are examined, each with the passages that examine it."""
    found: list[tuple[Passage, ...]] = []
    for unit in read.units:
        if unit[0].titles and _ELSEWHERE.search(unit[0].title):
            continue
        alone = [(each,) for each in unit if _examined((each,))]
        if len(alone) >= 2 and _apart(alone):
            found += alone
        elif _examined(unit):
            found.append(tuple(each for each in unit if _analytic(each)) or unit[:1])
    return found


def _apart(alone: Sequence[tuple[Passage, ...]]) -> bool:
    """Whether passages of one part, each examining something, are about different persons."""
    names = [persons(each[0]) for each in alone]
    return all(names) and not frozenset.intersection(*names)


def _examined(unit: Sequence[Passage]) -> bool:
    """Facts, something understood about them, a cause or an effect: one mark alone is only commentary."""
    insight, cause, effect, concept = (
        sum(each.count(pattern) for each in unit) for pattern in (INSIGHT, CAUSE, EFFECT, CONCEPT)
    )
    return _practice(unit) and insight >= 1 and cause + effect >= 1 and insight + cause + effect + min(concept, 2) >= 4


def _practice(unit: Sequence[Passage]) -> bool:
    """Something happened in the candidate's own work: not theory, not figures alone."""
    told = sum(facts(each) for each in unit)
    own = any(each.has(I_SAY) or each.has(NOUS) for each in unit)
    return told >= _TOLD and own


def _analytic(passage: Passage) -> bool:
    return any(passage.has(pattern) for pattern in (INSIGHT, CAUSE, EFFECT))


def _commented(read: ReadDossier) -> list[Passage]:
    return [
        each
        for each in read.passages
        if each.has(INSIGHT) and each.has(I_SAY) and (each.has(CAUSE) or each.has(EFFECT)) and facts(each)
    ]


def _check(subject: Subject) -> Finding:
    found = situations(subject.read)
    shown = tuple(each for unit in found for each in unit[:2])
    if len(found) >= 2:
        return Finding(
            "satisfait", shown, message="Plusieurs situations sont examinées dans leurs causes et leurs effets."
        )
    if found:
        message = "Une seule situation est examinée dans ses causes et ses effets ; les autres sont racontées."
        fix = "Reprenez une autre situation : pourquoi cela s'est passé ainsi, et ce que cela a produit."
        return Finding("partiel", found[0], message=message, fix=fix)
    if commented := _commented(subject.read):
        message = "Une situation est commentée, sans que ses causes et ses effets soient examinés."
        return Finding("partiel", tuple(commented[:3]), message=message, fix=RULE.fix)
    return Finding("absent", message="Le dossier décrit ou expose, sans examiner une situation vécue.", fix=RULE.fix)


RULE = Rule(
    "M7",
    "Analyse de sa pratique",
    "Le jury attend des situations vécues, examinées : ce qui les a causées, ce qu'elles ont produit.",
    "Choisissez deux situations. Dites pour chacune ce qui s'est passé, pourquoi, et ce que cela a produit.",
    """# Analyse de ma pratique

## Le questionnaire resté vide

En mars, j'ai remis un questionnaire à onze stagiaires. Deux l'ont rendu. J'ai d'abord pensé à un manque d'intérêt. En
reprenant les feuilles avec Mme Roy, j'ai compris que le refus tenait à l'écrit : remplir une ligne, c'était montrer
ses fautes. La consigne avait pour effet de faire taire ceux que je voulais entendre.

## La réunion muette

En mai, les partenaires ont écouté mon diaporama, puis sont repartis. Rien n'a été décidé, parce que je donnais un récit
fini. En relisant mes notes, j'ai vu que chacun n'avait qu'à approuver. J'ai compris que ma maîtrise du sujet faisait
écran.
""",
    """# Déroulement

En mars, nous avons lancé les inscriptions. Seize personnes sont venues. En avril, les ateliers ont démarré. Nous avons
organisé une réunion de bilan en juin.
""",
    _check,
)
