"""How sentences are written: French spaces and apostrophes, lists, figures, hours, months."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime

NB, THIN = "\u00a0", "\u202f"
MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
          "décembre")  # fmt: skip
_BEFORE = re.compile(r" (?=[:;?!»%€])")
_AFTER = re.compile(r"(?<=«) ")


def spaced(text: str) -> str:
    """No-break spaces and curved apostrophes, as French wants them."""
    return _AFTER.sub(NB, _BEFORE.sub(NB, text)).replace("'", "’")


def figure(number: int) -> str:
    """« 20 000 », with a narrow no-break space."""
    return f"{number:,}".replace(",", THIN)


def clock(moment: datetime) -> str:
    """« 14 h 32 », « 9 h 05 », on this computer's clock."""
    local = moment.astimezone()
    return f"{local.hour}{NB}h{NB}{local.minute:02}"


def decimal(value: float) -> str:
    """« 1,5 », « 2 »."""
    return f"{value:g}".replace(".", ",")


def joined(texts: Sequence[str]) -> str:
    return texts[0] if len(texts) == 1 else ", ".join(texts[:-1]) + " et " + texts[-1] if texts else ""


def of(name: str) -> str:
    """« d’Émilie », « de Luc »: elided before a vowel; an h is left as aspirate, for most are not known."""
    first = unicodedata.normalize("NFD", name.strip())[:1].casefold()
    return f"d’{name}" if first in {"a", "e", "i", "o", "u", "œ", "æ"} else f"de {name}"
