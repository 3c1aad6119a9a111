"""Situations that are examined: facts of one's own, something understood about them, and what explains it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from cefi_map.dossier.forms import Clue, did, field, we_did
from cefi_map.dossier.reading import Passage, ReadDossier
from cefi_map.dossier.voices import I_SAY, JE, NOUS, facts, persons

_EXPLAINING, _EXAMINING = field("explaining"), field("examining")

CAUSE = Clue(
    r"\bparce qu|\bcar\b|\bpuisqu|\ba cause d|\bfaute d|\ben raison d|\b(?:tenai(?:t|ent)|tient|tiennent) (?:donc |"
    r"aussi |surtout |d'abord )?(?:a |au|ni)|\bs'expliqu|\b(?<!\ba )(?<!\bai )(?<!\bont )(?<!\bavait )expliqu\w+ "
    r"(?:par|que|pourquoi|l[ea'])|\bexplication\b|\b(?<!\bil )(?<!\belle )(?<!\bqui )(?<!\bils )(?:venai(?:t|ent)|"
    r"vient|viennent|est venue?|sont venue?s) (?:donc |aussi |surtout |d'abord )?(?:de ce que|d(?:e|u)\b(?! \w+(?:er|"
    r"ir|dre|tre|ire)\b))|\b(?:la|une|les|ma|premiere|seule) causes?\b|\bpourtant\b|"
    r"\b(?<!\bdit )(?<!\bdire )(?<!\bdemande )(?<!\bsavoir )pourquoi\b|\bd'ou\b(?! (?:je|tu|il|elle|on|vien|ven))|"
    r"\bdue? a\b|\blie[es]* a\b|\bproven|\bprovient|\bmotiv(?:e|ait)\b|\bjouait un role|\ble filtre\b|\bresult(?:e|ait|"
    r"aient|ent) (?:donc )?d|\bl'origine\b|\bles? motifs?\b|\b(?:la|une|les|ma|sa|cette|ces) (?:bonne |vraie |"
    r"seule )?raisons?\b|^raison\b|^causes?\b|^explication|^pourquoi|\bc'est (?:pour (?:cela|ca)|pourquoi|ainsi)|"
    r"\bvoila pourquoi|\bd'autant\b|\bdonc\b|\bgrace a\b|\bsous l'effet|\bc'est que\b|\bsans (?:cela|quoi)|"
    r"\ba force de|\bderriere (?:son|le|ce|cette) "
)
EFFECT = Clue(
    rf"\b(?:l'|un |son |pour |des |cet |^)(?:second |double |premier )?effets?\b|\bconsequence|\bdu coup\b|"
    rf"\bresultat\b ?[:,]|\b(?:plus|pas) (?:un seul|une seule)\b|^(?:avec|sans) (?:une? )?(?:autre|seule?|nouve\w+|"
    rf"simple|moins|plus)\b|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|\d+|tous|toutes) (?:\w+ )?(?:sont|"
    rf"etaient) (?:revenu|reste)|^(?:effet|suite|resultat)s?\b|\b(?:plus|moins) [^.;:]{{3,70}}, (?:et )?(?:plus|"
    rf"moins) |\ba (?!ete )(?:\w+ )?(?:produit|provoque|entraine|conduit|amene|suscite|permis|empeche|decourage|change|"
    rf"fragilise|bloque|rendu|suffi|cree|oblige|renforce|detourne|eloigne|rassure|expose)|\bproduisai|\bsi bien qu|"
    rf"\bde sorte qu|\ben (?:a )?conclu|\bsont passe\w* de|\best passe\w* (?:de|a)|"
    rf"\bcontre (?:\w+ ){{1,4}}(?:auparavant|avant|precedemment)|\b\d+[^.]{{0,40}}(?:contre|au lieu de) \d|"
    rf"\bsur les \w+ (?:\w+ )?(?:suivant|nouve)|\b(?:ont|a) cesse|\bne (?:\w+ )?(?:ven|vien)\w* plus|"
    rf"\b(?<!\bon )n'(?:est|etaient|etait|ont|a) plus \w+|\btransformai(?:t|ent)\b|\bexcluai|\bretirai(?:t|ent)|"
    rf"\bm'a rendue?|\bdepuis\b,|\bchangeait tout|\bchange (?:tout|alors)|\bmodifie|\bdevenai|\best deven|\ba perdu|"
    rf"\bont fini par|\ba fini par|\b(?:il|elle|ils|elles|cela|ca|ce qui|qui|le \w+|la \w+|les \w+|mon \w+|ma \w+|"
    rf"mes \w+|notre \w+) (?:ne |n'|l'|le |la |les |me |m'|y |en )?{_EXPLAINING} (?:donc |pas |plus |ainsi |"
    rf"aussi )?(?:a |au |aux |la |le |les |l'|des |un |une |ce|celui|ceux|celle|en |\w+ \w+er\b)"
)
INSIGHT = Clue(
    r"\b(?:c'est|ce fut) (?:\w+ ){1,4}?qui (?:\w+ )?(?:a|ont|avait|m'a|m'ont|nous a) (?:remarque|compris|vu|releve|"
    r"montre|lache|souleve)|\bcherche a comprendre|\bj'ai (?:\w+ )?(?:regarde (?:les|la|l'|le|de pres|mes|nos|ses|"
    r"leurs) (?!\w+ dans)|(?:r?appele|interroge|revu) (?:les |chacun|un par un|une par une))|"
    rf"\bj(?:'ai|e) (?:\w+ ){{0,2}}?compri[st]|\bj'ai (?:\w+ ){{0,2}}?(?:mesure|realise|saisi|decouvert|vu|entendu|"
    rf"remarque|constate|appris) (?:que|combien|a quel|ce|pourquoi|alors que)|\bnous (?:avons )?(?:\w+ )?(?:compris|"
    rf"comprenons|vu que|constate que|mesure)|\bj'ai fini par|\bje comprends\b|\bavec le recul|\bapres coup|\ben (?:y |"
    rf"les |la |le |l')?{_EXAMINING}|{did(_EXAMINING)}|{we_did(_EXAMINING)}|^(?:verification|comparaison|hypothese|"
    rf"lecture|relecture|analyse|enchainement|explication)\w*\b|\bj'y vois|\bje vois (?:maintenant|aujourd'hui|que)|"
    rf"\blecture\b|\b(?:l'explication|le calcul|la chose)\b|\b(?:ce )?n'(?:est|etai[st]|etaient|avai\w+) (?:donc |pas |"
    rf"ni |ce |point )*[^.]{{0,90}}[,;.] ?(?:c'(?:est|etait)|mais|il|elle|ils)\b|\bc'est pas [^.]{{0,90}}c'est\b|"
    rf"\b(?<!\bje )ne \w+ (?:donc )?(?:pas|plus|rien) [^.;]{{0,70}}(?:, | mais )(?:mais|c'est (?!\w+ qui)|(?:il|elle|"
    rf"ils|elles|cela) (?!(?:l'|lui |leur |y |en |s'|la |le |les )?(?:a|ont|avait|est|sont)\b))|\btenait donc|\b(?:la|"
    rf"une|trois|deux|cette|seule|autre) differences?\b|\bdifferences? (?:d[e']|entre)|\bce qui se (?:jou|pass)ait|"
    rf"\ben realite|\b(?<!n')(?<!\bs')en fait\b(?! (?:plus|pas|partie|le\b|la\b|un|de))|\bau fond\b(?! d)|"
    rf"\bje me suis (?:rendue? compte|apercue?|demande|dit)|\bje m'apercois|\b(?:ma|mon|notre|"
    rf"une) premi\w+ (?:explication|hypothese|reaction|lecture|reflexe|idee|interpretation)|\b(?:j'ai|nous avons|"
    rf"j'avais) (?:\w+ ){{0,2}}?(?:interprete|cru|pense|attribue|mis (?:cela|ca|ce|cette|son|leur)|pris|vu la|suppose|"
    rf"imagine)|\bau debut (?:je|nous) |\bor,? |\bhypothese|\bmecanisme|\bil en ressort|\ble malentendu|\b(?:l'examen|"
    rf"l'analyse|la comparaison|le releve|la relecture)\b[^.]{{0,60}}\b(?:montre|revele|fait apparaitre|permis|etabli)|"
    rf"\bnous (?:a|ont) (?:\w+ )?(?:permis de comprendre|donne la cle|appris)|\b(?:a|nous) permis de comprendre|"
    rf"\bconstate (?:que|alors)|\bautrement dit|\bce que (?:le projet|j'|je|nous) (?:\w+ ){{0,3}}(?:appel|pren)\w+|"
    rf"\bconfondu|\bje croyais|\b(?:ce qui|cela|ca) confirm\w+ |\bj'avais cru|\bce constat eclaire|\bcela (?:m'a |"
    rf"nous a )?(?:eclaire|montre|revele)|\bla verite\b|\bpreuve que\b|\bj'interprete|\bj'analyse|\bc'est (?:la|"
    rf"precisement|justement) que|\bneanmoins|\bl'ecart entre|\bparadox|\bvoulait dire|\bveut dire|\bvoulait pas dire|"
    rf"\bsignifi|\brevien(?:t|drait) a\b|\brevenait a\b|\bne disait (?:rien|pas)|\b(?:dirait|disait) (?:leur|son|sa|"
    rf"autre chose)|(?:^|[,:] )(?:(?:ne pas|y|le|la|les|se|en) |l'|s')?(?!autre|notre|votre|lettre)(?:\w+(?:er|ir|dre|"
    rf"tre|ire|vre))\b[^.]{{0,110}}, (?:\w+ ){{0,3}}?(?:c'est|c'etait)\b|\b(?:s'entend|se lit|se lisait|s'entendait|"
    rf"vecue?s?) comme|\bet non (?:de|du|des|sur|pas|a|au|les|la|le|par)\b|\bchacun (?:\w+ ){{1,6}}(?:croi|pens)|"
    rf"\bce n'est pas exact"
)
CORRECTION = Clue(
    r"\bn'(?:a|avait|ont|avaient|avions|avons) pas (?P<same>\w+) [^.;]{0,60}, \w+ (?:a|avait|ont|avaient|avions|"
    r"avons) (?P=same)\b|\bnon (?:plus|pas) [^.;]{2,60}\bmais\b|\bon (?:en )?conclut\b|\b(?<!\bje )(?:ne |"
    r"n')(?!\w+ rien (?:dit|repondu|demande|ajoute))\w+ (?:donc |\w+ )?(?:pas|plus|rien|ni|"
    r"point) [^.;]{0,80}(?: mais (?:d[eu] |des |par |a |au |pour |dans |sur |l[ae] |une? )|(?:, | mais )(?:mais |"
    r"c'est (?!\w+ qui)|c'etait |ce sont |(?:il|elle|ils|elles|on|cela|ca) (?!(?:l'|lui |leur |y |en |s'|la |le |"
    r"les )?(?:a|ont|avait|est|sont)\b)))|\bce n'(?:est|etait) (?:donc )?(?:pas|ni|point) |\bc'est pas (?:que|le|la|"
    r"un)|\bd'abord (?:cru|pense|vu|parle|attribue|mis|interprete|entendu|conclu|accuse|dit|lu)|\bon pourrait croire|"
    r"\bil serait (?:commode|facile|tentant)|\b(?<!n')en fait\b(?! (?:plus|pas|partie|le\b|la\b|un|de))|"
    r"\ben (?:realite|verite)\b|\bl'explication (?:ne tient|etait|est)|\bau debut,? (?:je|j'|nous|on)\b|\b(?:je|nous|"
    r"on) (?:croyais|croyions|croyait|pensais|pensions|pensait) que|\bsauf que\b|\bje (?:l'ai|les ai|l'avais|"
    r"les avais) crue?s?\b|\b(?:tout le monde|l'equipe|les collegues|mes collegues|les partenaires) (?:avai\w+ |a |"
    r"ont )?(?:dit|disai\w+|parle|parlai\w+|pens\w+|croyai\w+|conclu)\b|\bon m'a (?:dit|parle) (?:que |d(?:e |')|:)|"
    r"\b(?:on|nous|je|j'ai|nous avons|on a) (?:avait |avions |avais )?(?:pense|cru|conclu|suppose) (?:que|a|au)\b|"
    r"\bet puis (?:j'ai|nous avons|on a) (?:vu|regarde|compris|compte)|\ba conclu\b|\by ont vu\b|\by voyai(?:t|s|"
    r"ent)\b|\ba y regarder|\bmise? en cause|\bn'expliqu\w+ (?:pas|rien)"
)
COMPARISON = Clue(
    r"\bmemes? (?:\w+ ){1,3}?(?:,|et) (?:la |le |les |au )?memes? |\b(?:le|la|les) memes?\b|\balors que\b|\btandis que|"
    r"\bl'inverse\b|\ba l'inverse|\bau contraire|\bau (?:premier|second)\b|\bchez (?:le premier|le second|l'un|"
    r"l'autre)|\bici\b[^.]{0,40}\bla\b|\b(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|"
    r"quatorze|quinze|seize|vingt\w*|trente\w*) (?:personnes |femmes |salaries |\w+ )?sur (?:les )?(?:\d+|deux|trois|"
    r"quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante)|\bau lieu d|"
    r"\bplutot que|\bautant que|\bplus (?:\w+ )?que|\bmoins (?:\w+ )?que|\b(?<!\ba )l'ecart\b|\b(?:la|cette|seule|une|"
    r"trois|deux) differences?\b|\bcompar|\bcontre (?:\d|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)|"
    r"\bcote a cote\b|\bpourtant\b|\bor\b|\bles autres\b"
)
GENERAL = Clue(
    r"\b(?:celui|celle|ceux|celles) (?:qui|qu'|que|a qui|dont)\b|\bquand (?:on|tu|vous)\b|\bchacune? (?:(?:ne |n')\w+|"
    r"(?:y |se |s'|en )?(?!une\b|toute|cette)\w+(?:e|d|(?<!ai)t)) |\bpour (?:quelqu'un|qui|ceux|celles|celui|celle)\b|"
    r"\b(?:c'est|c'etait|revient a|revenait a|voulait dire|veut dire|signifi\w+|suppose|supposait) (?!(?:le|la|les|un|"
    r"une|des|mon|ma|son|sa|leur|notre) )(?:\w+ )?(?!maitre|autre|notre|votre|entre|encore|libre|contre)(?:\w+er|\w+ir|"
    r"\w+(?:dre|tre|ire|vre)|que|qu')\b|\bil (?:suffit|faut|vaut mieux)\b|\bon (?:ne )?(?:va|peut|doit|dit|fait|voit|"
    r"sait|parle|demande|regarde|lui|leur|se|s') |\bdevant (?:un|une|quelqu'un)\b|\bun (?:silence|oui|non|refus|"
    r"sourire|retard) (?:\w+ ){0,3}(?:est|n'est|dit|cache|protege)|\bdevien(?:t|nent)\b|\bdevenai(?:t|ent)\b"
)
CONCEPT = Clue(
    r"\bau sens d|\bce qu(?:e |')[\w' -]{2,40}? (?:appell|nomm|decri|design)\w*|\b(?<!\bs')(?<!\bm')(?:appelle|"
    r"appelait|nomme|decrit|decrivent|distingue|distinguent|montre|disent|dirait|parle d|parlent d)\b|\b(?:la notion|"
    r"notion utile|le concept|la theorie|l'idee) d|\bselon [a-z]+ [a-z]+|\ba la lumiere d|\blunettes\b|"
    r"\btache prescrite|\bdistinction\b"
)
EXAMINED = Clue(
    r"\b(?:l'examen|l'analyse|la comparaison|le releve|la verification|la relecture)\b[^.]{0,60}\b(?:montr|revel|"
    r"fait apparaitre|permis|etabli|indiqu)|\bl'hypothese\b[^.]{0,40}\b(?:eprouve|verifie|teste|confirme|ecarte|"
    r"retenu)|\b(?:episode|situation|moment|ecart|incident|cas)\b[^.]{0,30}\b(?:examine|etudie|analyse|regarde de pres|"
    r"relu)"
)
FACT_LABEL = Clue(r"^\W*(?:les )?(?:faits?|constats?|situation|episode|deroulement|ce qui s'est passe)\b ?:")

TOLD = 2
"""Facts that make a situation."""
_SIGNS = {
    "insight": (INSIGHT, 1.2),
    "correction": (CORRECTION, 1.0),
    "cause": (CAUSE, 1.0),
    "effect": (EFFECT, 1.0),
    "comparison": (COMPARISON, 0.7),
    "general": (GENERAL, 0.6),
    "concept": (CONCEPT, 0.4),
}
"""Signs of analysis, and what a sentence with each weighs; the clear ones weigh most."""
_EXAMINED, _OUTLINED, _KINDS, _VARIED, _MOST = 4.0, 3.5, 3, 4, 4
"""Weights of a situation that is examined, of one that is outlined; kinds of sign it takes, and those with which the
lesser weight is enough; sentences a kind counts."""
_TURNED = 3
"""Sentences that correct or understand, which outline a situation without a word of cause."""
_RUN = 420
"""Words of a run of passages in which one situation is told and examined."""
ELSEWHERE = re.compile(
    r"\bfonctions?\b|\bperspectiv|\bevolution|\bet (?:demain|apres|maintenant|depuis)\b|\bce qui (?:change|bouge)|"
    r"\bposture|\bmon role\b|\bma (?:maniere|facon)\b|\bcomment (?:je|nous)\b|\bmandat|\battributions?\b|\bma place\b|"
    r"\bprojections?\b|\bavenir|\bpreconisation|\bje change|\bje modifi|\bsuites?\b"
)


def situations(read: ReadDossier) -> list[tuple[Passage, ...]]:
    """The situations that are examined, each with the passages that examine it."""
    found: list[tuple[Passage, ...]] = []
    for unit in read.units:
        if unit[0].titles and ELSEWHERE.search(unit[0].title):
            continue
        alone = [(each,) for each in unit if _examined(_one(each))]
        if len(alone) >= 2 and _apart(alone):
            found += alone
        elif part := next((part for part in parts(unit) if _examined(part)), None):
            found.append(tuple(each for each in unit[part.first : part.last + 1] if analytic(each)))
    return found


def _apart(alone: Sequence[tuple[Passage, ...]]) -> bool:
    """Whether passages of one part, each examining something, are about different persons."""
    names = [persons(each[0]) for each in alone]
    return all(names) and not frozenset.intersection(*names)


@dataclass(frozen=True, slots=True)
class _Part:
    """The passages ``first`` to ``last`` of a unit, taken together: sentences with each sign, facts that are told,
    whether they are the candidate's own, or stand under a title that is."""

    first: int
    last: int
    signs: dict[str, int]
    told: int
    own: bool
    under: bool

    def to(self, other: _Part) -> _Part:
        """This part and the one behind it."""
        signs = {name: count + other.signs[name] for name, count in self.signs.items()}
        return _Part(self.first, other.last, signs, self.told + other.told, self.own or other.own, self.under)


