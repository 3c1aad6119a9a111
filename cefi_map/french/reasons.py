"""Reasons: where a text says why. Explicit marks, contrasts with what was discarded, and their false friends."""

from __future__ import annotations

import re

_CLAUSE = (
    r"(?:on|il|elle|ils|elles|nous|je|j'|c'|ce|cela|ca|les|la|le|l'|un|une|au-dela|trop|beaucoup|leurs?|son|sa|ses|"
    r"mon|ma|notre|personne|sinon|plus|des|deux|chacun|certain\w*|aucun\w*|tou(?:s|tes|t))"
)
"""How a clause begins."""
_CAR = (
    rf"car (?={_CLAUSE}\b|{_CLAUSE}(?<='))|"
    r"car\b(?! (?:scolaire|postal|express|macron)|\s*$|\s*[,;/)])"
    r"(?<!\ble car)(?<!\bun car)(?<!\ben car)(?<!\bpar car)(?<!\bde car)(?<!\bdu car)(?<!\bce car)(?<!\bles "
    r"car)(?<!\bdes car)"
    r"(?<!\bchaque car)(?<!\bligne car)(?<!\d car)(?<!/ car)(?<!\bet car)(?<!\bpas car)"
)
"""« Car » that gives a reason, not the coach (« le car », « en car », « 2 cars »)."""
_LINK = re.compile(
    r"\b(?:(?P<since>(?:etant donne|sachant|du fait|des lors)(?= qu[e']))|"
    r"(?P<because>dans la mesure ou |en effet\b,? ?)|"
    r"(?P<so>c'est (?:pour cette|la) raison (?:pour laquelle|qu[e'])|par consequent|en consequence|de ce fait)\b|"
    r"(?P<aim>dans (?:le but|l'objectif|l'idee) d(?:e |')|de (?:maniere|facon) a ))"
)
"""What joins a reason to what it explains, in words that no labelled map holds."""
_USUAL = {"since": "parce", "because": "parce que ", "so": "c'est pourquoi", "aim": "afin de "}


def linked(folded: str) -> str:
    """A folded text where these are words that the labelled maps know: « étant donné que », « dans la mesure où » and
    « en effet » become « parce que ». A jury hears no difference."""
    return _LINK.sub(lambda found: _USUAL[str(found.lastgroup)], folded)


STRONG = re.compile(
    rf"{_LINK.pattern}|\b(?:{_CAR}|parce ?qu|puisqu|etant donne|vu qu|du fait (?:de|du|d')|"
    rf"d'autant (?:plus )?qu|"
    r"afin (?:de|d'|qu)|pour (?:que|eviter|repondre|pallier|ne pas|ne plus|coller|limiter|contourner|"
    r"tenir compte|rester|qu')|"
    r"en reponse a|au regard d|au vu d|compte tenu|en raison d|a cause d|faute d|par manque d|a defaut d|par souci d|"
    r"c'est pourquoi|"
    r"c'est pour (?:ca|cela)|"
    r"pour cette raison|en coherence avec|repond(?:ent)? (?:a|au|aux) |s'appuie sur|plutot qu|"
    r"et (?:non|pas) (?:pas )?(?:un|une|le|la|les|l'|de|du|des|dans|en|a|au|sur|par|pour|deux|trois|quatre|"
    r"seulement|\d)|"
    r"c'est (?:le|la|l'|un|une) ?\w+ (?:ou|que|qu'|qui)\b|pour (?:ne|n') |au-dela,? |prefer\w* .{3,60} (?:a|aux|au) |"
    r"a la demande d|suite a|apres (?:l'|la |le |un |une )?(?:echec|essai|abandon|constat|bilan)|d'autant\b|"
    r"tant (?:que|qu')|"
    r"les? \w+ (?:l'|le |la |les |nous l'|nous le )(?:ont|a) (?:dit|demande|montre)|"
    r"d'ou (?:l|la|le|sa|son|notre|ce|un|une|leur)|sinon\b|ce qui (?:explique|justifie|permet|evite)|"
    r"c'est (?:ce qui|la qu|le seul|la seule)|explique\w* (?:aussi )?qu|"
    r"raisons? ?:|essais? passes? ?:|pourquoi\b[^?:]{0,40}[:?] ?\w|choisi\w* (?:car|parce|pour)|retenus? (?:car|parce|"
    r"pour)|permet(?:tra)? (?:de|d'|a)|donc\b|comme (?:ca|cela)\b|pour que\b|"
    r"sans (?:ca|cela|elle|lui|eux|quoi)\b|pas de (?:\w+ ){1,3}avant\b|on a vu\b|"
    r"(?:choisi|decide|prefere)\b[^:;]{3,90}[:;] ?\w|on l'a (?:deja )?(?:fait|essaye|tente|vu)\b|"
    r"d'(?:apres|experience)\b[^:;]{0,40} (?:nous avons|on a) |c'est (?:pour (?:ca|cela)|de la) qu|"
    r"le diagnostic (?:montre|revele)|partant du constat)|<="
)
"""Marks that announce a reason by themselves."""

WEAK = re.compile(
    r"\b(?:pour (?:l'|les |la |le |en |y |s'|se |leur |lui |mieux |plus )?\w{2,}(?:er|ir|re)\b|"
    r"grace a\b|suite a\b|vise a\b|moins de \w+ (?:que|qu')|mieux que\b|plus \w+ que\b|au-?dela ?:|en dessous\b|"
    r"trop \w+|seule?s? a\b|le seul\b|la seule\b|essai (?:de |en )?(?:19|20)\d\d|tente en\b|l'an dernier\b|"
    r"avait\b|avaient\b)|→"
)
"""Marks that give a reason when the rest of the text says something specific."""

DISCARDED = re.compile(
    r"\b(?:ecart|renonc|pas retenu|plutot qu|et (?:pas|non) (?:pas )?(?:un|une|le|la|les|l'|de|du|des|dans|en|a|"
    r"au|sur|par|pour|\d)|au lieu d|on avait pense|nous n'avons pas pris|tentee? en|essai (?:de |en )?(?:19|"
    r"20)\d\d|deja essay|abandonn|n'(?:a|avons|ai) pas (?:voulu|choisi|pris|repris|garde|suivi)|aurions pu|"
    r"aurait pu|pas question d)"
)
"""An alternative that was considered and left aside."""

GIVES = re.compile(
    r": (?:nous |leur |y |en )?(?:pa[iy]e|prete|fourni(?:t|ssent)|finance|accueille|recoi(?:t|vent)|oriente|ouvre|"
    r"offre|donne|apporte|anime|intervien(?:t|nent)|forme|garde|heberge|connai(?:t|ssent)|repere|envoie|transporte|"
    r"relaie|accepte|s'engage|reserve|libere|detache|embauche|recrute|tradui(?:t|sent)|tien(?:t|nent)|baisse|"
    r"sui(?:t|vent)|met(?:tent)? a disposition)(?:nt)?\b"
)
"""« Agences d’intérim : paient la moitié du carburant »: what one who is named brings."""

WHY = re.compile(r"\bpourquoi\b|\braison|\bargument|\bjustif|\bmotif|\bchoix\b")
"""A title that asks for or announces reasons."""
