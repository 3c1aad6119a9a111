"""The budget as lines of a table: two sides, each by account, with its total; then what is left."""

from __future__ import annotations

from decimal import Decimal

from cefi_map.planning import Line, Planning
from cefi_map.reporting.tables import Value

from .drawn import by_account

HEADS = ("Compte", "Intitulé", "Montant en euros", "Part des produits (%)", "Nœud")


def plain_lines(found: Planning) -> list[list[Value]]:
    lines: list[list[Value]] = [list(HEADS)]
    for title, side, all, total in sides(found):
        lines.append([title])
        for account in by_account(all, side):
            lines += ([account.code, *_cells(found, line)] for line in account.lines)
        lines.append(["", f"Total des {title.lower()}", number(total)])
    lines.append(["", "Solde", number(found.budget.balance)])
    return lines


def _cells(found: Planning, line: Line) -> list[Value]:
    share = found.budget.share(line) if line.sum.side == "resource" else None
    value: Value = "" if line.value is None else number(line.value)
    return [line.sum.words, value, "" if share is None else float(share), found.map.numbers[line.key]]


def sides(found: Planning) -> tuple[tuple[str, str, tuple[Line, ...], Decimal], ...]:
    budget = found.budget
    return (
        ("Charges", "charge", budget.charges, budget.spent),
        ("Produits", "resource", budget.resources, budget.received),
    )


def number(value: Decimal) -> Value:
    return int(value) if value == int(value) else float(value)
