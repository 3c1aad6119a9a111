"""M4 « assortie d'un dossier de 5 pages »: the pages really set, with the centre's tolerance."""

from __future__ import annotations

from math import ceil

from cefi_map.dossier.rule import Finding, Rule, Subject

_LINES = 46
"""Lines of a page in the default layout: says how far the end is."""
_ROUNDING = 0.05


def _check(subject: Subject) -> Finding:
    pages, asked, within = subject.pages, subject.readings.pages_asked, subject.readings.page_tolerance
    if not subject.read.passages:
        return Finding("absent", message="Le dossier est vide.", fix=RULE.fix)
    if pages is None:
        return Finding(
            "a_verifier", message="Les pages ne sont pas comptées : la mise en page n'a pas abouti.", fix=RULE.fix
        )
    over, said = pages.length - asked, f"Le dossier compte {pages.said(asked)}"
    if pages.level(asked, within) == "ok":
        spare = "" if abs(over) <= _ROUNDING else f", à moins de {_decimal(within)} page près"
        return Finding("satisfait", message=f"{said}{spare}.")
    lines = ceil((abs(over) - within) * _LINES)
    many = "s" if lines > 1 else ""
    if over > 0:
        fix = f"Retirez environ {lines} ligne{many} : ce que la carte dit déjà peut partir."
    else:
        fix = f"Ajoutez environ {lines} ligne{many} : une situation examinée, ce que vous feriez autrement."
    return Finding("partiel", message=f"{said}.", fix=fix)


def _decimal(value: float) -> str:
    return f"{value:g}".replace(".", ",")


RULE = Rule(
    "M4",
    "Dossier de cinq pages",
    "Le texte officiel demande un dossier de cinq pages ; il ne dit ni la police ni les marges.",
    "Rédigez cinq pages : rôle, posture, analyse de votre pratique, prise de recul, perspectives.",
    "\n\n".join(["# Dossier", *["Une ligne du dossier. " * 200] * 5]),
    "# Dossier\n\nUn seul paragraphe.\n",
    _check,
)
