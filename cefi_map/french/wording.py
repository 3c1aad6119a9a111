"""How sentences are written: French spaces and apostrophes, lists, decimals, months."""

from __future__ import annotations

import re
from collections.abc import Sequence

MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
          "décembre")  # fmt: skip
_BEFORE = re.compile(r" (?=[:;?!»%€])")
_AFTER = re.compile(r"(?<=«) ")


def spaced(text: str) -> str:
    """No-break spaces and curved apostrophes, as French wants them."""
    return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", text)).replace("'", "’")


def decimal(value: float) -> str:
    """« 1,5 », « 2 »."""
    return f"{value:g}".replace(".", ",")


def joined(texts: Sequence[str]) -> str:
    return texts[0] if len(texts) == 1 else ", ".join(texts[:-1]) + " et " + texts[-1] if texts else ""
