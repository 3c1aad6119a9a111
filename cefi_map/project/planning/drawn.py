"""The calendar and the budget as drawings that stand alone: for a dossier, for paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cefi_map.formats import svg
from cefi_map.planning import CHARGES, PRODUCTS, Line, Planning
from cefi_map.planning.spelling import euros

from .lanes import lanes, ties

FIGURE = 760
"""Pixels of a figure's width."""
_NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Account:
    """A line of the plan comptable with the amounts that stand on it; ``code`` is "" for those on none."""

    code: str
    title: str
    lines: tuple[Line, ...]

    @property
    def total(self) -> Decimal:
        return sum((line.value for line in self.lines if line.value is not None), Decimal(0))


def by_account(lines: Sequence[Line], side: str) -> tuple[Account, ...]:
    """The lines of a side by account, in the plan comptable's order; those on none last."""
    titles = CHARGES if side == "charge" else PRODUCTS
    found = [
        Account(code, title, tuple(line for line in lines if line.account == code)) for code, title in titles.items()
    ]
    loose = tuple(line for line in lines if line.account not in titles)
    return tuple(account for account in (*found, Account("", "Sans ligne proposée", loose)) if account.lines)


def calendar_picture(planning: Planning, title: str, width: float = FIGURE, *, tight: bool = False) -> bytes | None:
    """None where the map has no date. ``tight``: one line of words for each node."""
    rows = lanes(planning)
    return (
        svg.draw_timeline(svg.timeline(rows, width, ties(planning), tight=tight), f"Calendrier « {title} »")
        if rows
        else None
    )


def budget_picture(planning: Planning, title: str) -> bytes | None:
    """None where the map has no amount."""
    budget = planning.budget
    if not budget.charges and not budget.resources:
        return None
    sides = (
        ("Charges", (*_entries(planning, budget.charges, "charge"), _total("Total des charges", budget.spent))),
        (
            "Produits",
            (*_entries(planning, budget.resources, "resource"), _total("Total des produits", budget.received)),
        ),
    )
    return svg.draw_ledger(sides, f"Budget « {title} »")


def _entries(planning: Planning, lines: Sequence[Line], side: str) -> Iterator[svg.Entry]:
    for account in by_account(lines, side):
        yield svg.Entry(f"{account.code} {account.title}".strip(), euros(account.total), strong=True)
        for line in account.lines:
            share = planning.budget.share(line) if side == "resource" else None
            told = f"{share:f}\u00a0%".replace(".", ",") if share is not None else ""
            yield svg.Entry(line.sum.words, euros(line.value) if line.value is not None else _NOTHING, told)


def _total(words: str, value: Decimal) -> svg.Entry:
    return svg.Entry(words, euros(value), strong=True)
