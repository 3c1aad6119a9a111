"""C12b « des perspectives d'évolutions de celles-ci »: evolutions of one's own practice, tied to the analysis."""

from __future__ import annotations

import re

from cefi_map.dossier.clues.prospects import (
    ANNOUNCING,
    BEGUN,
    CHANGED,
    CONCRETE,
    FUTURE,
    GENERIC,
    LABELLED,
    NOT_FUTURE,
    NOW,
    PRACTICE,
    PROJECT,
    REASON,
    RENEWED,
    SECTION,
    STATED,
)
from cefi_map.dossier.reading import Passage, ReadDossier
from cefi_map.dossier.rule import Finding, Rule, Subject
from cefi_map.dossier.rules.m7 import situations
from cefi_map.dossier.voices import JE

_PLENTY = 3
"""Announced changes that stand in one passage and are several evolutions all the same."""
_SEVERAL = re.compile(
    r"\b(?:deux|trois|quatre|plusieurs) (?:\w+ )?(?:choses|changements|evolutions|decisions|trucs|engagements|points)\b"
)
"""One less where they are counted."""


def _check(subject: Subject) -> Finding:
    read = subject.read
    own = [each for each in read.passages if _own(read, each)]
    several = len(own) >= 2 or any(len(_precise(read, each)) >= _PLENTY - each.has(_SEVERAL) for each in own)
    if several and (situations(read) or any(_tied(each) for each in own)):
        return Finding("satisfait", tuple(own), message="Plusieurs évolutions précises portent sur votre pratique.")
    vague = [each for each in read.passages if _vague(read, each)]
    if own:
        message = "Une évolution de votre pratique est annoncée ; le référentiel en demande plusieurs."
        if several:
            message = "Des évolutions sont annoncées, sans lien avec une analyse de votre pratique."
        fix = "Ajoutez une évolution précise : ce que vous ferez autrement, quand, et ce que vous avez vécu qui y mène."
        return Finding("partiel", tuple(own), tuple(vague[:2]), message, fix)
    if vague:
        message = "Les perspectives restent générales, ou portent sur le projet plus que sur votre pratique."
        return Finding("partiel", tuple(vague[:4]), message=message, fix=RULE.fix)
    return Finding("absent", message="Aucune évolution n'est annoncée.", fix=RULE.fix)


def _tied(passage: Passage) -> bool:
    return REASON.search(passage.folded) is not None


def _forward(read: ReadDossier, passage: Passage) -> list[str]:
    """Sentences about what comes, where such things stand: a part so titled, or the last quarter.

    Under such a title a change that has begun is told in the present, and a list names it without a verb; elsewhere
    these tell a habit."""
    titled = passage.under(SECTION) or _announced(read, passage)
    if not (titled or read.late(passage)):
        return [each for each in passage.sentences if STATED.search(each) and not NOT_FUTURE.search(each)]
    listed = passage.under(SECTION) and (passage.under(JE) or passage.under(_OWN))
    return [
        each
        for each in passage.sentences
        if not NOT_FUTURE.search(each)
        and (
            (FUTURE.search(each) and JE.search(each))
            or (titled and BEGUN.search(each))
            or ((titled or NOW.search(each)) and CHANGED.search(each))
            or (listed and LABELLED.search(each))
        )
    ]


def _announced(read: ReadDossier, passage: Passage) -> bool:
    """« Voici ce que je vais y faire autrement », said in the same part shortly before."""
    before = read.passages[max(0, passage.place - _AFTER) : passage.place]
    return any(each.titles == passage.titles and each.words <= _ANNOUNCED and each.has(ANNOUNCING) for each in before)


_OWN = re.compile(r"\bpratiques?\b")
_AFTER, _ANNOUNCED = 5, 60
"""Passages that one announcement opens, and the words it has at most."""


def _precise(read: ReadDossier, passage: Passage) -> list[str]:
    return [each for each in _forward(read, passage) if CONCRETE.search(each) and PRACTICE.search(each)]


_PERSPECTIVES = re.compile(r"\bperspective|\bevolutions? de ma|\bet apres\b|\bpour la suite\b|\bavenir\b")


def _own(read: ReadDossier, passage: Passage) -> bool:
    """What I shall do otherwise in my own work, with something that can be seen: when, how, with whom."""
    forward = [each for each in _forward(read, passage) if not GENERIC.search(each)]
    if not forward or not passage.has(PRACTICE):
        return False
    return len(forward) >= 2 or passage.has(CONCRETE)


def _vague(read: ReadDossier, passage: Passage) -> bool:
    if passage.under(SECTION):
        said = any(passage.has(each) for each in (GENERIC, PROJECT, RENEWED))
        return said or bool(_forward(read, passage)) or passage.under(_PERSPECTIVES)
    return read.late(passage) and (
        passage.has(RENEWED)
        or passage.count(PROJECT) >= 2
        or any(GENERIC.search(each) and JE.search(each) for each in _forward(read, passage))
    )


RULE = Rule(
    "C12b",
    "Perspectives d'évolution",
    "« celles-ci » désigne vos pratiques : une suite du projet ne suffit pas.",
    "Annoncez deux changements précis de votre pratique, chacun tiré d'une situation analysée.",
    """# Perspectives

Puisque le questionnaire faisait taire, je commencerai mes entretiens par le récit d'une journée, dès mars.

J'ai décidé de ne plus écrire un règlement seule : avant chaque action, je ferai relire ma trame par deux participants.
""",
    """# Perspectives

Le projet sera reconduit l'année prochaine avec trois groupes. Je souhaite continuer à me former.
""",
    _check,
)
