"""Signs of a role: what I did, what was given to me, where it stops, what others do."""

from __future__ import annotations

from .clue import clue
from .fields import field
from .grammar import ACT, YOU, did, do, do_not, we_did

_HOLDER, _POWER, _CHARGE, _UNDERTAKING = (field(name) for name in ("holder", "power", "charge", "undertaking"))
_INFINITIVE = rf"(?={ACT})\w+(?:er|ir|re)\b"

TASK = clue(
    rf"{did(ACT)}|{do(ACT)}|{YOU}{ACT}|\bpar (?:mes soins|moi(?:-meme)?)\b|\bje me suis (?:charge|occupe)|"
    rf"\bc'est moi qui\b|"
    rf"\b(?:la|le) candidate? (?:a|avait|y|est) (?:\w+ )?{ACT}"
)
AND_TASK = clue(rf"(?:,| et) (?:\w+ )?(?={ACT})\w+(?:e|es|i|is|u|us|it|ert)\b")
"""Participles that go on: « j'ai reçu, écrit et transmis »."""
OUR_TASK = clue(we_did(ACT))
FUNCTION = clue(
    r"\bje (?:suis|travaille|bosse|exerce|interviens|occupe)\b.{0,80}?\b(?:conseill|referente?|charge|educat|format|"
    r"accompagnat|coordinat|responsable|animat|assistante?|cip|cisp|mission|facilitat|stagiaire|technicien|au sein|"
    r"a la|"
    r"au|dans|a l')|\b(?:mon|le) poste\b|\bposte (?:que j'occupe|:)|^poste\b|\b(?:mes|ma) (?:fonctions?|missions?)\b|"
    r"\ben (?:tant que|qualite de) (?:\w+ )?(?:conseill|referent|charge|educat|format|accompagnat|coordinat|"
    r"responsable|"
    r"animat|assistant|cip|cisp|facilitat|stagiaire|technicien|chef|directeur|directrice)|\ben ma qualite\b|"
    r"\bj'(?:ai ete|etais) (?:conseill|format|stagiaire|referent|animat)|"
    r"\bcomme (?:conseill|stagiaire|referent|charge|accompagnat|format)"
)
MANDATE = clue(
    r"\b(?:m'a|m'ont|m'avait) (?:\w+ )?(?:demande|confie|donne|fixe) (?:\w+ ){0,2}(?:choses?|missions?|taches?|"
    r"objectifs?)\b|"
    r"\b(?:m'a|m'ont|m'avait) (?:\w+ )?(?:propose|demande|offert|charge) d(?:e |')|\b(?:a|avait|"
    r"ont) ete (?:attribue|confie|delegue|devolu)e?s? a (?:la|le) |"
    r"\bde (?:son|mon|leur) ressort\b|\bpar (?:note|decision|lettre|courriel|mail) d|\bobjectifs (?:sur|ecrits|"
    r"fixes)|\bce qui m'(?:etait|a ete|est) (?:demande|confie)|"
    rf"\blui (?:a|avait|est|etait) (?:ete )?{field('giving')}|\bj'ai une lettre\b|\b(?:m'en|me l'|m'y) ?(?:a|ont|"
    rf"avait) (?:\w+ )?"
    rf"(?:{field('giving')}|remis|demande|confie|propose)|\ba charge pour moi\b|\bil s'agissait d'\w+er\b|"
    rf"\bil m'appart\w+|"
    r"\bqui (?:vous|m') ?a demande\b|"
    rf"\b(?:m'(?:a|ont|avait|avaient|est|etait|etaient)|me (?:sont|fut|"
    rf"furent)) (?:(?!comme )\w+ ){{0,3}}?{field('giving')}|"
    rf"\bm[e'] ?(?:confi(?=er|e\b|ai|a\b)|charge\b|detach|mandat|design|delegu)\w*|"
    rf"\b(?:m'(?:a|ont|avait|avaient|est|etait|etaient)|me (?:sont|demand\w+|laiss\w+|donn\w+)) (?:\w+ ){{0,3}}?"
    rf"{field('entrusting')} (?:\w+ ){{0,2}}?(?:(?:d'|de |a )(?:\w+ )?{_INFINITIVE}|(?:le |la |l'|ce |"
    rf"cette ){_UNDERTAKING})|"
    r"\bnote d(?:e|u) (?:ma|mon|la|"
    r"le) \w+|"
    r"\b(?:mon|ce) mandat\b|\b(?:ma|une|par|la) (?:propre )?delegation\b|^(?:mandat|commande|demande|saisine|"
    r"mission) ?:|"
    r"\bhabilite?e? a\b|\bqu[e']? ?on (?:m'a|m'avait|me) (?:\w+ ){0,2}?(?:donn|demand|"
    r"confi|laiss|fil)|"
    rf"\bj(?:'ai ete|'etais|'avais ete|e fus) {field('giving')}|"
    rf"\b(?:est|etait) chargee? (?:de|d') ?:?|\bcharge (?:la |le |l')(?:\w+ ){{1,5}}?(?:de |d'){_INFINITIVE}|"
    r"\bje (?:suis|etais) (?:\w+ )?(?:responsable|en charge|garante?|pilote|cheffe?|referente?|chargee?) "
    r"(?:d[eu]|de l[a']|des|d') ?(?:ce |projet|l'action|la coordination|pilot|cette|dispositif|volet|l'ensemble)|"
    rf"\b{_UNDERTAKING}\b.{{0,60}}?\b(?:m'(?:a|est|etait|ont)|me) (?:\w+ )?(?:ete )?(?:confie|reven|revien|incomb|"
    rf"attribu)|"
    r"\bce (?:dont je suis|qui m'est|qui m'etait|qui releve de moi|qui me revien|qui m'attendait)|\breleve de moi\b|"
    r"\bqui (?:etait|est) a moi\b|\bm'incomb(?:e|ait)\b|\b(?:a raison d|a hauteur d).{0,50}(?:semaine|equivalent|"
    r"etp|temps)|"
    r"\bj'(?:avais|ai|y consacr\w+|y passe) (?:pour cela |pour ca )?(?:\w+ ){1,3}?(?:jours?|journees?|heures?|"
    r"apres-midis?|demi-journees?|matinees?|temps) (?:par|de mon|pour)|\bma (?:propre )?mission\b(?! locale)|"
    r"\b(?:attendait|attendaient|attendu) de moi|\bce qu'(?:il|elle)s? attendai"
)
WRITTEN = clue(
    r"\bpar (?:une? )?(?:simple )?(?:note|decision|lettre|courriel|mail|avenant)\b|\bune? (?:lettre|note|courriel|"
    r"mail) d[eu]"
)
"""How a mandate was given, where a title asks for it."""
BARE = clue(
    r"\b(?:lettre|fiche|ordre|feuille|note) de (?:mission|poste|route|service|cadrage)|\b(?:un|le) mandat\b|"
    r"\bdeliberation d|\barrete d"
)
"""A mandate where the passage speaks of the candidate."""
LIMIT = clue(
    r"\bne (?:sont|releve|relevent|font|fait) pas (?:de |partie de )(?:son|mon) (?:ressort|champ|role)|"
    r"\bje ne (?:\w+ )?ni \w+|\bje ne \w+ ni\b|"
    r"\bprend(?:s|re|ait)? le relais|\bcela se (?:regle|decide|discute)|\brenvoye (?:la |le |au|a la|vers)|"
    rf"{do_not(_POWER)}|{YOU}{_POWER} (?:pas|jamais|rien|aucune?|personne|ni)\b|"
    rf"\bje n'(?:ai|avais) (?:pas|jamais|ni|aucune?) (?:a |eu a |le pouvoir |la main|autorite|mandat|qualite|"
    rf"competence )"
    rf"(?:{_POWER})?|\bje n'(?:ai|avais) (?:pas|jamais|ni) (?:non plus )?(?:choisi|evalu|recrut|sign|valid|decid|"
    rf"tranch|"
    rf"embauch|prescri|sanction|finance)\w*|"
    r"\bn'(?:a|avait) pas (?:qualite|competence|pouvoir|autorite)\b|\bj'ai (?:dit non|refuse|decline)\b|"
    rf", c'est (?:la |le |l'|mon |ma |mme )?{_HOLDER}|"
    r"\bce (?:que|qui) (?:je ne (?:fais|faisais|decid)|n'en releve|ne releve|n'est|ne l'est|n'etait|ne l'etait|"
    r"ne m'appart|n'entr)|\bn'en? ?(?:entr|relev)\w+ pas\b|\bn'entr\w+ (?:pas )?dans|\bne rel(?:eve|evait|event|"
    r"evaient) "
    r"(?:pas|ni|que)|\b(?:n'etai(?:t|ent)|n'est|ne sont) (?:pas|ni) (?:la mienne|le mien|les mien|a moi|de mon|"
    r"mon role|"
    r"dans m[eo]|de ma |ma mission|mon metier|a ma charge|ma decision|ma place)|\bpas (?:le mien|la mienne|mon role|"
    r"mon metier|ma decision|mon ressort|de mon ressort|habilit\w+)\b|"
    r"\bne m'(?:incomb|appart|a pas ete|est pas|reven|revien)\w*|\bje n'(?:ai|avais) (?:pas|aucun\w*) (?:le |la |"
    r"d')?(?:pouvoir|"
    r"main|autorite|lien hierarchique|droit|legitimite|acces|prise|voix)|\b(?:sans|aucun) (?:avoir )?(?:le |d'|"
    r"de )?(?:pouvoir|"
    r"mandat|autorite|lien hierarchique|responsabilite hierarchique)|\bpas (?:de |le |recu )mandat|"
    r"\bexced\w+ (?:ma|mon|mes)|\bdepass\w+ (?:mon role|ma mission|ma fonction|mes (?:fonction|attribution|"
    r"prerogative)|"
    r"mon mandat|mon champ|le cadre de ma)|\b(?:hors d[eu]|en dehors d[eu]|au-?dela d[eu]) (?:ma|mon|mes|ce qui m)\b|"
    r"\b(?:limites?|frontieres?|bornes?|contours?|bords|perimetre) (?:de |du |d')(?:ma|mon|mes)\b|"
    r"\b(?:mon role|mon mandat|ma mission|ma part) (?:s'arret|a des (?:bords|limites)|se limit|ne va pas)|"
    r"\b(?:la|ici),? je m'arret|\bje (?:m'arret|passe la main|passais la main|passe le relais|passais le relais)|"
    r"\bplus loin que (?:ma|mon)\b|\bsort\w* (?:de mon role|du cadre de|de ma mission)|^interdit\b|"
    r"^hors (?:de )?(?:mon|ma) |"
    r"^(?:limites?|ne fait pas|ce que je ne fais pas)\b|\bpas (?:a )?moi (?:de |qui |d')|"
    rf"\bje n'y (?:touch|interven|particip)\w+ pas|\bje n'en \w+ (?:aucun|pas)|"
    rf"\b(?:reste|restent|restai\w+|demeur\w+|revien\w+|revena\w+|revenu\w*|relev\w+|incomb\w+|apparti?en\w+|"
    rf"depend\w+) "
    rf"(?:[\w-]+ ){{0,2}}?(?:a |au |aux |de |du |des |d'|a l'|l'|la |le )(?:[\w-]+ ){{0,4}}?{_HOLDER}|"
    rf"\b{_HOLDER} (?:[^.;]{{0,40}} )?(?:s'est |s'etait )?(?:gard(?:ee?|ait|aient|ent|e)|conserv(?:ee?|ait|aient|"
    rf"ent)|"
    rf"reserv(?:ee?|ait|aient|ent)|en decid\w+|s'en charg\w+|tranch(?:e|ait)|s'en occup\w+)\b|"
    rf"\b(?:etai(?:t|ent)|sont|est|seule?) (?:toujours |bien |restee? )?(?:la |le |"
    rf"l')(?:{_HOLDER}) qui (?:\w+ )?{_CHARGE}|"
    r"\b(?:elle|il|directeur|directrice|responsable) (?:\w+ )?(?:gardait|a garde|s'est garde|s'est reserve|"
    r"conservait)|"
    rf"\breserve\w* a (?:la direction|ma|m[a-z]* [a-z]|mon|mme|l'equipe)|"
    rf"\bc'est (?:\w+ ){{0,2}}{_HOLDER} qui (?:\w+ )?{_CHARGE}|"
    r"\b(?:sanctions?|decisions?|arbitrages?|signatures?|budget|argent|conventions?|recrutement|validation|choix)\b"
    r"[^.]{0,40}?(?:, |^)?(?:c'est|c'etait|\brestai?(?:en)?t?) (?:\w+ )?(?:a |au |aux |elle|lui|la |le |l')(?!moi)"
)
OTHERS = clue(
    r"\b(?:ma|mon|mes|une?|notre) (?:autres? )?(?:collegues?|binome|tutrice|tuteur)\b|\bc'est (?:mme|m\.|ma|mon|"
    r"elle|lui|\w+ qui)|"
    r"\bs'en charg|\bs'occup\w+ d|\bde (?:son|leur) cote\b|\b(?:portee?|prise? en charge|assuree?|animee?|geree?|"
    r"suivie?|tenue?|"
    r"etablie?)s? par\b(?! (?:moi|mes soins))|\bquant a\b|\breparti|\bpar d'autres\b|\ba la charge d|"
    rf"\b{_HOLDER}(?:,? [^.;]{{0,30}},?)? (?:a |ont |avait )?(?:\w+ )?{_CHARGE}"
)
OWN_LABEL = clue(
    r"^(?:fait|faits|effectue|realise|conduit|tenu|assure)e?s? par (?:moi|mes soins)|^a ma charge\b|^(?:mes|"
    r"ma) (?:taches?|part|actions?|operations?)\b ?:|"
    r"^(?:ce que j'ai fait|ce que je fais|moi)\b ?:"
)
OWN_TITLE = clue(r"\b(?:moi|mes|ma|mon|je|j'ai)\b")
OPENS_WITH_ACT = clue(rf"^\W*{_INFINITIVE}")
LISTED_ACTS = clue(rf"(?:[:,;]|\b[a-e]\)|\bet) (?:d'|de |a )?{_INFINITIVE}")
"""« … : trouver les entreprises, préparer les mardis », where a mandate is given."""
