"""The budget as an Excel file."""

from __future__ import annotations

import io
from datetime import datetime

from xlsxwriter import Workbook

from cefi_map.planning import Planning

from .drawn import by_account
from .table import HEADS, sides


def as_xlsx(found: Planning) -> bytes:
    """Totals and shares are formulas, so that the table reckons anew when an amount changes there."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Budget")
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": '#,##0.00\\ "€"'})
    strong = book.add_format({"bold": True, "num_format": '#,##0.00\\ "€"', "top": 1})
    part = book.add_format({"num_format": "0.0\\ %"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 9)
    sheet.set_column(1, 1, 62)
    sheet.set_column(2, 3, 18)
    sheet.write_row(0, 0, (*HEADS[:3], "Part des produits", *HEADS[4:]), bold)
    sheet.freeze_panes(1, 0)
    row, totals = 1, []
    for title, side, all, total in sides(found):
        sheet.write_string(row, 0, title, bold)
        first = row = row + 1
        ordered = [(account, line) for account in by_account(all, side) for line in account.lines]
        for account, line in ordered:
            sheet.write_string(row, 0, account.code)
            sheet.write_string(row, 1, line.sum.words, wrap)
            if line.value is not None:
                sheet.write_number(row, 2, float(line.value), money)
            if side == "resource" and line.value is not None:
                end = first + len(ordered) + 1
                sheet.write_formula(
                    row, 3, f"=IF(C{end}=0,0,C{row + 1}/C{end})", part, float((found.budget.share(line) or 0) / 100)
                )
            sheet.write_string(row, 4, found.map.numbers[line.key])
            row += 1
        sheet.write_string(row, 1, f"Total des {title.lower()}", bold)
        if any(line.value is not None for _, line in ordered):
            sheet.write_formula(row, 2, f"=SUM(C{first + 1}:C{row})", strong, float(total))
        else:
            sheet.write_number(row, 2, float(total), strong)
        totals.append(row + 1)
        row += 2
    sheet.write_string(row, 1, "Solde", bold)
    sheet.write_formula(row, 2, f"=C{totals[1]}-C{totals[0]}", strong, float(found.budget.balance))
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.set_properties({"title": "Budget prévisionnel", "created": datetime(2000, 1, 1)})
    book.close()
    return out.getvalue()
