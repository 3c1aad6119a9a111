"""Where a role stops, and who does the rest: heard in M5, set aside in M6 and C12a."""

from __future__ import annotations

from cefi_map.dossier.forms import YOU, Clue, do_not, field

_HOLDER, _POWER, _CHARGE = (field(name) for name in ("holder", "power", "charge"))

LIMIT = Clue(
    r"\bne (?:sont|releve|relevent|font|fait) pas (?:de |partie de )(?:son|mon) (?:ressort|champ|role)|"
    r"\bje ne (?:\w+ )?ni \w+|\bje ne \w+ ni\b|\bprend(?:s|re|ait)? le relais|\bcela se (?:regle|decide|discute)|"
    r"\brenvoye (?:la |le |au|a la|vers)|"
    rf"{do_not(_POWER)}|{YOU}{_POWER} (?:pas|jamais|rien|aucune?|personne|ni)\b|\bje n'(?:ai|avais) (?:pas|jamais|ni|"
    rf"aucune?) (?:a |eu a |le pouvoir |la main|autorite|mandat|qualite|competence )(?:{_POWER})?|\bje n'(?:ai|"
    rf"avais) (?:pas|jamais|ni) (?:non plus )?(?:choisi|evalu|recrut|sign|valid|decid|tranch|embauch|prescri|sanction|"
    rf"finance)\w*|"
    r"\bn'(?:a|avait) pas (?:qualite|competence|pouvoir|autorite)\b|\bj'ai (?:dit non|refuse|decline)\b|"
    rf", c'est (?:la |le |l'|mon |ma |mme )?{_HOLDER}|"
    r"\bce (?:que|qui) (?:je ne (?:fais|faisais|decid)|n'en releve|ne releve|n'est|ne l'est|n'etait|ne l'etait|"
    r"ne m'appart|n'entr)|\bn'en? ?(?:entr|relev)\w+ pas\b|\bn'entr\w+ (?:pas )?dans|\bne rel(?:eve|evait|event|"
    r"evaient) (?:pas|ni|que)|\b(?:n'etai(?:t|ent)|n'est|ne sont) (?:pas|ni) (?:la mienne|le mien|les mien|a moi|"
    r"de mon|mon role|dans m[eo]|de ma |ma mission|mon metier|a ma charge|ma decision|ma place)|\bpas (?:le mien|"
    r"la mienne|mon role|mon metier|ma decision|mon ressort|de mon ressort|habilit\w+)\b|\bne m'(?:incomb|appart|"
    r"a pas ete|est pas|reven|revien)\w*|\bje n'(?:ai|avais) (?:pas|aucun\w*) (?:le |la |d')?(?:pouvoir|main|autorite|"
    r"lien hierarchique|droit|legitimite|acces|prise|voix)|\b(?:sans|aucun) (?:avoir )?(?:le |d'|de )?(?:pouvoir|"
    r"mandat|autorite|lien hierarchique|responsabilite hierarchique)|\bpas (?:de |le |recu )mandat|\bexced\w+ (?:ma|"
    r"mon|mes)|\bdepass\w+ (?:mon role|ma mission|ma fonction|mes (?:fonction|attribution|prerogative)|mon mandat|"
    r"mon champ|le cadre de ma)|\b(?:hors d[eu]|en dehors d[eu]|au-?dela d[eu]) (?:ma|mon|mes|ce qui m)\b|"
    r"\b(?:limites?|frontieres?|bornes?|contours?|bords|perimetre) (?:de |du |d')(?:ma|mon|mes)\b|\b(?:mon role|"
    r"mon mandat|ma mission|ma part) (?:s'arret|a des (?:bords|limites)|se limit|ne va pas)|\b(?:la|ici),? je m'arret|"
    r"\bje (?:m'arret|passe la main|passais la main|passe le relais|passais le relais)|\bplus loin que (?:ma|mon)\b|"
    r"\bsort\w* (?:de mon role|du cadre de|de ma mission)|^interdit\b|^hors (?:de )?(?:mon|ma) |^(?:limites?|"
    r"ne fait pas|ce que je ne fais pas)\b|\bpas (?:a )?moi (?:de |qui |d')|"
    rf"\bje n'y (?:touch|interven|particip)\w+ pas|\bje n'en \w+ (?:aucun|pas)|\b(?:reste|restent|restai\w+|demeur\w+|"
    rf"revien\w+|revena\w+|revenu\w*|relev\w+|incomb\w+|apparti?en\w+|depend\w+) (?:[\w-]+ ){{0,2}}?(?:a |au |aux |de |"
    rf"du |des |d'|a l'|l'|la |le )(?:[\w-]+ ){{0,4}}?{_HOLDER}|\b{_HOLDER} (?:[^.;]{{0,40}} )?(?:s'est |"
    rf"s'etait )?(?:gard(?:ee?|ait|aient|ent|e)|conserv(?:ee?|ait|aient|ent)|reserv(?:ee?|ait|aient|ent)|en decid\w+|"
    rf"s'en charg\w+|tranch(?:e|ait)|s'en occup\w+)\b|\b(?:etai(?:t|ent)|sont|est|seule?) (?:toujours |bien |"
    rf"restee? )?(?:la |le |l')(?:{_HOLDER}) qui (?:\w+ )?{_CHARGE}|"
    r"\b(?:elle|il|directeur|directrice|responsable) (?:\w+ )?(?:gardait|a garde|s'est garde|s'est reserve|conservait)|"
    rf"\breserve\w* a (?:la direction|ma|m[a-z]* [a-z]|mon|mme|l'equipe)|\bc'est (?:\w+ ){{0,2}}{_HOLDER} qui (?:\w+ "
    rf")?{_CHARGE}|"
    r"\b(?:sanctions?|decisions?|arbitrages?|signatures?|budget|argent|conventions?|recrutement|validation|"
    r"choix)\b[^.]{0,40}?(?:, |^)?(?:c'est|c'etait|\brestai?(?:en)?t?) (?:\w+ )?(?:a |au |aux |elle|lui|la |le |"
    r"l')(?!moi)"
)
OTHERS = Clue(
    r"\b(?:ma|mon|mes|une?|notre) (?:autres? )?(?:collegues?|binome|tutrice|tuteur)\b|\bc'est (?:mme|m\.|ma|mon|elle|"
    r"lui|\w+ qui)|\bs'en charg|\bs'occup\w+ d|\bde (?:son|leur) cote\b|\b(?:portee?|prise? en charge|assuree?|animee?|"
    r"geree?|suivie?|tenue?|etablie?)s? par\b(?! (?:moi|mes soins))|\bquant a\b|\breparti|\bpar d'autres\b|"
    r"\ba la charge d|"
    rf"\b{_HOLDER}(?:,? [^.;]{{0,30}},?)? (?:a |ont |avait )?(?:\w+ )?{_CHARGE}"
)
