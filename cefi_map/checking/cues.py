"""What a node speaks of by its own words, wherever it stands."""

from __future__ import annotations

import re

from cefi_map.french import figures

from .reading import ReadNode

_QUOTE = re.compile(r'"[^"]*\w[ \'][^"]*\w[^"]*"')
_COUNTED = re.compile(
    r"^(?:le |la |les )?(?:nb\b|nombre|nbre|taux|part d|pourcentage|%|combien|duree moyenne|delai|proportion|"
    r"score|note de)"
)
_THAT = re.compile(r"^(?:\w+ ?: ?)?(?:que |qu'|pour que |faire (?:en sorte )?que )")
_AMOUNT_OF = re.compile(r"^(?:o\d ?: ?)?(?:\d+|zero|deux|trois|quatre|cinq|six|sept|huit|dix|douze|quinze|vingt) [a-z]")
_AT = re.compile(
    r"\b(?:sites?|quartiers?|communes?|antennes?|agglo\w*|ville|canton|departement|bassin|a [a-z]{4,}|sur [a-z]{4,})\b"
)
_FORWARD = re.compile(
    r"\b(?:transm\w+|donner|envoy\w+|presenter\w*|propos\w+|diffus\w+|transfer\w+|essaim\w+|dupliqu\w+|"
    r"partag\w+|recommand\w+|preconis\w+|pour les autres)\b"
)
_OTHERS = re.compile(
    r"\bautres? |\breseau|\bfederation|\bantennes?|\bdepartement|\bmissions locales|\bregion|\bpartenaires|"
    r"\bcollegues|\bdirection"
)
_GIVES_FIRST = re.compile(
    r"(?:elle |il |ils |elles )?(?:prete\w*|vien(?:t|nent)|accueille\w*|finance\w*|oriente\w*|anime\w*|"
    r"connai\w+|apporte\w*|ouvre\w*|met(?:tent)? a|fournit|"
    r"accepte\w*|recrute\w*|forme\w*|envoie\w*|repere\w*|intervient|interviennent|assure\w*|propose\w*|offre\w*|"
    r"tient|dispose\w*)\b"
)
_COMPARED = re.compile(
    r"\bavant ?(?:/|et|,|-) ?(?:pendant ?(?:/|et|,) ?)?apres\b|\ba (?:\d+|trois|six|un|douze) (?:mois|ans?)$|\ba j ?\+"
)
_THEY = re.compile(r"\b(?:ils|elles)\b|\bleur\b|\bpersonne (?:ne|n')")
_OURS = re.compile(
    r"\breunions? d'equipe|\b(?:mes|nos|aux|les) (?:\w+ )?collegues|\ba l'equipe|\ba (?:la|ma) direction|"
    r"\bnote de service|\bconseil d'administration|\bau ca\b|"
    r"\ba toute l'equipe|\bdans l'equipe|\breunion (?:de service|interne|du lundi)"
)
_MODE = re.compile(
    r"\breunion[- ]bilan|\bbilan (?:avec|final|en|de fin|filme|collectif|partage)|\btour de table|"
    r"\bquestionnaire de satisfaction|\bswot final|\bretex\b"
)
_TO_DO_AGAIN = re.compile(
    r"^(?:a (?:dire|conseiller|transmettre|refaire|donner|diffuser)|j'ecris|on propose|nous proposons|"
    r"premiere? (?:lecon|rate)|la prochaine fois|le prochain|si (?:c'est|c'etait) a refaire|si on (?:recommence|"
    r"le refait|refait)|"
    r"(?:a )?reconduire|la suite ?:|je (?:preconise|recommande|conseille)|nous (?:recommand|preconis)\w+)"
)
_RATIO = re.compile(r"(?:[a-z-]+ ){0,3}[a-z]{4,}s ?/ ?[a-z]{3,}s?$")
_AT_THE_END = re.compile(
    r"(?:a la fin|en fin (?:d'annee|de projet|de session)|pour finir)\b.*\b(?:rapport|bilan|questionnaire|"
    r"reunion|tour de table)"
)
_CHOSEN = re.compile(r"^(?:on a|nous avons|j'ai) (?:choisi|retenu|prefere|renonce|ecarte|garde)\b")
_PART = re.compile(r"^[\w' -]{2,40}? \d{1,3} ?%(?:,|;| et |$)")
"""« OPCO 70 %, le reste… »: who pays, and the share."""
_WANT = re.compile(r"\b(?:on veut|nous voulons|je veux|on vise|nous visons|on cherche a|l'idee (?:est|c'est) de)\b")


def quoted(node: ReadNode) -> bool:
    """Whether somebody's words are quoted."""
    return node.finds(_QUOTE)


def cues(node: ReadNode) -> tuple[str, ...]:
    """Topics that the words of the node show by themselves, surest first."""
    topics: tuple[str, ...] | None = node.kept.get("cues")
    if topics is None:
        topics = node.kept["cues"] = () if node.blank else tuple(topic for topic, test in _TESTS if test(node))
    return topics


