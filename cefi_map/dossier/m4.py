"""M4 « assortie d'un dossier de 5 pages »: the pages really set, with the centre's tolerance."""

from __future__ import annotations

from cefi_map.french.wording import decimal
from cefi_map.judging.telling import Outcome

from .pages import Pages
from .reading import Passage
from .rule import Modality, Subject

TITLE = "Dossier de cinq pages"
WHY = "Le texte officiel demande un dossier de cinq pages ; il ne dit ni la police ni les marges."
FIX = "Rédigez cinq pages : rôle, posture, analyse de votre pratique, prise de recul, perspectives."
GOOD = "\n\n".join(["# Dossier", *["Une ligne du dossier. " * 200] * 5])
BAD = "# Dossier\n\nUn seul paragraphe.\n"

_ROUNDING = 0.05


def _check(subject: Subject) -> Outcome[Passage]:
    pages, asked, within = subject.pages, subject.readings.pages_asked, subject.readings.page_tolerance
    if not subject.read.passages:
        bare = pages and pages.length and f"{_said(pages, asked)} : ses titres, et rien dessous."
        return Outcome("absent", message=bare or "Le dossier est vide.", fix=FIX)
    if pages is None:
        return Outcome(
            "a_verifier", message="Les pages ne sont pas comptées : la mise en page n’a pas abouti.", fix=FIX
        )
    over, said = pages.length - asked, _said(pages, asked)
    if pages.level(asked, within) == "ok":
        spare = "" if abs(over) <= _ROUNDING else f", à moins de {decimal(within)} page près"
        return Outcome("satisfait", message=f"{said}{spare}.")
    lines = pages.lines(asked)
    many = "s" if lines > 1 else ""
    if over > 0:
        fix = f"Retirez environ {lines} ligne{many} : ce que la carte dit déjà peut partir."
    else:
        fix = f"Ajoutez environ {lines} ligne{many} : une situation examinée, ce que vous feriez autrement."
    return Outcome("partiel", message=f"{said}.", fix=fix)


def _said(pages: Pages, asked: float) -> str:
    return f"Le dossier compte {pages.said(asked)}"


M4 = Modality("M4", TITLE, WHY, FIX, GOOD, BAD, _check)
