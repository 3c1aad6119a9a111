"""Signs of analysis: a cause, an effect, something understood, a notion applied, a mere comment."""

from __future__ import annotations

from .clue import clue
from .fields import field
from .grammar import did, we_did

_EXPLAINING, _EXAMINING = field("explaining"), field("examining")

CAUSE = clue(
    r"\bparce qu|\bcar\b|\bpuisqu|\ba cause d|\bfaute d|\ben raison d|\b(?:tenai(?:t|ent)|tient|tiennent) (?:donc |"
    r"aussi |surtout |"
    r"d'abord )?(?:a |au|ni)|\bs'expliqu|\bexpliqu\w+ (?:par|que|pourquoi|l[ea'])|\bexplication\b|\b(?:venai(?:t|"
    r"ent)|vient|viennent|"
    r"est venue?|sont venue?s) (?:donc |aussi |surtout |d'abord )?(?:d(?:e|u)\b|de ce que)|\b(?:la|une|les|ma|"
    r"premiere|seule) causes?\b|"
    r"\bpour(?:quoi|tant)\b|\bd'ou\b|\bdue? a\b|\blie[es]* a\b|\bproven|\bprovient|\bmotiv(?:e|ait)\b|"
    r"\bjouait un role|\ble filtre\b|"
    r"\bresult(?:e|ait|aient|ent) (?:donc )?d|\bl'origine\b|\bles? motifs?\b|\b(?:la|une|les|ma|sa|cette|"
    r"ces) (?:bonne |vraie |seule )?raisons?\b|"
    r"^raison\b|^causes?\b|^explication|^pourquoi|\bc'est (?:pour (?:cela|ca)|pourquoi|ainsi)|\bvoila pourquoi|"
    r"\bd'autant\b|"
    r"\bdonc\b|\bgrace a\b|\bsous l'effet|\bc'est que\b|\bsans (?:cela|quoi)|\ba force de|\bderriere (?:son|le|ce|"
    r"cette) "
)
EFFECT = clue(
    rf"\b(?:l'|un |son |pour |des |cet |^)(?:second |double |premier )?effets?\b|\bconsequence|\bdu coup\b|"
    rf"\bresultat\b ?:|^(?:effet|suite|resultat)s?\b|"
    rf"\ba (?:\w+ )?(?:produit|provoque|entraine|conduit|amene|suscite|permis|empeche|decourage|change|ouvert|ferme|"
    rf"fragilise|"
    rf"bloque|rendu|suffi|supprime|cree|oblige|renforce|detourne|eloigne|rassure|expose)|"
    rf"\bproduisai|\bsi bien qu|\bde sorte qu|\ben (?:a )?conclu|\bsont passe\w* de|\best passe\w* (?:de|a)|"
    rf"\bcontre (?:\w+ ){{1,4}}"
    rf"(?:auparavant|avant|precedemment)|\b\d+[^.]{{0,40}}(?:contre|au lieu de) \d|"
    rf"\bsur les \w+ (?:\w+ )?(?:suivant|nouve)|"
    rf"\b(?:ont|a) cesse|\bne (?:\w+ )?(?:ven|vien)\w* plus|\bn'(?:est|etaient|etait|ont|a) plus \w+|"
    rf"\btransformai(?:t|ent)\b|"
    rf"\bexcluai|\bretirai(?:t|ent)|\bm'a rendue?|\bdepuis\b,|\bchangeait tout|\bchange (?:tout|alors)|\bmodifie|"
    rf"\bdevenai|"
    rf"\best deven|\ba perdu|\bont fini par|\ba fini par|\b(?:il|elle|ils|elles|on|cela|ca|ce qui|"
    rf"qui|le \w+|la \w+|les \w+|mon \w+|ma \w+|mes \w+|notre \w+) (?:ne |n'|l'|le |la |les |me |m'|y |"
    rf"en )?{_EXPLAINING} (?:donc |pas |plus |"
    rf"ainsi |aussi )?(?:a |au |aux |la |le |les |l'|des |un |une |ce|celui|ceux|celle|\w+ \w+er\b)"
)
INSIGHT = clue(
    rf"\bj(?:'ai|e) (?:\w+ ){{0,2}}?compri[st]|\bj'ai (?:\w+ ){{0,2}}?(?:mesure|realise|saisi|decouvert|vu|entendu|"
    rf"remarque|constate|appris) "
    rf"(?:que|combien|a quel|ce|pourquoi|alors que)|\bnous (?:avons )?(?:\w+ )?(?:compris|comprenons|vu que|"
    rf"constate que|mesure)|"
    rf"\bj'ai fini par|\bje comprends\b|\bavec le recul|\bapres coup|\ben (?:y |les |la |le |l')?{_EXAMINING}|"
    rf"{did(_EXAMINING)}|{we_did(_EXAMINING)}|^(?:verification|comparaison|hypothese|lecture|relecture|analyse|"
    rf"enchainement|explication)\w*\b|"
    rf"\bj'y vois|\bje vois (?:maintenant|aujourd'hui|que)|\blecture\b|\b(?:l'explication|le calcul|la chose)\b|"
    rf"\b(?:ce )?n'(?:est|etai[st]|etaient|avai\w+) (?:donc |pas |ni |ce |point )*[^.]{{0,90}}[,;.] ?(?:c'(?:est|"
    rf"etait)|mais|il|elle|ils)\b|"
    rf"\bc'est pas [^.]{{0,90}}c'est\b|\bne \w+ (?:donc )?(?:pas|plus|rien) [^.;]{{0,70}}(?:, | mais )(?:il|elle|"
    rf"ils|elles|mais|c'est|cela)\b|"
    rf"\btenait donc|\b(?:la|une|trois|deux|cette|seule|autre) differences?\b|\bdifferences? (?:d[e']|entre)|"
    rf"\bce qui se (?:jou|pass)ait|"
    rf"\ben realite|\ben fait\b|\bau fond\b|\bje me suis (?:rendue? compte|apercue?|demande|dit)|\bje m'apercois|"
    rf"\b(?:ma|mon|notre|une) premi\w+ (?:explication|hypothese|reaction|lecture|reflexe|idee|interpretation)|"
    rf"\b(?:j'ai|nous avons|j'avais) (?:\w+ ){{0,2}}?(?:interprete|cru|pense|attribue|mis (?:cela|ca|ce|cette|son|"
    rf"leur)|pris|vu la|suppose|imagine)|"
    rf"\bau debut (?:je|nous) |\bor,? |\bhypothese|\bmecanisme|\bil en ressort|\ble malentendu|"
    rf"\b(?:l'examen|l'analyse|la comparaison|le releve|la relecture)\b[^.]{{0,60}}\b(?:montre|revele|"
    rf"fait apparaitre|permis|etabli)|"
    rf"\bnous (?:a|ont) (?:\w+ )?(?:permis de comprendre|donne la cle|appris)|\b(?:a|nous) permis de comprendre|"
    rf"\bconstate (?:que|"
    rf"alors)|\bautrement dit|\bce que (?:le projet|j'|je|nous) (?:\w+ ){{0,3}}(?:appel|pren)\w+|\bconfondu|"
    rf"\bje croyais|\b(?:ce qui|cela|ca) confirm\w+ |"
    rf"\bj'avais cru|\bce constat eclaire|\bcela (?:m'a |nous a )?(?:eclaire|montre|revele)|\bla verite\b|"
    rf"\bpreuve que\b|"
    rf"\bj'interprete|\bj'analyse|\bc'est (?:la|precisement|justement) que|\bneanmoins|\bl'ecart entre|\bparadox|"
    rf"\bvoulait dire|\bveut dire|\bvoulait pas dire|\bsignifi|\brevien(?:t|drait) a\b|\brevenait a\b|"
    rf"\bne disait (?:rien|pas)|\b(?:dirait|disait) (?:leur|son|sa|qu|autre chose)|"
    rf"\b\w+(?:er|ir|re)\b[^.]{{0,60}}, (?:\w+ ){{0,3}}?(?:c'est|c'etait)\b|\b(?:s'entend|se lit|se lisait|"
    rf"s'entendait|vecue?s?) comme|"
    rf"\bet non (?:de|du|des|sur|pas|a|au|les|la|le|par)\b|\bchacun (?:\w+ ){{1,6}}(?:croi|pens)|\bce n'est pas exact"
)
CORRECTION = clue(
    r"\b(?:ne |n')\w+ (?:donc |\w+ )?(?:pas|plus|rien|ni|point) [^.;]{0,80}(?:, | mais )(?:mais |et |c'est |"
    r"c'etait |ce sont |il |elle |ils |"
    r"elles |on |cela |ca )|\bce n'(?:est|etait) (?:donc )?(?:pas|ni|point) |\bc'est pas (?:que|le|la|un)|"
    r"\bd'abord (?:cru|pense|vu|parle|"
    r"attribue|mis|interprete|entendu|conclu|accuse|dit|lu)|\bon pourrait croire|\bil serait (?:commode|facile|"
    r"tentant)|\ben (?:fait|realite|verite)\b|"
    r"\bl'explication (?:ne tient|etait|est)|\bau debut,? (?:je|j'|nous|on)\b|\b(?:je|nous|on) (?:croyais|croyions|"
    r"croyait|pensais|pensions|pensait) que|"
    r"\b(?:on|nous|je|j'ai|nous avons|on a) (?:avait |avions |avais )?(?:pense|cru|conclu|suppose) (?:que|a|au)\b|"
    r"\bet puis (?:j'ai|nous avons|on a) (?:vu|regarde|compris|"
    r"compte)|\ba conclu\b|\by ont vu\b|\by voyai(?:t|s|ent)\b|\ba y regarder|\bmise? en cause|"
    r"\bn'expliqu\w+ (?:pas|rien)"
)
COMPARISON = clue(
    r"\bmemes? (?:\w+ ){1,3}?(?:,|et) (?:la |le |les |au )?memes? |\b(?:le|la|les) memes?\b|\balors que\b|"
    r"\btandis que|\bl'inverse\b|\ba l'inverse|\bau contraire|"
    r"\bau (?:premier|second)\b|\bchez (?:le premier|le second|l'un|l'autre)|\bici\b[^.]{0,40}\bla\b|\b(?:\d+|deux|"
    r"trois|quatre|cinq|six|sept|huit|neuf|dix|onze|"
    r"douze|treize|quatorze|quinze|seize|vingt\w*|trente\w*) (?:personnes |femmes |salaries |"
    r"\w+ )?sur (?:les )?(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|"
    r"onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante)|\bau lieu d|\bplutot que|\bautant que|"
    r"\bplus (?:\w+ )?que|\bmoins (?:\w+ )?que|"
    r"\bl'ecart\b|\b(?:la|cette|seule|une|trois|deux) differences?\b|\bcompar|\bcontre (?:\d|un|deux|trois|quatre|"
    r"cinq|six|sept|huit|neuf|dix)|\bcote a cote\b|"
    r"\bpourtant\b|\bor\b|\bles autres\b"
)
GENERAL = clue(
    r"\b(?:celui|celle|ceux|celles) (?:qui|qu'|que|a qui|dont)\b|\bquand on\b|\bchacune?\b[^.]{0,50}\w+(?:e|t|d|x) |"
    r"\bpour (?:quelqu'un|qui|ceux|celles|celui|celle)\b|"
    r"\b(?:c'est|c'etait|revient a|revenait a|voulait dire|veut dire|signifi\w+|suppose|"
    r"supposait) (?:\w+ )?(?:\w+er|\w+ir|\w+re|que|qu')\b|\bil (?:suffit|faut|vaut mieux)\b|"
    r"\bon (?:ne )?(?:va|peut|doit|dit|fait|voit|sait|parle|demande|regarde|lui|leur|se|s') |\bdevant (?:un|une|"
    r"quelqu'un)\b|\bun (?:silence|oui|non|refus|sourire|retard) (?:\w+ ){0,3}"
    r"(?:est|n'est|dit|cache|protege)|\bdevien(?:t|nent)\b|\bdevenai(?:t|ent)\b"
)
CONCEPT = clue(
    r"\bau sens d|\bce qu(?:e |')[\w' -]{2,40}? (?:appell|nomm|decri|design)\w*|\b(?:appelle|appelait|nomme|decrit|"
    r"decrivent|distingue|"
    r"distinguent|montre|disent|dirait|parle d|parlent d)\b|\b(?:la notion|notion utile|le concept|la theorie|"
    r"l'idee) d|\bselon [a-z]+ [a-z]+|"
    r"\ba la lumiere d|\blunettes\b|\btache prescrite|\bdistinction\b"
)
COMMENT = clue(
    rf"{did(field('comment'))}|\bje (?:pense|crois|trouve|trouvais) (?:que|avoir|cela|ca)\b|\bje retiens\b|"
    rf"\bcela m'a (?:appris|permis|"
    r"marque|surpris|touche|montre)|\bm'a (?:beaucoup |vraiment )?(?:marque|surpris|touche|appris|frappe)|"
    r"\bmoment fort|"
    r"\bparfois difficile|\b(?:difficile|complique|delicat) d(?:e |')"
)
EXAMINED = clue(
    r"\b(?:l'examen|l'analyse|la comparaison|le releve|la verification|la relecture)\b[^.]{0,60}\b(?:montr|revel|"
    r"fait apparaitre|permis|etabli|indiqu)"
)
FACT_LABEL = clue(r"^\W*(?:les )?(?:faits?|constats?|situation|episode|deroulement|ce qui s'est passe)\b ?:")
