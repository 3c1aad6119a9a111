"""Questions on what the project stands on: partners, difficulties, money and time (C5 to C7, calendar and budget)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cefi_map.french.wording import joined
from cefi_map.judging import Evidence
from cefi_map.planning import Line, Remark, remarks
from cefi_map.planning.spelling import euros

from .case import Case, first, label, named, quoted
from .question import Question

_MONEY = re.compile(r"financ|subvention|budget|credits?\b|fonds|argent|cofinan|tresorerie")
_PEOPLE = re.compile(
    r"\b(?:abandon|desist|absen|decroch|mobilis|vien(?:t|nent) pas|assidu|remplir|inscri|places? vide)"
)
_PENDING = re.compile(r"\b(?:demand|sollicit|attente|attendu|depos|repondra|reponse|previs|en cours|esper)")
_LEAVES = re.compile(r"\b(?:se retir|se desist|annul|arrete|ferme|vende?\b|part(?:ait|e)?\b|quitt|desengag|remplac)")
_ANSWERS = re.compile(r"\b(?:reponses?|replis?|solutions?|parades?|sinon)\b")
"""« abandons ; réponse : un parrain »."""
_REMARKED = 2
"""Remarks that are asked about: one of what does not agree shows the others."""
_YEAR = re.compile(r" ((?:19|20)\d\d)\b")
_MOST_OF_ALL = 50
"""Per cent of the resources from which a project hangs on one funder."""


def partners(case: Case) -> Iterator[Question]:
    found = [each for each in case.shown("C5") if not case.says(each, "C5", "d")]
    if not found:
        text = f"Avec qui menez-vous {case.project}, et pourquoi avec eux ?"
        yield case.missing(75, "C5", text, "Aucun partenaire ne se lit sur la carte.")
        return
    argued = [each for each in found if case.says(each, "C5", "c")]
    bare = first(each for each in found if each not in argued and not case.says(each, "C5", "k") and case.bare(each))
    if bare:
        text = f"Pourquoi {label(bare)} plutôt qu’un autre ? Qu’apporte ce partenaire que vous n’avez pas ?"
        yield case.ask(74, "C5", text, "Ce partenaire est nommé sans son apport.", [bare], "gap")
    if argued and not any(_LEAVES.search(case.said(each).folded) for each in case.shown("C6")):
        names = named(argued[0].piece or argued[0].text)
        left = "l’un de ces partenaires" if names[1:] else "ce partenaire"
        text = f"{joined(names)} : si {left} se retire, que devient le projet ?"
        yield case.ask(54, "C5", text, "Aucune difficulté prévue ne parle d’un retrait.", argued[:1], "fragile")


def difficulties(case: Case) -> Iterator[Question]:
    found = case.shown("C6")
    if not found:
        text = "Qu’est-ce qui peut faire échouer ce projet, et que faites-vous alors ?"
        yield case.missing(78, "C6", text, "Aucune difficulté n’est anticipée.")
        return
    unanswered = first(
        each
        for each in found
        if not (case.says(each, "C6", "s") or case.below(each.key) or _ANSWERS.search(case.said(each).folded))
    )
    if unanswered and case.is_("C6", "partiel"):
        text = f"Vous écrivez {quoted(unanswered.text)}. Que faites-vous le jour où cela arrive ?"
        yield case.ask(67, "C6", text, "Cette difficulté n’a pas de réponse.", [unanswered], "gap")
    people = first(each for each in case.shown("C4", "C3a") if each.number)
    if people and not any(_PEOPLE.search(case.said(each).folded) for each in found):
        text = f"Vous écrivez {quoted(people.text)}. Et si la moitié des personnes attendues ne vient pas ?"
        yield case.ask(56, "C6", text, "Aucune difficulté prévue ne parle du public qui ne vient pas.", [people], "gap")


def spending(case: Case) -> Iterator[Question]:
    found = case.planning.budget
    if not case.shown("C7a") and not found.charges:
        text = f"Combien coûte {case.project}, et quel poste pèse le plus ?"
        yield case.missing(73, "C7a", text, "Aucune dépense ne se lit sur la carte.")
        return
    valued = [line for line in found.charges if line.value]
    largest = max(valued, key=lambda line: line.value or 0, default=None)
    if largest and len(valued) > 1:
        node = case.of(largest.key)
        told = f"Vous écrivez {quoted(node.text)}."
        text = f"{told} C’est votre plus grosse dépense. Comment feriez-vous avec moitié moins ?"
        yield case.ask(39, "C7a", text, "C’est le montant le plus haut du budget.", [node], "strong")


def funding(case: Case) -> Iterator[Question]:
    found, sources = case.planning.budget, case.shown("C7b")
    if not sources and not found.resources:
        yield case.missing(74, "C7b", "Qui paie ce projet ?", "Aucun financement ne se lit sur la carte.")
        return
    vague = first(each for each in sources if case.says(each, "C7b", "g") and not case.says(each, "C7b", "s"))
    main = max(found.resources, key=lambda line: found.share(line) or 0, default=None)
    pending = first(each for each in sources if _PENDING.search(case.said(each).folded))
    foreseen = any(_MONEY.search(case.said(each).folded) for each in case.shown("C6"))
    if main and _alone(case, main):
        node = case.of(main.key)
        told = f"{named(main.sum.words)[0]} apporte {found.share(main):.0f} % de vos ressources."
        text = f"{told} Que devient le projet sans cet argent ?"
        why = "Plus de la moitié des ressources vient d’une seule source."
        yield case.ask(50 if foreseen else 72, "C7b", text, why, [node], "fragile")
    elif vague and len(sources) == 1:
        text = f"Vous écrivez {quoted(vague.text)}. De qui vient cet argent, et pour quel montant ?"
        yield case.ask(71, "C7b", text, "Ce financement n’a pas de nom.", [vague], "gap")
    elif pending:
        text = f"Vous écrivez {quoted(pending.text)}. Et si la réponse est non, ou vient après le démarrage ?"
        yield case.ask(52 if foreseen else 71, "C7b", text, "Ce financement n’est pas acquis.", [pending], "fragile")
    elif sources and not foreseen:
        text = f"Que faites-vous si ce financement tombe : {quoted(sources[0].text, 50)} ?"
        yield case.ask(69, "C7b", text, "Aucune difficulté prévue ne parle d’argent.", sources[:1], "gap")


def _alone(case: Case, line: Line) -> bool:
    return len(case.planning.budget.resources) > 1 and _MOST_OF_ALL < (case.planning.budget.share(line) or 0) < 100


def balance(case: Case) -> Iterator[Question]:
    found = case.planning.budget
    if found.spent and found.received and found.balance:
        told = f"Vous comptez {euros(found.spent)} de dépenses et {euros(found.received)} de ressources."
        asked = "Où trouvez-vous le reste ?" if found.balance < 0 else "À quoi sert la différence ?"
        counted = (line for line in (*found.charges, *found.resources, *found.announced) if line.value)
        nodes = [case.of(line.key) for line in counted][:4]
        yield case.ask(88, "C7a", f"{told} {asked}", "Le budget ne s’équilibre pas.", nodes, "gap")


def time(case: Case) -> Iterator[Question]:
    """What is remarked of the calendar, as a question; of the budget, the totals that do not add up."""
    for remark in _remarked(case):
        about = "C7a" if "€" in remark.message else "C9"
        text = f"{_dated(case, remark.message)} Qu’est-ce qui est juste ?"
        nodes = [case.of(key) for key in remark.keys]
        yield case.ask(66, about, text, "Deux nœuds ne s’accordent pas.", nodes, "gap")
    unevaluated = next((each for each in remarks(case.planning) if not each.keys), None)
    if unevaluated:
        text = f"{unevaluated.message} Quand la faites-vous, et avec qui ?"
        why = "Des actions ont une date, l’évaluation n’en a pas."
        yield case.ask(79, "C10", text, why, _evaluation(case), "gap")
    if not case.planning.calendar.bars:
        text = "Quand commence ce projet, et à quelle date saurez-vous s’il a réussi ?"
        yield case.ask(57, "C10", text, "Aucune date ne se lit sur la carte.", _evaluation(case), "gap")


def _remarked(case: Case) -> list[Remark]:
    """The first ones on some nodes; that of the balance is asked for by itself."""
    balance = f"{euros(case.planning.budget.spent)} de dépenses, "
    found = [each for each in remarks(case.planning) if each.keys and not each.message.startswith(balance)]
    return found[:_REMARKED]


def _dated(case: Case, message: str) -> str:
    """Without a year that the map does not write."""
    return _YEAR.sub(lambda year: year[0] if year[1] in case.folded else "", message)


def _evaluation(case: Case) -> tuple[Evidence, ...]:
    return tuple(case.of(key) for key in case.report.stage("E6").branches[:1])


ASKED = (partners, difficulties, spending, funding, balance, time)
