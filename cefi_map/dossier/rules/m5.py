"""M5 « explicitant le rôle […] du candidat dans le projet »: own part, mandate, limits, others' roles."""

from __future__ import annotations

import re

from cefi_map.dossier.reading import Passage
from cefi_map.dossier.rule import Finding, Rule, Subject
from cefi_map.dossier.voices import share_of_nous

_STEMS = (
    r"anim|redig|prepar|organis|contact|rencontr|recu|recev|constru|elabor|coordonn|cree|mene|menai|present|negoci|"
    r"propos|sign|tenu|tenai|cherch|impri|verifi|reserv|rempli|appel|accompagn|mobilis|mont[ea]|suivi|evalu|recrut|"
    r"convoqu|relanc|constitu|ecri|pilot|mis en place|concu|particip|saisi|conduis|conduit|assur|invit|form[ea]|"
    r"accueill|collect|analys|budget|chiffr|demarch|interview|enquet|visit|install|repondu a l'appel|assist|effectu|"
    r"realis|charg|encadr|planifi|transmis|centralis|fait (?:le lien|passer|les|la|un)|faisais|notai|explique|"
    r"expliquai|partai"
)
_TASK = re.compile(rf"\bj(?:'ai|'avais|e|')(?: ?\w+(?:'\w+)?){{0,2}}? ?\b(?:{_STEMS})\w*")
_OUR_TASK = re.compile(rf"\bnous (?:avons |avions )?(?:\w+ ){{0,2}}?(?:{_STEMS})\w*")
_FUNCTION = re.compile(
    r"\bje (?:suis|travaille|bosse|exerce|interviens|occupe)\b.{0,80}?\b(?:conseill|referente?|charge|educat|format|"
    r"accompagnat|coordinat|responsable|animat|assistante?|cip|cisp|mission|au sein|a la|au|dans|a l')|\bmon poste\b|"
    r"\bposte que j'occupe|\bmes fonctions\b|\bma fonction\b|\ben tant que (?:conseill|referent|charge|format|animat|"
    r"coordinat|accompagn|stagiaire)"
)
_MANDATE = re.compile(
    r"\bm'(?:a|ont|avait|avaient) (?:\w+ ){0,2}?(?:confie|designe|mandate|charge|nomme|missionne|delegue|affecte)|"
    r"\bm'(?:a|ont|avait) (?:\w+ ){0,2}?demande d(?:e |')(?:piloter|conduire|coordonner|monter|prendre|animer|porter|"
    r"construire|mener|concevoir|organiser|assurer|reprendre|elaborer|suivre|m'occuper)|"
    r"\b(?:m'(?:a|est|etait|avait)|me (?:sont|fut)) (?:ete |etait )?confiee?s?|\bme confi|"
    r"\b(?:lettre|fiche|ordre|feuille) de (?:mission|poste|route)|\bnote de (?:service|cadrage|mission)|"
    r"\b(?:mon|un|ce|le) mandat\b|\bma (?:propre )?mission\b|\bmes missions\b|\bma delegation|\bdelegation\b|"
    r"\bhabilite?e? a\b|\bj'(?:ai ete|etais|avais ete) (?:chargee?|designee?|mandatee?|nommee?|missionnee?)|"
    r"\bje (?:suis|etais) (?:\w+ )?(?:responsable|en charge|garante?|pilote|cheffe?|referente?|chargee?) "
    r"(?:d[eu]|de l[a']|des|d') ?(?:ce |projet|l'action|la coordination|pilot|cette|dispositif|volet|l'ensemble)|"
    r"\b(?:pilotage|coordination|conduite|responsabilite|animation|suivi|volet)\b.{0,60}?"
    r"\b(?:m'(?:a|est|etait|ont)|me) (?:\w+ )?(?:ete )?(?:confie|reven|revien|incomb|attribu)|"
    r"\bce (?:dont je suis|qui m'est|qui m'etait|qui releve de moi|qui me revien)|\breleve de moi\b|"
    r"\bqui etait a moi\b|"
    r"\bm'incomb(?:e|ait)\b|\b(?:a raison d|a hauteur d).{0,50}(?:semaine|equivalent|etp|temps)"
)
_VERBS = (
    r"ger|decid|interven|interv|redig|remplac|recrut|evalu|sign|valid|choisi|negoci|anim|engag|encadr|embauch|arbitr|"
    r"financ|prescri|oriente|participai|dirig|supervis|tranch|fix|m'occup|prend|pris|redigeai|mene|formai"
)
_LIMIT = re.compile(
    r"\bce (?:que|qui) (?:je ne (?:fais|faisais)|n'en releve|ne releve|n'est|ne l'est|n'etait|ne l'etait|ne m'appart|"
    r"n'entr)|\bn'en? ?(?:entr|relev)\w+ pas\b|\bn'entr\w+ (?:pas )?dans|\bne rel(?:eve|evait|event|evaient) (?:pas|"
    r"ni)|"
    r"\b(?:n'etai(?:t|ent)|n'est|ne sont) (?:pas|ni) (?:la mienne|le mien|les mien|a moi|de mon|mon role|dans m[eo]|"
    r"de ma |ma mission|a ma charge|ma decision|ma place)|\bne m'(?:incomb|appart|a pas|est pas|reven|revien)\w*|"
    r"\baucun mandat|\bpas (?:de |le |recu )?mandat|\bexced\w+ (?:ma|mon|mes)|\bdepass\w+ (?:mon role|ma mission|ma "
    r"fonction|mes (?:fonction|attribution|prerogative)|mon mandat|mon champ|le cadre de ma)|"
    r"\b(?:elle|il|directeur|directrice|responsable|cheffe?|hierarchie|direction)\b[^.]{0,50}?\b(?:s'est |a |"
    r"s'etait )?"
    r"(?:gard|conserv|reserv)(?:ee?|ait|aient|ent)\b|\breserve\w* a (?:la direction|ma|m[a-z]* [a-z]|mon|mme|"
    r"l'equipe)|"
    r"\b(?:limites?|frontieres?|bornes?|contours?) (?:de |du |d')(?:ma|mon|mes|ce)\b|"
    rf"\bje n(?:e |')(?:\w+ ){{0,2}}?(?:{_VERBS})\w* (?:pas|plus|jamais|ni|aucun)|"
    rf"\bje n'(?:ai|avais) (?:pas|jamais|ni) (?:a |eu a |le pouvoir |la main |autorite )?(?:{_VERBS})\w*|"
    r"\bje n'avais (?:pas|aucun) (?:le |la |d')?(?:pouvoir|main|autorite|lien hierarchique|droit|legitimite|acces)|"
    r"\bsans (?:avoir )?(?:pouvoir|autorite|lien hierarchique|responsabilite) |\bpas (?:a )?moi (?:de |qui |d')|"
    r"\bau-?dela de (?:ma|mon|mes)\b|\bplus loin que (?:ma|mon)\b|\bsort\w* (?:de mon role|du cadre de|"
    r"de ma mission)|"
    r"\b(?:decisions?|arbitrages?|signatures?|budget|recrutement|validation|choix)\b[^.]{0,40}?\b(?:revien\w*|"
    r"reven\w*|"
    r"relev\w*|appart\w*|restai\w*|reste) (?:a |au |aux |de la|de l'|du |de ma|d)(?!moi)|"
    r"\bc'est (?:ma |la |le |mon )(?:responsable|direction|directeur|directrice|cheffe?) qui\b"
)
_OTHERS = re.compile(
    r"\b(?:ma|mon|mes|une?|notre) (?:autres? )?collegues?\b|\bc'est (?:mme|m\.|ma|mon|la|le|un|une|elle|lui|\w+ qui)|"
    r"\bs'en charg|\bs'occup\w+ d|\bde (?:son|leur) cote\b|\b(?:porte|prise? en charge|assure|anime|gere|suivi|tenu|"
    r"etabli)e?s? par\b|\b(?:la|le|ma|mon) (?:direct\w+|responsable|cheffe?|coordinat\w+)\b|\bquant a\b|\breparti"
)


