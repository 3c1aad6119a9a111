"""Questions on what is done, told, followed, judged and handed on (C4, C8 to C11)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cefi_map.french.figures import NUMBER

from .case import Case, first, quoted
from .question import Question

_LEAVING = re.compile(r"\b(?:abandon|decroch|desist|cesse|arrete|ne vien|absen|rupture|perdu de vue)")


def actions(case: Case) -> Iterator[Question]:
    found = case.shown("C4")
    if not found:
        text = f"Que se passe-t-il, un jour ordinaire, dans {case.project} ?"
        yield case.missing(81, "C4", text, "Aucune action précise ne se lit.")
        return
    surest = sorted(found, key=lambda each: -case.parts(each, "C4").get("a", 0.0))
    unreasoned = first(each for each in surest if not case.says(each, "C4", "r") and not case.reasoned(each))
    if unreasoned:
        text = f"Vous écrivez {quoted(unreasoned.text)}. Pourquoi de cette façon, et qu’y faites-vous, vous ?"
        yield case.ask(53, "C4", text, "Cette action est dite sans sa raison.", [unreasoned], "gap")
    if not _LEAVING.search(case.folded):
        main = first(each for each in surest if each != unreasoned) or surest[0]
        text = f"Vous écrivez {quoted(main.text)}. Une personne cesse de venir. Que faites-vous ?"
        yield case.ask(55, "C4", text, "La carte ne parle pas des départs en cours de route.", [main], "gap")


def telling(case: Case) -> Iterator[Question]:
    outside, inside = first(case.shown("C8b")), first(case.shown("C8a"))
    if outside is None:
        text = "Comment le public apprend-il que ce projet existe ?"
        yield case.missing(56, "C8b", text, "Aucune communication externe ne se lit.")
    else:
        text = f"Vous écrivez {quoted(outside.text)}. Qui, dans votre public, ne l’apprendra jamais par là ?"
        yield case.ask(36, "C8b", text, "Un moyen de communiquer a ses limites.", [outside], "strong")
    if inside is None:
        text = "Comment votre équipe et votre direction savent-elles où en est le projet ?"
        yield case.missing(46, "C8a", text, "Aucune communication interne ne se lit.")


def following(case: Case) -> Iterator[Question]:
    found = first(case.shown("C9"))
    if found is None:
        text = "Comment saurez-vous, en cours de route, que le projet dévie ?"
        yield case.missing(63, "C9", text, "Aucun suivi du projet ne se lit.")
    else:
        text = f"Vous écrivez {quoted(found.text)}. Qui s’en charge, et quelle décision peut en sortir ?"
        yield case.ask(41, "C9", text, "Un outil de suivi vaut par ce qu’on en fait.", [found], "strong")


def judging(case: Case) -> Iterator[Question]:
    found = case.shown("C10")
    uncounted = first(each for each in found if not case.said(each).finds(NUMBER))
    if not found:
        text = f"Sur quoi direz-vous que {case.project} a réussi ?"
        yield case.missing(71, "C10", text, "Aucun critère de réussite ne se lit.")
    elif uncounted:
        text = f"Vous écrivez {quoted(uncounted.text)}. À partir de quel résultat direz-vous que c’est réussi ?"
        yield case.ask(51, "C10", text, "Ce critère n’a pas de seuil.", [uncounted], "gap")
    else:
        text = f"Vous écrivez {quoted(found[0].text)}. Si vous n’en atteignez que la moitié, est-ce un échec ?"
        yield case.ask(45, "C10", text, "Un seuil se discute.", found[:1], "strong")


def after(case: Case) -> Iterator[Question]:
    found = case.shown("C11")
    next_ = first(each for each in found if case.says(each, "C11", "f"))
    if not found:
        text = "Que restera-t-il de ce projet quand il sera fini, et qui le reprendra ?"
        yield case.missing(62, "C11", text, "Aucune suite ne se lit sur la carte.")
    elif next_:
        text = f"Vous écrivez {quoted(next_.text)}. Qui doit dire oui pour que cela se fasse ?"
        yield case.ask(40, "C11", text, "Une préconisation engage quelqu’un.", [next_], "strong")
    else:
        text = f"Vous écrivez {quoted(found[0].text)}. Qu’en ferez-vous ensuite, et qui le décide ?"
        yield case.ask(50, "C11", text, "Le bilan est prévu, pas ce qu’il devient.", found[:1], "gap")


ASKED = (actions, telling, following, judging, after)