def _one(passage: Passage, place: int = 0) -> _Part:
    signs = {name: passage.count(pattern) for name, (pattern, _) in _SIGNS.items()}
    own = any(passage.has(pattern) for pattern in (I_SAY, JE, NOUS, EXAMINED))
    return _Part(place, place, signs, facts(passage) + 2 * passage.has(FACT_LABEL), own, passage.under(JE))


def parts(unit: Sequence[Passage]) -> Iterator[_Part]:
    """Runs of passages long enough to tell and examine one situation: what is pages apart does not add up."""
    ones = [_one(each, place) for place, each in enumerate(unit)]
    for part in ones:
        yield (run := part)
        words = unit[part.first].words
        for one in islice(ones, part.last + 1, None):
            words += unit[one.last].words
            if words > _RUN:
                break
            yield (run := run.to(one))


def _examined(part: _Part) -> bool:
    """Facts of one's own, something understood about them, and what explains it."""
    signs = part.signs
    understood, kinds = signs["insight"] + signs["correction"], sum(map(bool, signs.values()))
    return bool(
        understood
        and _weight(signs) >= (_EXAMINED if kinds < _VARIED else _OUTLINED)
        and kinds >= _KINDS
        and understood < sum(signs.values())
        and _practice(part)
    )


def outlined(part: _Part) -> bool:
    """Facts and some explanation, less than an examination."""
    signs = part.signs
    understood = signs["insight"] + signs["correction"]
    explained = signs["cause"] + signs["effect"] and (understood or signs["comparison"])
    return bool((explained or understood >= _TURNED) and _weight(signs) >= _OUTLINED and _practice(part))


def _weight(signs: dict[str, int]) -> float:
    return sum(weight * min(signs[name], _MOST) for name, (_, weight) in _SIGNS.items())


def _practice(part: _Part) -> bool:
    """Something happened in the candidate's own work: not theory, not figures alone."""
    return part.told >= TOLD and (part.own or part.under)


def analytic(passage: Passage) -> bool:
    return any(passage.has(pattern) for pattern in (INSIGHT, CAUSE, EFFECT))
