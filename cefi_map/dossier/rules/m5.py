"""M5 « explicitant le rôle […] du candidat dans le projet »: own part, mandate, limits, others' roles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from cefi_map.dossier.clues.role import (
    AND_TASK,
    BARE,
    FUNCTION,
    LIMIT,
    LISTED_ACTS,
    MANDATE,
    OPENS_WITH_ACT,
    OTHERS,
    OUR_TASK,
    OWN_LABEL,
    OWN_TITLE,
    TASK,
    WRITTEN,
)
from cefi_map.dossier.reading import Passage, ReadDossier
from cefi_map.dossier.rule import Finding, Rule, Subject
from cefi_map.dossier.voices import JE, share_of_nous

_TITLE = re.compile(
    r"\brole\b|\bmandat\b|\bmission|\bcadre\b|\battribution|\blimites?\b|\bfonctions?\b|\bresponsabilites\b|\ba moi\b|"
    r"\bconfie"
)
_ENTRUSTED = re.compile(r"\bconfi|\bdemande|\bmandat|\bmission|\bcharge")
_LATER = re.compile(r"\bperspectiv|\brecul\b|\bdistance\b|\banalyse|\bposture")


@dataclass(frozen=True)
class _Role:
    """What a dossier says of the candidate's part, by passage."""

    read: ReadDossier

    @cached_property
    def tasks(self) -> list[Passage]:
        return [each for each in self.read.passages if each.has(TASK) or self._listed(each)]

    @cached_property
    def actions(self) -> int:
        """Acts told, those that share one « j'ai » too; a list of one's own is two at least."""
        return sum(
            max(len(TASK.findall(each.folded)) + each.has(AND_TASK), 1 + each.has(OWN_LABEL)) for each in self.tasks
        ) + sum(len(LISTED_ACTS.findall(each.folded)) for each in self.mandates)

    @cached_property
    def functions(self) -> list[Passage]:
        return self._with(FUNCTION)

    @cached_property
    def mandates(self) -> list[Passage]:
        """« Le mandat » of a profession is nobody's."""
        return [
            each
            for each in self.read.passages
            if each.has(MANDATE)
            or (each.has(BARE) and self._own(each))
            or (each.has(WRITTEN) and each.under(_ENTRUSTED))
        ]

    @cached_property
    def limits(self) -> list[Passage]:
        """Where the role stops: near what defines it, or said twice elsewhere."""
        found = self._with(LIMIT)
        return self.near_limits or (found if len(found) > 1 else [])

    @cached_property
    def near_limits(self) -> list[Passage]:
        return [each for each in self._with(LIMIT) if each.under(_TITLE) or self._near(each)]

    @property
    def bounds(self) -> int:
        return sum(each.count(LIMIT) for each in self.limits)

    @cached_property
    def others(self) -> list[Passage]:
        return self._with(OTHERS)

    @cached_property
    def ours(self) -> list[Passage]:
        return self._with(OUR_TASK)

    def _own(self, passage: Passage) -> bool:
        return passage.has(JE) or passage.under(_TITLE) or passage.under(OWN_TITLE)

    def _with(self, pattern: re.Pattern[str]) -> list[Passage]:
        return [each for each in self.read.passages if each.has(pattern)]

    def _near(self, passage: Passage) -> bool:
        """In the same part as the mandate or the function, unless that part is about something else."""
        if passage.under(_LATER):
            return False
        anchors = self.mandates or self.functions
        return any(each.titles == passage.titles and abs(each.place - passage.place) <= _REACH for each in anchors)

    def _listed(self, passage: Passage) -> bool:
        """« Fait par moi : … », or a list of acts under a title that speaks in the first person."""
        return passage.has(OWN_LABEL) or (passage.under(OWN_TITLE) and passage.has(OPENS_WITH_ACT))


_REACH = 6


def _check(subject: Subject) -> Finding:
    role = _Role(subject.read)
    told = role.near_limits and role.bounds >= 2 and role.actions >= 3 and role.others
    bounded = role.limits and (role.mandates or told)
    if role.actions >= 2 and bounded:
        shown = (*role.mandates[:2], *role.limits[:3], *_at(role.tasks, role.mandates, role.limits))
        return Finding("satisfait", shown, message="Votre part, votre mandat et ses limites sont dits.")
    if role.actions or role.functions or role.mandates or _ours(role):
        return _partial(role)
    return Finding("absent", message="Aucun passage ne dit ce que vous faites dans le projet.", fix=RULE.fix)


def _ours(role: _Role) -> bool:
    return sum(len(OUR_TASK.findall(each.folded)) for each in role.ours) >= 2


def _at(tasks: list[Passage], *near: list[Passage]) -> tuple[Passage, ...]:
    """Tasks told in the same part as the mandate or the limits, before the others."""
    units = {each.unit for many in near for each in many}
    return tuple(sorted(tasks, key=lambda each: (each.unit not in units, each.place)))[:3]


def _partial(role: _Role) -> Finding:
    if len(role.ours) > len(role.tasks) and share_of_nous(role.read) > 0.6:
        message = "Le dossier dit « nous » : votre part ne se distingue pas de celle de l'équipe."
        fix = "Dites en « je » ce que vous avez fait, décidé ou laissé à d'autres."
        return Finding("partiel", (*role.mandates[:1], *role.ours[:3], *role.functions[:1]), message=message, fix=fix)
    missing = [name for name, found in (("le mandat", role.mandates), ("les limites", role.limits)) if not found]
    if not missing and role.actions < 2:
        missing = ["ce que vous avez fait vous-même"]
    message = "La fonction et des tâches sont dites"
    message += f" ; il manque {' et '.join(missing)}." if missing else " ; mandat et limites restent minces."
    fix = "Écrivez qui vous a confié le projet, ce que vous pouviez décider, ce qui revenait à d'autres."
    shown = (*role.functions[:2], *role.mandates[:1], *role.limits[:1], *role.tasks[:3])
    return Finding("partiel", shown, message=message, fix=fix)


RULE = Rule(
    "M5",
    "Rôle explicité",
    "Le jury cherche votre part : ce que l'on vous a confié, ce que vous avez fait, ce qui revenait à d'autres.",
    "Écrivez en « je » ce que vous avez fait, qui vous l'a confié, et où s'arrêtait votre rôle.",
    """# Mon rôle

Je suis conseillère à la mission locale. Ma directrice m'a confié la coordination de l'action par une fiche de mission.

J'ai mené les entretiens et j'ai animé le comité technique. Je ne signe pas les conventions : c'est la directrice qui
engage la structure.
""",
    """# Mon rôle

Je suis conseillère à la mission locale. Nous avons organisé six ateliers et nous avons contacté les partenaires.
""",
    _check,
)
