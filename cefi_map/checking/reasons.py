"""Reasons: where a text says why. Explicit marks, contrasts with what was discarded, and their false friends."""

from __future__ import annotations

import re

_CAR = (
    r"(?<!\ble )(?<!\bun )(?<!\ben )(?<!\bpar )(?<!\bde )(?<!\bdu )(?<!\bce )(?<!\bles )(?<!\bdes )(?<!\bchaque "
    r")(?<!\bligne )"
    r"(?<!\d )(?<!/ )(?<!\bet )(?<!\bpas )\bcar\b(?! (?:scolaire|postal|express|macron)|\s*$|\s*[,;/)])"
)
STRONG = re.compile(
    rf"{_CAR}|\bparce ?qu|\bpuisqu|\betant donne|\bvu qu|\bdu fait (?:de|du|d'|qu)|\bdans la mesure ou|"
    rf"\bd'autant (?:plus )?qu|"
    r"\bafin (?:de|d'|qu)|\bpour (?:que|eviter|repondre|pallier|ne pas|ne plus|coller|limiter|contourner|"
    r"tenir compte|rester|qu')|"
    r"\ben reponse a|\bau regard d|\bau vu d|\bcompte tenu|\ben raison d|\ba cause d|\bfaute d|\bc'est pourquoi|"
    r"\bc'est pour (?:ca|cela)|"
    r"\bpour cette raison|\ben coherence avec|\brepond(?:ent)? (?:a|au|aux) |\bs'appuie sur|\bplutot qu|"
    r"\bet (?:non|pas) (?:pas )?(?:un|une|le|la|les|l'|de|du|dans|en|a|au|sur|par|pour|\d)|"
    r"\bd'ou (?:l|la|le|sa|son|notre|ce|un|une|leur)|\bsinon\b|\bce qui (?:explique|justifie|permet|evite)|"
    r"\bc'est (?:ce qui|la qu|le seul|la seule)|\bexplique\w* (?:aussi )?qu|"
    r"\braisons? ?:|\bpourquoi\b[^?:]{0,40}[:?] ?\w|\bchoisi\w* (?:car|parce|pour)|\bretenus? (?:car|parce|"
    r"pour)|\bpermet(?:tra)? (?:de|d'|a)|<=|\bdonc\b|\bcomme (?:ca|cela)\b|\bpour que\b|"
    r"\bsans (?:ca|cela|elle|lui|eux|quoi)\b|\bpas de (?:\w+ ){1,3}avant\b|\bon a vu\b|"
    r"\ble diagnostic (?:montre|revele)|\bpartant du constat"
)
"""Marks that announce a reason by themselves."""

BRACKET = re.compile(
    r"\([^)]*\b(?:n'y a que|n'a que|n'ont que|ne peut|ne peuvent|n'ose|on ose|plus de \w+ on|sinon|jamais|trop|"
    r"le temps (?:que|de)|"
    r"est petite?|se brule|se fait|ils? (?:n'|ne )|elles? (?:n'|ne )|ce qui|c'est)[^)]*\)"
)
"""A reason said in brackets: « (il n'y a que trois postes) »."""

PLAIN = re.compile(
    r"\bvoila pourquoi\b|\ble temps que\b|\bil n'y a que\b|\bn'a que\b|\bn'ont que\b|\bc'est justement\b|"
    r"\bavait deja essaye|\bnous avons observe|"
    r"\bfait moins \w+ que|\bmoins \w+ que par\b|\bsert (?:de|a)\b|\bl'a demande\b|\bfont? parler\b|"
    r"\bc'est la que\b|\bpour qu'"
)
"""Plain ways to say why."""

WEAK = re.compile(
    r"\bpour (?:l'|les |la |le |en |y |s'|se |leur |lui |mieux |plus )?\w{2,}(?:er|ir|re)\b|→|\ben effet\b|"
    r"\bgrace a\b|\bsuite a\b|\bvise a\b|\bmoins de \w+ (?:que|qu')|\bmieux que\b|\bplus \w+ que\b|"
    r"\bau-?dela ?:|\ben dessous\b|\btrop \w+|\bseule?s? a\b|\ble seul\b|\bla seule\b|\bessai (?:de |en )?(?:19|"
    r"20)\d\d|\btente en\b|\bl'an dernier\b|\bavait\b|\bavaient\b"
)
"""Marks that give a reason when the rest of the text says something specific."""

DISCARDED = re.compile(
    r"\becart|\brenonc|\bpas retenu|\bplutot qu|\bet (?:pas|non) (?:pas )?(?:un|une|le|la|les|l'|de|du|des|dans|"
    r"en|a|au|sur|par|pour|\d)|\bau lieu d|\bon avait pense|\bnous n'avons pas pris|\btentee? en|\bessai (?:de |"
    r"en )?(?:19|20)\d\d|\bdeja essay|\babandonn"
)
"""An alternative that was considered and left aside."""

WHY = re.compile(r"\bpourquoi\b|\braison|\bargument|\bjustif|\bmotif|\bchoix\b")
"""A title that asks for or announces reasons."""
