"""C12a « une prise de distance sur ses pratiques professionnelles »: own choices questioned, own part in failures."""

from __future__ import annotations

import re

from cefi_map.dossier.forms import SHOULD_HAVE, Clue, did, did_not, field
from cefi_map.dossier.reading import Passage
from cefi_map.dossier.rule import Finding, Rule, Subject
from cefi_map.dossier.voices import I_SAY, JE

from .bounds import LIMIT

TITLE = "Prise de distance"
WHY = "Prendre de la distance, c’est interroger ses propres choix, et non le projet ou les autres."
FIX = "Reprenez un de vos choix : ce que vous n’aviez pas vu, votre part dans l’échec, ce que vous feriez autrement."
GOOD = """# Prendre de la distance

Si je devais recommencer, je ne rédigerais pas seule le règlement. Je n’ai consulté aucun participant, parce que j’avais
peur de perdre du temps. J’ai confondu tenir le cadre et l’écrire à leur place. Deux jeunes sont partis, et c’est moi
qui avais affiché les sanctions.
"""
BAD = """# Bilan

Le projet s’est bien passé. Tout le monde était satisfait et les objectifs ont été atteints.
"""

# ---- the signs

_SELF = field("self")

KINDS: dict[str, Clue] = {
    "autrement": Clue(
        r"\bm'aurait (?:coute|pris|suffi|demande)|\b(?:cela|ca) (?:n'aurait|aurait) (?:pris|coute|suffi|change)|"
        + SHOULD_HAVE
        + r"|\bje n'aurais (?:pas|jamais) du|\bje regrette|\bmes regrets|\bj'ai eu tort|"
        r"\bla meme situation se represent|\b(?:aujourd'hui|maintenant|desormais),? (?:je |j')(?:ne |n'|me |m'|le |la |"
        r"l'|les |lui |leur |y |en )*\w+rais\b|\bsi je (?:re\w+ai|re\w+ais|devais re\w+)\b"
    ),
    "manque": Clue(
        r"\bje n'avais pas envie d|\bj(?:e |')[^.]{3,60} avant (?:de |d'|meme de )(?:savoir|demander|questionner|"
        r"ecouter|regarder|verifier|comprendre|consulter|voir|lire|appeler|entendre|avoir (?:demande|pose|ecoute|passe|"
        r"lu|vu|appele))|"
        rf"{did_not(field('seeing'))}|\bje n(?:e |')(?:l'|le |la |les |en |y )?(?:voyais|savais|mesurais|comprenais|"
        rf"entendais|regardais|"
        r"posais|demandais|imaginais|songeais|pensais|ecoutais) (?:pas|rien|plus|jamais|guere|aucun)|\bsans (?:le |la |"
        r"m'en |meme |vraiment )*(?:voir|savoir|vouloir|y penser|m'apercevoir|apercevoir|rendre compte|demander|"
        r"consulter|prevenir|lui demander|leur demander|mesurer|ecouter)|^ce que je n'ai pas (?:vu|su|fait|compris|"
        r"entendu|voulu)|\bje ne l'ai pas fait|\bje n'avais (?:plus|pas) (?:\w+ )?d'(?:yeux|oreilles)|"
        r"\bje n'ai pas su\b|\bj'ai pas (?:ose|vu|pense|su|demande|pris|ecoute)"
    ),
    "croyance": Clue(
        rf"{did(field('believing'))}|\bje (?:me |m'|l'|le |la |les |lui )?(?:croyais|pensais|imaginais|supposais|"
        rf"prenais|confondais|"
        r"jugeais|trouvais normal)\b|\bj'etais (?:\w+ )?(?:sure?|certaine?|persuadee?|convaincue?)\b|"
        r"\bque je prenais pour|\bce que je (?:pren|croy)\w+|\bma lecture|\bc'etait plus (?:commode|facile|simple|"
        r"confortable)|\bil serait commode|\bje me suis (?:racont|tromp|fait la lecon|dit)"
    ),
    "faute": Clue(
        r"\b(?:c'est|c'etait) (?:lui|elle|eux|elles) qui (?:avai\w+|a|ont) (?:eu )?raison|\b(?:il|elle|ils|"
        r"elles) avai(?:en)?t (?:vu juste|raison)\b|\bdonc moi\b|\bc'(?:est|etait) (?:ma|une|la) (?:\w+ )?(?:faute|"
        r"maladresse)\b|\bj'ai (?:commis|fait) (?:une|la|cette) (?:\w+ )?(?:faute|erreur|maladresse)|"
        r"\bsur mon compte\b|\bj'assume\b|\bmon tort\b|\bj'ai fait (?:revivre|subir|peur|honte|perdre|croire|taire|"
        r"payer|porter)|\bje (?:ne )?(?:leur|lui) ai (?:vole|pris|impose|ote|cache)|"
        rf"\b(?:mon|ma|mes) (?:\w+ ){{1,3}}?(?:est|etait|etaient|fut|a ete|avait ete) (?:\w+ )?{field('failing')}|"
        r"\bj'ai (?:appele|baptise|nomme|pris pour|appelle) [^.]{1,40} ce qui (?:n')?etait|\bm'(?:appartient|"
        r"est imputable)\b|\bj'en (?:porte|suis) (?:la |ma |une |en partie |seule? )*(?:part|responsab|charge|cause)|"
        r"\bj'ai perdu (?:sa|leur|la) |"
        rf"{did(field('wronging'))}|\bj'etais passee? (?:devant|a cote)|\b(?:mon|une?|cette|mes|propre) erreurs?\b|"
        r"\ba mon compte\b|\bc'est moi qui (?:ai|avais|l'|n'|etais|me|lui|leur)|\bc'etait moi\b|\bde mon fait\b|"
        r"\bpar ma faute|\b(?<!pour )(?<!de )ma part\b|\bma responsabilite\b|\bj'y suis pour|"
        r"\bje me suis (?:\w+ )?(?:trompe|avance|precipite|servi|cache|abrite|reposee? sur|mise?|montre|emporte|"
        r"laisse)|\bje m'etais (?:mis|tromp|avanc|cach)\w*|\bje l'ai (?:contourne|evite|recue? comme|ecarte|force|"
        r"fait (?:taire|attendre))|\bmauvaise raison|\bpas (?:une |la )?bonne(?:s)? raison|\bn'etait pas bonne"
    ),
    "motif": Clue(
        r"\bje (?:le |la |l'|les |m'en )?(?:craignais|redoutais)\b|\bje voulais (?:eviter|garder|plaire|paraitre|"
        r"prouver|avoir (?:raison|des chiffres|un))\b|\bj(?:e |')[^.]{2,80}(?:parce qu|puisqu|"
        r"\bcar\b)[^.]{0,60}\b(?:me |m'|moi\b)|\b(?:histoire|pour|afin) de (?:ne )?pas (?:perdre|passer|avoir l'air|"
        r"paraitre|me |decevoir|avouer)|\b(?:parce que|car|puisque|comme|pour) (?:je (?:ne |n')?(?:me |m'|l'|les |"
        r"leur |lui )?(?:voulais|craignais|tenais|redoutais|preferais|cherchais|pensais|croyais|savais|supportais)|"
        r"j'(?:avais|etais|aimais)|cela me|ca me|elle me|il me)|\bpar (?:peur|facilite|orgueil|confort|habitude|"
        r"commodite|reflexe|paresse|vanite|lachete|fierte|"
        rf"impatience|maladresse|deformation)\b|\b(?:me |m'|m'aurait |m'avait |m'a ){field('suiting')}|"
        r"\bj'avais besoin\b|\b(?:cela|ca) (?:me|m') ?(?:flatt|arrang|rassur|plais|protege|evit)\w*|\bme flattait"
    ),
    "emotion": Clue(
        rf"\bj(?:e |')(?:n'|ne |me |m'en |en |n'en )?(?:ai|avais|suis|etais|sens|sentais|sentie?|suis sentie?|ai ete|"
        rf"n'en suis) (?:eu |ete |pas |tres |un peu |plutot |bien |assez |trop |si |encore |senti )*{field('emotion')}|"
        rf"\b(?:m'a|m'avait|m'ont|me|m') ?(?:\w+ )?{field('emotion_verb')}|"
        r"\bmoins fiere?|\bpas fiere?|\b(?:contente?|satisfaite?|fiere?|sure?) de moi\b|\bje m'en veux|\bj'ai honte|"
        r"\bma (?:honte|peur|colere|gene|fierte|deception|culpabilite|tristesse)\b|\bmon (?:agacement|embarras|malaise|"
        r"inquietude|orgueil|impatience|soulagement)\b|\b(?:mal|pas|peu) dormi"
    ),
    "question": Clue(
        r"\bje (?:ne )?(?:me |m'en |m')(?:le )?(?:reproche|blame|accuse|pardonne)\b|\bne me pardonne|\b(?:ai|suis|"
        r"avais|puis|dois|fais|voulais|etais|aurais|cherchais|demandais|pouvais|devais|savais|saurais|serais|sais|peux|"
        r"faisais)-je\b|\bque demandais-je|\bje (?:me |m')?(?:suis )?(?:encore |toujours )?(?:demand(?:e|ais)|"
        r"interrog\w+) (?:encore |aujourd'hui |toujours |souvent )*(?:si|pourquoi|ce|comment|jusqu|a quoi|quelle?)|"
        r"\bje m'interroge|\bje me suis interroge|\bje ne sais (?:pas|toujours pas|plus) (?:encore )?(?:si|trancher|"
        r"comment|ce que)|\bje (?:continue de|n'ai pas fini d\w*) (?:discut|dout|me demand)\w+|\bje doute|"
        r"\bj'ai (?:\w+ )?dout|\bque je ne sais pas trancher|\bune question (?:me|reste|que je n)|"
        r"\bil (?:me )?reste une question|\bquestion que je n'avais"
    ),
    "regard": Clue(
        r"\bj'avais? (?:\w+ )?(?:note|vu|lu|pris|entendu|ecrit)\b[^.]{2,80}\bla ou\b|\bla verite (?:est|c'est)|"
        r"\bvoulue?s? pour moi\b|\bcomme (?:je |j')\w+ais\b|\balors que personne\b|\b(?:ans|annees|metier|service|"
        r"hopital|ecole|armee|regiment|usine|formation|enfance)\b[^.]{0,40} m'(?:a|ont|avai\w+) (?:appris|habitue|"
        r"dresse|forme|rendue?)|\bje me (?:re)?vois encore\b|\bj'y (?:prenais|prends|trouvais|trouve) (?:plaisir|"
        r"mon compte|du plaisir)|\bpour moi,? (?:n'a|ce n'est|c'etait|cela n)|\bm'a fallu\b[^.]{0,30}(?:pour (?:voir|"
        r"comprendre|imaginer|admettre)|temps)|\b(?:on m'a|j'ai ete|j'ai grandi|"
        r"je viens d)\b[^.]{0,60}\b(?:toute (?:ma|mon)|enfance|scolarite|ferme|famille|eleve)|"
        rf"\b(?<!pour )(?<!de )(?:mon|ma|mes) (?:\w+ )?{_SELF}|\bbiais\b|\bm'a(?:vait)? (?:\w+ )?rendue? (?:aveugle|"
        rf"sourde?|moins)|\bm'a(?:vait)? aveugl|\bfaisait ecran|"
        r"\bavec le recul,? (?:je|j'|mon|ma)|\bmes yeux d|\b(?:vu|vue|regarde) de (?:sa|son|leur)|\ba (?:sa|"
        r"leur) place,? (?:je|j')|\bpour (?:lui|elle|eux),? j'etais|\bj'etais (?:pour (?:lui|elle|eux)|celle qui|"
        r"celui qui|une? de plus)|\bje m'apercois|\bje (?:me )?(?:suis )?(?:rends|rendue?) compte|"
        r"\bce que je supporte pas|\bma tendance\b|\b(?:elle|il|collegue|responsable|stagiaire|"
        r"tutrice)\b[^.]{0,30} m'a (?:fait remarquer|fait compter|fait voir|ouvert les yeux)|\bje me (?:cache|cachais|"
        r"protege|protegeais|defile)\b|\bj'entendais ce que je voulais"
    ),
}
BLAMED = Clue(
    r"\bm'a (?:\w+ ){0,3}?(?:dit|fait remarquer|reproche|repondu|lance|souffle)\b[^.]{0,60}\b(?:tu|vous|t'|"
    r"j') ?aurais (?:du|pu)"
)
GENERIC = Clue(
    r"\b(?:aurait|auraient|aurions|aurais) pu etre (?:plus|mieux|davantage)|\bn'(?:est|suis|etait|etais|a|"
    r"ai) pas (?:ete |toujours )*parfait|\berreurs? (?:ont|a) (?:\w+ )?ete commise|\bj'aurais (?:sans doute |"
    r"peut-etre |certainement )?(?:pu|du) (?:mieux|davantage|etre plus|plus|communiquer)\b|\bdes choses a ameliorer|"
    r"\b(?:axes?|points?|pistes?) (?:d'amelioration|a ameliorer|de progres|de vigilance)|\btoujours (?:possible de|a|"
    r"s')\w* amelior|\btoujours mieux faire|\bje manque (?:encore )?d(?:e|'|u) (?:confiance|experience|temps|assurance|"
    r"organisation|recul)|\bmanque d(?:e |')(?:organisation|temps|confiance|rigueur|experience|anticipation|recul)|"
    r"\bgestion du temps|\bmieux (?:gerer mon|m'organiser|organise|communiqu|anticip)|\bprendre (?:du |davantage de |"
    r"plus de )?recul|\bme remettre en question|\bse (?:remettre en question|decentrer|regarder faire)|"
    r"\bremise en question|\bhumilite\b[^.]{0,40}convenir|\bpas toujours (?:ete )?(?:facile|simple|evident|assez|su|"
    r"parfait)|\bj'ai (?:beaucoup |encore )?(?:beaucoup )?(?:appris (?:sur moi|a me)|a apprendre|a progresser)|"
    r"\b(?:de ses|des|en faisant des) erreurs|\bcommet\w* des erreurs|\b(?:dois|devoir|doit|"
    r"peux) (?:encore )?(?:progresser|m'ameliorer|mieux)|\bpoint sur lequel|\bimparfait|\bavoir des prejuges|"
    r"\bstresse\b|\ba ameliorer\b"
)
OURS = Clue(
    r"\bnous (?:ne |n')?(?:\w+ ){0,3}?(?:voyions pas|avions pas (?:vu|mesure|pense|prevu|compris|anticipe)|"
    r"avons pas (?:vu|su|pense|mesure|compris|ose|assez)|sommes trompe|avons (?:eu tort|sous-estime|neglige|oublie|"
    r"d'abord (?:cru|pense|entendu|attribue|interprete|vu))|aurions du)|\bnotre (?:erreur|part|responsabilite)|"
    r"\b(?:on s'en est|nous nous en sommes) voulu|\bon (?:croyait|pensait|aurait du|n'avait pas (?:vu|pense|mesure|"
    r"compris|prevu)|a (?:cru|eu tort|oublie|neglige|d'abord))\b|\bc'est une erreur\b"
)

