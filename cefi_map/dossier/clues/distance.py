"""Signs of distance from one's own practice, by kind; and the self-criticism that fits anyone."""

from __future__ import annotations

import re

from .clue import clue
from .fields import field
from .grammar import SHOULD_HAVE, did, did_not

_SELF = field("self")

KINDS: dict[str, re.Pattern[str]] = {
    "autrement": clue(
        r"\bm'aurait (?:coute|pris|suffi|demande)|\b(?:cela|ca) (?:n'aurait|aurait) (?:pris|coute|suffi|change)|"
        + SHOULD_HAVE
        + r"|\bje n'aurais (?:pas|jamais) du|\bje regrette|\bmes regrets|\bj'ai eu tort|"
        r"\bla meme situation se represent|\b(?:aujourd'hui|maintenant|desormais),? (?:je |j')(?:ne |n'|me |m'|le |"
        r"la |l'|les |lui |"
        r"leur |y |en )*\w+rais\b|\bsi je (?:re\w+ai|re\w+ais|devais re\w+)\b"
    ),
    "manque": clue(
        r"\bje n'avais pas envie d|\bj(?:e |')[^.]{3,60} avant (?:de |d'|meme de )(?:savoir|demander|questionner|"
        r"ecouter|"
        r"regarder|verifier|comprendre|consulter|voir|lire|appeler|entendre|avoir (?:demande|pose|ecoute|passe|lu|"
        r"vu|appele))|"
        rf"{did_not(field('seeing'))}|\bje n(?:e |')(?:l'|le |la |les |en |y )?(?:voyais|savais|mesurais|comprenais|"
        rf"entendais|regardais|"
        r"posais|demandais|imaginais|songeais|pensais|ecoutais) (?:pas|rien|plus|jamais|guere|aucun)|\bsans (?:le |"
        r"la |m'en |meme |"
        r"vraiment )*(?:voir|savoir|vouloir|y penser|m'apercevoir|apercevoir|rendre compte|demander|consulter|"
        r"prevenir|lui demander|"
        r"leur demander|mesurer|ecouter)|^ce que je n'ai pas (?:vu|su|fait|compris|entendu|voulu)|"
        r"\bje ne l'ai pas fait|\bje n'avais (?:plus|pas) (?:\w+ )?d'(?:yeux|oreilles)|\bje n'ai pas su\b|"
        r"\bj'ai pas (?:ose|vu|pense|su|demande|pris|ecoute)"
    ),
    "croyance": clue(
        rf"{did(field('believing'))}|\bje (?:me |m'|l'|le |la |les |lui )?(?:croyais|pensais|imaginais|supposais|"
        rf"prenais|confondais|"
        r"jugeais|trouvais normal)\b|\bj'etais (?:\w+ )?(?:sure?|certaine?|persuadee?|convaincue?)\b|"
        r"\bque je prenais pour|"
        r"\bce que je (?:pren|croy)\w+|\bma lecture|\bc'etait plus (?:commode|facile|simple|confortable)|"
        r"\bil serait commode|\bje me suis (?:racont|tromp|fait la lecon|dit)"
    ),
    "faute": clue(
        r"\b(?:c'est|c'etait) (?:lui|elle|eux|elles) qui (?:avai\w+|a|ont) (?:eu )?raison|\b(?:il|elle|ils|"
        r"elles) avai(?:en)?t "
        r"(?:vu juste|raison)\b|\bdonc moi\b|\bc'(?:est|etait) (?:ma|une|la) (?:\w+ )?(?:faute|maladresse)\b|"
        r"\bj'ai (?:commis|fait) (?:une|la|cette) (?:\w+ )?"
        r"(?:faute|erreur|maladresse)|\bsur mon compte\b|\bj'assume\b|\bmon tort\b|"
        r"\bj'ai fait (?:revivre|subir|peur|honte|perdre|croire|taire|payer|porter)|\bje (?:ne )?(?:leur|"
        r"lui) ai (?:vole|pris|impose|ote|cache)|"
        rf"\b(?:mon|ma|mes) (?:\w+ ){{1,3}}?(?:est|etait|etaient|fut|a ete|avait ete) (?:\w+ )?{field('failing')}|"
        r"\bj'ai (?:appele|baptise|nomme|pris pour|appelle) [^.]{1,40} ce qui (?:n')?etait|\bm'(?:appartient|"
        r"est imputable)\b|"
        r"\bj'en (?:porte|suis) (?:la |ma |une |en partie |seule? )*(?:part|responsab|charge|cause)|"
        r"\bj'ai perdu (?:sa|leur|la) |"
        rf"{did(field('wronging'))}|\bj'etais passee? (?:devant|a cote)|\b(?:mon|une?|cette|mes|propre) erreurs?\b|"
        r"\ba mon compte\b|\bc'est moi qui (?:ai|avais|l'|n'|etais|me|lui|leur)|\bc'etait moi\b|\bde mon fait\b|"
        r"\bpar ma faute|"
        r"\b(?<!pour )(?<!de )ma part\b|\bma responsabilite\b|\bj'y suis pour|\bje me suis (?:\w+ )?(?:trompe|avance|"
        r"precipite|servi|cache|abrite|reposee? sur|mise?|montre|emporte|laisse)|\bje m'etais (?:mis|tromp|avanc|"
        r"cach)\w*|\bje l'ai (?:contourne|"
        r"evite|recue? comme|ecarte|force|fait (?:taire|attendre))|\bmauvaise raison|\bpas (?:une |"
        r"la )?bonne(?:s)? raison|\bn'etait pas bonne"
    ),
    "motif": clue(
        r"\bje (?:le |la |l'|les |m'en )?(?:craignais|redoutais)\b|\bje voulais (?:eviter|garder|plaire|paraitre|"
        r"prouver|avoir (?:raison|des chiffres|un))\b|"
        r"\bj(?:e |')[^.]{2,80}(?:parce qu|puisqu|\bcar\b)[^.]{0,60}\b(?:me |m'|moi\b)|\b(?:histoire|pour|"
        r"afin) de (?:ne )?pas "
        r"(?:perdre|passer|avoir l'air|paraitre|me |decevoir|avouer)|"
        r"\b(?:parce que|car|puisque|comme|pour) (?:je (?:ne |n')?(?:me |m'|l'|les |leur |lui )?(?:voulais|"
        r"craignais|tenais|redoutais|preferais|"
        r"cherchais|pensais|croyais|savais|supportais)|j'(?:avais|etais|aimais)|cela me|ca me|elle me|il me)|"
        r"\bpar (?:peur|facilite|orgueil|confort|habitude|commodite|reflexe|paresse|vanite|lachete|fierte|"
        rf"impatience|maladresse|deformation)\b|\b(?:me |m'|m'aurait |m'avait |m'a ){field('suiting')}|"
        r"\bj'avais besoin\b|\b(?:cela|ca) (?:me|m') ?(?:flatt|arrang|rassur|plais|protege|evit)\w*|\bme flattait"
    ),
    "emotion": clue(
        rf"\bj(?:e |')(?:n'|ne |me |m'en |en |n'en )?(?:ai|avais|suis|etais|sens|sentais|sentie?|suis sentie?|ai ete|"
        rf"n'en suis) (?:eu |ete |pas |tres |un peu |"
        rf"plutot |bien |assez |trop |si |encore |senti )*{field('emotion')}|\b(?:m'a|m'avait|m'ont|me|"
        rf"m') ?(?:\w+ )?{field('emotion_verb')}|"
        r"\bmoins fiere?|\bpas fiere?|\b(?:contente?|satisfaite?|fiere?|sure?) de moi\b|\bje m'en veux|\bj'ai honte|"
        r"\bma (?:honte|peur|colere|gene|fierte|deception|"
        r"culpabilite|tristesse)\b|"
        r"\bmon (?:agacement|embarras|malaise|inquietude|orgueil|impatience|soulagement)\b|\b(?:mal|pas|peu) dormi"
    ),
    "question": clue(
        r"\bje (?:ne )?(?:me |m'en |m')(?:le )?(?:reproche|blame|accuse|pardonne)\b|\bne me pardonne|"
        r"\b(?:ai|suis|avais|puis|dois|fais|voulais|etais|aurais|cherchais|demandais|pouvais|devais|savais|saurais|"
        r"serais|sais|peux|faisais)-je\b|"
        r"\bque demandais-je|\bje (?:me |m')?(?:suis )?(?:encore |toujours )?(?:demand(?:e|ais)|"
        r"interrog\w+) (?:encore |aujourd'hui |toujours |souvent )*"
        r"(?:si|pourquoi|ce|comment|jusqu|a quoi|quelle?)|\bje m'interroge|\bje me suis interroge|"
        r"\bje ne sais (?:pas|toujours pas|plus) (?:encore )?"
        r"(?:si|trancher|comment|ce que)|\bje (?:continue de|n'ai pas fini d\w*) (?:discut|dout|me demand)\w+|"
        r"\bje doute|\bj'ai (?:\w+ )?dout|"
        r"\bque je ne sais pas trancher|\bune question (?:me|reste|que je n)|\bil (?:me )?reste une question|"
        r"\bquestion que je n'avais"
    ),
    "regard": clue(
        r"\bj'avais? (?:\w+ )?(?:note|vu|lu|pris|entendu|ecrit)\b[^.]{2,80}\bla ou\b|\bla verite (?:est|c'est)|"
        r"\bvoulue?s? pour moi\b|"
        r"\bcomme (?:je |j')\w+ais\b|\balors que personne\b|"
        r"\b(?:ans|annees|metier|service|hopital|ecole|armee|regiment|usine|formation|enfance)\b[^.]{0,40} m'(?:a|"
        r"ont|avai\w+) "
        r"(?:appris|habitue|dresse|forme|rendue?)|\bje me (?:re)?vois encore\b|"
        r"\bj'y (?:prenais|prends|trouvais|trouve) (?:plaisir|mon compte|du plaisir)|\bpour moi,? (?:n'a|ce n'est|"
        r"c'etait|cela n)|\bm'a fallu\b[^.]{0,30}(?:pour (?:voir|comprendre|imaginer|admettre)|temps)|"
        r"\b(?:on m'a|j'ai ete|j'ai grandi|je viens d)\b[^.]{0,60}\b(?:toute (?:ma|mon)|enfance|scolarite|ferme|"
        r"famille|eleve)|"
        rf"\b(?<!pour )(?<!de )(?:mon|ma|mes) (?:\w+ )?{_SELF}|\bbiais\b|\bm'a(?:vait)? (?:\w+ )?rendue? (?:aveugle|"
        rf"sourde?|moins)|\bm'a(?:vait)? aveugl|\bfaisait ecran|"
        r"\bavec le recul,? (?:je|j'|mon|ma)|\bmes yeux d|\b(?:vu|vue|regarde) de (?:sa|son|leur)|\ba (?:sa|"
        r"leur) place,? (?:je|j')|\bpour (?:lui|elle|eux),? "
        r"j'etais|\bj'etais (?:pour (?:lui|elle|eux)|celle qui|celui qui|une? de plus)|\bje m'apercois|"
        r"\bje (?:me )?(?:suis )?(?:rends|rendue?) compte|"
        r"\bce que je supporte pas|\bma tendance\b|\b(?:elle|il|collegue|responsable|stagiaire|"
        r"tutrice)\b[^.]{0,30} m'a (?:fait remarquer|fait compter|fait voir|ouvert les yeux)|"
        r"\bje me (?:cache|cachais|protege|protegeais|defile)\b|\bj'entendais ce que je voulais"
    ),
}
BLAMED = clue(
    r"\bm'a (?:\w+ ){0,3}?(?:dit|fait remarquer|reproche|repondu|lance|souffle)\b[^.]{0,60}\b(?:tu|vous|t'|"
    r"j') ?aurais (?:du|pu)"
)
GENERIC = clue(
    r"\b(?:aurait|auraient|aurions|aurais) pu etre (?:plus|mieux|davantage)|\bn'(?:est|suis|etait|etais|a|"
    r"ai) pas (?:ete |toujours )*parfait|"
    r"\berreurs? (?:ont|a) (?:\w+ )?ete commise|\bj'aurais (?:sans doute |peut-etre |certainement )?(?:pu|"
    r"du) (?:mieux|davantage|etre plus|plus|communiquer)\b|"
    r"\bdes choses a ameliorer|\b(?:axes?|points?|pistes?) (?:d'amelioration|a ameliorer|de progres|de vigilance)|"
    r"\btoujours (?:possible de|a|s')\w* amelior|"
    r"\btoujours mieux faire|\bje manque (?:encore )?d(?:e|'|u) (?:confiance|experience|temps|assurance|"
    r"organisation|recul)|"
    r"\bmanque d(?:e |')(?:organisation|temps|confiance|rigueur|experience|anticipation|recul)|\bgestion du temps|"
    r"\bmieux (?:gerer mon|m'organiser|"
    r"organise|communiqu|anticip)|\bprendre (?:du |davantage de |plus de )?recul|\bme remettre en question|"
    r"\bse (?:remettre en "
    r"question|decentrer|regarder faire)|\bremise en question|\bhumilite\b[^.]{0,40}convenir|"
    r"\bpas toujours (?:ete )?(?:facile|simple|evident|assez|su|parfait)|"
    r"\bj'ai (?:beaucoup |encore )?(?:beaucoup )?(?:appris (?:sur moi|a me)|a apprendre|a progresser)|\b(?:de ses|"
    r"des|en faisant des) erreurs|\bcommet\w* des erreurs|"
    r"\b(?:dois|devoir|doit|peux) (?:encore )?(?:progresser|m'ameliorer|mieux)|\bpoint sur lequel|\bimparfait|"
    r"\bavoir des prejuges|\bstresse\b|\ba ameliorer\b"
)
OURS = clue(
    r"\bnous (?:ne |n')?(?:\w+ ){0,3}?(?:voyions pas|avions pas (?:vu|mesure|pense|prevu|compris|anticipe)|"
    r"avons pas (?:vu|su|pense|mesure|compris|ose|assez)|"
    r"sommes trompe|avons (?:eu tort|sous-estime|neglige|oublie|d'abord (?:cru|pense|entendu|attribue|interprete|"
    r"vu))|aurions du)|\bnotre (?:erreur|part|responsabilite)|\b(?:on s'en est|nous nous en sommes) voulu|"
    r"\bon (?:croyait|pensait|aurait du|n'avait pas (?:vu|pense|mesure|compris|prevu)|a (?:cru|eu tort|oublie|"
    r"neglige|d'abord))\b|"
    r"\bc'est une erreur\b"
)
