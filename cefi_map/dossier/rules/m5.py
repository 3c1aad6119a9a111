"""M5 « explicitant le rôle […] du candidat dans le projet »: own part, mandate, limits, others' roles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from cefi_map.dossier.forms import ACT, YOU, Clue, did, do, field, we_did
from cefi_map.dossier.reading import Passage, ReadDossier
from cefi_map.dossier.rule import Finding, Rule, Subject
from cefi_map.dossier.voices import JE, share_of_nous

from .bounds import LIMIT, OTHERS

TITLE = "Rôle explicité"
WHY = "Le jury cherche votre part : ce que l’on vous a confié, ce que vous avez fait, ce qui revenait à d’autres."
FIX = "Écrivez en « je » ce que vous avez fait, qui vous l’a confié, et où s’arrêtait votre rôle."
GOOD = """# Mon rôle

Je suis conseillère à la mission locale. Ma directrice m’a confié la coordination de l’action par une fiche de mission.

J’ai mené les entretiens et j’ai animé le comité technique. Je ne signe pas les conventions : c’est la directrice qui
engage la structure.
"""
BAD = """# Mon rôle

Je suis conseillère à la mission locale. Nous avons organisé six ateliers et nous avons contacté les partenaires.
"""

# ---- the signs

_UNDERTAKING = field("undertaking")
_INFINITIVE = rf"(?={ACT})\w+(?:er|ir|re)\b"

TASK = Clue(
    rf"{did(ACT)}|{do(ACT)}|{YOU}{ACT}|\bpar (?:mes soins|moi(?:-meme)?)\b|\bje me suis (?:charge|occupe)|"
    rf"\bc'est moi qui\b|\b(?:la|le) candidate? (?:a|avait|y|est) (?:\w+ )?{ACT}"
)
AND_TASK = Clue(rf"(?:,| et) (?:\w+ )?(?={ACT})\w+(?:e|es|i|is|u|us|it|ert)\b")
"""Participles that go on: « j'ai reçu, écrit et transmis »."""
OUR_TASK = Clue(we_did(ACT))
FUNCTION = Clue(
    r"\bje (?:suis|travaille|bosse|exerce|interviens|occupe)\b.{0,80}?\b(?:conseill|referente?|charge|educat|format|"
    r"accompagnat|coordinat|responsable|animat|assistante?|cip|cisp|mission|facilitat|stagiaire|technicien|au sein|"
    r"a la|au|dans|a l')|\b(?:mon|le) poste\b|\bposte (?:que j'occupe|:)|^poste\b|\b(?:mes|ma) (?:fonctions?|"
    r"missions?)\b|\ben (?:tant que|qualite de) (?:\w+ )?(?:conseill|referent|charge|educat|format|accompagnat|"
    r"coordinat|responsable|animat|assistant|cip|cisp|facilitat|stagiaire|technicien|chef|directeur|directrice)|"
    r"\ben ma qualite\b|\bj'(?:ai ete|etais) (?:conseill|format|stagiaire|referent|animat)|\bcomme (?:conseill|"
    r"stagiaire|referent|charge|accompagnat|format)"
)
MANDATE = Clue(
    r"\b(?:m'a|m'ont|m'avait) (?:\w+ )?(?:demande|confie|donne|fixe) (?:\w+ ){0,2}(?:choses?|missions?|taches?|"
    r"objectifs?)\b|\b(?:m'a|m'ont|m'avait) (?:\w+ )?(?:propose|demande|offert|charge) d(?:e |')|\b(?:a|avait|"
    r"ont) ete (?:attribue|confie|delegue|devolu)e?s? a (?:la|le) |\bde (?:son|mon|leur) ressort\b|\bpar (?:note|"
    r"decision|lettre|courriel|mail) d|\bobjectifs (?:sur|ecrits|fixes)|\bce qui m'(?:etait|a ete|est) (?:demande|"
    r"confie)|"
    rf"\blui (?:a|avait|est|etait) (?:ete )?{field('giving')}|\bj'ai une lettre\b|\b(?:m'en|me l'|m'y) ?(?:a|ont|"
    rf"avait) (?:\w+ )?(?:{field('giving')}|remis|demande|confie|propose)|\ba charge pour moi\b|"
    rf"\bil s'agissait d'\w+er\b|\bil m'appart\w+|"
    r"\bqui (?:vous|m') ?a demande\b|"
    rf"\b(?:m'(?:a|ont|avait|avaient|est|etait|etaient)|me (?:sont|fut|furent)) (?:(?!comme )\w+ "
    rf"){{0,3}}?{field('giving')}|\bm[e'] ?(?:confi(?=er|e\b|ai|a\b)|charge\b|detach|mandat|design|delegu)\w*|"
    rf"\b(?:m'(?:a|ont|avait|avaient|est|etait|etaient)|me (?:sont|demand\w+|laiss\w+|"
    rf"donn\w+)) (?:\w+ ){{0,3}}?{field('entrusting')} (?:\w+ ){{0,2}}?(?:(?:d'|de |a )(?:\w+ )?{_INFINITIVE}|(?:le |"
    rf"la |l'|ce |cette ){_UNDERTAKING})|"
    r"\bnote d(?:e|u) (?:ma|mon|la|le) \w+|\b(?:mon|ce) mandat\b|\b(?:ma|une|par|la) (?:propre )?delegation\b|"
    r"^(?:mandat|commande|demande|saisine|mission) ?:|\bhabilite?e? a\b|\bqu[e']? ?on (?:m'a|m'avait|"
    r"me) (?:\w+ ){0,2}?(?:donn|demand|confi|laiss|fil)|"
    rf"\bj(?:'ai ete|'etais|'avais ete|e fus) {field('giving')}|\b(?:est|etait) chargee? (?:de|d') ?:?|\bcharge (?:la |"
    rf"le |l')(?:\w+ ){{1,5}}?(?:de |d'){_INFINITIVE}|"
    r"\bje (?:suis|etais) (?:\w+ )?(?:responsable|en charge|garante?|pilote|cheffe?|referente?|chargee?) (?:d[eu]|"
    r"de l[a']|des|d') ?(?:ce |projet|l'action|la coordination|pilot|cette|dispositif|volet|l'ensemble)|"
    rf"\b{_UNDERTAKING}\b.{{0,60}}?\b(?:m'(?:a|est|etait|ont)|me) (?:\w+ )?(?:ete )?(?:confie|reven|revien|incomb|"
    rf"attribu)|"
    r"\bce (?:dont je suis|qui m'est|qui m'etait|qui releve de moi|qui me revien|qui m'attendait)|\breleve de moi\b|"
    r"\bqui (?:etait|est) a moi\b|\bm'incomb(?:e|ait)\b|\b(?:a raison d|a hauteur d).{0,50}(?:semaine|equivalent|etp|"
    r"temps)|\bj'(?:avais|ai|y consacr\w+|y passe) (?:pour cela |pour ca )?(?:\w+ ){1,3}?(?:jours?|journees?|heures?|"
    r"apres-midis?|demi-journees?|matinees?|temps) (?:par|de mon|pour)|\bma (?:propre )?mission\b(?! locale)|"
    r"\b(?:attendait|attendaient|attendu) de moi|\bce qu'(?:il|elle)s? attendai"
)
WRITTEN = Clue(
    r"\bpar (?:une? )?(?:simple )?(?:note|decision|lettre|courriel|mail|avenant)\b|\bune? (?:lettre|note|courriel|"
    r"mail) d[eu]"
)
"""How a mandate was given, where a title asks for it."""
BARE = Clue(
    r"\b(?:lettre|fiche|ordre|feuille|note) de (?:mission|poste|route|service|cadrage)|\b(?:un|le) mandat\b|"
    r"\bdeliberation d|\barrete d"
)
"""A mandate where the passage speaks of the candidate."""
OWN_LABEL = Clue(
    r"^(?:fait|faits|effectue|realise|conduit|tenu|assure)e?s? par (?:moi|mes soins)|^a ma charge\b|^(?:mes|"
    r"ma) (?:taches?|part|actions?|operations?)\b ?:|^(?:ce que j'ai fait|ce que je fais|moi)\b ?:"
)
OWN_TITLE = Clue(r"\b(?:moi|mes|ma|mon|je|j'ai)\b")
OPENS_WITH_ACT = Clue(rf"^\W*{_INFINITIVE}")
LISTED_ACTS = Clue(rf"(?:[:,;]|\b[a-e]\)|\bet) (?:d'|de |a )?{_INFINITIVE}")
"""« … : trouver les entreprises, préparer les mardis », where a mandate is given."""
_TITLE = re.compile(
    r"\brole\b|\bmandat\b|\bmission|\bcadre\b|\battribution|\blimites?\b|\bfonctions?\b|\bresponsabilites\b|\ba moi\b|"
    r"\bconfie"
)
_ENTRUSTED = re.compile(r"\bconfi|\bdemande|\bmandat|\bmission|\bcharge")
_LATER = re.compile(r"\bperspectiv|\brecul\b|\bdistance\b|\banalyse|\bposture")

