"""Episodes: moments told with somebody in particular, in which the candidate acts."""

from __future__ import annotations

import re

from .clues.fields import field
from .clues.posture import RESTRAINT, TOLD, TOWARDS
from .reading import Passage, ReadDossier
from .voices import PAST, SOMEONE, persons

_MOMENT = re.compile(
    r"\b(?:le|un|ce|cet|cette|en|au|a la|lors d\w*|quand|depuis|debut|fin|mi-?) ?(?:\d{1,2} |premier |deuxieme |"
    r"dernier |matin|soir|jour|"
    r"midi|apres-midi|semaine|seance|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|"
    r"decembre|lundi|mardi|mercredi|"
    r"jeudi|vendredi|samedi|printemps|ete|automne|hiver|fois)|\bla (?:premiere|deuxieme|derniere|veille)\b|"
    r"\bune fois\b|\bun (?:mardi|lundi|jeudi)"
)
_ONE = re.compile(rf"\bune? (?:\w+ )?{field('someone')}[^.]{{0,40}}\b(?:m'a|m'avait|nous a|est|a|avait|voulait)\b")
"""« Un chef d'entreprise m'a proposé »."""


def is_episode(read: ReadDossier, passage: Passage) -> bool:
    """Whether somebody is there, and the candidate does something towards them, here or in the passage beside it.

    A person without a name (« une stagiaire ») counts where a moment is told: « quand un jeune arrive, je l'écoute » is
    a habit, not a moment."""
    named = bool(persons(passage))
    if not named and not passage.has(SOMEONE):
        return False
    beside = [each for each in read.passages[passage.place : passage.place + 2] if each.unit == passage.unit]
    acts = any(each.has(TOWARDS) for each in beside)
    moment = named or any(each.has(_MOMENT) for each in beside) or (passage.has(_ONE) and passage.has(TOLD))
    return acts and moment and any(each.has(PAST) for each in beside)


def is_restraint(read: ReadDossier, passage: Passage) -> bool:
    """An episode in which the candidate holds back: a posture that shows without being named."""
    return passage.has(RESTRAINT) and is_episode(read, passage)


def same_part(read: ReadDossier, passage: Passage) -> list[Passage]:
    """The passage, and those under the same titles that are not far; without any title, the four that follow."""
    reach = 12 if passage.titles else 4
    return [
        each
        for each in read.passages
        if each.titles[: len(passage.titles)] == passage.titles and -1 <= each.place - passage.place <= reach
    ]


def around(read: ReadDossier, passage: Passage) -> list[Passage]:
    """The passage and the one after it on each side of the same part."""
    return [each for each in same_part(read, passage) if -1 <= each.place - passage.place <= 2]
