"""How sentences are written: French spaces and apostrophes, lists, counts in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BEFORE = re.compile(r" (?=[:;?!»%€])")
_AFTER = re.compile(r"(?<=«) ")
_NUMBERS = ("aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")


def spaced(text: str) -> str:
    """No-break spaces and curved apostrophes, as French wants them."""
    return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", text)).replace("'", "’")


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def joined(texts: Sequence[str]) -> str:
    return texts[0] if len(texts) == 1 else ", ".join(texts[:-1]) + " et " + texts[-1] if texts else ""


def number(count: int, *, feminine: bool = False) -> str:
    """A count in words up to ten."""
    if count == 1 and feminine:
        return "une"
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, noun: str, plural: str = "", *, feminine: bool = False) -> str:
    """« un partenaire », « trois partenaires »."""
    return f"{number(count, feminine=feminine)} {noun if count == 1 else plural or noun + 's'}"
