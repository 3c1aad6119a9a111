"""Days and amounts as French writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cefi_map.french.wording import MONTHS, NB, THIN


def day(value: date) -> str:
    """« 3 mars 2026 »."""
    return f"{'1er' if value.day == 1 else value.day} {MONTHS[value.month - 1]} {value.year}"


def euros(value: Decimal) -> str:
    """« 34 700 € », « 12,50 € », « −50 € »."""
    return figures(value).replace("-", "−") + NB + "€"


def figures(value: Decimal, gap: str = THIN) -> str:
    value = value.quantize(Decimal("0.01"))
    whole = f"{int(value):,}".replace(",", gap)
    cents = abs(value) % 1
    sign = "-" if value < 0 and int(value) == 0 else ""
    return sign + whole + (f",{int(cents * 100):02d}" if cents else "")
