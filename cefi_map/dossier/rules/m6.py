"""M6 « et la posture du candidat dans le projet »: a stance that is named, and shown by a situation."""

from __future__ import annotations

import re

from cefi_map.dossier.episodes import is_episode, near
from cefi_map.dossier.reading import Passage
from cefi_map.dossier.rule import Finding, Rule, Subject
from cefi_map.dossier.voices import JE, NOUS

_STANCE = re.compile(
    r"\bpostures?\b|\bma (?:facon|maniere) d(?:e |')(?:etre|faire|me |m'|tenir|travailler|accompagn|recevoir|"
    r"accueill)|"
    r"\bma place\b|\bune place d(?:e |')(?:tiers|cote|mediat|facilitat|passeu|temoin|relais)|"
    r"\betre (?:a cote|aupres|un appui|la sans|une presence|un relais|un pont|facilitat|mediat|passeu)|"
    r"\b(?:me|se|m'y) ten\w+ (?:a cote|en retrait|a distance|a (?:ma|sa) place|dans l'ombre|derriere|en arriere)|"
    r"\bni devant,? ni derriere|\ba cote,? (?:pas|et non|ni|plutot que) (?:devant|derriere|au-dessus)|"
    r"\b(?:faire|travailler|construire|aller) avec\b[^.]{0,30}\b(?:plutot que|et non|pas|sans faire)|"
    r"\bfaire a (?:la|leur|sa) place\b|\bj'essa(?:ie|yais) d'etre\b|"
    r"\bje (?:me )?(?:veux|voulais|voulu|situ|position|consider|vois|vivais|definis)\w* (?:\w+ )?(?:comme|en) |"
    r"\bj'ai (?:choisi|voulu|essaye|tente) (?:d'etre|de rester|de me (?:tenir|placer|situer|positionner))|"
    r"\b(?:comme|en|de) (?:tiers|mediat\w+|facilitat\w+|passeu\w+|traduct\w+)\b|\bma ligne de conduite|"
    r"\bma (?:neutralite|reserve|distance)\b|\ben retrait\b|\bpouvoir d'agir\b|\balliance de travail|\basymetri"
)
_VALUES = re.compile(
    r"\bbienveillan|\bnon-? ?jugement|\bsans juge|\bsans jugement|\b(?:a l'|l'|d'|mon |une )ecoute\b|\bempathi|"
    r"\bcongruen|\bneutralite\b|\bjuste distance|\bbonne distance|\brespect (?:d(?:e|es|u) (?:la |chaque |chacun|"
    r"l'autre|personne|rythme|choix|public|usager|participant))|\binconditionnel|\bposture d'humilite|\bhumilite\b|"
    r"\bvaloris(?:er|ation) (?:les|des|chaque|chacun|la personne)|\bconfidentialite\b|\bauthenticite\b|"
    r"\bdisponibilite\b"
)
_TITLE = re.compile(
    r"\bposture|\bma place\b|\bma (?:maniere|facon) d|\bune place\b|\bmes valeurs|\bethique|\bdeontolog"
)
_THEORY = re.compile(
    r"\ble (?:conseiller|professionnel|praticien|cip|accompagnant|formateur)\b|\bla posture d[ue] |\bon doit|"
    r"\bil faut|"
    r"\bse doit de|\bil (?:est|importe) (?:essentiel|important|necessaire)"
)


def _check(subject: Subject) -> Finding:
    read = subject.read
    named = [each for each in read.passages if _named(each)]
    mine = sorted((each for each in named if each.has(JE)), key=lambda each: not each.under(_TITLE))
    for passage in mine:
        shown = [each for each in near(read, passage) if is_episode(read, each)]
        if shown and _owned(passage):
            first = tuple(each for each in mine if each.titles == passage.titles)[:3]
            return Finding(
                "satisfait", (*first, *shown[:4]), message="La posture est nommée, et une situation la montre."
            )
    if named:
        message = "Des valeurs ou une posture sont nommées, sans situation qui les montre."
        fix = "Racontez un moment avec une personne ou un partenaire : ce que vous avez dit, fait ou tu, et l'effet."
        return Finding("partiel", tuple(mine or named)[:4], message=message, fix=fix)
    return Finding(
        "absent", message="Aucune manière d'être avec les publics ou les partenaires n'est nommée.", fix=RULE.fix
    )


def _named(passage: Passage) -> bool:
    """A stance or values, held by the candidate or by the profession; or a part so titled in which « je » speaks."""
    if passage.has(_VALUES):
        return bool(passage.has(JE) or passage.has(NOUS) or passage.has(_THEORY) or passage.under(_TITLE))
    if passage.has(_STANCE):
        return bool(passage.has(JE) or passage.has(NOUS) or passage.has(_THEORY))
    return passage.under(_TITLE) and passage.has(JE)


def _owned(passage: Passage) -> bool:
    """Named by the candidate for oneself: the stance stands with « je », or the part is titled so."""
    sentences = [each for each in passage.sentences if _STANCE.search(each) or _VALUES.search(each)]
    return passage.under(_TITLE) or any(JE.search(each) for each in sentences)


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