# ---- the check

_ELSEWHERE = re.compile(r"\bperspectiv|\bmon role\b")
_RECUL = re.compile(
    r"\bbilan personnel|\bauto-?evaluation|\brecul\b|\bdistance\b|\bautocritique|\ba mon compte|\bmes (?:erreurs|"
    r"limites|doutes)|\bce que je (?:n'ai|regrette)"
)
_QUALITY = re.compile(r"\b(?:patience|delegation|confiance en (?:moi|soi)|gestion du temps|stress|timidite|rigueur)\b")
_DENSE = 2
"""Kinds of sign in one passage that make it question the candidate's own part."""
_ENOUGH, _TELLING = 4, 3
"""Kinds that make distance, one less where a single passage holds as many as three."""
_SLIGHT = frozenset(("emotion", "manque"))
"""Alone, these tell a moment more than they question a choice."""
_STRONG = frozenset(("autrement", "faute", "motif", "question", "regard", "reproche"))
"""Without one of these, a first reading was corrected, and no choice questioned."""


def _check(subject: Subject) -> Finding:
    read = subject.read
    kinds = {each: _kinds(each) for each in read.passages}
    own = sorted((each for each in read.passages if kinds[each]), key=lambda each: -len(kinds[each]))
    dense = [each for each in own if len(kinds[each]) >= _DENSE]
    total = sum(len(kinds[each]) for each in dense) + sum(0.5 for each in own if each not in dense)
    generic = [each for each in read.passages if _generic(each)]
    telling = any(len(kinds[each]) >= _TELLING for each in dense)
    if total >= _ENOUGH - telling and any(kinds[each] & _STRONG for each in dense):
        message = "Vos choix sont questionnés, et votre part est dite avec ses raisons."
        return Finding("satisfait", tuple(dense), message=message)
    if (dense or any(kinds[each] - _SLIGHT for each in own)) and not generic:
        message = "Un de vos choix est questionné, sans aller jusqu’à ce que vous feriez autrement."
        fix = "Dites ce que vous feriez autrement, et pourquoi, à partir d’un choix précis."
        return Finding("partiel", tuple(dense or own)[:4], message=message, fix=fix)
    if generic:
        message = "L’autocritique reste générale : elle ne touche aucun choix précis."
        fix = "Prenez une décision que vous avez prise : dites ce qu’elle a coûté et ce que vous feriez aujourd’hui."
        return Finding("partiel", tuple(generic[:4]), tuple(own[:2]), message, fix)
    if ours := [each for each in read.passages if each.has(OURS)]:
        message = "Une erreur de l’équipe est reconnue, sans que vos propres choix soient questionnés."
        fix = "Dites en « je » votre part dans cette erreur, et ce que vous feriez autrement."
        return Finding("partiel", tuple(ours[:4]), message=message, fix=fix)
    message = "Aucun passage ne met en question vos propres choix."
    return Finding("absent", weak=tuple(own[:2]), message=message, fix=FIX)


def _kinds(passage: Passage) -> frozenset[str]:
    """How a passage questions what the candidate did. A reproach quoted from somebody else counts: it is told because
    it was heard."""
    if passage.under(_ELSEWHERE) or not (passage.has(JE) or passage.under(JE)):
        return frozenset()
    found = {
        kind
        for sentence in passage.sentences
        if not GENERIC.search(sentence) and not LIMIT.search(sentence)
        for kind, pattern in KINDS.items()
        if pattern.search(sentence)
    }
    return frozenset(found | ({"reproche"} if BLAMED.search(passage.spoken) else set()))


def _generic(passage: Passage) -> bool:
    """Self-criticism of oneself or of the trade; « les points à améliorer » of a project is none."""
    said = [each for each in passage.sentences if GENERIC.search(each)]
    listed = passage.has(_QUALITY)
    return any(
        passage.under(_RECUL) or I_SAY.search(each) or _ANYONE.search(each) or (listed and each.endswith(":"))
        for each in said
    )


_ANYONE = re.compile(
    r"\ble (?:conseiller|professionnel|praticien|metier)\b|\btout professionnel|\bse remettre en question"
)


RULE = Rule("C12a", TITLE, WHY, FIX, GOOD, BAD, _check)
