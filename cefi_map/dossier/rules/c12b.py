"""C12b « des perspectives d'évolutions de celles-ci »: evolutions of one's own practice, tied to the analysis."""

from __future__ import annotations

import re

from cefi_map.dossier.reading import Passage, ReadDossier
from cefi_map.dossier.rule import Finding, Rule, Subject
from cefi_map.dossier.rules.m7 import situations

_FUTURE = re.compile(
    r"\bje (?:ne |n'|me |m'|l[ea']?|les |leur |lui |y |n'y )*\w+rai\b|\bj'(?:y )?\w+rai\b|\bje (?:vais|compte|"
    r"souhaite|veux|voudrais|prevois|projette|"
    r"envisage|m'engage|me propose|m'entraine)\b|\bj'(?:aimerais|envisage|ai (?:\w+ )?(?:decide|"
    r"prevu|demande|pris contact|pris rendez|reecri|choisi|commence|mis en place|prepare|engage|entame|bloque)|"
    r"essaie)\b|\bje me suis "
    r"(?:donnee?|inscrite?|fixee?|engagee?)|\bmon (?:objectif|projet|intention) est d|\bm'amene\w* a|\ba l'avenir|"
    r"\bdesormais|"
    r"\bdorenavant|\bla prochaine fois|\bau prochain|\bl'an prochain|\bnous (?:l')?essa|\bcela deplacera"
)
_BEGUN = re.compile(r"\bje (?:commence|tiens|continue|demande|cherche|pose|note|laisse|prends)\b")
"""In the present: a change that has begun, in a part about what comes; elsewhere a habit."""
_NOT_FUTURE = re.compile(
    r"\bje ferai remarquer|\bje dirai(?: simplement| seulement)? que|\bj'y reviendrai|\bje (?:n'y )?reviendrai|"
    r"\bje presenterai (?:d'abord|ici|dans)"
)
_SECTION = re.compile(
    r"\bperspectiv|\bevolutions?\b|\bprojections?\b|\bet (?:demain|apres|maintenant|la suite)\b|\bce qui change|"
    r"\bce que je (?:change|vais)|"
    r"\bsuites?\b|\bavenir|\bouverture|\bprolong|\bpour aller plus loin|\bconclusion|\bdemain\b|\bprochain"
)
_GENERIC = re.compile(
    r"\b(?:continuer|poursuivre)\b[^.]{0,40}\b(?:form|appren|progress|develop|evolu|investir)|\b(?:me|se) (?:former|"
    r"perfectionner)\b(?! (?:a|au|aux|sur) "
    r"\w)|\bdevelopper (?:mes|ses|davantage mes) competences|\bmonter en competences?|\bapprofondir (?:mes|l'ecoute|"
    r"ses) ?\w*|"
    r"\b(?:m'|s')ameliorer|\ba participer a d'autres|\bameliorer ma pratique\b|\betre plus (?:a l'ecoute|rigoureu|"
    r"organise|attenti)|"
    r"\bevoluer avec|\bs'ouvrir a|\bprendre (?:plus|davantage) de (?:recul|temps)|\bfaire evoluer ma pratique\b|"
    r"\bchemins? possibles|"
    r"\bse former tout au long|\bd'autres (?:projets|formations)\b"
)
_PRACTICE = re.compile(
    r"\b(?:mes|mon|ma) (?:\w+ )?(?:entretiens?|trame|grille|maniere|facon|pratique|posture|place|ecoute|questions?|"
    r"diagnostics?|accompagnement|animation|"
    r"outils?|supports?|suivis?|agenda|reunions?|temps|propositions?|regard|reflexe|role|metier|travail|seances?|"
    r"ateliers?|evaluations?|"
    r"courriels?|comptes? rendus?|interventions?|partenariats?|prescriptions?|techniques?|propre|parole|silence|"
    r"hypotheses?)\b|"
    r"\b(?:entretiens?|animer|ecouter|negocier|observer|poser|demander|recevoir|ecrire|noter|preparer|parler|"
    r"apprendre a|travailler|questionner|reformuler|laisser|"
    r"commencer par|grille|carnet|journal|supervision|analyse de(?:s)? pratiques?|relire|relira|faire relire|"
    r"associer|consulter|verifier|"
    r"regle|cahier des charges|contrat|temps d'attente|silence)\b|\bje (?:ne )?(?:commencerai|poserai|demanderai|"
    r"ferai|laisserai|prendrai|preparerai|ecrirai|"
    r"noterai|proposerai|reserverai|inviterai|verifierai|observerai|construirai|comparerai|associerai|consulterai|"
    r"recevrai|irai|animerai|"
    r"parlerai|m'appuierai|composerai|remplirai|bloquerai|tiendrai|distinguerai|presenterai|separerai)\b"
)
_CONCRETE = re.compile(
    r"\d|\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|trimestre|"
    r"semestre|rentree|semaines?|mois|"
    r"minutes?|heures?|demi-journee|journee|jour|premier|avant (?:de|d'|toute?|chaque)|apres chaque|au debut de|"
    r"a la fin de|"
    r"chaque|plutot que|et non plus?|et non|au lieu de|ne plus|sans|une? (?:page|grille|question|carnet|regle|trame|"
    r"tableau|fiche|"
    r"collegue|contrat|support|journal|binome|temps)|deux|trois|quatre|cinq|six|moitie|tiers)\b"
)
_PROJECT = re.compile(
    r"\b(?:sera|seront|serait|va etre|vont etre) (?:\w+ )?(?:reconduit|renouvel|etendu|ramene|adresse|deploy|elargi|"
    r"achet|ouvert|poursuivi|"
    r"duplique|perenn|maintenu|propose|repris|ajoute)|\breconduction|\bdeuxieme annee|\bl'annee prochaine|"
    r"\bcontinuer|\bpoursuivre|"
    r"\bperspectives\b|\bles evolutions suivantes|\bprochaine (?:session|edition|promotion|saison|annee)|"
    r"\bsera (?:\w+ )?(?:en|signe)|"
    r"\bmettra a disposition|\bessaim|\bessaimage|\bperennis"
)


