"""Episodes: moments told with somebody in particular, in which the candidate acts."""

from __future__ import annotations

from .forms import Clue, did, did_not, do, field, we_did
from .reading import Passage, ReadDossier
from .voices import PAST, SOMEONE, persons

_RELATION = field("relation")
_TOWARDS = Clue(
    rf"{did(_RELATION)}|{do(_RELATION)}|{we_did(_RELATION)}|{did_not(_RELATION)}|\bnous (?:lui |leur |l'|"
    rf"n')?{_RELATION}"
)
_TOLD = Clue(rf"{did(_RELATION)}|{we_did(_RELATION)}|{did_not(_RELATION)}")
"""Done once, and not a habit."""
_RESTRAINT = Clue(
    r"\bje ne (?:lui |leur )ai pas demande (?:pourquoi|ce|comment|ou)\b|\b(?:attendait|voulait|voulaient|"
    r"attendaient) que je\b|\bje me suis assise?\b|\bnous avons parle d(?:e|u) |"
    rf"{did(field('restraint'))}|{we_did(field('restraint'))}|\bj(?:e |')(?:n'|ne )?(?:l'|lui |leur |y )?(?:ai|"
    rf"avais) (?:pas (?!demande)|rien )"
    r"(?:cherche|dit|demande|repondu|ajoute|insiste|force|corrige|repris|rempli|propose|pose|interven|parle)|"
    r"\bnous n'avons (?:pas (?!demande)|rien )(?:cherche|dit|demande|repondu|ajoute|insiste|force|corrige|repris|"
    r"rempli|propose)|\bplutot que d(?:e |')|\bj'aurais pu\b|\bje me suis t[ua]|\bj'ai laisse|\bje (?:l'|les |"
    r"lui )ai laiss|\bje l'ai (?:laiss|attend)|\bje n'(?:en )?ai (?:rien|jamais) (?:dit|su)|\bon n'a (?:pas|rien) |"
    r"\bon aurait pu\b|\bnous aurions pu\b|\bje ne (?:lui |leur |l'|les )?ai (?:pas|rien) (?!fait|vu|su\b|pense|"
    r"compris|realise|mesure|ose|entendu|voulu|demande|prevenu|consulte)|\bsans (?:rien )?(?:insister|repondre|parler|"
    r"demander|relever|commenter|rien dire)|\bje (?:me tais|ne dis rien|ne reponds pas|ne releve pas|n'insiste pas|"
    r"attends)\b|\bsi j'avais (?:plaide|parle|ouvert|repondu|insiste|propose|encourage|sorti)|\bj'avais envie\b|"
    r"\bj'(?:ai eu|avais) (?:tres )?envie d"
)
_MOMENT = Clue(
    r"\b(?:le|un|ce|cet|cette|en|au|a la|lors d\w*|quand|depuis|debut|fin|mi-?) ?(?:\d{1,2} |premier |deuxieme |"
    r"dernier |matin|soir|jour|midi|apres-midi|semaine|seance|janvier|fevrier|mars|avril|mai|juin|juillet|aout|"
    r"septembre|octobre|novembre|decembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|printemps|ete|automne|hiver|fois)|"
    r"\bla (?:premiere|deuxieme|derniere|veille)\b|\bune fois\b|\bun (?:mardi|lundi|jeudi)"
)
_ONE = Clue(rf"\bune? (?:\w+ )?{field('someone')}[^.]{{0,40}}\b(?:m'a|m'avait|nous a|est|a|avait|voulait)\b")
"""« Un chef d'entreprise m'a proposé »."""


def is_episode(read: ReadDossier, passage: Passage) -> bool:
    """Whether somebody is there, and the candidate does something towards them, here or in the passage beside it.

    A person without a name (« une stagiaire ») counts where a moment is told: « quand un jeune arrive, je l'écoute » is
    a habit, not a moment."""
    named = bool(persons(passage))
    if not named and not passage.has(SOMEONE):
        return False
    beside = [each for each in read.passages[passage.place : passage.place + 2] if each.unit == passage.unit]
    acts = any(each.has(_TOWARDS) for each in beside)
    moment = named or any(each.has(_MOMENT) for each in beside) or (passage.has(_ONE) and passage.has(_TOLD))
    return acts and moment and any(each.has(PAST) for each in beside)


def is_restraint(read: ReadDossier, passage: Passage) -> bool:
    """An episode in which the candidate holds back: a posture that shows without being named."""
    return passage.has(_RESTRAINT) and is_episode(read, passage)