def _check(subject: Subject) -> Finding:
    passages = subject.read.passages
    tasks = [each for each in passages if each.has(_TASK)]
    count = sum(each.count(_TASK) for each in tasks)
    functions = [each for each in passages if each.has(_FUNCTION)]
    mandates = [each for each in passages if each.has(_MANDATE)]
    limits = [each for each in passages if each.has(_LIMIT)]
    others = [each for each in passages if each.has(_OTHERS)]
    ours = [each for each in passages if each.has(_OUR_TASK)]
    if count >= 2 and limits and (mandates or (len(limits) >= 2 and count >= 4 and len(others) >= 2)):
        shown = (*mandates[:2], *limits[:3], *_at(tasks, mandates, limits))
        return Finding("satisfait", shown, message="Votre part, votre mandat et ses limites sont dits.")
    if count or functions or len(ours) >= 2:
        return _partial(subject, functions, tasks, mandates, limits, ours)
    return Finding("absent", message="Aucun passage ne dit ce que vous faites dans le projet.", fix=RULE.fix)


def _at(tasks: list[Passage], *near: list[Passage]) -> tuple[Passage, ...]:
    """Tasks told in the same part as the mandate or the limits, before the others."""
    units = {each.unit for many in near for each in many}
    return tuple(sorted(tasks, key=lambda each: (each.unit not in units, each.place)))[:3]


def _partial(
    subject: Subject,
    functions: list[Passage],
    tasks: list[Passage],
    mandates: list[Passage],
    limits: list[Passage],
    ours: list[Passage],
) -> Finding:
    if len(ours) > len(tasks) and share_of_nous(subject.read) > 0.6:
        message = "Le dossier dit « nous » : votre part ne se distingue pas de celle de l'équipe."
        fix = "Dites en « je » ce que vous avez fait, décidé ou laissé à d'autres."
        return Finding("partiel", (*mandates[:1], *ours[:3], *functions[:1]), message=message, fix=fix)
    missing = [name for name, found in (("le mandat", mandates), ("les limites", limits)) if not found]
    if not missing and len(tasks) < 2:
        missing = ["ce que vous avez fait vous-même"]
    message = "La fonction et des tâches sont dites"
    message += f" ; il manque {' et '.join(missing)}." if missing else " ; mandat et limites restent minces."
    fix = "Écrivez qui vous a confié le projet, ce que vous pouviez décider, ce qui revenait à d'autres."
    return Finding("partiel", (*functions[:2], *mandates[:1], *limits[:1], *tasks[:3]), message=message, fix=fix)


RULE = Rule(
    "M5",
    "Rôle explicité",
    "Le jury cherche votre part : ce que l'on vous a confié, ce que vous avez fait, ce qui revenait à d'autres.",
    "Écrivez en « je » ce que vous avez fait, qui vous l'a confié, et où s'arrêtait votre rôle.",
    """# Mon rôle

Je suis conseillère à la mission locale. Ma directrice m'a confié la coordination de l'action par une fiche de mission.

J'ai mené les entretiens et j'ai animé le comité technique. Je ne signe pas les conventions : c'est la directrice qui
engage la structure.
""",
    """# Mon rôle

Je suis conseillère à la mission locale. Nous avons organisé six ateliers et nous avons contacté les partenaires.
""",
    _check,
)