def _check(subject: Subject) -> Finding:
    read = subject.read
    own = [each for each in read.passages if _own(read, each)]
    tied = situations(read) or any(_REASON.search(each.folded) for each in own)
    if len(own) >= 2 and tied:
        return Finding("satisfait", tuple(own), message="Plusieurs évolutions précises portent sur votre pratique.")
    vague = [each for each in read.passages if _vague(read, each)]
    if own:
        message = "Une évolution de votre pratique est annoncée ; le référentiel en demande plusieurs."
        if len(own) >= 2:
            message = "Des évolutions sont annoncées, sans lien avec une analyse de votre pratique."
        fix = "Ajoutez une évolution précise : ce que vous ferez autrement, quand, et ce que vous avez vécu qui y mène."
        return Finding("partiel", tuple(own), tuple(vague[:2]), message, fix)
    if vague:
        message = "Les perspectives restent générales, ou portent sur le projet plus que sur votre pratique."
        return Finding("partiel", tuple(vague[:4]), message=message, fix=RULE.fix)
    return Finding("absent", message="Aucune évolution n'est annoncée.", fix=RULE.fix)


_REASON = re.compile(
    r"\bpuisqu|\bparce qu|\bc'est pourquoi|\bcar\b|\bpour ne plus|\bpour (?:contenir|eviter)|\ba la suite d|"
    r"\bsuite a|\bcomme (?:avec|pour) "
)


def _forward(read: ReadDossier, passage: Passage) -> list[str]:
    """Sentences about what comes, where such things stand: a part so titled, or the last quarter."""
    if not (passage.under(_SECTION) or read.late(passage)):
        return []
    begun = passage.under(_SECTION)
    return [
        each
        for each in passage.sentences
        if (_FUTURE.search(each) or (begun and _BEGUN.search(each))) and not _NOT_FUTURE.search(each)
    ]


def _own(read: ReadDossier, passage: Passage) -> bool:
    """What I shall do otherwise in my own work, with something that can be seen: when, how, with whom."""
    forward = [each for each in _forward(read, passage) if not _GENERIC.search(each) or _CONCRETE.search(each)]
    if not forward or not _PRACTICE.search(passage.folded):
        return False
    return any(_CONCRETE.search(each) for each in forward) or len(forward) >= 2


def _vague(read: ReadDossier, passage: Passage) -> bool:
    if not (passage.under(_SECTION) or read.late(passage)):
        return False
    return bool(_forward(read, passage)) or passage.has(_GENERIC) or passage.has(_PROJECT)


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
