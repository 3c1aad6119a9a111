"""C12b « des perspectives d'évolutions de celles-ci »: evolutions of one's own practice, tied to the analysis."""

from __future__ import annotations

import re

from cefi_map.dossier.forms import I_VERB, WILL, Clue, did, field
from cefi_map.dossier.reading import Passage, ReadDossier
from cefi_map.dossier.rule import Finding, Rule, Subject
from cefi_map.dossier.voices import JE

from .situations import situations

TITLE = "Perspectives d’évolution"
WHY = "« celles-ci » désigne vos pratiques : une suite du projet ne suffit pas."
FIX = "Annoncez deux changements précis de votre pratique, chacun tiré d’une situation analysée."
GOOD = """# Perspectives

Puisque le questionnaire faisait taire, je commencerai mes entretiens par le récit d’une journée, dès mars.

J’ai décidé de ne plus écrire un règlement seule : avant chaque action, je ferai relire ma trame par deux participants.
"""
BAD = """# Perspectives

Le projet sera reconduit l’année prochaine avec trois groupes. Je souhaite continuer à me former.
"""

# ---- the signs

_DOING, _PRACTICE, _BEGUN = (field(name) for name in ("doing", "practice", "begun"))

SECTION = Clue(
    r"\bperspectiv|\bevolutions?\b|\bevolu|\bprojections?\b|\bet (?:demain|apres|maintenant|la suite|depuis|ensuite)\b|"
    r"\bce qui (?:change|bouge|m'attend|vient|va|reste)|\b(?:que|qui) (?:je|j'|me) ?(?:change|vais|modifi|garde|veux|"
    r"attend|compt|emport|ferai)|\bsuites?\b|\bavenir|\bouverture|\bprolong|\bpour aller plus loin|\bconclusion|"
    r"\bdemain\b|\bprochain|\bdesormais|\bdepuis\b|\bmaintenant\b|\ba partir d|\bcap\b|\bhorizon|\bengagement|\bchang|"
    r"\bautrement\b|\bapres\b"
)
ANNOUNCING = Clue(
    r"\b(?:voici|voila|je note|ce que|trois choses que|deux choses que)\b[^.]{0,40}\b(?:je (?:\w+ )?(?:vais|compte|"
    r"veux|ferai|changerai|changer)|va changer|j'ai change|je change)\b"
)
"""A sentence that opens what comes, as a title would."""
_SOON = (
    r"\ba l'avenir|\bdesormais|\bdorenavant|\bla prochaine fois|\bau prochain|\bl'an prochain|\bl'annee prochaine|"
    r"\bdes (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|la rentree|demain|"
    r"lundi|la session|le mois)"
)
FUTURE = Clue(
    r"\bje m'y tiens\b|\bj'ai (?:colle|ecrit|note|affiche|fixe) cette regle|"
    rf"{WILL}|\b(?:mon|ma|mes) (?:\w+ ){{1,4}}?(?:ne |n')?\w+(?:ra|ront)\b|\bje (?:m'engage|me propose|m'entraine|"
    rf"m'impose|me suis (?:donnee?|inscrite?|fixee?|engagee?|imposee?|promis))|\bj'(?:aimerais|envisage|essaie|"
    rf"apprends)|\b(?:mon|ma) (?:objectif|projet|intention|resolution) est d|\bm'amene\w* a|{_SOON}|"
    r"\bnous (?:l')?essa|\bcela deplacera|\bdepuis (?:l'|la |le |cet|ce|lors)[^.]{0,60}, j(?:e |')|"
    r"\bil (?:me )?(?:reste|faut|faudra) (?:a |que |encore )|\bme reste a\b|"
    rf"\bj(?:e |')(?:ne |n')(?:\w+ ){{0,2}}?\w+ plus\b"
)
CHANGED = Clue(did(_BEGUN, aux="ai|suis"))
"""What has been done tells what comes only under a title that says so, or with a word of time."""
NOW = Clue(
    r"\b(?:depuis|desormais|dorenavant|maintenant|aujourd'hui|deja|a present|cette annee|ce mois|ne \w+ plus|"
    r"pris l'habitude|(?:decide|convenu|promis|resolu) (?:de|d'|que))\b"
)
BEGUN = Clue(rf"{I_VERB}(?:me |m')?{_DOING}")
LABELLED = Clue(
    r"^(?:des|avant|apres|chaque|tou[st]e?s?|aucune?|plus (?:de|d'|aucun|jamais)|une? |deux |duree|ordre|formation|"
    rf"inscri\w+|remplac\w+|controle)\b|^(?:{_PRACTICE})\b"
)
NOT_FUTURE = Clue(
    r"\bje ferai remarquer|\bje dirai(?: simplement| seulement)? que|\bj'y reviendrai|\bje (?:n'y )?reviendrai|"
    r"\bje (?:presenterai|raconterai|decrirai|exposerai|vais) (?:d'abord|ici|dans|maintenant|raconter|presenter|"
    r"analyser|vous|decrire|exposer|prendre deux|parler)|\bje (?:ne )?(?:saurai|voudrai|sais) jamais|\bje n'ai plus\b|"
    r"\bje n'avais plus|\bj(?:e |')\w* ?n'(?:est|etait) plus"
)
GENERIC = Clue(
    r"\b(?:continuer|poursuivre|continue|poursuis)\b[^.]{0,40}\b(?:form|appren|progress|develop|evolu|investir|mont)|"
    r"\b(?:me|se) (?:former|perfectionner)\b(?! (?:a|au|aux|sur) \w)|\bdevelopper (?:mes|ses|"
    r"davantage mes) competences|\bmont\w+ en competences?|\bsuivre (?:des|d'autres) formations|\bapprofondir (?:mes|"
    r"l'ecoute|ses) ?\w*|\b(?:m'|s')ameliorer|\ba participer a d'autres|\bameliorer ma pratique\b|\b(?:etre|"
    r"d'etre) (?:plus|davantage|mieux) (?:a l'ecoute|rigoureu|organise|attenti|disponible|patient|sur)|\bevoluer avec|"
    r"\bs'ouvrir a|\bprendre (?:plus|davantage) de (?:recul|temps)|\bfaire evoluer ma pratique\b|\bchemins? possibles|"
    r"\bprogresser\b|\bse former tout au long|\bd'autres (?:projets|formations)\b|\brester en veille|\benrichir (?:ma|"
    r"mes)|\btout au long de (?:la|sa|ma)\b|\baccompagner au mieux|\bmieux accompagner"
)
PRACTICE = Clue(
    rf"\b(?:mes|mon|ma|une?|le|la|les|l'|d'|chaque|des|de|aux?|premier) ?(?:\w+ )?{_PRACTICE}|{I_VERB}{_DOING}|\b(?:a|"
    rf"de|d'|sans|vais|veux) {_DOING}|^{_PRACTICE}"
)
CONCRETE = Clue(
    r"\d|\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|trimestre|semestre|"
    r"rentree|semaines?|mois|minutes?|heures?|demi-journee|journee|jour|jeudi|lundi|mardi|mercredi|vendredi|premiere?|"
    r"d'abord|avant (?:de|d'|que|toute?|chaque)|apres chaque|apres,|au debut d|a la fin d|chaque|plutot que|"
    r"et non plus?|et non|au lieu de|ne plus|sans|une? (?:page|grille|question|carnet|regle|trame|tableau|fiche|"
    r"collegue|contrat|support|journal|binome|temps|fois|appel|demi-heure)|deux|trois|quatre|cinq|six|dix|moitie|tiers|"
    r"hors de|a voix haute|debout|par ecrit|en silence|fois par|plus jamais|autrement|quand|lorsqu)\b|\bne \w+ plus\b|"
    r"\bn'\w+ plus\b"
)
PROJECT = Clue(
    r"\b(?:sera|seront|serait|va etre|vont etre|pourrait etre|est envisage|sont prevu\w*) (?:\w+ )?(?:reconduit|"
    r"renouvel|etendu|ramene|adresse|deploy|elargi|achet|ouvert|poursuivi|duplique|perenn|maintenu|propose|repris|"
    r"ajoute|depose|sollicit|cree|de creer|depos)|\breconduction|\bdeuxieme annee|\bl'annee prochaine|\bcontinuer|"
    r"\bpoursuivre|\bperspectives\b|\bles evolutions suivantes|\bprochaine (?:session|edition|promotion|saison|annee)|"
    r"\bsera (?:\w+ )?(?:en|signe)|\bmettra a disposition|\bessaim|\bperennis|\bon (?:voudrait|aimerait|souhaite|"
    r"envisage|va|songe|pense|reve|espere|compte)\b|\bnous (?:voudrions|envisageons|souhaitons|allons|repondrons|"
    r"aimerions|prevoyons|\w+rons)\b|\bune demande (?:\w+ ){0,3}sera"
)
RENEWED = Clue(
    r"\b(?:sera|seront|va etre|vont etre|pourra etre|pourrait etre) (?:\w+ )?(?:reconduit|renouvel|etendu|deploy|"
    r"elargi|poursuivi|duplique|perenn|maintenu)"
)
STATED = Clue(rf"(?:{WILL})[^.]*(?:{_SOON})|(?:{_SOON})[^.]*(?:{WILL})")
"""« J'irai désormais », wherever it stands."""
REASON = Clue(
    r"\bm'(?:y )?(?:a|ont) (?:\w+ )?(?:conduit|amene|pousse|decide)|\bl'affaire d|\bca vient d|\bvien(?:t|"
    r"nent) (?:\w+ )?d[eu]|\bpuisqu|\bparce qu|\bc'est pourquoi|\bcar\b|\bpour ne plus|\bpour (?:contenir|eviter)|"
    r"\ba la suite d|\bsuite a|\bcomme (?:avec|pour) |\braison\b|\bdepuis (?:l'|la |cet|ce|le |cette)|\bc'est (?:la|"
    r"eux|elle|lui|ce)\b|\b(?:ca|cela) vient d|\bm'a (?:montre|appris|servi)|\bl'histoire d|\bl'episode|\bayant\b"
)

# ---- the check

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
        return Finding("partiel", tuple(vague[:4]), message=message, fix=FIX)
    return Finding("absent", message="Aucune évolution n’est annoncée.", fix=FIX)


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


RULE = Rule("C12b", TITLE, WHY, FIX, GOOD, BAD, _check)
