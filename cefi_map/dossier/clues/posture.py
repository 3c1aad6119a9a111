"""Signs of a posture: a way of being that is named, values that are listed, restraint that is told."""

from __future__ import annotations

from .clue import clue
from .fields import field
from .grammar import did, did_not, do, we_did

STANCE = clue(
    r"\bpostures?\b|\b(?:ma|notre|une) (?:facon|maniere) d(?:e |')(?:etre|faire|me |m'|nous |tenir|travailler|"
    r"accompagn|"
    r"recevoir|accueill|proceder|voir|dire)|\bma place\b|\bune place d(?:e |')(?:tiers|cote|mediat|facilitat|passeu|"
    r"temoin|relais)|"
    r"\betre (?:a cote|aupres|un appui|la sans|une presence|un relais|un pont|facilitat|mediat|passeu)|"
    r"\b(?:me|se|m'y|nous|s'y) t[ei]e?n\w+ (?:a cote|en retrait|a distance|a (?:ma|sa|notre) place|dans l'|derriere|"
    r"en arriere|"
    r"debout|assis|avec|devant)|\bcomment (?:je me|nous nous) (?:tien|ten|situ|plac)\w+|"
    r"\bni devant,? ni derriere|\ba cote,? (?:pas|et non|ni|plutot que) (?:devant|derriere|au-dessus)|"
    r"\bni (?:dedans|dehors|du cote|avocat|juge|copain|ami|flic|parent|mere|assistant|"
    r"surveillant)\w*\b[^.]{0,60}\bni\b|"
    r"\b(?:faire|travailler|construire|aller|marcher) avec\b[^.]{0,30}\b(?:plutot que|et non|pas|sans faire|attend)|"
    r"\bfaire a (?:la|leur|sa) place\b|\b(?:decide|parle|choisi|repond|fai)\w* (?:pour|"
    r"a la place d)\w* ?(?:les gens|eux|elle|lui|"
    r"autrui|quelqu'un|la personne|personnes)|\bj'essa(?:ie|yais) (?:d'etre|de rester|de (?:me |ne pas )?\w+er\b)|"
    r"\bje (?:me )?(?:veux|voulais|voulu|situ|position|consider|vois|vivais|definis|sens|decrirais|"
    r"dirais)\w* (?:\w+ )?"
    r"(?:comme|en|plutot) |\bje (?:ne )?(?:suis|serai) (?:ni|pas) (?:une? |l'|la |le )?(?:juge|sauveu|flic|copain|"
    r"copine|mere|pere|"
    r"avocat|assistante? social|surveillan|gendarme|porte-parole|experte?|psy)\w*|"
    r"\bj'ai (?:choisi|voulu|essaye|tente|decide|adopte|tenu) (?:d'etre|de rester|de me (?:tenir|placer|situer|"
    r"positionner)|"
    r"une posture|une attitude|un ton|la meme ligne)|"
    r"\b(?:comme|en|de|un|une) (?:tiers|mediat\w+|facilitat\w+|passeu\w+|traduct\w+|passe-\w+|entre-deux|pont|"
    r"trait d'union)\b|"
    r"\b(?:ma|notre|la meme|une?) (?:ligne de conduite|doctrine|regle|ligne|boussole|principe|devise|credo|maxime|"
    r"exigence)\b"
    r"(?: (?:tient|est|en|a|c'est|que je|au travail|,|:))|\bun principe\b|\bma regle\b|\bmon principe\b|"
    r"\b(?:je|nous) (?:nomm\w+|appel\w+) (?:cela|ca|cette)|\bce que j'appelle\b|\ble mot (?:que je|qui)|"
    r"\bchoisi un mot|"
    r"\bma (?:neutralite|reserve|distance)\b|\ben retrait\b|\bpouvoir d'agir\b|\balliance de travail|\basymetri|"
    r"\bpour moi,? (?:respecter|ecouter|accompagner|etre|accueillir|aider|conseiller)\b|\bune place d[eu]|"
    r"\b(?:accompagner|respecter|ecouter|accueillir|aider),? (?:pour moi,? )?c'est\b|"
    r"\b(?:au travail|avec les gens|dans ce metier),? (?:je|j')|\bje ne (?:force|decide|parle|pousse|fais|presse|"
    r"brusque|promet)s? "
    r"(?:pas|jamais|rien)|\baccept\w+ d'(?:etre|attendre|avoir|ignorer|entendre)|\bma part de silence"
)
PRINCIPLE = clue(
    r"\bje (?:viens|reviens|repars|arrive|m'assois|me tais|ferme|garde|demande|parle|dis)\b[^.]{0,60}\b(?:toujours|"
    r"jamais|meme|que tout|d'abord|avant)\b|"
    r"\bune? (?:presence|oreille|epaule|voix|main|regard|temoin|compagnon)\b|\bce que j'essaie d|\bje me veux\b|"
    r"\bje (?:ne |n')(?!ai\b|avais\b|suis\b|etais\b|sais\b|peux\b|vois\b)(?:me |m'|lui |leur |l'|les |le |la |y |"
    r"en )?\w+(?<!ais) "
    r"(?:pas|jamais|rien|plus|aucune?|personne|ni|que)\b|\bje (?:prefere|laisse|m'efforce|m'assieds|m'asseois|"
    r"attends|evite|tiens a|cherche a|"
    r"commence (?:toujours )?par|refuse de|m'interdis|me garde|me contente|prends le parti|reste|m'impose|"
    r"fais en sorte|veille a|tache de)\b|"
    r"\bce que (?:je|nous|on) (?:fais|faisons|fait|cherche\w*|veux|voulons|tente\w*|essa\w+)\b|\bmon (?:travail|"
    r"metier|affaire)[^.]{0,25}c'est\b|"
    r"\bj'ai pris le parti\b|\bje crois que (?:les gens|la personne|chacun|quelqu'un|le respect|ecouter)|"
    r"\bje n'aime pas\b|"
    r"\b(?:on|nous) (?:ne |n')\w+ (?:pas|jamais|rien|plus) |\b(?:on s'est|nous nous sommes|je me suis) (?:donnee?s?|"
    r"fixee?s?|impose\w*) (?:une|un|pour)"
)
VALUES = clue(
    rf"\bbienveillan|\bnon-? ?jugement|\bpas de jugement|\bsans (?:le |la |les )?juge|\b(?:a l'|l'|d'|mon |une |l'|"
    rf"^)ecoute\b|\bempathi|"
    rf"\bcongruen|\bneutralite\b|\bneutre\b|\bnon jugeant|\b(?:juste|bonne) (?:distance|proximite)|"
    rf"\brespect\b(?: d(?:e|es|u) "
    rf"(?:la |chaque |chacun|l'autre|personne|rythme|choix|public|usager|participant)|[.,]|$)|\binconditionnel|"
    rf"\bhumilite\b|"
    rf"\bvaloris(?:er|ation) (?:les|des|chaque|chacun|la personne)|\bauthenticite\b|\bsavoir-etre\b|"
    rf"\b(?:fait|faire|faisant) preuve d|\b{field('duty')}(?=[,.]| et )"
)
OWN_TITLE = clue(
    r"\bposture|\bma place\b|\b(?:ma|notre) (?:maniere|facon) d|\bune place\b|\bmes valeurs|\bethique|\bdeontolog|"
    r"\bcomment (?:je|nous)|\bmanieres? d|\bfacons? d|\bme ten|\bse ten|\bmes? principe|\bma regle|\battitude|"
    r"\bsavoir-?etre|"
    r"\ba cote\b|\bface aux?\b|\bavec (?:eux|elles|les (?:gens|personnes|publics|jeunes))"
)
THEORY = clue(
    r"\ble (?:conseiller|professionnel|praticien|cip|accompagnant|formateur)\b|\bla posture d[ue] |\bon doit|"
    r"\bil faut|\bse doit de|\bil (?:est|importe) (?:essentiel|important|necessaire)|\btout professionnel"
)
_RELATION = field("relation")
TOWARDS = clue(
    rf"{did(_RELATION)}|{do(_RELATION)}|{we_did(_RELATION)}|{did_not(_RELATION)}|\bnous (?:lui |leur |l'|"
    rf"n')?{_RELATION}"
)
RESTRAINT = clue(
    r"\b(?:attendait|voulait|voulaient|attendaient) que je\b|\bje me suis assise?\b|\bnous avons parle d(?:e|u) |"
    rf"{did(field('restraint'))}|{we_did(field('restraint'))}|\bj(?:e |')(?:n'|ne )?(?:l'|lui |leur |y )?(?:ai|"
    rf"avais) (?:pas|rien) "
    r"(?:cherche|dit|demande|repondu|ajoute|insiste|force|corrige|repris|rempli|propose|pose|interven|parle)|"
    r"\bnous n'avons (?:pas|rien) (?:cherche|dit|demande|repondu|ajoute|insiste|force|corrige|repris|rempli|propose)|"
    r"\bplutot que d(?:e |')|\bau lieu d(?:e |')|\bj'aurais pu\b|\bje me suis t[ua]|\bj'ai laisse|\bje (?:l'|les |"
    r"lui )ai laiss|"
    r"\bje l'ai (?:laiss|attend)|\bje n'(?:en )?ai (?:rien|jamais) (?:dit|su)|\bon n'a (?:pas|rien) |"
    r"\bon aurait pu\b|\bnous aurions pu\b|"
    r"\bje ne (?:lui |leur |l'|les )?ai (?:pas|rien) |\bsans (?:rien )?(?:insister|repondre|parler|demander|relever|"
    r"commenter|rien dire)|"
    r"\bje (?:me tais|ne dis rien|ne reponds pas|ne releve pas|n'insiste pas|attends)\b|\bsi j'avais (?:plaide|"
    r"parle|ouvert|"
    r"repondu|insiste|"
    r"propose|encourage|sorti)|\bj'avais envie\b|\bj'(?:ai eu|avais) (?:tres )?envie d"
)
