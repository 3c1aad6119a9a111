"""Signs of what comes: a change of one's own practice, announced or begun; a general wish; the project's next year."""

from __future__ import annotations

import re

from .clue import clue
from .fields import field
from .grammar import I_VERB, WILL, did

_DOING, _PRACTICE, _BEGUN = (field(name) for name in ("doing", "practice", "begun"))

SECTION = clue(
    r"\bperspectiv|\bevolutions?\b|\bevolu|\bprojections?\b|\bet (?:demain|apres|maintenant|la suite|depuis|"
    r"ensuite)\b|"
    r"\bce qui (?:change|bouge|m'attend|vient|va|reste)|\b(?:que|qui) (?:je|j'|me) ?(?:change|vais|modifi|garde|"
    r"veux|attend|compt|emport|ferai)|"
    r"\bsuites?\b|\bavenir|\bouverture|\bprolong|\bpour aller plus loin|\bconclusion|\bdemain\b|\bprochain|"
    r"\bdesormais|"
    r"\bdepuis\b|\bmaintenant\b|\ba partir d|\bcap\b|\bhorizon|\bengagement|\bchang|\bautrement\b|"
    r"\bapres\b"
)
ANNOUNCING = clue(
    r"\b(?:voici|voila|je note|ce que|trois choses que|deux choses que)\b[^.]{0,40}\b(?:je (?:\w+ )?(?:vais|compte|"
    r"veux|ferai|changerai|changer)|"
    r"va changer|j'ai change|je change)\b"
)
"""A sentence that opens what comes, as a title would."""
_SOON = (
    r"\ba l'avenir|\bdesormais|\bdorenavant|\bla prochaine fois|\bau prochain|\bl'an prochain|\bl'annee prochaine|"
    r"\bdes (?:janvier|fevrier|mars|avril|"
    r"mai|juin|juillet|aout|septembre|octobre|novembre|decembre|la rentree|demain|lundi|la session|le mois)"
)
FUTURE = clue(
    r"\bje m'y tiens\b|\bj'ai (?:colle|ecrit|note|affiche|fixe) cette regle|"
    rf"{WILL}|\b(?:mon|ma|mes) (?:\w+ ){{1,4}}?(?:ne |n')?\w+(?:ra|ront)\b|\bje (?:m'engage|me propose|m'entraine|"
    rf"m'impose|me suis (?:donnee?|"
    rf"inscrite?|fixee?|engagee?|imposee?|promis))|"
    rf"\bj'(?:aimerais|envisage|essaie|apprends)|\b(?:mon|ma) (?:objectif|projet|intention|resolution) est d|"
    rf"\bm'amene\w* a|{_SOON}|"
    r"\bnous (?:l')?essa|\bcela deplacera|\bdepuis (?:l'|la |le |cet|ce|lors)[^.]{0,60}, j(?:e |')|"
    r"\bil (?:me )?(?:reste|faut|faudra) (?:a |que |encore )|\bme reste a\b|"
    rf"\bj(?:e |')(?:ne |n')(?:\w+ ){{0,2}}?\w+ plus\b"
)
CHANGED = clue(did(_BEGUN, aux="ai|suis"))
"""What has been done tells what comes only under a title that says so, or with a word of time."""
NOW = clue(
    r"\b(?:depuis|desormais|dorenavant|maintenant|aujourd'hui|deja|a present|cette annee|ce mois|ne \w+ plus|"
    r"pris l'habitude|"
    r"(?:decide|convenu|promis|resolu) (?:de|d'|que))\b"
)
BEGUN = clue(rf"{I_VERB}(?:me |m')?{_DOING}")
LABELLED = clue(
    r"^(?:des|avant|apres|chaque|tou[st]e?s?|aucune?|plus (?:de|d'|aucun|jamais)|une? |deux |duree|ordre|formation|"
    rf"inscri\w+|remplac\w+|controle)\b|^(?:{_PRACTICE})\b"
)
NOT_FUTURE = clue(
    r"\bje ferai remarquer|\bje dirai(?: simplement| seulement)? que|\bj'y reviendrai|\bje (?:n'y )?reviendrai|"
    r"\bje (?:presenterai|raconterai|decrirai|exposerai|vais) (?:d'abord|ici|dans|maintenant|raconter|presenter|"
    r"analyser|vous|decrire|exposer|prendre deux|parler)|"
    r"\bje (?:ne )?(?:saurai|voudrai|sais) jamais|\bje n'ai plus\b|\bje n'avais plus|\bj(?:e |')\w* ?n'(?:est|"
    r"etait) plus"
)
GENERIC = clue(
    r"\b(?:continuer|poursuivre|continue|poursuis)\b[^.]{0,40}\b(?:form|appren|progress|develop|evolu|investir|"
    r"mont)|\b(?:me|se) (?:former|"
    r"perfectionner)\b(?! (?:a|au|aux|sur) \w)|\bdevelopper (?:mes|ses|davantage mes) competences|"
    r"\bmont\w+ en competences?|\bsuivre (?:des|d'autres) formations|"
    r"\bapprofondir (?:mes|l'ecoute|ses) ?\w*|\b(?:m'|s')ameliorer|\ba participer a d'autres|"
    r"\bameliorer ma pratique\b|"
    r"\b(?:etre|d'etre) (?:plus|davantage|mieux) (?:a l'ecoute|rigoureu|organise|attenti|disponible|patient|sur)|"
    r"\bevoluer avec|\bs'ouvrir a|"
    r"\bprendre (?:plus|davantage) de (?:recul|temps)|\bfaire evoluer ma pratique\b|\bchemins? possibles|"
    r"\bprogresser\b|"
    r"\bse former tout au long|\bd'autres (?:projets|formations)\b|\brester en veille|\benrichir (?:ma|mes)|"
    r"\btout au long de (?:la|sa|ma)\b|\baccompagner au mieux|\bmieux accompagner"
)
PRACTICE = clue(
    rf"\b(?:mes|mon|ma|une?|le|la|les|l'|d'|chaque|des|de|aux?|premier) ?(?:\w+ )?{_PRACTICE}|{I_VERB}{_DOING}|"
    rf"\b(?:a|de|d'|sans|vais|veux) {_DOING}|^{_PRACTICE}"
)
CONCRETE = clue(
    r"\d|\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|trimestre|"
    r"semestre|rentree|semaines?|mois|minutes?|heures?|demi-journee|journee|jour|jeudi|lundi|mardi|mercredi|"
    r"vendredi|premiere?|d'abord|avant (?:de|d'|que|toute?|chaque)|"
    r"apres chaque|apres,|au debut d|a la fin d|chaque|plutot que|et non plus?|et non|au lieu de|ne plus|sans|"
    r"une? (?:page|grille|question|carnet|regle|trame|"
    r"tableau|fiche|collegue|contrat|support|journal|binome|temps|fois|appel|demi-heure)|deux|trois|quatre|cinq|six|"
    r"dix|moitie|tiers|hors de|"
    r"a voix haute|debout|par ecrit|en silence|fois par|plus jamais|autrement|quand|lorsqu)\b|\bne \w+ plus\b|"
    r"\bn'\w+ plus\b"
)
PROJECT = clue(
    r"\b(?:sera|seront|serait|va etre|vont etre|pourrait etre|est envisage|sont prevu\w*) (?:\w+ )?(?:reconduit|"
    r"renouvel|etendu|ramene|adresse|deploy|elargi|"
    r"achet|ouvert|poursuivi|duplique|perenn|maintenu|propose|repris|ajoute|depose|sollicit|cree|de creer|depos)|"
    r"\breconduction|\bdeuxieme annee|"
    r"\bl'annee prochaine|\bcontinuer|\bpoursuivre|\bperspectives\b|\bles evolutions suivantes|"
    r"\bprochaine (?:session|edition|promotion|saison|annee)|"
    r"\bsera (?:\w+ )?(?:en|signe)|\bmettra a disposition|\bessaim|\bperennis|\bon (?:voudrait|aimerait|souhaite|"
    r"envisage|va|songe|pense|reve|espere|compte)\b|\bnous (?:voudrions|envisageons|"
    r"souhaitons|allons|repondrons|aimerions|prevoyons|\w+rons)\b|"
    r"\bune demande (?:\w+ ){0,3}sera"
)
RENEWED = clue(
    r"\b(?:sera|seront|va etre|vont etre|pourra etre|pourrait etre) (?:\w+ )?(?:reconduit|renouvel|etendu|deploy|"
    r"elargi|poursuivi|duplique|perenn|maintenu)"
)
STATED = re.compile(rf"(?:{WILL})[^.]*(?:{_SOON})|(?:{_SOON})[^.]*(?:{WILL})")
"""« J'irai désormais », wherever it stands."""
REASON = clue(
    r"\bm'(?:y )?(?:a|ont) (?:\w+ )?(?:conduit|amene|pousse|decide)|\bl'affaire d|\bca vient d|\bvien(?:t|"
    r"nent) (?:\w+ )?d[eu]|"
    r"\bpuisqu|\bparce qu|\bc'est pourquoi|\bcar\b|\bpour ne plus|\bpour (?:contenir|eviter)|\ba la suite d|"
    r"\bsuite a|\bcomme (?:avec|pour) |\braison\b|"
    r"\bdepuis (?:l'|la |cet|ce|le |cette)|\bc'est (?:la|eux|elle|lui|ce)\b|\b(?:ca|cela) vient d|\bm'a (?:montre|"
    r"appris|servi)|\bl'histoire d|\bl'episode|\bayant\b"
)
