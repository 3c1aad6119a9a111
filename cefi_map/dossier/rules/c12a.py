"""C12a « une prise de distance sur ses pratiques professionnelles »: own choices questioned, own part in failures."""

from __future__ import annotations

import re

from cefi_map.dossier.reading import Passage
from cefi_map.dossier.rule import Finding, Rule, Subject
from cefi_map.dossier.rules.m7 import CAUSE
from cefi_map.dossier.voices import I_SAY, JE, PAST

_OWN = re.compile(
    r"\bj'aurais (?:\w+ )?(?:du|pu|aime|voulu|gagne)\b|\bsi (?:je devais|j'avais|c'etait a) (?:\w+ )?(?:refaire|"
    r"recommenc|su|"
    r"pris|pose|ecoute|demande|fait|ouvert|attendu|prevenu|associe|relu)|\bsi c'etait a refaire|\bje regrette|"
    r"\bmes regrets|"
    r"\bj'ai eu tort|\b(?:mon|mes|une?) (?:propres? )?erreurs?\b|\bje me suis (?:\w+ )?trompee?|\bj'ai confondu|"
    r"\bje n'ai (?:pas|jamais|rien|guere) (?:\w+ )?(?:ose|vu|su|voulu|assez|suffisamment|pose|pris|pense|cherche|"
    r"entendu|ecoute|"
    r"mesure|consulte|associe|anticipe|demande|verifie|interroge|laisse|compris|questionne|prevenu|dit|tenu compte)|"
    r"\bje n'avais (?:pas|jamais|rien|aucun\w*) (?:\w+ )?(?:vu|prevu|pense|pose|mesure|compris|anticipe|interroge|"
    r"consulte|"
    r"demande|imagine|associe|verifie|ecoute)|\bj'ai (?:\w+ )?(?:fragilis|contourn|neglig|oubli|sous-? ?estim|"
    r"surestim|manqu|"
    r"cede|impos|precipit|plaqu|projet|evit|tard|minimis|idealis|privilegi|pris \w+ experience|pris mon|"
    r"fait a (?:la|leur|"
    r"sa) place|ecrase|force|juge trop|reproduit|parle trop|fait avec)\w*|\bma (?:propre )?part\b|"
    r"\bma responsabilite\b|"
    r"\ba mon compte\b|\bbiais\b|\bm'a(?:vait)? (?:\w+ )?rendue? (?:aveugle|sourde?|moins)|\bm'a(?:vait)? aveugl|"
    r"\bj'avais peur|"
    r"\bj'ai eu peur|\bpar peur d|\bcela me flattait|\bme flattait|\bje me (?:suis )?demand(?:e|ais) (?:encore |"
    r"aujourd'hui |"
    r"si|pourquoi|ce)|\bje m'interroge|\bje me suis interroge|\bque je (?:ne sais pas trancher|continue de discuter)|"
    r"\bavec le recul\b|\bc'est moi qui (?:ai|avais|l'|n'|etais|me)|\bc'etait moi\b|\bj'etais passee? (?:devant|"
    r"a cote)|"
    r"\bje croyais\b|\bj'ai cru\b|\bj'avais cru\b|\bje n'aurais pas du|\bj'ai (?:trop|mal) \w+|\bje pensais (?:au|"
    r"a la|bien "
    r"faire|savoir|que)|\bfaisait ecran|\bsans y penser|\bsans m'en (?:rendre compte|apercevoir)|\bje m'en veux|"
    r"\bma familiarite|\bmes (?:prejuges|representations|evidences|certitudes|reflexes)\b|\bma maitrise|"
    r"\bmon impatience|"
    r"\bce que je supporte pas|\bj'ai pas (?:ose|vu|pense|su|demande|pris|ecoute)|\bj'ai interprete|"
    r"\bje m'etais mise?\b|"
    r"\bque je prenais pour|\bje ne commencerais pas|\bje ferais autrement|\bje referais|\bje l'ai (?:contourne|"
    r"evite|"
    r"recu[e]? comme)|\bquestion que je n'avais pose|\bla (?:meme )?situation se represent"
)
_BLAMED = re.compile(
    r"\bm'a (?:\w+ ){0,3}?(?:dit|fait remarquer|reproche|repondu|lance|souffle)\b[^.]{0,60}\b(?:tu|vous|t'|"
    r"j') ?aurais (?:du|pu)"
)
_GENERIC = re.compile(
    r"\b(?:aurait|auraient|aurions|aurais) pu etre (?:plus|mieux|davantage)|\bn'(?:est|suis|etait|"
    r"etais) pas parfait|\berreurs? (?:ont|a) "
    r"(?:\w+ )?ete commise|\bj'aurais pu (?:mieux|davantage|etre plus|plus)\b|\bj'aurais du (?:mieux|davantage|"
    r"etre plus)\b|"
    r"\bdes choses a ameliorer|\b(?:axes?|points?|pistes?) d'amelioration|\btoujours (?:possible de|a|"
    r"s')\w* amelior|\bje "
    r"manque (?:encore )?d(?:e|'|u) (?:confiance|experience|temps|assurance|organisation|recul)|"
    r"\bmieux (?:gerer mon|m'organiser|"
    r"organise|communiqu|anticip)|\bprendre (?:du |davantage de |plus de )?recul|\bme remettre en question|"
    r"\bse (?:remettre en "
    r"question|decentrer|regarder faire)|\bremise en question|\bhumilite\b[^.]{0,40}convenir|"
    r"\bpas toujours (?:ete )?(?:facile|"
    r"simple|evident|assez|su)|\bj'ai (?:beaucoup )?appris (?:sur moi|a me)"
)
_WHY = re.compile(
    rf"{CAUSE.pattern}|\bpour (?:ne pas|eviter|rendre|leur|lui|me|montrer|gagner)|\b(?:la )?raison\b|"
    rf"\bque je voulais\b|"
    r"\balors qu|\bau lieu d|\bplutot qu|\bor\b|\bet non\b|: |\bqui me\b|\bmais\b"
)


