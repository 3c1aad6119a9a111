"""Questions on why: the needs, the place, the policies, the aims, and the choice of this project (C1 to C3)."""

from __future__ import annotations

from collections.abc import Iterator

from cefi_map.french.figures import NUMBER
from cefi_map.french.reasons import DISCARDED
from cefi_map.french.said import Said

from .case import Case, first, named, quoted
from .question import Question


def subject(case: Case) -> Iterator[Question]:
    """A map that is about something else is asked first what its project is."""
    if case.report.notices and case.is_("C3a", "absent"):
        told = case.report.notices[0].partition(":")[0].strip()
        text = f"{told}. Quel projet en tirez-vous, et pour quel public ?"
        yield case.ask(95, "C3a", text, "Le bloc 3 demande un projet.", (), "gap")


def needs(case: Case) -> Iterator[Question]:
    found = case.shown("C1a")
    if case.is_("C1a", "absent"):
        text = f"De quoi les personnes que vise {case.project} ont-elles besoin, et comment le savez-vous ?"
        yield case.missing(86, "C1a", text, "Aucun besoin du public ne se lit sur la carte.")
        return
    sourced = case.likeliest(found, "C1a", "a")
    if not sourced and found:
        need = (case.likeliest(found, "C1a", "n") or found)[0]
        text = f"Vous écrivez {quoted(need.text)}. Qui vous l’a dit, et combien sont-ils ?"
        yield case.ask(70, "C1a", text, "Ce besoin n’a pas de source.", [need], "gap")
    elif sourced:
        text = f"Vous écrivez {quoted(sourced[0].text)}. Qui avez-vous interrogé, et qui n’avez-vous pas entendu ?"
        yield case.ask(42, "C1a", text, "Vous appuyez votre projet sur cette enquête.", sourced[:1], "strong")


def place(case: Case) -> Iterator[Question]:
    found = first(case.shown("C1b"))
    if found is None:
        text = "Pourquoi ce projet ici, plutôt que dans le territoire voisin ?"
        yield case.missing(60, "C1b", text, "La carte ne décrit pas le territoire.")
    else:
        text = f"Vous écrivez {quoted(found.text)}. Qu’est-ce que cela change dans votre projet ?"
        yield case.ask(34, "C1b", text, "Un constat sur le territoire se discute.", [found], "strong")


def policies(case: Case) -> Iterator[Question]:
    found = case.shown("C2")
    bare = first(each for each in found if case.says(each, "C2", "b") and not case.says(each, "C2", "p"))
    explained = first(each for each in found if case.says(each, "C2", "p"))
    if not found:
        text = "Quel dispositif existe déjà pour ces personnes, et pourquoi ne leur suffit-il pas ?"
        yield case.missing(61, "C2", text, "Aucune politique ni aucun dispositif ne se lit.")
    elif bare and not explained:
        text = (
            f"{named(bare.piece or bare.text)[0]} : que fait ce dispositif pour votre public, et que ne fait-il pas ?"
        )
        yield case.ask(58, "C2", text, "Ce dispositif est nommé, pas expliqué.", [bare], "gap")
    elif explained:
        text = f"Vous écrivez {quoted(explained.text)}. Que fait votre projet que cela ne faisait pas déjà ?"
        yield case.ask(38, "C2", text, "Votre projet s’appuie sur ce qui existe.", [explained], "strong")


def aims(case: Case) -> Iterator[Question]:
    found = [each for each in case.shown("C3a") if case.says(each, "C3a", "o") and each.number]
    counted = first(each for each in found if Said(each.text).finds(NUMBER))  # in the words that are quoted
    if case.is_("C3a", "absent"):
        yield case.missing(84, "C3a", "Quel est le but de ce projet, en une phrase ?", "Aucun objectif ne se lit.")
    elif counted and case.reasoned(counted):
        text = f"Vous écrivez {quoted(counted.text)}. Qu’est-ce qui vous ferait changer ce nombre ?"
        yield case.ask(47, "C3a", text, "Vous dites pourquoi ce nombre : votre raison se discute.", [counted], "strong")
    elif counted:
        text = f"Vous écrivez {quoted(counted.text)}. Pourquoi ce nombre, et pas la moitié ou le double ?"
        yield case.ask(47, "C3a", text, "Un objectif chiffré se justifie.", [counted], "strong")
    elif found:
        text = f"Vous écrivez {quoted(found[0].text)}. À quoi verrez-vous que c’est atteint ?"
        yield case.ask(59, "C3a", text, "Cet objectif ne se mesure pas.", found[:1], "gap")


def choice(case: Case) -> Iterator[Question]:
    found = case.likeliest(case.shown("C3b"), "C3b", "r") or case.shown("C3b")
    discarded = first(each for each in found if case.said(each).finds(DISCARDED))
    if discarded:
        text = f"Vous écrivez {quoted(discarded.text)}. Dans quel cas reviendriez-vous sur ce choix ?"
        yield case.ask(43, "C3b", text, "Vous dites ce que vous avez écarté.", [discarded], "strong")
    elif not case.is_("C3b", "satisfait"):
        text = f"Pourquoi {case.project} plutôt qu’une autre réponse ? Qu’avez-vous écarté ?"
        yield case.ask(76, "C3b", text, "La carte ne dit pas pourquoi ce projet et pas un autre.", found[:1], "gap")
    elif found:
        text = f"Vous écrivez {quoted(found[0].text)}. Cette raison ne vaudrait-elle pas pour un tout autre projet ?"
        yield case.ask(44, "C3b", text, "Votre choix tient à cette raison.", found[:1], "strong")


ASKED = (subject, needs, place, policies, aims, choice)
