"""M7 « et une analyse de sa pratique professionnelle »: situations examined for their causes and effects."""

from __future__ import annotations

import re
from itertools import islice

from cefi_map.dossier.forms import Clue, did, field
from cefi_map.dossier.reading import Passage, ReadDossier
from cefi_map.dossier.rule import Finding, Rule, Subject
from cefi_map.dossier.voices import I_SAY, facts

from .c12a import GENERIC
from .situations import CAUSE, EFFECT, ELSEWHERE, INSIGHT, TOLD, analytic, outlined, parts, situations

TITLE = "Analyse de sa pratique"
WHY = "Le jury attend des situations vécues, examinées : ce qui les a causées, ce qu’elles ont produit."
FIX = "Choisissez deux situations. Dites pour chacune ce qui s’est passé, pourquoi, et ce que cela a produit."
GOOD = """# Analyse de ma pratique

## Le questionnaire resté vide

En mars, j’ai remis un questionnaire à onze stagiaires. Deux l’ont rendu. J’ai d’abord pensé à un manque d’intérêt. En
reprenant les feuilles avec Mme Roy, j’ai compris que le refus tenait à l’écrit : remplir une ligne, c’était montrer
ses fautes. La consigne avait pour effet de faire taire ceux que je voulais entendre.

## La réunion muette

En mai, les partenaires ont écouté mon diaporama, puis sont repartis. Rien n’a été décidé, parce que je donnais un récit
fini. En relisant mes notes, j’ai vu que chacun n’avait qu’à approuver. J’ai compris que ma maîtrise du sujet faisait
écran.
"""
BAD = """# Déroulement

En mars, nous avons lancé les inscriptions. Seize personnes sont venues. En avril, les ateliers ont démarré. Nous avons
organisé une réunion de bilan en juin.
"""

# ---- the signs

UNDERSTOOD = Clue(r"\b(?:j'ai|nous avons|on a) (?:\w+ )?(?:compris|realise|mesure) (?:que|combien|pourquoi|ce)")
COMMENT = Clue(
    rf"{did(field('comment'))}|\bje (?:pense|crois|trouve|trouvais) (?:que|avoir|cela|ca)\b|\bje retiens\b|"
    rf"\bcela m'a (?:appris|permis|"
    r"marque|surpris|touche|montre)|\bm'a (?:beaucoup |vraiment )?(?:marque|surpris|touche|appris|frappe)|"
    r"\bmoment fort|\bparfois difficile|\b(?:difficile|complique|delicat) d(?:e |')"
)

# ---- the check


def _commented(read: ReadDossier) -> list[Passage]:
    return [
        each
        for each in read.passages
        if not ELSEWHERE.search(each.title)
        and each.has(I_SAY)
        and facts(each)
        and not each.has(GENERIC)
        and (
            (each.has(INSIGHT) and (each.has(CAUSE) or each.has(EFFECT)))
            or (each.has(UNDERSTOOD) and facts(each) >= TOLD)
            or (each.under(_ANALYSIS) and each.count(COMMENT) >= 2)
        )
    ]


def _sketched(read: ReadDossier) -> list[Passage]:
    units = (unit for unit in read.units if not (unit[0].titles and ELSEWHERE.search(unit[0].title)))
    sketched = ((unit, part) for unit in units for part in parts(unit) if outlined(part))
    found = (each for unit, part in sketched for each in unit[part.first : part.last + 1] if analytic(each))
    return list(islice(found, 3))


_ANALYSIS = re.compile(r"\banalys|\bsituation|\bcompris|\bretour")


def _check(subject: Subject) -> Finding:
    found = situations(subject.read)
    shown = tuple(each for unit in found for each in unit[:2])
    if len(found) >= 2:
        return Finding(
            "satisfait", shown, message="Plusieurs situations sont examinées dans leurs causes et leurs effets."
        )
    if found:
        message = "Une seule situation est examinée dans ses causes et ses effets ; les autres sont racontées."
        fix = "Reprenez une autre situation : pourquoi cela s’est passé ainsi, et ce que cela a produit."
        return Finding("partiel", found[0], message=message, fix=fix)
    commented = _commented(subject.read) or _sketched(subject.read)
    if commented:
        message = "Une situation est commentée, sans que ses causes et ses effets soient examinés."
        return Finding("partiel", tuple(commented[:3]), message=message, fix=FIX)
    return Finding("absent", message="Le dossier décrit ou expose, sans examiner une situation vécue.", fix=FIX)


RULE = Rule("M7", TITLE, WHY, FIX, GOOD, BAD, _check)