def _check(subject: Subject) -> Finding:
    read = subject.read
    own = [each for each in read.passages if _marks(each)]
    marks = sum(_marks(each) for each in own)
    reasoned = [each for each in own if each.has(_WHY) and each.has(PAST)]
    generic = [each for each in read.passages if each.has(_GENERIC)]
    if marks >= 3 and reasoned:
        best = sorted(own, key=lambda each: -_marks(each))
        return Finding(
            "satisfait", tuple(best), message="Vos choix sont questionnés, et votre part est dite avec ses raisons."
        )
    if own and reasoned and marks >= 2:
        message = "Un de vos choix est questionné, sans aller jusqu'à ce que vous feriez autrement."
        fix = "Dites ce que vous feriez autrement, et pourquoi, à partir d'un choix précis."
        return Finding("partiel", tuple(own), message=message, fix=fix)
    if generic:
        message = "L'autocritique reste générale : elle ne touche aucun choix précis."
        fix = "Prenez une décision que vous avez prise : dites ce qu'elle a coûté et ce que vous feriez aujourd'hui."
        return Finding("partiel", tuple(generic[:4]), tuple(own[:2]), message, fix)
    message = "Aucun passage ne met en question vos propres choix."
    return Finding("absent", weak=tuple(own[:2]), message=message, fix=RULE.fix)


def _marks(passage: Passage) -> int:
    """Sentences of a passage that question what the candidate did. A reproach quoted from somebody else counts: it is
    told because it was heard."""
    if passage.under(_FORWARD):
        return 0
    found = sum(_own(sentence) for sentence in passage.sentences)
    return found + (_BLAMED.search(passage.spoken) is not None)


_FORWARD = re.compile(r"\bperspectiv|\bmon role\b")


def _own(sentence: str) -> bool:
    return bool(_OWN.search(sentence) and JE.search(sentence)) and not (
        _GENERIC.search(sentence) and not I_SAY.search(sentence)
    )


RULE = Rule(
    "C12a",
    "Prise de distance",
    "Prendre de la distance, c'est interroger ses propres choix, et non le projet ou les autres.",
    "Reprenez un de vos choix : ce que vous n'aviez pas vu, votre part dans l'échec, ce que vous feriez autrement.",
    """# Prendre de la distance

Si je devais recommencer, je ne rédigerais pas seule le règlement. Je n'ai consulté aucun participant, parce que j'avais
peur de perdre du temps. J'ai confondu tenir le cadre et l'écrire à leur place. Deux jeunes sont partis, et c'est moi
qui avais affiché les sanctions.
""",
    """# Bilan

Le projet s'est bien passé. Tout le monde était satisfait et les objectifs ont été atteints.
""",
    _check,
)
