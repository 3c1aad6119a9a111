"""M7 « et une analyse de sa pratique professionnelle »: situations examined for their causes and effects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from cefi_map.dossier.clues.analysis import (
    CAUSE,
    COMMENT,
    COMPARISON,
    CONCEPT,
    CORRECTION,
    EFFECT,
    EXAMINED,
    FACT_LABEL,
    GENERAL,
    INSIGHT,
    UNDERSTOOD,
)
from cefi_map.dossier.clues.distance import GENERIC
from cefi_map.dossier.reading import Passage, ReadDossier
from cefi_map.dossier.rule import Finding, Rule, Subject
from cefi_map.dossier.voices import I_SAY, JE, NOUS, facts, persons

_TOLD = 2
"""Facts that make a situation."""
_SIGNS = {
    "insight": (INSIGHT, 1.2),
    "correction": (CORRECTION, 1.0),
    "cause": (CAUSE, 1.0),
    "effect": (EFFECT, 1.0),
    "comparison": (COMPARISON, 0.7),
    "general": (GENERAL, 0.6),
    "concept": (CONCEPT, 0.4),
}
"""Signs of analysis, and what a sentence with each weighs; the clear ones weigh most."""
_EXAMINED, _OUTLINED, _KINDS, _VARIED, _MOST = 4.0, 3.5, 3, 4, 4
"""Weights of a situation that is examined, of one that is outlined; kinds of sign it takes, and those with which the
lesser weight is enough; sentences a kind counts."""
_TURNED = 3
"""Sentences that correct or understand, which outline a situation without a word of cause."""
_RUN = 420
"""Words of a run of passages in which one situation is told and examined."""
_ELSEWHERE = re.compile(
    r"\bfonctions?\b|\bperspectiv|\bevolution|\bet (?:demain|apres|maintenant|depuis)\b|\bce qui (?:change|bouge)|"
    r"\bposture|"
    r"\bmon role\b|\bma (?:maniere|facon)\b|\bcomment (?:je|nous)\b|\bmandat|\battributions?\b|"
    r"\bma place\b|\bprojections?\b|\bavenir|\bpreconisation|\bje change|\bje modifi|\bsuites?\b"
)


def situations(read: ReadDossier) -> list[tuple[Passage, ...]]:
    """The situations that are examined, each with the passages that examine it."""
    found: list[tuple[Passage, ...]] = []
    for unit in read.units:
        if unit[0].titles and _ELSEWHERE.search(unit[0].title):
            continue
        alone = [(each,) for each in unit if _examined(_one(each))]
        if len(alone) >= 2 and _apart(alone):
            found += alone
        elif part := next((part for part in _parts(unit) if _examined(part)), None):
            found.append(tuple(each for each in unit[part.first : part.last + 1] if _analytic(each)))
    return found


def _apart(alone: Sequence[tuple[Passage, ...]]) -> bool:
    """Whether passages of one part, each examining something, are about different persons."""
    names = [persons(each[0]) for each in alone]
    return all(names) and not frozenset.intersection(*names)


@dataclass(frozen=True, slots=True)
class _Part:
    """The passages ``first`` to ``last`` of a unit, taken together: sentences with each sign, facts that are told,
    whether they are the candidate's own, or stand under a title that is."""

    first: int
    last: int
    signs: dict[str, int]
    told: int
    own: bool
    under: bool

    def to(self, other: _Part) -> _Part:
        """This part and the one behind it."""
        signs = {name: count + other.signs[name] for name, count in self.signs.items()}
        return _Part(self.first, other.last, signs, self.told + other.told, self.own or other.own, self.under)


def _one(passage: Passage, place: int = 0) -> _Part:
    signs = {name: passage.count(pattern) for name, (pattern, _) in _SIGNS.items()}
    own = any(passage.has(pattern) for pattern in (I_SAY, JE, NOUS, EXAMINED))
    return _Part(place, place, signs, facts(passage) + 2 * passage.has(FACT_LABEL), own, passage.under(JE))


def _parts(unit: Sequence[Passage]) -> Iterator[_Part]:
    """Runs of passages long enough to tell and examine one situation: what is pages apart does not add up."""
    ones = [_one(each, place) for place, each in enumerate(unit)]
    for part in ones:
        yield (run := part)
        words = unit[part.first].words
        for one in islice(ones, part.last + 1, None):
            words += unit[one.last].words
            if words > _RUN:
                break
            yield (run := run.to(one))


def _examined(part: _Part) -> bool:
    """Facts of one's own, something understood about them, and what explains it."""
    signs = part.signs
    understood, kinds = signs["insight"] + signs["correction"], sum(map(bool, signs.values()))
    return bool(
        understood
        and _weight(signs) >= (_EXAMINED if kinds < _VARIED else _OUTLINED)
        and kinds >= _KINDS
        and understood < sum(signs.values())
        and _practice(part)
    )


def _outlined(part: _Part) -> bool:
    """Facts and some explanation, less than an examination."""
    signs = part.signs
    understood = signs["insight"] + signs["correction"]
    explained = signs["cause"] + signs["effect"] and (understood or signs["comparison"])
    return bool((explained or understood >= _TURNED) and _weight(signs) >= _OUTLINED and _practice(part))


def _weight(signs: dict[str, int]) -> float:
    return sum(weight * min(signs[name], _MOST) for name, (_, weight) in _SIGNS.items())


def _practice(part: _Part) -> bool:
    """Something happened in the candidate's own work: not theory, not figures alone."""
    return part.told >= _TOLD and (part.own or part.under)


def _analytic(passage: Passage) -> bool:
    return any(passage.has(pattern) for pattern in (INSIGHT, CAUSE, EFFECT))


def _commented(read: ReadDossier) -> list[Passage]:
    return [
        each
        for each in read.passages
        if not _ELSEWHERE.search(each.title)
        and each.has(I_SAY)
        and facts(each)
        and not each.has(GENERIC)
        and (
            (each.has(INSIGHT) and (each.has(CAUSE) or each.has(EFFECT)))
            or (each.has(UNDERSTOOD) and facts(each) >= _TOLD)
            or (each.under(_ANALYSIS) and each.count(COMMENT) >= 2)
        )
    ]


def _sketched(read: ReadDossier) -> list[Passage]:
    units = (unit for unit in read.units if not (unit[0].titles and _ELSEWHERE.search(unit[0].title)))
    outlined = ((unit, part) for unit in units for part in _parts(unit) if _outlined(part))
    found = (each for unit, part in outlined for each in unit[part.first : part.last + 1] if _analytic(each))
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
        fix = "Reprenez une autre situation : pourquoi cela s'est passé ainsi, et ce que cela a produit."
        return Finding("partiel", found[0], message=message, fix=fix)
    commented = _commented(subject.read) or _sketched(subject.read)
    if commented:
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
