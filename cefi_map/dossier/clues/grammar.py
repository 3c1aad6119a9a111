"""French forms in the first person, over folded text: what I did, did not, do not do, shall do, should have done.

Each function takes a field of verbs (or any alternation of beginnings) and returns a pattern's text. Between the
pronoun and the verb at most three small words stand, so that a search stays linear.
"""

from __future__ import annotations

from .fields import field

_CLITIC = r"(?:ne |n'|me |m'|le |la |l'|les |leur |lui |y |en |vous |nous ){0,3}"
_ADVERB = r"(?:(?!pas |jamais |rien |plus |guere )[\w'-]+ ){0,2}?"
I_VERB = rf"\bj(?:e |'){_CLITIC}"
_NOT = r"(?:pas|jamais|rien|guere|plus|ni|aucune?|personne)"


def did(verbs: str, aux: str = "ai|avais|suis|etais") -> str:
    """« j'ai reçu », « je leur avais proposé », « je me suis assise »."""
    return rf"{I_VERB}(?:{aux}) {_ADVERB}{verbs}"


def we_did(verbs: str) -> str:
    return (
        rf"\b(?:nous (?:l'|les |leur |lui |y |en |nous )?(?:avons|avions|sommes|etions)|"
        rf"on (?:l'|les |leur |lui |y |en |s'|s'y |s'en )?(?:a|avait|est|etait)) {_ADVERB}{verbs}"
    )


def did_not(verbs: str) -> str:
    """« je n'ai pas vu », « je ne l'avais jamais demandé », « j'ai pas osé »."""
    return rf"{I_VERB}(?:ai|avais|suis|etais|m'etais) {_NOT}(?: [\w']+){{0,2}}? ?\b{verbs}"


def do(verbs: str) -> str:
    """« je demande », « je lui proposais »."""
    return rf"{I_VERB}{verbs}"


def do_not(verbs: str) -> str:
    """« je ne signe pas », « je n'inscrivais personne », « je n'y touche pas »."""
    return rf"\bj(?:e |')(?:n'|ne ){_CLITIC}{verbs} (?:pas|jamais|rien|aucune?|personne|ni|que|guere)\b"


YOU = rf"\btu {_CLITIC}"
"""In a letter to who takes over: « tu cherches les lieux, tu ne décides pas qui entre » tells the writer's part."""
WILL = rf"{I_VERB}\w{{1,14}}rai\b|{I_VERB}(?:vais|compte|veux|voudrais|souhaite|aimerais|envisage|prevois|projette) "
_INQUIRE = (
    r"(?:aller (?:la |le |les )?(?:voir|trouver|chercher)|appeler|asseoir|attendre|commencer par|demander|dire|"
    r"ecouter|interroger|"
    r"laisser|poser|prevenir|questionner|regarder|relire|rester|taire|verifier)\b"
)
SHOULD_HAVE = (
    r"\bj(?:e |')(?:n'|l'|lui |leur |les |y |m'y |me )?(?:en )?aurais (?:\w+ ){0,2}?\w+(?:e|u|i|is|it|ert)e?s?\b|"
    r"\bil (?:m')?aurait (?:\w+ )?"
    r"(?:fallu|suffi|mieux valu)|\bil (?:me )?(?:suffisait|fallait) (?:de|que|d')|"
    rf"\b(?:il|ce qu'il) (?:me )?(?:fallait|aurait fallu) (?:m'|me |lui |leur |les |l'|le |la |d'abord )*{_INQUIRE}|"
    rf"\bje (?:pouvais|devais) (?:lui |leur |les |l'|le |la |d'abord )*{_INQUIRE}|\bce qu'il fallait faire\b|"
    rf"\b(?:la prochaine (?:fois|equipe|session|saison)|une autre fois),? (?:je |j')|"
    r"\bsi je (?:ne |n')?(?:l'|lui |"
    r"leur |les |m'y |m')(?:avais|etais)\b|\bsi (?:je devais|j'avais|c'etait|"
    r"c'est) (?:\w+ ){0,2}(?:refai|recommenc|su\b|pris|pose|ecoute|demande|fait|ouvert|attendu|prevenu|associe|relu)|"
    r"\bje (?:le |la |les |m'y )?(?:ferais|referais|commencerais|prendrais|procederais) |\bje ne (?:ferais|referais|"
    r"commencerais|redigerais|choisirais) |\bj'aurais (?:\w+ ){0,1}?(?:demande|appele|propose|commence|ecoute|vu)\b|"
    r"^(?:a refaire|a reprendre|ce que je (?:re)?ferais)\b"
)

ACT = field("act")
