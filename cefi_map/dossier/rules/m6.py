"""M6 « et la posture du candidat dans le projet »: a stance that is named, and shown by a situation."""

from __future__ import annotations

import re

from cefi_map.dossier.clues.grammar import WILL
from cefi_map.dossier.clues.posture import CHANGING, OWN_TITLE, PRINCIPLE, STANCE, THEORY, VALUES
from cefi_map.dossier.clues.role import LIMIT
from cefi_map.dossier.episodes import around, is_episode, is_restraint, same_part
from cefi_map.dossier.reading import Passage
from cefi_map.dossier.rule import Finding, Rule, Subject
from cefi_map.dossier.voices import JE, NOUS


def _check(subject: Subject) -> Finding:
    read = subject.read
    named = [each for each in read.passages if _named(each)]
    mine = sorted(
        (each for each in named if _speaks(each) and not each.under(CHANGING)),
        key=lambda each: not each.under(OWN_TITLE),
    )
    for passage in mine:
        shown = [each for each in same_part(read, passage) if is_episode(read, each)]
        if shown and _owned(passage):
            first = tuple(each for each in mine if each.titles == passage.titles)[:3]
            message = "La posture est nommée, et une situation la montre."
            return Finding("satisfait", (*first, *shown[:4]), message=message)
    for passage in (each for each in read.passages if _principled(each)):
        if shown := [each for each in around(read, passage) if is_restraint(read, each)]:
            message = "Votre manière d'être est dite, et une situation la montre."
            return Finding("satisfait", (passage, *shown[:4]), message=message)
    if named:
        message = "Des valeurs ou une posture sont nommées, sans situation qui les montre."
        fix = "Racontez un moment avec une personne ou un partenaire : ce que vous avez dit, fait ou tu, et l'effet."
        return Finding("partiel", tuple(mine or named)[:4], message=message, fix=fix)
    if shown := [each for each in read.passages if is_restraint(read, each)]:
        message = "Un moment laisse voir votre manière d'être, sans qu'elle soit nommée."
        fix = "Dites en une phrase la posture que ce moment montre, et pourquoi vous la tenez."
        return Finding("partiel", tuple(shown[:4]), message=message, fix=fix)
    return Finding(
        "absent", message="Aucune manière d'être avec les publics ou les partenaires n'est nommée.", fix=RULE.fix
    )


_OTHERWISE = re.compile(rf"{LIMIT.pattern}|{WILL}")
"""Sentences about the role's limits, or about what comes."""
_LISTED = 3
"""Values that make a profession of faith, whoever speaks."""


def _speaks(passage: Passage) -> bool:
    return passage.has(JE) or passage.has(NOUS)


def _principled(passage: Passage) -> bool:
    """A manner that is kept: neither a limit of the role nor what is to change."""
    said = any(PRINCIPLE.search(each) and not _OTHERWISE.search(each) for each in passage.sentences)
    return said and _speaks(passage) and not passage.under(CHANGING)


def _named(passage: Passage) -> bool:
    """A stance or values, held by the candidate or by the profession; or a part so titled in which « je » speaks."""
    if passage.has(VALUES):
        listed = len(set(VALUES.findall(passage.folded))) >= _LISTED
        return bool(_speaks(passage) or passage.has(THEORY) or passage.under(OWN_TITLE) or listed)
    if any(STANCE.search(each) and not _OTHERWISE.search(each) for each in passage.sentences):
        return bool(_speaks(passage) or passage.has(THEORY))
    return passage.under(OWN_TITLE) and not passage.under(CHANGING) and passage.has(JE)


def _owned(passage: Passage) -> bool:
    """Named by the candidate for oneself: the stance stands with « je » or « nous », or the part is titled so."""
    sentences = [
        each
        for each in passage.sentences
        if (STANCE.search(each) or VALUES.search(each)) and not _OTHERWISE.search(each)
    ]
    return passage.under(OWN_TITLE) or any(
        JE.search(each) or NOUS.search(each) or _LABEL.match(each) for each in sentences
    )


_LABEL = re.compile(r"\W*(?:attitude|posture|principe|ligne)\b ?[.:]")


RULE = Rule(
    "M6",
    "Posture explicitée",
    "La posture est votre manière de vous situer avec les publics et les partenaires ; une situation la rend visible.",
    "Nommez votre manière d'être dans ce projet, puis racontez un moment qui la montre.",
    """# Ma posture

Ma façon de faire est de me tenir à côté, pas devant.

Avec Mme Diallo, cela a pris une forme précise. Elle m'a demandé d'appeler l'employeur pour elle. J'ai refusé de parler
à sa place, mais je lui ai proposé de rester dans la pièce pendant l'appel.
""",
    """# Ma posture

J'ai toujours veillé à être bienveillante et à l'écoute, dans le non-jugement.
""",
    _check,
)