def need(node: ReadNode) -> bool:
    return node.count("need") >= 1 and (
        quoted(node)
        or node.has("first_hand")
        or (node.finds(_THEY) and not node.has("org"))
        or (node.count("need") >= 2 and node.has("source"))
        or (node.has("person_public") and bool(node.finds(figures.SHARE) or node.finds(figures.NUMBER)))
        or (node.has("person_public") and node.count("need") >= 2)
    )


def territory(node: ReadNode) -> bool:
    return node.count("territory") >= 2 and not node.has("want", "partner_gives", "risk")


def law(node: ReadNode) -> bool:
    """A policy named first, then what it does: « C2S : un sur quatre y a droit »."""
    first = any(hit.group == "scheme" and hit.start <= 1 for hit in node.hits)
    return first and bool(node.label) and node.size >= 4


def notice(node: ReadNode) -> bool:
    """A text that opens with a means of communication: « Flyer dans la salle d'attente »."""
    return any(hit.group == "external_mean" and hit.start == 0 for hit in node.hits)


def policy(node: ReadNode) -> bool:
    return node.has("scheme") and node.size >= 4


def indicator(node: ReadNode) -> bool:
    return node.has("indicator") and node.finds(figures.SHARE)


def purpose(node: ReadNode) -> bool:
    return node.size >= 4 and any(_THAT.search(text) for text in (node.title, node.body))


def objective(node: ReadNode) -> bool:
    return node.finds(_WANT) or (
        _AMOUNT_OF.match(node.title) is not None and node.has("goal_noun") and not node.has("risk", "need")
    )


def perimeter(node: ReadNode) -> bool:
    """People counted, and a duration or a place, without a verb."""
    text = node.folded
    return (
        node.finds(figures.HEADCOUNT)
        and node.finds(figures.DURATION)
        and _AT.search(text) is not None
        and node.size <= 12
        and not node.has("action", "need")
    )


def forward(node: ReadNode) -> bool:
    """Something to hand on to others."""
    if _TO_DO_AGAIN.match(node.title):
        return True
    return node.finds(_FORWARD) and node.finds(_OTHERS)


def partner(node: ReadNode) -> bool:
    if node.label and node.body and _GIVES_FIRST.match(node.body):
        return True
    return node.has("org") and node.has("partner_gives")


def risk(node: ReadNode) -> bool:
    return node.has("risk") and ("→" in node.folded or node.title.startswith(("si ", "en cas ")))


def expense(node: ReadNode) -> bool:
    if node.title.startswith(("financ", "cofinanc", "subvention")):
        return False
    return node.has("expense") and node.finds(figures.MONEY)


def funding(node: ReadNode) -> bool:
    if node.has("fund_status") and node.finds(figures.MONEY):
        return True
    return node.has("funder") and (
        node.has("fund_status") or node.finds(figures.MONEY) or _PART.search(node.title) is not None
    )


def follow(node: ReadNode) -> bool:
    return node.has("follow_tool") and node.finds(figures.RHYTHM)


def external(node: ReadNode) -> bool:
    return (node.has("external_mean") and not node.has("expense")) or node.count("external_mean") >= 2


def action(node: ReadNode) -> bool:
    return node.has("action") and node.finds(figures.SIZE)


def criterion(node: ReadNode) -> bool:
    return (
        _COUNTED.search(node.title) is not None
        or _COUNTED.search(node.body) is not None
        or _RATIO.match(node.title) is not None
        or (_COMPARED.search(node.title) is not None and node.size <= 10 and not node.has("risk"))
    )


def internal(node: ReadNode) -> bool:
    return node.finds(_OURS) and not node.has("risk", "source")


def evaluation(node: ReadNode) -> bool:
    return node.finds(_MODE) or _AT_THE_END.match(node.title) is not None


def strengths(node: ReadNode) -> bool:
    return node.has("plus_minus")


def planning(node: ReadNode) -> bool:
    return len(figures.CALENDAR.findall(node.folded)) >= 2 or figures.CALENDAR.match(node.title) is not None


def choice(node: ReadNode) -> bool:
    return _CHOSEN.match(node.title) is not None


def at_the_end(node: ReadNode) -> bool:
    return _AT_THE_END.match(node.title) is not None


_TESTS = (
    ("argument", choice),
    ("evaluation", at_the_end),
    ("criteria", criterion),
    ("purpose", purpose),
    ("objectives", objective),
    ("external", notice),
    ("policy", law),
    ("funding", funding),
    ("expenses", expense),
    ("next", forward),
    ("perimeter", perimeter),
    ("risks", risk),
    ("partners", partner),
    ("needs", need),
    ("indicators", indicator),
    ("policy", policy),
    ("strengths", strengths),
    ("evaluation", evaluation),
    ("internal", internal),
    ("external", external),
    ("followup", follow),
    ("actions", action),
    ("planning", planning),
    ("territory", territory),
)