# ---- the check


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

    def _with(self, pattern: Clue) -> list[Passage]:
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
    return Finding("absent", message="Aucun passage ne dit ce que vous faites dans le projet.", fix=FIX)


def _ours(role: _Role) -> bool:
    return sum(len(OUR_TASK.findall(each.folded)) for each in role.ours) >= 2


def _at(tasks: list[Passage], *near: list[Passage]) -> tuple[Passage, ...]:
    """Tasks told in the same part as the mandate or the limits, before the others."""
    units = {each.unit for many in near for each in many}
    return tuple(sorted(tasks, key=lambda each: (each.unit not in units, each.place)))[:3]


def _partial(role: _Role) -> Finding:
    if len(role.ours) > len(role.tasks) and share_of_nous(role.read) > 0.6:
        message = "Le dossier dit « nous » : votre part ne se distingue pas de celle de l’équipe."
        fix = "Dites en « je » ce que vous avez fait, décidé ou laissé à d’autres."
        return Finding("partiel", (*role.mandates[:1], *role.ours[:3], *role.functions[:1]), message=message, fix=fix)
    missing = [name for name, found in (("le mandat", role.mandates), ("les limites", role.limits)) if not found]
    if not missing and role.actions < 2:
        missing = ["ce que vous avez fait vous-même"]
    message = "La fonction et des tâches sont dites"
    message += f" ; il manque {' et '.join(missing)}." if missing else " ; mandat et limites restent minces."
    fix = "Écrivez qui vous a confié le projet, ce que vous pouviez décider, ce qui revenait à d’autres."
    shown = (*role.functions[:2], *role.mandates[:1], *role.limits[:1], *role.tasks[:3])
    return Finding("partiel", shown, message=message, fix=fix)


RULE = Rule("M5", TITLE, WHY, FIX, GOOD, BAD, _check)
