"""Questions on who carries the project: role, posture, distance; and on what is shown by one passage alone."""

from __future__ import annotations

from collections.abc import Iterator

from .case import Case, quoted
from .question import Question

_IN_DOSSIER = {
    "M5": (68, "Dans {}, qu’avez-vous fait, vous, que personne d’autre n’aurait fait ?", "votre rôle"),
    "M6": (
        50,
        "Racontez un moment de {} où vous avez choisi de ne pas faire à la place de la personne.",
        "votre posture",
    ),
    "C12a": (58, "Qu’est-ce qui n’a pas marché dans {}, et qu’en avez-vous compris ?", "le recul sur votre pratique"),
    "C12b": (49, "Qu’est-ce que {} change à votre façon d’accompagner ?", "vos perspectives"),
}
"""Of the dossier: weight, question, what it is about."""
_UNWRITTEN = 20
"""How much less is asked where no dossier is written here: it may be written elsewhere."""
_ONE_PASSAGE, _AGAIN = 48, 35
"""How much it matters, and how much where it was asked of another: the same words three times are no session."""
_SEVERAL = ("C1a", "C1b", "C2", "C3a", "C4", "C8a", "C8b", "C9", "C10", "C11")
"""Requirements of which a jury expects more than one thing."""


def author(case: Case) -> Iterator[Question]:
    for id, (weight, text, name) in _IN_DOSSIER.items():
        if case.dossier is None:
            why, weight = f"Le dossier n’est pas écrit ici : on y lit {name}.", weight - _UNWRITTEN
        elif case.dossier.verdict(id).likeliest != "satisfait":
            why = f"Le dossier dit peu de chose sur {name}."
        else:
            continue
        yield case.ask(weight, id, text.format(case.project), why, (), "gap")


def fragile(case: Case) -> Iterator[Question]:
    """A satisfied requirement that hangs on one passage."""
    weight = _ONE_PASSAGE
    for verdict in case.report.requirements:
        if verdict.id in _SEVERAL and verdict.likeliest == "satisfait" and len(verdict.evidence) == 1:
            (only,) = verdict.evidence
            text = f"Vous écrivez {quoted(only.text)}. Quel autre exemple donneriez-vous ?"
            yield case.ask(weight, verdict.id, text, f"{verdict.id} ne tient qu’à ce passage.", [only], "fragile")
            weight = _AGAIN


ASKED = (author, fragile)
