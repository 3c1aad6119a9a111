"""Another amount in figures, in the manner of those that it takes the place of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cefi_map.french.wording import THIN

from .amounts import Amount
from .spelling import euros, figures

_CENT = Decimal("0.01")
_GAPS = (THIN, "\u00a0", " ", ".")


def prices(amount: Amount, text: str, value: Decimal) -> Iterator[tuple[int, int, str]]:
    """Ways of writing it: from where, to where, which words. Figures alone first (« 80 » of « 12 x 80 € »), then the
    whole amount. After the item of a list, or as what a title says."""
    if amount.kind == "unwritten":
        yield amount.start, amount.end, (" " if ":" in text else "\u00a0: ") + euros(value)
        return
    if amount.kind == "sum" and not amount.per:
        each = value / amount.times
        if each == each.quantize(_CENT):
            yield from ((amount.at, amount.to, words) for words in _figures(each, amount, text[amount.at : amount.to]))
    whole = text[amount.start : amount.end]
    yield amount.start, amount.end, euros(value) if amount.sure or "€" in whole else figures(value)
    yield amount.start, amount.end, euros(value)


def _figures(value: Decimal, amount: Amount, words: str) -> Iterator[str]:
    """In thousands where thousands are counted (« 1,5 k »); with the gap that was there."""
    if amount.scale > 1:
        tail = words[len(words.rstrip("kKmM \u00a0\u202f")) :]
        scaled = (value / amount.scale).normalize()
        short = scaled == scaled.quantize(_CENT)
        if short and words[:1].isdigit() and not words.rstrip().endswith(("mille", "s", "x")):
            yield f"{scaled:f}".replace(".", ",") + tail
        return
    gap = next((sign for sign in _GAPS if sign in words.strip()), THIN)
    yield figures(value, gap if gap != "." or "." in words[:-3] else THIN)
    yield figures(value)
