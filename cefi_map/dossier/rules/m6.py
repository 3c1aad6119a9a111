"""M6 « et la posture du candidat dans le projet »: a stance that is named, and shown by a situation."""

from __future__ import annotations

import re

from cefi_map.dossier.episodes import around, is_episode, is_restraint, same_part
from cefi_map.dossier.forms import WILL, Clue, field
from cefi_map.dossier.reading import Passage
from cefi_map.dossier.rule import Finding, Rule, Subject
from cefi_map.dossier.voices import JE, NOUS

from .bounds import LIMIT

TITLE = "Posture explicitée"
WHY = "La posture est votre manière de vous situer avec les publics et les partenaires ; une situation la rend visible."
FIX = "Nommez votre manière d’être dans ce projet, puis racontez un moment qui la montre."
GOOD = """# Ma posture

Ma façon de faire est de me tenir à côté, pas devant.

Avec Mme Diallo, cela a pris une forme précise. Elle m’a demandé d’appeler l’employeur pour elle. J’ai refusé de parler
à sa place, mais je lui ai proposé de rester dans la pièce pendant l’appel.
"""
BAD = """# Ma posture

J’ai toujours veillé à être bienveillante et à l’écoute, dans le non-jugement.
"""

# ---- the signs

_RELATION, _MANNER = field("relation"), field("manner")
STANCE = Clue(
    r"\bpostures?\b|\b(?:ma|notre|une) (?:facon|maniere) d(?:e |')(?:etre|me |m'|nous |tenir|(?:faire|travailler|"
    r"proceder)[^.]{0,20}(?:c'est|\best\b|etait|tient|consiste| :)|accompagn|recevoir|accueill)|\bma place\b|"
    r"\bune place d(?:e |')(?:tiers|cote|mediat|facilitat|passeu|temoin|relais)|\betre (?:a cote|aupres|un appui|"
    r"la sans|une presence|un relais|un pont|facilitat|mediat|passeu)|\b(?:(?:je|on|nous|celui qui|"
    r"celle qui) (?:ne )?(?:me|se|nous|m'y|s'y) t(?:ien|en|in)\w*|(?:me|m'y|se|nous) tenir) (?:pas |plutot )?(?:a |au |"
    r"aux |avec|dans|derriere|devant|debout|assis|du |en |entre|hors|loin|parmi|pres|sur)|\b(?:on|je|nous) (?:s'y|se|"
    r"m'y|me|nous y|nous) voul(?:ais|ait|ions)\b|\bcomment (?:je me|nous nous) (?:tien|ten|situ|plac)\w+|"
    r"\b(?:je me suis|nous nous sommes|on s'est) (?:donnee?s?|fixee?s?|imposee?s?) (?:pour |comme )?(?:une? |"
    r"seule )?(?:\w+ )?(?:regle|consigne|principe|ligne|discipline|maniere|interdit)|\b(?:ma|notre) (?:seule |"
    r"premiere )?(?:consigne|discipline)\b|\bje m'(?:oblige|interdis|astreins)\b|\ba hauteur d'(?:homme|yeux|humain)|"
    r"\bni (?:au-dessus|en dessous|devant|derriere|en face|trop)\b[^.]{0,30}\bni\b|\bje (?:dirais|dis|"
    r"crois) que je suis (?:une?|la|le|celui|celle)\b|\bdu meme cote\b|\bje suis (?:celui|celle) (?:qui|pour qui|"
    r"a qui)\b|\bni devant,? ni derriere|\ba cote,? (?:pas|et non|ni|plutot que) (?:devant|derriere|au-dessus)|"
    r"\bni (?:dedans|dehors|du cote|avocat|juge|copain|ami|flic|parent|mere|assistant|"
    r"surveillant)\w*\b[^.]{0,60}\bni\b|\b(?:faire|travailler|construire|aller|"
    r"marcher) avec\b[^.]{0,30}\b(?:plutot que|et non|pas|sans faire|attend)|\bfaire a (?:la|leur|sa) place\b|"
    r"\b(?:decide|parle|choisi|repond|fai)\w* (?:pour|a la place d)\w* ?(?:les gens|eux|elle|lui|autrui|quelqu'un|"
    r"la personne|personnes)|\bj'essa(?:ie|yais) (?:d'etre|de rester|de ne (?:pas|jamais|rien|plus)|de me (?:taire|"
    r"tenir|mettre|placer|situer))|\b\w+(?:er|ir|re) a (?:la|leur|sa) place d(?:es gens|'eux|'elles|e l'autre|"
    r"es autres|e quelqu'un)|^(?:attitude|posture|principe|ligne)\b ?[.:]|\bje me (?:veux|voulais|voulu|situ|position|"
    r"consider|vois|vivais|definis|sens|decrirais|dirais)\w* (?:\w+ )?(?:comme|en|plutot) |\bje (?:ne )?(?:suis|"
    r"serai) (?:ni|pas) (?:une? |l'|la |le )?(?:juge|sauveu|flic|copain|copine|mere|pere|avocat|assistante? social|"
    r"surveillan|gendarme|porte-parole|experte?|psy)\w*|\bj'ai (?:choisi|voulu|essaye|tente|decide|adopte|"
    r"tenu) (?:d'etre|de rester|de me (?:tenir|placer|situer|positionner)|une posture|une attitude|un ton|"
    r"la meme ligne)|\b(?:comme|en|de|un|une) (?:tiers\b(?! d| par| des)|mediat(?:eur|rice)|facilitat(?:eur|rice)|"
    r"passeu\w+|traduct(?:eur|rice)|passe-\w+|entre-deux|pont|trait d'union)\b|\b(?:ma|notre|la meme|"
    r"une?) (?:ligne de conduite|doctrine|regle|ligne|boussole|principe|devise|credo|maxime|exigence)\b(?: (?:tient|"
    r"est|en|a|c'est|que je|au travail|,|:))|\bun principe\b|\bma regle\b|\bmon principe\b|\b(?:je|nous) (?:nomm\w+|"
    r"appel\w+) (?:cela|ca|cette)|\bce que j'appelle\b|\ble mot (?:que je|qui)|\bchoisi un mot|\bma (?:neutralite|"
    r"reserve|distance)\b|\ben retrait\b|\bpouvoir d'agir\b|\balliance de travail|\basymetri|\bpour moi,? (?:respecter|"
    r"ecouter|accompagner|etre|accueillir|aider|conseiller)\b|\bune place d[eu]|\b(?:accompagner|respecter|ecouter|"
    r"accueillir|aider),? (?:pour moi,? )?c'est\b|\b(?:au travail|avec les gens|dans ce metier),? (?:je|j')|"
    r"\bje ne (?:force|decide|parle|pousse|fais|presse|brusque|promet)s? (?:pas|jamais|rien)|\b(?:j'accepte|"
    r"nous acceptons|accepter) d'(?:etre|attendre|avoir|ignorer|entendre)|\bma part de silence"
)
PRINCIPLE = Clue(
    r"\bje (?:viens|reviens|repars|arrive|m'assois|me tais|ferme|garde|demande|parle|dis)\b[^.]{0,60}\b(?:toujours|"
    r"jamais|meme|que tout|d'abord|avant)\b|\bune? (?:presence|oreille|epaule|voix|main|regard|temoin|compagnon)\b|"
    r"\bce que j'essaie d|\bje me veux\b|\bje (?:ne |n')(?!(?:lui |leur |l'|les |le |la |y |en |m'en |m')?(?:ai|avais|"
    r"suis|etais)\b)(?:me |m'|lui |leur |l'|les |le |la |y |en )?"
    rf"(?:{_RELATION}|{_MANNER}) "
    r"(?:pas|jamais|rien|aucune?|personne|ni|que)\b|\bje (?:prefere|laisse|m'efforce|m'assieds|m'asseois|attends|evite|"
    r"tiens a|cherche a|commence (?:toujours )?par|refuse de|m'interdis|me garde|me contente|prends le parti|reste|"
    r"m'impose|fais en sorte|veille a|tache de)\b|\bce que (?:je|nous|on) (?:fais|faisons|fait|cherche\w*|veux|voulons|"
    r"tente\w*|essa\w+)\b|\bmon (?:travail|metier|affaire)[^.]{0,25}c'est\b|\bj'ai pris le parti\b|"
    r"\bje crois que (?:les gens|la personne|chacun|quelqu'un|le respect|ecouter)|"
    rf"\b(?:on|nous) (?:ne |n')(?:lui |leur |les |l')?(?:{_RELATION}|{_MANNER}) (?:pas|jamais|rien|personne) |"
    rf"\b(?:on s'est|nous nous sommes|je me suis) (?:donnee?s?|"
    r"fixee?s?|impose\w*) (?:une|un|pour)"
)
VALUES = Clue(
    rf"\bbienveillan|\bnon-? ?jugement|\bpas de jugement|\bsans (?:le |la |les )?juge|\b(?:a l'|l'|d'|mon |une |l'|"
    rf"^)ecoute\b|\bempathi|\bcongruen|\bneutralite\b|\bneutre\b|\bnon jugeant|\b(?:juste|bonne) (?:distance|"
    rf"proximite)|\brespect\b(?: d(?:e|es|u) (?:la |chaque |chacun|l'autre|personne|rythme|choix|public|usager|"
    rf"participant)|[.,]|$)|\binconditionnel|\bhumilite\b|\bvaloris(?:er|ation) (?:les|des|chaque|chacun|la personne)|"
    rf"\bauthenticite\b|\bsavoir-etre\b|\b(?:fait|faire|faisant) preuve d|\b{field('duty')}(?=[,.]| et )"
)
OWN_TITLE = Clue(
    r"^ne pas \w+(?:er|ir|re)\b|\b\w+(?:er|ir|re) sans \w+(?:er|ir|re)\b|^etre (?:la|a|avec|aupres)\b|\bposture|"
    r"\bma place\b|\b(?:ma|notre) (?:maniere|facon) d|\bune place\b|\bmes valeurs|\bethique|\bdeontolog|"
    r"\bcomment (?:je|nous)|\bmanieres? d|\bfacons? d|\b(?:me|se|nous(?: nous)?) t[ei]e?n|\bmes? principe|\bma regle|"
    r"\battitude|\bsavoir-?etre|\ba cote\b|\bface aux?\b|\bavec (?:eux|elles|les (?:gens|personnes|publics|jeunes))"
)
CHANGING = Clue(r"\bchang|\bevolu|\bperspectiv|\bdemain\b|\bautrement\b|\bprojections?\b|\ba venir\b|\bsuites?\b")
"""Titles of what comes: what is said there of a manner is what changes in it."""
THEORY = Clue(
    r"\ble (?:conseiller|professionnel|praticien|cip|accompagnant|formateur)\b|\bla posture d[ue] |\bon doit|\bil faut|"
    r"\bse doit de|\bil (?:est|importe) (?:essentiel|important|necessaire)|\btout professionnel"
)

# ---- the check


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
            message = "Votre manière d’être est dite, et une situation la montre."
            return Finding("satisfait", (passage, *shown[:4]), message=message)
    if named:
        message = "Des valeurs ou une posture sont nommées, sans situation qui les montre."
        fix = "Racontez un moment avec une personne ou un partenaire : ce que vous avez dit, fait ou tu, et l’effet."
        return Finding("partiel", tuple(mine or named)[:4], message=message, fix=fix)
    if shown := [each for each in read.passages if is_restraint(read, each)]:
        message = "Un moment laisse voir votre manière d’être, sans qu’elle soit nommée."
        fix = "Dites en une phrase la posture que ce moment montre, et pourquoi vous la tenez."
        return Finding("partiel", tuple(shown[:4]), message=message, fix=fix)
    return Finding("absent", message="Aucune manière d’être avec les publics ou les partenaires n’est nommée.", fix=FIX)


_OTHERWISE = Clue(rf"{LIMIT.text}|{WILL}")
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


RULE = Rule("M6", TITLE, WHY, FIX, GOOD, BAD, _check)
